//! Parts of months and years: `late may 2020`, `q2 2020`, `first half of 2024`, `week of 21 may`.

use chrono::{Days, NaiveDate};

use super::super::cursor::AtomCursor;
use super::super::numbers::number;
use super::days::{DayRun, latest_year, months};
use super::partial::{self, Partial, any_year};
use super::weeks;

const ORDINALS: [[&str; 2]; 4] = [["first", "1"], ["second", "2"], ["third", "3"], ["fourth", "4"]];
const ORDINAL_ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];

/// The seasons of the northern half, each with its first month; winter lies in two years.
pub(super) const SEASONS: [(&str, u32); 4] =
    [("spring", 3), ("summer", 6), ("autumn", 9), ("fall", 9)];

/// A way to write a part, tried at a place of the text; it knows the last covered day.
pub(super) type PartForm = fn(&mut AtomCursor<'_>, Option<NaiveDate>) -> Option<DayRun>;

/// Consumes a part of a month or of a year.
pub(super) fn read(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    let forms: [PartForm; 6] = [third, half, quarter, weeks::read, months_of_year, season];
    forms.into_iter().find_map(|form| cursor.attempt(|cursor| form(cursor, last)))
}

/// Consumes a month or a year, of which a part is asked for.
pub(super) fn whole(cursor: &mut AtomCursor<'_>) -> Option<Partial> {
    cursor.glued_mark(&["-", "‑", "–"]);
    cursor.word(&["of", "in"]);
    cursor.word(&["the"]);
    cursor.word(&["month", "year"]);
    cursor.word(&["of"]);
    let whole = partial::read(cursor)?;
    (whole.stands_alone() && whole.day.is_none()).then_some(whole)
}

pub(super) fn first_to_fourth(cursor: &mut AtomCursor<'_>) -> Option<u32> {
    cursor.attempt(|cursor| {
        let word = cursor.peek().map(|atom| atom.text.as_str())?;
        let at = ORDINALS.iter().position(|names| names.contains(&word))?;
        if cursor.digits().is_some() {
            (cursor.is_glued() && cursor.word(&ORDINAL_ENDINGS)).then_some(())?;
        } else {
            cursor.any_word()?;
        }
        u32::try_from(at).ok()
    })
}

/// Returns a third of a month, in days 1–10, 11–20 and 21–end, or four months of a year.
fn third(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    cursor.word(&["the"]);
    let third = if cursor.word(&["early", "beginning", "start"]) {
        0
    } else if cursor.word(&["mid", "middle"]) {
        1
    } else if cursor.word(&["late", "end"]) {
        2
    } else {
        return None;
    };
    let whole = whole(cursor)?;
    let run = whole.run(last)?;
    let part = match whole.month {
        Some(_) => {
            let day = |days: u64| run.first.from.checked_add_days(Days::new(days));
            match third {
                0 => DayRun::days(day(0)?, day(9)?),
                1 => DayRun::days(day(10)?, day(19)?),
                _ => DayRun::days(day(20)?, run.last.to), // the third third
            }
        }
        None => months(whole.year?, 4 * third + 1, 4 * third + 4),
    }?;
    Some(DayRun { of_archive: run.of_archive, ..part })
}

/// `first half of 2024`, `second half of may 2020`, `h1 2024`, `2024 h1`
fn half(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    let (half, whole) = cursor
        .attempt(|cursor| {
            let half = cursor.attempt(|cursor| numbered("h", cursor)).or_else(|| {
                cursor.word(&["the"]);
                let half = first_to_fourth(cursor)?;
                cursor.word(&["half"]).then_some(half)
            })?;
            Some((half, cursor.attempt(whole)))
        })
        .or_else(|| {
            cursor.attempt(|cursor| {
                let year = Some(any_year(cursor)?);
                cursor.glued_mark(&["-", "/"]);
                Some((numbered("h", cursor)?, Some(Partial { year, ..Partial::default() })))
            })
        })?;
    if half > 1 {
        return None;
    }
    let Some(whole) = whole else { return latest_months(6 * half + 1, 6 * half + 6, last) };
    let run = whole.run(last)?;
    let part = match whole.month {
        Some(_) => {
            let middle = run.first.from.checked_add_days(Days::new(14))?;
            if half == 0 {
                DayRun::days(run.first.from, middle)
            } else {
                DayRun::days(middle.succ_opt()?, run.last.to)
            }
        }
        None => months(whole.year?, 6 * half + 1, 6 * half + 6),
    }?;
    Some(DayRun { of_archive: run.of_archive, ..part })
}

/// `q2 2020`, `2020-q2`, `second quarter of 2020`, and the latest without its year.
fn quarter(cursor: &mut AtomCursor<'_>, last: Option<NaiveDate>) -> Option<DayRun> {
    let before = cursor.attempt(|cursor| {
        let year = any_year(cursor)?;
        cursor.glued_mark(&["-", "/"]);
        Some(year)
    });
    let quarter = cursor.attempt(|cursor| numbered("q", cursor)).or_else(|| {
        cursor.word(&["the"]);
        let quarter = first_to_fourth(cursor)?;
        cursor.word(&["quarter"]).then_some(quarter)
    })?;
    let year = before.or_else(|| {
        cursor.attempt(|cursor| {
            cursor.glued_mark(&["-", "/"]);
            cursor.word(&["of", "in"]);
            any_year(cursor)
        })
    });
    let (from, to) = (3 * quarter + 1, 3 * quarter + 3);
    year.map_or_else(|| latest_months(from, to, last), |year| months(year, from, to))
}

/// Consumes a letter with a number from one to four: `q2`.
fn numbered(letter: &str, cursor: &mut AtomCursor<'_>) -> Option<u32> {
    if !cursor.word(&[letter]) || !cursor.is_glued() {
        return None;
    }
    let number: u32 = cursor.digits()?.parse().ok()?;
    number.checked_sub(1).filter(|number| *number < 4)
}

fn latest_months(from: u32, to: u32, last: Option<NaiveDate>) -> Option<DayRun> {
    let year = latest_year(last?, |year| NaiveDate::from_ymd_opt(year, from, 1))?;
    months(year, from, to).map(DayRun::counted_back)
}

/// `first three months of 2020`, `last month of 2020`
fn months_of_year(cursor: &mut AtomCursor<'_>, _: Option<NaiveDate>) -> Option<DayRun> {
    cursor.word(&["the"]);
    let first = cursor.word(&["first"]);
    if !first && !cursor.word(&["last", "final"]) {
        return None;
    }
    let count = number(cursor).unwrap_or(1);
    if !cursor.word(&["month", "months"]) || !(1..=12).contains(&count) {
        return None;
    }
    let whole = whole(cursor).filter(|whole| whole.month.is_none())?;
    if first { months(whole.year?, 1, count) } else { months(whole.year?, 13 - count, 12) }
}

/// `summer 2020`, `summer of 2020`, `2020 summer`
fn season(cursor: &mut AtomCursor<'_>, _: Option<NaiveDate>) -> Option<DayRun> {
    let before = cursor.attempt(any_year);
    let first = cursor
        .meaning(|word| SEASONS.iter().find(|(name, _)| *name == word).map(|(_, first)| *first))?;
    let year = before.or_else(|| {
        cursor.attempt(|cursor| {
            cursor.word(&["of", "in"]);
            any_year(cursor)
        })
    })?;
    months(year, first, first + 2)
}
