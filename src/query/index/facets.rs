//! The answers to a query, counted: what the lists beside the results show.

use chrono::Datelike as _;
use roaring::RoaringBitmap;

use super::columns::{Columns, Mark};
use crate::archive::Corpus;
use crate::digest::{Basis, TacticId, TheatreId};

/// How many answers there are of each sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// In the order of the taxonomy, only those that have answers.
    pub theatres: Vec<(TheatreId, u32)>,
    /// The same; an entry of several tactics counts under each.
    pub tactics: Vec<(TacticId, u32)>,
    /// In the order of [`Basis::ALL`].
    pub bases: [u32; 4],
    /// Year and month in which answers begin, newest first, only those that have any.
    pub months: Vec<((i32, u32), u32)>,
}

pub(super) fn count(columns: &Columns, matched: &RoaringBitmap, corpus: &Corpus) -> Facets {
    let taxonomy = corpus.taxonomy();
    let of = |mark| {
        let entries = columns.marks.get(&mark);
        entries.map_or(0, |entries| small(entries.intersection_len(matched)))
    };
    let theatres = taxonomy.theatres().map(|(id, _)| (id, of(Mark::Theatre(id))));
    let ids = (0..).map(TacticId).take(taxonomy.tactics().len());
    let tactics = ids.map(|id| (id, of(Mark::Tactic(id))));
    Facets {
        theatres: theatres.filter(|(_, n)| *n > 0).collect(),
        tactics: tactics.filter(|(_, n)| *n > 0).collect(),
        bases: Basis::ALL.map(|basis| of(Mark::Basis(basis))),
        months: months(columns, matched),
    }
}

/// Numbers follow the dates: a month is a run of them.
fn months(columns: &Columns, matched: &RoaringBitmap) -> Vec<((i32, u32), u32)> {
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
