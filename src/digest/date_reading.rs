//! Dates in forms beyond those that are read without a word: `7-9 March 2031`, `20310307`, `7.3.2031`.
//! Says what each means, or which two days it may be. Whether it is told is decided where it is read.

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};

use super::spelling::{in_words, is_ambiguous_date, month, unquoted, western, with_short_parts};
use super::{DateSpan, Precision};

/// What a text that is no date of the format means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateReading {
    /// It can be meant in one way only.
    One(DateSpan),
    /// The day or the month comes first.
    Either(DateSpan, DateSpan),
}

/// A longer text tells more than a date.
const LONGEST: usize = 60;
/// What people write before a date that is not exact.
const ABOUT: [&str; 7] =
    ["about ", "around ", "approximately ", "approx. ", "circa ", "ca. ", "c. "];
/// What stands between the first and the last day of a range.
const RANGE: [&str; 15] = [
    "..",
    " to ",
    " until ",
    " till ",
    " through ",
    "->",
    "→",
    "--",
    " - ",
    " / ",
    "/",
    " – ",
    " — ",
    "–",
    "-",
];
/// What stands between two days, which are a range only where they follow one another.
const BOTH: [&str; 6] = [" and ", " or ", " & ", " + ", ",", ";"];

/// Returns what a text means that is no date in the forms of the format.
pub fn date_reading(text: &str) -> Option<DateReading> {
    if text.len() > LONGEST {
        return None;
    }
    let text = western(unquoted(text)).replace(['\u{2010}', '\u{2011}', '\u{2212}'], "-");
    let lower = text.to_lowercase();
    let bare = without_weekday(lower.trim().trim_end_matches(['.', ',', ';'])).trim();
    let before = ABOUT.iter().find_map(|word| bare.strip_prefix(word));
    let about = before.or_else(|| bare.strip_suffix('?'));
    let date = about.unwrap_or(bare).trim();
    if let Some((one, other)) = by_numbers(date) {
        return match (one, other) {
            _ if about.is_some() => None,
            (Some(one), Some(other)) if one != other => Some(DateReading::Either(one, other)),
            (one, other) => one.or(other).map(DateReading::One),
        };
    }
    let span = single(date).or_else(|| range(date))?;
    match (about, span.precision) {
        (None, _) => Some(DateReading::One(span)),
        (Some(_), Precision::Day | Precision::Month | Precision::Year) => {
            Some(DateReading::One(DateSpan { precision: Precision::About, ..span }))
        }
        (Some(_), Precision::About | Precision::Range) => None,
    }
}

/// Takes the name of a weekday off the beginning or, in brackets, off the end.
fn without_weekday(text: &str) -> &str {
    let is_weekday = |word: &str| word.parse::<Weekday>().is_ok();
    if let Some((day, rest)) = text.split_once([' ', ','])
        && is_weekday(day)
    {
        return rest.trim_start_matches([' ', ',']);
    }
    match text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        Some((date, day)) if is_weekday(day) => date,
        Some(_) | None => text,
    }
}

/// Reads numbers of which the year is the last: with the day and with the month first. A number
/// above twelve is no month.
fn by_numbers(text: &str) -> Option<(Option<DateSpan>, Option<DateSpan>)> {
    let mut parts = text.split(['/', '.', '-']);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    if !is_ambiguous_date(text) || year.len() != 4 {
        return None;
    }
    let date = |month: &str, day: &str| format!("{year}-{month:0>2}-{day:0>2}").parse().ok();
    Some((date(b, a), date(a, b)))
}

/// Reads one day, week, month or year.
fn single(text: &str) -> Option<DateSpan> {
    let text = text.trim().trim_end_matches('.');
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if digits && text.len() == 8 {
        let (year, rest) = text.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return format!("{year}-{month}-{day}").parse().ok();
    }
    if let Ok(span) = text.parse::<DateSpan>() {
        return Some(span);
    }
    let spelt = text.replace(['.', '_', ' ', '/'], "-").replace("--", "-");
    let by_year = with_short_parts(&spelt).and_then(|date| date.parse().ok());
    by_year.or_else(|| week(text)).or_else(|| month_and_year(text)).or_else(|| words(text))
}

