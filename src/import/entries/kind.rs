//! The kind of an event: by who acts, what was done, and words that say it themselves.

use std::ops::Range;

use super::parties::{Parties, PartySide};
use super::tactics::ToldTactic;
use super::text::SectionText;
use crate::import::field::Certainty;
use crate::import::rules::{KindRole, KindRule, TacticRule, TacticSide, TacticTrait};

/// What decides the kind.
pub(super) struct KnownOfKind<'a> {
    pub text: &'a SectionText<'a>,
    pub ranges: &'a [Range<usize>],
    /// The sentence that tells it first.
    pub main: Range<usize>,
    pub parties: &'a Parties,
    pub tactics: &'a [ToldTactic<'a>],
    pub killed: bool,
    /// Those who attack were killed or taken.
    pub militants_harmed: bool,
    /// Others were harmed.
    pub others_harmed: bool,
}

/// Returns what the event is, with how sure it is and the words that say so.
pub(super) fn kind(known: &KnownOfKind<'_>) -> (KindRole, Certainty, Option<Range<usize>>) {
    let sure = |role, at| (role, Certainty::Likely, Some(at));
    let violent = known.tactics.iter().any(|told| !told.of_forces && !told.weak) || known.killed;
    let side = known.parties.actor.as_ref().map(|party| party.side);
    let target = known.parties.target.as_ref().map(|party| party.side);
    for role in [KindRole::Publication, KindRole::Plan] {
        if let Some(at) = known.told(role).filter(|_| !known.killed) {
            return sure(role, at);
        }
    }
    let despite = known.has_any(KindRole::Politics, |rule| &rule.despite)
        && !known.killed
        && side != Some(PartySide::Group);
    // `detained 11 people after a protest`: what the forces did stands first.
    let acted = |at: &Range<usize>| {
        let first = |told: &ToldTactic<'_>| {
            told.range.start < at.start && known.main.contains(&told.range.start)
        };
        known.tactics.iter().any(|told| told.rule.is(TacticTrait::Telling) && first(told))
    };
    let politics = known.told(KindRole::Politics).filter(|at| !acted(at));
    if let Some(at) = politics.filter(|_| !violent || despite) {
        return sure(KindRole::Politics, at);
    }
    if let Some(at) = known
        .told(KindRole::Fight)
        .filter(|at| known.main.contains(&at.start))
        .filter(|_| !known.has_any(KindRole::Fight, |rule| &rule.unless))
    {
        // The word for a fight, and two who fight.
        let two = known.parties.actor.is_some() && known.parties.target.is_some();
        let certainty = if two { Certainty::Certain } else { Certainty::Likely };
        return (KindRole::Fight, certainty, Some(at));
    }
    // Whoever gives himself up does violence to nobody.
    let gives_up = || known.text.first_outside(known.main.clone(), known.text.known().gives_up);
    if let Some(at) = gives_up().filter(|_| !known.killed) {
        return sure(KindRole::Measure, at);
    }
    if let Some(sure) = of_forces(known, side, target) {
        return (KindRole::Measure, sure, None);
    }
    let by_group = side == Some(PartySide::Group);
    if let Some(at) = known.told(KindRole::Movement).filter(|_| !violent && !by_group) {
        return sure(KindRole::Movement, at);
    }
    let only_militants = known.militants_harmed && !known.others_harmed;
    if side == Some(PartySide::Force) {
        // `Militiamen shot three drivers`: no state's.
        let violent = known.is_of_militia() && known.others_harmed;
        let role = if violent { KindRole::Violence } else { KindRole::Movement };
        return (role, Certainty::Likely, None);
    }
    let flown = || known.tactics.iter().any(|told| told.rule.is(TacticTrait::OfAircraft));
    if side != Some(PartySide::Group) && only_militants
        || side != Some(PartySide::Group) && flown() && target == Some(PartySide::Group)
    {
        return (KindRole::Measure, Certainty::Likely, None);
    }
    let weak = known.tactics.iter().any(|told| told.rule.weak);
    if violent || weak || by_group && !known.tactics.is_empty() {
        return (KindRole::Violence, known.violence(side), None);
    }
    (KindRole::Rest, Certainty::Guess, None)
}

