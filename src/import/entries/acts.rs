//! What was done in an event: who acted on whom, kind, tactics and toll. Where and by whose telling
//! is read elsewhere.

use std::ops::Range;

use super::agent::{agent_above, blamed, claims_it, group_before, polices};
use super::agent_telling::forces_that_tell;
use super::amount::ToldAmount;
use super::casualties::HarmPhrase;
use super::entry::{Desk, EntryRead, field};
use super::harmed_at::event_parties;
use super::kind::{KnownOfKind, kind};
use super::means::{is_victim, name_found, name_raid, name_taken, tactic_fields};
use super::parties::{PRONOUNS, Parties, PartySide, named_party};
use super::sides::HarmedSides;
use super::signs::overlaps;
use super::tactics::{ToldTactic, tactics};
use super::target::TargetRead;
use super::toll_parts::{PartOfToll, toll_parts, with_parts};
use super::tolls::{ToldHarm, ToldTotal, totals};
use crate::import::block::TextBlockKind;
use crate::import::field::{Certainty, Field};
use crate::import::rules::{HarmKind, ImportRules, KindRole};

impl Desk<'_, '_> {
    pub(super) fn parties_of(
        &self,
        main: &EntryRead<'_, '_>,
        read: &[EntryRead<'_, '_>],
    ) -> Parties {
        let dates = |unit: &EntryRead<'_, '_>| {
            unit.signs.dates.iter().map(|dated| dated.range.clone()).collect::<Vec<_>>()
        };
        let mut found = event_parties(&main.told.text, &main.range, &dates(main), self.taxonomy);
        if found.verb.is_none() {
            // The cells of a record are no sentence.
            let later = read
                .iter()
                .filter(|unit| unit.main || unit.told.kind != TextBlockKind::TableRow)
                .map(|unit| {
                    event_parties(&unit.told.text, &unit.range, &dates(unit), self.taxonomy)
                });
            if let Some(later) = later.into_iter().find(|parties| parties.verb.is_some()) {
                let named = later.actor.filter(|actor| {
                    !PRONOUNS.contains(&actor.name.to_lowercase().split(' ').next().unwrap_or(""))
                });
                found = Parties {
                    actor: found.actor.or(named),
                    how: if found.target.is_some() { found.how } else { later.how },
                    target: found.target.or(later.target),
                    verb: later.verb,
                };
            }
        }
        self.claimant(read, &mut found);
        if found.actor.as_ref().is_none_or(|actor| !actor.known && actor.side != PartySide::Force) {
            let blamed =
                read.iter().find_map(|unit| blamed(&unit.told.text, &unit.range, self.taxonomy));
            found.actor = blamed.or(found.actor);
        }
        if found.actor.is_none() {
            found.actor = forces_that_tell(main, &found, self.taxonomy);
        }
        let text = &main.told.text;
        // A vehicle that hit a mine did nothing.
        let thing = |party: &super::parties::EventParty| {
            party.side == PartySide::Neither
                && party.range.end.checked_sub(1).is_some_and(|at| text.is(at, text.known().thing))
        };
        found.actor = found.actor.and_then(|actor| named_party(text, actor));
        // `The group` is one that was named before, ere it is a thing that does nothing.
        let before = |actor| group_before(text, main.range.start, actor, self.taxonomy);
        found.actor = found.actor.as_ref().and_then(before).or(found.actor);
        found.actor = found.actor.filter(|actor| !thing(actor));
        found.target = found.target.and_then(|target| named_party(text, target));
        // `Twelve soldiers had fallen in an attack`: they did nothing.
        let fell = |harm: &HarmPhrase| {
            let actor = found.actor.as_ref().filter(|actor| actor.side == PartySide::Force);
            actor.is_some_and(|actor| {
                harm.group.start <= actor.range.start && overlaps(&actor.range, &harm.group)
            })
        };
        if found.verb.is_none() && main.signs.harms.iter().any(fell) {
            found.target = found.target.or(found.actor.take());
        }
        if found.actor.is_none() && found.verb.is_some() {
            found.actor = agent_above(self.texts, main.told, self.taxonomy);
        }
        if let Some(actor) = found.actor.as_mut().filter(|actor| actor.side == PartySide::Group)
            && polices(text, found.verb, found.target.as_ref())
        {
            actor.side = PartySide::Force;
        }
        found
    }

