//! The period of a text: stated in its title or above its text. The forms of days are read in
//! `period_forms`; one that nobody states is set in `period_set`.

use std::ops::Range;

use chrono::{Datelike as _, Days, NaiveDate};

use super::lines::{BlockRole, TextLines};
use super::months::is_month;
use super::period_forms::{DaysForm, StatedDays, stated_days};
use super::period_set::{leading_days, set};
use super::period_year::{month_alone, other_year, with_best_year};
use super::source::{GivenHead, TextSource};
use super::title::without_days;
use super::told_days::{run_of_days, told_days};
use super::told_year::{ToldYear, told_year};
use super::vocabulary::fold_line;
use crate::import::block::TextSpan;
use crate::import::field::{Certainty, Field};
use crate::order::CompactSort as _;

/// The period of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPeriod {
    /// The first and the last day.
    pub days: (NaiveDate, NaiveDate),
    /// True if the text states it; false if it was set from the days that it tells of.
    pub is_stated: bool,
    /// The field with its words.
    pub field: Field,
    /// When the text was published, if it says so.
    pub published: Option<Field>,
    /// What somebody has to know of it.
    pub remarks: Vec<String>,
}

/// A place where days are stated, with how much it counts.
struct PeriodCandidate {
    score: i32,
    stated: StatedDays,
    span: Option<TextSpan>,
    is_cutoff: bool,
}

/// How many blocks at the top may state a period without saying what they state.
const TOP: usize = 14;

/// Words of a line that states a period.
const PERIOD_WORDS: [&str; 7] =
    ["period", "covers", "covering", "reporting", "week of", "week ending", "this week"];

/// Longer periods than this, in days, are most often those of a total.
const LONG: i64 = 100;

/// Finds the period of a part of a text; none if nothing in it has a day.
pub(super) fn period(
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    source: &TextSource,
    given: &GivenHead,
) -> Option<FoundPeriod> {
    let dates = whole_dates(lines, range.clone());
    if let Some((from, to)) = given.period {
        return Some(found((from, to), true, None, Certainty::Certain, "period/given"));
    }
    let told = told_year(&dates, lines, &range, source);
    let year = told.map(|told| told.year);
    let mut candidates = candidates(lines, range.clone(), title, source, year);
    // The best, of equals the first.
    candidates.compact_sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
    let published = published(&candidates, lines, range.clone());
    let best = candidates.iter().find(|one| one.stated.form != DaysForm::Day);
    let day = candidates.iter().find(|one| one.stated.form == DaysForm::Day && one.score >= 30);
    let is_up_to = |day: &PeriodCandidate| {
        let is_weekly = is_weekly(lines, range.clone(), title, source);
        let is_told = || leading_days(lines, range.clone(), title, year, day.stated.to).is_some();
        is_weekly || day.is_cutoff || day.score >= 80 && !is_told()
    };
    let mut period = match (best, day) {
        (Some(best), _) if best.score >= 40 => stated(best, &dates, told),
        (_, Some(day)) if is_up_to(day) => up_to(day, lines, range, title, source),
        (Some(best), None) if best.score >= 20 => stated(best, &dates, told),
        (Some(_) | None, _) => set(&dates, published.as_ref(), lines, range, title, told)?,
    };
    if let Some((day, span)) = published.filter(|(day, _)| *day >= period.days.0) {
        period.published = Some(Field {
            name: "published",
            value: day.to_string(),
            span: Some(span),
            certainty: Certainty::Likely,
            rule: "published/line".to_owned(),
        });
    }
    Some(period)
}

pub(super) fn found(
    days: (NaiveDate, NaiveDate),
    is_stated: bool,
    span: Option<TextSpan>,
    certainty: Certainty,
    rule: &str,
) -> FoundPeriod {
    let field = Field {
        name: "period",
        value: format!("{}..{}", days.0, days.1),
        span,
        certainty,
        rule: rule.to_owned(),
    };
    FoundPeriod { days, is_stated, field, published: None, remarks: Vec::new() }
}

/// Returns every date with its year that the text tells.
fn whole_dates(lines: &TextLines<'_>, range: Range<usize>) -> Vec<NaiveDate> {
    let told =
        range.filter(|at| lines.is_kept(*at)).flat_map(|at| stated_days(lines.text(at), None));
    told.filter(|one| one.form == DaysForm::Day).map(|one| one.from).collect()
}

