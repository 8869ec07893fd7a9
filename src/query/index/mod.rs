//! The index of an archive: the entries of each word, and the entries of each sort.
//!
//! Entries are numbered newest first, so that every list of numbers already has the order of
//! equally good answers. The index is built off-thread from a [`Corpus`] and belongs to that
//! corpus.

mod answer;
mod build;
mod choices;
mod columns;
mod common_words;
mod completion_values;
mod day_points;
mod entry_days;
mod facet_columns;
mod facets;
mod found_word;
mod hash;
mod in_a_row;
mod name_points;
mod name_trie;
mod nearest;
mod number_list;
mod pair_builder;
mod passages;
mod place_list;
mod posting_builder;
mod property_lists;
mod rank;
mod recent;
mod record_set;
mod results;
mod rice;
mod row;
mod scratch;
mod search_threads;
mod shard;
mod sorting;
mod spellings;
mod towns;
mod understanding;
mod vocabulary;
mod waves;
mod word_matches;
mod word_pairs;
mod words;

#[cfg(test)]
mod one_question_tests;
#[cfg(test)]
mod settled_tests;

use std::sync::Arc;

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::ast::Query;
use super::highlight::Marker;
use super::names::NameTable;
use super::plan::PlanStep;
use super::replaced::Replaced;
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::{EntryField, EventTotal, Period};
use crate::words::{How, Pattern};
use answer::Answerer;
pub use choices::ChosenFacet;
use columns::{Property, PropertyIndex};
use common_words::PairsNoted;
pub(super) use completion_values::CompletionValue;
pub use facets::Facets;
use in_a_row::TypedRow;
use passages::PassageColumns;
use rank::Ranked;
use record_set::{RecordColumns, RecordSet};
pub use results::{Nearest, Results};
pub use vocabulary::WordFilter;

/// Finds entries without reading them.
#[derive(Debug, Default)]
pub struct Index {
    names: NameTable,
    entries: RecordSet<PropertyIndex>,
    passages: RecordSet<PassageColumns>,
}

/// What a query finds among the records of one sort.
#[derive(Default)]
struct FoundRecords {
    matched: Arc<RoaringBitmap>,
    best: Vec<Ranked>,
    marker: Marker,
    replaced: Vec<Replaced>,
}

impl FoundRecords {
    fn of<C: RecordColumns>(
        mut answerer: Answerer<'_, C>,
        step: &PlanStep,
        most: usize,
    ) -> Option<Self> {
        let matched = answerer.answer(step)?;
        let (stop, (columns, corpus)) = (answerer.stop(), answerer.reads());
        let (ranked, marker, replaced) = answerer.finish();
        let row = if let PlanStep::All(steps) = step { TypedRow::of(steps) } else { None };
        let mut best = rank::best(&matched, &ranked, most.max(in_a_row::READ), stop)?;
        if let Some(row) = row {
            row.credit(&mut best, columns, corpus);
        }
        best.truncate(most);
        Some(Self { matched, best, marker, replaced })
    }
}

impl Index {
    /// Builds the index: reads every entry once, on as many threads as there are cores.
    pub fn build(corpus: &Corpus) -> Self {
        Self::build_telling(corpus, &mut |_, _| {})
    }

    /// Does the same, and tells how many records of how many are read.
    pub fn build_telling(corpus: &Corpus, told: &mut dyn FnMut(usize, usize)) -> Self {
        build::build(corpus, PairsNoted::OfCommonWords, told)
    }

    /// Builds an index that is asked once and thrown away, and tells how many records of how many are read.
    /// It answers as any other, but it was not noted where common words stand side by side: a phrase of them
    /// is looked for in the texts, which takes less time than noting it of every text.
    pub fn for_one_question(corpus: &Corpus, told: &mut dyn FnMut(usize, usize)) -> Self {
        build::build(corpus, PairsNoted::None, told)
    }

    /// Returns the number of indexed entries.
    pub fn len(&self) -> usize {
        self.entries.columns.len()
    }

    /// Returns true for the index of an empty archive.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the number of different words in the archive.
    pub fn words(&self) -> usize {
        let (told, said) = (&self.entries.vocabulary, &self.passages.vocabulary);
        let lacks = |at: &usize| told.place_of(said.word(*at)).is_none();
        told.len() + (0..said.len()).filter(lacks).count()
    }