/// Reads a week: `2031-W10` is from Monday to Sunday.
fn week(text: &str) -> Option<DateSpan> {
    let (year, week) = text.split_once('w')?;
    let year = year.trim_end_matches(['-', ' ']).parse().ok()?;
    let from = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)?;
    Some(DateSpan { from, to: from + TimeDelta::days(6), precision: Precision::Range })
}

/// Reads `03/2031`.
fn month_and_year(text: &str) -> Option<DateSpan> {
    let (month, year) = text.split_once(['/', '.', '-'])?;
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let is_it =
        (1..=2).contains(&month.len()) && year.len() == 4 && is_number(month) && is_number(year);
    is_it.then(|| format!("{year}-{month:0>2}").parse().ok()).flatten()
}

/// Reads a date with the name of its month: `7th of March 2031`, `7-Mar-31`, `2031 March 7`.
fn words(text: &str) -> Option<DateSpan> {
    if !text.contains(|c: char| c.is_alphabetic()) {
        return None;
    }
    let spaced = text.replace(['-', '/', '.', ','], " ");
    let words: Vec<&str> = spaced.split_whitespace().filter(|word| *word != "of").collect();
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let century = |year: &str| -> Option<String> {
        let is_short = year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit());
        is_short.then(|| format!("20{year}"))
    };
    let meant = match *words.as_slice() {
        [year, month, day] if is_year(year) => format!("{day} {month} {year}"),
        [day, name, year] if month(name).is_some() && !is_year(year) => {
            format!("{day} {name} {}", century(year)?)
        }
        [year, name] if is_year(year) => format!("{name} {year}"),
        _ => words.join(" "),
    };
    in_words(&meant)?.parse().ok()
}

/// Reads two dates, the first of which may leave out what the second says, or the second what the
/// first says in numbers.
fn range(text: &str) -> Option<DateSpan> {
    let month_first = || {
        // `March 7-9, 2031`
        let (name, rest) = text.split_once(' ')?;
        let (days, year) = rest.rsplit_once([' ', ','])?;
        month(name)?;
        range(&format!("{} {name} {year}", days.trim_end_matches(',').trim()))
    };
    let parted = |signs: &[&str]| {
        signs.iter().find_map(|sign| {
            // A hyphen stands between two dates where it does not belong to one.
            text.match_indices(sign).find_map(|(at, _)| {
                let (from, to) = (text.get(..at)?, text.get(at + sign.len()..)?);
                two(from.trim(), to.trim())
            })
        })
    };
    let follow = |span: &DateSpan| (span.to - span.from).num_days() == 1;
    parted(&RANGE).or_else(|| parted(&BOTH).filter(follow)).or_else(month_first)
}

