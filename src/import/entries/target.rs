//! On what an attack was made where no verb has it as its object: what hit a mine, what a bomb went off
//! beside, what stands behind a noun for an attack. The objects of verbs are read in `clause`.

use std::ops::Range;

use super::clause::{is_means, is_means_word, noun_phrase};
use super::parties::{PartySide, side};
use super::text::SectionText;

/// `A bus of the ministry hit a mine`: it was the bus that was hit.
pub(super) fn hit_by(
    text: &SectionText<'_>,
    subject: &Range<usize>,
    verb: usize,
    end: usize,
) -> bool {
    let hits = matches!(text.word(verb), "hit" | "struck" | "detonated" | "triggered");
    let things = text.known().thing;
    let object = || noun_phrase(text, verb + 1, end);
    let group = text.word(subject.start) == "group";
    hits && !group
        && side(text, subject) == PartySide::Neither
        && subject.clone().any(|at| text.is(at, things))
        && object().is_some_and(|object| is_means(text, &object))
}

/// So many tokens behind its verb what an explosion was beside may stand.
const BESIDE: usize = 5;

/// `A bomb went off near a patrol of the police`: what stood there.
pub(super) fn beside(text: &SectionText<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let known = text.known();
    let goes_off = matches!(
        text.word(verb),
        "exploded" | "detonated" | "went" | "landed" | "fell" | "impacted" | "blew" | "burst"
    );
    if !goes_off {
        return None;
    }
    let leads = |at: usize| {
        matches!(
            text.word(at),
            "near"
                | "under"
                | "beneath"
                | "outside"
                | "inside"
                | "beside"
                | "at"
                | "in"
                | "on"
                | "of"
                | "to"
                | "into"
        )
    };
    let at = (verb + 1..end.min(verb + 1 + BESIDE))
        .find(|at| leads(*at) && text.is(at + 1, known.article))?;
    let found = noun_phrase(text, at + 1, end)?;
    let of = found.clone().find(|at| text.word(*at) == "of").unwrap_or(found.end);
    let head = of.checked_sub(1)?;
    let is_thing =
        text.is(head, known.thing) || text.is(head, known.site) || text.is(head, known.town_site);
    (is_thing && !is_where(text, head)).then_some(found)
}

/// A village or a road says where, and not what was meant.
fn is_where(text: &SectionText<'_>, head: usize) -> bool {
    let known = text.known();
    text.is(head, known.soft_place_word)
        || text.is(head, known.admin_word)
        || matches!(text.word(head), "road" | "highway" | "street" | "axis" | "side" | "front")
}

/// `Attack on a farm`, `IED under a minibus`: the attack is told by a noun.
pub(super) fn behind_noun(text: &SectionText<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let leads = |at: usize| matches!(text.word(at), "on" | "against" | "targeting" | "under");
    let at = range.clone().find(|at| {
        let deed = is_means_word(text, *at) || text.is(*at, text.known().means);
        deed && leads(at + 1) && at + 1 < range.end
    })?;
    let found = noun_phrase(text, at + 2, range.end)?;
    let named = text.token(found.start).is_some_and(|token| token.capital);
    let thing = found.clone().any(|at| {
        text.is(at, text.known().thing)
            || text.is(at, text.known().site)
            || text.is(at, text.known().person)
    });
    let last = found.end.checked_sub(1)?;
    let tells = (thing || !named) && !is_means(text, &found) && !is_where(text, last);
    tells.then_some(found)
}
