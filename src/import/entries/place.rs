//! Where something happened, in the archive's notation: `~20 km NE of Baqubah`, `near Al-Rutba`,
//! `Baiji-Kirkuk highway`.

use std::ops::Range;

use super::text::Text;
use super::token::Class;
use crate::import::field::Certainty;

/// A place that a text tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// In the archive's notation.
    pub value: String,
    /// The bare names in it, the nearest first.
    pub names: Vec<String>,
    pub range: Range<usize>,
    pub certainty: Certainty,
    /// It lies so far or in such a direction from its name.
    pub is_relative: bool,
    /// It is a province or a country, and no place in one.
    pub admin: bool,
    /// How it was read.
    pub rule: &'static str,
}

const BEARINGS: [&str; 8] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

/// Finds the places in a range of tokens, those that hang together as one.
pub(super) fn places(text: &Text<'_>, range: &Range<usize>) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match place_at(text, at, range.end) {
            Some(place) => {
                at = place.range.end.max(at + 1);
                let mut place = place;
                // `the Tirah area of Khyber District`
                if text.word(at) == "of"
                    && !place.is_relative
                    && let Some(name) = name_at(text, at + 1, range.end)
                {
                    place.value = format!("{}, {}", place.value, name.value);
                    place.names.extend(name.names);
                    place.range.end = name.to;
                    at = name.to;
                }
                match all.last_mut() {
                    Some(last) if hangs_on(text, last, &place) => chain(last, place),
                    _ => all.push(place),
                }
            }
            None => at += 1,
        }
    }
    all
}

/// A place behind another with no more than a comma, a bracket or a small word between.
fn hangs_on(text: &Text<'_>, last: &Place, next: &Place) -> bool {
    let between = last.range.end..next.range.start;
    between.len() <= 2
        && between
            .into_iter()
            .all(|at| matches!(text.word(at), "," | "(" | "in" | "the" | "located" | "of"))
        && last.value.split(',').count() < 3
}

fn chain(last: &mut Place, next: Place) {
    let road = ["road", "highway"].iter().any(|word| last.value.ends_with(word));
    if road && next.rule == "near" {
        // The road is told better by what it passes.
        let from = last.range.start;
        *last = next;
        last.range.start = from;
        return;
    }
    last.range.end = next.range.end;
    if last.is_relative && !next.is_relative {
        // `about 20 km north of X, in the Y Province`: the province is no part of the place.
        last.names.extend(next.names);
        return;
    }
    last.admin &= next.admin;
    if crate::geo::Gazetteer::shipped().country_called(&crate::words::fold(&next.value)).is_some() {
        last.names.extend(next.names);
        return;
    }
    if next.rule == "km-direction-of"
        && let Some((head, _)) = last.value.clone().split_once(", ")
    {
        head.clone_into(&mut last.value);
    }
    // What lies near a border as well is told well enough by its name.
    if next.rule == "near-border" || next.value.starts_with("near the border") {
        return;
    }
    last.value = format!("{}, {}", last.value, next.value);
    last.names.extend(next.names);
    last.is_relative |= next.is_relative;
    last.certainty = last.certainty.max(next.certainty);
}

fn place_at(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
    distance(text, at, end)
        .or_else(|| direction_of(text, at, end))
        .or_else(|| near(text, at, end))
        .or_else(|| road(text, at, end))
        .or_else(|| border(text, at, end))
        .or_else(|| kind_of(text, at, end))
        .or_else(|| within(text, at, end))
        .or_else(|| object(text, at, end))
        .or_else(|| bracketed(text, at, end))
}

/// `raided Banki`, `shelled Ariha`: a place that the gazetteer knows, behind a verb.
fn object(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
    let verb = matches!(
        text.word(at),
        "attacked"
            | "raided"
            | "shelled"
            | "hit"
            | "struck"
            | "stormed"
            | "overran"
            | "bombed"
            | "captured"
            | "entered"
            | "seized"
            | "invaded"
            | "targeted"
            | "retook"
            | "recaptured"
            | "reached"
    );
    let from = at + 1 + usize::from(text.word(at + 1) == "the");
    let name = verb.then(|| name_at(text, from, end)).flatten()?;
    let hard = name.names.first().is_some_and(|bare| bare.len() < name.value.len());
    let folded = crate::words::fold(name.names.first()?);
    let soft = text.end(name.to.saturating_sub(1), text.known().soft_place_word) == Some(name.to);
    let soft = soft && text.word(name.to) == ",";
    let told = text.word(at) == "entered"
        || soft
        || hard
        || bracketed(text, name.to, end).is_some_and(|place| place.admin);
    let known = told || crate::geo::Gazetteer::shipped().has(&folded);
    known.then(|| Place {
        value: name.value,
        names: name.names,
        range: at + 1..name.to,
        certainty: Certainty::Likely,
        is_relative: false,
        admin: false,
        rule: "place-as-object",
    })
}

