//! By what means an event was done: which of the tactics that were told are its own.

use std::ops::Range;

use super::entry::field;
use super::parties::{EventParty, Parties, PartySide};
use super::tactics::{ToldTactic, WeighedEvent, chosen};
use super::text::SectionText;
use crate::import::field::{Certainty, Field};
use crate::import::rules::{ImportRules, TacticRule, TacticSide, TacticTrait};

/// Bombs that forces find are a seizure.
pub(super) fn name_found<'r>(told: &mut Vec<ToldTactic<'r>>, rules: &'r ImportRules) {
    for at in 0..told.len() {
        let found = told.get(at).and_then(|told| rules.tactic(told.rule.found_as.as_deref()?));
        let Some(found) = found else { continue };
        let known = told.iter().any(|other| other.rule.tactic == found.tactic);
        if let Some(one) = told.get_mut(at).filter(|_| !known) {
            (one.rule, one.of_forces) = (found, true);
        }
    }
    told.retain(|told| told.rule.found_as.is_none());
}

/// Whom a group detains, or takes with it, it abducts.
pub(super) fn name_taken<'r>(
    told: &mut Vec<ToldTactic<'r>>,
    taken: Option<Range<usize>>,
    rules: &'r ImportRules,
) {
    let arrest = |rule: &TacticRule| rules.tactic(rule.group_as.as_deref()?);
    let Some(named) = rules.tactics().iter().find_map(arrest) else { return };
    let is_it = |told: &ToldTactic<'_>| told.rule.tactic == named.tactic;
    if told.iter().any(is_it) {
        return;
    }
    if let Some(one) = told.iter_mut().find(|told| told.rule.group_as.is_some()) {
        (one.rule, one.of_forces) = (named, false);
    } else if let Some(range) = taken.filter(|_| told.iter().all(|told| told.weak)) {
        told.push(ToldTactic { rule: named, range, weak: false, of_forces: false });
    }
}

/// So many tokens before an attack the word for beating it back may stand.
const REPELLED: usize = 10;

/// Forces raid where a group would assault.
pub(super) fn name_raid<'r>(text: &SectionText<'r>, told: &mut [ToldTactic<'r>]) {
    // `The guards beat back an attack`: it was not theirs.
    let repelled = |told: &ToldTactic<'_>| {
        let from = told.range.start.saturating_sub(REPELLED);
        (from..told.range.end).any(|at| text.is(at, text.known().repels))
    };
    if told.iter().any(|told| told.weak && repelled(told)) {
        return;
    }
    let order = |rule: &TacticRule| rule.forces_order.unwrap_or(u8::MAX);
    let first = told.iter().map(|told| order(told.rule)).min().unwrap_or(u8::MAX);
    for told in told.iter_mut() {
        let named = told.rule.forces_as.as_deref().and_then(|name| text.rules.tactic(name));
        let attacked = text.is(told.range.start, text.known().force_attack);
        if let Some(named) = named.filter(|named| attacked && order(named) < first) {
            told.rule = named;
        }
    }
}

/// The tactics of an event as fields, the main one first.
pub(super) fn tactic_fields<'r>(
    text: &SectionText<'r>,
    mut told: Vec<ToldTactic<'r>>,
    parties: &Parties,
    by_forces: bool,
    (killed, main): (bool, (usize, usize)),
) -> Vec<Field> {
    let rules = text.rules;
    let known = text.known();
    let named = |party: Option<&EventParty>, set| {
        party.is_some_and(|party| rules.has_words(&party.name, set))
    };
    let (actor, target) = (parties.actor.as_ref(), parties.target.as_ref());
    let on_site = named(target, known.site);
    if let Some(flown) = rules.tactic_that_is(TacticTrait::OfAircraft)
        && by_forces
        && (named(actor, known.aircraft) || flies(text, parties))
        && told.iter().all(|told| told.weak)
    {
        for told in &mut told {
            (told.rule, told.weak) = (flown, false);
        }
    }
    let in_main = |told: &ToldTactic<'_>| (main.0..main.1).contains(&told.range.start);
    let mut told = chosen(told, WeighedEvent { by_forces, killed, on_site, main }, rules);
    if let Some(actor) = actor.filter(|_| named(actor, known.gunman))
        && let Some(rule) = rules.tactic_that_is(TacticTrait::OfGunmen)
        && killed
        && !on_site
        && told.iter().all(|told| told.weak)
    {
        let range = actor.range.clone();
        told = vec![ToldTactic { rule, range, weak: true, of_forces: false }];
    }
    let fields = told.into_iter().enumerate().map(|(order, told)| {
        // What is told later may be of the answer to it, or of what was found there.
        let likely = told.weak && !on_site
            || order > 0
            || !in_main(&told)
            // A town is captured as well.
            || text.is(told.range.start, told.rule.if_taken)
            || is_aside(text, told.range.start);
        let certainty = if likely { Certainty::Likely } else { Certainty::Certain };
        let span = Some(text.span(told.range));
        field("tactic", told.rule.tactic.clone(), span, certainty, "tactic-words")
    });
    fields.collect()
}

/// `A convoy hit a landmine`: forces lay no bombs, so they are the ones who were hit.
pub(super) fn is_victim(parties: &Parties, told: &[ToldTactic<'_>]) -> bool {
    parties.actor.as_ref().is_some_and(|actor| actor.side == PartySide::Force)
        && told.iter().any(|told| told.rule.side == Some(TacticSide::Group))
        && !told.iter().any(|told| told.rule.forces_order.is_some())
}

/// `… was killed in Marsa, where it was found that he had been shot`: what a clause tells that hangs on
/// another is no more than likely how it was done.
fn is_aside(text: &SectionText<'_>, at: usize) -> bool {
    let begins = |at: &usize| {
        matches!(text.word(*at), "where" | "which" | "whose" | "because")
            || text.word(*at) == "that"
                && !at.checked_sub(1).is_some_and(|before| text.is(before, text.known().said))
    };
    let from = text.sentences.partition_point(|one| one.start <= at);
    let start =
        from.checked_sub(1).and_then(|from| text.sentences.get(from)).map_or(0, |one| one.start);
    (start..at).rev().take(ASIDE).take_while(|at| text.word(*at) != ";").any(|at| begins(&at))
}

/// So many tokens before it a clause may begin.
const ASIDE: usize = 24;

/// Aircraft acted, so that an attack is an airstrike.
fn flies(text: &SectionText<'_>, parties: &Parties) -> bool {
    let actor = parties.actor.as_ref();
    actor.is_some_and(|actor| text.has(actor.range.clone(), text.known().aircraft))
}