    /// Who claimed an attack did it, where nobody else is named.
    pub(super) fn claimant(&self, read: &[EntryRead<'_, '_>], found: &mut Parties) {
        let unnamed =
            found.actor.as_ref().is_none_or(|actor| !actor.known && actor.side != PartySide::Force);
        let claim = read.iter().filter(|unit| {
            unit.signs.claim
                && !unit.told.text.has(unit.range.clone(), unit.told.text.known().no_claim)
        });
        let claimed = || {
            let found =
                |unit: &EntryRead<'_, '_>| claims_it(&unit.told.text, &unit.range, self.taxonomy);
            read.iter().find_map(found)
        };
        let named = claim.into_iter().find_map(|unit| {
            let name = super::actor_name::actor_in(&unit.told.text, &unit.range, self.taxonomy)?;
            Some(super::parties::EventParty {
                name,
                range: unit.range.start..unit.range.start,
                side: PartySide::Group,
                known: true,
            })
        });
        if let Some(party) = named.filter(|_| unnamed).or_else(|| claimed().filter(|_| unnamed)) {
            found.actor = Some(party);
        }
    }

    /// Kind, tactics and toll.
    pub(super) fn acts(
        &self,
        main: &EntryRead<'_, '_>,
        read: &[EntryRead<'_, '_>],
        parties: &mut Parties,
        fields: &mut Vec<Field>,
    ) -> Vec<ToldTotal> {
        let text = &main.told.text;
        let ranges: Vec<Range<usize>> = read
            .iter()
            .filter(|unit| unit.told.text.block == text.block && !unit.refers_back())
            .map(|unit| unit.range.clone())
            .collect();
        let harms = self.harms_of(read, parties);
        let sides = HarmedSides::of(&harms);
        let side = parties.actor.as_ref().map(|actor| actor.side);
        let mut told = tactics_told(main, read, &ranges, &harms, side);
        if !sides.militants && !sides.attackers && is_victim(parties, &told) {
            (parties.target, parties.how) = (parties.actor.take(), TargetRead::Subject);
        }
        let known = KnownOfKind {
            text,
            ranges: &ranges,
            main: main.range.clone(),
            parties,
            tactics: &told,
            killed: sides.hurt,
            militants_harmed: sides.militants,
            others_harmed: sides.others,
        };
        let (role, certainty, at) = kind(&known);
        let span = at.map(|at| text.span(at));
        if let Some(rule) = text.rules.kind_as(role) {
            fields.push(field("kind", rule.kind.clone(), span, certainty, "kind"));
        }
        let by_forces = role.is_of_forces();
        if by_forces || matches!(role, KindRole::Violence | KindRole::Fight) {
            if role == KindRole::Measure {
                name_raid(text, &mut told);
            }
            let main = (main.range.start, main.range.end);
            fields.extend(tactic_fields(text, told, parties, by_forces, (sides.killed, main)));
        }
        let actor = parties.actor.as_ref().map(|actor| actor.side);
        let mut totals = totals(&harms, if by_forces { Some(PartySide::Force) } else { actor });
        weigh(&mut totals, role, actor);
        doubt(&mut totals, &harms);
        for total in totals.iter_mut().filter(|total| !total.own) {
            total.parts = parts_of_total(total, &harms, read);
        }
        totals
    }

    /// What befell people in all sentences of an event.
    fn harms_of(&self, read: &[EntryRead<'_, '_>], parties: &Parties) -> Vec<ToldHarm> {
        let actor = parties.actor.as_ref();
        let by_group = actor.is_some_and(|actor| actor.side == PartySide::Group);
        let name = actor.map(|actor| actor.name.as_str());
        let mut harms = Vec::new();
        for (number, unit) in read.iter().enumerate() {
            let text = &unit.told.text;
            let later = unit.refers_back();
            let own =
                unit.signs.harms.iter().filter(|harm| !later || harm.toll != HarmKind::Captured);
            for harm in own {
                let mut harm = harm.clone();
                // `Houthi fighters` that another group killed are none of its own.
                let other = super::actor_name::actor_in(text, &harm.group, self.taxonomy);
                let apart = other.is_some()
                    && other.as_deref() != name
                    && !self.is_part(other.as_deref(), name);
                harm.militant &= !(apart && by_group);
                harms.push(ToldHarm { span: text.span(harm.range.clone()), harm, unit: number });
            }
        }
        harms
    }

