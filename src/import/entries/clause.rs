//! The parts of a clause: its verb, the words before it and the words behind it. Whose side a party is
//! on is read in `parties`.

use std::ops::Range;

use super::text::SectionText;
use super::token::{Class, TextToken};

/// The first verb of an event outside brackets, behind the date.
pub(super) fn verb(
    text: &SectionText<'_>,
    range: &Range<usize>,
    dates: &[Range<usize>],
) -> Option<usize> {
    let known = text.known();
    let inside = |at: usize| {
        text.in_bracket.get(at).copied().unwrap_or(false)
            || dates.iter().any(|date| date.contains(&at))
    };
    let verb = |set| {
        range.clone().find(|at| {
            let word = text.word(*at);
            text.is(*at, set)
                && !is_adjective(text, *at)
                && text.word(*at + 1) != "place"
                && !text.is(*at, known.said)
                && !inside(*at)
                && (word.ends_with("ed") || text.is(*at, known.past_verb))
        })
    };
    // `Two explosions left one dead`
    let left = range
        .clone()
        .find(|at| text.word(*at) == "left" && text.is(*at, known.leave) && !inside(*at));
    let present = range.clone().find(|at| is_present(text, *at) && !inside(*at));
    let found = verb(known.strong_event).into_iter().chain(verb(known.event)).chain(left);
    found.chain(present).min()
}

/// `A sniper wounds a farmer`, `jets carry out nine sorties`: a verb between those who act and what they
/// did it to. The same words are nouns elsewhere.
pub(super) fn is_present(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    let Some(to) = text.end(at, known.present_deed) else { return false };
    let subject = at.checked_sub(1).is_some_and(|at| {
        text.token(at).is_some_and(TextToken::is_wordlike)
            && !text.is(at, known.preposition)
            && !text.is(at, known.article)
    });
    let object = text.is(to, known.article)
        || text.token(to).is_some_and(|token| token.capital || token.number().is_some());
    subject && object
}

pub(super) fn is_passive(text: &SectionText<'_>, verb: usize) -> bool {
    // `20 people died` were done to as well.
    if text.is(verb, text.known().died) {
        return true;
    }
    // `a patrol fired at from over the river`, `two clerks abducted on 12/05`
    let from = matches!(text.word(verb + 1), "at" | "on" | "upon") && text.word(verb + 2) == "from";
    let dated = text.is(verb, text.known().taken_people)
        && text.word(verb + 1) == "on"
        && text.token(verb + 2).is_some_and(|token| token.number().is_some());
    // `the post came under fire`
    let under = text.word(verb) == "came" && text.word(verb + 1) == "under";
    // `a convoy fell into an ambush`
    let into = text.is(verb, text.known().befalls);
    if from || dated || under || into {
        return true;
    }
    (1..=3).any(|back| {
        verb.checked_sub(back).is_some_and(|at| {
            let follows =
                |end: usize| end <= verb && (end..verb).all(|at| text.is(at, text.known().adverb));
            text.end(at, text.known().be).is_some_and(follows)
                && at.checked_sub(1).is_none_or(|at| text.word(at) != "to")
        })
    })
}

/// The words before the verb: behind the date, the last comma and `that`.
pub(super) fn subject(
    text: &SectionText<'_>,
    range: &Range<usize>,
    verb: usize,
    dates: &[Range<usize>],
) -> Option<Range<usize>> {
    let mut from = subject_start(text, range, verb, dates);
    let mut to = verb;
    // `the police, acting on a tip, detained`: what stands between commas is an aside.
    if to > from
        && text.word(to - 1) == ","
        && let Some(aside) = (from..to - 1).rev().find(|at| text.word(*at) == ",")
    {
        to = aside;
    }
    let comma = (from..to).rev().find(|at| matches!(text.word(*at), "," | ";" | ":" | "that"));
    from = comma.filter(|comma| comma + 1 < to).map_or(from, |comma| comma + 1);
    while from < to && is_before_subject(text, from) {
        from += 1;
    }
    if let Some(date) = dates.iter().find(|date| date.start > from && date.start < to) {
        to = date.start;
        while to > from && matches!(text.word(to - 1), "on" | "overnight" | "the" | "in") {
            to -= 1;
        }
    }
    // `The army, for its part, claimed to have killed four`: who says it stands before the aside.
    if text.is(from, text.known().said) && from > range.start && text.word(from - 1) == "," {
        let aside = (range.start..from - 1).rev().find(|at| text.word(*at) == ",");
        let start = subject_start(text, range, verb, dates);
        (from, to) = aside.map_or((from, to), |aside| (start.min(aside), aside));
        while from < to && is_before_subject(text, from) {
            from += 1;
        }
    }
    // `A raid near Marsa is said to have killed three`
    let held = (from + 1..to).find(|at| {
        text.is(*at, text.known().be)
            && text.is(at + 1, text.known().said_to)
            && text.word(to - 1) == "have"
    });
    to = held.unwrap_or(to);
    if let Some(said) = (from + 1..to).find(|at| text.is(*at, text.known().said)) {
        let rest = (said + 1..to).any(|at| {
            text.token(at).is_some_and(TextToken::is_wordlike)
                && !matches!(text.word(at), "that" | "it" | "they" | "its" | "had")
        });
        if rest { from = said + 1 } else { to = said }
    }
    while to > from && is_of_verb(text, to - 1) {
        to -= 1;
    }
    // `gunmen stopped and stole`: two verbs have one subject.
    if to > from + 2 && text.word(to - 1) == "and" && text.word(to - 2).ends_with("ed") {
        to -= 2;
    }
    // `a vehicle on the road was hit`: the name ends at the preposition.
    let end = (from + 1..to).find(|at| {
        // `gunmen thought to be from the north`
        let thought = text.word(*at) == "from" && text.word(at - 1) == "be";
        !thought
            && !in_its_name(text, *at)
            && (text.word(*at) == "(" || text.is(*at, text.known().name_end))
    });
    let to = end.unwrap_or(to);
    (from < to && to - from <= 16).then_some(from..to)
}

