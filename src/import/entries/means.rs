//! By what means an event was done: which of the tactics that were told are its own.

use super::entry::field;
use super::parties::{Parties, PartySide};
use super::tactics::{ToldTactics, chosen};
use super::text::SectionText;
use crate::import::field::{Certainty, Field};

/// Words by which forces find or clear weapons.
pub(super) const FINDS: [&str; 10] = [
    "located",
    "found",
    "discovered",
    "seized",
    "destroyed",
    "dismantled",
    "defused",
    "neutralized",
    "uncovered",
    "confiscated",
];

/// Bombs that forces find are a seizure.
pub(super) fn name_seizure(told: &mut Vec<ToldTactics>) {
    if !told.iter().any(|told| told.tactic == "seizure") {
        for told in told.iter_mut().filter(|told| told.tactic == "ied") {
            "seizure".clone_into(&mut told.tactic);
            told.of_forces = true;
        }
    }
    told.retain(|told| told.tactic != "ied");
}

/// Forces raid where a group would assault.
pub(super) fn name_raid(text: &SectionText<'_>, told: &mut [ToldTactics]) {
    let named =
        |told: &ToldTactics| matches!(told.tactic.as_str(), "raid" | "arrest" | "airstrike");
    if !told.iter().any(named) {
        let attack = |told: &&mut ToldTactics| {
            let word = text.word(told.range.start);
            told.tactic == "assault" && (word.starts_with("attack") || word.starts_with("storm"))
        };
        for told in told.iter_mut().filter(attack) {
            "raid".clone_into(&mut told.tactic);
        }
    }
}

/// The tactics of an event as fields, the main one first.
pub(super) fn tactic_fields(
    text: &SectionText<'_>,
    mut told: Vec<ToldTactics>,
    parties: &Parties,
    by_forces: bool,
    killed: bool,
) -> Vec<Field> {
    let site = parties.target.as_ref().is_some_and(|target| is_site(&target.name));
    if by_forces && from_the_air(text, parties) && told.iter().all(|told| told.weak) {
        for told in &mut told {
            "airstrike".clone_into(&mut told.tactic);
            told.weak = false;
        }
    }
    let mut told = chosen(told, by_forces, killed, site);
    let gunmen = parties.actor.as_ref().filter(|actor| actor.name.to_lowercase().contains("gunm"));
    if let Some(actor) = gunmen
        && killed
        && !site
        && told.iter().all(|told| told.weak)
    {
        let (tactic, range) = ("small-arms".to_owned(), actor.range.clone());
        told = vec![ToldTactics { tactic, range, weak: true, of_forces: false }];
    }
    let fields = told.into_iter().enumerate().map(|(order, told)| {
        let likely = told.weak && !site || order > 0;
        let certainty = if likely { Certainty::Likely } else { Certainty::Certain };
        field("tactic", told.tactic, Some(text.span(told.range)), certainty, "tactic-words")
    });
    fields.collect()
}

/// `A convoy hit a landmine`: forces lay no bombs, so they are the ones who were hit.
pub(super) fn is_victim(parties: &Parties, told: &[ToldTactics]) -> bool {
    let has = |names: &[&str]| told.iter().any(|told| names.contains(&told.tactic.as_str()));
    parties.actor.as_ref().is_some_and(|actor| actor.side == PartySide::Force)
        && has(&["ied", "suicide-bombing", "vehicle-bomb"])
        && !has(&["arrest", "raid", "seizure", "airstrike", "indirect-fire"])
}

/// Aircraft acted, so that an attack is an airstrike.
pub(super) fn from_the_air(text: &SectionText<'_>, parties: &Parties) -> bool {
    const WORDS: [&str; 10] = [
        "aircraft",
        "plane",
        "planes",
        "jets",
        "air force",
        "helicopters",
        "helicopter",
        "warplanes",
        "drone",
        "drones",
    ];
    let words = |actor: &super::parties::EventParty| text.words(actor.range.clone()).to_lowercase();
    let name = parties.actor.as_ref().map(words).unwrap_or_default();
    WORDS.iter().any(|word| name.contains(word))
}

pub(super) fn is_site(name: &str) -> bool {
    const SITES: [&str; 24] = [
        "camp",
        "base",
        "headquarters",
        "checkpoint",
        "post",
        "village",
        "barracks",
        "position",
        "positions",
        "outpost",
        "station",
        "town",
        "posts",
        "checkpoints",
        "villages",
        "compound",
        "site",
        "garrison",
        "prison",
        "city",
        "bases",
        "point",
        "points",
        "hq",
    ];
    name.to_lowercase().split([' ', '-']).any(|word| SITES.contains(&word))
}