    /// One actor is a part of the other.
    pub(super) fn is_part(&self, one: Option<&str>, other: Option<&str>) -> bool {
        let find = |name: Option<&str>| name.and_then(|name| self.taxonomy.find_actor(name));
        match (find(one), find(other)) {
            (Some(one), Some(other)) => {
                self.taxonomy.is_part_of(one, other) || self.taxonomy.is_part_of(other, one)
            }
            _ => other.is_none(),
        }
    }

    pub(super) fn who(
        &self,
        parties: &Parties,
        harmed: Option<String>,
        claimed: bool,
        fields: &mut Vec<Field>,
    ) {
        let rules = self.rules();
        let default = rules.and_then(|rules| rules.default_actor.clone());
        let role = role(rules, fields);
        let by_group =
            matches!(role, Some(KindRole::Violence | KindRole::Fight | KindRole::Publication));
        let theatre = self.context.theatre.as_deref();
        let special = |name: &str| match (theatre, &default) {
            (Some(theatre), Some(general)) if name == general => rules
                .and_then(|rules| rules.actor_in(theatre))
                .map_or(name.to_owned(), str::to_owned),
            _ => name.to_owned(),
        };
        match &parties.actor {
            Some(actor) => {
                // Of a measure of forces a group is no actor.
                let other = role == Some(KindRole::Measure) && actor.side == PartySide::Group;
                let sure = actor.known && role != Some(KindRole::Rest) && !other;
                let certainty = if sure { Certainty::Certain } else { Certainty::Likely };
                fields.push(field("actor", special(&actor.name), None, certainty, "actor"));
            }
            None => {
                if let Some(name) = default.as_deref().filter(|_| by_group && claimed) {
                    fields.push(field(
                        "actor",
                        special(name),
                        None,
                        Certainty::Likely,
                        "actor-of-publisher",
                    ));
                }
            }
        }
        if let Some(target) = &parties.target {
            let rule = parties.how.rule();
            let certainty = parties.how.certainty();
            fields.push(field("target", target.name.clone(), None, certainty, rule));
        } else if let Some(name) = harmed {
            fields.push(field("target", name, None, Certainty::Guess, "target-harmed"));
        }
    }
}

/// The tactics that the words of an event tell, under the names that they have by whoever acted.
fn tactics_told<'t>(
    main: &EntryRead<'_, 't>,
    read: &[EntryRead<'_, 't>],
    ranges: &[Range<usize>],
    harms: &[ToldHarm],
    side: Option<PartySide>,
) -> Vec<ToldTactic<'t>> {
    let text = &main.told.text;
    let sides = HarmedSides::of(harms);
    let mut told = tactics(text, ranges);
    if told.is_empty()
        && let Some(head) = read.first()
    {
        told = tactics(&head.told.text, std::slice::from_ref(&head.range));
    }
    // A town that was captured is no arrest.
    if !sides.captured && !sides.militants {
        told.retain(|told| !text.is(told.range.start, told.rule.if_taken));
    }
    // Who gives himself up is taken by nobody.
    let given_up = |range: &Range<usize>| text.has(range.clone(), text.known().gives_up);
    if side == Some(PartySide::Group) && sides.captured && !given_up(&main.range) {
        let of_main = |told: &&ToldHarm| {
            let unit = read.get(told.unit);
            unit.is_some_and(|unit| unit.told.text.block == text.block)
                && told.harm.toll == HarmKind::Captured
                && !given_up(&told.harm.range)
        };
        let taken = harms.iter().find(of_main).map(|told| told.harm.range.clone());
        name_taken(&mut told, taken, text.rules);
    }
    let found = text.has(main.range.clone(), text.known().finds);
    if side == Some(PartySide::Force) && !sides.hurt && found {
        name_found(&mut told, text.rules);
    }
    told
}

