//! The tally of a set of entries: how many events, on what basis, with what toll and what losses.

use super::{Basis, EntryRef, EventTotal, Harm, Sum, TollSpan};

/// One event, as it is counted: its main telling, and its numbers over all its tellings.
#[derive(Clone, Debug)]
pub struct EventNumbers<'a> {
    /// The telling that counts.
    pub entry: EntryRef<'a>,
    /// Each number of the toll, in the order of [`Harm::ALL`].
    pub tolls: [Option<TollSpan>; Harm::ALL.len()],
    /// Each number of the actor's own losses, likewise.
    pub losses: [Option<TollSpan>; Harm::ALL.len()],
}

impl<'a> From<EntryRef<'a>> for EventNumbers<'a> {
    /// Takes the numbers of one telling, with the accounts within it.
    fn from(entry: EntryRef<'a>) -> Self {
        Self {
            entry,
            tolls: Harm::ALL.map(|harm| entry.toll(harm)),
            losses: Harm::ALL.map(|harm| entry.lost(harm)),
        }
    }
}

/// A sum of entries. Tolls on different bases are kept apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Entries counted, one for each event that entries tell.
    pub entries: u32,
    /// Entries that repeat an event counted elsewhere; not included in `entries`.
    pub repeats: u32,
    /// How many events they tell: an entry may tell several. Repeats tell none of their own.
    pub events: Sum,
    by_basis: [Sum; Basis::ALL.len()],
    harm: [[Sum; Harm::ALL.len()]; Basis::ALL.len()],
    losses: [Sum; Harm::ALL.len()],
}

impl Tally {
    /// Counts one event.
    pub fn add(&mut self, event: &EventNumbers<'_>) {
        self.entries += 1;
        self.events.add(event.entry.events());
        self.by_basis[event.entry.basis.index()].add(event.entry.events());
        for harm in Harm::ALL {
            if let Some(toll) = &event.tolls[harm as usize] {
                self.harm[toll.basis.index()][harm as usize].add_toll(toll);
            }
            if let Some(lost) = &event.losses[harm as usize] {
                self.losses[harm as usize].add_toll(lost);
            }
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
        self.events.merge(&other.events);
        for harm in 0..Harm::ALL.len() {
            self.losses[harm].merge(&other.losses[harm]);
        }
        for basis in Basis::ALL.map(Basis::index) {
            self.by_basis[basis].merge(&other.by_basis[basis]);
            for harm in 0..Harm::ALL.len() {
                self.harm[basis][harm].merge(&other.harm[basis][harm]);
            }
        }
    }

    /// Returns how many events there are, and how many entries tell them.
    pub fn total(&self) -> EventTotal {
        EventTotal { events: self.events, tellings: self.tellings().into() }
    }

    /// Returns how many entries tell these events, repeats included.
    pub fn tellings(&self) -> u32 {
        self.entries.saturating_add(self.repeats)
    }

    /// Returns how many entries have that basis.
    pub fn on(&self, basis: Basis) -> u32 {
        self.by_basis[basis.index()].terms
    }

    /// Returns how many events entries of that basis tell.
    pub fn events_on(&self, basis: Basis) -> Sum {
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

    /// Returns the actors' own losses, over all bases. They are no part of the toll.
    pub fn losses(&self, harm: Harm) -> Sum {
        self.losses[harm as usize]
    }

    /// Returns true if nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.entries == 0 && self.repeats == 0
    }
}
