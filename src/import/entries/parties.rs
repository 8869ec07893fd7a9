//! Who acted, and on whom: the subject and the object of the first verb of an event.

use std::ops::Range;

use super::text::Text;
use super::token::Class;
use crate::digest::Taxonomy;

/// Which side a party is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Group,
    Force,
    Neither,
}

/// A party as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Party {
    pub name: String,
    pub range: Range<usize>,
    pub side: Side,
    /// The name is one of the taxonomy.
    pub known: bool,
}

/// The parties of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parties {
    pub actor: Option<Party>,
    pub target: Option<Party>,
    /// The verb that was found.
    pub verb: Option<usize>,
}

/// Reads the parties of a sentence. `from` is the token behind its date.
pub(super) fn parties(
    text: &Text<'_>,
    range: &Range<usize>,
    dates: &[Range<usize>],
    taxonomy: &Taxonomy,
) -> Parties {
    if let Some(parties) = clash(text, range, taxonomy) {
        return parties;
    }
    let Some(verb) = verb(text, range, dates) else {
        // Where something was done to the first party, it did not act.
        let passive = text.has_outside(range.clone(), text.known().be);
        let actor = (!passive).then(|| leading(text, range, dates, taxonomy)).flatten();
        return Parties { actor, ..Parties::default() };
    };
    let passive = is_passive(text, verb);
    let subject = subject(text, range, verb, dates);
    let end = range.end;
    let against = target_behind(text, verb, end);
    let subject_is_means = subject.clone().is_some_and(|subject| is_means(text, &subject));
    let party = |range: Range<usize>| party(text, range, taxonomy);
    let raw = |range: Range<usize>| written(text, range);
    if passive || subject_is_means {
        let by_in = |range: Range<usize>| {
            let at = range.clone().find(|at| text.word(*at) == "by")?;
            let found = noun_phrase(text, at + 1, range.end)?;
            (!is_means(text, &found)).then_some(found)
        };
        let by = by_in(range.start..verb).filter(|_| subject_is_means).or_else(|| by_in(verb..end));
        let by = by.map(party).filter(|party| party.side != Side::Neither);
        let lead = || (!passive).then(|| leading(text, range, dates, taxonomy)).flatten();
        let by = by
            .or_else(|| {
                subject
                    .clone()
                    .filter(|_| subject_is_means)
                    .and_then(|subject| flown_by(text, &subject, taxonomy))
            })
            .or_else(lead);
        let aimed = subject.clone().and_then(|subject| {
            let at = subject.clone().find(|at| text.word(*at) == "targeting")?;
            noun_phrase(text, at + 1, subject.end)
        });
        let target = if aimed.is_some() {
            aimed
        } else if !subject_is_means {
            subject
        } else if passive {
            against
        } else {
            against.or_else(|| object(text, verb, end))
        };
        return Parties { actor: by, target: target.map(raw), verb: Some(verb) };
    }
    let object = against.or_else(|| object(text, verb, end));
    let pronoun = subject.as_ref().is_some_and(|subject| {
        subject.len() == 1
            && matches!(text.word(subject.start), "it" | "they" | "he" | "she" | "who" | "which")
    });
    if pronoun || subject.is_none() {
        let actor = leading(text, range, dates, taxonomy).or_else(|| {
            pronoun.then(|| Party {
                name: PRONOUN.to_owned(),
                range: verb..verb,
                side: Side::Neither,
                known: false,
            })
        });
        return Parties { actor, target: object.map(raw), verb: Some(verb) };
    }
    Parties { actor: subject.map(party), target: object.map(raw), verb: Some(verb) }
}

/// `Turkish drones`, `US airstrikes`: who has them acts.
fn flown_by(text: &Text<'_>, subject: &Range<usize>, taxonomy: &Taxonomy) -> Option<Party> {
    let whose = text.words(subject.start..subject.start + 1);
    let named = ["army", "forces", "Air Force"].iter().find_map(|force| {
        let actor = taxonomy.find_actor(&format!("{whose} {force}"))?;
        Some(taxonomy.actor(actor)?.name.to_string())
    });
    let own = matches!(
        whose.to_lowercase().as_str(),
        "coalition"
            | "army"
            | "government"
            | "israeli"
            | "us"
            | "u.s."
            | "american"
            | "french"
            | "military"
    );
    let known = named.is_some();
    let name = named.or_else(|| own.then(|| format!("{whose} forces")))?;
    Some(Party { name, range: subject.clone(), side: Side::Force, known })
}

