//! Whole expressions of time: a date, days from one to another, or one side of a date.

use chrono::{NaiveDate, Weekday};

use super::super::cursor::AtomCursor;
use super::days::{DayRun, DaysRead};
use super::partial::{self, Partial};
use super::{feasts, hijri, month_names, named_parts, no_such_day, parts, relative};
use crate::query::field_words::DateSide;

/// What surrounds the text: whether a month whose name is another word is meant as a month.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Around {
    /// The last day that the archive covers.
    pub(in super::super) last: Option<NaiveDate>,
    /// Whether nothing else was typed.
    pub(in super::super) alone: bool,
}

/// Consumes an expression of time.
pub(in super::super) fn read(cursor: &mut AtomCursor<'_>, around: Around) -> Option<DaysRead> {
    let forms: [fn(&mut AtomCursor<'_>, Around) -> Option<DaysRead>; 7] =
        [in_named_parts, in_none, one_side, from_to, from_part_to_part, in_ramadan, in_one];
    if is_of_a_name(*cursor) {
        return None;
    }
    // The first form that reads anything is the one meant: it is the one with the most signs of it.
    forms.into_iter().find_map(|form| cursor.attempt(|cursor| form(cursor, around)))
}

/// What a month may be the name of, with an article: `the may wave`.
const NAMED: &[&str] = &["wave", "waves", "raids", "campaign", "attacks"];

/// Returns true where a month without a year belongs to a name: `after the may raids`.
fn is_of_a_name(mut cursor: AtomCursor<'_>) -> bool {
    let beside = cursor.follows("the");
    if !beside && side(&mut cursor).is_none() {
        cursor.word(&["in", "on", "during", "of", "from"]);
    }
    (beside || cursor.word(&["the"]))
        && month_names::month(&mut cursor).is_some()
        && cursor.word(NAMED)
}

fn side(cursor: &mut AtomCursor<'_>) -> Option<DateSide> {
    if cursor.word(&["since", "منذ"]) {
        Some(DateSide::Since)
    } else if cursor.word(&["before", "قبل"]) {
        Some(DateSide::Before)
    } else if cursor.word(&["after", "بعد"]) {
        Some(DateSide::After)
    } else if cursor.word(&["until", "till", "حتي"]) || cursor.phrase("up to") {
        Some(DateSide::Until)
    } else {
        None
    }
}

/// `since march`, `before june 2020`, `from may 2020 on`
fn one_side(cursor: &mut AtomCursor<'_>, around: Around) -> Option<DaysRead> {
    let (side, run) = if let Some(side) = side(cursor) {
        cursor.word(&["the"]);
        let ramadan = cursor.attempt(|cursor| one_ramadan(cursor, around));
        (side, ramadan.or_else(|| one(cursor, around.last, true))?)
    } else {
        let from = cursor.word(&["from", "starting"]);
        let run = one(cursor, around.last, from)?;
        let on = cursor.word(&["on", "onward", "onwards"]) && !goes_on_with_a_date(*cursor);
        let later = on || cursor.phrase("and later") || cursor.phrase("or later");
        (later.then_some(DateSide::Since)?, run)
    };
    Some(DaysRead::of(run, vec![side.of_span(run.span())]))
}

/// Consumes one Ramadan; of two in a year, neither is the one meant.
fn one_ramadan(cursor: &mut AtomCursor<'_>, around: Around) -> Option<DayRun> {
    let runs = hijri::read(cursor, around.last)?;
    if let [run] = *runs { Some(run) } else { None }
}

/// In `may 2020 on 21 may` the word begins another date.
fn goes_on_with_a_date(mut cursor: AtomCursor<'_>) -> bool {
    cursor.word(&["the"]);
    partial::read(&mut cursor).is_some()
}

/// `between 14 and 24 may 2020`, `14-24 may`, `may to june 2020`, `2019-2021`
fn from_to(cursor: &mut AtomCursor<'_>, around: Around) -> Option<DaysRead> {
    cursor.word(&["in", "on", "during"]);
    let between = cursor.word(&["between", "بين"]);
    if !between {
        cursor.word(&["from", "من"]);
    }
    let first = partial::read(cursor)?;
    let dashed = cursor.mark(&["-", "–", "—", "‑"]) || cursor.marks(".") >= 2;
    let joined = dashed
        || cursor.word(&["to", "until", "till", "through", "الي", "حتي"])
        || between && (cursor.word(&["and"]) || cursor.word(&["و"]))
        || between && cursor.mark(&["&"]);
    if !joined {
        return None;
    }
    let mut second = partial::read(cursor)?;
    // In `may 14-24, 2020` the year stands behind a day without its month.
    if second.year.is_none() && second.month.is_none() && first.month.is_some() {
        second.year = partial::year_behind(cursor);
    }
    let run = joined_run(first, second, around.last)?;
    Some(DaysRead::of(run, vec![run.value()]))
}

/// `2020-W21 to 2020-W23`, `early may to late june 2020`
fn from_part_to_part(cursor: &mut AtomCursor<'_>, around: Around) -> Option<DaysRead> {
    cursor.word(&["from", "between"]);
    let begin = parts::read(cursor, around.last)?;
    let joined = cursor.mark(&["-", "–", "—"])
        || cursor.marks(".") >= 2
        || cursor.word(&["to", "until", "till", "through"]);
    let end = joined.then(|| one(cursor, around.last, true)).flatten()?;
    let of_archive = begin.of_archive || end.of_archive;
    let run = DayRun { last: end.last, of_archive, ..begin };
    (run.first.from <= run.last.to).then(|| DaysRead::of(run, vec![run.value()]))
}

fn joined_run(first: Partial, second: Partial, last: Option<NaiveDate>) -> Option<DayRun> {
    let (one, other) = (first.filled_from(second), second.filled_from(first));
    if !one.stands_alone() || !other.stands_alone() {
        return None;
    }
    let end = other.run(last)?;
    let begin = match one.year {
        Some(_) => one.run(last)?,
        // `november to february` begins in the year before.
        None => one.run(Some(end.last.to))?,
    };
    let (first, last) = (begin.first, end.last);
    let of_archive = begin.of_archive || end.of_archive;
    let other = begin.other.or(end.other);
    (first.from <= last.to).then_some(DayRun { first, last, about: false, of_archive, other })
}

/// `year:2020 month:5`
fn in_named_parts(cursor: &mut AtomCursor<'_>, around: Around) -> Option<DaysRead> {
    let date = named_parts::read(cursor)?;
    if date.is_no_day() {
        return Some(DaysRead::none());
    }
    let run = date.run(around.last)?;
    Some(DaysRead { named: true, ..DaysRead::of(run, vec![run.value()]) })
}

/// Consumes the words before a date that add nothing to it; true if they say that one follows.
fn introduced(cursor: &mut AtomCursor<'_>) -> bool {
    let introduced =
        cursor.word(&["in", "on", "during", "around", "throughout", "over", "within", "في", "خلال"]);
    cursor.word(&["the"]);
    cursor.attempt(|cursor| {
        cursor.meaning(weekday)?;
        cursor.glued_mark(&[","]);
        cursor.word(&["the"]);
        Some(())
    });
    let named = cursor.word(&["month", "year", "شهر", "عام", "سنه"]);
    if named {
        cursor.word(&["of"]);
    }
    introduced || named
}

/// Returns nothing but that a word is a day of the week, which a date says as well.
fn weekday(word: &str) -> Option<Weekday> {
    // The first letters alone may be another word: `sat`, `sun`.
    word.parse().ok().filter(|_| word.ends_with("day"))
}

/// `on 30 february 2020`: days that are none of the calendar.
fn in_none(cursor: &mut AtomCursor<'_>, _: Around) -> Option<DaysRead> {
    if side(cursor).is_none() {
        introduced(cursor);
    }
    no_such_day::read(cursor)?;
    Some(DaysRead::none())
}

fn in_ramadan(cursor: &mut AtomCursor<'_>, around: Around) -> Option<DaysRead> {
    introduced(cursor);
    let runs = hijri::read(cursor, around.last)?;
    let of_archive = runs.iter().any(|run| run.of_archive);
    let values = runs.into_iter().map(DayRun::value).collect();
    Some(DaysRead { values, about: true, of_archive, ..DaysRead::none() })
}

/// `in may`, `2020`, `late may 2020`, `last week`
fn in_one(cursor: &mut AtomCursor<'_>, around: Around) -> Option<DaysRead> {
    let introduced = introduced(cursor);
    let run = one(cursor, around.last, introduced || around.alone)?;
    Some(DaysRead::of(run, vec![run.value()]))
}

/// Consumes one run of days; `clear` says that a doubtful month is meant as one.
fn one(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>, clear: bool) -> Option<DayRun> {
    let date = |cursor: &mut AtomCursor<'_>| {
        let date = partial::read(cursor)?;
        let meant = date.stands_alone() && (clear || !date.doubtful);
        meant.then(|| date.run(last)).flatten()
    };
    cursor
        .attempt(|cursor| parts::read(cursor, last))
        .or_else(|| cursor.attempt(|cursor| relative::read(cursor, last)))
        .or_else(|| feasts::read(cursor, last))
        .or_else(|| cursor.attempt(date))
}
