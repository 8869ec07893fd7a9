//! What the searching thread does its work with: making an index, and asking it. No thread and no
//! channel here; a trait, so that tests can let any of it fail.

use crate::app::{Answer, Compared, Comparison, Question, SavedCount, SavedCounts};
use crate::archive::{self, Corpus, Origin};
use crate::compare::compare;
use crate::config::{self, File, OwnSearches, SavedSearch};
use crate::digest::Taxonomy;
use crate::query::{Index, NameLookup, parse_with};

/// The work of the searching thread. Whatever takes long asks whether it is overtaken, and then
/// comes to nothing.
pub(super) trait Engine: Send + 'static {
    /// The index of a corpus.
    fn index(&self, corpus: &Corpus) -> Index;

    /// The saved searches that hold for an archive of these words, counted where there is an index.
    fn count(&self, words: &Taxonomy, indexed: Option<(&Corpus, &Index)>) -> SavedCounts;

    /// What a question finds.
    fn answer(
        &self,
        indexed: (&Corpus, &Index),
        question: &Question,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Answer>;

    /// What a comparison comes to.
    fn compare(
        &self,
        indexed: (&Corpus, &Index),
        comparison: &Comparison,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Compared>;
}

/// So many of what a saved search finds are shown beside it.
const FIRST: usize = 5;

/// The engine of the program, which reads saved searches anew each time.
pub(super) struct Searches {
    /// Where those of the archive are.
    pub(super) origin: Origin,
    /// The user's.
    pub(super) own: OwnSearches,
}

impl Engine for Searches {
    fn index(&self, corpus: &Corpus) -> Index {
        Index::build(corpus)
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
            let found = indexed.and_then(|(corpus, index)| {
                index.search(corpus, &parse_with(&query, &names).ok()?, FIRST, &|| false)
            });
            let total = found.as_ref().map(|found| found.total);
            let first = found.map(|found| found.hits).unwrap_or_default();
            SavedCount { name, query, note, shared, total, first }
        };
        SavedCounts { list: read.list.into_iter().map(count).collect(), problems }
    }

    fn answer(
        &self,
        (corpus, index): (&Corpus, &Index),
        question: &Question,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Answer> {
        let Question { number, query, most, typed, cursor } = question;
        let (results, lacking) = index.search_nearest(corpus, query, *most, overtaken)?;
        let offers = index.complete(corpus, typed, *cursor);
        Some(Answer { number: *number, results, lacking, offers })
    }

    fn compare(
        &self,
        (corpus, index): (&Corpus, &Index),
        comparison: &Comparison,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Compared> {
        let Comparison { number, asks, baseline } = comparison;
        let table = compare(asks, *baseline, corpus, index, overtaken)?;
        Some(Compared { number: *number, table })
    }
}
