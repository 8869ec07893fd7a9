//! A number of events with its doubt, and a fingerprint of which events they are. Two rows with the
//! same number and the same fingerprint are one fact told twice.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::tally::EntryMarks;
use crate::archive::EntryKey;
use crate::digest::Count;

/// Some events: the least, the best and the greatest number, and which they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct EventCount {
    pub(super) low: u32,
    pub(super) best: u32,
    high: u32,
    /// How many entries set no upper bound.
    open: u32,
    /// The sum of the hashes of all entries counted, in any order.
    pub(super) fingerprint: u64,
}

impl EventCount {
    /// Returns the events that one entry tells.
    pub(super) fn of(seen: &EntryMarks<'_>) -> Self {
        Self::new(seen.key, seen.entry.events())
    }

    pub(super) fn new(key: EntryKey, events: Count) -> Self {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        Self {
            low: events.low(),
            best: events.best().unwrap_or(0),
            high: events.high().unwrap_or(0),
            open: u32::from(events.high().is_none()),
            fingerprint: hasher.finish(),
        }
    }

    /// Returns a number of things that are no events, such as days.
    pub(super) fn plain(number: u32) -> Self {
        Self { low: number, best: number, high: number, open: 0, fingerprint: 0 }
    }

    /// Returns a number of events as an engine gave it; without a greatest number it is open.
    pub(super) fn told(low: u32, best: u32, high: Option<u32>, fingerprint: u64) -> Self {
        Self { low, best, high: high.unwrap_or(0), open: u32::from(high.is_none()), fingerprint }
    }

    /// Returns the greatest number; none if an entry sets no bound.
    pub(super) fn high(self) -> Option<u32> {
        (self.open == 0).then_some(self.high)
    }

    /// Returns true if nothing was counted.
    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl std::ops::AddAssign for EventCount {
    fn add_assign(&mut self, other: Self) {
        self.low = self.low.saturating_add(other.low);
        self.best = self.best.saturating_add(other.best);
        self.high = self.high.saturating_add(other.high);
        self.open = self.open.saturating_add(other.open);
        self.fingerprint = self.fingerprint.wrapping_add(other.fingerprint);
    }
}

impl std::iter::Sum for EventCount {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        let mut sum = Self::default();
        counts.for_each(|count| sum += count);
        sum
    }
}
