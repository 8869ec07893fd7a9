//! What issuers state, as points in the tall chart: the letter of the basis, the number, and the place
//! where it is not that of the chart.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::labels::{draw_label, is_free};
use super::layout::TempoPlaces;
use super::state::Tempo;
use crate::compare::StatedPoint;
use crate::screens::ViewContext;
use crate::ui::columns::AxisScale;
use crate::ui::paint::{basis_roles, number_style, put};

/// A point that is drawn.
struct PointMark<'a> {
    x: u16,
    y: u16,
    /// True where it lies above the chart.
    is_above: bool,
    point: &'a StatedPoint,
}

impl Tempo {
    /// Draws the points that are seen, the highest of each span first. One that would cover another
    /// is left out: the words tell all of them.
    pub(super) fn draw_points(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        (chart, scale): (Rect, AxisScale),
        buffer: &mut Buffer,
    ) {
        let mut marks: Vec<PointMark<'_>> = Vec::new();
        for (column, point) in &self.series.stated {
            let Some(x) = places.column(self.first, *column) else { continue };
            let value = u64::from(point.count.best().unwrap_or(point.count.low()));
            let row = scale.row(value, chart);
            // At the foot stand the signs of what is not known.
            let y = row.unwrap_or(chart.y).min(chart.bottom().saturating_sub(2)).max(chart.y);
            if marks.iter().any(|mark| mark.x.abs_diff(x) < 2 && mark.y == y) {
                continue;
            }
            let basis = point.statement.basis;
            put(buffer, x, y, basis.letter(), view.theme.style(basis_roles(basis).0));
            marks.push(PointMark { x, y, is_above: row.is_none(), point });
        }
        // Every letter stands before the first label is written.
        for mark in &marks {
            self.draw_words(view, mark, (chart, buffer));
        }
    }

    /// Writes the number beside a mark, and before it the sign of what lies above the chart.
    fn draw_words(
        &self,
        view: &ViewContext<'_>,
        mark: &PointMark<'_>,
        (chart, buffer): (Rect, &mut Buffer),
    ) {
        let (x, y, point) = (mark.x, mark.y, mark.point);
        let (_, words) = basis_roles(point.statement.basis);
        let style = number_style(view.theme, words);
        let before = x.saturating_sub(1);
        let arrow = mark.is_above && is_free(buffer, before, y, view.glyphs);
        if arrow {
            put(buffer, before, y, view.glyphs.goes_on, style);
        }
        let place = point.place_name(view.corpus, self.theatre(self.shown.0));
        let place = place.map_or_else(String::new, |place| format!(" {place}"));
        let text = view.spell(&format!("{}{place}", point.count.in_print())).into_owned();
        let left = if arrow { before } else { x };
        draw_label((left, x, y), &text, style, (chart, view.glyphs, buffer));
    }

    /// Returns what is stated for days that are seen.
    pub(super) fn seen_points(&self, places: &TempoPlaces) -> Vec<&StatedPoint> {
        let seen = |column: &usize| places.column(self.first, *column).is_some();
        self.series.stated.iter().filter(|(at, _)| seen(at)).map(|(_, point)| point).collect()
    }
}
