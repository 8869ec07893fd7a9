//! What one digest tells: its own sums by side, and apart from them what it only recalls.

use super::Page;
use super::apart::{entries_apart, of_these};
use super::tally::tally_table;
use crate::archive::{Corpus, EntryKey};
use crate::cover::State;
use crate::digest::{EventSide, SideTallies, Taxonomy};

/// What a digest, or a part of one, tells; its numbers are its own, not those of other digests.
pub(super) struct Told {
    here: SideTallies,
    /// Of these, what happened before the period of the digest, and after it.
    before: SideTallies,
    after: SideTallies,
    background: SideTallies,
}

impl Told {
    /// Counts some entries of a digest: the number of each is what it tells itself, with the doubt
    /// that all tellings of its event leave.
    pub(super) fn of(corpus: &Corpus, keys: impl Iterator<Item = EntryKey>) -> Self {
        let mut told = Self {
            here: SideTallies::default(),
            before: SideTallies::default(),
            after: SideTallies::default(),
            background: SideTallies::default(),
        };
        for event in keys.filter_map(|key| corpus.event_of(key)) {
            let entry = event.entry;
            let side = EventSide::of(&entry, corpus.taxonomy());
            if entry.is_background() {
                told.background.add(side, &event);
                continue;
            }
            told.here.add(side, &event);
            let (period, (first, last)) = (entry.digest().head().period, entry.possible_days());
            if last < period.from {
                told.before.add(side, &event);
            } else if period.to.is_some_and(|to| first > to) {
                told.after.add(side, &event);
            }
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
        of_these(page, taxonomy, &self.before, "dated before its period");
        of_these(page, taxonomy, &self.after, "dated after its period");
        let words = ("background entry", "background entries");
        entries_apart(page, taxonomy, &self.background, words);
    }
}
