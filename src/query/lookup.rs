//! Guesses for a name that the taxonomy does not have: a name that sounds the same, one that shares
//! a word, or one that differs by a slip.
//!
//! The sounds of all names are kept with the taxonomy.

use std::cell::Cell;

use super::value::names;
use crate::digest::{Lookup, Taxonomy};
use crate::words::{NameSounds, nearest};

/// The names of one taxonomy, for one query or for many.
pub struct NameLookup<'t> {
    taxonomy: &'t Taxonomy,
    /// How many more times a slip may be searched for: each search compares all names.
    slips: Cell<usize>,
}

/// The most searches for a slip: a reader of this many hints needs no more.
const MOST_SLIPS: usize = 20;

impl<'t> NameLookup<'t> {
    /// Prepares the names of a taxonomy.
    pub fn of(taxonomy: &'t Taxonomy) -> Self {
        Self { taxonomy, slips: Cell::new(MOST_SLIPS) }
    }

    pub(super) fn taxonomy(&self) -> &'t Taxonomy {
        self.taxonomy
    }

    fn sounds(&self, by: Lookup) -> Option<&'t NameSounds> {
        self.taxonomy.sounds().of(by, || NameSounds::of(names(by, self.taxonomy)))
    }

    /// Returns the one thing with a name that sounds like the text, if there is exactly one.
    pub(super) fn sounding_like(&self, by: Lookup, text: &str) -> Option<&'t str> {
        self.sounds(by)?.sounding_like(text)
    }

    /// Returns the likeliest meaning of an unknown name: a thing with a name in which one word
    /// sounds like it (`zuwaid`), or else one whose name is a slip away.
    pub(super) fn nearest(&self, by: Lookup, text: &str) -> Option<&'t str> {
        let all = self.sounds(by)?;
        if let Some(word) = all.sharing_word(text) {
            return Some(word);
        }
        self.slips.set(self.slips.get().checked_sub(1)?);
        nearest(text, all.written())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{Area, TaxonomyParts, TheatreId};

    fn taxonomy(names: &[&str]) -> Taxonomy {
        let area = |name: &&str| Area {
            id: (**name).into(),
            name: (**name).into(),
            aliases: Vec::new(),
            theatre: TheatreId(0),
            west: None,
            countries: Vec::new(),
        };
        let areas = names.iter().map(area).collect();
        TaxonomyParts { areas, ..TaxonomyParts::default() }.into()
    }

    #[test]
    fn names_are_found_by_sound_by_a_word_and_by_a_slip() {
        let taxonomy = taxonomy(&["Sheikh Zuweid", "Ninewa", "Kirkuk"]);
        let lookup = NameLookup::of(&taxonomy);
        let by = Lookup::Area;
        assert_eq!(lookup.sounding_like(by, "shaykh zuwayd"), Some("Sheikh Zuweid"));
        assert_eq!(lookup.nearest(by, "zuwaid"), Some("Sheikh Zuweid"));
        assert_eq!(lookup.nearest(by, "Kirkk"), Some("Kirkuk"));
        assert_eq!(lookup.nearest(Lookup::Tag, "Kirkuk"), None);
    }

    #[test]
    fn slips_are_looked_for_a_few_times() {
        let taxonomy = taxonomy(&["Kirkuk"]);
        let lookup = NameLookup::of(&taxonomy);
        let found = (0..100).filter_map(|_| lookup.nearest(Lookup::Area, "Kjrkuk"));
        assert_eq!(found.count(), MOST_SLIPS);
    }
}
