//! The year of a period, checked against the dates that a text tells. How a period is found stands in
//! `period`.

use chrono::{Datelike as _, Days, Months, NaiveDate};

/// The least number of whole dates that a year is judged by.
const FEWEST_DATES: usize = 5;

/// Counts the dates within a period, with a month before and after it.
fn within(days: (NaiveDate, NaiveDate), dates: &[NaiveDate]) -> usize {
    let (before, after) = (Days::new(31), Days::new(31));
    let from = days.0.checked_sub_days(before).unwrap_or(days.0);
    let to = days.1.checked_add_days(after).unwrap_or(days.1);
    dates.iter().filter(|date| **date >= from && **date <= to).count()
}

fn shifted(days: (NaiveDate, NaiveDate), years: i32) -> Option<(NaiveDate, NaiveDate)> {
    let months = Months::new(years.unsigned_abs() * 12);
    let shift = |day: NaiveDate| {
        if years < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
    };
    Some((shift(days.0)?, shift(days.1)?))
}

/// Returns the period in the year that nearly all dates of the text have, if that is another.
pub(super) fn other_year(
    days: (NaiveDate, NaiveDate),
    dates: &[NaiveDate],
) -> Option<(NaiveDate, NaiveDate)> {
    if dates.len() < FEWEST_DATES || within(days, dates) * 5 > dates.len() {
        return None;
    }
    [1, -1]
        .into_iter()
        .filter_map(|years| shifted(days, years))
        .find(|other| within(*other, dates) * 10 > dates.len() * 6)
}

pub(super) fn with_best_year(
    days: (NaiveDate, NaiveDate),
    dates: &[NaiveDate],
    year: Option<i32>,
) -> (NaiveDate, NaiveDate) {
    let others = [0, 1, -1].into_iter().filter_map(|years| shifted(days, years));
    let best =
        others.max_by_key(|other| (within(*other, dates), u8::from(year == Some(other.1.year()))));
    best.unwrap_or(days)
}
