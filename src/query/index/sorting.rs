//! Puts what was found in another order than the best first. The order is taken over all of it, not
//! over the hits; lists of a property are intersected until enough is found, so that a million
//! entries need not be looked at one by one.

use std::cmp::Reverse;

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::Index;
use super::columns::Property;
use super::results::Results;
use crate::archive::{Corpus, RecordKey};
use crate::digest::EntryField;
use crate::query::Sort;

/// The hits in the order in which they are gathered, up to a number.
struct GatheredHits<'a> {
    index: &'a Index,
    /// What is left of the entries and of the passages.
    entries: RoaringBitmap,
    passages: RoaringBitmap,
    hits: Vec<RecordKey>,
    most: usize,
}

impl GatheredHits<'_> {
    fn is_full(&self) -> bool {
        self.hits.len() >= self.most
    }

    /// Takes those of some entries that are left, the newest first.
    fn take_entries(&mut self, entries: &RoaringBitmap) {
        let meant = &self.entries & entries;
        let left = self.most.saturating_sub(self.hits.len());
        let keys = meant.iter().take(left).filter_map(self.index.entries.columns.keys());
        self.hits.extend(keys.map(RecordKey::Entry));
        self.entries -= meant;
    }

    /// Takes those of some passages that are left, likewise.
    fn take_passages(&mut self, passages: &RoaringBitmap) {
        let meant = &self.passages & passages;
        let left = self.most.saturating_sub(self.hits.len());
        let keys = meant.iter().take(left).filter_map(|at| self.index.passages.columns.key(at));
        self.hits.extend(keys.map(RecordKey::Passage));
        self.passages -= meant;
    }

    /// Takes all that is left: the entries, then the passages.
    fn take_rest(&mut self) {
        self.take_entries(&self.entries.clone());
        self.take_passages(&self.passages.clone());
    }

    /// Takes what has a property: the entries, then the passages.
    fn take(&mut self, property: Property) {
        if let Some(entries) = self.index.entries.columns.marks.get(property) {
            self.take_entries(&entries);
        }
        if let Some(passages) = self.index.passages.columns.marks.get(property) {
            self.take_passages(&passages);
        }
    }
}

impl Index {
    /// Puts the first `most` of what was found in an order. Hits that have only some of the words
    /// stay behind those that have all. The results must be from this index.
    pub fn sort(&self, corpus: &Corpus, results: &mut Results, sort: Sort, most: usize) {
        let mut gathered = GatheredHits {
            index: self,
            entries: (*results.matched).clone(),
            passages: (*results.said).clone(),
            hits: Vec::new(),
            most,
        };
        match sort {
            Sort::Best => return,
            Sort::Date => gathered.hits = self.by_date(corpus, results, most),
            Sort::Toll => self.gather_by_toll(&mut gathered),
            Sort::Place => gather_by_place(&mut gathered, corpus),
        }
        let mut hits = gathered.hits;
        if let Some(nearest) = &mut results.nearest {
            let behind = results.hits.get(nearest.from..).unwrap_or(&[]);
            nearest.from = hits.len();
            hits.extend(behind);
            hits.truncate(most);
        }
        results.hits = hits;
    }

    /// Returns the newest entries and passages. Both are numbered by their dates already.
    fn by_date(&self, corpus: &Corpus, results: &Results, most: usize) -> Vec<RecordKey> {
        let entries = results.matched.iter().take(most).filter_map(self.entries.columns.keys());
        let entries = entries.filter_map(|key| {
            let day = corpus.entry(key)?.date.from;
            Some((day, RecordKey::Entry(key)))
        });
        let passages = results.said.iter().take(most).filter_map(|number| {
            let key = self.passages.columns.key(number)?;
            Some((corpus.passage(key)?.days().0, RecordKey::Passage(key)))
        });
        let mut dated: Vec<(NaiveDate, RecordKey)> = entries.chain(passages).collect();
        // The sort is stable: entries stay before passages of the same day.
        dated.sort_by_key(|(day, _)| Reverse(*day));
        dated.into_iter().take(most).map(|(_, key)| key).collect()
    }

    fn gather_by_toll(&self, gathered: &mut GatheredHits<'_>) {
        let killed =
            self.entries.columns.counts.iter().filter(|(field, _)| *field == EntryField::Killed);
        let mut killed: Vec<_> = killed.map(|(_, count)| *count).collect();
        killed.sort_by_key(|count| Reverse(count.best_then_low()));
        // Of equal numbers the newest come first, whatever else is known of them.
        for same in killed.chunk_by(|a, b| a.best_then_low() == b.best_then_low()) {
            if gathered.is_full() {
                return;
            }
            let marks = same.iter().map(|count| Property::Count(EntryField::Killed, *count));
            gathered.take_entries(&self.entries.columns.marks.union(marks));
        }
        gathered.take_rest();
    }
}

fn gather_by_place(gathered: &mut GatheredHits<'_>, corpus: &Corpus) {
    let taxonomy = corpus.taxonomy();
    for (theatre, _) in taxonomy.theatres() {
        let areas = taxonomy.areas_of(theatre).map(|(area, _)| Property::Area(area));
        for place in areas.chain([Property::Theatre(theatre)]) {
            if gathered.is_full() {
                return;
            }
            gathered.take(place);
        }
    }
    gathered.take_rest();
}
