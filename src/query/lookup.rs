//! What a name may mean that is none of the taxonomy's: one that sounds the same, one with a word that
//! does, one with a slip.
//!
//! A file may hold thousands of queries with such names, and a taxonomy thousands of names: what they
//! sound like is written down once, when it is asked for first.

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;

use super::fields::FieldName;
use super::fold::words;
use super::sound::{sounds, spellings};
use super::value::names;
use crate::digest::Taxonomy;
use crate::yaml::nearest;

/// The names of one taxonomy, for one query or for many.
pub struct Lookup<'t> {
    taxonomy: &'t Taxonomy,
    fields: [OnceCell<Sounds<'t>>; FIELDS.len()],
    /// How often a slip may still be looked for: each time takes a comparison with every name.
    slips: Cell<usize>,
}

/// The fields whose names the taxonomy has.
const FIELDS: [FieldName; 8] = [
    FieldName::Theatre,
    FieldName::Area,
    FieldName::Tactic,
    FieldName::Kind,
    FieldName::Actor,
    FieldName::Source,
    FieldName::Basis,
    FieldName::Is,
];

/// Whoever reads so many hints needs no further ones.
const MOST_SLIPS: usize = 20;

/// The names of a field by what they sound like, each with the word to write for it.
#[derive(Default)]
struct Sounds<'t> {
    words: Vec<&'t str>,
    /// By the whole name; nothing where things of different words sound so.
    whole: HashMap<String, Option<&'t str>>,
    /// By one word of it, the first that has it.
    word: HashMap<String, &'t str>,
}

impl<'t> Sounds<'t> {
    fn of(field: FieldName, taxonomy: &'t Taxonomy) -> Self {
        let mut all = Self::default();
        for (word, also) in names(field, taxonomy) {
            all.words.push(word);
            for name in std::iter::once(word).chain(also) {
                for sound in spellings(name) {
                    let meant = all.whole.entry(sound).or_insert(Some(word));
                    *meant = meant.filter(|other| *other == word);
                }
                for part in words(name) {
                    all.word.entry(sounds(&[part])).or_insert(word);
                }
            }
        }
        all
    }
}

impl<'t> Lookup<'t> {
    /// The names of a taxonomy.
    pub fn of(taxonomy: &'t Taxonomy) -> Self {
        Self { taxonomy, fields: Default::default(), slips: Cell::new(MOST_SLIPS) }
    }

    pub(super) fn taxonomy(&self) -> &'t Taxonomy {
        self.taxonomy
    }

    fn sounds(&self, field: FieldName) -> Option<&Sounds<'t>> {
        let at = FIELDS.iter().position(|known| *known == field)?;
        Some(self.fields.get(at)?.get_or_init(|| Sounds::of(field, self.taxonomy)))
    }

    /// The one thing of which a name is written differently, where just one is.
    pub(super) fn sounding_like(&self, field: FieldName, text: &str) -> Option<&'t str> {
        *self.sounds(field)?.whole.get(&sounds(&words(text)))?
    }

    /// What is most likely meant by a name that nothing has: something of which one name has a word
    /// that sounds so (`zuwaid`), else what is a slip away.
    pub(super) fn nearest(&self, field: FieldName, text: &str) -> Option<&'t str> {
        let all = self.sounds(field)?;
        if let Some(word) = all.word.get(&sounds(&words(text))) {
            return Some(word);
        }
        self.slips.set(self.slips.get().checked_sub(1)?);
        nearest(text, all.words.iter().copied())
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
        };
        let areas = names.iter().map(area).collect();
        TaxonomyParts { areas, ..TaxonomyParts::default() }.into()
    }

    #[test]
    fn names_are_found_by_sound_by_a_word_and_by_a_slip() {
        let taxonomy = taxonomy(&["Sheikh Zuweid", "Ninewa", "Kirkuk"]);
        let lookup = Lookup::of(&taxonomy);
        let field = FieldName::Area;
        assert_eq!(lookup.sounding_like(field, "shaykh zuwayd"), Some("Sheikh Zuweid"));
        assert_eq!(lookup.nearest(field, "zuwaid"), Some("Sheikh Zuweid"));
        assert_eq!(lookup.nearest(field, "Kirkk"), Some("Kirkuk"));
        assert_eq!(lookup.nearest(FieldName::Tag, "Kirkuk"), None);
    }

    #[test]
    fn slips_are_looked_for_a_few_times() {
        let taxonomy = taxonomy(&["Kirkuk"]);
        let lookup = Lookup::of(&taxonomy);
        let found = (0..100).filter_map(|_| lookup.nearest(FieldName::Area, "Kjrkuk"));
        assert_eq!(found.count(), MOST_SLIPS);
    }
}
