//! What a sentence tells of itself: dates, harm, places, and whether it sums up, judges, goes on or
//! begins anew. What becomes of it is decided in `segment`.

use std::ops::Range;

use super::casualties::{Groups, HarmPhrase, harms};
use super::dates::{DatedWords, When, dates};
use super::days::NearDays;
use super::place::{ToldPlace, places};
use super::sources::{bracket, is_source};
use super::text::SectionText;
use crate::digest::Taxonomy;
use crate::import::block::TextBlockKind;

/// What a unit tells of itself.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the words")]
pub(super) struct Signs {
    pub dates: Vec<DatedWords>,
    pub harms: Vec<HarmPhrase>,
    pub places: Vec<ToldPlace>,
    pub strong: bool,
    pub event: bool,
    pub summary: bool,
    pub judgement: bool,
    pub version: bool,
    /// It is another telling by no more than that it puts a toll.
    pub puts_toll: bool,
    pub continues: bool,
    pub new_marker: bool,
    pub starts_with_place: bool,
    /// It begins with so many people, and with no `the`, `one of` or `they`.
    pub counted_start: bool,
    /// A means of attack is told, not in brackets.
    pub means: bool,
    /// It is told by other words than those of the harm: not by `shot and wounded` alone.
    pub means_apart: bool,
    /// Somebody went into a place that is named behind the verb: `entered Marsa`.
    pub enters: bool,
    /// Attacks rose or went on: no event.
    pub trend: bool,
    /// It names attacks, people or the like by number.
    pub counted: bool,
    /// It points to one of several that are told elsewhere: `the deadliest attack`.
    pub recap: bool,
    /// Somebody claimed what was told.
    pub claim: bool,
    /// Somebody speaks.
    pub speaker: bool,
    /// A word of saying is told, whoever speaks.
    pub says: bool,
    /// Forces or convoys move.
    pub moves: bool,
    /// Weapons were found.
    pub seizure: bool,
}

impl Signs {
    /// An attack with a place of its own is told, and no other telling of one before.
    pub(super) fn means_with_place(&self) -> bool {
        self.means && self.places.iter().any(|place| !place.admin)
    }
}

/// A text with its groups of people and its kind.
pub(super) struct ToldSigns<'a> {
    pub text: SectionText<'a>,
    pub groups: Groups,
    pub kind: TextBlockKind,
}

/// Reads what a unit tells of itself.
pub(super) fn signs(
    told: &ToldSigns<'_>,
    range: &Range<usize>,
    calendar: &NearDays,
    taxonomy: &Taxonomy,
) -> Signs {
    let text = &told.text;
    let known = text.known();
    let all = dates(text, range.clone());
    let sources = source_ranges(text, range, calendar, taxonomy);
    let outside = |at: usize| !sources.iter().any(|source| source.contains(&at));
    let dates: Vec<DatedWords> = all
        .into_iter()
        .filter(|dated| outside(dated.range.start) && is_of_event(text, dated))
        .collect();
    let harms: Vec<HarmPhrase> = harms(text, range, &told.groups)
        .into_iter()
        .filter(|harm| outside(harm.range.start))
        .collect();
    let harms = told_first(text, range, harms);
    let places: Vec<ToldPlace> = places(text, range)
        .into_iter()
        .filter(|place| {
            outside(place.range.start)
                && !dates.iter().any(|dated| overlaps(&dated.range, &place.range))
        })
        .collect();
    let first = first_word(text, range, &dates);
    let starts_with_place = places.first().is_some_and(|place| place.range.start <= first + 1);
    let places_own = places.iter().any(|place| !place.admin);
    let any_strong = is_strong(text, range);
    let told_tactics = super::tactics::tactics(text, std::slice::from_ref(range));
    Signs {
        moves: text.has_outside(range.clone(), known.movement),
        seizure: told_tactics.iter().any(|told| text.rules.is_find(told.rule)),
        strong: any_strong || harms.iter().any(|harm| !harm.part),
        event: any_strong
            || text.has_outside(range.clone(), known.event)
            || dates.iter().any(|dated| is_between_subject_and_verb(text, dated)),
        summary: is_summary(text, range, &dates),
        judgement: text.has_outside(range.clone(), known.judgement),
        puts_toll: puts_toll_alone(text, range),
        version: puts_toll_alone(text, range)
            || (first..(first + 3).min(range.end)).any(|at| text.is(at, known.other_version)),
        counted_start: starts_with_count(text, first) && !text.is(first, known.continues),
        continues: text.is(first, known.continues)
            || starts_with_count(text, first)
            || goes_back(text, first) && !places_own,
        new_marker: text.has_outside(range.clone(), known.new_event),
        starts_with_place,
        means: told_tactics.iter().any(|told| !told.weak),
        means_apart: told_tactics.iter().any(|told| {
            let harm = |harm: &HarmPhrase| harm.range.contains(&told.range.start);
            !told.weak && !is_same(text, told.range.start) && !harms.iter().any(harm)
        }),
        enters: places.iter().any(|place| place.rule == "place-as-object"),
        trend: text.has_outside(range.clone(), known.trend),
        counted: range.clone().any(|at| text.is(at, known.summary_noun)),
        recap: text.has_outside(range.clone(), known.recap),
        claim: text.has_outside(range.clone(), known.claim),
        speaker: super::basis::speaker(text, range).is_some(),
        says: text.has_outside(range.clone(), known.said),
        dates,
        harms,
        places,
    }
}

