//! Names of places in a text: where one begins and ends, and what is none.

use super::text::SectionText;
use super::token::Class;
use crate::digest::MONTHS;

/// A name and the token behind it.
pub(super) struct Name {
    pub(super) value: String,
    pub(super) names: Vec<String>,
    pub(super) to: usize,
}

/// Reads a name: words with capitals, with `of`, `al-`, `da` between, and what place it is behind.
pub(super) fn name_at(text: &SectionText<'_>, at: usize, end: usize) -> Option<Name> {
    let known = text.known();
    let mut from = at;
    while from < at + 5
        && (matches!(text.word(from), "the" | "town" | "city" | "village" | "of" | "a" | "an")
            || is_held(text.word(from)))
    {
        from += 1;
    }
    if text.token(from).is_some_and(|token| token.class == Class::Quote) {
        from += 1;
    }
    let bare = name_end(text, from, end);
    if bare == from || is_no_place(text, at, from..bare) {
        return None;
    }
    let bare = other_end(text, bare, end).unwrap_or(bare);
    let mut to = bare;
    let mut value = text.name(from..bare);
    // `a Kabul hospital` has no name of its own.
    let unnamed = from > at
        && matches!(text.word(from - 1), "a" | "an")
        && text.token(to).is_some_and(|token| !token.capital);
    if let Some(site) = text.end(to, known.town_site).filter(|_| unnamed) {
        to = site;
    } else if let Some(hard) = text.end(to, known.hard_place_word) {
        value = text.name(from..hard);
        to = hard;
    } else if let Some(soft) = text.end(to, known.soft_place_word) {
        to = soft;
    } else if text.word(to) == "'s" {
        // `Samarra’s outskirts` are Samarra's own.
        to = text.end(to + 1, known.place_word).unwrap_or(to + 1);
    }
    // `Tirah district's Marsa area`
    if to > bare && text.word(to) == "'s" && text.token(to + 1).is_some_and(|token| token.capital) {
        to += 1;
    }
    let names = ends_of_road(&text.name(from..bare), text.word(to - 1));
    Some(Name { value, names, to })
}

/// `Northern-held Marsa`: who holds a place is no part of its name.
pub(super) fn is_held(word: &str) -> bool {
    ["-held", "-controlled", "-run", "-administered"].iter().any(|end| word.ends_with(end))
}

/// `the Marsa - Tirah road`: the token behind the other end of a road.
fn other_end(text: &SectionText<'_>, at: usize, end: usize) -> Option<usize> {
    let dash = text.token(at).is_some_and(|token| token.is_sign('-') && token.spaced);
    let to = dash.then(|| name_end(text, at + 1, end)).filter(|to| *to > at + 1)?;
    is_road(text.word(to)).then_some(to)
}

fn is_road(word: &str) -> bool {
    matches!(word, "road" | "highway" | "axis" | "route" | "corridor")
}

/// The names of a place; of a road also the town that it begins in: `Marsa-Tirah`.
fn ends_of_road(name: &str, last: &str) -> Vec<String> {
    let mut names = vec![name.to_owned()];
    let first = name.split(['-', '–']).next().map(str::trim).filter(|first| *first != name);
    let known = |first: &&str| crate::geo::Gazetteer::shipped().has(&crate::words::fold(first));
    names.extend(first.filter(|_| is_road(last)).filter(known).map(str::to_owned));
    names
}

/// Small words within a name.
const JOINING: [&str; 14] =
    ["of", "da", "de", "do", "du", "el", "al", "bin", "ibn", "la", "und", "e", "sur", "sa"];

/// Articles that begin a name: `al Sukhnah`.
const ARTICLES: [&str; 13] =
    ["al", "el", "ash", "as", "ar", "an", "at", "ad", "az", "ez", "es", "ed", "et"];

/// Returns the token behind the words of a name; its first where there are none.
fn name_end(text: &SectionText<'_>, from: usize, end: usize) -> usize {
    let mut to = from;
    while to < end && to < from + 7 {
        let Some(token) = text.token(to) else { break };
        let next = text.token(to + 1).filter(|_| to + 1 < end);
        let before_name = next.is_some_and(|next| {
            next.capital && matches!(next.class, Class::Word | Class::Direction(_))
        });
        let word = token.word.as_str();
        let first = to == from;
        let article = ARTICLES.contains(&word) && before_name;
        // `St. Petersburg` is one name.
        let saint = to == from + 1
            && word == "."
            && matches!(text.word(from), "st" | "ste" | "mt")
            && before_name;
        let joins = (JOINING.contains(&word) || token.is_sign('-') && !token.spaced) && before_name;
        let is_name = match token.class {
            Class::Word | Class::Direction(_) | Class::Numeral(_) => {
                token.capital && !is_span(word)
            }
            Class::Month(_) => token.capital && !first,
            Class::Number(..) => is_number_of_name(text, from, to),
            Class::Weekday(_)
            | Class::Unit(_)
            | Class::Open
            | Class::Close
            | Class::Quote
            | Class::Stop
            | Class::Sign(_) => false,
        };
        if !(is_name || article || saint || joins && !first) {
            break;
        }
        to += 1;
    }
    to
}

