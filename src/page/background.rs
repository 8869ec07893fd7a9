//! What one digest tells: its own sums by side, and apart from them what it only recalls.

use super::Page;
use super::apart::entries_apart;
use super::tally::tally_table;
use crate::cover::State;
use crate::digest::{EntryRef, EventSide, SideTallies, Taxonomy};

/// What a digest, or a part of one, tells; its numbers are its own, not those of other digests.
pub(super) struct Told {
    here: SideTallies,
    background: SideTallies,
}

impl Told {
    /// Counts some entries of a digest.
    pub(super) fn of<'a>(entries: impl Iterator<Item = EntryRef<'a>>, taxonomy: &Taxonomy) -> Self {
        let mut told = Self { here: SideTallies::default(), background: SideTallies::default() };
        for entry in entries {
            let tallies = if entry.is_background() { &mut told.background } else { &mut told.here };
            tallies.add(EventSide::of(&entry, taxonomy), &entry.into());
        }
        told
    }

    /// Returns true if nothing is told.
    pub(super) fn is_empty(&self) -> bool {
        self.here.is_empty() && self.background.is_empty()
    }

    /// Adds the sums of what is held in some state, and a line on each side of what is only recalled.
    pub(super) fn write(&self, page: &mut Page, taxonomy: &Taxonomy, state: State) {
        if !self.here.is_empty() {
            tally_table(page, taxonomy, state, &self.here);
        }
        let words = ("background entry", "background entries");
        entries_apart(page, taxonomy, &self.background, words);
    }
}
