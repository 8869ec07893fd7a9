//! Phrases that tell a place from a name: distance, direction, nearness, roads, borders.

use super::place::ToldPlace;
use super::place_name::{Name, name_at};
use super::text::SectionText;
use super::token::{Class, TextToken};
use crate::import::field::Certainty;

pub(super) const BEARINGS: [&str; 8] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

/// `about 20 km northeast of Baqubah`, `20-km north of X`, `about 50 km from Y`, `12 miles outside Z`.
pub(super) fn distance(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let length = length_at(text, at)?;
    let next = length.to;
    let mark = if length.about { "~" } else { "" };
    let km = length.km;
    let (value, name, rule) = if let Some(bearing) = bearing_at(text, next) {
        matches!(text.word(next + 1), "of" | "from").then_some(())?;
        let name = name_at(text, next + 2, end)?;
        let bearing = bearing_word(bearing);
        let value = match km {
            0 => format!("{bearing} of {}", name.value),
            km => format!("{mark}{km} km {bearing} of {}", name.value),
        };
        (value, name, "km-direction-of")
    } else {
        text.is(next, text.known().away).then_some(())?;
        let name = name_at(text, next + 1, end).or_else(|| border_name(text, next + 1, end))?;
        let value = match km {
            0 => format!("near {}", name.value),
            km => format!("{mark}{km} km from {}", name.value),
        };
        (value, name, "km-from")
    };
    let (certainty, range) = (length.certainty, at..name.to);
    Some(ToldPlace {
        value,
        names: name.names,
        range,
        certainty,
        is_relative: true,
        admin: false,
        rule,
    })
}

/// A length in a text.
struct Length {
    /// Whole kilometres.
    km: u64,
    /// It is told as about so much, or was worked out.
    about: bool,
    certainty: Certainty,
    /// The token behind it.
    to: usize,
}

fn length_at(text: &SectionText<'_>, at: usize) -> Option<Length> {
    let known = text.known();
    let mut next = at;
    let bounds = [known.about, known.more_than, known.less_than];
    while let Some(to) = bounds.iter().find_map(|set| text.end(next, *set)) {
        // `approx. 20 km`
        next = to + usize::from(text.word(to) == "." && text.word(to - 1).starts_with("approx"));
    }
    let bounded = next > at;
    let token = text.token(next)?;
    let number = token.number()?;
    let decimal = token.word.contains('.');
    let upper =
        text.token(next + 2).and_then(TextToken::number).filter(|_| text.word(next + 1) == "-");
    next += if upper.is_some() { 3 } else { 1 };
    next += usize::from(text.word(next) == "-");
    let Class::Unit(metres) = text.token(next)?.class else { return None };
    next += 1;
    let goes_on = text
        .token(next + 1)
        .is_some_and(|token| matches!(token.class, Class::Direction(_)) || token.word == "from");
    next += usize::from(text.word(next) == "." && goes_on);
    // `20 km (12 miles) north of`
    if text.word(next) == "(" {
        let close = text.closed.get(next).copied().flatten()?;
        let unit = |at| text.token(at).is_some_and(|token| matches!(token.class, Class::Unit(_)));
        if (next..close.min(next + 6)).any(unit) {
            next = close + 1;
        }
    }
    while matches!(text.word(next), "to" | "the" | "away" | "further" | "farther") {
        next += 1;
    }
    let length = upper.map_or(number, |upper| u64::midpoint(number, upper));
    let km = length.saturating_mul(u64::from(metres)).saturating_add(500) / 1_000;
    let exact = metres == 1_000 && !decimal;
    Some(Length {
        km,
        about: bounded || metres == 1_609 || decimal || upper.is_some(),
        certainty: if exact { Certainty::Certain } else { Certainty::Likely },
        to: next,
    })
}

/// The direction at a token: `northeast`, or `NE of`.
fn bearing_at(text: &SectionText<'_>, at: usize) -> Option<u8> {
    let token = text.token(at)?;
    if let Class::Direction(bearing) = token.class {
        return Some(bearing);
    }
    let letters = token.capital && text.word(at + 1) == "of";
    let is_it = |bearing: &&str| letters && bearing.eq_ignore_ascii_case(&token.word);
    (0..).zip(&BEARINGS).find(|(_, bearing)| is_it(bearing)).map(|(at, _)| at)
}