/// `three kidnapped farmers`: a participle before people.
fn is_adjective(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    let counted = at.checked_sub(1).is_some_and(|at| {
        text.is(at, known.article) || text.token(at).is_some_and(|token| token.number().is_some())
    });
    counted && (text.is(at + 1, known.person) || text.is(at + 1, known.militant))
}

/// Words of time before a date, which are no subject.
const DATE_WORDS: [&str; 13] = [
    "on",
    "the",
    "in",
    "of",
    "overnight",
    "night",
    "from",
    "between",
    "early",
    "late",
    "also",
    "then",
    "and",
];

/// Where a subject may begin: behind the date, but for `Assailants 14 Jan killed`, where it stands
/// before it.
fn subject_start(
    text: &SectionText<'_>,
    range: &Range<usize>,
    verb: usize,
    dates: &[Range<usize>],
) -> usize {
    let known = text.known();
    let Some(date) = dates.iter().filter(|date| date.end <= verb).max_by_key(|date| date.end)
    else {
        return range.start;
    };
    let comma =
        (range.start..date.start).rev().find(|at| matches!(text.word(*at), "," | ";" | ":"));
    let before = (comma.map_or(range.start, |at| at + 1)..date.start).any(|at| {
        text.token(at).is_some_and(TextToken::is_wordlike) && !DATE_WORDS.contains(&text.word(at))
    });
    let follows = (date.end..verb)
        .all(|at| text.is(at, known.adverb) || text.is(at, known.be) || text.word(at) == "had");
    if before && follows { range.start } else { date.end }
}

/// A small word before a subject.
fn is_before_subject(text: &SectionText<'_>, at: usize) -> bool {
    const SMALL: [&str; 17] = [
        ",", ":", "on", "the", "a", "an", "and", "that", "when", "where", ".", "its", "in", "this",
        "as", "after", "while",
    ];
    let named = text
        .token(at)
        .is_some_and(|token| token.is_wordlike() || matches!(token.class, Class::Number(..)));
    // `0640 - a sniper …`
    let clock = at == 0
        && text.word(at).len() == 4
        && text.token(at).is_some_and(|token| matches!(token.class, Class::Number(..)))
        && matches!(text.word(at + 1), "-" | "–" | "utc" | "gmt" | "hrs");
    SMALL.contains(&text.word(at)) || !named || clock
}

/// A small word that belongs to the verb behind it.
fn is_of_verb(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    text.is(at, known.be)
        || text.is(at, known.adverb)
        || matches!(text.word(at), "had" | "have" | "has" | "," | "who" | "been" | "was" | "were")
}

/// `Islamic State in the Greater Sahara`: the name goes on, but not in `Islamic State in Derna`.
pub(super) fn in_its_name(text: &SectionText<'_>, at: usize) -> bool {
    let is_town = || {
        let gazetteer = crate::geo::Gazetteer::shipped();
        let behind = crate::words::fold(text.word(at + 1));
        gazetteer.has(&behind) && gazetteer.country_called(&behind).is_none()
    };
    text.word(at) == "in"
        && at.checked_sub(1).is_some_and(|at| {
            matches!(text.word(at), "state" | "resistance" | "qaeda" | "al-qaeda" | "al-qaida")
        })
        && !is_town()
}

/// The name behind `against`, `at`, `on`, where the verb or a means of attack stands before it.
pub(super) fn target_behind(
    text: &SectionText<'_>,
    verb: usize,
    end: usize,
) -> Option<Range<usize>> {
    let stop = (verb..end).find(|at| matches!(text.word(*at), "." | ";" | "(")).unwrap_or(end);
    let at = (verb + 1..stop.min(verb + 14)).find(|at| {
        let word = text.word(*at);
        matches!(word, "against" | "targeting")
            || matches!(word, "at" | "towards" | "toward")
                && !matches!(text.word(*at + 1), "least" | "most")
                && (at - 1 == verb || is_means_word(text, at - 1))
            || word == "on" && text.is(at - 1, text.known().means_on)
    })?;
    noun_phrase(text, at + 1, end)
}

