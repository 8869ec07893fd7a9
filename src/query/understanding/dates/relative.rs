//! Days that are counted back from the last day that the archive covers: `last week`, `this year`,
//! `past 3 months`, `yesterday`.

use chrono::{Datelike as _, Days, NaiveDate};

use super::super::cursor::AtomCursor;
use super::super::numbers::number;
use super::days::{DayRun, days_up_to, month_before, year};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// Consumes days counted back; nothing where the archive covers no day.
pub(super) fn read(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    let last = last?;
    let forms: [fn(&mut AtomCursor<'_>, NaiveDate) -> Option<DayRun>; 5] =
        [one_before, current, several_before, ago, one_day];
    let run = forms.into_iter().find_map(|form| cursor.attempt(|cursor| form(cursor, last)))?;
    Some(run.counted_back())
}

fn unit(cursor: &mut AtomCursor<'_>) -> Option<Unit> {
    cursor.meaning(|word| match word {
        "day" | "days" => Some(Unit::Day),
        "week" | "weeks" => Some(Unit::Week),
        "month" | "months" => Some(Unit::Month),
        "year" | "years" => Some(Unit::Year),
        _ => None,
    })
}

/// `last week` is the last seven days that are covered; `last month` and `last year` are the ones
/// before that of the last day.
fn one_before(cursor: &mut AtomCursor<'_>, last: NaiveDate) -> Option<DayRun> {
    cursor.word(&["the"]);
    if !cursor.word(&["last", "past", "previous"]) {
        return None;
    }
    match unit(cursor)? {
        Unit::Day => DayRun::days(last, last),
        Unit::Week => days_up_to(last, 7),
        Unit::Month => month_before(last, 1).map(DayRun::one),
        Unit::Year => year(last.year() - 1).map(DayRun::one),
    }
}

/// `this month`, `this year`; `this week` is the last seven days as well.
fn current(cursor: &mut AtomCursor<'_>, last: NaiveDate) -> Option<DayRun> {
    cursor.word(&["the"]);
    if !cursor.word(&["this", "current"]) {
        return None;
    }
    match unit(cursor)? {
        Unit::Day => None,
        Unit::Week => days_up_to(last, 7),
        Unit::Month => month_before(last, 0).map(DayRun::one),
        Unit::Year => year(last.year()).map(DayRun::one),
    }
}

/// `last 10 days`, `past three months`
fn several_before(cursor: &mut AtomCursor<'_>, last: NaiveDate) -> Option<DayRun> {
    cursor.word(&["the"]);
    if !cursor.word(&["last", "past"]) {
        return None;
    }
    let count = number(cursor).filter(|count| (1..=1_000).contains(count))?;
    let months = |months| {
        let before = last.checked_sub_months(chrono::Months::new(months))?;
        DayRun::days(before.succ_opt()?, last)
    };
    match unit(cursor)? {
        Unit::Day => days_up_to(last, count),
        Unit::Week => days_up_to(last, 7 * count),
        Unit::Month => months(count),
        Unit::Year => months(12 * count),
    }
}

/// `3 days ago`, `two weeks ago`
fn ago(cursor: &mut AtomCursor<'_>, last: NaiveDate) -> Option<DayRun> {
    let count = number(cursor).filter(|count| (1..=1_000).contains(count))?;
    let unit = unit(cursor)?;
    if !cursor.word(&["ago"]) {
        return None;
    }
    let day = |days| last.checked_sub_days(Days::new(u64::from(days)));
    match unit {
        Unit::Day => DayRun::days(day(count)?, day(count)?),
        Unit::Week => days_up_to(day(7 * count)?, 7),
        Unit::Month => month_before(last, count).map(DayRun::one),
        Unit::Year => year(last.year().checked_sub_unsigned(count)?).map(DayRun::one),
    }
}

fn one_day(cursor: &mut AtomCursor<'_>, last: NaiveDate) -> Option<DayRun> {
    if cursor.word(&["today"]) {
        DayRun::days(last, last)
    } else if cursor.word(&["yesterday"]) {
        DayRun::days(last.pred_opt()?, last.pred_opt()?)
    } else {
        None
    }
}
