//! Sentences, and clauses of them where each tells an event of its own.

use std::ops::Range;

use super::casualties::harms;
use super::dates::{DatedWords, dates};
use super::days::NearDays;
use super::place::{ToldPlace, places};
use super::signs::{ToldSigns, is_of_event, source_ranges};
use super::text::SectionText;
use crate::digest::Taxonomy;

/// A sentence, or a clause of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EventUnit {
    /// The block, by its place among the texts.
    pub text: usize,
    pub range: Range<usize>,
}

/// The most tokens of a sentence that is read. A longer one is no sentence.
pub(super) const MOST_TOKENS: usize = 1_500;

/// The most clauses of a sentence that may each tell a toll of an event of its own.
const MOST_CLAUSES: usize = 4;

/// Cuts a block into units: its sentences, and their clauses where each tells an event of its own.
pub(super) fn units(
    told: &ToldSigns<'_>,
    number: usize,
    calendar: &NearDays,
    taxonomy: &Taxonomy,
) -> Vec<EventUnit> {
    let mut all = Vec::new();
    for sentence in &told.text.sentences {
        let mut from = sentence.start;
        // A headline tells no event of its own, however it is parted.
        if sentence.len() > MOST_TOKENS || told.text.headline == Some(sentence.end) {
            all.push(EventUnit { text: number, range: sentence.clone() });
            continue;
        }
        for cut in cuts(told, sentence, calendar, taxonomy) {
            all.push(EventUnit { text: number, range: from..cut });
            from = cut + usize::from(matches!(told.text.word(cut), ";" | ","));
        }
        all.push(EventUnit { text: number, range: from..sentence.end });
    }
    all
}

/// Where a sentence is cut: before a date of its own with a verb behind it, and at semicolons
/// between events.
pub(super) fn cuts(
    told: &ToldSigns<'_>,
    sentence: &Range<usize>,
    calendar: &NearDays,
    taxonomy: &Taxonomy,
) -> Vec<usize> {
    let text = &told.text;
    let known = text.known();
    let sources = source_ranges(text, sentence, calendar, taxonomy);
    let outside = |at: usize| {
        !sources.iter().any(|source| source.contains(&at))
            && !text.in_bracket.get(at).copied().unwrap_or(false)
    };
    let dates: Vec<DatedWords> = dates(text, sentence.clone())
        .into_iter()
        .filter(|dated| outside(dated.range.start) && is_of_event(text, dated))
        .collect();
    let mut bounds: Vec<usize> = Vec::new();
    for dated in dates.iter().skip(1) {
        let floor = bounds.last().copied().unwrap_or(sentence.start);
        let stop = |at: &usize| {
            matches!(text.word(*at), ";" | "," | "and" | "while" | "but" | "before") && outside(*at)
        };
        let Some(mut cut) = (floor + 1..dated.range.start).rev().find(stop) else { continue };
        if text.word(cut) == "and" && text.word(cut - 1) == "," {
            cut -= 1;
        }
        bounds.push(cut);
    }
    bounds.extend(
        (sentence.start + 1..sentence.end).filter(|at| text.word(*at) == ";" && outside(*at)),
    );
    let clauses = own_clauses(told, sentence, &outside);
    bounds.extend(clauses.iter().copied());
    bounds.sort_unstable();
    bounds.dedup();
    let mut kept = Vec::new();
    let mut from = sentence.start;
    let tells = |range: Range<usize>| {
        text.has_outside(range.clone(), known.strong_event)
            || text.has_outside(range, known.wounded)
    };
    // What tells nothing goes on with what stands before it, with its day and its place.
    let ends: Vec<usize> = bounds.iter().copied().skip(1).chain([sentence.end]).collect();
    let mut ends = ends.into_iter();
    bounds.retain(|cut| {
        let end = ends.next().unwrap_or(sentence.end);
        clauses.contains(cut) || tells(*cut..end) || shares_verb(text, &(*cut..end), &dates)
    });
    for (at, cut) in bounds.iter().enumerate() {
        let next = bounds.get(at + 1).copied().unwrap_or(sentence.end);
        let day = dates.iter().any(|dated| dated.range.start >= *cut && dated.range.start < next);
        let own = day
            || !places(text, &(*cut..next)).is_empty()
                && text.word(*cut) == ";"
                && !is_of_those(text, *cut + 1);
        if !own && !clauses.contains(cut) {
            continue;
        }
        if clauses.contains(cut) || tells(from..*cut) && tells(*cut..next) {
            kept.push(*cut);
            from = *cut;
        } else if tells(from..*cut) && shares_verb(text, &(*cut..next), &dates) {
            kept.push(*cut);
        }
    }
    kept
}

