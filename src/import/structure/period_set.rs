//! A period that nobody states: set by the days that a text tells of, by the day of its publication,
//! by its last month. Periods that are stated are found in `period`.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use super::lines::TextLines;
use super::months::month_end;
use super::period::{FoundPeriod, found};
use super::period_forms::{DaysForm, StatedDays, stated_days};
use super::period_year::{close_days, month_alone};
use super::source::{NoDigest, TextSource};
use super::told_days::{ToldDay, run_of_days, told_days};
use super::told_year::{ToldYear, YearFrom, file_day};
use crate::import::block::TextSpan;
use crate::import::field::Certainty;

/// The most days between the last of what is told and its publication.
const LATEST: i64 = 31;

/// Sets a period that nobody states; none where it would need a year that nothing tells.
pub(super) fn set(
    dates: &[NaiveDate],
    published: Option<&(NaiveDate, TextSpan)>,
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    year: Option<ToldYear>,
) -> Option<FoundPeriod> {
    let told = told_days(lines, range.clone(), title, year.map(|told| told.year));
    let run = run_of_days(&told).filter(|run| {
        published.is_none_or(|(day, _)| *day >= run.1 && (*day - run.1).num_days() <= LATEST)
    });
    if let Some(days) = run {
        let mut period = found(days, false, None, Certainty::Guess, "period/days");
        period.remarks.push(format!(
            "no period is stated; it is set to {}..{} by the days that are told",
            days.0, days.1
        ));
        if let Some(year) = year.filter(|told| told.from != YearFrom::Dates) {
            let from = year.from.told();
            period
                .remarks
                .push(format!("its days tell no year; {} is taken from {from}", year.year));
        }
        return Some(period);
    }
    if let Some((day, span)) = published {
        let mut period =
            found((*day, *day), false, Some(*span), Certainty::Guess, "period/published");
        period.remarks.push("no period is stated; it is set to the day of publication".to_owned());
        return Some(period);
    }
    if let Some(days) = close_days(dates) {
        let mut period = found(days, false, None, Certainty::Guess, "period/dates");
        period.remarks.push(format!(
            "no period is stated; nearly all dates in it are of {}..{}",
            days.0, days.1
        ));
        return Some(period);
    }
    let has_yearless = || !told_days(lines, range.clone(), title, Some(LEAP)).is_empty();
    if year.is_none() && has_yearless() {
        return None;
    }
    month(dates, lines, range, year.map(|told| told.year))
}

/// Sets the last month that is told of.
fn month(
    dates: &[NaiveDate],
    lines: &TextLines<'_>,
    range: Range<usize>,
    year: Option<i32>,
) -> Option<FoundPeriod> {
    let told: Vec<(StatedDays, TextSpan)> = range
        .filter(|at| lines.is_kept(*at))
        .flat_map(|at| {
            let all = stated_days(lines.text(at), year);
            all.into_iter().map(move |one| (one, TextSpan { block: at, from: one.at, to: one.end }))
        })
        .collect();
    let last = dates.iter().max().copied();
    let months = told.iter().filter(|(one, _)| one.form != DaysForm::Stretch);
    let latest = months.max_by_key(|(one, span)| {
        (last.is_none_or(|last| one.to <= last), one.to, std::cmp::Reverse(*span))
    });
    let (days, span) = match latest {
        Some((one, span)) => {
            let first = NaiveDate::from_ymd_opt(one.from.year(), one.from.month(), 1)?;
            ((first, month_end(one.from.year(), one.from.month())?), *span)
        }
        None => told
            .iter()
            .max_by_key(|(one, _)| one.to)
            .map(|(one, span)| ((one.from, one.to), *span))?,
    };
    let mut period = found(days, false, Some(span), Certainty::Guess, "period/told");
    period.remarks.push(format!(
        "no period is stated; it is set to {}..{} by the days that the text tells of",
        days.0, days.1
    ));
    Some(period)
}

/// Returns the days that begin the lines of a text, where there are several and they lie before the
/// day that it was published on.
pub(super) fn leading_days(
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    year: Option<i32>,
    published: NaiveDate,
) -> Option<(NaiveDate, NaiveDate)> {
    let mut told = told_days(lines, range, title, year);
    told.retain(ToldDay::leads);
    let run = run_of_days(&told)?;
    (run.0 < run.1 && run.1 <= published && (published - run.1).num_days() <= LATEST).then_some(run)
}

/// A year that has every day of all months.
const LEAP: i32 = 2000;

/// The fewest days, or lines that tell an incident, that make a digest without a year or a day.
const FEWEST: usize = 2;

/// Sets the day that the name of the file tells, for incidents that tell none.
///
/// # Errors
///
/// Says why the text is not read.
pub(super) fn by_file(
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    source: &TextSource,
) -> Result<FoundPeriod, NoDigest> {
    let why = no_period(lines, range, title);
    let day = source.file.as_deref().and_then(file_day);
    let Some(day) = day.filter(|_| matches!(why, NoDigest::NoDay { .. })) else {
        return Err(why);
    };
    let mut period = found((day, day), false, None, Certainty::Guess, "period/file");
    period.remarks.push(format!("no day is told; {day} is taken from the name of the file"));
    Ok(period)
}

/// Says why a text without a period is not read: its days have no year, it tells incidents without a
/// day, or it is an essay.
fn no_period(lines: &TextLines<'_>, range: Range<usize>, title: Option<usize>) -> NoDigest {
    let words: usize = range.clone().map(|at| lines.text(at).split_whitespace().count()).sum();
    let told = told_days(lines, range.clone(), title, Some(LEAP));
    let titled = title.and_then(|at| {
        let text = lines.text(at);
        let all = stated_days(text, Some(LEAP));
        all.into_iter().min_by_key(|one| one.form).or_else(|| month_alone(text, Some(LEAP)))
    });
    let incidents =
        range.clone().filter(|at| lines.is_kept(*at) && lines.tells_an_incident(*at)).count();
    let kept = range.filter(|at| lines.is_kept(*at)).count();
    let is_told = told.len() >= FEWEST && told.len() * 1000 >= FEWEST * words;
    let days = titled.map(|one| (one.from, one.to)).filter(|_| is_told || incidents > FEWEST);
    let days = days.or_else(|| run_of_days(&told).filter(|_| is_told)).or_else(|| {
        let days = || told.iter().map(|one| one.days);
        Some((days().map(|one| one.0).min()?, days().map(|one| one.1).max()?)).filter(|_| is_told)
    });
    match days {
        Some((first, last)) => NoDigest::NoYear {
            first: first.format("%m-%d").to_string(),
            last: last.format("%m-%d").to_string(),
        },
        None if incidents > FEWEST && incidents * 4 >= kept => NoDigest::NoDay { incidents },
        None => NoDigest::Essay { words },
    }
}
