//! Spans of time in their order: the months or weeks from a first day to a last, none left out.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use crate::digest::Period;

/// What time is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SeriesUnit {
    /// Months of the calendar.
    Month,
    /// Weeks that begin on this day.
    Week(Weekday),
}

impl SeriesUnit {
    /// Returns the first day of the span that a day lies in.
    pub(super) fn start(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Month => day.with_day(1).unwrap_or(day),
            Self::Week(first) => {
                let into = u64::from(day.weekday().days_since(first));
                day.checked_sub_days(Days::new(into)).unwrap_or(NaiveDate::MIN)
            }
        }
    }

    /// Returns the span that begins on a day; nothing after the last day that there is.
    pub(super) fn span(self, start: NaiveDate) -> Option<Period> {
        let next = self.next(start)?;
        Some(Period { from: start, to: Some(next.pred_opt()?) })
    }

    fn next(self, start: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Month => start.checked_add_months(Months::new(1)),
            Self::Week(_) => start.checked_add_days(Days::new(7)),
        }
    }
}

/// Returns every span from the one of a first day to the one of a last.
pub(super) fn spans(
    unit: SeriesUnit,
    from: NaiveDate,
    to: NaiveDate,
) -> impl Iterator<Item = Period> {
    let starts = std::iter::successors(Some(unit.start(from)), move |start| unit.next(*start));
    starts.take_while(move |start| *start <= to).filter_map(move |start| unit.span(start))
}

/// Returns the days that some periods share with a span. Periods are closed and in their order.
pub(super) fn common(periods: &[Period], span: Period) -> Vec<Period> {
    let within = periods.iter().filter(|period| period.overlaps(span));
    let common = within.map(|period| Period {
        from: period.from.max(span.from),
        to: period.to.zip(span.to).map(|(one, other)| one.min(other)),
    });
    common.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn texts(unit: SeriesUnit, from: &str, to: &str) -> Vec<String> {
        spans(unit, day(from), day(to)).map(|span| span.to_string()).collect()
    }

    #[test]
    fn every_month_and_week_from_the_first_to_the_last_is_there() {
        assert_eq!(
            texts(SeriesUnit::Month, "2019-12-31", "2020-02-01"),
            ["2019-12-01..2019-12-31", "2020-01-01..2020-01-31", "2020-02-01..2020-02-29"]
        );
        assert_eq!(
            texts(SeriesUnit::Week(Weekday::Thu), "2020-05-20", "2020-05-28"),
            ["2020-05-14..2020-05-20", "2020-05-21..2020-05-27", "2020-05-28..2020-06-03"]
        );
        assert_eq!(texts(SeriesUnit::Month, "2020-02-01", "2020-01-31"), [""; 0]);
    }

    proptest::proptest! {
        #[test]
        fn no_day_is_in_two_spans_or_in_none(from in 0_u64..3_000, more in 0_u64..800, week in 0_u8..8) {
            let unit = Weekday::try_from(week).map_or(SeriesUnit::Month, SeriesUnit::Week);
            let from = day("2016-01-01") + Days::new(from);
            let to = from + Days::new(more);
            let spans: Vec<Period> = spans(unit, from, to).collect();
            for pair in spans.windows(2) {
                proptest::prop_assert_eq!(pair[0].to.and_then(|to| to.succ_opt()), Some(pair[1].from));
            }
            proptest::prop_assert!(spans[0].holds(from) && spans[spans.len() - 1].holds(to));
            proptest::prop_assert_eq!(unit.start(from), spans[0].from);
        }
    }
}
