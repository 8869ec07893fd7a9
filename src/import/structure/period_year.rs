//! The year of a period, checked against the dates that a text tells. How a period is found stands in
//! `period`.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::date_tokens::{DateToken, date_tokens};
use super::months::month_end;
use super::period_forms::{DaysForm, StatedDays};

/// The least number of whole dates that a year is judged by.
const FEWEST_DATES: usize = 3;

/// The fewest dates that a period is set by.
const FEWEST_CLOSE: usize = 10;

/// The most days that a digest of a week or two tells of.
const LONGEST: i64 = 16;

/// Returns the days that nearly all dates of a text lie in, if they lie close together.
pub(super) fn close_days(dates: &[NaiveDate]) -> Option<(NaiveDate, NaiveDate)> {
    let mut dates = dates.to_vec();
    dates.sort_unstable();
    let edge = dates.len() / 20;
    let (first, last) = (*dates.get(edge)?, *dates.get(dates.len().checked_sub(edge + 1)?)?);
    let is_close = dates.len() >= FEWEST_CLOSE && (last - first).num_days() < LONGEST;
    is_close.then_some((first, last))
}

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

/// Finds a month that a title names alone: `February Report`. `May` and `March` are other words too.
pub(super) fn month_alone(text: &str, year: Option<i32>) -> Option<StatedDays> {
    let tokens = date_tokens(text);
    let month = |token: &DateToken| {
        token.part.month().filter(|_| token.text.len() > 3 && token.text != "march")
    };
    let mut months = tokens.iter().filter_map(|token| Some((token, month(token)?)));
    // `February Alerts and January Trends` says which of them it tells of elsewhere.
    let (token, month) = months.next().filter(|_| months.next().is_none())?;
    Some(StatedDays {
        form: DaysForm::Month,
        from: NaiveDate::from_ymd_opt(year?, month, 1)?,
        to: month_end(year?, month)?,
        is_year_supplied: true,
        is_reversed: false,
        at: token.from,
        end: token.to,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_one_month_states_it() {
        let month = |text: &str| month_alone(text, Some(2031)).map(|one| one.to.to_string());
        assert_eq!(month("February Cell Report").as_deref(), Some("2031-02-28"));
        assert_eq!(month("February Alerts and January Trends"), None);
        assert_eq!(month("They may march on"), None);
    }

    #[test]
    fn dates_that_lie_close_together_make_a_period() {
        let day = |day| NaiveDate::from_ymd_opt(2031, 5, day).unwrap();
        let dates: Vec<NaiveDate> = (0..20).map(|at| day(20 + at % 5)).collect();
        assert_eq!(close_days(&dates), Some((day(20), day(24))));
        assert_eq!(close_days(&dates[..9]), None, "too few");
        let apart: Vec<NaiveDate> = (0..20).map(|at| day(1 + at)).collect();
        assert_eq!(close_days(&apart), None, "too far apart");
    }
}
