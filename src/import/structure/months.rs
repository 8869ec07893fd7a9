//! Months and quarters as days. How a line states them is read in `period_forms`.

use chrono::{Datelike as _, NaiveDate};

/// Returns the first and the last month of a quarter, 1 to 4.
pub(super) fn quarter(number: u32) -> Option<(u32, u32)> {
    (1..=4).contains(&number).then(|| (number * 3 - 2, number * 3))
}

/// Returns the last day of a month.
pub(super) fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

/// Returns true if these days are one whole calendar month.
pub(in crate::import) fn is_month((from, to): (NaiveDate, NaiveDate)) -> bool {
    from.day() == 1 && month_end(from.year(), from.month()) == Some(to)
}