/// The name of an actor that is told by a pronoun alone.
pub(super) const PRONOUN: &str = "they";

/// The party that a sentence begins with: `the army announced that it had …`.
pub(super) fn leading(
    text: &Text<'_>,
    range: &Range<usize>,
    dates: &[Range<usize>],
    taxonomy: &Taxonomy,
) -> Option<Party> {
    let mut from = range.start;
    while from < range.end {
        if let Some(date) = dates.iter().find(|date| date.start == from) {
            from = date.end;
        } else if matches!(
            text.word(from),
            "on" | "," | "the" | "a" | "an" | ":" | ";" | "overnight"
        ) {
            from += 1;
        } else {
            break;
        }
    }
    let found = noun_phrase(text, from, range.end)?;
    let said = found.clone().skip(1).find(|at| {
        text.is(*at, text.known().said)
            || text.is(*at, text.known().event)
            || dates.iter().any(|date| date.contains(at))
    });
    let found = found.start..said.unwrap_or(found.end);
    if is_means(text, &found) {
        return None;
    }
    let party = party(text, found, taxonomy);
    (party.side != Side::Neither).then_some(party)
}

/// `clashes between A and B`, `A and B clashed`.
fn clash(text: &Text<'_>, range: &Range<usize>, taxonomy: &Taxonomy) -> Option<Parties> {
    let at = range.clone().find(|at| {
        matches!(
            text.word(*at),
            "clashes"
                | "clash"
                | "fighting"
                | "battle"
                | "battles"
                | "firefight"
                | "gunfight"
                | "clashed"
                | "fought"
                | "skirmishes"
        )
    })?;
    let between = (at..(at + 6).min(range.end)).find(|at| text.word(*at) == "between");
    let (first, and) = if let Some(between) = between {
        let first = noun_phrase_to(text, between + 1, range.end)?;
        (first.clone(), first.end)
    } else if matches!(text.word(at), "clashed" | "fought") && text.word(at + 1) != "with" {
        let and = (range.start..at).rev().find(|at| text.word(*at) == "and")?;
        let from = (range.start..and)
            .rev()
            .find(|at| matches!(text.word(*at), "," | ":" | ";"))
            .map_or(range.start, |at| at + 1);
        (from..and, and)
    } else {
        return None;
    };
    let second = noun_phrase_to(text, and + 1, range.end)?;
    let (actor, target) = (party(text, first, taxonomy), written(text, second));
    Some(Parties { actor: Some(actor), target: Some(target), verb: Some(at) })
}

/// A name that ends at `and` too.
fn noun_phrase_to(text: &Text<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let found = noun_phrase(text, at, end)?;
    let and = found.clone().find(|at| text.word(*at) == "and");
    let clashed = found.clone().find(|at| matches!(text.word(*at), "clashed" | "fought" | "took"));
    let to = and.into_iter().chain(clashed).min().unwrap_or(found.end);
    (to > found.start).then_some(found.start..to)
}

/// The first verb of an event outside brackets, behind the date.
fn verb(text: &Text<'_>, range: &Range<usize>, dates: &[Range<usize>]) -> Option<usize> {
    let known = text.known();
    let inside = |at: usize| {
        text.in_bracket.get(at).copied().unwrap_or(false)
            || dates.iter().any(|date| date.contains(&at))
    };
    let verb = |set| {
        range.clone().find(|at| {
            let word = text.word(*at);
            text.is(*at, set)
                && text.word(*at + 1) != "place"
                && !text.is(*at, known.said)
                && !inside(*at)
                && (word.ends_with("ed")
                    || matches!(
                        word,
                        "took"
                            | "broke"
                            | "threw"
                            | "shot"
                            | "set"
                            | "blew"
                            | "hit"
                            | "struck"
                            | "led"
                            | "held"
                            | "overran"
                            | "found"
                            | "fought"
                            | "met"
                            | "opened"
                            | "carried"
                            | "went"
                            | "freed"
                            | "released"
                            | "blown"
                            | "slain"
                            | "taken"
                            | "beaten"
                    ))
        })
    };
    verb(known.strong_event).into_iter().chain(verb(known.event)).min()
}

