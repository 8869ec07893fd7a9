//! The names of the taxonomy, each with what it names: `HTS` and `Hay'at Tahrir al-Sham` are one actor.
//!
//! Not here: which words of a query are looked up; that is the plan's.

use std::collections::{HashMap, HashSet};

use super::plan::{NamedEntity, Predicate};
use crate::digest::{ActorId, KindId, TacticId, Taxonomy};
use crate::words::{is_spelling_of, sounds, spellings, words};

/// What names of the taxonomy name, by their folded words.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_words: HashMap<String, Vec<Predicate>>,
    /// The same by what the words sound like, and by all letters in one word.
    by_sound: HashMap<String, Vec<Predicate>>,
    longest: usize,
    /// Names that are looked for in texts.
    said: Vec<(Vec<String>, NamedEntity)>,
}

/// What more things bear than this is no name of any of them: only the first of them have it.
const MOST_BEARERS: usize = 32;
/// Names of more words than this are not recognised word by word.
const MOST_WORDS: usize = 16;
/// So many other names of one thing are looked for to be marked.
const MOST_OTHERS: usize = 256;

/// `IS` and `US` are words as well.
const SHORTEST_SAID: usize = 3;

impl Names {
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let mut names = Self::default();
        for (id, theatre) in taxonomy.theatres() {
            names.add(&theatre.name, &theatre.aliases, &Predicate::Theatre(id));
        }
        for (id, area) in taxonomy.areas() {
            names.add(&area.name, &area.aliases, &Predicate::Area(id));
        }
        for (kind, at) in taxonomy.kinds().iter().zip(0..) {
            names.add(&kind.name, &kind.aliases, &Predicate::Kind(KindId(at)));
        }
        for (tactic, at) in taxonomy.tactics().iter().zip(0..) {
            names.add(&tactic.name, &tactic.aliases, &Predicate::Tactic(TacticId(at)));
        }
        for (actor, at) in taxonomy.actors().iter().zip(0..) {
            names.add(&actor.name, &actor.aliases, &Predicate::Actor(ActorId(at)));
        }
        names
    }

    fn add(&mut self, name: &str, aliases: &[Box<str>], what: &Predicate) {
        let main = words(name);
        for name in std::iter::once(name).chain(aliases.iter().map(AsRef::as_ref)) {
            let words = words(name);
            if words.is_empty() || words.len() > MOST_WORDS {
                continue;
            }
            self.longest = self.longest.max(words.len());
            let called = called(what).filter(|_| is_one_name(&words, &main, what));
            let long = words.len() > 1 || name.chars().count() >= SHORTEST_SAID;
            let bearers = self.by_words.entry(words.join(" ")).or_default();
            if learn(bearers, what, called) {
                self.said.extend(called.filter(|_| long).map(|called| (words, called)));
            }
            for sound in spellings(name) {
                learn(self.by_sound.entry(sound).or_default(), what, called);
            }
        }
    }

    /// What some words are a name of; a name that is written just so before one that only sounds so.
    pub(super) fn named(&self, words: &[&str]) -> Option<&Vec<Predicate>> {
        let just_so = self.by_words.get(&words.join(" "));
        just_so.or_else(|| self.by_sound.get(&sounds(words)))
    }

    /// Every name of what a word names, by its folded words.
    pub(super) fn others(&self, named: &[Predicate], taxonomy: &Taxonomy) -> Vec<Vec<String>> {
        if named.is_empty() {
            return Vec::new();
        }
        let wholes: HashSet<ActorId> = named.iter().filter_map(Predicate::actor).collect();
        let is_part = |id: ActorId| taxonomy.wholes_of(id).any(|whole| wholes.contains(&whole));
        // A word names few things: see the bound on those that bear a name.
        let is_meant = |what: &Predicate| match what.actor() {
            Some(id) => is_part(id),
            None => named.contains(what),
        };
        let meant = self.by_words.iter().filter(|(_, traits)| traits.iter().any(is_meant));
        let mut others: Vec<&String> = meant.map(|(words, _)| words).collect();
        others.sort_unstable();
        others.truncate(MOST_OTHERS);
        others.into_iter().map(|words| words.split(' ').map(str::to_owned).collect()).collect()
    }

    /// How many words the longest name has.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Names that make an entry say an actor or an area.
    pub(super) fn said(&self) -> &[(Vec<String>, NamedEntity)] {
        &self.said
    }
}

/// True where the thing has the name, and is not one too many to have it.
fn learn(known: &mut Vec<Predicate>, what: &Predicate, called: Option<NamedEntity>) -> bool {
    let bearers = known.iter().filter(|known| !matches!(known, Predicate::Says(_))).count();
    if bearers >= MOST_BEARERS && !known.contains(what) {
        return false;
    }
    for what in std::iter::once(what.clone()).chain(called.map(Predicate::Says)) {
        if !known.contains(&what) {
            known.push(what);
        }
    }
    true
}

/// What texts are searched for the names of.
fn called(what: &Predicate) -> Option<NamedEntity> {
    what.actor().map(NamedEntity::Actor).or_else(|| what.area().map(NamedEntity::Area))
}

/// Whether a name of an area is a spelling of its main one; those of actors all are one. Another alias
/// of an area is another place in it, as Tikrit is in Salah al-Din, and texts that say the one do not
/// mean the other.
fn is_one_name(words: &[String], main: &[String], what: &Predicate) -> bool {
    what.area().is_none()
        || main.len() <= MOST_WORDS && is_spelling_of(&words.concat(), &main.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{Actor, TaxonomyParts};

    fn of(actors: impl Iterator<Item = (String, Vec<Box<str>>)>) -> Names {
        let actor =
            |(name, aliases): (String, _)| Actor { name: name.into(), aliases, part_of: None };
        let actors = actors.map(actor).collect();
        Names::of(&TaxonomyParts { actors, ..TaxonomyParts::default() }.into())
    }

    #[test]
    fn a_name_of_very_many_is_that_of_the_first_of_them() {
        let names = of((0..1_000).map(|i| (format!("Actor {i}"), vec!["shared".into()])));
        // Each once as who acted, once as who is spoken of.
        let named = names.named(&["shared"]).unwrap();
        assert_eq!(named.len(), 2 * MOST_BEARERS);
        assert_eq!(named[0], Predicate::Actor(ActorId(0)));
        let said = names.said().iter().filter(|(words, _)| *words == ["shared"]);
        assert_eq!(said.count(), MOST_BEARERS);
        assert_eq!(names.named(&["actor", "999"]).unwrap()[0], Predicate::Actor(ActorId(999)));
    }

    #[test]
    fn a_name_of_very_many_words_is_none_that_is_said() {
        let long = |words: usize| (vec!["word"; words].join(" "), Vec::new());
        let names = of([long(MOST_WORDS), long(MOST_WORDS + 1)].into_iter());
        assert_eq!((names.longest(), names.said().len()), (MOST_WORDS, 1));
    }
}
