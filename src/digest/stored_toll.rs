//! The tolls of entries as a digest keeps them. A count takes sixteen bytes, most entries state few of
//! the four, and a digest says the same numbers again and again: each count is kept once, and a toll
//! is four places among them.

use std::collections::HashMap;

use super::narrow::Narrow;
use super::{Casualties, Count};

/// A toll; the digest turns it into [`Casualties`]. In one digest, equal tolls are stored equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoredToll {
    /// The place of each count, from 1, in the order of the fields; 0 if it is not stated.
    places: [Narrow; 4],
}

impl StoredToll {
    /// Returns the toll, given the counts of its digest.
    pub(super) fn of(self, counts: &[Count]) -> Casualties {
        let count = |place: Narrow| counts.get(usize::from(place).checked_sub(1)?).copied();
        let [killed, wounded, killed_or_wounded, captured] = self.places.map(count);
        Casualties { killed, wounded, killed_or_wounded, captured }
    }
}

/// Collects the counts of one digest while it is being read.
#[derive(Debug, Default)]
pub struct Tolls {
    counts: Vec<Count>,
    places: HashMap<Count, Narrow>,
}

impl Tolls {
    /// Stores a toll.
    pub fn keep(&mut self, toll: &Casualties) -> StoredToll {
        let Casualties { killed, wounded, killed_or_wounded, captured } = *toll;
        let places = [killed, wounded, killed_or_wounded, captured].map(|count| {
            let Some(count) = count else { return Narrow::ZERO };
            *self.places.entry(count).or_insert_with(|| {
                self.counts.push(count);
                // A file is capped, so its counts are far fewer than that.
                self.counts.len().into()
            })
        });
        StoredToll { places }
    }

    /// Returns the finished table of counts.
    pub fn finish(self) -> Box<[Count]> {
        self.counts.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolls_come_back_and_each_count_is_kept_once() {
        let counts = [
            None,
            Some(Count::Exact(0)),
            Some(Count::Exact(4)),
            Some(Count::Unknown),
            Count::with_best(2, 3, 9),
        ];
        let mut tolls = Tolls::default();
        let mut kept = Vec::new();
        for (at, killed) in counts.into_iter().enumerate() {
            let [wounded, captured] = [1, 3].map(|next| counts[(at + next) % counts.len()]);
            let toll = Casualties { killed, wounded, killed_or_wounded: None, captured };
            assert_eq!(tolls.keep(&toll), tolls.keep(&toll));
            kept.push((tolls.keep(&toll), toll));
        }
        let table = tolls.finish();
        assert_eq!(table.len(), counts.len() - 1);
        assert!(kept.iter().all(|(stored, toll)| stored.of(&table) == *toll));
        assert_eq!(StoredToll::default().of(&table), Casualties::default());
    }
}
