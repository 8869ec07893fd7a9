//! The place that an item of a list is headed by: `Marsa: two guards were shot`, `Tirah (Khyber): …`,
//! `Place: Marsa`.

use super::page_lines::is_place_sentence;
use super::place::ToldPlace;
use super::place_name::{Name, is_admin, name_at};
use super::place_phrase::distance;
use super::place_within::bracketed;
use super::text::SectionText;
use super::token::Class;
use crate::import::field::Certainty;
use crate::import::label_words::is_word_for_place;
use crate::words::fold;

/// The rule of such a place.
pub(super) const LABEL: &str = "place-as-label";

/// The most words of the name of a place before a colon.
const LONGEST: usize = 4;

/// Reads the name at the beginning of a block that a colon ends, perhaps behind its day or with what it
/// lies in within brackets. What the gazetteer does not know may be anything that speaks.
pub(super) fn labelled(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    // `1.2 Marsa: …`
    let outline = at == 1 && text.token(0).is_some_and(|token| token.word.contains('.'));
    let begins = at == 0 || outline || is_behind_day(text, at);
    if at == 0 && is_word_for_place(text.word(0)) && text.word(1) == ":" {
        let name = name_at(text, 2, end)?;
        return Some(as_label(name, Certainty::Certain, at));
    }
    if at == 0
        && let Some(first) = text.sentences.first().filter(|first| is_place_sentence(text, first))
    {
        let name = name_at(text, at, first.end)?;
        return Some(as_label(name, Certainty::Likely, at));
    }
    let name = begins.then(|| name_at(text, at, end)).flatten()?;
    let words = name.to - at;
    let is_named = (1..=LONGEST).contains(&words)
        && !(at..name.to).any(|at| text.is(at, text.known().said))
        && text.rules.outlet_basis(&fold(&name.value)).is_none();
    if !is_named {
        return None;
    }
    let opens = text.word(name.to) == "(";
    let within = bracketed(text, name.to, end).filter(|_| opens);
    // `Marsa (60 km S of Tirah):`
    let far = || distance(text, name.to + 1, end).filter(|far| text.word(far.range.end) == ")");
    let within = within.or_else(|| opens.then(far).flatten());
    let colon = within.as_ref().map_or(name.to, |within| within.range.end + 1);
    let colon = behind_date(text, colon);
    let goes_on = text
        .token(colon + 1)
        .is_some_and(|token| token.is_wordlike() || token.class != Class::Stop);
    if !matches!(text.word(colon), ":") || !goes_on {
        return None;
    }
    let known =
        name.names.first().is_some_and(|bare| crate::geo::Gazetteer::shipped().has(&fold(bare)));
    // What the gazetteer has, or what lies in something that is told beside it, is certain.
    let certainty = if known || within.is_some() { Certainty::Certain } else { Certainty::Guess };
    let mut place = as_label(name, certainty, at);
    if let Some(far) = within.filter(|within| within.is_relative) {
        place.value = format!("{}, {}", place.value, far.value);
        place.names.extend(far.names);
        place.range.end = far.range.end;
        place.is_relative = true;
    }
    Some(place)
}

/// `Marsa, April 15: …`: the colon stands behind the day.
fn behind_date(text: &SectionText<'_>, at: usize) -> usize {
    let class = |at| text.token(at).map(|token| token.class);
    let month = |at| matches!(class(at), Some(Class::Month(_)));
    let day = |at| matches!(class(at), Some(Class::Number(..)));
    let dated = month(at + 1) && day(at + 2) || day(at + 1) && month(at + 2);
    if dated && text.word(at) == "," { at + 3 } else { at }
}

fn as_label(name: Name, certainty: Certainty, at: usize) -> ToldPlace {
    let admin = is_admin(&name.value);
    let (value, names, range) = (name.value, name.names, at..name.to);
    let rule = LABEL;
    ToldPlace { value, names, range, certainty, is_relative: false, admin, rule }
}

/// `6.5., Marsa: …`
fn is_behind_day(text: &SectionText<'_>, at: usize) -> bool {
    let is_of_day = |at: usize| {
        text.token(at).is_some_and(|token| {
            matches!(
                token.class,
                Class::Number(..) | Class::Month(_) | Class::Stop | Class::Sign(_)
            )
        })
    };
    (3..=8).contains(&at) && text.word(at - 1) == "," && (0..at).all(is_of_day)
}
