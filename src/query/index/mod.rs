//! The index of an archive: the entries of each word, and the entries of each sort.
//!
//! Entries are numbered newest first, so that every list of numbers already has the order of
//! equally good answers. The index is built off-thread from a [`Corpus`] and belongs to that
//! corpus.

mod answer;
mod build;
mod columns;
mod completion_values;
mod facet_columns;
mod facets;
mod hash;
mod nearest;
mod passages;
mod posting_builder;
mod rank;
mod record_set;
mod results;
mod row;
mod shard;
mod sorting;
mod towns;
mod understanding;
mod vocabulary;
mod waves;
mod words;

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::ast::Query;
use super::names::NameTable;
use super::plan::plan;
use super::replaced::Replaced;
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::{EntryField, EventTotal, Period};
use crate::words::{How, Pattern};
use answer::Answerer;
use columns::{Property, PropertyIndex};
pub(super) use completion_values::CompletionValue;
pub use facets::Facets;
use passages::PassageIndex;
use rank::Ranked;
use record_set::LastPhrase;
pub use results::{Nearest, Results};
use vocabulary::Vocabulary;
pub use vocabulary::WordFilter;

/// Finds entries without reading them.
#[derive(Debug, Default)]
pub struct Index {
    names: NameTable,
    vocabulary: Vocabulary,
    columns: PropertyIndex,
    last_phrase: LastPhrase,
    passages: PassageIndex,
}

impl Index {
    /// Builds the index: reads every entry once, on as many threads as there are cores.
    pub fn build(corpus: &Corpus) -> Self {
        build::build(corpus)
    }

    /// Returns the number of indexed entries.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Returns true for the index of an empty archive.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the number of different words in the archive.
    pub fn words(&self) -> usize {
        self.vocabulary.len()
    }

    /// Counts the words of the archive that equal a word, begin with it, or are one slip from it.
    /// Every sieve gives the same number; `cargo bench --bench queries` measures the cost of each.
    pub fn words_like(&self, word: &str, sieve: WordFilter) -> usize {
        self.vocabulary.like_through(sieve, &Pattern::new(word, How::Plain)).len()
    }

    /// Answers a query with at most `most` hits, and counts all answers. The corpus must be the one
    /// that the index was built from. Returns none if `stop` reports that the search is cancelled.
    pub fn search(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Results> {
        let step = plan(query, corpus, &self.names);
        let mut answerer = Answerer::new(self, &self.passages, &self.names, corpus, stop);
        let matched = answerer.answer(&step)?;
        let (ranked, mut marker, mut replaced) = answerer.finish();
        let best = rank::best(&matched, &ranked, most, stop)?;
        // Whatever is asked without naming anything is asked of entries.
        let (said, best_said) = if step.names_something() {
            let mut answerer = Answerer::new(&self.passages, self, &self.names, corpus, stop);
            let said = answerer.answer(&step)?;
            let (ranked, of_passages, beside) = answerer.finish();
            marker.join(of_passages);
            Replaced::join(&mut replaced, beside);
            let best = rank::best(&said, &ranked, most, stop)?;
            (said, best)
        } else {
            (RoaringBitmap::new(), Vec::new())
        };
        let passages = self.passages.columns.kinds_of(&said);
        let facets = facets::count(&self.columns, &matched, &passages, corpus);
        if stop() {
            return None;
        }
        Some(Results {
            total: usize::try_from(matched.len()).unwrap_or(usize::MAX),
            events: self.told(corpus, &matched).events,
            of: self.len(),
            passages,
            hits: self.merged(&best, &best_said, most),
            nearest: None,
            facets,
            marker,
            replaced,
            unclear_waves: query.unclear_waves(corpus),
            matched,
            said,
        })
    }

    /// Puts the best entries and the best passages in one row; an entry goes before its equals.
    fn merged(&self, entries: &[Ranked], passages: &[Ranked], most: usize) -> Vec<RecordKey> {
        let entry = |(_, number): &Ranked| self.columns.key(*number).map(RecordKey::Entry);
        let passage =
            |(_, number): &Ranked| self.passages.columns.key(*number).map(RecordKey::Passage);
        let (mut entries, mut passages) = (entries.iter().peekable(), passages.iter().peekable());
        let mut hits = Vec::new();
        while hits.len() < most {
            let next = match (entries.peek(), passages.peek()) {
                (Some(one), other) if other.is_none_or(|other| one.0 >= other.0) => {
                    entries.next().and_then(entry)
                }
                (_, Some(_)) => passages.next().and_then(passage),
                (_, None) => break,
            };
            hits.extend(next);
        }
        hits
    }

    /// Returns how many events some entries tell. The corpus is asked only of those that repeat
    /// another or are repeated, and of those that write how many they tell; each of the others tells
    /// one event of its own.
    fn told(&self, corpus: &Corpus, matched: &RoaringBitmap) -> EventTotal {
        let repeats = matched & &self.columns.repeats;
        let repeat_keys = self.columns.keys_of(&repeats);
        let mains: Vec<_> = repeat_keys.iter().map(|key| corpus.main_telling(*key)).collect();
        let mut asked = repeats | (self.columns.numbers(corpus, &mains) & matched);
        if let Some(written) = self.columns.marks.get(&Property::Has(EntryField::Events)) {
            asked |= written & matched;
        }
        let plain = u32::try_from(matched.len() - asked.len()).unwrap_or(u32::MAX);
        let mut total = EventTotal::ones(plain);
        total.merge(&corpus.events_told(&self.columns.keys_of(&asked)));
        total
    }

    /// Counts the events and the tellings that answer a query, without ranks and facets, which cost
    /// more than finding them.
    pub fn totals(
        &self,
        corpus: &Corpus,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<EventTotal> {
        let matched = self.matched(corpus, query, stop)?;
        Some(self.told(corpus, &matched))
    }

    /// Returns all answers to a query, unranked, in the order of the corpus. The corpus must be the
    /// one that the index was built from. Returns none if `stop` reports that the search is
    /// cancelled.
    pub fn matching(
        &self,
        corpus: &Corpus,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<EntryKey>> {
        Some(self.columns.keys_of(&self.matched(corpus, query, stop)?))
    }

    pub(in crate::query) fn matched(
        &self,
        corpus: &Corpus,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<RoaringBitmap> {
        let step = plan(query, corpus, &self.names);
        Answerer::new(self, &self.passages, &self.names, corpus, stop).answer(&step)
    }

    /// Returns the entries that share a day with a period, in the order of the corpus.
    pub fn on_days(&self, period: Period) -> Vec<EntryKey> {
        let last = period.to.unwrap_or(NaiveDate::MAX);
        self.columns.keys_of(&self.columns.on(period.from, last))
    }
}
