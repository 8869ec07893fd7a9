//! How many events some entries tell, and how many entries tell them.

use super::{EntryRef, Sum};

/// A number of events with its doubt, beside the number of entries that tell them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventTotal {
    /// The events, each once: an entry may tell several, or no exact number of them.
    pub events: Sum,
    /// The entries: every telling of an event is one.
    pub tellings: u64,
}

impl EventTotal {
    /// Returns the total of that many entries of which each tells one event of its own.
    pub fn ones(entries: u32) -> Self {
        Self { events: Sum::ones(entries), tellings: entries.into() }
    }

    /// Adds the event or the events of one entry, and how many entries tell them.
    pub fn add(&mut self, entry: EntryRef<'_>, tellings: u32) {
        self.events.add(entry.events());
        self.tellings += u64::from(tellings);
    }

    /// Adds another total, none of whose events is among these.
    pub fn merge(&mut self, other: &Self) {
        self.events.merge(&other.events);
        self.tellings += other.tellings;
    }

    /// Returns true if every entry tells exactly one event, and no other entry tells it.
    pub fn is_plain(&self) -> bool {
        self.events.is_exact() && self.events.best == self.tellings
    }
}
