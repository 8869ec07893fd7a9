//! One day of a subject: what is held of it, and the attacks that are counted on it.

use crate::archive::EntryKey;
use crate::cover::{CellMark, State};
use crate::digest::{Count, Period, Sum};

/// One day of a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedDay {
    /// The day.
    pub day: Period,
    /// What is held of it.
    pub state: State,
    /// The attacks dated to it alone, each event once.
    pub keys: Vec<EntryKey>,
    /// Their number, with its doubt.
    pub sum: Sum,
    /// The least number from day 0 to this day.
    pub total: u64,
}

impl AlignedDay {
    pub(super) fn new(day: Period, state: State) -> Self {
        Self { day, state, keys: Vec::new(), sum: Sum::default(), total: 0 }
    }

    pub(super) fn add(&mut self, key: EntryKey, events: Count) {
        self.keys.push(key);
        self.sum.add(events);
    }

    /// Returns what stands for its number.
    pub fn mark(&self) -> CellMark {
        match self.state.mark(self.sum.low) {
            CellMark::Exactly(number) if !self.sum.is_exact() => CellMark::AtLeast(number),
            mark @ (CellMark::NotHeld
            | CellMark::Silent
            | CellMark::WordsOnly
            | CellMark::AtLeast(_)
            | CellMark::Exactly(_)) => mark,
        }
    }

    /// Returns true where its number and all before it are exact.
    pub fn is_in_full(&self) -> bool {
        matches!(self.mark(), CellMark::Exactly(_))
    }
}
