//! The days around an entry, as rows of a page: columns of attacks with the marks of what is held, the
//! day itself, the days of waves.

use chrono::{Datelike as _, NaiveDate};

use crate::compare::DayAround;
use crate::digest::Wave;
use crate::page::{Layout, Span, Tone};
use crate::screens::ViewContext;
use crate::text::{fit, fit_words, width};
use crate::ui::cell_marks::cell_sign;

/// The days that are seen where there is room, and of three how many are before the entry's.
const DAYS: u64 = 40;
const BEFORE: (u64, u64) = (2, 3);
/// The rows of the columns.
const ROWS: u64 = 2;
/// The cells of `01 May`, with a blank behind.
const LABEL: usize = 7;

/// Returns how many days of a page so many cells wide are before the entry's, and how many there are.
pub(super) fn days_in(columns: u16) -> (u64, u64) {
    let days = DAYS.min(u64::from(columns));
    (days * BEFORE.0 / BEFORE.1, days)
}

/// Adds a headed rule to a page.
pub(super) fn add_rule(
    layout: &mut Layout,
    (title, right): (&str, &str),
    columns: u16,
    view: &ViewContext<'_>,
) {
    let room = usize::from(columns);
    let title = fit(title, room, view.marks.ellipsis).into_owned();
    let left = room.saturating_sub(width(&title) + 3);
    let right = if left < 4 { "".into() } else { fit_words(right, left, view.marks.ellipsis) };
    let gap = if right.is_empty() { 0 } else { width(&right) + 1 };
    let line = room.saturating_sub(width(&title) + 1 + gap);
    let line = view.glyphs.borders.horizontal.repeat(line);
    layout.push(vec![
        Span::new(title, Tone::Heading),
        Span::new(format!(" {line} "), Tone::Dim),
        Span::new(right, Tone::Dim),
    ]);
}

/// Adds the strip of some days about one of them to a page.
pub(super) fn add_strip(
    layout: &mut Layout,
    (days, day): (&[DayAround], NaiveDate),
    wave: Option<&Wave>,
    view: &ViewContext<'_>,
) {
    let highest = days.iter().filter_map(|day| day.mark.number()).max().unwrap_or(0);
    for row in (0..ROWS).rev() {
        layout.push(days.iter().map(|day| cell(day, (row, highest), view)).collect());
    }
    layout.push(vec![Span::new(labels(days, day, view), Tone::Dim)]);
    if let Some(band) = wave.and_then(|wave| band(days, wave, view)) {
        layout.push(vec![Span::new(band, Tone::Wave), Span::new(" wave", Tone::Wave)]);
    }
}

/// Returns one cell of the columns; the lowest row has the marks of days without a number.
fn cell(day: &DayAround, (row, highest): (u64, u64), view: &ViewContext<'_>) -> Span {
    let number = day.mark.number().unwrap_or(0);
    let levels = view.glyphs.column.len().max(1) as u64;
    let steps = (number * levels * ROWS).div_ceil(highest.max(1));
    let left = steps.saturating_sub(row * levels).min(levels);
    let sign = usize::try_from(left).ok().and_then(|left| left.checked_sub(1));
    if let Some(sign) = sign.and_then(|sign| view.glyphs.column.get(sign)) {
        return Span::new(*sign, Tone::Bar);
    }
    if row > 0 || number > 0 {
        return Span::new(" ", Tone::Plain);
    }
    Span::new(cell_sign(day.mark, view.glyphs).0, Tone::Dim)
}

/// Returns the row under the columns: the first day and each first of a month by name, and under the day
/// itself a sign.
fn labels(days: &[DayAround], day: NaiveDate, view: &ViewContext<'_>) -> String {
    let mut row = String::new();
    let own = days.iter().position(|other| other.day == day).unwrap_or(0);
    for (at, other) in days.iter().enumerate() {
        let used = width(&row);
        if at == own {
            row = fit(&row, at, "").into_owned();
            row.push_str(&" ".repeat(at.saturating_sub(width(&row))));
            row.push_str(view.glyphs.up);
            continue;
        }
        let begins = at == 0 || other.day.day() == 1;
        let room = days.len().saturating_sub(at) + 1 >= LABEL;
        let hits_own = at < own && at + LABEL > own;
        if begins && room && !hits_own && (at == 0 || used < at) {
            row.push_str(&" ".repeat(at - used));
            row.push_str(&other.day.format("%d %b").to_string());
        }
    }
    row
}

/// Returns the band over the days of a wave; none where no day is of it.
fn band(days: &[DayAround], wave: &Wave, view: &ViewContext<'_>) -> Option<String> {
    let sign = |day: &DayAround| if wave.period.holds(day.day) { view.glyphs.wave } else { " " };
    let signs = days.iter().map(sign);
    let band: String = signs.collect();
    let band = band.trim_end();
    (!band.is_empty()).then(|| band.to_owned())
}
