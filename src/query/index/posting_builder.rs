//! Collects posting lists while an archive is read.
//!
//! Postings are noted as they come, and sorted block by block. Lists that grow one by one would
//! each have room to spare, and leave the allocator with holes that it never gives back.

use std::ops::Range;

use roaring::RoaringBitmap;

use super::scratch;

/// The number of entries after which a roaring bitmap begins a new container.
pub(super) const SEAM: u32 = 1 << 16;

/// The number of entries after which postings are sorted. A place within a block then fits into two
/// bytes, and the unsorted buffer stays small; the allocator would not give a large one back.
pub(super) const BLOCK: u32 = 1 << 13;

/// The length at which a container takes as much room as one bit for each entry would.
const DENSE: usize = 4_096;

/// The postings, list by list; a list belongs to one word in one field.
#[derive(Default)]
pub(super) struct PostingBuilder {
    /// The lists that were added to in the open block, in order,
    lists: Vec<u32>,
    /// and the entry that was added to each.
    counts: Vec<u16>,
    /// The first entry of the open block.
    first: u32,
    blocks: Vec<PostingBlock>,
    /// Where each list ends in its block, block after block.
    ends: Vec<u32>,
    /// The sorted postings, block after block.
    lows: Vec<u16>,
}

/// A block in order.
struct PostingBlock {
    first: u32,
    /// Where its part of `ends` lies,
    ends: Range<usize>,
    /// and where its part of `lows` begins.
    lows: usize,
}

/// The entries of one list in one block.
#[derive(Clone, Copy)]
pub(super) struct PostingRun<'a> {
    first: u32,
    pub(super) lows: &'a [u16],
}

/// The bytes reserved for each entry in each table. Unused room costs nothing.
const ROOM: usize = 160;

impl PostingBuilder {
    /// Reserves room for this many entries.
    pub(super) fn of(entries: usize) -> Self {
        let (words, lows) = (ROOM * entries / size_of::<u32>(), ROOM * entries / size_of::<u16>());
        Self {
            lists: scratch::list(words),
            counts: scratch::list(lows),
            ends: scratch::list(words),
            lows: scratch::list(lows),
            ..Self::default()
        }
    }

    /// Adds an entry to a list. Entries come in order; adding the same one again changes nothing.
    pub(super) fn add(&mut self, list: u32, number: u32) {
        self.lists.push(list);
        self.counts.push(u16::try_from(number % BLOCK).unwrap_or(u16::MAX));
    }

    /// Sorts and closes a block, before the first number of the next one. `lists` is the number of
    /// lists.
    pub(super) fn close(&mut self, lists: usize, next: u32) {
        let first = std::mem::replace(&mut self.first, next / BLOCK * BLOCK);
        if self.lists.is_empty() {
            return;
        }
        let ends = self.ends.len()..self.ends.len() + lists;
        self.ends.resize(ends.end, 0);
        let places = &mut self.ends[ends.clone()];
        for list in &self.lists {
            places[*list as usize] += 1;
        }
        let mut begin = 0;
        for place in places.iter_mut() {
            begin += std::mem::replace(place, begin);
        }
        let start = self.lows.len();
        self.lows.resize(start + self.counts.len(), 0);
        let lows = &mut self.lows[start..];
        for (list, low) in self.lists.drain(..).zip(self.counts.drain(..)) {
            let place = &mut places[list as usize];
            lows[*place as usize] = low;
            *place += 1;
        }
        let kept = once_each(places, lows);
        self.lows.truncate(start + kept);
        self.blocks.push(PostingBlock { first, ends, lows: start });
    }

    /// Returns the entries of a list, in order.
    pub(super) fn runs(&self, list: u32) -> impl Iterator<Item = PostingRun<'_>> {
        let list = list as usize;
        self.blocks.iter().filter_map(move |block| {
            let ends = self.ends.get(block.ends.clone())?;
            let end = *ends.get(list)? as usize;
            let before = list.checked_sub(1).map_or(0, |before| ends[before] as usize);
            let lows = self.lows.get(block.lows + before..block.lows + end)?;
            (!lows.is_empty()).then_some(PostingRun { first: block.first, lows })
        })
    }
}

/// Removes duplicates: an entry that says a word twice stays on its list once. Corrects the ends of
/// the lists, and returns how many numbers are left.
fn once_each(ends: &mut [u32], lows: &mut [u16]) -> usize {
    let (mut from, mut kept) = (0, 0);
    for end in ends {
        let begin = kept;
        for at in from..*end as usize {
            if kept == begin || lows[kept - 1] != lows[at] {
                lows[kept] = lows[at];
                kept += 1;
            }
        }
        from = std::mem::replace(end, u32::try_from(kept).unwrap_or(u32::MAX)) as usize;
    }
    kept
}

impl PostingRun<'_> {
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> + Clone {
        self.lows.iter().map(|low| self.first + u32::from(*low))
    }
}

/// Collects the numbers of runs, which come in order.
pub(super) fn bitmap(runs: &[PostingRun<'_>]) -> RoaringBitmap {
    let mut all = RoaringBitmap::new();
    for between in runs.chunk_by(|a, b| a.first / SEAM == b.first / SEAM) {
        let numbers = || between.iter().flat_map(PostingRun::numbers);
        if between.iter().map(|run| run.lows.len()).sum::<usize>() <= DENSE {
            let sparse = RoaringBitmap::from_sorted_iter(numbers()).unwrap_or_default();
            // A copy has no spare room.
            all |= sparse.clone();
            continue;
        }
        let mut bits = vec![0_u8; SEAM as usize / 8];
        let mut seam = 0;
        for number in numbers() {
            seam = number / SEAM * SEAM;
            let low = (number - seam) as usize;
            bits[low / 8] |= 1 << (low % 8);
        }
        all |= RoaringBitmap::from_lsb0_bytes(seam, &bits);
    }
    packed(all)
}

/// Turns what stands in long runs into runs, and copies the numbers. The points under an area, say,
/// follow each other.
pub(super) fn packed(mut numbers: RoaringBitmap) -> RoaringBitmap {
    numbers.optimize();
    // A copy has no spare room, and lies apart from what a reading thread had: the allocator gives back
    // what lies together when all of it is free.
    numbers.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_comes_back_in_order_and_once() {
        let mut scribe = PostingBuilder::default();
        for number in [3, 3, 7] {
            scribe.add(1, number);
            scribe.add(0, number);
            scribe.add(1, number);
        }
        scribe.close(2, BLOCK);
        (0..5_000).for_each(|number| scribe.add(2, BLOCK + number));
        scribe.add(0, BLOCK + 5);
        scribe.close(3, SEAM);
        (0..5_000).for_each(|number| scribe.add(2, SEAM + number));
        scribe.close(3, u32::MAX);
        let numbers = |list| scribe.runs(list).flat_map(|run| run.numbers().collect::<Vec<_>>());
        assert!(numbers(0).eq([3, 7, BLOCK + 5]));
        assert!(numbers(1).eq([3, 7]));
        assert!(numbers(2).eq((BLOCK..BLOCK + 5_000).chain(SEAM..SEAM + 5_000)));
        assert_eq!(numbers(3).count(), 0);
        for list in 0..3 {
            let runs: Vec<_> = scribe.runs(list).collect();
            assert!(bitmap(&runs).into_iter().eq(numbers(list)));
        }
    }
}
