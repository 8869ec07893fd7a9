//! Resolves the words of a file to ids of the taxonomy. Each worker keeps one vocabulary, so that a
//! word met before is not folded again.

use std::collections::HashMap;

use super::context::{ReadContext, unknown};
use super::guess::{Guesses, VocabularyKind};
use crate::digest::{ActorId, AreaId, KindId, PartKey, TacticId, Taxonomy, TheatreId};
use crate::yaml::{Fault, Node, NodeValue, excerpt};

/// The taxonomy, with a cache of the spellings met so far.
pub(in crate::archive) struct TermResolver<'t> {
    taxonomy: &'t Taxonomy,
    theatres: KnownSpellings<TheatreId>,
    areas: HashMap<TheatreId, KnownSpellings<AreaId>>,
    kinds: KnownSpellings<KindId>,
    tactics: KnownSpellings<TacticId>,
    actors: KnownSpellings<ActorId>,
    parts: KnownSpellings<PartKey>,
    /// Sources of which nothing is told.
    sources: KnownSpellings<()>,
    guesses: Guesses<'t>,
}

/// The most spellings that are cached; a hostile archive can hold any number.
const MOST_REMEMBERED: usize = 4_096;

/// What each spelling resolved to.
pub(super) struct KnownSpellings<Id>(HashMap<Box<str>, Option<Id>>);

impl<Id> Default for KnownSpellings<Id> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<Id: Copy> KnownSpellings<Id> {
    pub(super) fn recall(&mut self, word: &str, find: impl FnOnce() -> Option<Id>) -> Option<Id> {
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

impl<'t> TermResolver<'t> {
    pub(in crate::archive) fn new(taxonomy: &'t Taxonomy) -> Self {
        Self {
            taxonomy,
            theatres: KnownSpellings::default(),
            areas: HashMap::new(),
            kinds: KnownSpellings::default(),
            tactics: KnownSpellings::default(),
            actors: KnownSpellings::default(),
            parts: KnownSpellings::default(),
            sources: KnownSpellings::default(),
            guesses: Guesses::of(taxonomy),
        }
    }

    pub(super) fn taxonomy(&self) -> &'t Taxonomy {
        self.taxonomy
    }

    /// Finds the actor in the taxonomy; an unknown actor is no fault.
    pub(super) fn actor(&mut self, name: &str) -> Option<ActorId> {
        self.actors.recall(name, || self.taxonomy.find_actor(name))
    }

    /// Returns whether a source is known to be one of which nothing is told.
    pub(super) fn knows_source(&self, text: &str) -> bool {
        self.sources.0.contains_key(text)
    }

    /// Remembers a source of which nothing is told.
    pub(super) fn remember_source(&mut self, text: &str) {
        self.sources.recall(text, || Some(()));
    }

    /// Resolves what a part of a figure counts: a theatre, an area or a tactic, else its own label.
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
}

impl<'t> ReadContext<'_, 't> {
    /// Resolves the theatre that a node names.
    pub(super) fn theatre(&mut self, node: &Node) -> Option<TheatreId> {
        let word = node.text("theatre", &mut self.faults)?;
        let taxonomy = self.words.taxonomy;
        let found = self.words.theatres.recall(word, || taxonomy.find_theatre(word));
        // The name of an area is no slip in that of a theatre.
        if found.is_none() && taxonomy.areas_called(word).next().is_some() {
            let of = Self::theatres_with(taxonomy, word);
            let message = format!("unknown theatre `{}`", excerpt(word));
            let hint = format!("it is an area of {of}: write it under `areas` there");
            self.faults.push(Fault::error(node.mark, message).hint(hint));
            return None;
        }
        if found.is_some() {
            return found;
        }
        let meant = match self.words.guesses.sounding(VocabularyKind::Theatre, word) {
            Some(meant) => {
                self.read_as(node.mark, "theatre", word, meant);
                meant
            }
            None => self.meant_word(VocabularyKind::Theatre, node, word)?,
        };
        taxonomy.find_theatre(meant)
    }

