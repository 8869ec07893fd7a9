//! The sides whose numbers are never added up: attacks, clashes, and all else by what it is.

use std::collections::BTreeMap;

use super::{CountsAs, Entry, EventNumbers, KindId, TacticId, Tally, Taxonomy};

/// Whose doing an entry is, as its kind says. Those who die in an attack are victims; those who die
/// in an operation are of the other side; those who are captured are hostages or arrested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventSide {
    /// A kind that counts as an attack.
    Attacks,
    /// A kind that counts as a clash.
    Clashes,
    /// Any other kind, by its main tactic: a raid, an arrest, an execution by a state.
    Others(KindId, Option<TacticId>),
}

impl EventSide {
    /// Returns the side of an entry.
    pub fn of(entry: &Entry, taxonomy: &Taxonomy) -> Self {
        match taxonomy.counts_as(entry.kind) {
            Some(CountsAs::Attack) => Self::Attacks,
            Some(CountsAs::Clash) => Self::Clashes,
            None => Self::Others(entry.kind, entry.tactics.main()),
        }
    }

    /// Returns its name on screen.
    pub fn name(self, taxonomy: &Taxonomy) -> String {
        match self {
            Self::Attacks => "attacks".to_owned(),
            Self::Clashes => "clashes".to_owned(),
            Self::Others(kind, None) => taxonomy.kind_name(kind).to_lowercase(),
            Self::Others(kind, Some(tactic)) => {
                let names = [taxonomy.kind_name(kind), taxonomy.tactic_name(tactic)];
                names.join(": ").to_lowercase()
            }
        }
    }
}

/// A tally for each side that has any entries. Most places have one side, and a tree keeps room for
/// eleven: so it keeps pointers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SideTallies(BTreeMap<EventSide, Box<Tally>>);

impl SideTallies {
    /// Counts one event.
    pub fn add(&mut self, side: EventSide, event: &EventNumbers<'_>) {
        self.0.entry(side).or_default().add(event);
    }

    /// Notes an entry that repeats an event counted elsewhere.
    pub fn add_repeat(&mut self, side: EventSide) {
        self.0.entry(side).or_default().add_repeat();
    }

    /// Adds other tallies, side by side.
    pub fn merge(&mut self, other: &Self) {
        for (side, tally) in &other.0 {
            self.0.entry(*side).or_default().merge(tally);
        }
    }

    /// Returns the sides with their tallies: attacks, clashes, then the others.
    pub fn iter(&self) -> impl Iterator<Item = (EventSide, &Tally)> {
        self.0.iter().map(|(side, tally)| (*side, &**tally))
    }

    /// Returns the tally of attacks.
    pub fn attacks(&self) -> Tally {
        self.0.get(&EventSide::Attacks).map(|tally| **tally).unwrap_or_default()
    }

    /// Returns the tally of clashes.
    pub fn clashes(&self) -> Tally {
        self.0.get(&EventSide::Clashes).map(|tally| **tally).unwrap_or_default()
    }

    /// Returns the tally of all that is neither an attack nor a clash.
    pub fn others(&self) -> Tally {
        self.sum(|side| matches!(side, EventSide::Others(..)))
    }

    /// Returns the tally over every side. Its tolls mix them, so say so next to it.
    pub fn all(&self) -> Tally {
        self.sum(|_| true)
    }

    /// Returns true if nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|tally| tally.is_empty())
    }

    fn sum(&self, wanted: impl Fn(EventSide) -> bool) -> Tally {
        let mut sum = Tally::default();
        self.iter().filter(|(side, _)| wanted(*side)).for_each(|(_, tally)| sum.merge(tally));
        sum
    }
}
