//! Counts of the answers to a query, for the lists beside the results.

use std::cmp::Reverse;

use chrono::Datelike as _;
use roaring::RoaringBitmap;

use super::choices::ChosenFacet;
use super::columns::PropertyIndex;
use super::facet_columns::{area_of_number, each_run};
use crate::archive::Corpus;
use crate::digest::{ActorId, AreaId, KindId, PassageKind, TacticId, TheatreId};
use crate::query::record_kind::RecordKind;

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
    /// The areas with the most answers, at most eight; of equals the first of the taxonomy.
    pub areas: Vec<(AreaId, u32)>,
    /// The same for actors of the taxonomy; one counts for what its parts did, too.
    pub actors: Vec<(ActorId, u32)>,
    /// The same for outlets, by name; of equals the first by the alphabet.
    pub outlets: Vec<(Box<str>, u32)>,
    /// The sorts of records among the answers, by the words of `in:`, entries first; only those with
    /// answers.
    pub records: Vec<(&'static str, u32)>,
    /// The values that the query asks for or leaves out; only where these were asked for.
    pub chosen: Vec<ChosenFacet>,
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
    let (mut sorts, mut areas) = (columns.sort_of.none(), columns.area_of.none());
    let mut participants = columns.participants_of.none();
    let looked_at = each_run(matched, columns.len(), |run| {
        columns.sort_of.count(run, &mut sorts);
        columns.area_of.count(run, &mut areas);
        columns.participants_of.count(run, &mut participants);
    });
    let areas = columns.area_of.of_matched(looked_at, areas).into_iter().zip(0..);
    let areas = areas.filter_map(|(count, at)| Some((area_of_number(at)?, count)));
    let mut facets = Facets {
        months: months(columns, matched),
        areas: most_frequent(areas),
        records: records(matched, passages),
        ..Facets::default()
    };
    let taxonomy = corpus.taxonomy();
    let sorts = columns.sort_of.of_matched(looked_at, sorts);
    let mut theatres = vec![0; taxonomy.theatres().count()];
    let mut tactics = vec![0; taxonomy.tactics().len()];
    for (sort, count) in having_any(&columns.sorts, sorts) {
        facets.bases[sort.basis.index()] += count;
        raise(&mut theatres, sort.theatre.0.into(), count);
        sort.tactics.iter().for_each(|tactic| raise(&mut tactics, tactic.0.into(), count));
    }
    let mut kinds = vec![0; taxonomy.kinds().len()];
    let mut actors = vec![0; taxonomy.actors().len()];
    let mut outlets = vec![0; columns.outlets.len()];
    let participants = columns.participants_of.of_matched(looked_at, participants);
    for (key, count) in having_any(&columns.participants, participants) {
        raise(&mut kinds, key.kind.0.into(), count);
        let set = columns.actor_sets.get(key.actors as usize).into_iter().flatten();
        set.for_each(|actor| raise(&mut actors, actor.0.into(), count));
        let set = columns.outlet_sets.get(key.outlets as usize).into_iter().flatten();
        set.for_each(|outlet| raise(&mut outlets, *outlet as usize, count));
    }
    facets.theatres = in_order(theatres.into_iter().zip(0..).map(|(n, at)| (TheatreId(at), n)));
    facets.tactics = in_order(tactics.into_iter().zip(0..).map(|(n, at)| (TacticId(at), n)));
    facets.kinds = in_order(kinds.into_iter().zip(0..).map(|(n, at)| (KindId(at), n)));
    facets.actors = most_frequent(actors.into_iter().zip(0..).map(|(n, at)| (ActorId(at), n)));
    facets.outlets = named(columns, &outlets);
    facets
}

/// Returns the keys that have answers, with their number.
fn having_any<K>(keys: &[K], counts: Vec<u32>) -> impl Iterator<Item = (&K, u32)> {
    keys.iter().zip(counts).filter(|(_, count)| *count > 0)
}

fn raise(counts: &mut [u32], at: usize, by: u32) {
    if let Some(count) = counts.get_mut(at) {
        *count += by;
    }
}

fn in_order<T>(counts: impl Iterator<Item = (T, u32)>) -> Vec<(T, u32)> {
    counts.filter(|(_, count)| *count > 0).collect()
}

/// Returns the outlets with the highest of some counts, which are by their numbers.
fn named(columns: &PropertyIndex, counts: &[u32]) -> Vec<(Box<str>, u32)> {
    let all = columns.outlets.values();
    let all = all.filter_map(|outlet| Some((&*outlet.name, *counts.get(outlet.number as usize)?)));
    most_frequent(all).into_iter().map(|(name, count)| (name.into(), count)).collect()
}

/// Counts the answers by sort.
pub(super) fn records(
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
