//! A day, a month or a year as people write it, of which a part may be missing: `21 may 2020`,
//! `may 21`, `may 2020`, `2020`, `2020-05-21`, `21.5.2020`.

use chrono::NaiveDate;

use super::super::cursor::AtomCursor;
use super::days::{DayRun, latest_year, month, year};
use super::month_names::{self, Clarity};
use crate::digest::DateSpan;

/// What was written of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Partial {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    /// Whether it is a month alone whose name may be another word.
    pub(super) doubtful: bool,
    /// Whether the digits of its day could be its month, and the other way round.
    pub(super) either: bool,
}

/// Returns the year that four digits name, if archives may speak of it.
pub(super) fn year_number(digits: &str) -> Option<i32> {
    let year = digits.parse().ok().filter(|_| digits.len() == 4)?;
    (1900..2100).contains(&year).then_some(year)
}

/// Consumes a date, or a part of one.
pub(super) fn read(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    let forms: [fn(&mut AtomCursor<'_>) -> Option<Partial>; 7] = [
        year_first,
        day_first_in_digits,
        month_in_digits,
        day_and_month,
        month_first,
        year_and_month,
        day_alone,
    ];
    forms.into_iter().find_map(|form| cursor.attempt(form))
}

pub(super) fn any_year(cursor: &mut AtomCursor<'_>) -> Option<i32> {
    cursor.digits().and_then(year_number)
}

/// Consumes the year behind a month or a day: `, 2020`, `of 2020`, `/2020`.
pub(super) fn year_behind(cursor: &mut AtomCursor<'_>) -> Option<i32> {
    cursor.attempt(|cursor| {
        if !cursor.mark(&[",", "،"]) {
            cursor.glued_mark(&["-", "/"]);
        }
        cursor.word(&["of", "in"]);
        any_year(cursor)
    })
}

/// Consumes the number of a day, as in `21`, `21st`, `the 21st`.
fn day_number(cursor: &mut AtomCursor<'_>) -> Option<u32> {
    cursor.word(&["the"]);
    let digits = cursor.digits().filter(|digits| digits.len() <= 2)?;
    if cursor.is_glued() {
        cursor.word(&["st", "nd", "rd", "th"]);
    }
    day_in_month(digits)
}

/// Returns the day that digits name, if a month may have it.
pub(super) fn day_in_month(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn two_digits(cursor: &mut AtomCursor<'_>) -> Option<u32> {
    if !cursor.is_glued() {
        return None;
    }
    cursor.digits().filter(|digits| digits.len() <= 2)?.parse().ok()
}

/// `2020-05-21`, `2020/5/21`, `2020-05`
fn year_first(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    let year = any_year(cursor)?;
    let part = |cursor: &mut AtomCursor<'_>| {
        if !cursor.glued_mark(&["-", "/", ".", "–", "‑"]) {
            return None;
        }
        two_digits(cursor)
    };
    let month = cursor.attempt(part)?;
    let day = cursor.attempt(part);
    // With all three parts it is a date, even one that the calendar does not have.
    if day.is_none() && !(1..=12).contains(&month) {
        return None;
    }
    Some(Partial { year: Some(year), month: Some(month), day, ..Partial::default() })
}

/// `21.5.2020`, `5/21/2020`; where either could be the month, `6.5.2020`, the day is taken to be first.
fn day_first_in_digits(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    let sign = ["/", ".", "-"];
    let one = cursor.digits().filter(|digits| digits.len() <= 2)?.parse::<u32>().ok()?;
    let two = cursor.glued_mark(&sign).then(|| two_digits(cursor)).flatten()?;
    let year =
        (cursor.glued_mark(&sign) && cursor.is_glued()).then(|| any_year(cursor)).flatten()?;
    let ((day, month @ 1..=12) | (month @ 1..=12, day)) = (one, two) else { return None };
    let either = (1..=12).contains(&day) && day != month;
    let (year, month, day) = (Some(year), Some(month), Some(day));
    Some(Partial { year, month, day, either, ..Partial::default() })
}

/// `5/2020`, `05-2020`
fn month_in_digits(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    let digits = cursor.digits().filter(|digits| digits.len() <= 2)?;
    let month = digits.parse().ok().filter(|month| (1..=12).contains(month));
    let glued = cursor.glued_mark(&["/", ".", "-"]) && cursor.is_glued();
    let year = glued.then(|| any_year(cursor)).flatten()?;
    Some(Partial { year: Some(year), month: Some(month?), ..Partial::default() })
}

/// `21 may`, `21st of may 2020`
fn day_and_month(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    let day = day_number(cursor)?;
    cursor.glued_mark(&["-"]);
    cursor.word(&["of"]);
    let (month, _) = month_names::month(cursor)?;
    let year = year_behind(cursor);
    Some(Partial { year, month: Some(month), day: Some(day), ..Partial::default() })
}

/// `may`, `may 2020`, `may 21`, `may 21, 2020`
fn month_first(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    let (month, clarity) = month_names::month(cursor)?;
    if let Some(year) = year_behind(cursor) {
        return Some(Partial { year: Some(year), month: Some(month), ..Partial::default() });
    }
    let day = cursor.attempt(day_number);
    let year = day.and_then(|_| year_behind(cursor));
    let doubtful = day.is_none() && clarity == Clarity::Doubtful;
    Some(Partial { year, month: Some(month), day, doubtful, ..Partial::default() })
}

/// `2020`, `2020 may`, `2020 may 21`
fn year_and_month(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    let year = Some(any_year(cursor)?);
    if cursor.is_glued() && cursor.any_word().is_some() {
        return None; // `2020s` is no year
    }
    let month = cursor.attempt(|cursor| month_names::month(cursor).map(|(month, _)| month));
    let day = month.and_then(|_| cursor.attempt(day_number));
    Some(Partial { year, month, day, ..Partial::default() })
}

/// `14`, which only a range makes a date of.
fn day_alone(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    Some(Partial { day: Some(day_number(cursor)?), ..Partial::default() })
}

impl Partial {
    /// Returns whether it is a date without another that tells the rest.
    pub(super) fn stands_alone(self) -> bool {
        self.year.is_some() || self.month.is_some()
    }

    /// Takes over what is missing from another date.
    #[must_use]
    pub(super) fn filled_from(self, other: Self) -> Self {
        Self {
            year: self.year.or(other.year),
            month: self.month.or(other.month.filter(|_| self.day.is_some())),
            ..self
        }
    }

    /// Returns its span, in the latest year where it tells none; nothing where the calendar has no
    /// such day.
    pub(super) fn run(self, last: Option<NaiveDate>) -> Option<DayRun> {
        if let Some(year) = self.year {
            let run = DayRun::one(self.in_year(year)?);
            return Some(DayRun { other: self.other_day(year), ..run });
        }
        let year = latest_year(last?, |year| self.in_year(year).map(|span| span.from))?;
        self.in_year(year).map(DayRun::one).map(DayRun::counted_back)
    }

    /// Returns true for a day that the calendar does not have: in that year, or in any where it
    /// tells none.
    pub(super) fn is_no_day(self) -> bool {
        const LEAP: i32 = 2000;
        let (Some(month), Some(day)) = (self.month, self.day) else { return false };
        NaiveDate::from_ymd_opt(self.year.unwrap_or(LEAP), month, day).is_none()
    }

    /// Returns the day that its digits name the other way round, where they may be meant so.
    fn other_day(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.day?, self.month?).filter(|_| self.either)
    }

    pub(super) fn in_year(self, of: i32) -> Option<DateSpan> {
        match (self.month, self.day) {
            (Some(month), Some(day)) => NaiveDate::from_ymd_opt(of, month, day).map(DateSpan::day),
            (Some(number), None) => month(of, number),
            (None, None) => year(of),
            (None, Some(_)) => None,
        }
    }
}
