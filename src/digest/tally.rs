//! The tally of a set of entries: how many, on what basis, with what toll.

use super::{Basis, Entry, Harm, Sum};

/// A sum of entries. Tolls on different bases are kept apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Entries counted.
    pub entries: u32,
    /// Entries that repeat an event counted elsewhere; not included in `entries`.
    pub repeats: u32,
    by_basis: [u32; Basis::ALL.len()],
    harm: [[Sum; Harm::ALL.len()]; Basis::ALL.len()],
}

impl Tally {
    /// Counts one entry.
    pub fn add(&mut self, entry: &Entry) {
        self.entries += 1;
        let basis = entry.basis.index();
        self.by_basis[basis] += 1;
        for (harm, count) in entry.casualties.stated() {
            self.harm[basis][harm as usize].add(count);
        }
    }

    /// Notes an entry that repeats an event counted elsewhere.
    pub fn add_repeat(&mut self) {
        self.repeats += 1;
    }

    /// Adds another tally.
    pub fn merge(&mut self, other: &Self) {
        self.entries += other.entries;
        self.repeats += other.repeats;
        for basis in Basis::ALL.map(Basis::index) {
            self.by_basis[basis] += other.by_basis[basis];
            for harm in 0..Harm::ALL.len() {
                self.harm[basis][harm].merge(&other.harm[basis][harm]);
            }
        }
    }

    /// Returns how many entries have that basis.
    pub fn on(&self, basis: Basis) -> u32 {
        self.by_basis[basis.index()]
    }

    /// Returns the toll on that basis.
    pub fn harm_on(&self, basis: Basis, harm: Harm) -> Sum {
        self.harm[basis.index()][harm as usize]
    }

    /// Returns the toll over all bases. It mixes them, so say so next to it.
    pub fn harm(&self, harm: Harm) -> Sum {
        let mut all = Sum::default();
        for basis in Basis::ALL {
            all.merge(&self.harm_on(basis, harm));
        }
        all
    }

    /// Returns true if nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.entries == 0 && self.repeats == 0
    }
}