impl KnownOfKind<'_> {
    /// How sure it is that what was done is violence of a group.
    fn violence(&self, side: Option<PartySide>) -> Certainty {
        let by_group = side == Some(PartySide::Group);
        let violent = self.tactics.iter().any(|told| !told.of_forces && !told.weak) || self.killed;
        // `the Harbour Component struck a meeting`: who that is, nothing tells.
        let open = side == Some(PartySide::Neither) && !self.is_of_groups() && !self.is_of_people();
        // `Grenades were used in a fight`
        let fought = self.told(KindRole::Fight).is_some_and(|at| self.main.contains(&at.start));
        let sure = !fought
            && (by_group || violent && !open && !self.may_be_of_forces())
            && !self.may_be_against_group(side);
        if sure { Certainty::Certain } else { Certainty::Likely }
    }

    /// Forces may have done it: what only they do or fly was told, or they are named.
    fn may_be_of_forces(&self) -> bool {
        let theirs =
            |told: &ToldTactic<'_>| told.of_forces || told.rule.is(TacticTrait::OfAircraft);
        let named = self.text.has_outside(self.main.clone(), self.text.known().acting_force);
        self.militants_harmed || named || self.tactics.iter().any(theirs)
    }

    /// A group is told of and did not act, as far as that was read, or its own men alone were harmed: it may
    /// have been done to it.
    fn may_be_against_group(&self, side: Option<PartySide>) -> bool {
        if side == Some(PartySide::Group) {
            return self.militants_harmed && !self.others_harmed;
        }
        // A bomb is theirs, whoever is told of beside it.
        if self.is_of_groups() && !self.militants_harmed {
            return false;
        }
        let sets = [self.text.known().group, self.text.known().militant];
        sets.iter().any(|set| self.text.has_outside(self.main.clone(), *set))
    }

    /// A tactic was told that only groups have.
    fn is_of_groups(&self) -> bool {
        self.tactics.iter().any(|told| told.rule.side == Some(TacticSide::Group))
    }

    /// Whoever acted is told by a word for people: `herders`.
    fn is_of_people(&self) -> bool {
        let actor = self.parties.actor.as_ref();
        actor.is_some_and(|actor| self.text.has(actor.range.clone(), self.text.known().person))
    }

    /// Whoever acted is told by the word for a militia.
    fn is_of_militia(&self) -> bool {
        let actor = self.parties.actor.as_ref().filter(|actor| !actor.known);
        let militia =
            |at: usize| matches!(self.text.word(at), "militia" | "militias" | "militiamen");
        actor.is_some_and(|actor| actor.range.clone().any(militia))
    }

    /// The verb is one of what only forces do to people, who are no party that they belong to:
    /// `two men who had planned a bombing were detained`.
    fn is_arrest(&self) -> bool {
        let Some(verb) = self.parties.verb else { return false };
        let telling = |rule: &&TacticRule| rule.is(TacticTrait::Telling) && rule.of_forces();
        let rules = self.text.rules.tactics().iter().filter(telling);
        rules.into_iter().any(|rule| self.text.is(verb, rule.set) && !self.killed)
            && self.text.is(verb, self.text.known().arrested)
    }
    /// The words that tell of a kind.
    fn told(&self, role: KindRole) -> Option<Range<usize>> {
        let rule = self.text.rules.kind_as(role)?;
        self.ranges.iter().find_map(|range| self.text.first_outside(range.clone(), rule.set))
    }

    /// One of the tactics that the rule of a kind names was told.
    fn has_any(&self, role: KindRole, named: impl Fn(&KindRule) -> &[String]) -> bool {
        let rule = self.text.rules.kind_as(role);
        rule.is_some_and(|rule| {
            self.tactics.iter().any(|told| named(rule).contains(&told.rule.tactic))
        })
    }
}

/// How sure it is what forces do against a group, or what only forces do.
fn of_forces(
    known: &KnownOfKind<'_>,
    side: Option<PartySide>,
    target: Option<PartySide>,
) -> Option<Certainty> {
    let telling = known.tactics.iter().any(|told| told.rule.is(TacticTrait::Telling));
    if side != Some(PartySide::Group) && known.is_arrest() {
        return Some(Certainty::Likely);
    }
    let suspects = known.parties.target.as_ref().is_some_and(|target| {
        let behind = target.range.start..target.range.end + 2;
        let words = known.text.known();
        known.text.has(target.range.clone(), words.attribution_suspected)
            || behind
                .into_iter()
                .any(|at| known.text.word(at) == "suspected" && known.text.word(at + 1) == "of")
    });
    let against_group = target == Some(PartySide::Group) || suspects;
    let by_forces = side == Some(PartySide::Force);
    // `A guard fired at clerks. He was arrested`: what is told later was not done by whoever acted.
    let told_first = known
        .tactics
        .iter()
        .any(|told| told.rule.is(TacticTrait::Telling) && known.main.contains(&told.range.start));
    if by_forces && (against_group || told_first) {
        return Some(Certainty::Certain);
    }
    if by_forces && telling {
        return Some(Certainty::Likely);
    }
    let theirs = known.tactics.iter().any(|told| told.rule.of_forces());
    if by_forces && (known.militants_harmed || theirs) {
        return Some(Certainty::Likely);
    }
    let sets = [known.text.known().group, known.text.known().militant];
    let of_group = sets.iter().any(|set| known.text.has_outside(known.main.clone(), *set));
    if by_forces && of_group && known.killed {
        return Some(Certainty::Likely);
    }
    let forces_only = known
        .tactics
        .iter()
        .all(|told| told.of_forces || told.rule.found_as.is_some() || told.weak);
    (side != Some(PartySide::Group) && forces_only && telling).then_some(Certainty::Likely)
}