/// Where a clause tells an event of its own, by its toll or by its deed, each with a place.
fn own_clauses(
    told: &ToldSigns<'_>,
    sentence: &Range<usize>,
    outside: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut all = toll_clauses(told, sentence, outside);
    all.extend(event_clauses(told, sentence, outside));
    all
}

/// `…; one landed near a house`, `…; the others fled`: of those told before.
fn is_of_those(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    let next = text.end(at, known.other_one).or_else(|| text.end(at, known.other_many));
    let few =
        matches!(text.word(at), "one" | "two" | "three" | "four" | "both" | "another" | "some");
    let to = next.or(few.then_some(at + 1));
    let pronoun = text.is(at, known.one) || text.is(at, known.many);
    pronoun || to.is_some_and(|to| text.is(to, known.strong_event) || text.is(to, known.be))
}

/// The most tokens of a place and a day that share the verb before them.
const MOST_SHARING: usize = 10;

/// `attacked posts at Marsa 2 May and Tirah 4 May`: a second place with a day of its own, by the same
/// verb.
fn shares_verb(text: &SectionText<'_>, range: &Range<usize>, dates: &[DatedWords]) -> bool {
    let known = text.known();
    let day = dates.iter().find(|dated| range.contains(&dated.range.start));
    let before = day.is_some_and(|day| {
        dates.iter().any(|dated| dated.range.end <= range.start && dated != day)
    });
    before
        && text.word(range.start) == "and"
        && range.len() <= MOST_SHARING
        && !text.has_outside(range.clone(), known.event)
        && !text.has_outside(range.clone(), known.kill)
        && !places(text, range).is_empty()
}

/// Behind a number, the verb of its clause stands within so many tokens.
const VERB_WITHIN: usize = 8;

/// `14 were killed at the farm, and seven were killed in Marsa`: each clause has a toll and a place of
/// its own.
fn toll_clauses(
    told: &ToldSigns<'_>,
    sentence: &Range<usize>,
    outside: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let text = &told.text;
    let known_be = text.known().be;
    let joints: Vec<usize> = sentence
        .clone()
        .filter(|at| matches!(text.word(*at), "and" | "while") && outside(*at))
        .filter(|at| {
            // `…, while an attack in Marsa wounded three`
            text.word(*at) == "while"
                || super::amount::count_at(text, at + 1).is_some_and(|count| {
                    // `and two injured` has the verb of what stands before it.
                    let own = (count.to..count.to + VERB_WITHIN).any(|at| text.is(at, known_be));
                    count.amount.number().is_some() && own
                })
        })
        .collect();
    // A sentence with more of them is a list, which is no event each.
    if joints.is_empty() || joints.len() > MOST_CLAUSES {
        return Vec::new();
    }
    let harmed = |range: Range<usize>| {
        harms(text, &range, &told.groups).iter().any(|harm| !harm.part && !harm.extra)
    };
    let placed = |range: Range<usize>| {
        let at = |at: usize| matches!(text.word(at), "at" | "in" | "near");
        places(text, &range).iter().any(|place| !place.admin)
            || range.clone().any(|word| at(word) && text.word(word + 1) == "the")
    };
    let mut kept = Vec::new();
    let mut from = sentence.start;
    for (number, joint) in joints.iter().enumerate() {
        let next = joints.get(number + 1).copied().unwrap_or(sentence.end);
        let named = places(text, &(joint + 1..next)).iter().any(|place| !place.admin);
        if harmed(from..*joint) && harmed(joint + 1..next) && placed(from..*joint) && named {
            let comma = text.word(joint - 1) == ",";
            kept.push(joint - usize::from(comma));
            from = *joint;
        }
    }
    kept
}

