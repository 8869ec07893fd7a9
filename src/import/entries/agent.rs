//! Who acted, where that is told behind the verb of what was done: `when the guards attacked`, `in an
//! army raid`. The subject and `by` are read in `parties`.

use std::ops::Range;

use super::actor_name::actor_in;
use super::clause::{is_passive, noun_phrase};
use super::parties::{EventParty, PRONOUN, PartySide, parties, party, side, written};
use super::signs::ToldSigns;
use super::text::SectionText;
use crate::digest::Taxonomy;
use crate::import::block::TextBlockKind;

/// The most tokens of a name before the means of an attack.
const LONGEST: usize = 6;

/// Finds who acted behind a verb.
pub(super) fn agent_behind(
    text: &SectionText<'_>,
    range: Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    when_acted(text, range.clone(), taxonomy)
        .or_else(|| in_attack_of(text, range.clone(), taxonomy))
        .or_else(|| fought_with(text, range, taxonomy))
}

/// `… perished in fighting with the Taliban`.
fn fought_with(
    text: &SectionText<'_>,
    range: Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let fights = |at: &usize| text.is(*at, text.known().fight) && text.word(at + 1) == "with";
    let at = range.clone().find(fights)?;
    let party = party(text, noun_phrase(text, at + 2, range.end)?, taxonomy);
    // Whoever began it, the other side may have.
    (party.side == PartySide::Group).then_some(EventParty { known: false, ..party })
}

/// `fighting at Marsa, between Tirah and Odo`: behind a comma or a word for a place, two names of
/// neither side say where.
pub(super) fn says_where(text: &SectionText<'_>, between: usize, end: usize) -> bool {
    let known = text.known();
    let apart = between.checked_sub(1).is_some_and(|at| {
        text.word(at) == "," || text.is(at, known.place_word) || text.is(at, known.hard_place_word)
    });
    let named = |at: usize| text.token(at).is_some_and(|token| token.capital);
    let sided = noun_phrase(text, between + 1, end)
        .is_some_and(|found| side(text, &found) != PartySide::Neither);
    apart && named(between + 1) && !sided
}

/// `… when the Taliban ambushed a convoy`.
fn when_acted(
    text: &SectionText<'_>,
    range: Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let known = text.known();
    let joint = |at: &usize| matches!(text.word(*at), "when" | "after" | "as" | "while");
    range.clone().filter(joint).find_map(|at| {
        let found = noun_phrase(text, at + 1, range.end)?;
        let mut verb = found.end;
        while text.is(verb, known.have) || text.is(verb, known.adverb) {
            verb += 1;
        }
        // The noun may have taken the verb with it: `gunmen attacked`.
        let own = found.clone().skip(1).find(|at| text.is(*at, known.strong_event));
        let found = found.start..own.unwrap_or(found.end);
        let verb = own.unwrap_or(verb);
        let acts = verb < range.end && text.is(verb, known.strong_event) && !is_passive(text, verb);
        let flies = found.clone().any(|at| text.is(at, known.aircraft));
        let mut party = acts.then(|| party(text, found, taxonomy))?;
        // `jet fighters` are no fighters.
        if flies {
            party.side = PartySide::Force;
        }
        (party.side != PartySide::Neither).then_some(party)
    })
}

/// `in an ISIS attack`, `during a police raid`: whose it was stands before it.
fn in_attack_of(
    text: &SectionText<'_>,
    range: Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let before = |at: &usize| matches!(text.word(*at), "in" | "during" | "by" | "following");
    range.clone().filter(before).find_map(|at| {
        let from = at + 1 + usize::from(text.is(at + 1, text.known().article));
        let to = range.end.min(from + LONGEST);
        let word = |at: usize| text.token(at).is_some_and(super::token::TextToken::is_wordlike);
        let means = (from..to).find(|at| is_deed(text, *at) || !word(*at))?;
        let name = from..means;
        if name.is_empty() || !is_deed(text, means) {
            return None;
        }
        let named = actor_in(text, &name, taxonomy);
        match side(text, &name) {
            PartySide::Neither => None,
            side @ (PartySide::Group | PartySide::Force) => Some(match named {
                Some(named) => EventParty { name: named, range: name, side, known: true },
                None => written(text, name),
            }),
        }
    })
}

/// `an ISWAP ambush`: a group that the taxonomy knows did it.
pub(super) fn attack_of(
    text: &SectionText<'_>,
    means: &Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let to = means.clone().find(|at| !text.token(*at).is_some_and(|token| token.capital))?;
    let range = means.start..to;
    let named = !range.is_empty() && side(text, &range) == PartySide::Group;
    let name = named.then(|| actor_in(text, &range, taxonomy)).flatten()?;
    Some(EventParty { name, range, side: PartySide::Group, known: true })
}

/// `army howitzers`: the forces that have the guns fire them.
pub(super) fn crew_of(
    text: &SectionText<'_>,
    means: &Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let gun = means.clone().skip(1).find(|at| text.is(*at, text.known().guns))?;
    let owner = means.start..gun;
    (side(text, &owner) == PartySide::Force).then(|| party(text, owner, taxonomy))
}