/// `March-May` is no name.
fn is_span(word: &str) -> bool {
    word.split_once('-').is_some_and(|(first, _)| MONTHS.contains(&first))
}

/// A number behind a name: `Camp 4`, `K-1`.
fn is_number_of_name(text: &SectionText<'_>, from: usize, to: usize) -> bool {
    to > from
        && text.token(to - 1).is_some_and(|before| before.is_sign('-') || before.capital)
        && !text
            .token(to + 1)
            .is_some_and(|next| matches!(next.class, Class::Month(_) | Class::Unit(_)))
}

/// The words are an adjective, a party or a force, and no place.
fn is_no_place(text: &SectionText<'_>, at: usize, name: std::ops::Range<usize>) -> bool {
    let known = text.known();
    let (from, to) = (name.start, name.end);
    let ends_name = [
        known.preposition,
        known.be,
        known.adverb,
        known.event,
        known.kill,
        known.soft_place_word,
        known.hard_place_word,
        known.admin_word,
        known.force,
    ];
    // `a Sikh house`, `the Egyptian village`: an adjective before its noun.
    let adjective = from > at
        && text.token(to).is_some_and(|token| token.class == Class::Word && !token.capital)
        && !ends_name.iter().any(|set| text.is(to, *set));
    // `a Fulani camp`: what has an indefinite article has no name.
    let lower = text.token(to).is_some_and(|token| token.class == Class::Word && !token.capital);
    // but `a Kabul hospital` is in that city.
    let town = name.len() == 1
        && text.is(to, known.town_site)
        && crate::geo::Gazetteer::shipped().has(&crate::words::fold(text.word(from)));
    let adjective = adjective && !town;
    let indefinite = from > at && matches!(text.word(from - 1), "a" | "an") && lower && !town;
    // `entered Syrian territory`
    let demonym = name.len() == 1 && text.rules.demonym(text.word(from)).is_some();
    // `in the Egyptian army`, `of the Taliban`
    // but `the Marsa gendarmerie`, `Third Police District` are places.
    let district = text.is(to, known.admin_word) || text.is(to - 1, known.admin_word);
    let site = district || text.is(to, known.hard_place_word);
    let party = text.is(from, known.group)
        || !site && [known.force, known.group, known.person].iter().any(|set| text.is(to, *set));
    let force = !district
        && !is_spelt_as_town(text, &name)
        && name
            .clone()
            .any(|at| text.is(at, known.force) && !matches!(text.word(at), "brigade" | "national"));
    // `an IED 4 km south of Marsa`, `in Southern districts`
    let means = (name.len() == 1 || text.word(from + 1) == "at")
        && (text.is(from, known.means) || text.is(from, known.thing) && is_loud(text, from));
    let site = known.hard_place_word;
    let side = name.len() == 1
        && text.token(from).is_some_and(|token| matches!(token.class, Class::Direction(_)))
        && !text.is(to, known.admin_word)
        && !text.is(to, site);
    means
        || side && lower
        || adjective
        || indefinite
        || demonym
        || party
        || force
        || text.is(from, known.not_place)
}

fn is_loud(text: &SectionText<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| token.loud)
}

/// The longest short name of a force.
const SHORT_NAME: usize = 5;

/// `Swat` is a valley, `SWAT` a force: a short name is written in capitals.
fn is_spelt_as_town(text: &SectionText<'_>, name: &std::ops::Range<usize>) -> bool {
    let word = text.word(name.start);
    let plain = text.token(name.start).is_some_and(|token| token.capital && !token.loud);
    name.len() == 1
        && plain
        && word.chars().count() <= SHORT_NAME
        && (crate::geo::Gazetteer::shipped().has(&crate::words::fold(word))
            || text.word(name.end) == ",")
}

/// The name is that of a province, a district or a country.
pub(super) fn is_admin(name: &str) -> bool {
    const WORDS: [&str; 9] = [
        "province",
        "governorate",
        "state",
        "region",
        "county",
        "department",
        "prefecture",
        "oblast",
        "territory",
    ];
    let last = name.rsplit(' ').next().unwrap_or("").to_lowercase();
    let bare = name.trim_start_matches("the ");
    WORDS.contains(&last.as_str())
        || crate::geo::Gazetteer::shipped().country_called(&crate::words::fold(bare)).is_some()
}