fn candidates(
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    source: &TextSource,
    year: Option<i32>,
) -> Vec<PeriodCandidate> {
    let mut found = Vec::new();
    let mut top = 0;
    for at in range.filter(|at| lines.is_kept(*at)) {
        top += usize::from(lines.role(at) != BlockRole::Caption);
        let text = lines.text(at);
        let words = text.split_whitespace().count();
        let folded = lines.folded(at);
        let holds = |all: &[&str]| words <= 40 && all.iter().any(|word| folded.contains(word));
        let is_period_line = holds(&PERIOD_WORDS);
        let is_cutoff = holds(&["cutoff", "cut off", "as of"]) && top <= TOP;
        let place = if title == Some(at) {
            100
        } else if lines.role(at) == BlockRole::Caption || lines.role(at) == BlockRole::Note {
            continue;
        } else if is_period_line && top <= TOP {
            85
        } else if top <= TOP && lines.is_like_heading(at) {
            75
        } else if top <= TOP && words <= 25 && !text.starts_with("On ") {
            55
        } else if top <= 4 && !text.starts_with("On ") {
            35
        } else if is_period_line && lines.is_like_heading(at) {
            45
        } else {
            continue;
        };
        let mut all = stated_days(text, year);
        if all.is_empty() && title == Some(at) {
            all.extend(month_alone(text, year));
        }
        for stated in all {
            let span = Some(TextSpan { block: at, from: stated.at, to: stated.end });
            // `May 21-27. That was the most since …`: what begins a line is its subject.
            let leads = stated.form == DaysForm::Range && stated.at == 0;
            // `killed seven herders between November 1 and 2` dates what happened.
            if !leads && place < 75 && stated.is_year_supplied && lines.tells_a_toll(at) {
                continue;
            }
            let place = if leads { place.max(55) } else { place };
            let is_whole = without_days(text, &stated).split_whitespace().count() <= 8;
            let score = score(place, &stated, is_whole, is_cutoff, lines.is_like_heading(at));
            found.push(PeriodCandidate { score, stated, span, is_cutoff });
        }
    }
    if let Some(title) = &source.title {
        for stated in stated_days(title, year) {
            found.push(PeriodCandidate {
                score: score(90, &stated, true, false, true),
                stated,
                span: None,
                is_cutoff: false,
            });
        }
    }
    found
}

fn score(
    place: i32,
    stated: &StatedDays,
    is_whole: bool,
    is_cutoff: bool,
    is_like_heading: bool,
) -> i32 {
    let form = match stated.form {
        // What began long ago and goes on is looked back to.
        DaysForm::Range if (stated.to - stated.from).num_days() > LONG => -15,
        DaysForm::Range => 0,
        DaysForm::WeekOf | DaysForm::WeekNumber => -2,
        DaysForm::Stretch => -25,
        DaysForm::Month if is_like_heading && is_whole => -12,
        DaysForm::Month => -45,
        DaysForm::Day if is_cutoff => 0,
        DaysForm::Day => -10,
    };
    place + form - if stated.is_year_supplied { 8 } else { 0 } - if is_whole { 0 } else { 10 }
}

/// Returns the day of a line that is a date and little more: when the text was published.
fn published(
    candidates: &[PeriodCandidate],
    lines: &TextLines<'_>,
    range: Range<usize>,
) -> Option<(NaiveDate, TextSpan)> {
    let first = range.start;
    let days = candidates.iter().filter(|one| {
        one.stated.form == DaysForm::Day && !one.stated.is_year_supplied && !one.is_cutoff
    });
    let mut days: Vec<(TextSpan, &StatedDays)> =
        days.filter_map(|one| Some((one.span?, &one.stated))).collect();
    days.compact_sort_by_key(|(span, _)| *span);
    // Where days head what was told on each, none of them is that of the publication.
    let is_bare = |(span, stated): &&(TextSpan, &StatedDays)| {
        without_days(lines.text(span.block), stated).trim().is_empty()
    };
    let heads = days.iter().filter(is_bare).count();
    if heads > 1 {
        days.retain(|one| !is_bare(&one));
    }
    days.into_iter().find_map(|(span, stated)| {
        let text = lines.text(span.block);
        let rest = without_days(text, stated);
        let is_told = ["published", "posted", "released", "issued", "updated", "date"]
            .iter()
            .any(|word| fold_line(text).contains(word));
        let words =
            rest.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        // `(Telegram, May 22, 2031)` is the source of a caption.
        let is_near = span.block < first + 40 && !text.trim_start().starts_with('(');
        (is_near && (words <= 3 || is_told && words <= 12)).then_some((stated.from, span))
    })
}

