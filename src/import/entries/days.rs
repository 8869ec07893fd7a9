//! Which day a date means: its year by the period of the digest, a day of the week by its last day,
//! a day told from another by that one.

use chrono::{Datelike, Days, NaiveDate};

use super::dates::{Day, When};
use crate::import::field::Certainty;

/// The days that a date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MeantDays {
    /// One day.
    Day(NaiveDate),
    /// The first and the last.
    Range(NaiveDate, NaiveDate),
    /// A month.
    Month(i32, u32),
    /// A year.
    Year(i32),
}

/// A date in the archive's notation, with how sure it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MeantDay {
    pub days: MeantDays,
    pub certainty: Certainty,
    /// The year or the day was worked out.
    pub inferred: bool,
}

impl MeantDays {
    /// The notation of a digest.
    pub fn written(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Range(from, to) if from == to => from.to_string(),
            Self::Range(from, to) => format!("{from}..{to}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Year(year) => format!("{year:04}"),
        }
    }

    /// The last day.
    pub fn last(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) | Self::Range(_, day) => Some(day),
            Self::Month(year, month) => {
                let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()
            }
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31),
        }
    }

    /// The first day.
    pub fn first(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) | Self::Range(day, _) => Some(day),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
        }
    }
}

/// What dates are read against.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NearDays {
    /// The digest's period.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The day told last.
    pub carried: Option<NaiveDate>,
}

impl NearDays {
    /// Returns the days that a date means, if they can be known.
    pub fn meant(&self, when: When) -> Option<MeantDay> {
        let certain = if when.is_full() { Certainty::Certain } else { Certainty::Likely };
        let inferred = !when.is_full();
        let meant = |days, certainty| Some(MeantDay { days, certainty, inferred });
        match when {
            When::On(day) => meant(MeantDays::Day(self.day(day)?), certain),
            When::Between(from, to) => {
                let to_day = self.day(to)?;
                let from_year = from.year.unwrap_or(if from.month > to.month {
                    to_day.year() - 1
                } else {
                    to_day.year()
                });
                let from_day = NaiveDate::from_ymd_opt(from_year, from.month, from.day)?;
                meant(MeantDays::Range(from_day.min(to_day), from_day.max(to_day)), certain)
            }
            When::Slashed(first, second) => {
                let day = |month, day| self.day(Day { year: None, month, day });
                let within = |day: &NaiveDate| {
                    self.period.is_some_and(|(from, to)| (from..=to).contains(day))
                };
                // The day comes first in most of the world, unless the period knows better.
                let (before, behind) = (day(second, first), day(first, second));
                let told = before.filter(within).or(behind.filter(within));
                meant(MeantDays::Day(told.or(before).or(behind)?), Certainty::Likely)
            }
            When::OfMonth(day) => meant(MeantDays::Day(self.day_of_month(day)?), Certainty::Likely),
            When::Month { year, month, part } => {
                let year = year.or_else(|| self.year(month, 15))?;
                let Some((first, last)) = part else {
                    return meant(MeantDays::Month(year, month), certain);
                };
                let end = MeantDays::Month(year, month).last()?.day().min(last);
                let from = NaiveDate::from_ymd_opt(year, month, first)?;
                let to = NaiveDate::from_ymd_opt(year, month, end)?;
                meant(MeantDays::Range(from, to), Certainty::Likely)
            }
            When::Weekday(day) => {
                let last = self.period.map(|(_, last)| last).or(self.carried)?;
                let back = (last.weekday().num_days_from_monday() + 7 - day) % 7;
                meant(
                    MeantDays::Day(last.checked_sub_days(Days::new(u64::from(back)))?),
                    Certainty::Likely,
                )
            }
            When::After(days) => {
                let day = self.carried?;
                let step = Days::new(days.unsigned_abs());
                let moved =
                    if days < 0 { day.checked_sub_days(step) } else { day.checked_add_days(step) };
                meant(MeantDays::Day(moved?), Certainty::Likely)
            }
            When::BeforeLast(days) => {
                let (_, last) = self.period?;
                let day = last.checked_sub_days(Days::new(days))?;
                meant(MeantDays::Day(day), Certainty::Guess)
            }
            When::Period => {
                let (from, to) = self.period?;
                meant(MeantDays::Range(from, to), Certainty::Guess)
            }
        }
    }

