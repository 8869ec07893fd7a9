//! The year of the days that a text tells without one: by its whole dates, its title, the name of its
//! file, the days of the week. Without any of these nobody knows it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::date_tokens::{DatePart, DateToken, date_tokens};
use super::lines::TextLines;
use super::period_forms::{DaysForm, StatedDays, stated_days};
use super::source::TextSource;
use super::told_days::{is_background, told_days};

/// How many blocks at the top may tell the year.
const TOP: usize = 14;

/// A year, and what told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ToldYear {
    /// The year.
    pub(super) year: i32,
    /// What told it.
    pub(super) from: YearFrom,
}

/// What told a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearFrom {
    /// The dates in the text that have one.
    Dates,
    /// A title or a heading at the top.
    Title,
    /// The name of the file.
    FileName,
    /// A year in the text that the days of the week fit.
    Weekdays,
}

impl YearFrom {
    /// What told it, behind `taken from`.
    pub(super) fn told(self) -> &'static str {
        match self {
            Self::Dates => "the dates in the text",
            Self::Title => "the title",
            Self::FileName => "the name of the file",
            Self::Weekdays => "the days of the week in the text",
        }
    }
}

/// Finds the year of days that state none.
pub(super) fn told_year(
    dates: &[NaiveDate],
    lines: &TextLines<'_>,
    range: &Range<usize>,
    source: &TextSource,
) -> Option<ToldYear> {
    let told = |year, from| ToldYear { year, from };
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for date in dates {
        *counts.entry(date.year()).or_default() += 1;
    }
    let (mut from_dates, mut from_title) = (!dates.is_empty(), false);
    let headings = top(lines, range).filter(|at| lines.is_like_heading(*at));
    let headings = source.title.as_deref().into_iter().chain(headings.map(|at| lines.text(at)));
    for year in headings.flat_map(bare_years) {
        *counts.entry(year).or_default() += 2;
        from_title = true;
    }
    for year in top_years(lines, range, source) {
        *counts.entry(year).or_default() += 2;
        from_dates = true;
    }
    // The year that most have; of equals the latest.
    if let Some((year, _)) = counts.into_iter().max_by_key(|(year, count)| (*count, *year)) {
        let from = if from_title && !from_dates { YearFrom::Title } else { YearFrom::Dates };
        return Some(told(year, from));
    }
    month_of_days(lines, range)
        .map(|year| told(year, YearFrom::Dates))
        .or_else(|| Some(told(file_year(source.file.as_deref()?)?, YearFrom::FileName)))
        .or_else(|| Some(told(weekday_year(lines, range)?, YearFrom::Weekdays)))
}

fn top<'t>(lines: &'t TextLines<'_>, range: &Range<usize>) -> impl Iterator<Item = usize> + 't {
    range.clone().filter(|at| lines.is_kept(*at)).take(TOP)
}

/// Returns the years of the days that the top states; a day or a month in a sentence is as often one
/// that is looked back to.
fn top_years(lines: &TextLines<'_>, range: &Range<usize>, source: &TextSource) -> Vec<i32> {
    let of_title = source.title.iter().flat_map(|text| stated_days(text, None));
    let of_top = top(lines, range).flat_map(|at| {
        let is_heading = lines.is_like_heading(at);
        let says = move |one: &StatedDays| match one.form {
            DaysForm::Range | DaysForm::WeekOf | DaysForm::WeekNumber => true,
            DaysForm::Day | DaysForm::Stretch | DaysForm::Month => is_heading,
        };
        stated_days(lines.text(at), None).into_iter().filter(says)
    });
    of_title.chain(of_top).map(|one| one.to.year()).collect()
}

/// Returns the years that stand in a line without a day, if they are not looked back to.
fn bare_years(text: &str) -> Vec<i32> {
    let stated = stated_days(text, None);
    let is_part =
        |token: &DateToken| stated.iter().any(|one| token.from >= one.at && token.to <= one.end);
    let tokens = date_tokens(text);
    let chars: Vec<char> = text.chars().collect();
    let bare = tokens.iter().filter(|token| !is_part(token) && !is_background(&chars, token.from));
    bare.filter_map(|token| token.part.year()).collect()
}

/// Returns the year of a month that a sentence tells, where days without a year lie in that month.
fn month_of_days(lines: &TextLines<'_>, range: &Range<usize>) -> Option<i32> {
    // Any year will do: only the months are compared.
    let days = told_days(lines, range.clone(), None, Some(2000));
    let months: BTreeSet<u32> = days.iter().map(|day| day.days.1.month()).collect();
    let texts = range.clone().filter(|at| lines.is_kept(*at)).map(|at| lines.text(at));
    let told = texts.flat_map(|text| {
        let chars: Vec<char> = text.chars().collect();
        let all = stated_days(text, None).into_iter();
        all.filter(move |one| one.form == DaysForm::Month && !is_background(&chars, one.at))
    });
    told.filter(|one| months.contains(&one.to.month())).map(|one| one.to.year()).max()
}