fn two(from: &str, to: &str) -> Option<DateSpan> {
    let is_day = |text: &str| {
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        let ending = text.get(digits.len()..).unwrap_or_default();
        (1..=2).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && matches!(ending, "" | "st" | "nd" | "rd" | "th" | ".")
    };
    let last = single(to);
    let first = match last {
        // `7-9 March 2031`, `7 March - 9 March 2031`
        Some(last) if is_day(from) => {
            let day = from.trim_end_matches(|c: char| !c.is_ascii_digit());
            format!("{:04}-{:02}-{day:0>2}", last.to.year(), last.to.month()).parse().ok()
        }
        Some(last) => single(from).or_else(|| single(&format!("{from} {}", last.to.year()))),
        None => single(from),
    }?;
    let last = match last {
        Some(last) if !is_day(to) => last,
        _ => {
            // `2031-03-07..09`, `2031-03-07..04-02`
            let is_exact = first.precision == Precision::Day && from.len() == 10;
            let (year, month) = (first.from.year(), first.from.month());
            let parts = if is_day(to) { format!("{month}-{to}") } else { to.to_owned() };
            is_exact.then(|| with_short_parts(&format!("{year:04}-{parts}")))??.parse().ok()?
        }
    };
    let is_one = |span: &DateSpan| matches!(span.precision, Precision::Day | Precision::Month);
    let is_range = is_one(&first) && first.precision == last.precision && first.from <= last.from;
    is_range.then_some(DateSpan { from: first.from, to: last.to, precision: Precision::Range })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match date_reading(text) {
            Some(DateReading::One(span)) => span.to_string(),
            Some(DateReading::Either(one, other)) => format!("{one} or {other}"),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn what_can_be_meant_in_one_way_is_that() {
        for (text, meant) in [
            ("20310307", "2031-03-07"),
            ("20310307-20310309", "2031-03-07..2031-03-09"),
            ("2031.03.07", "2031-03-07"),
            ("2031_3_7", "2031-03-07"),
            ("7-9 March 2031", "2031-03-07..2031-03-09"),
            ("7–9 March 2031", "2031-03-07..2031-03-09"),
            ("7 to 9 March 2031", "2031-03-07..2031-03-09"),
            ("7th - 9th Mar 2031", "2031-03-07..2031-03-09"),
            ("7 March - 9 March 2031", "2031-03-07..2031-03-09"),
            ("28 February – 2 March 2031", "2031-02-28..2031-03-02"),
            ("30 December 2030 - 2 January 2031", "2030-12-30..2031-01-02"),
            ("March 7-9, 2031", "2031-03-07..2031-03-09"),
            ("7 and 8 March 2031", "2031-03-07..2031-03-08"),
            ("7/8 March 2031", "2031-03-07..2031-03-08"),
            ("2031-03-07 or 2031-03-08", "2031-03-07..2031-03-08"),
            ("2031-03-07..09", "2031-03-07..2031-03-09"),
            ("2031-03-07/09", "2031-03-07..2031-03-09"),
            ("2031-03-07-09", "2031-03-07..2031-03-09"),
            ("2031-03-30..04-02", "2031-03-30..2031-04-02"),
            ("2031-03-06--2031-03-12", "2031-03-06..2031-03-12"),
            ("2031-03-06 -> 2031-03-12", "2031-03-06..2031-03-12"),
            ("2031-03-06 through 2031-03-12", "2031-03-06..2031-03-12"),
            ("March - May 2031", "2031-03-01..2031-05-31"),
            ("7th of March 2031", "2031-03-07"),
            ("7. March 2031", "2031-03-07"),
            ("2031 March 7", "2031-03-07"),
            ("7-Mar-2031", "2031-03-07"),
            ("7 Mar 31", "2031-03-07"),
            ("about 7 March 2031", "2031-03-07~"),
            ("ca. March 2031", "2031-03~"),
            ("2031-03-07?", "2031-03-07~"),
            ("2031-03-07 (Friday)", "2031-03-07"),
            ("Friday 2031-03-07", "2031-03-07"),
            ("03/2031", "2031-03"),
            ("2031-W10", "2031-03-03..2031-03-09"),
            ("13.03.2031", "2031-03-13"),
            ("3/13/2031", "2031-03-13"),
            ("3/3/2031", "2031-03-03"),
            ("2031-03-07.", "2031-03-07"),
        ] {
            assert_eq!(shown(text), meant, "{text}");
        }
    }

    #[test]
    fn what_may_be_two_days_is_both_and_the_rest_is_none() {
        assert_eq!(shown("7.3.2031"), "2031-03-07 or 2031-07-03");
        assert_eq!(shown("07-03-2031"), "2031-03-07 or 2031-07-03");
        for text in [
            "07.03.31",
            "7 March",
            "early March 2031",
            "week of 6 March 2031",
            "yesterday",
            "9-7 March 2031",
            "2031-03-07, 2031-03-12",
            "31-32 March 2031",
            "13.13.2031",
            "about 3/7/2031",
            "2031-03-07 14:30",
            "",
            "-",
            "..",
            "7-9",
        ] {
            assert_eq!(shown(text), "-", "{text}");
        }
        assert_eq!(shown(&"7 March 2031 ".repeat(1_000)), "-");
    }
}
