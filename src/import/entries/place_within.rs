//! Phrases that tell a place by its name: in it, as what was attacked, in brackets behind another.

use std::ops::Range;

use super::place::ToldPlace;
use super::place_name::{Name, is_admin, is_held, name_at};
use super::place_owner::is_owner;
use super::place_phrase::near;
use super::text::SectionText;
use super::token::Class;
use crate::import::field::Certainty;

/// Words that a place stands behind.
const BEFORE: [&str; 13] = [
    "along",
    "over",
    "in",
    "at",
    "inside",
    "into",
    "on",
    "from",
    "of",
    "to",
    "entered",
    "around",
    "throughout",
];

/// `in Mogadishu`, `in the area of Beni`, `in central Kirkuk`, `at the X market`, `in the village of X`.
pub(super) fn within(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    if !BEFORE.contains(&text.word(at)) || super::clause::in_its_name(text, at) {
        return None;
    }
    if let Some(place) = lost_town(text, at, end) {
        return Some(place);
    }
    let article = at + 1 + usize::from(matches!(text.word(at + 1), "a" | "the"));
    if let Some(mut place) = near(text, article, end).filter(|place| place.rule == "outskirts-of") {
        place.range.start = at;
        return Some(place);
    }
    let (from, kind) = behind_kind(text, at + 1);
    let direction = matches!(text.token(from)?.class, Class::Direction(_));
    // `in the desert south of X` is told from X, `in the south of X` lies in it.
    if direction && text.word(from + 1) == "of" {
        let inside = text.word(at) == "in" && text.word(at + 1) == "the" && from == at + 2;
        return inside.then(|| part_of(text, at, end)).flatten();
    }
    let part = direction
        || matches!(text.word(from), "central" | "downtown" | "upper" | "lower" | "rural" | "mid");
    let loose = matches!(text.word(at), "from" | "of" | "to" | "into" | "entered");
    let named = kind || part || text.word(at) == "from";
    // Behind an article alone the name may be an adjective, which `name_at` sees.
    let article = from == at + 2 && !part && matches!(text.word(at + 1), "a" | "an" | "the");
    let mut name = name_at(text, if article { at + 1 } else { from + usize::from(part) }, end)?;
    let begins = if article { at + 1 } else { from };
    if text.word(at) == "on" && is_site_elsewhere(text, &name, end)
        || is_owner(text, &name, begins, end)
    {
        return None;
    }
    // `in Samarra's Dhulab area`
    if text.word(name.to.saturating_sub(1)) == "'s"
        && let Some(inner) = name_at(text, name.to, end)
    {
        // The town comes first: it tells the area.
        let names = name.names.into_iter().chain(inner.names).collect();
        name = Name { value: format!("{}, {}", inner.value, name.value), names, to: inner.to };
    }
    let told = named || is_told_loosely(text, at, &name, end);
    if loose && !told {
        return None;
    }
    let value = match (part, text.token(from).is_some_and(|token| token.capital)) {
        (false, _) => name.value.clone(),
        (true, false) => format!("{} {}", text.word(from), name.value),
        (true, true) => format!("{} {}", text.words(from..from + 1), name.value),
    };
    let admin = is_admin(&name.value) && !value.contains(',');
    if value != name.value {
        name.names.insert(0, value.clone());
    }
    let certainty = if loose || matches!(text.word(at), "at" | "on" | "over") {
        Certainty::Likely
    } else {
        Certainty::Certain
    };
    let rule = if loose { "from-name" } else { "in-name" };
    let (names, range) = (name.names, at..name.to);
    Some(ToldPlace { value, names, range, certainty, is_relative: false, admin, rule })
}

/// Behind a word that may lead to anything, a name is told to be a place: `farmers of Tirah (Khyber)`, `came to
/// Marsa village`, `out of Odo`.
fn is_told_loosely(text: &SectionText<'_>, at: usize, name: &Name, end: usize) -> bool {
    let known = text.known();
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let last = name.to.saturating_sub(1);
    let came = text.word(at) == "to" && matches!(before, "came" | "went" | "returned");
    came && text.is(last, known.soft_place_word)
        || before == "out"
        || text.is(last, known.town_site)
        || text.word(name.to) == "(" && bracketed(text, name.to, end).is_some()
}

