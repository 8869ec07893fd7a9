//! The names of the taxonomy, each with what it names: `HTS` and `Hay'at Tahrir al-Sham` are one actor.
//!
//! Not here: which words of a query are looked up; that is the plan's.

use std::collections::HashMap;

use super::plan::{Called, Trait};
use crate::digest::{ActorId, KindId, TacticId, Taxonomy};
use crate::words::{is_spelling_of, sounds, spellings, words};

/// What names of the taxonomy name, by their folded words.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_words: HashMap<String, Vec<Trait>>,
    /// The same by what the words sound like, and by all letters in one word.
    by_sound: HashMap<String, Vec<Trait>>,
    longest: usize,
    /// Names that are looked for in texts.
    said: Vec<(Vec<String>, Called)>,
}

/// `IS` and `US` are words as well.
const SHORTEST_SAID: usize = 3;

impl Names {
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let mut names = Self::default();
        for (id, theatre) in taxonomy.theatres() {
            names.add(&theatre.name, &theatre.aliases, &Trait::Theatre(id));
        }
        for (id, area) in taxonomy.areas() {
            names.add(&area.name, &area.aliases, &Trait::Area(id));
        }
        for (at, kind) in (0..).zip(taxonomy.kinds()) {
            names.add(&kind.name, &kind.aliases, &Trait::Kind(KindId(at)));
        }
        for (at, tactic) in (0..).zip(taxonomy.tactics()) {
            names.add(&tactic.name, &tactic.aliases, &Trait::Tactic(TacticId(at)));
        }
        for (at, actor) in (0..).zip(taxonomy.actors()) {
            names.add(&actor.name, &actor.aliases, &Trait::Actor(ActorId(at)));
        }
        names
    }

    fn add(&mut self, name: &str, aliases: &[Box<str>], what: &Trait) {
        let main = words(name);
        for name in std::iter::once(name).chain(aliases.iter().map(AsRef::as_ref)) {
            let words = words(name);
            if words.is_empty() {
                continue;
            }
            self.longest = self.longest.max(words.len());
            let called = called(what).filter(|_| is_one_name(&words, &main, what));
            let long = words.len() > 1 || name.chars().count() >= SHORTEST_SAID;
            self.said.extend(called.filter(|_| long).map(|called| (words.clone(), called)));
            learn(self.by_words.entry(words.join(" ")).or_default(), what, called);
            for sound in spellings(name) {
                learn(self.by_sound.entry(sound).or_default(), what, called);
            }
        }
    }

    /// What some words are a name of; a name that is written just so before one that only sounds so.
    pub(super) fn named(&self, words: &[&str]) -> Option<&Vec<Trait>> {
        let just_so = self.by_words.get(&words.join(" "));
        just_so.or_else(|| self.by_sound.get(&sounds(words)))
    }

    /// Every name of what a word names, by its folded words.
    pub(super) fn others(&self, named: &[Trait], taxonomy: &Taxonomy) -> Vec<Vec<String>> {
        if named.is_empty() {
            return Vec::new();
        }
        let is_part = |id: ActorId| {
            let mut wholes = named.iter().filter_map(Trait::actor);
            wholes.any(|whole| taxonomy.is_part_of(id, whole))
        };
        let is_meant = |what: &Trait| named.contains(what) || what.actor().is_some_and(is_part);
        let meant = self.by_words.iter().filter(|(_, traits)| traits.iter().any(is_meant));
        meant.map(|(words, _)| words.split(' ').map(str::to_owned).collect()).collect()
    }

    /// How many words the longest name has.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Names that make an entry say an actor or an area.
    pub(super) fn said(&self) -> &[(Vec<String>, Called)] {
        &self.said
    }
}

fn learn(known: &mut Vec<Trait>, what: &Trait, called: Option<Called>) {
    for what in std::iter::once(what.clone()).chain(called.map(Trait::Says)) {
        if !known.contains(&what) {
            known.push(what);
        }
    }
}

/// What texts are searched for the names of.
fn called(what: &Trait) -> Option<Called> {
    what.actor().map(Called::Actor).or_else(|| what.area().map(Called::Area))
}

/// Whether a name of an area is a spelling of its main one; those of actors all are one. Another alias
/// of an area is another place in it, as Tikrit is in Salah al-Din, and texts that say the one do not
/// mean the other.
fn is_one_name(words: &[String], main: &[String], what: &Trait) -> bool {
    what.area().is_none() || is_spelling_of(&words.concat(), &main.concat())
}
