//! The work of the searching thread: building an index and querying it. It has no thread and no
//! channel; it is a trait, so that tests can make any part of it fail.

use super::answering::{add_up, answer};
use crate::app::{
    Answer, AnswerSum, Compared, ComparisonRequest, Question, SavedCount, SavedCounts,
};
use crate::archive::{self, Corpus, Origin, RecordKey};
use crate::compare::{Dispersion, compare};
use crate::config::{self, File, OwnSearches, SavedSearch};
use crate::digest::Taxonomy;
use crate::query::{Index, NameLookup, Query, Results, Sort, parse_with};

/// The work of the searching thread. Long operations check whether a newer request has replaced
/// them, and then return nothing.
pub(super) trait Engine: Send + Sync + 'static {
    /// Builds the index of a corpus, and tells how many records of how many are read.
    fn index(&self, corpus: &Corpus, told: &mut dyn FnMut(usize, usize)) -> Index;

    /// Finds out where the entries of a corpus happened. It takes long, and no search waits for it.
    fn place(&self, corpus: &Corpus);

    /// Returns the saved searches that apply to this taxonomy, counted if there is an index.
    fn count(&self, words: &Taxonomy, indexed: Option<(&Corpus, &Index)>) -> SavedCounts;

    /// Returns what a question finds.
    fn answer(
        &self,
        indexed: (&Corpus, &Index),
        question: &Question,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Answer>;

    /// Returns what the entries that an answer found come to.
    fn add_up(
        &self,
        indexed: (&Corpus, &Index),
        answer: &Answer,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<AnswerSum>;

    /// Returns all that a query finds, in an order; none if it is stopped.
    fn found(
        &self,
        indexed: (&Corpus, &Index),
        asked: (&Query, Sort),
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<RecordKey>>;

    /// Returns the result of a comparison.
    fn compare(
        &self,
        indexed: (&Corpus, &Index),
        comparison: &ComparisonRequest,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Compared>;
}

/// How many results of a saved search are shown beside it.
const FIRST: usize = 5;

/// The real engine, which reads the saved searches anew each time.
pub(super) struct SearchEngine {
    /// Where the archive's saved searches are.
    pub(super) origin: Origin,
    /// The user's saved searches.
    pub(super) own: OwnSearches,
}

impl Engine for SearchEngine {
    fn index(&self, corpus: &Corpus, told: &mut dyn FnMut(usize, usize)) -> Index {
        Index::build_telling(corpus, told)
    }

    fn place(&self, corpus: &Corpus) {
        corpus.spots();
    }

    fn count(&self, words: &Taxonomy, indexed: Option<(&Corpus, &Index)>) -> SavedCounts {
        let mut problems = Vec::new();
        let own = self.own.read().unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        let shared = archive::searches(&self.origin).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        let shared =
            shared.map(|file| File { name: file.name.into(), bytes: file.bytes.into_owned() });
        let read = config::searches(own.as_ref(), shared.as_ref(), words);
        problems.extend(read.problems);
        let names = NameLookup::of(words);
        let count = |saved: SavedSearch| {
            let SavedSearch { name, query, note, shared } = saved;
            let asked = parse_with(&query, &names).ok();
            let held = indexed.zip(asked.as_ref());
            let held = held.map(|((corpus, _), query)| query.asked_of(corpus).held(corpus).state());
            let found = indexed.and_then(|(corpus, index)| {
                index.search(corpus, asked.as_ref()?, FIRST, &|| false)
            });
            let total = found.as_ref().map(Results::told);
            let first = found.map(|found| found.entries().collect()).unwrap_or_default();
            SavedCount { name, query, note, shared, found: total, held, first }
        };
        SavedCounts { list: read.list.into_iter().map(count).collect(), problems }
    }

    fn answer(
        &self,
        indexed: (&Corpus, &Index),
        question: &Question,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Answer> {
        answer(indexed, question, overtaken)
    }

    fn add_up(
        &self,
        indexed: (&Corpus, &Index),
        answer: &Answer,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<AnswerSum> {
        add_up(indexed, answer, overtaken)
    }

    fn found(
        &self,
        (corpus, index): (&Corpus, &Index),
        (query, sort): (&Query, Sort),
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<RecordKey>> {
        let mut found = index.search_nearest(corpus, query, usize::MAX, stopped)?;
        index.sort(corpus, &mut found, sort, usize::MAX);
        Some(found.in_order(sort, corpus))
    }

    fn compare(
        &self,
        (corpus, index): (&Corpus, &Index),
        comparison: &ComparisonRequest,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Compared> {
        let ComparisonRequest { number, asks, baseline } = comparison;
        let table = compare(asks, *baseline, Dispersion::default(), corpus, index, overtaken)?;
        Some(Compared { number: *number, table })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::load_all;
    use crate::cover::State;

    #[test]
    fn a_count_says_what_is_held_of_what_is_asked_for() {
        let origin = Origin::Sample;
        let corpus = load_all(&origin).0;
        let index = Index::build(&corpus);
        let engine = SearchEngine { origin, own: OwnSearches::default() };
        let counts = engine.count(corpus.taxonomy(), Some((&corpus, &index))).list;
        assert!(
            counts.iter().all(|saved| saved.found.is_some_and(|found| found.tellings > 0)),
            "{counts:?}"
        );
        assert!(counts.iter().all(|saved| saved.held == Some(State::InPart)), "{counts:?}");
        let before = engine.count(corpus.taxonomy(), None).list;
        assert!(before.iter().all(|saved| saved.held.is_none() && saved.found.is_none()));
    }
}
