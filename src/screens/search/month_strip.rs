//! The months of the archive as a strip: a column where something was found, and elsewhere the mark of
//! what is held. What was not found is told from what could not be.

use chrono::{Datelike as _, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sum_rows::{days_told, held_told};
use crate::cover::State;
use crate::digest::grouped;
use crate::screens::ViewContext;
use crate::sums::{FoundSum, HIGHEST, Strip, StripCell};
use crate::text::{fit_words, width};
use crate::ui::cell_marks::cell_sign;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The cells of a year, with a blank behind.
const YEAR: u16 = 5;

/// Draws every month from the first to the last: where the area has two rows with the years under them,
/// else with both ends named. Beside stand the days of the events and what the columns are, and of how
/// many weeks numbers are held.
pub(super) fn draw_strip(view: &ViewContext<'_>, sum: &FoundSum, area: Rect, buffer: &mut Buffer) {
    let days = days_told(sum).unwrap_or_default();
    let held = held_told(sum);
    let has_years = area.height > 1;
    // Each end is named as `2020-05`, with a space beside the strip.
    let ends = if has_years { 0 } else { 2 * 8 };
    let room = usize::from(area.width).saturating_sub(ends);
    // Over the years the strip comes first; without them what stands beside it does.
    let beside = width(&days) + width(&held) + 4;
    let most = if has_years { room } else { room.saturating_sub(beside).max(room / 3) };
    let strip = Strip::of(&sum.months, most);
    let (Some(first), Some(last)) = (strip.cells.first(), strip.cells.last()) else { return };
    let dim = view.theme.style(Role::Dim);
    let month = |day: NaiveDate| day.format("%Y-%m").to_string();
    let start = if has_years {
        area.x
    } else {
        put(buffer, area.x, area.y, &month(first.days.from), dim) + 1
    };
    let mut x = start;
    for cell in &strip.cells {
        let (sign, role) = sign(view, cell);
        x = put(buffer, x, area.y, &sign, view.theme.style(role));
    }
    let end = if has_years { String::new() } else { last.days.to.map(month).unwrap_or_default() };
    let told = if has_years {
        [days, rate_told(&strip)].into_iter().filter(|part| !part.is_empty()).collect()
    } else {
        let parts = [days, held.clone()].into_iter().filter(|part| !part.is_empty());
        vec![format!("{end}  {}", parts.collect::<Vec<_>>().join("; "))]
    };
    let text = view.spell(&told.join(", ")).into_owned();
    let left = usize::from(area.right().saturating_sub(x + 1));
    put(buffer, x + 1, area.y, &fit_words(&text, left, view.marks.ellipsis), dim);
    if has_years {
        let line = Rect { y: area.y + 1, height: 1, ..area };
        draw_years(view, (&strip, start), (&held, line), buffer);
    }
}

/// Says what the columns are: `at most 3 events a month`.
fn rate_told(strip: &Strip) -> String {
    let most = strip.cells.iter().map(|cell| cell.events).max().unwrap_or(0);
    let (most, events) = (grouped(most), if most == 1 { "event" } else { "events" });
    match strip.spans {
        1 => format!("at most {most} {events} a month"),
        months => format!("at most {most} {events} in {months} months"),
    }
}

/// Draws each year under its first month, and behind them what is held.
fn draw_years(
    view: &ViewContext<'_>,
    (strip, start): (&Strip, u16),
    (held, area): (&str, Rect),
    buffer: &mut Buffer,
) {
    let axis = view.theme.style(Role::Axis);
    let mut free = start;
    let mut before = None;
    for (x, cell) in (start..area.right()).zip(&strip.cells) {
        let year = cell.days.from.year();
        let begins = before.is_none_or(|before| before != year);
        before = Some(year);
        if begins && x >= free && x + YEAR <= area.right() {
            put(buffer, x, area.y, &year.to_string(), axis);
            free = x + YEAR;
        }
    }
    let held = view.spell(held);
    let cells = u16::try_from(strip.cells.len()).unwrap_or(u16::MAX);
    let x = (start.saturating_add(cells) + 1).max(free + 1);
    let room = usize::from(area.right().saturating_sub(x));
    let held = fit_words(&held, room, view.marks.ellipsis);
    put(buffer, x, area.y, &held, view.theme.style(Role::Dim));
}

/// Returns the sign of some months: a column, or the mark of what is held where nothing was found.
fn sign(view: &ViewContext<'_>, cell: &StripCell) -> (String, Role) {
    if cell.events > 0 {
        let level = cell.level.unwrap_or(1);
        return (view.glyphs.spark(level.into(), HIGHEST.into()).to_owned(), Role::Bar);
    }
    // Outside of the days that are asked for nothing is told.
    let mark = cell.state.map(|state: State| cell_sign(state.mark(0), view.glyphs));
    mark.map_or_else(|| (" ".to_owned(), Role::Dim), |(sign, role)| (sign.into_owned(), role))
}