/// The name right behind the verb.
pub(super) fn object(text: &SectionText<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let next = text
        .end(verb, text.known().strong_event)
        .or_else(|| text.end(verb, text.known().event))
        .unwrap_or(verb + 1);
    let bound = matches!(text.word(next + 1), "least" | "most");
    let small = matches!(text.word(next), "into" | "with" | "at" | "on" | "down") && !bound;
    let next = next + usize::from(small);
    let found = noun_phrase(text, next, end)?;
    let numbers = found.clone().all(|at| {
        text.token(at).is_some_and(|token| token.number().is_some())
            || text.is(at, text.known().some)
            || text.is(at, text.known().several)
    });
    let known = text.known();
    let bound = [known.at_least, known.more_than, known.at_most, known.about, known.less_than]
        .iter()
        .any(|set| text.is(found.start, *set) || text.is(next, *set));
    // `torched some 180 houses`: what is counted is no toll.
    let things = found.end.checked_sub(1).is_some_and(|at| text.is(at, known.thing));
    (!numbers && (!bound || things) && !is_means(text, &found)).then_some(found)
}

/// Reads a name: to the next preposition but `of`, verb or sign.
pub(super) fn noun_phrase(text: &SectionText<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let known = text.known();
    let mut from = at;
    while matches!(text.word(from), "a" | "an" | "the" | "its" | "their" | "his") {
        from += 1;
    }
    let mut to = from;
    while to < end && to < from + 12 {
        let token = text.token(to)?;
        // `a Syrian Arab Army (SAA) checkpoint`
        if token.word == "("
            && let Some(Some(close)) = text.closed.get(to)
            && close - to <= 3
            && text.token(close + 1).is_some_and(super::token::TextToken::is_wordlike)
            && !text.is(close + 1, known.preposition)
            && !text.is(close + 1, known.event)
            && !text.is(close + 1, known.be)
        {
            to = close + 1;
            continue;
        }
        let word = token.word.as_str();
        let passes = token.is_wordlike()
            || matches!(token.class, Class::Number(..) | Class::Quote)
            || token.is_sign('\'')
            || token.is_sign('-');
        let of = matches!(word, "of" | "and") && to > from;
        // `20 km`, `a school 19 Oct`
        let next = text.token(to + 1).map(|token| token.class);
        let measured = token.number().is_some()
            && to > from
            && matches!(next, Some(Class::Unit(_) | Class::Month(_)));
        let place =
            measured || matches!(token.class, Class::Direction(_)) && text.word(to + 1) == "of";
        let ends = !of
            && (text.is(to, known.preposition)
                || text.is(to, known.be)
                || text.is(to, known.kill)
                || text.is(to, known.wound)
                || text.is(to, known.near)
                || text.is(to, known.leave) && word != "with");
        let and_verb = word == "and"
            && (text.is(to + 1, known.event)
                || text.is(to + 1, known.kill)
                || text.is(to + 1, known.article)
                || matches!(text.word(to + 1), "made" | "fled" | "left" | "set" | "then"));
        if !passes
            || ends
            || place
            || and_verb
            || matches!(word, "prisoner" | "hostage" | "captive" | "prisoners")
            || text.is(to, known.about) && to > from
        {
            break;
        }
        to += 1;
    }
    while to > from && matches!(text.word(to - 1), "of" | "and") {
        to -= 1;
    }
    (to > from).then_some(from..to)
}

/// A name that ends at `and` too.
pub(super) fn noun_phrase_to(
    text: &SectionText<'_>,
    at: usize,
    end: usize,
) -> Option<Range<usize>> {
    let found = noun_phrase(text, at, end)?;
    let and = found.clone().find(|at| text.word(*at) == "and");
    let clashed = found.clone().find(|at| matches!(text.word(*at), "clashed" | "fought" | "took"));
    let to = and.into_iter().chain(clashed).min().unwrap_or(found.end);
    (to > found.start).then_some(found.start..to)
}

/// The words name a means of attack: a bomb, fire, shells, an attack.
pub(super) fn is_means(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    let last = range.end - 1;
    // `a bomb fashioned from`, `an IED hidden`
    let made = matches!(text.word(last), "hidden" | "left") || text.word(last).ends_with("ed");
    let maker = last.checked_sub(1).filter(|before| made && *before >= range.start);
    is_means_word(text, last)
        || maker.is_some_and(|at| is_means_word(text, at))
        || range.clone().any(|at| text.is(at, text.known().means))
}

pub(super) fn is_means_word(text: &SectionText<'_>, at: usize) -> bool {
    text.rules.tactics().iter().any(|rule| !rule.of_forces() && text.is(at, rule.set))
}