/// Returns the year that the name of a file tells: `watch-2031-05`, `20310521`.
fn file_year(name: &str) -> Option<i32> {
    let year_in = |token: &DateToken| {
        let is_date =
            matches!(token.text.len(), 6 | 8) && token.text.bytes().all(|b| b.is_ascii_digit());
        let first = token.text.get(..4).filter(|_| is_date)?;
        first.parse().ok().filter(|year| (1990..=2099).contains(year))
    };
    let tokens = date_tokens(name);
    let years: BTreeSet<i32> =
        tokens.iter().filter_map(|token| token.part.year().or_else(|| year_in(token))).collect();
    years.first().copied().filter(|_| years.len() == 1)
}

/// Returns the day that the name of a file tells: `watch-2031-05-21`, `20310521`.
pub(super) fn file_day(name: &str) -> Option<NaiveDate> {
    let stated = stated_days(name, None).into_iter().find(|one| one.form == DaysForm::Day);
    let digits = |token: &DateToken| NaiveDate::parse_from_str(&token.text, "%Y%m%d").ok();
    let together =
        || date_tokens(name).iter().filter(|token| token.text.len() == 8).find_map(digits);
    stated.map(|one| one.from).or_else(together)
}

/// Returns the one year in a text that all its days of the week fit.
fn weekday_year(lines: &TextLines<'_>, range: &Range<usize>) -> Option<i32> {
    let mut years = BTreeSet::new();
    let mut days = BTreeSet::new();
    for at in range.clone().filter(|at| lines.is_kept(*at)) {
        let tokens = date_tokens(lines.text(at));
        years.extend(tokens.iter().filter_map(|token| token.part.year()));
        days.extend((0..tokens.len()).filter_map(|at| weekday(&tokens, at)));
    }
    let fits = |year: &i32| {
        days.iter().all(|(name, month, day)| {
            NaiveDate::from_ymd_opt(*year, *month, *day)
                .is_some_and(|date| date.weekday().num_days_from_monday() == *name)
        })
    };
    let mut fitting = years.into_iter().filter(|year| days.len() >= 2 && fits(year));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Reads `Saturday, June 16` and `Saturday 16 June`: the day of the week from Monday on, month, day.
fn weekday(tokens: &[DateToken], at: usize) -> Option<(u32, u32, u32)> {
    let name = tokens.get(at).filter(|token| token.part == DatePart::Weekday)?;
    let name: Weekday = name.text.get(..3)?.parse().ok()?;
    let rest = tokens.get(at + 1..)?.iter().map(|token| token.part);
    let mut rest = rest.filter(|part| !matches!(part, DatePart::Sign(',' | '.' | '(')));
    let ((DatePart::Month(month), DatePart::Number(day))
    | (DatePart::Number(day), DatePart::Month(month))) = (rest.next()?, rest.next()?)
    else {
        return None;
    };
    Some((name.num_days_from_monday(), month, day))
}

#[cfg(test)]
mod tests {
    use super::super::test_texts::blocks;
    use super::super::vocabulary::ImportWords;
    use super::*;

    fn year(text: &str, file: &str) -> Option<(i32, YearFrom)> {
        let blocks = blocks(text);
        let lines = TextLines::new(&blocks, ImportWords::shipped());
        let source = TextSource { file: Some(file.to_owned()), ..TextSource::default() };
        told_year(&[], &lines, &(0..blocks.len()), &source).map(|told| (told.year, told.from))
    }

    #[test]
    fn years_that_are_looked_back_to_are_not_told() {
        let text = "# Watch\nEntries dating back to 2003 are kept. Men 3 Oct burned a barge; a man held \
            since late 2015 for a raid in Sept 2015 and a murder of 1998 was released 10 Oct.\n";
        assert_eq!(year(text, "watch.txt"), None);
    }

    #[test]
    fn the_year_of_a_title_counts_and_that_of_the_name_of_the_file() {
        let days = "January 3\nTwo barges were burned by men who fled across the river.\n";
        let title = format!("River Timeline - 2031\n{days}");
        assert_eq!(year(&title, "a.txt"), Some((2031, YearFrom::Title)));
        assert_eq!(year(days, "watch-2031-01.txt"), Some((2031, YearFrom::FileName)));
        assert_eq!(year(days, "20310103.html"), Some((2031, YearFrom::FileName)));
        assert_eq!(year(days, "2029-or-2031.html"), None, "two years are none");
    }

    #[test]
    fn the_name_of_a_file_may_tell_a_day() {
        for (name, day) in [
            ("river-2031-05-21.txt", Some("2031-05-21")),
            ("20310521 river.html", Some("2031-05-21")),
            ("river-2031-05.txt", None),
            ("river-20319999.txt", None),
        ] {
            assert_eq!(file_day(name).map(|day| day.to_string()).as_deref(), day, "{name}");
        }
    }

    #[test]
    fn a_month_that_the_days_lie_in_tells_their_year() {
        let text = "There was more of it in the first week of August 2031 than before.\nOn August 3 \
            two barges were burned.\n";
        assert_eq!(year(text, ""), Some((2031, YearFrom::Dates)));
    }

    #[test]
    fn days_of_the_week_choose_among_the_years_in_a_text() {
        let text = "It began in 2029 and went on in 2031 and 2032.\nOn Wednesday, May 21, a barge was \
            burned. On Thursday 22 May, another was.\n";
        assert_eq!(year(text, ""), Some((2031, YearFrom::Weekdays)));
    }
}
