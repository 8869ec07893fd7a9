//! Places that are the subject of a sentence, or whose people are told of: `Marsa came under attack`,
//! `killed ten inhabitants of Marsa`.

use std::ops::Range;

use super::place::{ToldPlace, chain, hangs_on};
use super::place_name::{Name, is_admin, name_at};
use super::text::SectionText;
use crate::import::field::Certainty;
use crate::words::fold;

/// `Marsa, in Tirah district, came under attack`, `Marsa was shelled`: the place that a sentence begins
/// with.
pub(super) fn subject(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let name = text.token(at).filter(|token| token.capital).and_then(|_| name_at(text, at, end))?;
    let lies_in = text.word(name.to) == ","
        && text.word(name.to + 1) == "in"
        && name_at(text, name.to + 2, end).is_some_and(|around| is_region(text, &around));
    let is_place = lies_in || is_known(&name) && is_attacked(text, name.to);
    is_place.then(|| as_place(name, at, Certainty::Likely, "place-as-subject"))
}

/// It is a district or the like, or a province or a country.
fn is_region(text: &SectionText<'_>, name: &Name) -> bool {
    let admin = name.to.checked_sub(1).is_some_and(|at| text.is(at, text.known().admin_word));
    admin || is_admin(&name.value) || is_known(name)
}

fn is_known(name: &Name) -> bool {
    let gazetteer = crate::geo::Gazetteer::shipped();
    name.names.first().is_some_and(|bare| {
        let folded = fold(bare);
        gazetteer.has(&folded) && gazetteer.country_called(&folded).is_none()
    })
}

/// `was shelled`, `came under attack` stands there.
fn is_attacked(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    if text.word(at) == "came" && text.word(at + 1) == "under" {
        return true;
    }
    let verb = text.end(at, known.be);
    verb.is_some_and(|verb| text.is(verb, known.place_verb))
}

/// The people of a place, where no nearer place is told: it happened where they live, as a guess.
pub(super) fn of_people(text: &SectionText<'_>, range: &Range<usize>, all: &mut Vec<ToldPlace>) {
    let known = text.known();
    let people = |at: usize| text.is(at, known.person) && !text.is(at, known.militant);
    let of = |at: &usize| text.word(*at) == "of" && at.checked_sub(1).is_some_and(people);
    let found = range.clone().filter(of).find_map(|at| {
        let name = name_at(text, at + 1, range.end).filter(|_| text.word(at + 1) != "the")?;
        let behind = all.iter().find(|place| place.range.start >= name.to);
        let lies_in = behind.is_some_and(|place| place.range.start <= name.to + 1);
        (is_known(&name) || lies_in).then(|| as_place(name, at, Certainty::Guess, "people-of"))
    });
    let Some(mut found) = found.filter(|found| !is_admin(&found.value)) else { return };
    let at = all.iter().position(|place| place.range.start >= found.range.end);
    if let Some(at) = at
        && all.get(at).is_some_and(|next| next.admin && hangs_on(text, &found, next))
    {
        let certainty = found.certainty;
        chain(&mut found, all.remove(at));
        found.certainty = certainty;
    }
    all.insert(at.unwrap_or(all.len()), found);
}

fn as_place(name: Name, at: usize, certainty: Certainty, rule: &'static str) -> ToldPlace {
    let (value, names, range) = (name.value, name.names, at..name.to);
    ToldPlace { value, names, range, certainty, is_relative: false, admin: false, rule }
}