    /// Counts the words of the archive that equal a word, begin with it, or are one slip from it.
    /// Every sieve gives the same number; `cargo bench --bench queries` measures the cost of each.
    pub fn words_like(&self, word: &str, sieve: WordFilter) -> usize {
        self.entries.vocabulary.like_through(sieve, &Pattern::new(word, How::Plain)).len()
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
        let step = self.plan(query, corpus);
        // Whatever is asked without naming anything is asked of entries.
        let asks_passages = step.names_something();
        let told = || {
            let found = FoundRecords::of(self.of_entries(corpus, stop), &step, most)?;
            let events = self.told(corpus, query, &found.matched).events;
            Some((found, events))
        };
        let said = || {
            if !asks_passages {
                return Some(FoundRecords::default());
            }
            FoundRecords::of(self.of_passages(corpus, stop), &step, most)
        };
        let ((told, events), said) = search_threads::both(self.records(), told, said)?;
        let (mut marker, mut replaced) = (told.marker, told.replaced);
        marker.join(said.marker);
        Replaced::join(&mut replaced, said.replaced);
        let passages = self.passages.columns.kinds_of(&said.matched);
        if stop() {
            return None;
        }
        Some(Results {
            total: usize::try_from(told.matched.len()).unwrap_or(usize::MAX),
            events,
            of: self.len(),
            passages,
            hits: self.merged(&told.best, &said.best, most),
            nearest: None,
            marker,
            replaced,
            unclear_waves: query.unclear_waves(corpus),
            matched: told.matched,
            said: said.matched,
        })
    }

    /// Returns the number of records of all sorts.
    fn records(&self) -> usize {
        self.len() + self.passages.columns.len()
    }

    /// Answers steps of a plan by entries.
    fn of_entries<'a>(
        &'a self,
        corpus: &'a Corpus,
        stop: &'a (dyn Fn() -> bool + Sync),
    ) -> Answerer<'a, PropertyIndex> {
        Answerer::new(&self.entries, &self.passages.vocabulary, &self.names, corpus, stop)
    }

    /// Does the same by passages.
    fn of_passages<'a>(
        &'a self,
        corpus: &'a Corpus,
        stop: &'a (dyn Fn() -> bool + Sync),
    ) -> Answerer<'a, PassageColumns> {
        Answerer::new(&self.passages, &self.entries.vocabulary, &self.names, corpus, stop)
    }

    /// Puts the best entries and the best passages in one row; an entry goes before its equals.
    fn merged(&self, entries: &[Ranked], passages: &[Ranked], most: usize) -> Vec<RecordKey> {
        let entry = |(_, number): &Ranked| self.entries.columns.key(*number).map(RecordKey::Entry);
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

    /// Returns how many events the answers to a query tell. The corpus is asked only of those that
    /// repeat another or are repeated, of those that write how many they tell, and of those that may
    /// have happened on other days than are asked for; each of the others tells one event of its own.
    fn told(&self, corpus: &Corpus, query: &Query, matched: &RoaringBitmap) -> EventTotal {
        let repeats = matched & &self.entries.columns.repeats;
        let repeat_keys = self.entries.columns.keys_of(&repeats);
        let mains: Vec<_> = repeat_keys.iter().map(|key| corpus.main_telling(*key)).collect();
        let mut asked = repeats | (self.entries.columns.numbers(corpus, &mains) & matched);
        if let Some(written) = self.entries.columns.marks.get(Property::Has(EntryField::Events)) {
            asked |= &*written & matched;
        }
        if let Some(period) = query.period() {
            let last = period.to.unwrap_or(NaiveDate::MAX);
            asked |= self.entries.columns.reaching_beyond(period.from, last) & matched;
        }
        let plain = u32::try_from(matched.len() - asked.len()).unwrap_or(u32::MAX);
        let mut total = EventTotal::ones(plain);
        total.merge(&query.events_told(corpus, &self.entries.columns.keys_of(&asked)));
        total
    }

    /// Counts the events and the tellings that answer a query, without ranks, which cost
    /// more than finding them.
    pub fn totals(
        &self,
        corpus: &Corpus,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<EventTotal> {
        let matched = self.matched(corpus, query, stop)?;
        Some(self.told(corpus, query, &matched))
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
        let matched = self.matched(corpus, query, stop)?;
        Some(self.entries.columns.keys_of(&matched))
    }

    /// Returns all entries that were found, however many of them are listed, in the order of the corpus.
    pub fn every_entry(&self, found: &Results) -> Vec<EntryKey> {
        self.entries.columns.keys_of(&found.matched)
    }

    /// Returns the same as [`Self::matching`], and what stands for words that the archive does not have.
    pub fn matching_told(
        &self,
        corpus: &Corpus,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<(Vec<EntryKey>, Vec<Replaced>)> {
        let step = self.plan(query, corpus);
        let mut answerer = self.of_entries(corpus, stop);
        let matched = answerer.answer(&step)?;
        let (_, _, replaced) = answerer.finish();
        Some((self.entries.columns.keys_of(&matched), replaced))
    }

    pub(in crate::query) fn matched(
        &self,
        corpus: &Corpus,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Arc<RoaringBitmap>> {
        let step = self.plan(query, corpus);
        self.of_entries(corpus, stop).answer(&step)
    }

    /// Returns the entries that share a day with a period, in the order of the corpus.
    pub fn on_days(&self, period: Period) -> Vec<EntryKey> {
        let last = period.to.unwrap_or(NaiveDate::MAX);
        self.entries.columns.keys_of(&self.entries.columns.on(period.from, last))
    }
}
