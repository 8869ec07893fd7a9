//! What the entries found come to, in rows between the query and the list: the numbers, on a wide
//! screen those by basis, and a strip of their months. Nothing is counted here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::month_strip::draw_strip;
use crate::digest::Harm;
use crate::screens::ViewContext;
use crate::sums::FoundSum;
use crate::text::{fit_words, width};
use crate::ui::paint::{fill, put};
use crate::ui::theme::Role;

/// The input line, and the remarks on it.
const LINES: u16 = 2;

/// The rows of the sum.
const SUM: u16 = 2;

/// The row of what it comes to by basis, where that has room.
const BY_BASIS: u16 = 1;

/// A body of fewer columns has no room for it.
const WIDE_ENOUGH: u16 = 120;

/// From that many rows on there is room for all of it; a lower body has the numbers alone, since they
/// are what is asked for.
const HIGH_ENOUGH: u16 = 20;

/// A body of fewer rows keeps them for the list.
const LOW_ENOUGH: u16 = 9;

/// The row of the numbers.
const NUMBERS: u16 = 1;

/// From that many rows on the strip has the years under it.
const TALL: u16 = 30;

/// Returns the rows above the list. They do not depend on what was found, so that nothing jumps.
pub(super) fn head(view: &ViewContext<'_>) -> u16 {
    LINES + sum_rows(view)
}

/// Returns whether the sum says what is held: beside the strip of its months, or of nothing in the place of
/// the numbers.
pub(super) fn says_held(view: &ViewContext<'_>, sum: Option<&FoundSum>) -> bool {
    let of_nothing = sum.is_none_or(|sum| sum.figures.is_empty());
    sum_rows(view) > NUMBERS || (sum_rows(view) == NUMBERS && of_nothing)
}

/// Returns the rows of the sum.
fn sum_rows(view: &ViewContext<'_>) -> u16 {
    let years = u16::from(has_years(view));
    match (view.body.height, view.body.width) {
        (HIGH_ENOUGH.., WIDE_ENOUGH..) => SUM + BY_BASIS + years,
        (HIGH_ENOUGH.., _) => SUM + years,
        (LOW_ENOUGH.., _) => NUMBERS,
        (_, _) => 0,
    }
}

/// Returns whether the strip has the years under it.
fn has_years(view: &ViewContext<'_>) -> bool {
    view.body.height >= TALL
}

/// Draws the sum where there is room for it. Of nothing only what is held is told: the count says so.
pub(super) fn draw_sum(view: &ViewContext<'_>, sum: &FoundSum, buffer: &mut Buffer) {
    if head(view) == LINES {
        return;
    }
    let area = Rect {
        x: view.body.x + 1,
        y: view.body.y + LINES,
        width: view.body.width.saturating_sub(2),
        height: sum_rows(view),
    };
    let room = usize::from(area.width);
    if sum.figures.is_empty() {
        let held = sum.rests_on.as_ref().map(|rests_on| format!("held: {rests_on}"));
        let held = held.unwrap_or_default();
        let held = fit_words(&view.spell(&held), room, view.marks.ellipsis).into_owned();
        put(buffer, area.x, area.y, &held, view.theme.style(Role::Dim));
        return;
    }
    let told = fit_words(&view.spell(&sum.figures_told()), room, view.marks.ellipsis).into_owned();
    put(buffer, area.x, area.y, &told, view.theme.style(Role::Text));
    if area.height == NUMBERS {
        return;
    }
    let strip = 1 + u16::from(has_years(view));
    draw_strip(view, sum, Rect { y: area.bottom() - strip, height: strip, ..area }, buffer);
    if area.height - strip > 1 {
        let told = by_basis(view, sum, room);
        let told = fit_words(&told, room, view.marks.ellipsis);
        put(buffer, area.x, area.y + 1, &told, view.theme.style(Role::Dim));
    }
}

/// Says in place of the sum of which query the results are listed while what is typed cannot be read.
pub(super) fn draw_last_read(view: &ViewContext<'_>, said: &str, buffer: &mut Buffer) {
    if head(view) == LINES {
        return;
    }
    let area = Rect { y: view.body.y + LINES, height: sum_rows(view), ..view.body };
    fill(buffer, area, view.theme.style(Role::Text));
    let room = usize::from(area.width.saturating_sub(2));
    let text = fit_words(&view.spell(said), room, view.marks.ellipsis).into_owned();
    put(buffer, area.x + 1, area.y, &text, view.theme.style(Role::Warning));
}

/// Says what it comes to by basis, with as many of the tolls as leave every basis in sight; the sign
/// of a cut stands for the others.
fn by_basis(view: &ViewContext<'_>, sum: &FoundSum, room: usize) -> String {
    let all = Harm::ALL.len();
    let told = |most: usize| -> String {
        let harms: Vec<Harm> = Harm::ALL.into_iter().take(most).collect();
        let told = format!("by basis: {}", sum.by_basis_told(&harms));
        let cut = if most == all { "" } else { view.marks.ellipsis };
        let space = if cut.is_empty() { "" } else { " " };
        format!("{}{space}{cut}", view.spell(&told))
    };
    let fits = (0..=all).rev().map(told).find(|told| width(told) <= room);
    fits.unwrap_or_else(|| told(0))
}

/// Writes the first and the last day of what was found.
pub(super) fn days_told(sum: &FoundSum) -> Option<String> {
    let (first, last) = sum.figures.days?;
    Some(if first == last { format!("on {first}") } else { format!("{first} to {last}") })
}

/// Writes of how many weeks numbers are held, and what is outside the days asked for or background.
pub(super) fn held_told(sum: &FoundSum) -> String {
    let held = (sum.coverage.of_weeks() > 0).then(|| format!("held: {}", sum.coverage));
    held.into_iter().chain(sum.apart_told()).collect::<Vec<_>>().join("; ")
}