    /// Returns where the area lies that a node names, if only one theatre has it.
    pub(super) fn area_anywhere(&self, node: &Node) -> Option<(TheatreId, AreaId)> {
        let NodeValue::Scalar(word) = &node.value else { return None };
        let mut found = self.words.taxonomy.areas_called(word);
        let only = found.next()?;
        found.next().is_none().then_some(only)
    }

    /// Resolves the area of a theatre that a node names.
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

    fn theatres_with(taxonomy: &Taxonomy, area: &str) -> String {
        let theatres = taxonomy.areas_called(area).map(|(other, _)| taxonomy.theatre_name(other));
        theatres.collect::<Vec<_>>().join(" and of ")
    }

    fn unknown_area(&mut self, theatre: TheatreId, node: &Node, word: &str) {
        let taxonomy = self.words.taxonomy;
        let elsewhere = Self::theatres_with(taxonomy, word);
        if elsewhere.is_empty() {
            return self.unknown_word(VocabularyKind::Area(theatre), node, word);
        }
        let hint = format!("it is an area of {elsewhere}: move it there");
        let here = taxonomy.theatre_name(theatre);
        let message = format!("unknown area of {here} `{}`", excerpt(word));
        self.faults.push(Fault::error(node.mark, message).hint(hint));
    }

    /// Returns the name that a word can only mean which names nothing. It is reported in any case.
    ///
    /// An area is never guessed so: another place may well differ from it in a letter.
    fn meant_word(&mut self, sort: VocabularyKind, node: &Node, word: &str) -> Option<&'t str> {
        let only = self.words.guesses.only(sort, word);
        match only {
            Some(only) => self.read_as(node.mark, &self.what(sort), word, only),
            None => self.unknown_word(sort, node, word),
        }
        only
    }

    fn what(&self, sort: VocabularyKind) -> String {
        match sort {
            VocabularyKind::Theatre => "theatre".to_owned(),
            VocabularyKind::Area(theatre) => {
                format!("area of {}", self.words.taxonomy.theatre_name(theatre))
            }
            VocabularyKind::Kind => "kind".to_owned(),
            VocabularyKind::Tactic => "tactic".to_owned(),
        }
    }

    /// Reports a word that names nothing, and suggests the nearest name or lists all.
    fn unknown_word(&mut self, sort: VocabularyKind, node: &Node, word: &str) {
        let what = self.what(sort);
        let meant = self.words.guesses.meant(sort, word);
        let list = self.words.guesses.listed(sort);
        let fault = Fault::error(node.mark, format!("unknown {what} `{}`", excerpt(word)));
        self.faults.push(unknown(fault, meant, list));
    }

    /// Resolves the kind that a node names.
    pub(super) fn kind(&mut self, node: &Node) -> Option<KindId> {
        let word = node.text("kind", &mut self.faults)?;
        let taxonomy = self.words.taxonomy;
        let found = self.words.kinds.recall(word, || taxonomy.find_kind(word));
        found.or_else(|| {
            let meant = self.meant_word(VocabularyKind::Kind, node, word)?;
            taxonomy.find_kind(meant)
        })
    }

    /// Resolves the tactic that a node names.
    pub(super) fn tactic(&mut self, node: &Node) -> Option<TacticId> {
        let word = node.text("tactic", &mut self.faults)?;
        let taxonomy = self.words.taxonomy;
        let found = self.words.tactics.recall(word, || {
            let named = taxonomy.find_tactic(word);
            named.or_else(|| match *taxonomy.tactics_of_sub_event(word) {
                [only] => Some(only),
                _ => None,
            })
        });
        if found.is_some() {
            return found;
        }
        let several = taxonomy.tactics_of_sub_event(word);
        if several.is_empty() {
            let meant = self.meant_word(VocabularyKind::Tactic, node, word)?;
            return taxonomy.find_tactic(meant);
        }
        let ids: Vec<String> =
            several.iter().map(|id| format!("`{}`", taxonomy.tactic_word(*id))).collect();
        let message = format!("`{}` is a sub-event of several tactics", excerpt(word));
        let hint = format!("write one of {}", ids.join(", "));
        self.faults.push(Fault::error(node.mark, message).hint(hint));
        None
    }
}
