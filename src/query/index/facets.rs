//! Counts of the answers to a query, for the lists beside the results.

use std::ops::RangeInclusive;

use chrono::Datelike as _;
use roaring::RoaringBitmap;

use super::columns::PropertyIndex;
use crate::archive::Corpus;
use crate::digest::{TacticId, TheatreId};

/// The number of answers of each sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// In the order of the taxonomy; only theatres with answers.
    pub theatres: Vec<(TheatreId, u32)>,
    /// The same for tactics; an entry with several counts under each.
    pub tactics: Vec<(TacticId, u32)>,
    /// In the order of [`crate::digest::Basis::ALL`].
    pub bases: [u32; 4],
    /// The years and months in which answers begin, newest first; only those with answers.
    pub months: Vec<((i32, u32), u32)>,
}

pub(super) fn count(columns: &PropertyIndex, matched: &RoaringBitmap, corpus: &Corpus) -> Facets {
    let of_sort = by_sort(columns, matched);
    let taxonomy = corpus.taxonomy();
    let mut theatres = vec![0; taxonomy.theatres().count()];
    let mut tactics = vec![0; taxonomy.tactics().len()];
    let mut bases = [0; 4];
    for (sort, count) in columns.sorts.iter().zip(of_sort) {
        bases[sort.basis.index()] += count;
        if let Some(slot) = theatres.get_mut(usize::from(sort.theatre.0)) {
            *slot += count;
        }
        for tactic in sort.tactics.iter() {
            if let Some(slot) = tactics.get_mut(usize::from(tactic.0)) {
                *slot += count;
            }
        }
    }
    let any = |count: &u32| *count > 0;
    Facets {
        theatres: theatres
            .into_iter()
            .zip(0..)
            .map(|(n, at)| (TheatreId(at), n))
            .filter(|(_, n)| any(n))
            .collect(),
        tactics: tactics
            .into_iter()
            .zip(0..)
            .map(|(n, at)| (TacticId(at), n))
            .filter(|(_, n)| any(n))
            .collect(),
        bases,
        months: months(columns, matched),
    }
}

/// Counts the answers of each sort.
fn by_sort(columns: &PropertyIndex, matched: &RoaringBitmap) -> Vec<u32> {
    let mut counts = vec![0; columns.sorts.len()];
    for run in Runs(matched.iter()) {
        let (from, to) = (*run.start() as usize, *run.end() as usize);
        for sort in columns.sort_of.get(from..=to).into_iter().flatten() {
            counts[*sort as usize] += 1;
        }
    }
    counts
}

/// The runs of a list; there are few where most entries match.
struct Runs<'a>(roaring::bitmap::Iter<'a>);

impl Iterator for Runs<'_> {
    type Item = RangeInclusive<u32>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next_range()
    }
}

/// Counts by month. Numbers follow the dates, so a month is one run of them.
fn months(columns: &PropertyIndex, matched: &RoaringBitmap) -> Vec<((i32, u32), u32)> {
    let mut found = Vec::new();
    let (mut start, mut before) = (0, 0);
    for run in columns.days.chunk_by(|a, b| (a.0.year(), a.0.month()) == (b.0.year(), b.0.month()))
    {
        let [.., (day, end)] = run else { continue };
        let up_to = end.checked_sub(1).map_or(0, |last| matched.rank(last));
        if up_to > before {
            found.push(((day.year(), day.month()), small(up_to - before)));
        }
        (start, before) = (*end, up_to);
    }
    debug_assert!(start as usize == columns.len());
    found
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