/// Takes a period that the text states, and checks its year against the dates that it tells.
fn stated(best: &PeriodCandidate, dates: &[NaiveDate], told: Option<ToldYear>) -> FoundPeriod {
    let stated = &best.stated;
    let rule = match stated.form {
        DaysForm::Range => "period/range",
        DaysForm::WeekOf => "period/week-of",
        DaysForm::WeekNumber => "period/week-number",
        DaysForm::Stretch => "period/stretch",
        DaysForm::Month => "period/month",
        DaysForm::Day => "period/day",
    };
    let mut certainty = if best.score >= 70 { Certainty::Certain } else { Certainty::Likely };
    let mut remarks = Vec::new();
    if stated.is_reversed {
        certainty = Certainty::Likely;
        remarks.push(format!(
            "the period is stated with its last day first; read as {}..{}",
            stated.from, stated.to
        ));
    }
    let mut days = (stated.from, stated.to);
    if stated.is_year_supplied {
        certainty = Certainty::Likely;
        days = with_best_year(days, dates, told.map(|told| told.year));
        let from = told.map_or("the dates in the text", |told| told.from.told());
        let year = days.1.year();
        remarks.push(format!("the period states no year; {year} is taken from {from}"));
    } else if let Some(other) = other_year(days, dates) {
        certainty = Certainty::Guess;
        remarks.push(format!(
            "the period is stated as {}..{}, but the dates in the text are of {}: read as {}..{}",
            days.0,
            days.1,
            other.1.year(),
            other.0,
            other.1
        ));
        days = other;
    }
    let length = (days.1 - days.0).num_days() + 1;
    if stated.form == DaysForm::Range && length > 16 && !is_month(days) {
        remarks.push(format!("the period is {length} days long"));
    }
    FoundPeriod { remarks, ..found(days, true, best.span, certainty, rule) }
}

fn folded_title(lines: &TextLines<'_>, title: Option<usize>, source: &TextSource) -> String {
    let line = title.map_or("", |at| lines.folded(at));
    format!("{line} {}", fold_line(source.title.as_deref().unwrap_or_default()))
}

fn is_daily(folded: &str) -> bool {
    folded.split(' ').any(|word| word == "daily")
}

fn is_weekly(
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    source: &TextSource,
) -> bool {
    let title = folded_title(lines, title, source);
    if is_daily(&title) {
        return false;
    }
    title.contains("week")
        || range.filter(|at| lines.is_kept(*at)).take(TOP).any(|at| {
            let folded = lines.folded(at);
            folded.contains("past week")
                || folded.contains("this week")
                || folded.contains("weekly")
                || folded.contains("last week")
        })
}

/// Takes a text that states one day for what happened up to it: on that day and the one before, or
/// in a week.
fn up_to(
    day: &PeriodCandidate,
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    source: &TextSource,
) -> FoundPeriod {
    let end = day.stated.to;
    let told = days_up_to(lines, range.clone(), end);
    let near = told.iter().filter(|one| (end - **one).num_days() <= 1).count();
    let is_named_weekly = is_weekly(lines, range.clone(), title, source);
    let is_daily = is_daily(&folded_title(lines, title, source))
        || !is_named_weekly && (near * 10 >= told.len() * 7);
    let week = || end.checked_sub_days(Days::new(6)).unwrap_or(end);
    let run = run_of_days(&told_days(lines, range, title, Some(end.year())));
    let run = run.filter(|run| !is_named_weekly && run.1 <= end && (end - run.0).num_days() <= 13);
    let from = if is_daily { end } else { run.map_or_else(week, |run| run.0) };
    let rule = if day.is_cutoff { "period/cutoff" } else { "period/day" };
    let mut period = found((from, end), true, day.span, Certainty::Guess, rule);
    if !is_daily && run.is_none() {
        period.remarks.push(format!(
            "only the last day is stated, {end}; the week that ends with it is taken"
        ));
    }
    period
}

/// Returns the days of the last two weeks that a text tells of, with the year of the last.
fn days_up_to(lines: &TextLines<'_>, range: Range<usize>, end: NaiveDate) -> Vec<NaiveDate> {
    let told = range.filter(|at| lines.is_kept(*at) && lines.role(*at) == BlockRole::Body);
    let days = told.flat_map(|at| stated_days(lines.text(at), Some(end.year())));
    days.map(|one| one.from).filter(|day| *day <= end && (end - *day).num_days() <= 13).collect()
}