/// A word of violence, arrest or the like is told, as past or as of now.
fn is_strong(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    text.has_outside(range.clone(), text.known().strong_event)
        || range.clone().any(|at| super::clause::is_present(text, at))
}

/// `… killed ten, while the militants claimed 173 dead`: what others say of the same is no part of it.
fn told_first(
    text: &SectionText<'_>,
    range: &Range<usize>,
    harms: Vec<HarmPhrase>,
) -> Vec<HarmPhrase> {
    let known = text.known();
    let says = |at: usize| text.is(at, known.said) || text.is(at, known.puts_toll);
    let other = range.clone().skip(1).find(|at| {
        let joins =
            matches!(text.word(*at), "while" | "although" | "though" | "but" | "whereas" | ";");
        let to = (at + 1 + TELLER).min(range.end);
        let said = (at + 2..to).find(|at| says(*at)).filter(|_| joins);
        said.is_some_and(|said| super::basis::speaks(text, at + 1..said))
    });
    let Some(other) = other else { return harms };
    let (first, rest): (Vec<_>, Vec<_>) =
        harms.into_iter().partition(|harm| harm.range.start < other);
    let same = |harm: &HarmPhrase| first.iter().any(|told| told.toll == harm.toll);
    let rest: Vec<HarmPhrase> = rest.into_iter().filter(|harm| !same(harm)).collect();
    first.into_iter().chain(rest).collect()
}

/// Within so many tokens behind the joint another teller says so.
const TELLER: usize = 7;

/// `Government 17 May postponed the vote`: whatever was done, it was done on that day.
fn is_between_subject_and_verb(text: &SectionText<'_>, dated: &DatedWords) -> bool {
    let known = text.known();
    let subject = dated.range.start.checked_sub(1).is_some_and(|at| {
        text.token(at).is_some_and(super::token::TextToken::is_wordlike)
            && !text.is(at, known.preposition)
            && !text.is(at, known.article)
    });
    let at = dated.range.end;
    subject && text.word(at).ends_with("ed") && text.word(at).chars().count() > 3
}

/// `died in the blast`, `wounded during the shelling`: means of which was told.
fn is_same(text: &SectionText<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| text.word(at));
    matches!(before(1), "the" | "this" | "that")
        && matches!(before(2), "in" | "from" | "by" | "during" | "of")
}

pub(super) fn overlaps(first: &Range<usize>, second: &Range<usize>) -> bool {
    first.start < second.end && second.start < first.end
}

/// `The operative …`: somebody of whom was told.
pub(super) fn goes_back(text: &SectionText<'_>, first: usize) -> bool {
    text.word(first) == "the"
        && text.token(first + 1).is_some_and(|token| !token.capital && token.is_wordlike())
}

/// `Two soldiers were killed` goes on with what was told before.
pub(super) fn starts_with_count(text: &SectionText<'_>, first: usize) -> bool {
    super::amount::count_at(text, first).is_some()
        || matches!(text.word(first), "one" | "an" | "a") && text.is(first + 1, text.known().person)
}

pub(super) fn source_ranges(
    text: &SectionText<'_>,
    range: &Range<usize>,
    calendar: &NearDays,
    taxonomy: &Taxonomy,
) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match bracket(text, at, range.end) {
            Some(found) => {
                at = found.end.max(at + 1);
                if is_source(text, &found, calendar, taxonomy) {
                    all.push(found);
                }
            }
            None => at += 1,
        }
    }
    all
}

/// The first word behind a leading date, bullet sign or comma.
pub(super) fn first_word(
    text: &SectionText<'_>,
    range: &Range<usize>,
    dates: &[DatedWords],
) -> usize {
    let mut at = range.start;
    while at < range.end {
        if let Some(dated) = dates.iter().find(|dated| dated.range.start == at) {
            at = dated.range.end;
            continue;
        }
        let skip = matches!(
            text.word(at),
            "on" | "," | ":" | "." | "-" | "•" | "–" | "and" | "also" | "overnight" | "while" | ";"
        );
        if !skip {
            break;
        }
        at += 1;
    }
    at
}

