//! The forms in which tables write a day: `2020-05-25`, `25 May 2020`, `5/25/2020`, `20200525`, numbers
//! of a sheet and of a clock. What a precision code makes of a day is in `when`.

use chrono::{DateTime, Datelike, NaiveDate};

use super::xlsx_dates::day_of_number;
use crate::digest::{DateSpan, MONTHS, Precision};

/// Which of two numbers is the day, in `3/7/2031`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// 3 July.
    DayFirst,
    /// 7 March.
    MonthFirst,
}

/// A date as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReadDate {
    pub(super) span: DateSpan,
    /// True if the order of day and month was not told.
    pub(super) is_guessed: bool,
    /// True if a time other than midnight stands behind it, which is not kept with it.
    pub(super) has_time: bool,
}

/// The longest form, `Wednesday, 25 September 2020 at 00:00:00.000 +00:00`, is far shorter.
const LONGEST: usize = 80;

/// Reads a date. `order` says which number is the day where both may be.
pub(super) fn read_date(text: &str, order: Option<DayOrder>) -> Option<ReadDate> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') && text.matches('.').count() < 2 {
        return number(text);
    }
    let (day, time) = parted(text);
    let (span, is_guessed) = parts(day, order)?;
    let has_time =
        time.bytes().any(|b| (b'1'..=b'9').contains(&b)) && !time.starts_with("12:00:00 AM");
    Some(ReadDate { span, is_guessed, has_time })
}

/// Returns the order of day and month that a date shows, if it shows one.
pub(super) fn shown_order(text: &str) -> Option<DayOrder> {
    let text = text.trim();
    // A cell of a megabyte is no date, and looking for one in it would take minutes.
    if text.len() > LONGEST {
        return None;
    }
    let (day, _) = parted(text);
    let numbers: Vec<u32> = words(day).filter_map(|word| word.parse().ok()).collect();
    let has_month = words(day).any(|word| month(word).is_some());
    match *numbers.as_slice() {
        [first, second, year] if !has_month && year > 31 => match (first > 12, second > 12) {
            (true, false) if first <= 31 => Some(DayOrder::DayFirst),
            (false, true) if second <= 31 => Some(DayOrder::MonthFirst),
            _ => None,
        },
        _ => None,
    }
}

/// Parts a date from the time behind it, without its zone.
fn parted(text: &str) -> (&str, &str) {
    let begins = |at: usize, c: char| {
        let (before, after) = text.split_at(at);
        let rest = after.trim_start_matches(c);
        let digit = |text: &str, last: bool| {
            let c = if last { text.chars().next_back() } else { text.chars().next() };
            c.is_some_and(|c| c.is_ascii_digit())
        };
        c == 'T' && digit(before, true) && digit(rest, false)
            || c == ' ' && rest.split(' ').next().is_some_and(|word| word.contains(':'))
    };
    let Some((at, _)) = text.char_indices().find(|(at, c)| begins(*at, *c)) else {
        return (text, "");
    };
    let (day, time) = text.split_at(at);
    let time = time.trim_start_matches(['T', ' ']);
    let zone = time.find(['+', 'Z']).unwrap_or(time.len());
    (day, time.get(..zone).unwrap_or_default())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn parts(text: &str, order: Option<DayOrder>) -> Option<(DateSpan, bool)> {
    let (mut named, mut numbers) = (None, Vec::with_capacity(3));
    for word in words(text) {
        if let Some(month) = month(word) {
            if named.replace(month).is_some() {
                return None;
            }
        } else if let Ok(number) = bare(word).parse::<u32>() {
            numbers.push((number, bare(word).len()));
        } else if !is_day_of_week(word) {
            return None;
        }
    }
    let certain = |span: Option<DateSpan>| span.map(|span| (span, false));
    match (named, numbers.as_slice()) {
        (Some(month), [(first, len), (second, _)]) if *len == 4 => {
            certain(day(*first, month, *second))
        }
        (Some(month), [(first, _), (second, len)]) => {
            certain(day(year(*second, *len), month, *first))
        }
        (Some(month), [(only, 4)]) => certain(of_month(*only, month)),
        (None, [(year, 4)]) => certain(of_year(*year)),
        (None, [(year, 4), (month, _)] | [(month, _), (year, 4)]) => {
            certain(of_month(*year, *month))
        }
        (None, [(year, 4), (month, _), (number, _)]) => certain(day(*year, *month, *number)),
        (None, [(first, _), (second, _), (last, len)]) => {
            let year = year(*last, *len);
            match (order, *first > 12, *second > 12) {
                (_, true, false) | (Some(DayOrder::DayFirst), false, false) => {
                    certain(day(year, *second, *first))
                }
                (_, false, true) | (Some(DayOrder::MonthFirst), false, false) => {
                    certain(day(year, *first, *second))
                }
                (None, false, false) => Some((day(year, *second, *first)?, first != second)),
                (_, true, true) => None,
            }
        }
        _ => None,
    }
}

/// Drops the ending of `25th`.
fn bare(word: &str) -> &str {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_ending = matches!(word.get(digits.len()..), Some("st" | "nd" | "rd" | "th"));
    if is_ending { digits } else { word }
}

/// Returns the year that is meant; one of two digits is at most forty years in the future of 2000.
fn year(number: u32, len: usize) -> u32 {
    match (len, number) {
        (2, 0..=40) => 2_000 + number,
        (2, _) => 1_900 + number,
        _ => number,
    }
}

fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let is_it = |month: &&str| {
        word.len() >= 3 && month.starts_with(&word) || word == "sept" && month.starts_with("sept")
    };
    let at = MONTHS.iter().position(is_it)?;
    u32::try_from(at + 1).ok()
}

