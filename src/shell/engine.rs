//! The work of the searching thread: building an index and querying it. It has no thread and no
//! channel; it is a trait, so that tests can make any part of it fail.

use super::answering::{add_up, answer};
use crate::app::{
    Answer, AnswerSum, Compared, ComparisonRequest, Question, SavedCount, SavedCounts,
};
use crate::archive::{self, ArchiveSideFile, Corpus, Origin, Problem, RecordKey};
use crate::brief::{
    BriefArchive, BriefOrigin, BriefRequest, BriefTemplate, Briefing, Worklist, compose_telling,
};
use crate::compare::{Dispersion, compare};
use crate::config::{self, File, OwnSearches, SavedSearch, Searches};
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

    /// Composes a briefing, with the problems of its template, and tells how many of its items are found and
    /// how many there are; none if it is stopped.
    fn compose(
        &self,
        indexed: (&Corpus, &Index),
        gathered: (&Worklist, BriefOrigin),
        stopped: &(dyn Fn() -> bool + Sync),
        told: &mut dyn FnMut(usize, usize),
    ) -> Option<(Briefing, Vec<Problem>)>;

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
    /// The user's template of briefings.
    pub(super) template: Option<File>,
}

impl SearchEngine {
    /// Returns the saved searches as their files have them now, and all problems of these.
    fn searches(&self, words: &Taxonomy) -> (Searches, Vec<Problem>) {
        let mut problems = Vec::new();
        let own = self.own.read().unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        let shared = archive::searches(&self.origin).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        let searches = config::searches(own.as_ref(), shared.map(file).as_ref(), words);
        problems.extend_from_slice(&searches.problems);
        (searches, problems)
    }

    /// Returns the template of briefings: that of the user, else that of the archive, else the usual one.
    fn template(&self) -> (BriefTemplate, Vec<Problem>) {
        let shared = || archive::template(&self.origin).map(|found| found.map(file));
        let found = self.template.clone().map_or_else(shared, |own| Ok(Some(own)));
        match found {
            Ok(None) => (BriefTemplate::default(), Vec::new()),
            Ok(Some(file)) => {
                let (template, faults) = BriefTemplate::read(&file.bytes);
                let problem = |fault| Problem::in_file(&file.name, fault);
                (template, faults.into_iter().map(problem).collect())
            }
            Err(problem) => (BriefTemplate::default(), vec![problem]),
        }
    }
}

/// Converts a file of an archive to the form of a user's file.
fn file(file: ArchiveSideFile) -> File {
    File { name: file.name.into(), bytes: file.bytes.into_owned() }
}

impl Engine for SearchEngine {
    fn index(&self, corpus: &Corpus, told: &mut dyn FnMut(usize, usize)) -> Index {
        Index::build_telling(corpus, told)
    }

    fn place(&self, corpus: &Corpus) {
        corpus.spots();
    }

    fn count(&self, words: &Taxonomy, indexed: Option<(&Corpus, &Index)>) -> SavedCounts {
        let (searches, problems) = self.searches(words);
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
        SavedCounts { list: searches.list.into_iter().map(count).collect(), problems }
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

    fn compose(
        &self,
        (corpus, index): (&Corpus, &Index),
        (worklist, origin): (&Worklist, BriefOrigin),
        stopped: &(dyn Fn() -> bool + Sync),
        told: &mut dyn FnMut(usize, usize),
    ) -> Option<(Briefing, Vec<Problem>)> {
        let (template, problems) = self.template();
        let (saved, _) = self.searches(corpus.taxonomy());
        let request = BriefRequest {
            worklist,
            template: &template,
            origin,
            saved: &|name| saved.get(name).map(|search| search.query.clone()),
        };
        let archive = BriefArchive { corpus, index };
        let briefing = compose_telling(&request, &archive, stopped, told)?;
        Some((briefing, problems))
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
        let engine = SearchEngine { origin, own: OwnSearches::default(), template: None };
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
