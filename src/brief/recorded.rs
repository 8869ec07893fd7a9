//! The records that items name: an entry by its id, a point or figure by its place and by what it said when
//! it was gathered. A place that holds something else by now never stands in for what was there.

use std::collections::HashMap;

use super::count_words::count_words;
use super::entry::head;
use super::finder::EntryFinder;
use super::{PassageName, WorkItem, WorkSubject, Worklist};
use crate::archive::{
    Corpus, EntryKey, Found, PassageIn, PassageKey, RecordKey, RecordPlacing, record_hash,
};
use crate::digest::{Figure, Passage, PassageText};
use crate::text::clean;
use crate::yaml::excerpt;

/// What a record says now beside what it said when it was gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecordChange {
    /// It says the same.
    Same,
    /// It says something else.
    Changed,
    /// What it said is not known.
    Unknown,
}

/// Finds the records of the items of a worklist.
pub(super) struct RecordFinder<'c> {
    corpus: &'c Corpus,
    entries: EntryFinder,
    placing: RecordPlacing<'c>,
    words: HashMap<PassageIn, HomeWords>,
}

/// The record of an item, or why it is not found.
type FoundOrWhy<K> = Result<(K, RecordChange), String>;

impl<'c> RecordFinder<'c> {
    /// Looks for the records of a worklist.
    pub(super) fn of(corpus: &'c Corpus, worklist: &Worklist) -> Self {
        let entries = EntryFinder::of(corpus, worklist);
        Self { corpus, entries, placing: RecordPlacing::of(corpus), words: HashMap::new() }
    }

    /// Returns the entry of an item with this id.
    pub(super) fn entry(&mut self, id: &str, item: &WorkItem) -> FoundOrWhy<EntryKey> {
        let found = self.entries.get(id);
        let Some(seen) = item.seen else { return Ok((found?, RecordChange::Unknown)) };
        let near = found.ok().or_else(|| self.entries.twin(id));
        match near.and_then(|key| self.placing.twin_as_seen(key, seen)) {
            Some(key) => Ok((key, RecordChange::Same)),
            None => Ok((found?, RecordChange::Changed)),
        }
    }

    /// Returns the passage of an item with this name.
    pub(super) fn passage(
        &mut self,
        name: &PassageName,
        item: &WorkItem,
    ) -> FoundOrWhy<PassageKey> {
        let there = PassageKey { home: home_of(self.corpus, name)?, place: name.place };
        let is_figure = matches!(item.subject, WorkSubject::Figure(_));
        let Some(seen) = item.seen else {
            let Some(passage) = self.corpus.passage(there) else {
                return Err("nothing stands at that place any more".to_owned());
            };
            return match (is_figure, passage.says) {
                (true, PassageText::Figure(_)) => Ok((there, RecordChange::Unknown)),
                (false, PassageText::Figure(figure)) => {
                    Err(format!("no point stands there any more, but a figure of {}", figure.of))
                }
                (true, _) => {
                    let words = excerpt(&passage_words(self.corpus, &passage));
                    Err(format!("no figure stands there any more, but `{words}`"))
                }
                (false, _) => Ok((there, RecordChange::Unknown)),
            };
        };
        if let Some(key) = self.placing.passage_as_seen(there, seen) {
            return Ok((key, RecordChange::Same));
        }
        let said = item.said.as_deref().filter(|said| !said.is_empty());
        // A digest or wave itself is known by its id.
        if name.place == 0 && self.corpus.passage(there).is_some() {
            return Ok((there, RecordChange::Changed));
        }
        let still = said.and_then(|said| self.still_saying(there.home, is_figure, said));
        still.map(|key| (key, RecordChange::Changed)).ok_or_else(|| self.why_gone(there))
    }

    /// Returns the one passage that tells the same by its words, although its record says something else by
    /// now: a figure of the same thing and days by the same issuer, whatever its number.
    fn still_saying(&mut self, home: PassageIn, is_figure: bool, said: &str) -> Option<PassageKey> {
        let corpus = self.corpus;
        let words = self.words.entry(home).or_insert_with(|| HomeWords::of(corpus, home));
        if !is_figure {
            return words.points.get(said).copied().flatten();
        }
        let mut alike = words.figures.iter().filter(|(figure, _)| figure.are_of(said));
        let first = alike.next()?;
        alike.next().is_none().then_some(first.1)
    }

    fn why_gone(&self, there: PassageKey) -> String {
        let now = self.corpus.passage(there).map(|passage| passage_words(self.corpus, &passage));
        match now.map(|words| excerpt(&words)) {
            Some(words) => format!("nothing there says it any more; at its place stands `{words}`"),
            None => "nothing there says it any more".to_owned(),
        }
    }
}

