//! The tall chart: the scale, the days of which nothing is held, the columns, and what stands in place of
//! a number.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::TempoPlaces;
use super::state::Tempo;
use crate::compare::GridNumber;
use crate::cover::{CellMark, State};
use crate::digest::grouped;
use crate::screens::ViewContext;
use crate::screens::unplaced::draw_unplaced_number;
use crate::ui::cell_marks::cell_sign;
use crate::ui::columns::{AxisScale, ChartColumn, ColumnStyles};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The rows of the hatch over days of which nothing is held.
const HATCH: u16 = 3;
/// The cells from one point of a line of the scale to the next.
const DOTS: u16 = 4;

impl Tempo {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        if let Some(behind) = &self.behind {
            return behind.draw(view, buffer);
        }
        if self.cells.is_empty() {
            let style = view.theme.style(Role::Dim);
            put(buffer, view.body.x + 1, view.body.y, "Nothing is here", style);
            return;
        }
        let places = self.places(view);
        self.draw_rule(view, &places, buffer);
        self.draw_waves(view, &places, buffer);
        self.draw_chart(view, &places, buffer);
        self.draw_held(view, &places, buffer);
        self.draw_axis(view, &places, buffer);
        self.draw_unsaid(view, &places, buffer);
        self.draw_theatres(view, &places, buffer);
        self.draw_detail(view, places.detail, buffer);
        self.draw_legend(view, &places, buffer);
    }

    fn draw_chart(&self, view: &ViewContext<'_>, places: &TempoPlaces, buffer: &mut Buffer) {
        let chart = Rect { width: places.end().saturating_sub(places.x), ..places.chart };
        if chart.height == 0 {
            return;
        }
        let scale = AxisScale::of(self.series.highest(), chart.height);
        draw_scale(view, places, (chart, scale), buffer);
        let hatch = HATCH.min(chart.height / 2).max(1);
        for column in self.first..self.first + places.visible {
            let (Some(x), Some(number)) =
                (places.column(self.first, column), self.series.numbers.get(column))
            else {
                continue;
            };
            match number.mark {
                CellMark::NotHeld => {
                    let style = view.theme.style(Role::Gap);
                    let wide = places.hatched(self.first, column);
                    let text = view.glyphs.not_held.repeat(usize::from(wide));
                    for y in chart.bottom() - hatch..chart.bottom() {
                        put(buffer, x, y, &text, style);
                    }
                }
                CellMark::Silent | CellMark::WordsOnly | CellMark::Exactly(0) => {
                    draw_no_column(view, (x, chart.bottom() - 1), number, buffer);
                }
                CellMark::AtLeast(_) | CellMark::Exactly(_) => {
                    let area = Rect { x, width: places.wide(), ..chart };
                    let styles = styles(view, number);
                    column_of(number).draw(area, scale, styles, view.glyphs, buffer);
                }
            }
        }
        self.draw_points(view, places, (chart, scale), buffer);
        self.draw_unplaced(view, places, (self.shown.0, chart.bottom() - 1), buffer);
    }

    /// Draws how many of a row have no span.
    pub(super) fn draw_unplaced(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        (row, y): (usize, u16),
        buffer: &mut Buffer,
    ) {
        let column = self.cells.weeks();
        let Some(x) = places.unplaced else { return };
        let is_selected = row == self.row.at && self.column >= column;
        let style = view.theme.style(if is_selected { Role::MarkSelected } else { Role::Number });
        match self.number((row, column)).filter(|number| number.drawn() > 0) {
            Some(number) => draw_unplaced_number(view, (x, y), number, style, buffer),
            None if is_selected => {
                put(buffer, x, y, "  ", style);
            }
            None => {}
        }
    }
}

/// Draws the lines of the scale, and their values before them.
fn draw_scale(
    view: &ViewContext<'_>,
    places: &TempoPlaces,
    (chart, scale): (Rect, AxisScale),
    buffer: &mut Buffer,
) {
    let style = view.theme.style(Role::Axis);
    let dots = view.theme.style(Role::BarEmpty);
    for value in scale.ticks() {
        let Some(y) = scale.row(value, chart) else { continue };
        let text = grouped(value);
        let before = u16::try_from(text.len()).unwrap_or(0) + 1;
        let x = chart.x.saturating_sub(before).max(places.body.x);
        put(buffer, x, y, &text, style);
        if value == 0 {
            continue;
        }
        for x in (chart.x..chart.right()).step_by(usize::from(DOTS)) {
            put(buffer, x, y, view.glyphs.axis, dots);
        }
    }
}

/// Draws what stands in place of a number.
fn draw_no_column(
    view: &ViewContext<'_>,
    (x, y): (u16, u16),
    number: &GridNumber,
    buffer: &mut Buffer,
) {
    let (sign, role) = cell_sign(number.mark, view.glyphs);
    let role = if matches!(number.mark, CellMark::Exactly(_)) { Role::Strong } else { role };
    if !sign.trim().is_empty() {
        put(buffer, x, y, &sign, view.theme.style(role));
    }
}

/// Returns a number as a column, with its doubt.
fn column_of(number: &GridNumber) -> ChartColumn {
    let sum = number.sum;
    ChartColumn { low: sum.low, high: sum.high.unwrap_or(sum.low), is_open: sum.high.is_none() }
}

fn styles(view: &ViewContext<'_>, number: &GridNumber) -> ColumnStyles {
    let low = if number.state == State::InFull { Role::Full } else { Role::Partial };
    ColumnStyles { low: view.theme.style(low), doubt: view.theme.style(Role::Doubt) }
}
