//! Sorts any number of entries in bounded memory: full heaps become sorted runs, which are merged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{BufReader, Read};

use super::problem::TableError;
use super::record::{PendingEntry, SortKey};
use super::runs::SortedRuns;

/// The most runs; each is open while they are merged.
const MOST_RUNS: usize = 400;
/// Bytes of a run that are read at once.
const BUFFER: usize = 128 << 10;

/// Entries that wait to be sorted.
pub(super) struct Sorter {
    held: Vec<PendingEntry>,
    bytes: usize,
    most: usize,
    runs: usize,
}

impl Sorter {
    /// `most` is how many bytes are held before a run is written.
    pub(super) fn new(most: usize) -> Self {
        Self { held: Vec::new(), bytes: 0, most, runs: 0 }
    }

    pub(super) fn push(
        &mut self,
        record: PendingEntry,
        runs: &mut dyn SortedRuns,
    ) -> Result<(), TableError> {
        self.bytes += record.held();
        self.held.push(record);
        if self.bytes <= self.most {
            return Ok(());
        }
        if self.runs == MOST_RUNS {
            return Err(TableError::TooMuch {
                what: "the table",
                most: format!("{} MiB", (self.most * MOST_RUNS) >> 20),
                hint: "cut it by years, and import the parts",
            });
        }
        self.runs += 1;
        self.held.sort_unstable_by_key(|record| record.key);
        let held = std::mem::take(&mut self.held);
        runs.keep(&mut |to| held.iter().try_for_each(|record| record.write(to)))?;
        // The list itself is used again.
        self.held = held;
        self.held.clear();
        self.bytes = 0;
        Ok(())
    }

    /// Gives every entry in order.
    pub(super) fn merge(
        mut self,
        runs: &mut dyn SortedRuns,
        give: &mut dyn FnMut(PendingEntry) -> Result<(), TableError>,
    ) -> Result<(), TableError> {
        self.held.sort_unstable_by_key(|record| record.key);
        if self.runs == 0 {
            return self.held.into_iter().try_for_each(give);
        }
        let opened = runs.open()?;
        let mut sources: Vec<MergeSource<'_>> = opened
            .into_iter()
            .map(|run| MergeSource::Run(BufReader::with_capacity(BUFFER, run)))
            .collect();
        sources.push(MergeSource::Held(self.held.into_iter()));
        let mut heap = BinaryHeap::with_capacity(sources.len());
        let mut next: Vec<Option<PendingEntry>> = Vec::with_capacity(sources.len());
        for (at, source) in sources.iter_mut().enumerate() {
            next.push(source.next()?);
            heap.extend(key(next.get(at)).map(|key| Reverse((key, at))));
        }
        while let Some(Reverse((_, at))) = heap.pop() {
            let (Some(place), Some(source)) = (next.get_mut(at), sources.get_mut(at)) else {
                break;
            };
            let record = std::mem::replace(place, source.next()?);
            heap.extend(key(next.get(at)).map(|key| Reverse((key, at))));
            if let Some(record) = record {
                give(record)?;
            }
        }
        Ok(())
    }
}

fn key(place: Option<&Option<PendingEntry>>) -> Option<SortKey> {
    place.and_then(Option::as_ref).map(|record| record.key)
}

/// Entries in order.
enum MergeSource<'r> {
    Run(BufReader<Box<dyn Read + 'r>>),
    Held(std::vec::IntoIter<PendingEntry>),
}

impl MergeSource<'_> {
    fn next(&mut self) -> Result<Option<PendingEntry>, TableError> {
        match self {
            Self::Run(run) => Ok(PendingEntry::read(run)?),
            Self::Held(held) => Ok(held.next()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::runs::InMemory;
    use super::*;

    #[test]
    fn runs_are_merged_in_order_whatever_fits_in_memory() {
        let record = |n: u64| PendingEntry {
            key: SortKey { day: i32::try_from(n * 7 % 31).unwrap(), row: n, theatre: 0, area: 0 },
            id: String::new(),
            body: format!("n: {n}\n"),
        };
        let sorted = |most: usize| {
            let (mut sorter, mut runs) = (Sorter::new(most), InMemory::default());
            (0..100).try_for_each(|n| sorter.push(record(n), &mut runs)).unwrap();
            let count = runs.runs();
            let mut given = Vec::new();
            sorter
                .merge(&mut runs, &mut |record| {
                    given.push(record);
                    Ok(())
                })
                .unwrap();
            (count, given)
        };
        let ((none, whole), (several, merged)) = (sorted(1 << 20), sorted(900));
        assert!(none == 0 && several > 5, "{several}");
        assert!(whole.is_sorted_by_key(|record| record.key));
        assert_eq!(whole, merged);
        let (mut sorter, mut runs) = (Sorter::new(1), InMemory::default());
        let all: Result<(), _> = (0..1_000).try_for_each(|n| sorter.push(record(n), &mut runs));
        assert!(matches!(all, Err(TableError::TooMuch { .. })));
    }
}