/// Returns the digest or wave of a name, or why there is none.
fn home_of(corpus: &Corpus, name: &PassageName) -> Result<PassageIn, String> {
    let digest = corpus.find(&format!("digest:{}", name.home));
    let found =
        if digest == Found::Nothing { corpus.find(&format!("wave:{}", name.home)) } else { digest };
    match found {
        Found::Digest(at) => Ok(PassageIn::Digest(at)),
        Found::Wave(at) => Ok(PassageIn::Wave(u32::try_from(at).unwrap_or(u32::MAX))),
        Found::Several(_) => Err("several digests have ids that begin so".to_owned()),
        Found::Entry(_) | Found::Nothing => Err(match corpus.as_of() {
            Some(_) => "as of that day the archive has no such digest or wave".to_owned(),
            None => "the archive has no such digest or wave any more".to_owned(),
        }),
    }
}

/// What is said in a digest or wave, for those who look for words.
struct HomeWords {
    /// What is no figure, by its words; none where several say the same.
    points: HashMap<String, Option<PassageKey>>,
    figures: Vec<(FigureWords, PassageKey)>,
}

impl HomeWords {
    fn of(corpus: &Corpus, home: PassageIn) -> Self {
        let mut words = Self { points: HashMap::new(), figures: Vec::new() };
        for place in 0..corpus.passages_in(home) {
            let key = PassageKey { home, place };
            let Some(passage) = corpus.passage(key) else { continue };
            match passage.says {
                PassageText::Figure(figure) => {
                    words.figures.push((FigureWords::of(corpus, &passage, figure), key));
                }
                PassageText::Title(_)
                | PassageText::Point(_)
                | PassageText::Sentence(_)
                | PassageText::Note(_)
                | PassageText::Wave(_) => {
                    let said = bounded_words(&passage.labelled_text());
                    let known = words.points.entry(said);
                    known.and_modify(|known| *known = None).or_insert(Some(key));
                }
            }
        }
        words
    }
}

/// The words of a figure: what it counts where and when, how many, and who says so.
struct FigureWords {
    before: String,
    total: String,
    behind: String,
}

impl FigureWords {
    fn of(corpus: &Corpus, passage: &Passage<'_>, figure: &Figure) -> Self {
        let taxonomy = corpus.taxonomy();
        let area = passage.area.map(|area| taxonomy.area_name(area).to_owned());
        let theatre = passage.theatre.map(|theatre| taxonomy.theatre_name(theatre).to_owned());
        let days = figure.period.map(crate::digest::Period::spoken);
        let parts: Vec<String> = std::iter::once(figure.of.to_string())
            .chain([area, theatre, days].into_iter().flatten())
            .collect();
        let (basis, issuer) = (figure.basis, &figure.issuer);
        Self {
            before: bounded_words(&format!("{}:", parts.join(", "))),
            total: figure.total.map_or_else(|| "no total".to_owned(), count_words),
            behind: bounded_words(&format!(", {basis} by {issuer}")),
        }
    }

    /// Returns true for words that are of the same figure, whatever its number was.
    fn are_of(&self, said: &str) -> bool {
        said.strip_prefix(&*self.before).is_some_and(|rest| rest.ends_with(&*self.behind))
    }
}

/// Returns what a passage says on one line.
fn passage_words(corpus: &Corpus, passage: &Passage<'_>) -> String {
    let PassageText::Figure(figure) = passage.says else {
        return passage.labelled_text().into_owned();
    };
    let words = FigureWords::of(corpus, passage, figure);
    format!("{} {}{}", words.before, words.total, words.behind)
}

/// Returns what a record is in a few words; none where the corpus does not have it.
pub(super) fn record_words(corpus: &Corpus, key: RecordKey) -> Option<String> {
    let words = match key {
        RecordKey::Entry(key) => head(corpus, corpus.entry(key)?),
        RecordKey::Passage(key) => passage_words(corpus, &corpus.passage(key)?),
    };
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns words as an item keeps them: on one line, and no longer than its file takes.
pub(super) fn bounded_words(words: &str) -> String {
    let words = clean(words).split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(WorkItem::LONGEST_SAID).collect()
}

impl WorkItem {
    /// Returns an item about a record, with what it says now.
    pub fn of_record(subject: WorkSubject, key: RecordKey, corpus: &Corpus) -> Self {
        let said = record_words(corpus, key).map(|words| bounded_words(&words));
        Self { seen: record_hash(corpus, key), said, ..subject.into() }
    }
}

#[cfg(test)]
#[path = "recorded_tests.rs"]
mod tests;