/// `ISWAP claimed a mortar attack`, `the Taliban claimed to have killed six`: a group of the taxonomy that
/// says it did so itself.
pub(super) fn claims_it(
    text: &SectionText<'_>,
    range: &Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let own = |at: usize| {
        let next = text.word(at + 1);
        matches!(next, "a" | "an" | "to" | "through" | "two" | "three" | "several" | "both")
            || next == "that"
                && matches!(text.word(at + 2), "its" | "it" | "his" | "their" | "they")
    };
    // `the group said that its men had fired six rockets`
    let says = |at: usize| {
        let next = at + 1 + usize::from(text.word(at + 1) == "that");
        let whose = matches!(text.word(next), "it" | "its" | "they");
        let deed = next + 1 + usize::from(text.is(next + 1, text.known().own_men));
        let deed = deed + usize::from(text.word(deed) == "had");
        whose && text.is(deed, text.known().strong_event)
    };
    let claims = |at: &usize| match text.word(*at) {
        "claimed" | "claims" => own(*at),
        "said" | "says" | "announced" | "stated" => says(*at),
        _ => false,
    };
    let at = range.clone().find(claims)?;
    let stop = |at: &usize| matches!(text.word(*at), "," | ";" | ":" | "." | "that");
    let from = (range.start..at).rev().find(stop).map_or(range.start, |at| at + 1);
    let name = from.max(at.saturating_sub(LONGEST))..at;
    let is_group = !name.is_empty() && side(text, &name) == PartySide::Group;
    let found = is_group.then(|| actor_in(text, &name, taxonomy)).flatten()?;
    Some(EventParty { name: found, range: name, side: PartySide::Group, known: true })
}

/// `An attack attributed to ISWAP`, `ISWAP was suspected`: a group that
/// others hold to have done it.
pub(super) fn blamed(
    text: &SectionText<'_>,
    range: &Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let known = text.known();
    let of_group = |found: Range<usize>| {
        let party = party(text, found, taxonomy);
        // So it is told, and no more.
        (party.side == PartySide::Group).then_some(EventParty { known: false, ..party })
    };
    let behind = |at: usize| {
        let to = text.end(at, known.blames).filter(|to| *to < range.end)?;
        of_group(noun_phrase(text, to, range.end)?)
    };
    // `ISWAP was suspected of it`: who is meant stands before it.
    let before = |at: usize| {
        let to = (range.start..at).rev().find(|to| !text.is(*to, known.be))?;
        let stop = |at: &usize| matches!(text.word(*at), "," | ";" | ":" | "(" | "and" | "but");
        let from = (range.start..=to).rev().find(stop).map_or(range.start, |at| at + 1);
        let said = text.word(at) == "suspected" && !text.is(at + 1, known.group);
        let short = from <= to && to - from < LONGEST;
        (said && short).then(|| of_group(from..to + 1)).flatten()
    };
    range.clone().find_map(|at| behind(at).or_else(|| before(at)))
}

/// `operatives nabbed a courier of ISWAP`, `the group detained a cell of ISIS`: who arrests those of a group
/// acts as forces do, whatever he is called.
pub(super) fn polices(
    text: &SectionText<'_>,
    verb: Option<usize>,
    target: Option<&EventParty>,
) -> bool {
    let arrests = verb.is_some_and(|verb| text.is(verb, text.known().arrested));
    let of_group = target.is_some_and(|target| {
        target.side == PartySide::Group
            || text.has(target.range.clone(), text.known().attribution_suspected)
    });
    arrests && of_group
}

/// So many tokens around a word for a group its name may stand.
const NAME_AROUND: usize = 6;

/// `JNIM changed its ways. The group attacked a camp`: the group that was named last in the block before it.
pub(super) fn group_before(
    text: &SectionText<'_>,
    start: usize,
    actor: &EventParty,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let known = text.known();
    let refers =
        actor.name == PRONOUN && actor.range.clone().any(|at| text.is(at, known.that_group));
    let named = |at: &usize| {
        text.is(*at, known.group) && text.token(*at).is_some_and(|token| token.capital)
    };
    let around = |at: usize| at.saturating_sub(NAME_AROUND)..start.min(at + NAME_AROUND);
    let name = (0..start).rev().filter(named).find_map(|at| actor_in(text, &around(at), taxonomy));
    let (name, side) = (name.filter(|_| refers)?, PartySide::Group);
    Some(EventParty { name, side, known: false, range: actor.range.clone() })
}

/// So many lines of a list are looked over for the one that it stands under.
const LINES_ABOVE: usize = 32;

/// Who acts in a list of attacks: the line above it says so, `the guards conducted 17 strikes:`.
pub(super) fn agent_above(
    texts: &[ToldSigns<'_>],
    own: &ToldSigns<'_>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let listed = |told: &ToldSigns<'_>| {
        matches!(told.kind, TextBlockKind::Item(_)) || told.text.word(0) == "-"
    };
    let at = texts.partition_point(|told| told.text.block < own.text.block);
    let lines = texts.get(at.saturating_sub(LINES_ABOVE)..at).filter(|_| listed(own))?;
    let text = &lines.iter().rev().find(|told| !listed(told))?.text;
    let last = text.sentences.last()?.clone();
    let announces = text.word(last.end - 1) == ":";
    let actor = announces.then(|| parties(text, &last, &[], taxonomy).actor)??;
    let acts = actor.side != PartySide::Neither;
    // Its words stand in another line.
    acts.then_some(EventParty { range: 0..0, known: false, ..actor })
}

/// A word for what somebody does to others: a raid, an attack, an operation.
fn is_deed(text: &SectionText<'_>, at: usize) -> bool {
    let told = || text.rules.tactics().iter().any(|rule| text.is(at, rule.set));
    matches!(text.word(at), "operation" | "operations" | "offensive") || told()
}
