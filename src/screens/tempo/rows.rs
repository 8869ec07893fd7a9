//! The small charts: a row for each theatre, on the columns of the tall one, all on one scale.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::layout::TempoPlaces;
use super::state::Tempo;
use crate::compare::GridNumber;
use crate::cover::{CellMark, State};
use crate::digest::grouped;
use crate::screens::ViewContext;
use crate::text::fit;
use crate::ui::cell_marks::cell_sign;
use crate::ui::columns::{AxisScale, ChartColumn, ColumnStyles};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::Role;

impl Tempo {
    pub(super) fn draw_theatres(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        buffer: &mut Buffer,
    ) {
        let Some(rule) = places.theatres else { return };
        let highest = self.highest;
        let word = if highest == 1 { self.measure.one() } else { self.measure.word() };
        let right = match highest {
            0 => format!("no {word}"),
            _ => format!("every row is as high for {highest} {word}"),
        };
        let body = places.body;
        let line = Rect { x: body.x + 1, y: rule, width: body.width.saturating_sub(2), height: 1 };
        let rule = HeadedRule { title: "By theatre", right: &right, role: Role::Heading };
        rule.draw(line, view.theme, view.glyphs, buffer);
        let (y, seen, per_row) = places.rows;
        let shown = self.row.top..self.row.top + seen;
        for (y, theatre) in (y..).step_by(usize::from(per_row)).zip(shown) {
            let row = theatre + 1;
            let base = y + per_row - 1;
            self.draw_name(view, places, (row, base), buffer);
            for column in self.first..self.first + places.visible {
                let x = places.column(self.first, column);
                let number = self.numbers_of(row).get(column);
                if let (Some(x), Some(number)) = (x, number) {
                    let area = Rect { x, y, width: places.wide(), height: per_row };
                    let hatched = places.hatched(self.first, column);
                    self.draw_small(view, hatched, area, number, buffer);
                }
            }
            if row == self.row.at
                && let Some(x) = places.column(self.first, self.column)
            {
                let cells = Rect { x, y: base, width: places.wide(), height: 1 };
                buffer.set_style(cells, view.theme.style(Role::MarkSelected));
            }
            self.draw_unplaced(view, places, (row, base), buffer);
        }
    }

    /// Draws the name of a theatre, and its number in all spans.
    fn draw_name(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        (row, y): (usize, u16),
        buffer: &mut Buffer,
    ) {
        let Some(theatre) = self.theatre(row) else { return };
        let x = places.body.x + 1;
        let name = view.spell(view.corpus.taxonomy().theatre_name(theatre)).into_owned();
        let name = fit(&name, usize::from(places.name), view.marks.ellipsis);
        let role = if row == self.row.at { Role::Accent } else { Role::Text };
        put(buffer, x, y, &name, view.theme.style(role));
        let (total, exact) = self.total(row);
        if places.digits == 0 || (total == 0 && !exact) {
            return;
        }
        let plus = if !exact && view.glyphs.is_ascii() { "+" } else { "" };
        let text = format!("{}{plus}", grouped(total));
        let room = u16::try_from(text.len()).unwrap_or(0);
        let end = x + places.name + 1 + places.digits;
        let mut style = view.theme.style(Role::Number);
        if !exact {
            style = style.add_modifier(Modifier::UNDERLINED);
        }
        put(buffer, end.saturating_sub(room), y, &text, style);
    }

    fn draw_small(
        &self,
        view: &ViewContext<'_>,
        hatched: u16,
        area: Rect,
        number: &GridNumber,
        buffer: &mut Buffer,
    ) {
        let base = area.bottom() - 1;
        match number.mark {
            CellMark::NotHeld => {
                let text = view.glyphs.not_held.repeat(usize::from(hatched));
                put(buffer, area.x, base, &text, view.theme.style(Role::Gap));
            }
            CellMark::Silent | CellMark::WordsOnly | CellMark::Exactly(0) => {
                let (sign, role) = cell_sign(number.mark, view.glyphs);
                let is_zero = matches!(number.mark, CellMark::Exactly(_));
                let role = if is_zero { Role::Strong } else { role };
                if !sign.trim().is_empty() {
                    put(buffer, area.x, base, &sign, view.theme.style(role));
                }
            }
            CellMark::AtLeast(least) | CellMark::Exactly(least) => {
                let full = number.state == State::InFull;
                let style = view.theme.style(if full { Role::Full } else { Role::Partial });
                let scale = AxisScale { top: self.highest.max(1), step: self.highest.max(1) };
                let styles = ColumnStyles { low: style, doubt: Style::new() };
                let column = ChartColumn { low: least, high: least, is_open: false };
                column.draw(area, scale, styles, view.glyphs, buffer);
            }
        }
    }
}
