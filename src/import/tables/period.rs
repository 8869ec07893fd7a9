//! The periods that digests are cut by: months, weeks, days. Which entries a digest holds is elsewhere.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

/// How long the period of a digest is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigestCut {
    /// A month of the calendar.
    Month,
    /// Seven days from a day of the week.
    Week(Weekday),
    /// A day.
    Day,
}

/// The days of one digest, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CutDays {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
}

impl DigestCut {
    /// Returns the next smaller cut; a day is the smallest.
    pub(super) fn smaller(self) -> Option<Self> {
        match self {
            Self::Month => Some(Self::Week(Weekday::Mon)),
            Self::Week(_) => Some(Self::Day),
            Self::Day => None,
        }
    }

    /// Returns the period that a day lies in, within `bounds`.
    pub(super) fn days(self, day: NaiveDate, bounds: Option<CutDays>) -> CutDays {
        let days = match self {
            Self::Day => CutDays { from: day, to: day },
            Self::Week(first) => {
                let since = i64::from(day.weekday().days_since(first));
                let from = day.checked_sub_signed(TimeDelta::days(since)).unwrap_or(day);
                CutDays { from, to: from.checked_add_signed(TimeDelta::days(6)).unwrap_or(day) }
            }
            Self::Month => {
                let from = day.with_day(1).unwrap_or(day);
                let next = from.checked_add_months(chrono::Months::new(1));
                CutDays { from, to: next.and_then(|next| next.pred_opt()).unwrap_or(day) }
            }
        };
        bounds.map_or(days, |bounds| CutDays {
            from: days.from.max(bounds.from),
            to: days.to.min(bounds.to),
        })
    }

    /// Returns the series of such a digest.
    pub(super) fn series(self) -> &'static str {
        match self {
            Self::Month => "monthly",
            Self::Week(_) | Self::Day => "weekly",
        }
    }

    /// Returns its name in a message.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week(_) => "week",
            Self::Day => "day",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_where_they_are_told_to_and_stay_in_their_month() {
        let day = NaiveDate::from_ymd_opt(2020, 6, 2).unwrap();
        let shown = |days: CutDays| format!("{}..{}", days.from, days.to);
        assert_eq!(shown(DigestCut::Week(Weekday::Mon).days(day, None)), "2020-06-01..2020-06-07");
        assert_eq!(shown(DigestCut::Week(Weekday::Thu).days(day, None)), "2020-05-28..2020-06-03");
        let month = DigestCut::Month.days(day, None);
        assert_eq!(shown(month), "2020-06-01..2020-06-30");
        assert_eq!(
            shown(DigestCut::Week(Weekday::Thu).days(day, Some(month))),
            "2020-06-01..2020-06-03"
        );
        assert_eq!(DigestCut::Month.smaller().and_then(DigestCut::smaller), Some(DigestCut::Day));
    }
}
