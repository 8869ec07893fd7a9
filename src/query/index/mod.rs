//! The index of an archive: which entries say a word, and which are of a sort.
//!
//! Entries are numbered newest first, so that every list of numbers is already in the order of
//! answers that are equally good. Built off-thread from a [`Corpus`], it belongs to that corpus.

mod answer;
mod build;
mod columns;
mod completion_values;
mod facets;
mod hash;
mod posting_builder;
mod rank;
mod row;
mod shard;
mod vocabulary;
mod words;

use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::ast::Query;
use super::highlight::Marker;
use super::names::Names;
use super::plan::{Phrase, plan};
use super::waves::UnclearWave;
use crate::archive::{Corpus, EntryKey};
use crate::digest::Period;
use crate::words::{How, Pattern};
use answer::Answerer;
use columns::Columns;
pub(super) use completion_values::CompletionValue;
pub use facets::Facets;
use vocabulary::Vocabulary;
pub use vocabulary::WordFilter;

/// What finds entries without reading them.
#[derive(Debug, Default)]
pub struct Index {
    names: Names,
    vocabulary: Vocabulary,
    columns: Columns,
    /// The phrase that was last asked for, with all that say it.
    last_phrase: Mutex<Option<(Phrase, Arc<RoaringBitmap>)>>,
}

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// How many entries match.
    pub total: usize,
    /// Of how many.
    pub of: usize,
    /// The best of them, best first.
    pub hits: Vec<EntryKey>,
    /// All of them, counted.
    pub facets: Facets,
    /// Which letters of them matched.
    pub marker: Marker,
    /// Names of waves that do not name just one.
    pub unclear_waves: Vec<UnclearWave>,
    matched: RoaringBitmap,
}

impl Results {
    /// How many entries match both queries; both answers must be of one index.
    pub fn shared(&self, other: &Self) -> usize {
        usize::try_from(self.matched.intersection_len(&other.matched)).unwrap_or(usize::MAX)
    }
}

impl Index {
    /// Reads every entry once, on as many threads as there are cores.
    pub fn build(corpus: &Corpus) -> Self {
        build::build(corpus)
    }

    /// How many entries it knows.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// True for the index of an empty archive.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many different words the archive says.
    pub fn words(&self) -> usize {
        self.vocabulary.len()
    }

    /// How many words of the archive are a word, begin so, or are one slip from it. Every sieve gives
    /// the same number; `cargo bench --bench queries` measures what each costs.
    pub fn words_like(&self, word: &str, sieve: WordFilter) -> usize {
        self.vocabulary.like_through(sieve, &Pattern::new(word, How::Plain)).len()
    }

    /// Answers a query with at most `most` hits, and every answer counted. The corpus must be the
    /// one that the index was built from. Gives nothing when `stop` says that nobody waits any more.
    pub fn search(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Results> {
        let step = plan(query, corpus, &self.names);
        let mut answerer = Answerer::new(self, corpus, stop);
        let matched = answerer.answer(&step)?;
        let (ranked, marker) = answerer.finish();
        let best = rank::best(&matched, &ranked, most, stop)?;
        let facets = facets::count(&self.columns, &matched, corpus);
        if stop() {
            return None;
        }
        Some(Results {
            total: usize::try_from(matched.len()).unwrap_or(usize::MAX),
            of: self.len(),
            hits: best.into_iter().filter_map(|number| self.columns.key(number)).collect(),
            facets,
            marker,
            unclear_waves: query.unclear_waves(corpus),
            matched,
        })
    }

    /// How many answers a query has: what else is told of them costs more than to find them.
    pub(super) fn total(
        &self,
        corpus: &Corpus,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<usize> {
        let matched = self.matched(corpus, query, stop)?;
        Some(usize::try_from(matched.len()).unwrap_or(usize::MAX))
    }

    /// All answers to a query, unranked, in the order of the corpus. The corpus must be the one that
    /// the index was built from. Gives nothing when `stop` says that nobody waits any more.
    pub fn matching(
        &self,
        corpus: &Corpus,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<EntryKey>> {
        Some(self.columns.keys_of(&self.matched(corpus, query, stop)?))
    }

    fn matched(
        &self,
        corpus: &Corpus,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<RoaringBitmap> {
        let step = plan(query, corpus, &self.names);
        Answerer::new(self, corpus, stop).answer(&step)
    }

    /// The entries that share a day with a period, in the order of the corpus.
    pub fn on_days(&self, period: Period) -> Vec<EntryKey> {
        let last = period.to.unwrap_or(NaiveDate::MAX);
        self.columns.keys_of(&self.columns.on(period.from, last))
    }
}
