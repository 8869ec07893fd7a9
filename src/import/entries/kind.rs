//! The kind of an event: by who acts, what was done, and words that say it themselves.

use std::ops::Range;

use super::parties::{Parties, PartySide};
use super::tactics::ToldTactics;
use super::text::SectionText;
use crate::import::field::Certainty;

/// What decides the kind.
pub(super) struct KnownOfKind<'a> {
    pub text: &'a SectionText<'a>,
    pub ranges: &'a [Range<usize>],
    /// The sentence that tells it first.
    pub main: Range<usize>,
    pub parties: &'a Parties,
    pub tactics: &'a [ToldTactics],
    pub killed: bool,
    /// Those who attack were killed or taken.
    pub militants_harmed: bool,
    /// Others were harmed.
    pub others_harmed: bool,
}

/// Returns the kind with how sure it is and the words that say so.
pub(super) fn kind(known: &KnownOfKind<'_>) -> (&'static str, Certainty, Option<Range<usize>>) {
    let told = |kind: &str| {
        let rule = known.text.rules.kinds().iter().find(|rule| rule.kind == kind)?;
        known.ranges.iter().find_map(|range| known.text.first_outside(range.clone(), rule.set))
    };
    let has = |tactic: &str| known.tactics.iter().any(|told| told.tactic == tactic);
    let violent = known.tactics.iter().any(|told| !told.of_forces && !told.weak) || known.killed;
    let side = known.parties.actor.as_ref().map(|party| party.side);
    let target = known.parties.target.as_ref().map(|party| party.side);
    if !known.killed
        && let Some(at) = told("propaganda")
    {
        return ("propaganda", Certainty::Likely, Some(at));
    }
    if let Some(at) = told("plot").filter(|_| !known.killed) {
        return ("plot", Certainty::Likely, Some(at));
    }
    if let Some(at) = told("political")
        .filter(|_| !violent || has("abduction") && !known.killed && side != Some(PartySide::Group))
    {
        return ("political", Certainty::Likely, Some(at));
    }
    let main = known.main.clone();
    if let Some(at) = told("clash")
        .filter(|at| main.contains(&at.start))
        .filter(|_| !has("ambush") && !has("ied") && !has("suicide-bombing"))
    {
        return ("clash", Certainty::Likely, Some(at));
    }
    if let Some((kind, sure)) = of_forces(known, side, target) {
        return (kind, sure, None);
    }
    if !violent && let Some(at) = told("military") {
        return ("military", Certainty::Likely, Some(at));
    }
    let only_militants = known.militants_harmed && !known.others_harmed;
    if side == Some(PartySide::Force) {
        return ("military", Certainty::Likely, None);
    }
    if side != Some(PartySide::Group) && only_militants
        || side == Some(PartySide::Neither) && has("airstrike") && target == Some(PartySide::Group)
    {
        return ("counterterrorism", Certainty::Likely, None);
    }
    let sure = if side == Some(PartySide::Group) || violent {
        Certainty::Certain
    } else {
        Certainty::Likely
    };
    if violent || has("assault") || side == Some(PartySide::Group) && !known.tactics.is_empty() {
        return ("attack", sure, None);
    }
    ("report", Certainty::Guess, None)
}

/// What forces do against a group, or what only forces do.
fn of_forces(
    known: &KnownOfKind<'_>,
    side: Option<PartySide>,
    target: Option<PartySide>,
) -> Option<(&'static str, Certainty)> {
    let has = |tactic: &str| known.tactics.iter().any(|told| told.tactic == tactic);
    let against_group = target == Some(PartySide::Group);
    let by_forces = side == Some(PartySide::Force);
    if by_forces && (against_group || has("arrest")) {
        return Some(("counterterrorism", Certainty::Certain));
    }
    if by_forces && (known.militants_harmed || has("raid") || has("seizure")) {
        return Some(("counterterrorism", Certainty::Likely));
    }
    let sets = [known.text.known().group, known.text.known().militant];
    let of_group = sets.iter().any(|set| known.text.has_outside(known.main.clone(), *set));
    if by_forces && of_group && known.killed {
        return Some(("counterterrorism", Certainty::Likely));
    }
    let forces_only =
        known.tactics.iter().all(|told| told.of_forces || told.tactic == "ied" || told.weak);
    let theirs = side != Some(PartySide::Group) && forces_only && (has("arrest") || has("seizure"));
    theirs.then_some(("counterterrorism", Certainty::Likely))
}
