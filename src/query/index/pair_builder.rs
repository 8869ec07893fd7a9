//! Collects where two common words stand side by side while an archive is read. Like the postings of
//! words, what is noted is sorted block by block.

use std::ops::Range;

use super::hash::Map;
use super::number_list::{read_number, write_number};
use super::posting_builder::SEAM;
use super::scratch;
use crate::query::searchable_texts::TextField;

/// Two common words side by side in a field: four bytes, of which the first is the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct PairKey(u32);

impl PairKey {
    pub(super) fn of(field: TextField, first: u16, second: u16) -> Self {
        let field = u32::try_from(field.place()).unwrap_or(u32::MAX);
        Self(field << 24 | u32::from(first) << 12 | u32::from(second))
    }
}

/// Where a pair stands: the number of the record, and the place of its first word there.
pub(super) type PairPlace = (u32, u16);

/// A word that is not common.
const RARE: u16 = u16::MAX;

/// The pairs of one thread.
#[derive(Default)]
pub(super) struct PairBuilder {
    /// The number among the common words of each of the first words of the thread.
    common: Vec<u16>,
    numbers: Map<PairKey, u32>,
    /// What the open block has, in order: the pair, the record within the block, and the place.
    open: Vec<(u32, u16, u16)>,
    /// The record that is being read, and the place after its last text.
    record: u32,
    place: usize,
    blocks: Vec<PairBlock>,
    /// The pairs of each block, by their numbers, each with the end of its places; block after block,
    ends: Vec<(u32, usize)>,
    /// as are the places.
    bytes: Vec<u8>,
    /// Records with more words than places are told apart.
    pub(super) long: Vec<u32>,
}

/// A block in order.
struct PairBlock {
    first: u32,
    /// Where its part of `ends` lies,
    ends: Range<usize>,
    /// and where its part of `bytes` begins.
    bytes: usize,
}

/// The room that the open block begins with.
const OPEN: usize = 1 << 23;
/// The bytes reserved for each record.
const ROOM: usize = 128;

impl PairBuilder {
    /// Learns the numbers that the common words have among the words of the thread, which reads so
    /// many records.
    pub(super) fn learn(&mut self, words: impl Iterator<Item = u32>, records: usize) {
        for (number, word) in (0..).zip(words) {
            let word = word as usize;
            if self.common.len() <= word {
                self.common.resize(word + 1, RARE);
            }
            self.common[word] = number;
        }
        if !self.common.is_empty() {
            (self.open, self.bytes) = (scratch::list(OPEN), scratch::list(records * ROOM));
        }
    }

    /// Notes the pairs of a text. Records come in order.
    pub(super) fn note(&mut self, field: TextField, row: &[u32], record: u32) {
        if self.common.is_empty() {
            return;
        }
        if self.record != record {
            (self.record, self.place) = (record, 0);
        }
        let mut before = RARE;
        for (at, word) in row.iter().enumerate() {
            let own = self.common.get(*word as usize).copied().unwrap_or(RARE);
            if before != RARE && own != RARE {
                let fresh = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                let key = PairKey::of(field, before, own);
                let pair = *self.numbers.entry(key).or_insert(fresh);
                let place = u16::try_from(self.place + at - 1).unwrap_or(u16::MAX);
                let low = u16::try_from(record % SEAM).unwrap_or(u16::MAX);
                self.open.push((pair, low, place));
            }
            before = own;
        }
        self.place += row.len() + 1;
        if self.place >= usize::from(u16::MAX) && self.long.last() != Some(&record) {
            self.long.push(record);
        }
    }

    /// Sorts and closes a block, after the last record of it.
    pub(super) fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        // The buffer that is sorted into is a part of the room of the open block.
        let mut ends = vec![0_usize; self.numbers.len() + 1];
        self.open.iter().for_each(|(pair, ..)| ends[*pair as usize + 1] += 1);
        let mut begin = 0;
        for end in &mut ends {
            begin += *end;
            *end = begin;
        }
        let count = self.open.len();
        self.open.resize(count * 2, (0, 0, 0));
        let (open, sorted) = self.open.split_at_mut(count);
        for noted in open {
            let at = &mut ends[noted.0 as usize];
            sorted[*at] = *noted;
            *at += 1;
        }
        let block = (self.ends.len(), self.bytes.len());
        for places in sorted.chunk_by(|a, b| a.0 == b.0) {
            write_places(&mut self.bytes, places.iter().map(|(_, low, at)| ((*low).into(), *at)));
            self.ends.push((places[0].0, self.bytes.len()));
        }
        self.open.clear();
        let first = self.record / SEAM * SEAM;
        self.blocks.push(PairBlock { first, ends: block.0..self.ends.len(), bytes: block.1 });
    }

    /// Returns every pair with its number, sorted.
    pub(super) fn pairs(&self) -> Vec<(PairKey, u32)> {
        let mut pairs: Vec<_> = self.numbers.iter().map(|(key, number)| (*key, *number)).collect();
        pairs.sort_unstable();
        pairs
    }

    /// Returns the places of a pair, in order.
    pub(super) fn places(&self, pair: u32) -> impl Iterator<Item = PairPlace> {
        self.blocks.iter().flat_map(move |block| {
            let ends = self.ends.get(block.ends.clone()).unwrap_or(&[]);
            let found = ends.binary_search_by_key(&pair, |(pair, _)| *pair).ok();
            let bytes = found.and_then(|at| {
                let from = at.checked_sub(1).map_or(block.bytes, |before| ends[before].1);
                self.bytes.get(from..ends[at].1)
            });
            read_places(bytes.unwrap_or(&[])).map(|(low, place)| (block.first + low, place))
        })
    }

    /// Returns about how many bytes its places take.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.len()
    }
}

/// Appends places, which come in order.
fn write_places(bytes: &mut Vec<u8>, places: impl Iterator<Item = PairPlace>) {
    let mut before = 0;
    for (record, place) in places {
        write_number(bytes, u64::from(record - before));
        write_number(bytes, u64::from(place));
        before = record;
    }
}

/// Reads all places that were written.
#[inline]
fn read_places(mut bytes: &[u8]) -> impl Iterator<Item = PairPlace> {
    let mut record = 0_u32;
    std::iter::from_fn(move || {
        record = record.wrapping_add(u32::try_from(read_number(&mut bytes)?).ok()?);
        Some((record, u16::try_from(read_number(&mut bytes)?).ok()?))
    })
}