fn is_passive(text: &Text<'_>, verb: usize) -> bool {
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
fn subject(
    text: &Text<'_>,
    range: &Range<usize>,
    verb: usize,
    dates: &[Range<usize>],
) -> Option<Range<usize>> {
    let known = text.known();
    let date_end = dates.iter().filter(|date| date.end <= verb).map(|date| date.end).max();
    let mut from = range.start;
    // `Assailants 14 Jan killed`: the subject stands before the date.
    if let Some(end) = date_end {
        let date = dates.iter().find(|date| date.end == end)?;
        let comma =
            (range.start..date.start).rev().find(|at| matches!(text.word(*at), "," | ";" | ":"));
        let start = comma.map_or(range.start, |at| at + 1);
        let before = (start..date.start).any(|at| {
            text.token(at).is_some_and(|token| token.is_wordlike())
                && !matches!(
                    text.word(at),
                    "on" | "the"
                        | "in"
                        | "of"
                        | "overnight"
                        | "night"
                        | "from"
                        | "between"
                        | "early"
                        | "late"
                        | "also"
                        | "then"
                        | "and"
                )
        });
        let follows = (end..verb)
            .all(|at| text.is(at, known.adverb) || text.is(at, known.be) || text.word(at) == "had");
        if !(before && follows) {
            from = end;
        }
    }
    let mut to = verb;
    // `the police, acting on a tip, detained`: what stands between commas is an aside.
    if to > from
        && text.word(to - 1) == ","
        && let Some(aside) = (from..to - 1).rev().find(|at| text.word(*at) == ",")
    {
        to = aside;
    }
    let comma = (from..to).rev().find(|at| matches!(text.word(*at), "," | ";" | ":" | "that"));
    if let Some(comma) = comma
        && comma + 1 < to
    {
        from = comma + 1;
    }
    while from < to
        && (matches!(
            text.word(from),
            "," | ":"
                | "on"
                | "the"
                | "a"
                | "an"
                | "and"
                | "that"
                | "when"
                | "."
                | "its"
                | "in"
                | "this"
        ) || !text
            .token(from)
            .is_some_and(|token| token.is_wordlike() || matches!(token.class, Class::Number(..))))
    {
        from += 1;
    }
    if let Some(date) = dates.iter().find(|date| date.start > from && date.start < to) {
        to = date.start;
        while to > from && matches!(text.word(to - 1), "on" | "overnight" | "the" | "in") {
            to -= 1;
        }
    }
    if let Some(said) = (from + 1..to).find(|at| text.is(*at, known.said)) {
        let rest = (said + 1..to).any(|at| {
            text.token(at).is_some_and(|token| token.is_wordlike())
                && !matches!(text.word(at), "that" | "it" | "they" | "its" | "had")
        });
        if rest { from = said + 1 } else { to = said }
    }
    while to > from
        && (text.is(to - 1, known.be)
            || text.is(to - 1, known.adverb)
            || matches!(
                text.word(to - 1),
                "had" | "have" | "has" | "," | "who" | "been" | "was" | "were"
            ))
    {
        to -= 1;
    }
    // `a vehicle on the road was hit`: the name ends at the preposition.
    let end = (from + 1..to).find(|at| {
        !in_its_name(text, *at)
            && matches!(
                text.word(*at),
                "in" | "near"
                    | "on"
                    | "at"
                    | "from"
                    | "riding"
                    | "with"
                    | "who"
                    | "wearing"
                    | "("
                    | "against"
                    | "outside"
                    | "along"
                    | "about"
            )
    });
    let to = end.unwrap_or(to);
    (from < to && to - from <= 16).then_some(from..to)
}

/// `Islamic State in the Greater Sahara`: the name goes on.
pub(super) fn in_its_name(text: &Text<'_>, at: usize) -> bool {
    text.word(at) == "in"
        && at.checked_sub(1).is_some_and(|at| {
            matches!(text.word(at), "state" | "resistance" | "qaeda" | "al-qaeda" | "al-qaida")
        })
}

/// The name behind `against`, `at`, `on`, where the verb or a means of attack stands before it.
fn target_behind(text: &Text<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let stop = (verb..end).find(|at| matches!(text.word(*at), "." | ";" | "(")).unwrap_or(end);
    let at = (verb + 1..stop.min(verb + 14)).find(|at| {
        let word = text.word(*at);
        let before = text.word(at - 1);
        matches!(word, "against" | "targeting")
            || word == "at"
                && !matches!(text.word(*at + 1), "least" | "most")
                && (at - 1 == verb || is_means_word(text, at - 1))
            || word == "on"
                && matches!(
                    before,
                    "attack"
                        | "fire"
                        | "fired"
                        | "assault"
                        | "raid"
                        | "strike"
                        | "attacks"
                        | "airstrike"
                        | "called"
                        | "strikes"
                        | "shells"
                        | "bomb"
                )
    })?;
    noun_phrase(text, at + 1, end)
}

/// The name right behind the verb.
fn object(text: &Text<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let next = text
        .end(verb, text.known().strong_event)
        .or_else(|| text.end(verb, text.known().event))
        .unwrap_or(verb + 1);
    let next = next + usize::from(matches!(text.word(next), "into" | "with" | "at" | "on"));
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
    (!numbers && !bound && !is_means(text, &found)).then_some(found)
}

/// Reads a name: to the next preposition but `of`, verb or sign.
fn noun_phrase(text: &Text<'_>, at: usize, end: usize) -> Option<Range<usize>> {
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
            && text.token(close + 1).is_some_and(|token| token.is_wordlike())
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
        let distance = token.number().is_some()
            && to > from
            && matches!(text.token(to + 1).map(|token| token.class), Some(Class::Unit(_)));
        let place =
            distance || matches!(token.class, Class::Direction(_)) && text.word(to + 1) == "of";
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
                || text.is(to + 1, known.article));
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

/// The words name a means of attack: a bomb, fire, shells, an attack.
fn is_means(text: &Text<'_>, range: &Range<usize>) -> bool {
    let last = range.end - 1;
    is_means_word(text, last)
        || range.clone().any(|at| {
            matches!(
                text.word(at),
                "attack"
                    | "bombing"
                    | "ambush"
                    | "explosion"
                    | "blast"
                    | "ied"
                    | "ieds"
                    | "bomb"
                    | "bombs"
                    | "airstrike"
                    | "airstrikes"
                    | "fire"
                    | "gunfire"
                    | "shelling"
                    | "missile"
                    | "missiles"
                    | "rocket"
                    | "rockets"
                    | "mine"
                    | "grenade"
                    | "shells"
                    | "device"
                    | "strike"
                    | "strikes"
            )
        })
}

fn is_means_word(text: &Text<'_>, at: usize) -> bool {
    text.rules.tactics().iter().any(|rule| !rule.of_forces && text.is(at, rule.set))
}

fn party(text: &Text<'_>, range: Range<usize>, taxonomy: &Taxonomy) -> Party {
    let side = side(text, &range);
    if side != Side::Neither
        && let Some(name) = actor_in(text, &range, taxonomy)
    {
        return Party { name, range, side, known: true };
    }
    written(text, range)
}

/// A party under the words that tell it, without `suspected` and quotation marks.
fn written(text: &Text<'_>, range: Range<usize>) -> Party {
    let known = text.known();
    let side = side(text, &range);
    let mut from = range.start;
    while from + 1 < range.end && (text.is(from, known.hedge) || text.is(from, known.article)) {
        from += 1;
    }
    let name: String =
        text.words(from..range.end).chars().filter(|c| !matches!(c, '“' | '”' | '"')).collect();
    Party { name, range, side, known: false }
}

/// The longest name of an actor of the taxonomy in a range.
pub(super) fn actor_in(
    text: &Text<'_>,
    range: &Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<String> {
    for length in (1..=range.len().min(6)).rev() {
        for from in range.start..=range.end - length {
            let words = text.words(from..from + length);
            if !words.chars().any(char::is_uppercase) {
                continue;
            }
            if let Some(actor) = taxonomy.find_actor(words).and_then(|id| taxonomy.actor(id)) {
                return Some(actor.name.to_string());
            }
        }
    }
    None
}

/// Which side words name: the last word that says so decides, but for `operatives of ISIS`.
pub(super) fn side(text: &Text<'_>, range: &Range<usize>) -> Side {
    let known = text.known();
    let group =
        range.clone().rev().find(|at| text.is(*at, known.group) || text.is(*at, known.militant));
    let force = range.clone().rev().find(|at| text.is(*at, known.force));
    match (group, force) {
        (Some(_), None) => Side::Group,
        (None, Some(_)) => Side::Force,
        // `anti-ISIS forces`, `SDF fighters`: the force is named, the fighters are its own.
        (Some(group), Some(force)) => {
            let general = matches!(
                text.word(group),
                "fighters" | "operatives" | "fighter" | "militiamen" | "commandos" | "hezbollah"
            );
            if general || force > group { Side::Force } else { Side::Group }
        }
        (None, None) => Side::Neither,
    }
}
