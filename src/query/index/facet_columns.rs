//! What the counts beside the answers are taken from: a number for each entry, and sets of things as
//! numbers. Counting reads one number an entry, of the entries that match or of those that do not,
//! whichever are fewer.

use std::hash::Hash;
use std::ops::RangeInclusive;

use roaring::RoaringBitmap;

use super::columns::{FacetKey, ParticipantKey, PropertyIndex};
use super::hash::Map;
use super::shard::Shard;
use crate::digest::{ActorId, AreaId, Taxonomy};

/// The number of an entry that has no area.
const NO_AREA: u16 = 0;

/// Returns the number of an area in its column.
pub(super) fn area_number(area: Option<AreaId>) -> u16 {
    area.and_then(|area| area.0.checked_add(1)).unwrap_or(NO_AREA)
}

/// Returns the area of a number in that column.
pub(super) fn area_of_number(number: u16) -> Option<AreaId> {
    number.checked_sub(1).map(AreaId)
}

/// A number for each entry, and how many entries have each number.
#[derive(Debug, Default)]
pub(super) struct FacetColumn<N> {
    numbers: Vec<N>,
    totals: Vec<u32>,
}

impl<N: Copy + Into<u32>> FacetColumn<N> {
    pub(super) fn reserve(&mut self, entries: usize) {
        self.numbers.reserve_exact(entries);
    }

    /// Appends the numbers of the next entries.
    pub(super) fn extend(&mut self, numbers: impl Iterator<Item = N>) {
        for number in numbers {
            let at = number.into() as usize;
            if self.totals.len() <= at {
                self.totals.resize(at + 1, 0);
            }
            self.totals[at] += 1;
            self.numbers.push(number);
        }
    }

    /// Returns no count for each number.
    pub(super) fn none(&self) -> Vec<u32> {
        vec![0; self.totals.len()]
    }

    /// Counts the entries of a run.
    #[inline]
    pub(super) fn count(&self, run: &RangeInclusive<usize>, counts: &mut [u32]) {
        for number in self.numbers.get(run.clone()).into_iter().flatten() {
            counts[(*number).into() as usize] += 1;
        }
    }

    /// Turns the counts of what was looked at into those of what matches.
    pub(super) fn of_matched(&self, looked_at: LookedAt, mut counts: Vec<u32>) -> Vec<u32> {
        if looked_at == LookedAt::Others {
            let totals = self.totals.iter().zip(&mut counts);
            totals.for_each(|(total, others)| *others = total - *others);
        }
        counts
    }
}

/// Which entries were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LookedAt {
    /// Those that match.
    Matched,
    /// Those that do not, of which there are fewer.
    Others,
}

/// Hands over the runs of the entries that match, or of the others if these are fewer. One walk
/// serves every column: of a sparse list, finding the next entry costs more than counting it.
pub(super) fn each_run(
    matched: &RoaringBitmap,
    entries: usize,
    mut note: impl FnMut(&RangeInclusive<usize>),
) -> LookedAt {
    let all = u32::try_from(entries).unwrap_or(u32::MAX);
    let mut walk = |list: &RoaringBitmap| {
        for run in Runs(list.iter()) {
            note(&(*run.start() as usize..=*run.end() as usize));
        }
    };
    if matched.len() * 2 <= u64::from(all) {
        walk(matched);
        return LookedAt::Matched;
    }
    let mut others = RoaringBitmap::new();
    others.insert_range(0..all);
    others -= matched;
    walk(&others);
    LookedAt::Others
}

/// The runs of a list; there are few where most entries match.
struct Runs<'a>(roaring::bitmap::Iter<'a>);

impl Iterator for Runs<'_> {
    type Item = RangeInclusive<u32>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next_range()
    }
}

/// Sets of numbers, each with a number of its own.
#[derive(Debug, Default)]
pub(super) struct NumberSets(Map<Vec<u32>, u32>);

impl NumberSets {
    /// Returns the number of a set, whose members are sorted here.
    pub(super) fn number(&mut self, members: &mut Vec<u32>) -> u32 {
        members.sort_unstable();
        members.dedup();
        if let Some(known) = self.0.get(members.as_slice()) {
            return *known;
        }
        let fresh = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(members.clone(), fresh);
        fresh
    }

