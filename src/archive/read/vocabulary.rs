//! Words of a file to ids of the taxonomy. Each worker keeps one of these: a word that was met
//! before is not folded again.

use std::collections::HashMap;

use super::desk::Desk;
use crate::digest::{ActorId, AreaId, KindId, PartKey, TacticId, Taxonomy, TheatreId};
use crate::yaml::{Fault, Node, excerpt, nearest};

/// The taxonomy behind a memory of the spellings met so far.
pub(in crate::archive) struct Vocabulary<'t> {
    taxonomy: &'t Taxonomy,
    theatres: Memory<TheatreId>,
    areas: HashMap<TheatreId, Memory<AreaId>>,
    kinds: Memory<KindId>,
    tactics: Memory<TacticId>,
    actors: Memory<ActorId>,
    parts: Memory<PartKey>,
    guesses: HashMap<String, Option<Box<str>>>,
}

/// A hostile archive can hold any number of spellings.
const MOST_REMEMBERED: usize = 4_096;
/// Comparing a word with every name of the taxonomy takes a millisecond; so many are enough.
const MOST_GUESSES: usize = 256;
/// Vocabularies up to this size are listed in a hint.
const MOST_LISTED: usize = 24;
/// No name in such a list is longer.
const LONGEST_LISTED: usize = 100;

/// What each spelling was found to mean.
struct Memory<Id>(HashMap<Box<str>, Option<Id>>);

impl<Id> Default for Memory<Id> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<Id: Copy> Memory<Id> {
    fn recall(&mut self, word: &str, find: impl FnOnce() -> Option<Id>) -> Option<Id> {
        if let Some(known) = self.0.get(word) {
            return *known;
        }
        let found = find();
        if self.0.len() < MOST_REMEMBERED {
            self.0.insert(word.into(), found);
        }
        found
    }
}

impl<'t> Vocabulary<'t> {
    pub(in crate::archive) fn new(taxonomy: &'t Taxonomy) -> Self {
        Self {
            taxonomy,
            theatres: Memory::default(),
            areas: HashMap::new(),
            kinds: Memory::default(),
            tactics: Memory::default(),
            actors: Memory::default(),
            parts: Memory::default(),
            guesses: HashMap::new(),
        }
    }

    pub(super) fn taxonomy(&self) -> &'t Taxonomy {
        self.taxonomy
    }

    /// The actor, where the taxonomy has it; another one is no fault.
    pub(super) fn actor(&mut self, name: &str) -> Option<ActorId> {
        self.actors.recall(name, || self.taxonomy.find_actor(name))
    }

    /// What a part of a figure counts: a theatre, an area or a tactic, else a label of its own.
    pub(super) fn part(&mut self, label: &str) -> PartKey {
        let taxonomy = self.taxonomy;
        let find = || {
            let theatre = || taxonomy.find_theatre(label).map(PartKey::Theatre);
            let area = || taxonomy.find_area_anywhere(label).map(PartKey::Area);
            let tactic = || taxonomy.find_tactic(label).map(PartKey::Tactic);
            theatre().or_else(area).or_else(tactic)
        };
        self.parts.recall(label, find).unwrap_or(PartKey::Other)
    }

    /// The proper word for the one that was meant. `known` pairs what a thing goes by with the
    /// word to write.
    fn guess<'k>(
        &mut self,
        what: &str,
        word: &str,
        known: impl Iterator<Item = (&'k str, &'k str)>,
    ) -> Option<Box<str>> {
        let question = format!("{what} {word}");
        if let Some(answer) = self.guesses.get(&question) {
            return answer.clone();
        }
        if self.guesses.len() >= MOST_GUESSES {
            return None;
        }
        let known: Vec<_> = known.collect();
        let like = nearest(word, known.iter().map(|(name, _)| *name));
        let proper = like.and_then(|like| known.iter().find(|(name, _)| *name == like));
        let answer = proper.map(|(_, proper)| Box::from(*proper));
        self.guesses.insert(question, answer.clone());
        answer
    }
}

