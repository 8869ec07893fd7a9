//! The calendar, so that no engine has to reckon with dates: they differ most in that.

use chrono::{Datelike, Days, NaiveDate};

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "days",
    doc: "a day; `n` counts the days from the first of the year 1. The same for all desks: it is replaced \
          and never added to",
    columns: &[&[
        LakeColumn::new("date", LakeType::Day),
        LakeColumn::new("n", LakeType::Whole32),
        LakeColumn::new("week_start", LakeType::Day),
        LakeColumn::new("month", LakeType::Text),
        LakeColumn::new("year", LakeType::Whole32),
        LakeColumn::maybe("marking", LakeType::Text),
    ]],
    partition: None,
    rows,
};

/// The years that are there in any case, so that a comparison may name days of which nothing is held.
const YEARS: (i32, i32) = (1900, 2099);

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    let entries = stock.entries().map(|(_, entry)| entry.possible_days());
    let digests = stock.digests().map(|(_, digest)| digest.head().period);
    let waves = stock.corpus().waves().iter().map(|wave| wave.period);
    let periods =
        digests.chain(waves).map(|period| (period.from, period.to.unwrap_or(period.from)));
    let first = NaiveDate::from_ymd_opt(YEARS.0, 1, 1).unwrap_or_default();
    let last = NaiveDate::from_ymd_opt(YEARS.1, 12, 31).unwrap_or_default();
    let (first, last) = entries
        .chain(periods)
        .fold((first, last), |(first, last), (from, to)| (first.min(from), last.max(to)));
    Box::new(first.iter_days().take_while(move |day| *day <= last).map(move |day| {
        let weekday = u64::from(day.weekday().num_days_from_monday());
        let monday = day.checked_sub_days(Days::new(weekday)).unwrap_or(day);
        vec![
            LakeCell::Day(day),
            LakeCell::Whole(day.num_days_from_ce().into()),
            LakeCell::Day(monday),
            LakeCell::shown(day.format("%Y-%m")),
            LakeCell::Whole(day.year().into()),
            stock.marking_of_all(),
        ]
    }))
}
