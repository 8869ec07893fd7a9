//! What stands under the tall chart: how fully each span is held, the names of the time, the selected
//! span, and of how many attacks no toll is said.

use chrono::{Datelike as _, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::TempoPlaces;
use super::state::Tempo;
use crate::compare::GridUnit;
use crate::digest::grouped;
use crate::screens::ViewContext;
use crate::text::width;
use crate::ui::cell_marks::held_sign;
use crate::ui::paint::put;
use crate::ui::theme::Role;

impl Tempo {
    /// Draws how fully each span is held.
    pub(super) fn draw_held(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        buffer: &mut Buffer,
    ) {
        put(buffer, places.body.x + 1, places.held, "held", view.theme.style(Role::Axis));
        for column in self.first..self.first + places.visible {
            let Some(x) = places.column(self.first, column) else { continue };
            let held = self.numbers.held.get(column).copied().flatten();
            let (sign, role) = held_sign(held, view.glyphs);
            let text = sign.repeat(usize::from(places.hatched(self.first, column)));
            put(buffer, x, places.held, &text, view.theme.style(role));
            if column == self.column {
                let cells = Rect { x, y: places.held, width: places.wide(), height: 1 };
                buffer.set_style(cells, view.theme.style(Role::MarkSelected));
            }
        }
    }

    /// Draws the names of the time, and over them that of the selected span.
    pub(super) fn draw_axis(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        buffer: &mut Buffer,
    ) {
        let style = view.theme.style(Role::Axis);
        let mut end = 0;
        let mut before = None;
        for column in self.first..self.first + places.visible {
            let (Some(days), Some(x)) =
                (self.cells.days_of(column), places.column(self.first, column))
            else {
                continue;
            };
            let name = self.time_name(days.from, before, column == self.first);
            before = Some(days.from);
            if let Some(name) = name
                && x >= end
                && usize::from(places.columns_end().saturating_sub(x)) > width(&name)
            {
                end = put(buffer, x, places.axis, &name, style) + 1;
            }
        }
        self.draw_selected_day(view, places, buffer);
        let Some(x) = places.unplaced else { return };
        let is_selected = self.column >= self.cells.weeks();
        let is_bare = !view.theme.has_colour() || view.glyphs.is_ascii();
        let role = if is_selected { Role::MarkSelected } else { Role::Axis };
        let name = if is_selected && is_bare { "[?]" } else { "?" };
        let long = u16::try_from(name.len()).unwrap_or(1);
        put(buffer, x + 2 - long.min(2), places.axis, name, view.theme.style(role));
    }

    /// Returns what is written under a column that begins on a day.
    fn time_name(
        &self,
        day: NaiveDate,
        before: Option<NaiveDate>,
        is_first: bool,
    ) -> Option<String> {
        let month = || day.format("%b").to_string();
        match self.limits.unit {
            GridUnit::Week => {
                let is_new = before.map_or(day.day() <= 7, |before| before.month() != day.month());
                is_new.then(month)
            }
            GridUnit::Month => (day.month() == 1 || is_first).then(|| day.format("%Y").to_string()),
            GridUnit::Day if day.day() == 1 || is_first => Some(month()),
            GridUnit::Day => matches!(day.day(), 8 | 15 | 22).then(|| day.day().to_string()),
        }
    }

    /// Names the selected span under it: its first letter, or where there is no room its last, stands
    /// under the column. Without colours, and in ASCII, it stands in brackets.
    fn draw_selected_day(&self, view: &ViewContext<'_>, places: &TempoPlaces, buffer: &mut Buffer) {
        let (Some(days), Some(x)) =
            (self.days(self.column), places.column(self.first, self.column))
        else {
            return;
        };
        let name = match self.limits.unit {
            GridUnit::Month => days.from.format("%b %Y").to_string(),
            GridUnit::Week | GridUnit::Day => days.from.format("%-d %b").to_string(),
        };
        let name = if view.theme.has_colour() && !view.glyphs.is_ascii() {
            name
        } else {
            format!("[{name}]")
        };
        let long = u16::try_from(width(&name)).unwrap_or(0);
        let is_room = x + long < places.columns_end();
        let x = if is_room { x } else { (x + 1).saturating_sub(long) };
        // A name of a month that it covers in part must not read as part of it.
        let style = view.theme.style(Role::Axis);
        for beside in [x.checked_sub(1), x.checked_add(long)].into_iter().flatten() {
            let mut at = beside;
            let is_letter = |at: u16, buffer: &Buffer| {
                let sign = buffer.cell((at, places.axis)).map_or(" ", |cell| cell.symbol());
                sign.trim().chars().next().is_some()
            };
            while is_letter(at, buffer) {
                put(buffer, at, places.axis, " ", style);
                at = if beside < x { at.saturating_sub(1) } else { at + 1 };
            }
        }
        put(buffer, x, places.axis, &name, view.theme.style(Role::MarkSelected));
    }

    /// Draws of how many attacks no toll is said.
    pub(super) fn draw_unsaid(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        buffer: &mut Buffer,
    ) {
        let Some(y) = places.unsaid else { return };
        let style = view.theme.style(Role::Doubt);
        put(buffer, places.body.x + 1, y, "n/s", style);
        for column in self.first..self.first + places.visible {
            let number = self.series.unsaid.get(column).copied().unwrap_or(0);
            let Some(x) = places.column(self.first, column).filter(|_| number > 0) else {
                continue;
            };
            let digits = grouped(number);
            let fits = digits.len() <= usize::from(places.wide());
            put(buffer, x, y, if fits { &digits } else { view.glyphs.too_wide }, style);
        }
    }
}