impl Desk<'_, '_> {
    /// The theatre that a node names.
    pub(super) fn theatre(&mut self, node: &Node) -> Option<TheatreId> {
        let word = node.text("theatre", &mut self.faults)?;
        let taxonomy = self.words.taxonomy;
        let found = self.words.theatres.recall(word, || taxonomy.find_theatre(word));
        if found.is_none() {
            let known = taxonomy.theatres().flat_map(|(_, theatre)| {
                names(&theatre.id, &theatre.name, &theatre.aliases, &theatre.id)
            });
            let meant = self.words.guess("theatre", word, known);
            let list: Vec<&str> = taxonomy.theatres().map(|(_, theatre)| &*theatre.id).collect();
            self.unknown(node.mark, "theatre", word, meant.as_deref(), short(&list));
        }
        found
    }

    /// The area of a theatre that a node names.
    pub(super) fn area(&mut self, theatre: TheatreId, node: &Node) -> Option<AreaId> {
        let word = node.text("area", &mut self.faults)?;
        let taxonomy = self.words.taxonomy;
        let memory = self.words.areas.entry(theatre).or_default();
        let found = memory.recall(word, || taxonomy.find_area(theatre, word));
        if found.is_none() {
            self.unknown_area(theatre, node, word);
        }
        found
    }

    fn unknown_area(&mut self, theatre: TheatreId, node: &Node, word: &str) {
        let taxonomy = self.words.taxonomy;
        let here = taxonomy.theatre_name(theatre);
        let what = format!("area of {here}");
        let elsewhere: Vec<&str> = taxonomy
            .theatres()
            .filter(|(other, _)| taxonomy.find_area(*other, word).is_some())
            .map(|(_, other)| &*other.name)
            .collect();
        if !elsewhere.is_empty() {
            let hint = format!("it is an area of {}: move it there", elsewhere.join(" and of "));
            let message = format!("unknown {what} `{}`", excerpt(word));
            self.faults.push(Fault::error(node.mark, message).hint(hint));
            return;
        }
        let known = taxonomy
            .areas_of(theatre)
            .flat_map(|(_, area)| names(&area.id, &area.name, &area.aliases, &area.name));
        let meant = self.words.guess(&what, word, known);
        let list: Vec<&str> = taxonomy.areas_of(theatre).map(|(_, area)| &*area.name).collect();
        self.unknown(node.mark, &what, word, meant.as_deref(), short(&list));
    }

    /// The kind that a node names.
    pub(super) fn kind(&mut self, node: &Node) -> Option<KindId> {
        let word = node.text("kind", &mut self.faults)?;
        let taxonomy = self.words.taxonomy;
        let found = self.words.kinds.recall(word, || taxonomy.find_kind(word));
        if found.is_none() {
            let kinds = taxonomy.kinds().iter();
            let known = kinds.flat_map(|kind| names(&kind.id, &kind.name, &kind.aliases, &kind.id));
            let meant = self.words.guess("kind", word, known);
            let list: Vec<&str> = taxonomy.kinds().iter().map(|kind| &*kind.id).collect();
            self.unknown(node.mark, "kind", word, meant.as_deref(), short(&list));
        }
        found
    }

    /// The tactic that a node names.
    pub(super) fn tactic(&mut self, node: &Node) -> Option<TacticId> {
        let word = node.text("tactic", &mut self.faults)?;
        let taxonomy = self.words.taxonomy;
        let found = self.words.tactics.recall(word, || taxonomy.find_tactic(word));
        if found.is_none() {
            let known = taxonomy
                .tactics()
                .iter()
                .flat_map(|tactic| names(&tactic.id, &tactic.name, &tactic.aliases, &tactic.id));
            let meant = self.words.guess("tactic", word, known);
            let list: Vec<&str> = taxonomy.tactics().iter().map(|tactic| &*tactic.id).collect();
            self.unknown(node.mark, "tactic", word, meant.as_deref(), short(&list));
        }
        found
    }
}

/// All that a thing goes by, each with the word to write for it.
fn names<'k>(
    id: &'k str,
    name: &'k str,
    aliases: &'k [Box<str>],
    proper: &'k str,
) -> impl Iterator<Item = (&'k str, &'k str)> {
    [id, name].into_iter().chain(aliases.iter().map(|alias| &**alias)).map(move |n| (n, proper))
}

/// A list short enough to be read in a hint.
fn short<'k, 'l>(list: &'l [&'k str]) -> &'l [&'k str] {
    let is_short = |name: &&str| name.len() <= LONGEST_LISTED;
    if list.len() <= MOST_LISTED && list.iter().all(is_short) { list } else { &[] }
}