/// Leaves out the tolls that an event of a kind has not. Of a fight that nobody is said to have begun,
/// whose own dead are whose is the usual reading only.
fn weigh(totals: &mut Vec<ToldTotal>, role: KindRole, actor: Option<PartySide>) {
    match role {
        KindRole::Politics | KindRole::Publication => totals.clear(),
        KindRole::Plan => totals.retain(|total| total.toll == HarmKind::Captured),
        KindRole::Fight if actor != Some(PartySide::Group) => {
            for total in totals {
                total.certainty = total.certainty.max(Certainty::Likely);
            }
        }
        KindRole::Movement
        | KindRole::Fight
        | KindRole::Measure
        | KindRole::Violence
        | KindRole::Rest => {}
    }
}

/// What is no more than likely whatever words tell it: whose own the dead are, whose they are where men of
/// both sides fell and nobody is known to have acted, how many `some` are, who was wounded before he died.
fn doubt(totals: &mut [ToldTotal], harms: &[ToldHarm]) {
    let any = |is: &dyn Fn(&HarmPhrase) -> bool| {
        harms
            .iter()
            .any(|told| !told.harm.part && told.harm.toll != HarmKind::Captured && is(&told.harm))
    };
    let both = any(&|harm| harm.militant) && any(&|harm| harm.trooper);
    let own = totals.iter().any(|total| total.own);
    for total in totals {
        let unclear = both && !own && total.toll != HarmKind::Captured;
        if total.own || unclear || total.amount == ToldAmount::Some {
            total.certainty = total.certainty.max(Certainty::Likely);
        }
    }
}

/// The parts of a total that one phrase tells: `12 people, among them five children`.
fn parts_of_total(
    total: &ToldTotal,
    harms: &[ToldHarm],
    read: &[EntryRead<'_, '_>],
) -> Vec<PartOfToll> {
    let told = harms.iter().find(|told| told.span == total.span && told.harm.toll == total.toll);
    let Some(told) = told else { return Vec::new() };
    let Some(unit) = read.get(told.unit) else { return Vec::new() };
    let within = told.harm.group.start..unit.range.end;
    toll_parts(&unit.told.text, &within, total.amount)
}

/// What the kind of an entry is.
pub(super) fn role(rules: Option<&ImportRules>, fields: &[Field]) -> Option<KindRole> {
    let kind = fields.iter().find(|field| field.name == "kind")?;
    rules?.role_of(&kind.value)
}

/// What those are called who were harmed first, without their number.
pub(super) fn harmed(read: &[EntryRead<'_, '_>]) -> Option<String> {
    read.iter().find_map(|unit| {
        let text = &unit.told.text;
        let harm = unit.signs.harms.iter().find(|harm| {
            !harm.attacker
                && !harm.referred
                && !harm.bare
                && !harm.rule.starts_with("letters")
                && !harm.group.is_empty()
                && harm.group != harm.range
        })?;
        let mut from = harm.group.start;
        while from < harm.group.end
            && (text.token(from).is_some_and(|token| token.number().is_some())
                || text.is(from, text.known().before_name))
        {
            from += 1;
        }
        let name = || super::parties::bare(text.words(from..harm.group.end)).to_owned();
        (from < harm.group.end).then(name)
    })
}

pub(super) fn toll_field(total: &ToldTotal) -> Field {
    let name = toll_name(total.toll, total.own);
    let value = with_parts(total.amount.to_string(), &total.parts);
    field(name, value, Some(total.span), total.certainty, &total.rule)
}

/// The name of the field of a toll; `own` for the losses of those who act.
pub(super) fn toll_name(toll: HarmKind, own: bool) -> &'static str {
    match (own, toll) {
        (false, HarmKind::Killed) => "killed",
        (false, HarmKind::Wounded) => "wounded",
        (false, HarmKind::KilledOrWounded) => "killed_or_wounded",
        (false, HarmKind::Captured) => "captured",
        (true, HarmKind::Killed) => "losses.killed",
        (true, HarmKind::Wounded) => "losses.wounded",
        (true, HarmKind::KilledOrWounded) => "losses.killed_or_wounded",
        (true, HarmKind::Captured) => "losses.captured",
    }
}
