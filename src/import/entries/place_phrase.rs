//! Phrases that tell a place from a name: distance, direction, nearness, roads, borders.

use super::place::Place;
use super::place_name::{Name, name_at};
use super::text::Text;
use super::token::Class;
use crate::import::field::Certainty;

pub(super) const BEARINGS: [&str; 8] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

/// `about 20 km northeast of Baqubah`, `20-km north of X`, `about 50 km from Y`, `12 miles outside Z`.
pub(super) fn distance(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
    let mut next = at;
    let mut about = false;
    for _ in 0..3 {
        let known = text.known();
        if let Some(to) = text
            .end(next, known.about)
            .or_else(|| text.end(next, known.more_than))
            .or_else(|| text.end(next, known.less_than))
        {
            about = true;
            next = to;
        } else {
            break;
        }
    }
    let token = text.token(next)?;
    let number = token.number()?;
    let decimal = token.word.contains('.');
    next += 1;
    let mut high = None;
    if text.word(next) == "-" && text.token(next + 1).is_some_and(|token| token.number().is_some())
    {
        high = text.token(next + 1).and_then(super::token::Token::number);
        next += 2;
    }
    if text.word(next) == "-" {
        next += 1;
    }
    let Class::Unit(metres) = text.token(next)?.class else { return None };
    next += 1;
    if text.word(next) == "."
        && text
            .token(next + 1)
            .is_some_and(|token| matches!(token.class, Class::Direction(_)) || token.word == "from")
    {
        next += 1;
    }
    // `20 km (12 miles) north of`
    if text.word(next) == "(" {
        let close = text.closed.get(next).copied().flatten()?;
        let unit = (next..close)
            .any(|at| text.token(at).is_some_and(|token| matches!(token.class, Class::Unit(_))));
        if unit {
            next = close + 1;
        }
    }
    while matches!(text.word(next), "to" | "the" | "away" | "further" | "farther") {
        next += 1;
    }
    let exact = number * u64::from(metres);
    let exact = high.map_or(exact, |high| (number + high) * u64::from(metres) / 2);
    let km = (exact + 500) / 1_000;
    about |= metres == 1_609 || decimal || high.is_some();
    let mark = if about { "~" } else { "" };
    let certain = if metres == 1_000 && !decimal { Certainty::Certain } else { Certainty::Likely };
    let make = |bearing: Option<u8>, name: Name, rule| {
        let value = match (km, bearing) {
            (0, Some(bearing)) => format!("{} of {}", bearing_word(bearing), name.value),
            (0, None) => format!("near {}", name.value),
            (km, Some(bearing)) => {
                format!("{mark}{km} km {} of {}", bearing_word(bearing), name.value)
            }
            (km, None) => format!("{mark}{km} km from {}", name.value),
        };
        Some(Place {
            value,
            names: name.names,
            range: at..name.to,
            certainty: certain,
            is_relative: true,
            admin: false,
            rule,
        })
    };
    if let Class::Direction(bearing) = text.token(next)?.class {
        let of = next + 1;
        let of = if matches!(text.word(of), "of" | "from") { of + 1 } else { return None };
        return make(Some(bearing), name_at(text, of, end)?, "km-direction-of");
    }
    if matches!(text.word(next), "from" | "outside" | "off") {
        let from = next + 1;
        return make(
            None,
            name_at(text, from, end).or_else(|| border_name(text, from, end))?,
            "km-from",
        );
    }
    None
}

pub(super) fn bearing_word(bearing: u8) -> &'static str {
    BEARINGS.get(usize::from(bearing)).copied().unwrap_or("N")
}

/// `northeast of Fallujah`, with the distance behind: `northwest of X, about 20 km away` is rare and
/// left as it is; `a village southwest of X` keeps the village.
pub(super) fn direction_of(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
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
    Some(Place {
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
pub(super) fn site_before(text: &Text<'_>, at: usize) -> Option<&'static str> {
    let before = at.checked_sub(2)?;
    let place = ["village", "town", "hamlet"].iter().find(|word| text.word(at - 1) == **word)?;
    matches!(text.word(before), "a" | "the").then_some(*place)
}

/// `near Al-Rutba`, `near the Abu Rashid checkpoint`, `on the outskirts of X`, `in a suburb of X`.
pub(super) fn near(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
    let known = text.known();
    if let Some(next) = text.end(at, known.near) {
        let next = next + usize::from(text.word(next) == "of");
        let mut next = next;
        let mut skipped = false;
        for word in ["the", "city", "town", "village", "area"] {
            if text.word(next) == word {
                next += 1;
                skipped |= word != "the";
            }
        }
        if skipped && text.word(next) == "of" {
            next += 1;
        }
        if let Some(found) = border_name(text, next, end) {
            return Some(Place {
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
        let value = format!("near {}", name.value);
        return Some(Place {
            value,
            names: name.names,
            range: at..name.to,
            certainty: Certainty::Certain,
            is_relative: true,
            admin: false,
            rule: "near",
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
        _ => format!("near {}", name.value),
    };
    Some(Place {
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
pub(super) fn road(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
    if text.word(at) == "on" || text.word(at) == "along" {
        let next = at + 1 + usize::from(text.word(at + 1) == "the");
        if matches!(text.word(next), "road" | "highway") {
            let to = (next + 1..next + 4)
                .find(|at| text.word(*at) == "to" || text.word(*at) == "between")?;
            if text.word(to) == "between" {
                let mut place = road(text, to, end)?;
                place.value = format!("{} {}", place.value, text.word(next));
                place.range.start = at;
                return Some(place);
            }
            let from = to + 1 + usize::from(text.word(to + 1) == "the");
            let name = name_at(text, from, end)?;
            let value = format!("{} {}", name.value, text.word(next));
            return Some(Place {
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
    Some(Place {
        value,
        names,
        range: at..second.to,
        certainty: Certainty::Likely,
        is_relative: false,
        admin: false,
        rule: "between",
    })
}

/// `at the border with Chad`.
pub(super) fn border(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
    if !matches!(text.word(at), "at" | "on" | "along" | "from") {
        return None;
    }
    let next = at + 1 + usize::from(text.word(at + 1) == "the");
    let found = border_name(text, next, end)?;
    let value = format!("near {}", found.value);
    Some(Place {
        value,
        names: found.names,
        range: at..found.to,
        certainty: Certainty::Likely,
        is_relative: true,
        admin: false,
        rule: "border",
    })
}

pub(super) fn border_name(text: &Text<'_>, at: usize, end: usize) -> Option<Name> {
    let at = at + usize::from(text.word(at) == "the");
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