/// The most words that join clauses of a sentence that is no list.
const MOST_JOINTS: usize = 8;

/// A subject and its verb stand within so many tokens.
const SUBJECT_WITHIN: usize = 10;

/// `A grenade went off in Marsa, and a clerk was shot dead in Tirah`: each clause has a subject of its
/// own, a deed and a place that the other does not name.
fn event_clauses(
    told: &ToldSigns<'_>,
    sentence: &Range<usize>,
    outside: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let text = &told.text;
    let joints: Vec<usize> = sentence
        .clone()
        .filter(|at| matches!(text.word(*at), "and" | "while") && outside(*at))
        .collect();
    if joints.len() > MOST_JOINTS {
        return Vec::new();
    }
    let mut kept = Vec::new();
    let mut from = sentence.start;
    for joint in joints {
        let Some(verb) = own_verb(text, joint + 1, sentence.end) else { continue };
        let end = (verb..sentence.end).find(|at| text.word(*at) == ";").unwrap_or(sentence.end);
        let (left, right) = (places(text, &(from..joint)), places(text, &(joint + 1..end)));
        let names = |places: &[ToldPlace]| -> Vec<String> {
            let own = places.iter().filter(|place| !place.admin && !place.is_relative);
            own.flat_map(|place| place.names.clone()).collect()
        };
        let (left, right) = (names(&left), names(&right));
        // `…, and in Tirah a clerk was shot`: whatever was told before was told of elsewhere.
        let led = text.is(joint + 1, text.known().leads_to_place);
        let apart = (led || !left.is_empty()) && !right.is_empty();
        let shared = right.iter().any(|name| left.contains(name));
        if apart && !shared && text.has_outside(from..joint, text.known().strong_event) {
            kept.push(joint - usize::from(text.word(joint - 1) == ","));
            from = joint;
        }
    }
    kept
}

/// The verb of a clause with a subject that was not told of before: `a former clerk was shot dead`, `in
/// Tirah two guards were killed`.
fn own_verb(text: &SectionText<'_>, from: usize, end: usize) -> Option<usize> {
    let known = text.known();
    let mut at = from;
    // `in Tirah two guards`, `on the same day gunmen`
    if text.is(at, known.leads_to_place) {
        let name = |at: usize| text.token(at).is_some_and(|token| token.capital);
        at += 1;
        while at < end && (name(at) || matches!(text.word(at), "'s" | "’s" | "-")) {
            at += 1;
        }
        at += usize::from(text.word(at) == ",");
    }
    // `the same evening a grenade was thrown`
    if text.word(at) == "the" && text.word(at + 1) == "same" {
        at += 3;
    }
    let told_before = is_of_those(text, at)
        || matches!(text.word(at), "the" | "that" | "which")
        || text.is(at, known.event)
        || text.is(at, known.extra);
    let stop = |at: &usize| matches!(text.word(*at), "," | ";" | "(" | "and" | "who" | "which");
    let deed = |at: &usize| {
        text.is(*at, known.strong_event)
            || text.is(*at, known.killed)
            || text.is(*at, known.captured)
    };
    let subject = at + 1;
    let found = (subject..end.min(at + SUBJECT_WITHIN)).take_while(|at| !stop(at)).find(deed)?;
    let refers =
        |at: usize| text.is(at, known.one) || text.is(at, known.many) || is_whose(text.word(at));
    let told_before = told_before || (at..found).any(refers);
    let word = text.word(found);
    let acts =
        word.ends_with("ed") || text.is(found - 1, known.be) || word == "came" || word == "shot";
    (!told_before && acts).then_some(found)
}

/// A word that says whose somebody is.
fn is_whose(word: &str) -> bool {
    matches!(word, "its" | "their" | "his" | "her")
}
