//! Where the entries of an archive happened, by the place of each: computed once, when it is first asked
//! for.

use std::sync::Arc;

use super::EntryKey;
use crate::digest::{Digest, Taxonomy};
use crate::geo::{Atlas, Placing, Placings, Resolver, ToldWhere};

/// The placings of all entries.
#[derive(Debug)]
pub struct EntryPlacings {
    /// How many entries stand before those of each digest.
    before: Vec<usize>,
    placings: Placings,
}

impl EntryPlacings {
    /// Places the entries of digests.
    pub(super) fn of(digests: &[Arc<Digest>], taxonomy: &Taxonomy, atlas: &Atlas) -> Self {
        let mut before = Vec::with_capacity(digests.len());
        let mut entries = 0;
        for digest in digests {
            before.push(entries);
            entries += digest.entries().len();
        }
        let told = digests.iter().flat_map(|digest| digest.entries()).map(|entry| ToldWhere {
            theatre: entry.theatre,
            area: entry.area,
            place: entry.place_text(),
            at: entry.at(),
        });
        let placings = Resolver::new(atlas, taxonomy).place_all(told);
        Self { before, placings }
    }

    /// Returns where an entry is.
    pub fn get(&self, key: EntryKey) -> Option<&Placing> {
        self.placings.get(self.place(key)?)
    }

    /// Returns which of the different placings an entry has, see [`Placings::number`].
    pub fn number(&self, key: EntryKey) -> Option<usize> {
        self.placings.number(self.place(key)?)
    }

    fn place(&self, key: EntryKey) -> Option<usize> {
        let before = self.before.get(usize::try_from(key.digest).ok()?)?;
        Some(before + usize::try_from(key.index).ok()?)
    }

    /// Returns the placings in the order of the entries: digests newest first.
    pub fn all(&self) -> &Placings {
        &self.placings
    }
}