    /// Takes over the sets of a shard, whose members are renamed; returns the number here of each
    /// number there.
    fn learn(&mut self, shard: &Self, renamed: impl Fn(u32) -> u32) -> Vec<u32> {
        let mut here = vec![0; shard.0.len()];
        for (members, at) in &shard.0 {
            let mut members = members.iter().map(|member| renamed(*member)).collect();
            here[*at as usize] = self.number(&mut members);
        }
        here
    }

    /// Returns the sets in the order of their numbers.
    fn into_sets(self) -> Vec<Vec<u32>> {
        let mut sets = vec![Vec::new(); self.0.len()];
        for (members, at) in self.0 {
            sets[at as usize] = members;
        }
        sets
    }
}

/// What is known of all shards while they are joined.
#[derive(Default)]
pub(super) struct FacetJoin {
    sorts: Map<FacetKey, u32>,
    participants: Map<ParticipantKey, u32>,
    actors: NumberSets,
    outlets: NumberSets,
}

impl FacetJoin {
    /// Takes over the numbers of the next shard; `outlets` has the number here of each of its
    /// outlets.
    pub(super) fn learn(
        &mut self,
        columns: &mut PropertyIndex,
        shard: &Shard<'_>,
        outlets: &[u32],
    ) {
        let actors = self.actors.learn(&shard.actor_sets, |actor| actor);
        let sets = self.outlets.learn(&shard.outlet_sets, |outlet| outlets[outlet as usize]);
        let here = places(&mut self.sorts, &mut columns.sorts, &shard.sorts, |sort| sort);
        columns.sort_of.extend(shard.sort_of.iter().map(|at| here[*at as usize]));
        let renamed = |key: ParticipantKey| ParticipantKey {
            actors: actors[key.actors as usize],
            outlets: sets[key.outlets as usize],
            ..key
        };
        let known = &mut self.participants;
        let here = places(known, &mut columns.participants, &shard.participants, renamed);
        let places = shard.participants_of.iter().map(|at| here[*at as usize]);
        columns.participants_of.extend(places);
        columns.area_of.extend(shard.area_of.iter().copied());
    }

    /// Hands over the sets. An actor counts for all that it is a part of, as a query has it.
    pub(super) fn finish(self, columns: &mut PropertyIndex, taxonomy: &Taxonomy) {
        let wholes = |actors: &Vec<u32>| {
            let known = actors.iter().filter_map(|actor| u16::try_from(*actor).ok());
            let all = known.flat_map(|actor| taxonomy.wholes_of(ActorId(actor)));
            let mut all: Vec<ActorId> = all.collect();
            all.sort_unstable();
            all.dedup();
            all.into()
        };
        columns.actor_sets = self.actors.into_sets().iter().map(wholes).collect();
        columns.outlet_sets = self.outlets.into_sets().into_iter().map(Into::into).collect();
    }
}

/// Takes over the keys of a shard, renamed; returns the place here of each place there.
fn places<K: Copy + Eq + Hash>(
    known: &mut Map<K, u32>,
    all: &mut Vec<K>,
    shard: &Map<K, u32>,
    renamed: impl Fn(K) -> K,
) -> Vec<u32> {
    let mut here = vec![0; shard.len()];
    for (key, at) in shard {
        let key = renamed(*key);
        here[*at as usize] = *known.entry(key).or_insert_with(|| {
            all.push(key);
            u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
        });
    }
    here
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn counts_are_those_of_looking_at_every_entry(
            numbers in proptest::collection::vec(0_u16..9, 0..300),
            matched in proptest::collection::btree_set(0_u32..300, 0..300),
        ) {
            let mut column = FacetColumn::default();
            column.extend(numbers.iter().copied());
            let within = matched.into_iter().filter(|at| (*at as usize) < numbers.len());
            let matched: RoaringBitmap = within.collect();
            let mut counts = column.none();
            let looked_at =
                each_run(&matched, numbers.len(), |run| column.count(run, &mut counts));
            let counts = column.of_matched(looked_at, counts);
            for number in 0..9_u16 {
                let slowly = matched.iter().filter(|at| numbers[*at as usize] == number).count();
                let counted = counts.get(usize::from(number)).copied().unwrap_or(0);
                proptest::prop_assert_eq!(counted as usize, slowly);
            }
        }
    }
}
