//! The days that words name, and the spans of a calendar.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::digest::{DateSpan, Precision};
use crate::query::ast::FilterValue;

/// Days that words name; either end may be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct DaysRead {
    /// What the date must be one of; nothing if the calendar has no such day.
    pub(in super::super) values: Vec<FilterValue>,
    /// Whether a day more or less may belong to them.
    pub(in super::super) about: bool,
    /// Whether they were counted back from the last covered day.
    pub(in super::super) of_archive: bool,
    /// Whether the date was named as such, so that a text that has its words is not meant.
    pub(in super::super) named: bool,
    /// The day that the digits would name with the month before the day.
    pub(in super::super) other: Option<NaiveDate>,
}

/// A run of days with both ends, each as a day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayRun {
    pub(super) first: DateSpan,
    pub(super) last: DateSpan,
    pub(super) about: bool,
    pub(super) of_archive: bool,
    /// The day that its digits would name with the month before the day.
    pub(super) other: Option<NaiveDate>,
}

impl DaysRead {
    /// Returns what a run of days names, as these values.
    pub(super) fn of(run: DayRun, values: Vec<FilterValue>) -> Self {
        let DayRun { about, of_archive, other, .. } = run;
        Self { values, about, of_archive, named: false, other }
    }

    /// Returns what names no day of the calendar.
    pub(super) fn none() -> Self {
        Self { values: Vec::new(), about: false, of_archive: false, named: false, other: None }
    }
}

impl DayRun {
    /// Returns the run of one span.
    pub(super) fn one(span: DateSpan) -> Self {
        Self { first: span, last: span, about: false, of_archive: false, other: None }
    }

    /// Returns the run from a day to a day; nothing if it runs backwards.
    pub(super) fn days(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        let (first, last) = (DateSpan::day(from), DateSpan::day(to));
        (from <= to).then_some(Self { first, last, ..Self::one(first) })
    }

    /// Says that it was counted back from the last covered day.
    pub(super) fn counted_back(self) -> Self {
        Self { of_archive: true, ..self }
    }

    /// Returns the run as one span, for what lies before or after it.
    pub(super) fn span(self) -> DateSpan {
        if self.first == self.last {
            return self.first;
        }
        DateSpan { from: self.first.from, to: self.last.to, precision: Precision::Range }
    }

    /// Returns the value that `date:` would have.
    pub(super) fn value(self) -> FilterValue {
        if self.first == self.last {
            FilterValue::Date(self.first)
        } else {
            FilterValue::Dates(Some(self.first), Some(self.last))
        }
    }
}

/// Returns a year.
pub(super) fn year(year: i32) -> Option<DateSpan> {
    Some(DateSpan {
        from: NaiveDate::from_ymd_opt(year, 1, 1)?,
        to: NaiveDate::from_ymd_opt(year, 12, 31)?,
        precision: Precision::Year,
    })
}

/// Returns a month of a year.
pub(super) fn month(year: i32, month: u32) -> Option<DateSpan> {
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    let to = from.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
    Some(DateSpan { from, to, precision: Precision::Month })
}

/// Returns whole months of a year, both ends included.
pub(super) fn months(year: i32, from: u32, to: u32) -> Option<DayRun> {
    Some(DayRun { last: month(year, to)?, ..DayRun::one(month(year, from)?) })
}

/// Returns that many days up to and with a last one.
pub(super) fn days_up_to(last: NaiveDate, count: u32) -> Option<DayRun> {
    DayRun::days(last.checked_sub_days(Days::new(u64::from(count.checked_sub(1)?)))?, last)
}

/// Returns the month that many months before the one of a day.
pub(super) fn month_before(day: NaiveDate, count: u32) -> Option<DateSpan> {
    let there = day.with_day(1)?.checked_sub_months(chrono::Months::new(count))?;
    month(there.year(), there.month())
}

/// Returns the latest year in which something begins no later than a last day.
pub(super) fn latest_year(
    last: NaiveDate,
    begins: impl Fn(i32) -> Option<NaiveDate>,
) -> Option<i32> {
    // The 29th of February may be eight years back.
    (last.year() - 8..=last.year()).rev().find(|year| begins(*year).is_some_and(|day| day <= last))
}