/// `in , Marsa district`: the town before the comma was lost on the way.
fn lost_town(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let name = (text.word(at + 1) == ",").then(|| name_at(text, at + 2, end)).flatten()?;
    if !text.is(name.to - 1, text.known().admin_word) {
        return None;
    }
    let (value, names, range) = (name.value, name.names, at..name.to);
    let (certainty, rule) = (Certainty::Likely, "in-name");
    Some(ToldPlace { value, names, range, certainty, is_relative: false, admin: false, rule })
}

/// Steps over `the area of`, `various parts of`: returns where the name begins, and whether a word
/// for a place stood before it.
fn behind_kind(text: &SectionText<'_>, from: usize) -> (usize, bool) {
    const SMALL: [&str; 12] = [
        "the",
        "a",
        "an",
        "of",
        "part",
        "parts",
        "various",
        "several",
        "different",
        "separate",
        "island",
        "general",
    ];
    let mut next = from;
    let mut kind = false;
    for _ in 0..6 {
        let place = text.end(next, text.known().place_word);
        let capital = text.token(next).is_some_and(|token| token.capital);
        let word = text.word(next);
        if SMALL.contains(&word) || word == "'s" || is_held(word) {
            next += 1;
        } else if let Some(to) = place.filter(|_| !capital) {
            kind = true;
            next = to;
        } else {
            break;
        }
    }
    (next, kind)
}

/// `the village of Pama`, `areas of Ariha town`: a word for a place before its name.
pub(super) fn kind_of(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let known = text.known();
    let gate = matches!(text.word(at), "entrance" | "exit" | "gate" | "approaches");
    let leads = |to: &usize| text.word(*to) == "of" || gate && text.word(*to) == "to";
    let of = text.end(at, known.place_word).filter(leads)?;
    if text.is(at, known.admin_word) || matches!(text.word(at), "capital" | "border") {
        return None;
    }
    let name = name_at(text, of + 1, end)?;
    if is_owner(text, &name, of + 1, end) {
        return None;
    }
    let admin = is_admin(&name.value);
    Some(ToldPlace {
        value: name.value,
        names: name.names,
        range: at..name.to,
        certainty: Certainty::Certain,
        is_relative: false,
        admin,
        rule: "kind-of-name",
    })
}

/// `raided Banki`, `shelled Ariha`: a place that the gazetteer knows, behind a verb.
pub(super) fn object(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let from = at + 1 + usize::from(text.word(at + 1) == "the");
    if !text.is(at, text.known().place_verb) {
        return None;
    }
    if let Some(place) = several(text, from, end) {
        return Some(place);
    }
    let name = name_at(text, from, end)?;
    if is_site_elsewhere(text, &name, end) {
        return None;
    }
    let hard = name.names.first().is_some_and(|bare| bare.len() < name.value.len());
    let folded = crate::words::fold(name.names.first()?);
    let last = name.to.saturating_sub(1);
    let soft =
        text.end(last, text.known().soft_place_word) == Some(name.to) && ends_at(text, name.to);
    // `attacked Marsa University`
    let site = last > from && text.is(last, text.known().town_site);
    // `raided Tirah, in the Khyber region`
    let lies_in = text.word(name.to) == "," && text.word(name.to + 1) == "in";
    // `captured Marsa, a village at the edge of the hills`
    let apposed = text.word(name.to) == ","
        && text.is(name.to + 1, text.known().article)
        && text.is(name.to + 2, text.known().soft_place_word);
    let told = text.word(at) == "entered"
        || apposed
        || lies_in
        || soft
        || site
        || hard
        || bracketed(text, name.to, end).is_some_and(|place| place.admin);
    let known = told
        || crate::geo::Gazetteer::shipped().has(&folded)
        || is_village_attacked(text, at, from..name.to);
    known.then(|| as_object(name.value, name.names, at + 1..name.to))
}

