//! The place that an item of a list is headed by: `Marsa: two guards were shot`, `Tirah (Khyber): …`,
//! `Place: Marsa`.

use super::page_lines::{is_place_sentence, place_with_day};
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
    if at == 0
        && let Some(first) = text.sentences.first()
        && let Some(from) = place_with_day(text, first)
    {
        return with_day(text, from, first.end);
    }
    let begins = begins || is_behind_dash(text, at);
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
    // `04.03.2031 - Marsa - A farmer …`
    let dashed = at > 0
        && is_behind_dash(text, at)
        && text.token(colon).is_some_and(|token| token.is_sign('-'));
    let colon = if dashed { colon } else { behind_date(text, colon) };
    let goes_on = text
        .token(colon + 1)
        .is_some_and(|token| token.is_wordlike() || token.class != Class::Stop);
    if !(dashed || text.word(colon) == ":") || !goes_on {
        return None;
    }
    let known =
        name.names.first().is_some_and(|bare| crate::geo::Gazetteer::shipped().has(&fold(bare)));
    // What the gazetteer has, or what lies in something that is told beside it, is certain.
    // Behind a day and a dash stands what is told of, and the sentence may name what lies in it.
    let sure = known || within.is_some();
    let certainty = match (sure, is_behind_dash(text, at)) {
        (true, false) => Certainty::Certain,
        (true, true) => Certainty::Likely,
        (false, _) => Certainty::Guess,
    };
    let mut place = as_label(name, certainty, at);
    if let Some(far) = within.filter(|within| within.is_relative) {
        place.value = format!("{}, {}", place.value, far.value);
        place.names.extend(far.names);
        place.range.end = far.range.end;
        place.is_relative = true;
    }
    Some(place)
}

/// `Marsa (Coast), 11 May.`: the place of what follows, with what it lies in.
fn with_day(text: &SectionText<'_>, from: usize, end: usize) -> Option<ToldPlace> {
    let name = name_at(text, from, end)?;
    let to = name.to;
    let mut place = as_label(name, Certainty::Likely, 0);
    let within = bracketed(text, to, end).or_else(|| {
        let around = (text.word(to) == ",").then(|| name_at(text, to + 1, end)).flatten()?;
        Some(as_label(around, Certainty::Likely, to))
    });
    if let Some(within) = within {
        place.value = format!("{}, {}", place.value, within.value);
        place.names.extend(within.names);
        (place.range.end, place.admin) = (within.range.end, false);
    }
    if from > 0 {
        (place.value, place.is_relative) = (format!("near {}", place.value), true);
    }
    Some(place)
}

/// `04.03.2031 - Marsa`, `Thu 16 May – Marsa`: behind a day and a dash.
fn is_behind_dash(text: &SectionText<'_>, at: usize) -> bool {
    let of_day = |at: usize| {
        let short = matches!(text.word(at), "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun");
        text.token(at).is_some_and(|token| {
            short
                || matches!(
                    token.class,
                    Class::Number(..)
                        | Class::Month(_)
                        | Class::Weekday(_)
                        | Class::Stop
                        | Class::Sign(_)
                )
        })
    };
    let dash = at.checked_sub(1).and_then(|at| text.token(at));
    dash.is_some_and(|dash| dash.is_sign('-') && dash.spaced)
        && (3..=9).contains(&at)
        && (0..at).all(of_day)
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