fn is_day_of_week(word: &str) -> bool {
    word.get(..3).is_some_and(|begin| begin.parse::<chrono::Weekday>().is_ok())
}

/// Reads a number alone: a year, `20200525`, the day of a sheet, the seconds or milliseconds of a clock.
fn number(text: &str) -> Option<ReadDate> {
    let whole = text.split('.').next().unwrap_or_default();
    let value: i64 = whole.parse().ok()?;
    let narrow = |n: i64| u32::try_from(n).ok();
    let clock = |seconds: i64| {
        let moment = DateTime::from_timestamp(seconds, 0)?;
        Some((DateSpan::day(moment.date_naive()), seconds.rem_euclid(86_400) != 0))
    };
    let (span, has_time) = match whole.len() {
        4 => (of_year(narrow(value)?)?, false),
        5 => {
            let day = day_of_number(text.parse().ok()?, false)
                .filter(|_| (14_000..80_000).contains(&value))?;
            let (day, time) = day.split_once(' ').unwrap_or((&day, ""));
            (DateSpan::day(day.parse().ok()?), !time.is_empty())
        }
        6 => (of_month(narrow(value / 100)?, narrow(value % 100)?)?, false),
        8 => {
            (day(narrow(value / 10_000)?, narrow(value / 100 % 100)?, narrow(value % 100)?)?, false)
        }
        9 | 10 => clock(value)?,
        12 | 13 => clock(value / 1_000)?,
        _ => return None,
    };
    Some(ReadDate { span, is_guessed: false, has_time })
}

/// Returns a day; no event of a table is told from before 1000.
pub(super) fn day(year: u32, month: u32, day: u32) -> Option<DateSpan> {
    let year = i32::try_from(year).ok().filter(|year| (1_000..=9_999).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day).map(DateSpan::day)
}

/// Returns a month of which no day is known.
pub(super) fn of_month(year: u32, month: u32) -> Option<DateSpan> {
    let from = day(year, month, 1)?.from;
    let next = if month == 12 { day(year + 1, 1, 1) } else { day(year, month + 1, 1) };
    let to = next.and_then(|next| next.from.pred_opt()).unwrap_or(from);
    Some(DateSpan { from, to, precision: Precision::Month })
}

/// Returns a year of which no month is known.
pub(super) fn of_year(year: u32) -> Option<DateSpan> {
    let (from, to) = (day(year, 1, 1)?.from, day(year, 12, 31)?.from);
    Some(DateSpan { from, to, precision: Precision::Year })
}

/// Returns the days from first to last, as a month or a year where they are a whole one.
pub(super) fn range(from: NaiveDate, to: NaiveDate) -> DateSpan {
    let year = u32::try_from(from.year()).unwrap_or(0);
    let whole = [of_month(year, from.month()), of_year(year)];
    let same = |span: &DateSpan| (span.from, span.to) == (from, to);
    let precision = if from == to { Precision::Day } else { Precision::Range };
    let found = whole.into_iter().flatten().find(same);
    found.unwrap_or(DateSpan { from, to, precision })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        read_date(text, None).map(|date| date.span.to_string())
    }

    #[test]
    fn forms_of_one_day() {
        for text in [
            "2020-05-25",
            "25 May 2020",
            "25-May-20",
            "May 25, 2020",
            "25/05/2020",
            "5/25/2020",
            "25.5.2020",
            "2020/05/25",
            "20200525",
            "2020-05-25T00:00:00Z",
            "5/25/2020 12:00:00 AM",
            "43976",
            "43976.0",
            "1590364800000",
            "1590364800",
            "Monday, 25th May 2020",
            "2020-05-25 00:00:00.000",
        ] {
            assert_eq!(read(text).as_deref(), Some("2020-05-25"), "{text}");
        }
        assert!(read_date("2020-05-25 14:30", None).is_some_and(|date| date.has_time));
        assert!(read_date("2020-05-25T00:00:00+03:00", None).is_some_and(|date| !date.has_time));
    }

    #[test]
    fn less_than_a_day_and_no_day() {
        assert_eq!(read("May 2020").as_deref(), Some("2020-05"));
        assert_eq!(read("2020-05").as_deref(), Some("2020-05"));
        assert_eq!(read("2020").as_deref(), Some("2020"));
        for text in [
            "0000-00-00",
            "",
            "soon",
            "2020-13-01",
            "31/31/2020",
            "2020-02-30",
            "=1+1",
            "99999999999999",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn day_and_month_are_told_or_guessed() {
        let guessed = read_date("03/07/2031", None).unwrap();
        assert_eq!((guessed.span.to_string().as_str(), guessed.is_guessed), ("2031-07-03", true));
        let told = read_date("03/07/2031", Some(DayOrder::MonthFirst)).unwrap();
        assert_eq!((told.span.to_string().as_str(), told.is_guessed), ("2031-03-07", false));
        assert_eq!(shown_order("13/07/2031"), Some(DayOrder::DayFirst));
        assert_eq!(shown_order("07/13/2031 10:00"), Some(DayOrder::MonthFirst));
        assert_eq!(shown_order("2031-07-13"), None);
        let long = format!("13/07/2031 {}", "1".repeat(200));
        assert_eq!(shown_order(&long), None, "no date is as long");
    }
}