/// A clause ends there, or where or when follows.
fn ends_at(text: &SectionText<'_>, at: usize) -> bool {
    text.token(at).is_none_or(|token| token.class == Class::Stop)
        || matches!(text.word(at), "," | "(" | "in" | "of" | "on" | "near" | "and" | "at")
}

/// `in the south of Marsa`: a part of it.
fn part_of(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let mut name = name_at(text, at + 4, end)?;
    let part = text.word(at + 2).trim_end_matches("ern");
    let value = format!("{part}ern {}", name.value);
    name.names.insert(0, text.words(at + 2..name.to).to_owned());
    name.names.insert(0, value.clone());
    let (names, range) = (name.names, at..name.to);
    // Others call it by the name of the whole.
    let (certainty, rule) = (Certainty::Likely, "in-name");
    Some(ToldPlace { value, names, range, certainty, is_relative: false, admin: false, rule })
}

/// `raided Tirah at night`: one word that names nobody, where nothing but time or place follows.
fn is_village_attacked(text: &SectionText<'_>, verb: usize, name: Range<usize>) -> bool {
    let known = text.known();
    let raids = matches!(
        text.word(verb),
        "raided" | "invaded" | "stormed" | "attacked" | "overran" | "infiltrated"
    );
    let plain = text.token(name.start).is_some_and(|token| token.capital && !token.loud);
    let nobody = [known.group, known.militant, known.force, known.person]
        .iter()
        .all(|set| !text.is(name.start, *set));
    let ends = text.token(name.end).is_none_or(|token| token.class == Class::Stop)
        || matches!(text.word(name.end), "," | "on" | "at" | "in" | "and" | "overnight" | "during");
    raids && plain && nobody && ends && name.len() == 1
}

/// `overran an AU base in Marsa`: whose it is is no place, where one is told behind.
fn is_site_elsewhere(text: &SectionText<'_>, name: &Name, end: usize) -> bool {
    let known = text.known();
    // A village has its own name.
    let site = name
        .to
        .checked_sub(1)
        .is_some_and(|at| text.is(at, known.site) && !text.is(at, known.soft_place_word));
    let bare = name.names.first().map(|bare| crate::words::fold(bare)).unwrap_or_default();
    let unknown = !crate::geo::Gazetteer::shipped().has(&bare);
    let leads = matches!(text.word(name.to), "in" | "at" | "near");
    site && unknown && leads && name_at(text, name.to + 1, end).is_some()
}

fn as_object(value: String, names: Vec<String>, range: Range<usize>) -> ToldPlace {
    ToldPlace {
        value,
        names,
        range,
        certainty: Certainty::Likely,
        is_relative: false,
        admin: false,
        rule: "place-as-object",
    }
}

/// The most places that one verb has.
const MOST_NAMES: usize = 6;

/// `Marsa and Tirah villages`, `the cities Marsa, Tirah and Pama`: several places of one verb.
fn several(text: &SectionText<'_>, from: usize, end: usize) -> Option<ToldPlace> {
    let plural = |at: usize| {
        matches!(text.word(at), "villages" | "towns" | "cities" | "hamlets" | "settlements")
    };
    let before = plural(from);
    let first = from + usize::from(before) + usize::from(before && text.word(from + 1) == "of");
    let mut names = Vec::new();
    let mut to = first;
    while names.len() < MOST_NAMES {
        let Some(name) = name_at(text, to, end) else { break };
        names.extend(name.names);
        to = name.to;
        let next = to + usize::from(text.word(to) == ",");
        let next = next + usize::from(text.word(next) == "and");
        if next == to || names.len() >= MOST_NAMES {
            break;
        }
        to = next;
    }
    // What the last comma or `and` leads to is no name.
    while to > first && matches!(text.word(to - 1), "and" | ",") {
        to -= 1;
    }
    // A name before the word for them ends with it: `Tirah villages`.
    let behind = plural(to) || to > first && plural(to - 1);
    let is_list = before && !names.is_empty() || names.len() > 1 && behind;
    let value = match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => return None,
    };
    is_list.then(|| as_object(value, names, first..to + usize::from(plural(to))))
}

