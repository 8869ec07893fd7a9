//! Weeks: `week of 21 may 2020`, `first week of may 2020`, and those that the year counts, `2020-W21`.

use chrono::{Days, NaiveDate, Weekday};

use super::super::cursor::AtomCursor;
use super::days::{DayRun, days_up_to, latest_year};
use super::partial::{self, any_year, year_behind};
use super::parts::{PartForm, first_to_fourth, whole};

/// The most weeks that a year has, by ISO 8601.
const MOST: u32 = 53;

/// A week as its year counts it, of which the year may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CountedWeek {
    year: Option<i32>,
    week: u32,
    /// The day of the week, from Monday on, if one was written.
    day: Option<u32>,
}

/// Consumes a week.
pub(super) fn read(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    let forms: [PartForm; 3] = [week_of, week_of_month, counted_week];
    forms.into_iter().find_map(|form| cursor.attempt(|cursor| form(cursor, last)))
}

/// Consumes a counted week that its year does not have: `2021-W53`, `week 60 of 2020`.
pub(super) fn read_none(cursor: &mut AtomCursor<'_>) -> Option<()> {
    let counted = counted(cursor)?;
    counted.run(counted.year?).is_none().then_some(())
}

/// `week of 21 may 2020`: the seven days from that day on, as a weekly digest covers them.
fn week_of(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    cursor.word(&["the"]);
    if !cursor.word(&["week"]) {
        return None;
    }
    cursor.word(&["of", "from", "beginning", "starting"]);
    cursor.word(&["on"]);
    let day = partial::read(cursor)?;
    let run = day.day.filter(|_| day.stands_alone()).and_then(|_| day.run(last))?;
    let to = run.first.from.checked_add_days(Days::new(6))?;
    Some(DayRun { of_archive: run.of_archive, ..DayRun::days(run.first.from, to)? })
}

/// `first week of may 2020`, `last week of may`
fn week_of_month(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    cursor.word(&["the"]);
    let week = first_to_fourth(cursor);
    if week.is_none() && !cursor.word(&["last", "final"]) || !cursor.word(&["week"]) {
        return None;
    }
    let whole = whole(cursor).filter(|whole| whole.month.is_some())?;
    let run = whole.run(last)?;
    let part = match week {
        Some(week) => {
            let day = |days| run.first.from.checked_add_days(Days::new(days));
            DayRun::days(day(7 * u64::from(week))?, day(7 * u64::from(week) + 6)?)
        }
        None => days_up_to(run.last.to, 7),
    }?;
    Some(DayRun { of_archive: run.of_archive, ..part })
}

/// `2020-W21`, `week 21 of 2020`, and the latest without its year.
fn counted_week(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    let counted = counted(cursor)?;
    if let Some(year) = counted.year {
        return counted.run(year);
    }
    let year = latest_year(last?, |year| counted.run(year).map(|run| run.first.from))?;
    counted.run(year).map(DayRun::counted_back)
}

fn counted(cursor: &mut AtomCursor<'_>) -> Option<CountedWeek> {
    cursor.attempt(year_first).or_else(|| cursor.attempt(week_first))
}

/// `2020-W21`, `2020-W21-3`, `2020 week 21`
fn year_first(cursor: &mut AtomCursor<'_>) -> Option<CountedWeek> {
    let year = any_year(cursor)?;
    cursor.glued_mark(&["-", "/", ",", "‑"]);
    let is_letter = cursor.word(&["w"]);
    if !is_letter && !cursor.word(&["week", "wk"]) || is_letter && !cursor.is_glued() {
        return None;
    }
    let week = two_digits(cursor)?;
    let day = cursor.attempt(|cursor| {
        let glued = cursor.glued_mark(&["-", "‑"]) && cursor.is_glued();
        cursor.digits().filter(|digits| glued && digits.len() == 1)?.parse().ok()
    });
    Some(CountedWeek { year: Some(year), week, day })
}

/// `week 21 2020`, `week 21 of 2020`, `W21 2020`, `week 21`
fn week_first(cursor: &mut AtomCursor<'_>) -> Option<CountedWeek> {
    cursor.word(&["calendar"]);
    let is_letter = cursor.word(&["w"]);
    if !is_letter && !cursor.word(&["week", "wk"]) || is_letter && !cursor.is_glued() {
        return None;
    }
    let week = two_digits(cursor)?;
    let year = year_behind(cursor);
    // A letter and a number are also the name of a road or of a group.
    (year.is_some() || !is_letter).then_some(CountedWeek { year, week, day: None })
}

fn two_digits(cursor: &mut AtomCursor<'_>) -> Option<u32> {
    let digits = cursor.digits().filter(|digits| digits.len() <= 2)?;
    digits.parse().ok()
}

impl CountedWeek {
    /// Returns its days in a year; nothing where the year has no such week.
    fn run(self, year: i32) -> Option<DayRun> {
        let week = Some(self.week).filter(|week| (1..=MOST).contains(week))?;
        let first = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
        match self.day {
            None => DayRun::days(first, first.checked_add_days(Days::new(6))?),
            Some(day @ 1..=7) => {
                let day = first.checked_add_days(Days::new(u64::from(day) - 1))?;
                DayRun::days(day, day)
            }
            Some(_) => None,
        }
    }
}
