//! Counts of the answers to a query, for the lists beside the results.

use std::cmp::Reverse;

use chrono::Datelike as _;
use roaring::RoaringBitmap;

use super::columns::PropertyIndex;
use super::facet_columns::area_of_number;
use crate::archive::Corpus;
use crate::digest::{ActorId, AreaId, KindId, PassageKind, TacticId, TheatreId};
use crate::query::plan::RecordKind;

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
    /// In the order of the taxonomy; only kinds with answers.
    pub kinds: Vec<(KindId, u32)>,
    /// The areas with the most answers, at most [`MOST`]; of equals the first of the taxonomy.
    pub areas: Vec<(AreaId, u32)>,
    /// The same for actors of the taxonomy; one counts for what its parts did, too.
    pub actors: Vec<(ActorId, u32)>,
    /// The same for outlets, by name; of equals the first by the alphabet.
    pub outlets: Vec<(Box<str>, u32)>,
    /// The sorts of records among the answers, by the words of `in:`, entries first; only those with
    /// answers.
    pub records: Vec<(&'static str, u32)>,
}

/// How many areas, actors and outlets are told, of which there may be thousands.
pub const MOST: usize = 8;

/// Counts the answers; `passages` of each kind are among them.
pub(super) fn count(
    columns: &PropertyIndex,
    matched: &RoaringBitmap,
    passages: &[usize; PassageKind::ALL.len()],
    corpus: &Corpus,
) -> Facets {
    let of_sort = columns.sort_of.counts(matched);
    let taxonomy = corpus.taxonomy();
    let mut theatres = vec![0; taxonomy.theatres().count()];
    let mut tactics = vec![0; taxonomy.tactics().len()];
    let mut bases = [0; 4];
    let mut kinds = vec![0; taxonomy.kinds().len()];
    let mut actors = vec![0; taxonomy.actors().len()];
    for (sort, count) in columns.sorts.iter().zip(of_sort) {
        if count == 0 {
            continue;
        }
        bases[sort.basis.index()] += count;
        if let Some(slot) = kinds.get_mut(usize::from(sort.kind.0)) {
            *slot += count;
        }
        for actor in columns.actor_sets.get(sort.actors as usize).into_iter().flatten() {
            if let Some(slot) = actors.get_mut(usize::from(actor.0)) {
                *slot += count;
            }
        }
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
        kinds: kinds
            .into_iter()
            .zip(0..)
            .map(|(n, at)| (KindId(at), n))
            .filter(|(_, n)| any(n))
            .collect(),
        areas: areas(columns, matched),
        actors: most_frequent(actors.into_iter().zip(0..).map(|(n, at)| (ActorId(at), n))),
        outlets: outlets(columns, matched),
        records: records(matched, passages),
    }
}

fn areas(columns: &PropertyIndex, matched: &RoaringBitmap) -> Vec<(AreaId, u32)> {
    let counts = columns.area_of.counts(matched).into_iter().zip(0..);
    most_frequent(counts.filter_map(|(count, at)| Some((area_of_number(at)?, count))))
}

fn outlets(columns: &PropertyIndex, matched: &RoaringBitmap) -> Vec<(Box<str>, u32)> {
    let mut counts = vec![0; columns.outlets.len()];
    for (set, count) in columns.outlet_sets.iter().zip(columns.outlets_of.counts(matched)) {
        if count > 0 {
            set.iter().for_each(|outlet| counts[*outlet as usize] += count);
        }
    }
    let named = columns
        .outlets
        .values()
        .filter_map(|named| Some((&*named.name, *counts.get(named.number as usize)?)));
    most_frequent(named).into_iter().map(|(name, count)| (name.into(), count)).collect()
}

fn records(
    matched: &RoaringBitmap,
    passages: &[usize; PassageKind::ALL.len()],
) -> Vec<(&'static str, u32)> {
    let entries = (RecordKind::Entry, small(matched.len()));
    let passages = PassageKind::ALL.into_iter().zip(passages);
    let passages = passages.map(|(kind, count)| (RecordKind::Passage(kind), small(*count as u64)));
    let all = std::iter::once(entries).chain(passages).filter(|(_, count)| *count > 0);
    all.map(|(kind, count)| (kind.word(), count)).collect()
}

/// Returns those with the highest counts, the highest first; of equals the one that is first by
/// itself.
fn most_frequent<T: Ord + Copy>(counts: impl Iterator<Item = (T, u32)>) -> Vec<(T, u32)> {
    let mut most: Vec<(T, u32)> = counts.filter(|(_, count)| *count > 0).collect();
    let rank = |(of, count): &(T, u32)| (Reverse(*count), *of);
    if most.len() > MOST {
        most.select_nth_unstable_by_key(MOST, rank);
        most.truncate(MOST);
    }
    most.sort_unstable_by_key(rank);
    most
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