pub(super) fn bearing_word(bearing: u8) -> &'static str {
    BEARINGS.get(usize::from(bearing)).copied().unwrap_or("N")
}

/// `northeast of Fallujah`, with the distance behind: `northwest of X, about 20 km away` is rare and
/// left as it is; `a village southwest of X` keeps the village.
pub(super) fn direction_of(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let Class::Direction(bearing) = text.token(at)?.class else { return None };
    if text.word(at + 1) != "of" {
        return None;
    }
    let name = name_at(text, at + 2, end)?;
    let value = format!("{} of {}", bearing_word(bearing), name.value);
    let site = site_before(text, at);
    let value = site.map_or(value.clone(), |site| format!("{site}, {value}"));
    let mut name = name;
    // `southeast of Idlib` may be an area itself.
    name.names.insert(0, text.words(at..name.to).to_owned());
    Some(ToldPlace {
        value,
        names: name.names,
        range: at..name.to,
        certainty: Certainty::Certain,
        is_relative: true,
        admin: false,
        rule: "direction-of",
    })
}

/// `a village southwest of`: an unnamed place of which something is told.
pub(super) fn site_before(text: &SectionText<'_>, at: usize) -> Option<&'static str> {
    let before = at.checked_sub(2)?;
    let place = ["village", "town", "hamlet"].iter().find(|word| text.word(at - 1) == **word)?;
    matches!(text.word(before), "a" | "the").then_some(*place)
}

/// Steps over `the town of`, `the bridge of the town of` behind `near`.
fn behind_near(text: &SectionText<'_>, at: usize) -> usize {
    let mut next = at + usize::from(text.word(at) == "of");
    let mut skipped = false;
    for word in ["the", "city", "town", "village", "area"] {
        if text.word(next) == word {
            next += 1;
            skipped |= word != "the";
        }
    }
    if skipped && text.word(next) == "of" {
        return next + 1;
    }
    let capital = text.token(next).is_some_and(|token| token.capital);
    let of = text.end(next, text.known().place_word).filter(|_| !capital);
    of.filter(|of| text.word(*of) == "of").map_or(next, |of| of + 1)
}

/// `near Al-Rutba`, `near the Abu Rashid checkpoint`, `on the outskirts of X`, `in a suburb of X`.
pub(super) fn near(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    let known = text.known();
    if let Some(next) = text.end(at, known.near) {
        // `a man allegedly close to the emir` is near nobody's town.
        // but `fighters close to Marsa` are there.
        let person = |at: usize| {
            (text.is(at, known.person) || text.is(at, known.militant))
                && !super::nouns::is_plural(text.word(at))
        };
        if text.word(at) == "close" && (at.saturating_sub(2)..at).any(person) {
            return None;
        }
        let next = behind_near(text, next);
        if let Some(found) = border_name(text, next, end) {
            return Some(ToldPlace {
                value: format!("near {}", found.value),
                names: found.names,
                range: at..found.to,
                certainty: Certainty::Certain,
                is_relative: true,
                admin: false,
                rule: "near-border",
            });
        }
        let name = name_at(text, next, end)?;
        // `in nearby Marsa` is in it.
        let inside = text.word(at) == "nearby";
        let value = if inside { name.value.clone() } else { format!("near {}", name.value) };
        let certainty = if inside { Certainty::Guess } else { Certainty::Certain };
        return Some(ToldPlace {
            value,
            names: name.names,
            range: at..name.to,
            certainty,
            is_relative: !inside,
            admin: false,
            rule: if inside { "from-name" } else { "near" },
        });
    }
    let word = ["outskirts", "suburb", "suburbs", "vicinity"]
        .iter()
        .find(|word| text.word(at) == **word)?;
    if text.word(at + 1) != "of" {
        return None;
    }
    let name = name_at(text, at + 2, end)?;
    let value = match *word {
        "suburb" | "suburbs" => format!("suburb of {}", name.value),
        "outskirts" => format!("outskirts of {}", name.value),
        _ => format!("near {}", name.value),
    };
    Some(ToldPlace {
        value,
        names: name.names,
        range: at..name.to,
        certainty: Certainty::Likely,
        is_relative: true,
        admin: false,
        rule: "outskirts-of",
    })
}

/// `on the Baiji-Kirkuk highway`, `on the road leading to the Al-Omar oil field`, `between A and B`.
pub(super) fn road(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    if text.word(at) == "on" || text.word(at) == "along" {
        let next = at + 1 + usize::from(text.word(at + 1) == "the");
        if matches!(text.word(next), "road" | "highway") {
            if let Some(place) = road_from(text, at, next, end) {
                return Some(place);
            }
            let to = (next + 1..next + 4)
                .find(|at| text.word(*at) == "to" || text.word(*at) == "between")?;
            if text.word(to) == "between" {
                let mut place = road(text, to, end)?;
                place.range.start = at;
                return Some(place);
            }
            let from = to + 1 + usize::from(text.word(to + 1) == "the");
            let name = name_at(text, from, end)?;
            let value = format!("{} to {}", text.word(next), name.value);
            return Some(ToldPlace {
                value,
                names: name.names,
                range: at..name.to,
                certainty: Certainty::Likely,
                is_relative: false,
                admin: false,
                rule: "road-to",
            });
        }
        return None;
    }
    if text.word(at) != "between" {
        return None;
    }
    let first = name_at(text, at + 1, end)?;
    let and = first.to;
    let second = (text.word(and) == "and").then(|| name_at(text, and + 1, end)).flatten()?;
    let value = format!("between {} and {}", first.value, second.value);
    let mut names = first.names;
    names.extend(second.names);
    Some(ToldPlace {
        value,
        names,
        range: at..second.to,
        certainty: Certainty::Likely,
        is_relative: false,
        admin: false,
        rule: "between",
    })
}

/// `on the road from A to B`, whose word stands at `road`.
fn road_from(text: &SectionText<'_>, at: usize, road: usize, end: usize) -> Option<ToldPlace> {
    let from = (road + 1..road + 3).find(|at| text.word(*at) == "from")?;
    let first = name_at(text, from + 1, end)?;
    let second =
        (text.word(first.to) == "to").then(|| name_at(text, first.to + 1, end)).flatten()?;
    let value = format!("between {} and {}", first.value, second.value);
    let names = first.names.into_iter().chain(second.names).collect();
    Some(ToldPlace {
        value,
        names,
        range: at..second.to,
        certainty: Certainty::Likely,
        is_relative: false,
        admin: false,
        rule: "between",
    })
}

/// The place is a road: `Marsa-Tirah highway`, `road to Marsa`.
pub(super) fn is_road(value: &str) -> bool {
    ["road", "highway"].iter().any(|word| {
        value.ends_with(word)
            || value.strip_prefix(word).is_some_and(|rest| rest.starts_with(" to "))
    })
}

/// `at the border with Chad`.
pub(super) fn border(text: &SectionText<'_>, at: usize, end: usize) -> Option<ToldPlace> {
    if !matches!(text.word(at), "at" | "on" | "along" | "from") {
        return None;
    }
    let next = at + 1 + usize::from(text.word(at + 1) == "the");
    let found = border_name(text, next, end)?;
    let value = format!("near {}", found.value);
    Some(ToldPlace {
        value,
        names: found.names,
        range: at..found.to,
        certainty: Certainty::Likely,
        is_relative: true,
        admin: false,
        rule: "border",
    })
}

pub(super) fn border_name(text: &SectionText<'_>, at: usize, end: usize) -> Option<Name> {
    let at = at + usize::from(text.word(at) == "the");
    // `the Turkish border`: whose it is names neither side that it lies on.
    let whose = text.token(at).is_some_and(|token| token.capital)
        && text.word(at).split('-').all(|word| text.rules.demonym(word).is_some());
    if whose && text.word(at + 1) == "border" {
        let value = format!("the {}", text.name(at..at + 2));
        return Some(Name { value, names: Vec::new(), to: at + 2 });
    }
    if text.word(at) != "border" {
        return None;
    }
    let link = text.word(at + 1);
    if link == "with" || link == "between" {
        let from = at + 2 + usize::from(text.word(at + 2) == "the");
        let mut name = name_at(text, from, end)?;
        if link == "between" && text.word(name.to) == "and" {
            let second = name_at(text, name.to + 1, end)?;
            name.value = format!("the border between {} and {}", name.value, second.value);
            name.to = second.to;
            return Some(name);
        }
        name.value = format!("the border with {}", name.value);
        return Some(name);
    }
    None
}
