//! Rules that were read, and what they hold. How a file of them is read stands in `reading`.

use std::collections::{HashMap, HashSet};

use super::kind::{KindRole, KindRule};
use super::known::KnownSets;
use super::lexicon::{SetId, SetMarks, WordSets};
use super::pattern::WordPattern;
use super::tactic::{TacticRule, TacticTrait};
use crate::import::entries::{TextToken, tokens};
use crate::import::field::Certainty;
use crate::words::fold;

/// Rules: the general ones with those of a publisher.
#[derive(Debug, Clone)]
pub struct ImportRules {
    /// The name of the last file: `itic`.
    pub name: String,
    /// Who publishes, where the rules are those of a publisher.
    pub publisher: Option<String>,
    /// Who acts where no name is told.
    pub default_actor: Option<String>,
    pub(super) recognise: Vec<String>,
    pub(super) abbreviations: HashSet<String>,
    pub(super) lexicon: WordSets,
    pub(super) known: KnownSets,
    pub(super) tactics: Vec<TacticRule>,
    pub(super) kinds: Vec<KindRule>,
    pub(super) casualties: Vec<CasualtyRule>,
    /// What an outlet stands for, by a part of its folded name: a word of `basis`.
    pub(super) outlets: Vec<(String, &'static str)>,
    /// Outlets that others publish in, folded.
    pub(super) channels: HashSet<String>,
    /// What the general name of the group means in a theatre.
    pub(super) actors: HashMap<String, String>,
    /// The area that an adjective names.
    pub(super) demonyms: HashMap<String, String>,
}

/// A pattern of casualties, and what it gives.
#[derive(Debug, Clone)]
pub(in crate::import) struct CasualtyRule {
    /// Its name.
    pub name: String,
    /// What it looks for.
    pub pattern: WordPattern,
    /// What it gives.
    pub gives: Vec<(HarmKind, GivenCount)>,
    /// How sure it is.
    pub certainty: Certainty,
}

/// A field of the toll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::import) enum HarmKind {
    /// Killed.
    Killed,
    /// Wounded.
    Wounded,
    /// Given only for both together.
    KilledOrWounded,
    /// Taken alive.
    Captured,
}

/// Where a pattern takes its number from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum GivenCount {
    /// The group of people, or where there is none the number, at this place, from 0.
    Place(usize),
    /// A count as the archive writes it.
    Count(String),
}

impl ImportRules {
    /// Returns true where a text names the publisher whose rules these are.
    pub fn recognise(&self, text: &str) -> bool {
        let text = text.to_lowercase().replace(['’', '‘'], "'");
        self.recognise.iter().any(|phrase| text.contains(phrase.as_str()))
    }

    pub(in crate::import) fn marks(&self, tokens: &[TextToken]) -> SetMarks {
        self.lexicon.marks(tokens)
    }

    pub(in crate::import) fn known(&self) -> &KnownSets {
        &self.known
    }

    pub(in crate::import) fn abbreviations(&self) -> &HashSet<String> {
        &self.abbreviations
    }

    pub(in crate::import) fn tactics(&self) -> &[TacticRule] {
        &self.tactics
    }

    /// Returns the rule of a tactic.
    pub(in crate::import) fn tactic(&self, tactic: &str) -> Option<&TacticRule> {
        self.tactics.iter().find(|rule| rule.tactic == tactic)
    }

    /// Returns the first tactic of which something is true.
    pub(in crate::import) fn tactic_that_is(&self, what: TacticTrait) -> Option<&TacticRule> {
        self.tactics.iter().find(|rule| rule.is(what))
    }

    /// Returns true for what a tactic is called where forces find it.
    pub(in crate::import) fn is_find(&self, rule: &TacticRule) -> bool {
        self.tactics.iter().any(|other| other.found_as.as_ref() == Some(&rule.tactic))
    }

    /// Returns true where a name has a phrase of a set.
    pub(in crate::import) fn has_words(&self, name: &str, set: SetId) -> bool {
        let words = tokens(name);
        self.lexicon.marks(&words).find(0..words.len(), set).is_some()
    }

    /// Returns the first kind with a role.
    pub(in crate::import) fn kind_as(&self, role: KindRole) -> Option<&KindRule> {
        self.kinds.iter().find(|rule| rule.role == role)
    }

    /// Returns what a kind is.
    pub(in crate::import) fn role_of(&self, kind: &str) -> Option<KindRole> {
        Some(self.kinds.iter().find(|rule| rule.kind == kind)?.role)
    }

    /// Returns true for an outlet that others publish in.
    pub(in crate::import) fn is_channel(&self, outlet: &str) -> bool {
        self.channels.contains(&fold(outlet))
    }

    pub(in crate::import) fn casualties(&self) -> &[CasualtyRule] {
        &self.casualties
    }

    /// Returns what an outlet stands for, by its folded name.
    pub(in crate::import) fn outlet_basis(&self, folded: &str) -> Option<&'static str> {
        let exact = self.outlets.iter().find(|(name, _)| name == folded);
        let within = || self.outlets.iter().find(|(name, _)| has_words(folded, name));
        exact.or_else(within).map(|(_, basis)| *basis)
    }

    /// Returns what the general name of the group means in a theatre.
    pub(in crate::import) fn actor_in(&self, theatre: &str) -> Option<&str> {
        self.actors.get(theatre).map(String::as_str)
    }

    /// Returns the area that an adjective names.
    pub(in crate::import) fn demonym(&self, word: &str) -> Option<&str> {
        self.demonyms.get(word).map(String::as_str)
    }

    /// Returns the adjective of an area, the first by its letters where it has several.
    pub(in crate::import) fn demonym_of(&self, area: &str) -> Option<&str> {
        let of_area = self.demonyms.iter().filter(|(_, named)| named.as_str() == area);
        of_area.map(|(word, _)| word.as_str()).min()
    }
}

/// Returns true where a folded name has the words of another, whole.
fn has_words(name: &str, words: &str) -> bool {
    name.match_indices(words).any(|(at, found)| {
        let before = name.get(..at).is_some_and(|text| text.is_empty() || text.ends_with(' '));
        let rest = name.get(at + found.len()..);
        before && rest.is_some_and(|text| text.is_empty() || text.starts_with(' '))
    })
}
