//! Names by their keys, from the strictest to the loosest: what makes two spellings one name, and how
//! sure that is. An index keeps hashes of the keys alone; names stay where they are.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::geo::romanized::romanized_key;
use crate::words::fold;

/// How a name matched, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchLevel {
    /// It is the main name, but for case and accents.
    Exact,
    /// It is another name.
    Alternate,
    /// It is one of the names but for articles, spaces and an `h` at the end.
    Spelling,
    /// It only sounds like one of the names in Latin letters.
    Sound,
}

impl MatchLevel {
    /// Returns the word that exports use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Alternate => "alternate",
            Self::Spelling => "spelling",
            Self::Sound => "sound",
        }
    }

    /// Returns it in the words of a page.
    pub fn said(self) -> &'static str {
        match self {
            Self::Exact => "exact name",
            Self::Alternate => "another name of it",
            Self::Spelling => "another spelling of it",
            Self::Sound => "by its sound, within the area",
        }
    }
}

/// Articles that are written before names from Arabic, beside those that folding drops.
const ARTICLES: [&str; 11] = ["ad", "an", "ar", "as", "ash", "at", "az", "ed", "es", "esh", "ez"];

/// Returns a folded name without spaces and articles.
fn squashed(folded: &str) -> String {
    let mut bare: String = folded.split(' ').filter(|word| !ARTICLES.contains(word)).collect();
    if bare.ends_with("ah") {
        bare.pop();
    }
    bare
}

/// The keys of one name.
#[derive(Clone, Debug)]
pub(in crate::geo) struct NameKeys {
    folded: u64,
    squashed: u64,
    sound: Option<u64>,
}

impl NameKeys {
    /// Returns the keys of a name; none if nothing of it counts.
    pub(in crate::geo) fn of(name: &str) -> Option<Self> {
        let folded = fold(name);
        if folded.is_empty() {
            return None;
        }
        let squashed = squashed(&folded);
        let sound = romanized_key(&folded).map(|key| hashed(2, &key));
        Some(Self { folded: hashed(0, &folded), squashed: hashed(1, &squashed), sound })
    }
}

/// Hashes a key. The hasher has fixed seeds: two names that meet by chance are one in 2^64, and an
/// archive that sought such a pair would only place its own words wrongly.
fn hashed(form: u8, key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    form.hash(&mut hasher);
    key.hash(&mut hasher);
    hasher.finish()
}

/// Rows by the keys of their names.
#[derive(Debug, Default)]
pub(in crate::geo) struct PlaceNames {
    /// Sorted by key; the main name of a row before its other names.
    keys: Vec<(u64, u32, bool)>,
}

impl PlaceNames {
    /// Makes the index of some rows, each with its names, the main one first.
    pub(in crate::geo) fn of<'n>(
        rows: impl Iterator<Item = (u32, impl Iterator<Item = &'n str>)>,
    ) -> Self {
        let mut keys = Vec::new();
        for (row, names) in rows {
            for (at, name) in names.enumerate() {
                let Some(name) = NameKeys::of(name) else { continue };
                let all = [Some(name.folded), Some(name.squashed), name.sound];
                keys.extend(all.into_iter().flatten().map(|key| (key, row, at > 0)));
            }
        }
        keys.sort_unstable();
        keys.dedup_by_key(|(key, row, _)| (*key, *row));
        keys.shrink_to_fit();
        Self { keys }
    }

    /// Returns the rows that have a name up to a level, each once with its surest level.
    pub(in crate::geo) fn named(
        &self,
        name: &NameKeys,
        loosest: MatchLevel,
    ) -> Vec<(u32, MatchLevel)> {
        let mut found: Vec<(u32, MatchLevel)> = Vec::new();
        for (_, row, other) in self.having(name.folded) {
            found.push((*row, if *other { MatchLevel::Alternate } else { MatchLevel::Exact }));
        }
        let looser = [(MatchLevel::Spelling, Some(name.squashed)), (MatchLevel::Sound, name.sound)];
        for (level, key) in looser.into_iter().take_while(|(level, _)| *level <= loosest) {
            let more = key.map(|key| self.having(key)).unwrap_or_default();
            found.extend(more.iter().map(|(_, row, _)| (*row, level)));
        }
        found.sort_unstable();
        found.dedup_by_key(|(row, _)| *row);
        found
    }

    fn having(&self, key: u64) -> &[(u64, u32, bool)] {
        let from = self.keys.partition_point(|(known, _, _)| *known < key);
        let rest = self.keys.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|(known, _, _)| *known == key)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_has_the_level_of_what_it_takes_to_find_it() {
        let names: [&[&str]; 3] = [
            &["Baqubah", "Ba`quba", "بعقوبة"],
            &["Tuz Khurmatu"],
            &["Deir ez-Zor", "Dayr az Zawr"],
        ];
        let rows = names.iter().zip(0..).map(|(names, row)| (row, names.iter().copied()));
        let index = PlaceNames::of(rows);
        let found = |name: &str, loosest| index.named(&NameKeys::of(name).unwrap(), loosest);
        for (name, row, level) in [
            ("BAQUBAH", 0, MatchLevel::Exact),
            ("بعقوبه", 0, MatchLevel::Alternate),
            ("Baquba", 0, MatchLevel::Alternate),
            ("Tuzkhurmatu", 1, MatchLevel::Spelling),
            ("Deirzor", 2, MatchLevel::Spelling),
            ("Tuz Khormato", 1, MatchLevel::Sound),
        ] {
            assert_eq!(found(name, MatchLevel::Sound), [(row, level)], "{name}");
        }
        assert!(found("Tuz Khormato", MatchLevel::Spelling).is_empty());
        assert!(
            found("Baqub", MatchLevel::Sound).is_empty(),
            "letters that are missing are never guessed"
        );
        assert!(NameKeys::of(" - ").is_none());
    }
}