/// `the village of Pama`, `areas of Ariha town`: a word for a place before its name.
fn kind_of(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
    let known = text.known();
    let of = text.end(at, known.place_word).filter(|to| text.word(*to) == "of")?;
    if text.is(at, known.admin_word) || matches!(text.word(at), "capital" | "border") {
        return None;
    }
    let name = name_at(text, of + 1, end)?;
    let admin = is_admin(&name.value);
    Some(Place {
        value: name.value,
        names: name.names,
        range: at..name.to,
        certainty: Certainty::Certain,
        is_relative: false,
        admin,
        rule: "kind-of-name",
    })
}

/// `Afgooye (Lower Shabelle)`, `Qifah, Al-Bayda Province`: what a place lies in, right behind it.
fn bracketed(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
    let behind = text.word(at) == "(" || text.word(at) == ",";
    let name = behind.then(|| name_at(text, at + 1, end)).flatten()?;
    let closes = text.word(at) == "(" && text.word(name.to) == ")";
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
    let closes = closes && !short;
    (closes || admin).then(|| Place {
        value: name.value,
        names: name.names,
        range: at..name.to,
        certainty: Certainty::Likely,
        is_relative: false,
        admin: true,
        rule: "in-which",
    })
}

/// The name is that of a province, a district or a country.
fn is_admin(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or("").to_lowercase();
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
    let bare = name.trim_start_matches("the ");
    WORDS.contains(&last.as_str())
        || crate::geo::Gazetteer::shipped().country_called(&crate::words::fold(bare)).is_some()
        || matches!(bare, "DRC" | "DR Congo")
}

/// `about 20 km northeast of Baqubah`, `20-km north of X`, `about 50 km from Y`, `12 miles outside Z`.
fn distance(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
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

fn bearing_word(bearing: u8) -> &'static str {
    BEARINGS.get(usize::from(bearing)).copied().unwrap_or("N")
}

