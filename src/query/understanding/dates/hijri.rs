//! Ramadan by the tabular Hijri calendar, which is computed and not observed: the month that was
//! kept may begin a day before or after.

use calendrical_calculations::islamic::{
    ISLAMIC_EPOCH_FRIDAY, fixed_from_tabular_islamic, tabular_year_from_fixed,
};
use calendrical_calculations::rata_die::RataDie;
use chrono::{Datelike as _, NaiveDate};

use super::super::cursor::AtomCursor;
use super::days::DayRun;
use super::partial::year_number;

/// The ninth month.
const RAMADAN: u8 = 9;
/// The years of the Hijri calendar that a number may mean.
const YEARS: std::ops::RangeInclusive<i32> = 1318..=1523;

/// Its names, folded.
pub(in crate::query) const NAMES: [&str; 4] = ["ramadan", "ramadhan", "ramazan", "رمضان"];

/// Consumes `ramadan`, with its year by either calendar before or after it. A year has two of them
/// where both begin in it.
pub(super) fn read(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<Vec<DayRun>> {
    let before = cursor.attempt(any_year);
    cursor.word(&["last", "this"]);
    if !cursor.word(&NAMES) {
        return None;
    }
    let after = cursor.attempt(|cursor| {
        cursor.word(&["of", "in", "عام", "سنه"]);
        any_year(cursor)
    });
    let (hijri, of_archive) = match before.or(after) {
        Some(year) if YEARS.contains(&year) => (vec![year], false),
        Some(year) => (beginning_in(year), false),
        None => (vec![latest(last?)?], true),
    };
    let run = |year| about(year).map(|run| DayRun { of_archive, ..run });
    let runs: Vec<DayRun> = hijri.into_iter().filter_map(run).collect();
    (!runs.is_empty()).then_some(runs)
}

fn any_year(cursor: &mut AtomCursor<'_>) -> Option<i32> {
    let digits = cursor.digits().filter(|digits| digits.len() == 4)?;
    let year = digits.parse().ok()?;
    (YEARS.contains(&year) || year_number(digits).is_some()).then_some(year)
}

/// Returns the first and the last day of Ramadan in a year of the Hijri calendar. The month has 30
/// days in that calendar, always.
pub(super) fn ramadan(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let day = |day| {
        let fixed = fixed_from_tabular_islamic(year, RAMADAN, day, ISLAMIC_EPOCH_FRIDAY);
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(fixed.to_i64_date()).ok()?)
    };
    Some((day(1)?, day(30)?))
}

/// Returns it with the day before and the day after.
fn about(year: i32) -> Option<DayRun> {
    let (from, to) = ramadan(year)?;
    Some(DayRun { about: true, ..DayRun::days(from.pred_opt()?, to.succ_opt()?)? })
}

fn hijri_year(day: NaiveDate) -> i32 {
    tabular_year_from_fixed(RataDie::new(i64::from(day.num_days_from_ce())), ISLAMIC_EPOCH_FRIDAY)
}

/// Returns the Hijri years whose Ramadan begins in a year: one, or two as in 2030.
fn beginning_in(year: i32) -> Vec<i32> {
    let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return Vec::new() };
    let near = hijri_year(first);
    let begins = |hijri: &i32| ramadan(*hijri).is_some_and(|(from, _)| from.year() == year);
    (near - 1..=near + 2).filter(begins).collect()
}

fn latest(last: NaiveDate) -> Option<i32> {
    let near = hijri_year(last);
    [near, near - 1].into_iter().find(|year| ramadan(*year).is_some_and(|(from, _)| from <= last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ramadan_begins_within_a_day_of_the_days_that_were_kept() {
        // The first days as they were announced in Saudi Arabia.
        for (hijri, kept) in [
            (1420, "1999-12-09"),
            (1435, "2014-06-28"),
            (1436, "2015-06-18"),
            (1437, "2016-06-06"),
            (1438, "2017-05-27"),
            (1439, "2018-05-17"),
            (1440, "2019-05-06"),
            (1441, "2020-04-24"),
            (1442, "2021-04-13"),
            (1443, "2022-04-02"),
            (1444, "2023-03-23"),
            (1445, "2024-03-11"),
            (1446, "2025-03-01"),
        ] {
            let kept: NaiveDate = kept.parse().unwrap();
            let (from, to) = ramadan(hijri).unwrap();
            assert!((from - kept).num_days().abs() <= 1, "{hijri}: {from}, kept on {kept}");
            assert_eq!((to - from).num_days(), 29);
            assert_eq!(beginning_in(kept.year()), [hijri]);
        }
    }

    #[test]
    fn a_year_may_have_two_and_the_latest_has_begun() {
        assert_eq!(beginning_in(2030), [1451, 1452]);
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(latest(day("2020-04-30")), Some(1441));
        assert_eq!(latest(day("2020-04-01")), Some(1440));
        assert_eq!(latest(day("2020-12-31")), Some(1441));
    }
}