/// `… and Tirah 4 May`: a name between `and` and a day is a place, as the one before is.
pub(super) fn with_day(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let name = (text.word(at) == "and").then(|| name_at(text, at + 1, end)).flatten()?;
    let month = |at| matches!(text.token(at).map(|token| token.class), Some(Class::Month(_)));
    let counts = |at: usize| text.token(at).is_some_and(|token| token.number().is_some());
    let dated = counts(name.to) && month(name.to + 1) || month(name.to) && counts(name.to + 1);
    dated.then(|| ToldPlace {
        value: name.value,
        names: name.names,
        range: at + 1..name.to,
        certainty: Certainty::Likely,
        is_relative: false,
        admin: false,
        rule: "place-with-day",
    })
}

/// `Dec. 20 Herat Province: …`: the province of a heading, right behind its day.
pub(super) fn headed(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let counts = |at: usize| text.token(at).is_some_and(|token| token.number().is_some());
    let month = |at| matches!(text.token(at).map(|token| token.class), Some(Class::Month(_)));
    let (day, before) = (at.checked_sub(1)?, at.checked_sub(2)?);
    let stop = usize::from(text.word(before) == ".");
    let dated =
        counts(day) && before.checked_sub(stop).is_some_and(month) || month(day) && counts(before);
    let name = dated.then(|| name_at(text, at, end)).flatten()?;
    let known = crate::geo::Gazetteer::shipped().has(&crate::words::fold(&name.value));
    let admin = text.is(name.to - 1, text.known().admin_word);
    let heads = text.word(name.to) == ":" && (admin || known);
    heads.then_some(ToldPlace {
        value: name.value,
        names: name.names,
        range: at..name.to,
        certainty: Certainty::Likely,
        is_relative: false,
        admin,
        rule: "province-of-heading",
    })
}

/// `Afgooye (Lower Shabelle)`, `Qifah, Al-Bayda Province`: what a place lies in, right behind it.
pub(super) fn bracketed(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let behind = text.word(at) == "(" || text.word(at) == ",";
    // `fighters of the HNM (Tirah)` are a wing of it.
    let of_party = text.word(at) == "(" && at.checked_sub(1).is_some_and(|at| is_party(text, at));
    let name = (behind && !of_party).then(|| name_at(text, at + 1, end)).flatten()?;
    // `(Tirah District, about 12 km east of Odo)`
    let closes = text.word(at) == "(" && matches!(text.word(name.to), ")" | ",");
    let ends = text.word(name.to) != "and"
        && text.token(name.to).is_none_or(|token| !token.is_wordlike())
        || text.is(name.to, text.known().preposition);
    let region = || {
        let folded = crate::words::fold(&name.value);
        crate::geo::Gazetteer::shipped().has(&folded)
    };
    let admin = text.word(at) == "," && (is_admin(&name.value) || ends && region());
    // `(MSF)` is a short name of what stands before.
    let short = !name.value.chars().any(char::is_lowercase);
    // `(Harbour Post, May 23, 2031)` is who tells it.
    let day = |at| {
        matches!(text.token(at).map(|token| token.class), Some(Class::Month(_) | Class::Number(..)))
    };
    let outlet = text.word(name.to) == "," && day(name.to + 1);
    let closes = closes && !short && !outlet;
    (closes || admin).then_some(ToldPlace {
        value: name.value,
        names: name.names,
        range: at..name.to,
        certainty: Certainty::Likely,
        is_relative: false,
        admin: true,
        rule: "in-which",
    })
}

/// A group, a force, or a short name in capitals that is no place.
fn is_party(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    let short = text.token(at).is_some_and(|token| token.loud)
        && !crate::geo::Gazetteer::shipped().has(&crate::words::fold(text.word(at)));
    short || text.is(at, known.group) || text.is(at, known.force)
}