/// `northeast of Fallujah`, with the distance behind: `northwest of X, about 20 km away` is rare and
/// left as it is; `a village southwest of X` keeps the village.
fn direction_of(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
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
fn site_before(text: &Text<'_>, at: usize) -> Option<&'static str> {
    let before = at.checked_sub(2)?;
    let place = ["village", "town", "hamlet"].iter().find(|word| text.word(at - 1) == **word)?;
    matches!(text.word(before), "a" | "the").then_some(*place)
}

/// `near Al-Rutba`, `near the Abu Rashid checkpoint`, `on the outskirts of X`, `in a suburb of X`.
fn near(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
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
fn road(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
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
fn border(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
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

fn border_name(text: &Text<'_>, at: usize, end: usize) -> Option<Name> {
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

/// `in Mogadishu`, `in the area of Beni`, `in central Kirkuk`, `at the X market`, `in the village of X`.
fn within(text: &Text<'_>, at: usize, end: usize) -> Option<Place> {
    if !matches!(
        text.word(at),
        "in" | "at"
            | "inside"
            | "into"
            | "on"
            | "from"
            | "of"
            | "to"
            | "entered"
            | "around"
            | "throughout"
    ) {
        return None;
    }
    if super::parties::in_its_name(text, at) {
        return None;
    }
    let loose = matches!(text.word(at), "from" | "of" | "to" | "into" | "entered");
    let known = text.known();
    let mut next = at + 1;
    let mut kind = false;
    let article = next + usize::from(matches!(text.word(next), "a" | "the"));
    if let Some(mut place) = near(text, article, end).filter(|place| place.rule == "outskirts-of") {
        place.range.start = at;
        return Some(place);
    }
    for _ in 0..6 {
        let word = text.word(next);
        let place = text.end(next, known.place_word);
        if matches!(
            word,
            "the"
                | "a"
                | "an"
                | "of"
                | "part"
                | "parts"
                | "various"
                | "s"
                | "several"
                | "different"
                | "island"
                | "general"
        ) || word == "'s"
        {
            next += 1;
        } else if let Some(to) =
            place.filter(|_| !text.token(next).is_some_and(|token| token.capital))
        {
            kind = true;
            next = to;
        } else {
            break;
        }
    }
    let mut area = None;
    let from = next;
    if let Class::Direction(_) = text.token(next)?.class {
        // `in the desert south of X` is told from X.
        if text.word(next + 1) == "of" {
            return None;
        }
        area = Some(text.word(next).to_owned());
        next += 1;
    } else if matches!(
        text.word(next),
        "central" | "downtown" | "upper" | "lower" | "rural" | "mid" | "eastern"
    ) {
        area = Some(text.word(next).to_owned());
        next += 1;
    }
    if loose && !kind && area.is_none() && text.word(at) != "from" {
        return None;
    }
    let name = name_at(text, next, end)?;
    let written = text.token(from).is_some_and(|token| token.capital);
    let value = match area {
        Some(word) if !written => format!("{word} {}", name.value),
        Some(_) => text.words(from..next).to_owned() + " " + &name.value,
        _ => name.value.clone(),
    };
    let admin = is_admin(&name.value) && !value.contains(',');
    let mut name = name;
    if value != name.value {
        name.names.insert(0, value.clone());
    }
    let certainty = if loose || text.word(at) == "at" || text.word(at) == "on" {
        Certainty::Likely
    } else {
        Certainty::Certain
    };
    Some(Place {
        value,
        names: name.names,
        range: at..name.to,
        certainty,
        is_relative: false,
        admin,
        rule: "in-name",
    })
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A name and the token behind it.
struct Name {
    value: String,
    names: Vec<String>,
    to: usize,
}

/// Reads a name: words with capitals, with `of`, `al-`, `da` between, and what place it is behind.
fn name_at(text: &Text<'_>, at: usize, end: usize) -> Option<Name> {
    let known = text.known();
    let mut from = at;
    while matches!(text.word(from), "the" | "town" | "city" | "village" | "of" | "a")
        && from < at + 5
    {
        from += 1;
    }
    if text.token(from).is_some_and(|token| token.class == Class::Quote) {
        from += 1;
    }
    let mut to = from;
    while to < end && to < from + 7 {
        let token = text.token(to)?;
        let article =
            matches!(
                token.word.as_str(),
                "al" | "el" | "ash" | "as" | "ar" | "an" | "at" | "ad" | "az"
            ) && text.token(to + 1).is_some_and(|next| next.capital && next.class == Class::Word);
        // `St. Petersburg` is one name.
        let saint = to == from + 1
            && token.word == "."
            && matches!(text.word(from), "st" | "ste" | "mt")
            && text.token(to + 1).is_some_and(|next| next.capital);
        let month = token.word.split('-').next().is_some_and(|word| MONTHS.contains(&word))
            && token.word.contains('-');
        if (article || saint) && to + 1 < end {
            to += 1;
            continue;
        }
        let is_name = token.capital
            && !month
            && matches!(
                token.class,
                Class::Word | Class::Direction(_) | Class::Numeral(_) | Class::Month(_)
            )
            && !(matches!(token.class, Class::Month(_)) && to == from);
        let joins = to > from
            && (matches!(
                token.word.as_str(),
                "of" | "da"
                    | "de"
                    | "do"
                    | "du"
                    | "el"
                    | "al"
                    | "bin"
                    | "ibn"
                    | "la"
                    | "und"
                    | "e"
                    | "sur"
            ) || token.is_sign('-') && !token.spaced)
            && text.token(to + 1).is_some_and(|next| {
                next.capital && matches!(next.class, Class::Word | Class::Direction(_))
            })
            && to + 1 < end;
        let number = to > from
            && matches!(token.class, Class::Number(..))
            && text.token(to - 1).is_some_and(|before| before.is_sign('-') || before.capital)
            && !text.token(to + 1).is_some_and(|next| matches!(next.class, Class::Month(_)));
        if !(is_name || joins || number) {
            break;
        }
        to += 1;
    }
    if to == from || text.is(from, known.not_place) {
        return None;
    }
    // `a Sikh house`, `the Egyptian village`: an adjective before its noun.
    if from > at
        && text.token(to).is_some_and(|token| token.class == Class::Word && !token.capital)
        && ![
            known.preposition,
            known.be,
            known.adverb,
            known.event,
            known.kill,
            known.soft_place_word,
            known.hard_place_word,
            known.force,
        ]
        .iter()
        .any(|set| text.is(to, *set))
    {
        return None;
    }
    // `Samarra’s` is a place's own.
    let bare_to = to;
    let name = text.words(from..to);
    // `in the Egyptian army`, `of the Taliban` are no places.
    let next = text.word(to);
    // `entered Syrian territory`
    if to == from + 1 && text.rules.demonym(text.word(from)).is_some() {
        return None;
    }
    let party = text.is(from, known.group)
        || text.is(to, known.force)
        || text.is(to, known.group)
        || text.is(to, known.person);
    let ends_with_force = (from..to)
        .any(|at| text.is(at, known.force) && !matches!(text.word(at), "brigade" | "national"));
    if party || ends_with_force {
        return None;
    }
    let mut value = name.to_owned();
    if let Some(hard) = text.end(to, known.hard_place_word) {
        value = text.words(from..hard).to_owned();
        to = hard;
    } else if let Some(soft) = text.end(to, known.soft_place_word) {
        to = soft;
    } else if next == "'s" {
        to += 1;
        if let Some(soft) = text.end(to, known.place_word) {
            to = soft;
        }
    }
    let names = vec![text.words(from..bare_to).to_owned()];
    Some(Name { value, names, to })
}
