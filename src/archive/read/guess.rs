//! Guesses which name of the taxonomy an unknown word meant, and lists the valid names.
//!
//! The names of each sort are read once, at the first unknown word of that sort.

use std::collections::HashMap;

use super::vocabulary::KnownSpellings;
use crate::digest::{Taxonomy, TheatreId};
use crate::words::{Effort, NearestNames, meant, spellings};

/// A sort of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum VocabularyKind {
    Theatre,
    /// The areas of one theatre.
    Area(TheatreId),
    Kind,
    Tactic,
}

/// Vocabularies up to this size are listed in a hint.
const MOST_LISTED: usize = 24;
/// A vocabulary of more names than this is no closed list that people write from memory.
const MOST_COMPARED: usize = 512;
/// No name in such a list is longer than this.
const LONGEST_LISTED: usize = 100;

/// The guesses made so far, and the state needed for more.
pub(super) struct Guesses<'t> {
    taxonomy: &'t Taxonomy,
    known: HashMap<VocabularyKind, KnownNames<'t>>,
    pub(super) effort: Effort,
}

/// The names of one sort.
struct KnownNames<'t> {
    /// Each name with the word to write for it.
    nearest: NearestNames<&'t str>,
    /// The words to write, if there are few enough to read in a hint.
    listed: Vec<&'t str>,
    meant: KnownSpellings<&'t str>,
    /// The same names, if there are few enough to compare each unknown word with all.
    few: Vec<(&'t str, &'t str)>,
    only: KnownSpellings<&'t str>,
    sounding: KnownSpellings<&'t str>,
}

impl<'t> Guesses<'t> {
    pub(super) fn of(taxonomy: &'t Taxonomy) -> Self {
        Self { taxonomy, known: HashMap::new(), effort: Effort::default() }
    }

    /// Returns the proper word for the one that was meant.
    pub(super) fn meant(&mut self, sort: VocabularyKind, word: &str) -> Option<&'t str> {
        let taxonomy = self.taxonomy;
        let known = self.known.entry(sort).or_insert_with(|| KnownNames::of(sort, taxonomy));
        known.meant.recall(word, || known.nearest.find(word, &mut self.effort))
    }

    /// Returns the proper word for one that can mean no other.
    pub(super) fn only(&mut self, sort: VocabularyKind, word: &str) -> Option<&'t str> {
        let taxonomy = self.taxonomy;
        let known = self.known.entry(sort).or_insert_with(|| KnownNames::of(sort, taxonomy));
        let effort = &mut self.effort;
        known.only.recall(word, || {
            let names = known.few.iter().copied();
            effort.spend(known.few.len()).then(|| meant(word, names)).flatten()
        })
    }

    /// Returns the proper word for the only name that sounds the same: `Irak` for `Iraq`.
    pub(super) fn sounding(&mut self, sort: VocabularyKind, word: &str) -> Option<&'t str> {
        let taxonomy = self.taxonomy;
        let known = self.known.entry(sort).or_insert_with(|| KnownNames::of(sort, taxonomy));
        let effort = &mut self.effort;
        known.sounding.recall(word, || {
            if word.len() > LONGEST_LISTED || !effort.spend(known.few.len()) {
                return None;
            }
            let sounds = spellings(word);
            let is_it = |name: &str| spellings(name).iter().any(|sound| sounds.contains(sound));
            let mut found = known.few.iter().filter(|(name, _)| is_it(name)).map(|(_, word)| *word);
            let first = found.next()?;
            found.all(|other| other == first).then_some(first)
        })
    }

    /// Returns all words of a sort, if there are few.
    pub(super) fn listed(&mut self, sort: VocabularyKind) -> &[&'t str] {
        let taxonomy = self.taxonomy;
        &self.known.entry(sort).or_insert_with(|| KnownNames::of(sort, taxonomy)).listed
    }
}