/// `since May`, `as of 13 October` and `until` date no event.
pub(super) fn is_of_event(text: &SectionText<'_>, dated: &DatedWords) -> bool {
    let before = |back: usize| dated.range.start.checked_sub(back).map_or("", |at| text.word(at));
    let bound = matches!(before(1), "since" | "until" | "till" | "by")
        || before(1) == "of" && before(2) == "as"
        || before(1) == "early" && before(2) == "since"
        || before(1) == "of"
            && dated
                .range
                .start
                .checked_sub(2)
                .is_some_and(|at| text.is(at, text.known().dated_noun))
        || before(2) == "since";
    // `the Seventh of July quarter` is called so.
    let named = text.is(dated.range.end, text.known().place_word)
        && matches!(before(1), "the" | "of")
        && !dated.when.is_full();
    !bound && !named
}

/// Who counts otherwise, unless the sentence tells the event itself before: `They attacked a base on 26
/// May; the army put its dead at 54`.
fn puts_toll_alone(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    let known = text.known();
    let put = text.first_outside(range.clone(), known.puts_toll);
    put.is_some_and(|put| !text.has_outside(range.start..put.start, known.strong_event))
}

/// A total: a word of summing up with a number of events or people, and no day of its own.
pub(super) fn is_summary(
    text: &SectionText<'_>,
    range: &Range<usize>,
    dates: &[DatedWords],
) -> bool {
    let known = text.known();
    if text.has(range.clone(), known.puts_toll) {
        return false;
    }
    let counts = range.clone().any(|at| {
        super::amount::count_at(text, at).is_some_and(|count| {
            count.amount.number().is_some()
                && (count.to..(count.to + 6).min(range.end))
                    .any(|at| text.is(at, known.summary_noun))
        })
    });
    // `On 18 August the army announced that 18 had been killed since …`
    let since = range
        .clone()
        .any(|at| text.word(at) == "since" || text.word(at) == "so" && text.word(at + 1) == "far");
    if counts && since && super::basis::speaker(text, range).is_some() {
        return true;
    }
    if dates.is_empty() && adds_up(text, range) {
        return true;
    }
    // `Attacks: 31, killing 24`
    let told = range.clone().any(|at| {
        text.is(at, known.summary_noun)
            && text.word(at + 1) == ":"
            && text.token(at + 2).is_some_and(|token| token.number().is_some())
    });
    if told && dates.is_empty() {
        return true;
    }
    let whole = text.has_outside(range.clone(), known.total_word)
        && range.clone().any(|at| text.token(at).is_some_and(|token| token.number().is_some()));
    let announces = text.word(range.end.saturating_sub(1)) == ":";
    if whole || counts && announces {
        return true;
    }
    if !counts {
        return false;
    }
    let total = text.has_outside(range.clone(), known.summary);
    let events = range.clone().any(|at| {
        super::amount::count_at(text, at).is_some_and(|count| {
            count.amount.number().is_some_and(|number| number > 2)
                && (count.to..(count.to + 3).min(range.end)).any(|at| {
                    matches!(
                        text.word(at),
                        "attacks"
                            | "incidents"
                            | "fatalities"
                            | "airstrikes"
                            | "operations"
                            | "clashes"
                            | "events"
                    )
                })
        })
    });
    let day = dates.iter().any(|dated| is_a_day(dated.when));
    (total || events) && (!day || begins_with_since(text, range))
}

/// A day, or some that follow each other: `on 29 and 30 July`.
fn is_a_day(when: When) -> bool {
    match when {
        When::On(_) | When::Slashed(..) | When::Weekday(_) => true,
        When::Between(from, to) => from.month == to.month && to.day.abs_diff(from.day) <= 2,
        When::Month { .. }
        | When::OfMonth(_)
        | When::After(_)
        | When::BeforeLast(_)
        | When::Period => false,
    }
}

/// `5 guards, 9 soldiers and 17 clerks were hurt, leading to 31 wounded`: the last is the sum.
fn adds_up(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    let mut counts = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let count = super::amount::count_at(text, at);
        at = count.as_ref().map_or(at + 1, |count| count.to.max(at + 1));
        counts.extend(count.and_then(|count| count.amount.number()));
    }
    let last = counts.pop();
    counts.len() > 2 && last == counts.iter().copied().reduce(u64::saturating_add)
}

/// `Since the beginning of the year`, `As of 3 May` and `That included` begin a total, whatever days it
/// names.
pub(super) fn begins_with_since(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    let (first, second) = (text.word(range.start), text.word(range.start + 1));
    first == "since"
        || first == "as" && second == "of"
        || matches!(first, "that" | "these" | "this") && second == "included"
}
