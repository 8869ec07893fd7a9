//! Time cut into days, weeks or months, as the columns of a grid: a run of them, and the one of a day.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use crate::digest::Period;

/// The days of a week.
const WEEK: u64 = 7;

/// What the time of a grid is cut into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GridUnit {
    /// Weeks, which begin on the day on which most weeklies begin.
    #[default]
    Week,
    /// Months of the calendar.
    Month,
    /// Days.
    Day,
}

impl GridUnit {
    /// Returns its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

/// A run of spans without a gap.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct GridSpans {
    unit: GridUnit,
    /// The first day of the first of them.
    from: NaiveDate,
    pub(super) len: usize,
}

impl GridSpans {
    /// Returns the spans from that of one day to that of a later one. Where there would be more than
    /// `most`, the earliest are left out; their number stands beside.
    pub(super) fn between(
        unit: GridUnit,
        first: Weekday,
        (from, to): (NaiveDate, NaiveDate),
        most: usize,
    ) -> (Self, usize) {
        let from = match unit {
            GridUnit::Week => from.week(first).checked_first_day().unwrap_or(from),
            GridUnit::Month => from.with_day(1).unwrap_or(from),
            GridUnit::Day => from,
        };
        let all = Self { unit, from, len: 0 };
        let len = all.steps_to(to) + 1;
        let kept = len.min(most);
        let from = all.start(len - kept).unwrap_or(from);
        (Self { unit, from, len: kept }, len - kept)
    }

    /// Returns the spans of some years, the earliest and the latest. A week belongs to the year that
    /// most of its days are of, so that each week is of one year.
    pub(super) fn of_years(
        unit: GridUnit,
        first: Weekday,
        (year, last): (i32, i32),
    ) -> Option<Self> {
        let start = |year: i32| match unit {
            GridUnit::Week => NaiveDate::from_ymd_opt(year, 1, 4)?.week(first).checked_first_day(),
            GridUnit::Month | GridUnit::Day => NaiveDate::from_ymd_opt(year, 1, 1),
        };
        let from = start(year)?;
        let all = Self { unit, from, len: 0 };
        Some(Self { len: all.steps_to(start(last.checked_add(1)?)?), ..all })
    }

    /// Returns one of them; none where it ends after all that a calendar has.
    pub(super) fn get(&self, at: usize) -> Option<Period> {
        let from = self.start(at)?;
        let to = self.start(at + 1)?.pred_opt()?;
        Some(Period { from, to: Some(to) })
    }

    /// Returns which of them a day lies in; none outside of all.
    pub(super) fn at(&self, day: NaiveDate) -> Option<usize> {
        (day >= self.from).then(|| self.steps_to(day)).filter(|at| *at < self.len)
    }

    /// Returns the span of a day, also outside of these.
    pub(super) fn around(&self, day: NaiveDate) -> Option<Period> {
        let from = match self.unit {
            GridUnit::Week => {
                let into = (day - self.from).num_days().rem_euclid(WEEK.cast_signed());
                day.checked_sub_days(Days::new(into.try_into().ok()?))?
            }
            GridUnit::Month => day.with_day(1)?,
            GridUnit::Day => day,
        };
        Self { unit: self.unit, from, len: 1 }.get(0)
    }

    /// Returns true if two days, the earlier one first, lie in one span, also outside of these.
    pub(super) fn share(&self, from: NaiveDate, to: NaiveDate) -> bool {
        match self.unit {
            GridUnit::Week => {
                let days = WEEK.cast_signed();
                let week = |day: NaiveDate| (day - self.from).num_days().div_euclid(days);
                week(from) == week(to)
            }
            GridUnit::Month => (from.year(), from.month()) == (to.year(), to.month()),
            GridUnit::Day => from == to,
        }
    }

    /// Returns the first day of the first and the last day of the last.
    pub(super) fn days(&self) -> Option<Period> {
        let last = self.get(self.len.checked_sub(1)?)?;
        Some(Period { from: self.from, to: last.to })
    }

    fn start(&self, at: usize) -> Option<NaiveDate> {
        match self.unit {
            GridUnit::Week => {
                self.from.checked_add_days(Days::new(WEEK.checked_mul(at.try_into().ok()?)?))
            }
            GridUnit::Month => self.from.checked_add_months(Months::new(at.try_into().ok()?)),
            GridUnit::Day => self.from.checked_add_days(Days::new(at.try_into().ok()?)),
        }
    }

    /// Returns how many spans lie between the first and that of a day that is not before it.
    fn steps_to(&self, day: NaiveDate) -> usize {
        let steps = match self.unit {
            GridUnit::Week => (day - self.from).num_days() / WEEK.cast_signed(),
            GridUnit::Month => {
                let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
                months(day) - months(self.from)
            }
            GridUnit::Day => (day - self.from).num_days(),
        };
        usize::try_from(steps).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_week_is_of_one_year_and_each_year_begins_where_the_last_ended() {
        for first in [Weekday::Mon, Weekday::Thu, Weekday::Sun] {
            for year in 1999..2040 {
                let this = GridSpans::of_years(GridUnit::Week, first, (year, year)).unwrap();
                let next =
                    GridSpans::of_years(GridUnit::Week, first, (year + 1, year + 1)).unwrap();
                assert!(matches!(this.len, 52 | 53), "{year}: {}", this.len);
                assert_eq!(
                    this.get(this.len - 1).unwrap().to.unwrap().succ_opt().unwrap(),
                    next.from
                );
                for at in 0..this.len {
                    let week = this.get(at).unwrap();
                    assert_eq!(
                        (this.at(week.from), this.at(week.to.unwrap())),
                        (Some(at), Some(at))
                    );
                    let middle = week.from + Days::new(3);
                    assert_eq!(middle.year(), year, "most days decide");
                }
            }
        }
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        let months = GridSpans::of_years(GridUnit::Month, Weekday::Mon, (2020, 2020)).unwrap();
        assert_eq!(months.len, 12);
        assert_eq!(months.get(1).unwrap().to_string(), "2020-02-01..2020-02-29");
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(months.at(day("2020-12-31")), Some(11));
        assert_eq!([months.at(day("2021-01-01")), months.at(day("2019-12-31"))], [None, None]);
        assert!(months.share(day("2019-11-01"), day("2019-11-30")));
        assert!(!months.share(day("2019-11-30"), day("2019-12-01")));
        let around = |spans: &GridSpans, text| spans.around(day(text)).unwrap().to_string();
        assert_eq!(around(&months, "2019-11-30"), "2019-11-01..2019-11-30");
        let weeks = GridSpans::of_years(GridUnit::Week, Weekday::Thu, (2020, 2020)).unwrap();
        assert_eq!(around(&weeks, "2019-12-25"), "2019-12-19..2019-12-25");
        assert_eq!(around(&weeks, "2020-05-21"), "2020-05-21..2020-05-27");
    }
    #[test]
    fn days_and_several_years_have_no_gap() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = GridSpans::of_years(GridUnit::Day, Weekday::Thu, (2020, 2020)).unwrap();
        assert_eq!((days.len, days.at(day("2020-12-31"))), (366, Some(365)));
        assert_eq!(days.get(59).unwrap().to_string(), "2020-02-29");
        assert!(days.share(day("2021-02-03"), day("2021-02-03")));
        assert!(!days.share(day("2021-02-03"), day("2021-02-04")));
        let months = GridSpans::of_years(GridUnit::Month, Weekday::Thu, (2019, 2021)).unwrap();
        assert_eq!((months.len, months.at(day("2021-01-31"))), (36, Some(24)));
    }
}