    /// The day with a number that lies in the period, else the last one before its end.
    fn day_of_month(&self, day: u32) -> Option<NaiveDate> {
        let last = self.period.map(|(_, last)| last).or(self.carried)?;
        (0..62).find_map(|back| {
            let known = last.checked_sub_days(Days::new(back))?;
            (known.day() == day).then_some(known)
        })
    }

    fn day(&self, day: Day) -> Option<NaiveDate> {
        let year = day.year.or_else(|| self.year(day.month, day.day))?;
        NaiveDate::from_ymd_opt(year, day.month, day.day)
    }

    /// The year that brings a day nearest to the period, or to the day told last.
    fn year(&self, month: u32, day: u32) -> Option<i32> {
        let near = self.period.map(|(_, last)| last).or(self.carried)?;
        let years = [near.year(), near.year() - 1, near.year() + 1];
        let distance = |year: &i32| {
            let day = NaiveDate::from_ymd_opt(*year, month, day.min(28));
            day.map_or(i64::MAX, |day| (day - near).num_days().abs())
        };
        years.into_iter().min_by_key(distance)
    }
}

/// The period as the days of an event that nothing dates.
pub(super) fn of_period(calendar: &NearDays) -> Option<MeantDay> {
    let (from, to) = calendar.period?;
    let (days, certainty) = if from == to {
        (MeantDays::Day(from), Certainty::Likely)
    } else {
        (MeantDays::Range(from, to), Certainty::Guess)
    };
    Some(MeantDay { days, certainty, inferred: true })
}

/// The day that a release tells of, for an event that nothing dates.
pub(super) fn of_release(day: Option<NaiveDate>) -> Option<MeantDay> {
    Some(MeantDay { days: MeantDays::Day(day?), certainty: Certainty::Guess, inferred: true })
}

/// The year of the period, for what happened `recently`: before it, but nobody says when.
pub(super) fn of_year(calendar: &NearDays) -> Option<MeantDay> {
    let (_, to) = calendar.period?;
    let (days, certainty) = (MeantDays::Year(to.year()), Certainty::Guess);
    Some(MeantDay { days, certainty, inferred: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> NearDays {
        let day = |d| NaiveDate::from_ymd_opt(2031, 1, d);
        NearDays { period: day(2).zip(day(8)), carried: day(5) }
    }

    fn written(when: When) -> String {
        calendar().meant(when).map(|meant| meant.days.written()).unwrap_or_default()
    }

    #[test]
    fn a_year_is_the_one_nearest_to_the_period() {
        let on = |month, day| When::On(Day { year: None, month, day });
        assert_eq!(written(on(12, 30)), "2030-12-30");
        assert_eq!(written(on(1, 3)), "2031-01-03");
        assert_eq!(
            calendar().meant(on(1, 3)).map(|meant| meant.certainty),
            Some(Certainty::Likely)
        );
    }

    #[test]
    fn days_are_told_from_other_days_and_by_their_names() {
        assert_eq!(written(When::After(1)), "2031-01-06");
        assert_eq!(written(When::After(-2)), "2031-01-03");
        assert_eq!(written(When::BeforeLast(1)), "2031-01-07");
        // The period ends on a Wednesday.
        assert_eq!(written(When::Weekday(6)), "2031-01-05");
        assert_eq!(written(When::Weekday(2)), "2031-01-08");
        let late = When::Month { year: Some(2030), month: 9, part: Some((21, 31)) };
        assert_eq!(written(late), "2030-09-21..2030-09-30");
    }
}
