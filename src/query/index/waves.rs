//! The entries of waves as lists of numbers, so that a thousand saved searches that each name a wave
//! do not go through the entries of its actor each. Which entries belong to a wave is said in the
//! corpus; this must agree with it.

use roaring::RoaringBitmap;

use super::columns::PropertyIndex;
use super::hash::Map;
use crate::archive::Corpus;
use crate::digest::{ActorId, Period};

/// The entries from which the members of waves are put together.
#[derive(Debug, Default)]
pub(super) struct Waves {
    /// The entries that may belong to waves of an actor.
    of_actor: Map<ActorId, RoaringBitmap>,
    /// The entries that name a wave, by its place, where they are many.
    naming: Map<usize, RoaringBitmap>,
}

/// So many entries of a wave are looked up one by one.
const FEW: usize = 64;
/// For more waves at once, one pass over the entries of their actors is cheaper.
const MOST: usize = 16;

impl Waves {
    pub(super) fn of(columns: &PropertyIndex, corpus: &Corpus) -> Self {
        let of_actor = corpus.actors_of_waves();
        let of_actor = of_actor.map(|(actor, keys)| (actor, columns.numbers(corpus, &keys)));
        let naming = (0..corpus.waves().len()).map(|at| (at, corpus.naming(at)));
        let naming = naming.filter(|(_, keys)| keys.len() > FEW);
        let naming = naming.map(|(at, keys)| (at, columns.numbers(corpus, keys)));
        Self { of_actor: of_actor.collect(), naming: naming.collect() }
    }
}

impl PropertyIndex {
    /// Returns the entries that belong to at least one of some waves.
    pub(super) fn of_waves(&self, corpus: &Corpus, places: &[usize]) -> RoaringBitmap {
        if places.len() > MOST {
            return self.numbers(corpus, &corpus.members_of_any(places));
        }
        let mut found = RoaringBitmap::new();
        for at in places {
            match self.waves.naming.get(at) {
                Some(naming) => found |= naming,
                None => found |= self.numbers(corpus, corpus.naming(*at)),
            }
            let Some(wave) = corpus.waves().get(*at) else { continue };
            let entries = wave.known_actor.and_then(|actor| self.waves.of_actor.get(&actor));
            if let Some(entries) = entries {
                found |= self.within(wave.period, entries.clone());
            }
        }
        found
    }

    /// Keeps the entries of which every day lies in a period.
    fn within(&self, period: Period, mut entries: RoaringBitmap) -> RoaringBitmap {
        let last = period.to.unwrap_or(chrono::NaiveDate::MAX);
        let (first, end) = self.numbers_of(period.from, last);
        entries.remove_range(..first);
        entries.remove_range(end..);
        let from = self.long.partition_point(|(number, _)| *number < first);
        let begun = self.long.get(from..).unwrap_or(&[]).iter();
        let begun = begun.take_while(|(number, _)| *number < end);
        for (number, _) in begun.filter(|(_, to)| *to > last) {
            entries.remove(*number);
        }
        entries
    }
}