impl<'t> KnownNames<'t> {
    fn of(sort: VocabularyKind, taxonomy: &'t Taxonomy) -> Self {
        match sort {
            VocabularyKind::Theatre => Self::read(taxonomy.theatres().map(|(_, theatre)| {
                (names(&theatre.id, &theatre.name, &theatre.aliases), &*theatre.id)
            })),
            VocabularyKind::Area(theatre) => Self::read(
                taxonomy
                    .areas_of(theatre)
                    .map(|(_, area)| (names(&area.id, &area.name, &area.aliases), &*area.name)),
            ),
            VocabularyKind::Kind => Self::read(
                taxonomy
                    .kinds()
                    .iter()
                    .map(|kind| (names(&kind.id, &kind.name, &kind.aliases), &*kind.id)),
            ),
            VocabularyKind::Tactic => Self::read(
                taxonomy
                    .tactics()
                    .iter()
                    .map(|tactic| (names(&tactic.id, &tactic.name, &tactic.aliases), &*tactic.id)),
            ),
        }
    }

    /// Collects all names of each thing with the word to write for it.
    fn read<N: Iterator<Item = &'t str>>(things: impl Iterator<Item = (N, &'t str)>) -> Self {
        let (mut all, mut listed) = (Vec::new(), Vec::new());
        for (names, proper) in things {
            all.extend(names.map(|name| (name, proper)));
            listed.push(proper);
        }
        let is_short = |word: &&str| word.len() <= LONGEST_LISTED;
        if listed.len() > MOST_LISTED || !listed.iter().all(is_short) {
            listed.clear();
        }
        let few = if all.len() > MOST_COMPARED { Vec::new() } else { all.clone() };
        Self {
            nearest: NearestNames::new(all),
            listed,
            meant: KnownSpellings::default(),
            few,
            only: KnownSpellings::default(),
            sounding: KnownSpellings::default(),
        }
    }
}

fn names<'k>(
    id: &'k str,
    name: &'k str,
    aliases: &'k [Box<str>],
) -> impl Iterator<Item = &'k str> + use<'k> {
    [id, name].into_iter().chain(aliases.iter().map(|alias| &**alias))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{Area, TaxonomyParts, Theatre};

    fn areas(many: usize) -> Taxonomy {
        let area = |n: usize| Area {
            id: format!("area{n}-of-the-river").into(),
            name: format!("Area{n} of the river").into(),
            aliases: vec![format!("Al{n}").into()],
            theatre: TheatreId(0),
            west: None,
            countries: Vec::new(),
        };
        TaxonomyParts {
            theatres: vec![Theatre {
                id: "iraq".into(),
                name: "Iraq".into(),
                aliases: vec![],
                west: false,
                countries: Vec::new(),
            }],
            areas: (0..many).map(area).collect(),
            ..TaxonomyParts::default()
        }
        .into()
    }

    #[test]
    fn guesses_of_areas_cost_no_product_and_the_same_word_is_guessed_once() {
        let compared = |known, unknown| {
            let taxonomy = areas(known);
            let mut guesses = Guesses::of(&taxonomy);
            let sort = VocabularyKind::Area(TheatreId(0));
            for n in 0..unknown {
                let meant = guesses.meant(sort, &format!("Aera{n} off the rivre"));
                assert!(meant.is_some_and(|area| area.ends_with("of the river")), "{n}");
                assert_eq!(guesses.meant(sort, &format!("Aera{n} off the rivre")), meant);
            }
            guesses.effort.compared()
        };
        assert_eq!(compared(100, 10), 10 * 300, "of few names each is looked at");
        let (few, many) = (compared(2_000, 200), compared(20_000, 200));
        assert!(few <= 200 * 128 && many <= 200 * 128, "{few} {many}");
    }

    #[test]
    fn words_are_listed_where_they_are_few() {
        let (few, many) = (areas(24), areas(25));
        assert_eq!(Guesses::of(&few).listed(VocabularyKind::Area(TheatreId(0))).len(), 24);
        assert_eq!(Guesses::of(&many).listed(VocabularyKind::Area(TheatreId(0))), [] as [&str; 0]);
        assert_eq!(Guesses::of(&many).listed(VocabularyKind::Theatre), ["iraq"]);
    }
}
