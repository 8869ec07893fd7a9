//! Days that have a name of their own in a year: `christmas 2020`, `weekend of 16 may`, `last summer`.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::super::cursor::AtomCursor;
use super::days::DayRun;
use super::partial;
use super::parts::SEASONS;

/// Consumes such days.
pub(super) fn read(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    cursor
        .attempt(christmas)
        .or_else(|| cursor.attempt(|cursor| weekend(cursor, last)))
        .or_else(|| cursor.attempt(|cursor| last_season(cursor, last)))
}

/// The eve and both days.
fn christmas(cursor: &mut AtomCursor<'_>) -> Option<DayRun> {
    if !cursor.word(&["christmas", "xmas"]) {
        return None;
    }
    let year = partial::year_behind(cursor)?;
    let day = |day| NaiveDate::from_ymd_opt(year, 12, day);
    DayRun::days(day(24)?, day(26)?)
}

/// Saturday and Sunday: those of a day that is one of them, else the next.
fn weekend(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    cursor.word(&["the"]);
    if !cursor.word(&["weekend"]) {
        return None;
    }
    cursor.word(&["of"]);
    let date = partial::read(cursor).filter(|date| date.month.is_some() && date.day.is_some())?;
    let run = date.run(last)?;
    let day = run.first.from;
    let saturday = match day.weekday().num_days_from_monday() {
        6 => day.pred_opt()?,
        before => day.checked_add_days(Days::new(u64::from(5 - before)))?,
    };
    let days = DayRun::days(saturday, saturday.succ_opt()?)?;
    Some(DayRun { of_archive: run.of_archive, other: run.other, ..days })
}

/// `last summer`: the latest that was over by the last covered day.
fn last_season(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    let last = last?;
    cursor.word(&["the"]);
    if !cursor.word(&["last", "past", "previous"]) {
        return None;
    }
    let begins = cursor.meaning(|word| {
        let known = SEASONS.iter().chain(&[("winter", 12)]).find(|(name, _)| *name == word);
        known.map(|(_, month)| *month)
    })?;
    let run = |year| {
        let from = NaiveDate::from_ymd_opt(year, begins, 1)?;
        DayRun::days(from, from.checked_add_months(Months::new(3))?.pred_opt()?)
    };
    let over = |year: &i32| run(*year).is_some_and(|run| run.last.to <= last);
    (last.year() - 2..=last.year()).rev().find(over).and_then(run).map(DayRun::counted_back)
}
