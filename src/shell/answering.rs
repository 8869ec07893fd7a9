//! What a question of the search is answered with: everything that the screen shows of it.

use crate::app::{Answer, AnswerSum, Question, WiderCount};
use crate::archive::Corpus;
use crate::query::Index;
use crate::sums::FoundSet;

/// Returns what a question finds; nothing if it is overtaken by another.
pub fn answer(
    (corpus, index): (&Corpus, &Index),
    question: &Question,
    overtaken: &(dyn Fn() -> bool + Sync),
) -> Option<Answer> {
    let Question { number, query, most, typed, cursor, taken_back, sort, unscoped } = question;
    let read = index.understand(corpus, typed, taken_back).ok();
    let query = read.as_ref().map_or(query, |read| &read.query);
    let mut results = index.search_nearest(corpus, query, *most, overtaken)?;
    index.sort(corpus, &mut results, *sort, *most);
    let offers = index.complete(corpus, typed, *cursor);
    let wider = match unscoped {
        Some(typed) if results.records() == 0 => {
            let understood = index.understand(corpus, typed, taken_back).ok();
            let found = understood.map(|read| index.search(corpus, &read.query, 0, overtaken));
            let count = |found| WiderCount::of(&found);
            found.map_or(Some(None), |found| found.map(count).map(Some))?
        }
        Some(_) | None => None,
    };
    let offered = |read| index.towns(corpus, typed, (read, taken_back), &results, overtaken);
    let towns = read.as_ref().map(offered).unwrap_or_default();
    Some(Answer {
        number: *number,
        query: query.clone(),
        chips: read.map(|read| read.chips).unwrap_or_default(),
        towns,
        results,
        offers,
        wider,
    })
}

/// Returns what is told beside an answer and no key waits for; nothing if it is overtaken.
pub fn add_up(
    (corpus, index): (&Corpus, &Index),
    answer: &Answer,
    overtaken: &(dyn Fn() -> bool + Sync),
) -> Option<AnswerSum> {
    let facets = index.facets_to_choose(corpus, &answer.query, &answer.results, overtaken)?;
    let entries = index.every_entry(&answer.results);
    let shared = entries.as_slice().into();
    let found = FoundSet::new(None, &answer.query, entries, corpus);
    let sum = found.sum(overtaken)?;
    let rests_on = found.rests_on_in_short();
    let standing = if answer.chips.is_empty() {
        None
    } else {
        Some(index.standing(corpus, &answer.query, &answer.results, overtaken)?)
    };
    Some(AnswerSum { number: answer.number, entries: shared, facets, sum, rests_on, standing })
}
