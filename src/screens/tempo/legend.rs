//! What the signs of a tempo mean, of those only that are seen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::TempoPlaces;
use super::state::Tempo;
use crate::compare::{GridNumber, GridUnit};
use crate::cover::{CellMark, State};
use crate::digest::Basis;
use crate::screens::ViewContext;
use crate::ui::cell_marks::cell_sign;
use crate::ui::legend_line::{LegendLine, LegendSign};
use crate::ui::paint::basis_roles;
use crate::ui::theme::Role;

impl Tempo {
    /// Draws as much of it as there is room for.
    pub(super) fn draw_legend(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        buffer: &mut Buffer,
    ) {
        let Some(y) = places.legend else { return };
        let mut line = LegendLine::new(view.theme, Rect { y, height: 1, ..places.body });
        let columns = self.columns_seen(view, places).into_iter();
        line.add_all(columns.chain(self.points_seen(view, places)), 0, buffer);
    }

    /// Returns the signs of columns, and of what stands in their place.
    fn columns_seen(&self, view: &ViewContext<'_>, places: &TempoPlaces) -> Vec<LegendSign> {
        let seen = |wanted: &dyn Fn(&GridNumber) -> bool| {
            let window =
                |row: &[GridNumber]| row.iter().skip(self.first).take(places.visible).any(wanted);
            let (_, rows, _) = places.rows;
            let small = self.numbers.rows.iter().skip(self.row.top).take(rows);
            window(&self.series.numbers) || small.into_iter().any(|row| window(row))
        };
        let full = |number: &GridNumber| number.state == State::InFull && number.drawn() > 0;
        let part = |number: &GridNumber| number.state != State::InFull && number.drawn() > 0;
        let tall = self.series.numbers.iter().skip(self.first).take(places.visible);
        let up_to =
            tall.clone().any(|n| n.drawn() > 0 && n.sum.high.is_some_and(|h| h > n.sum.low));
        let open = tall.clone().any(|n| n.drawn() > 0 && n.sum.high.is_none());
        let column = view.glyphs.column.last().copied().unwrap_or_default();
        let style = |role| view.theme.style(role);
        let sign = |sign: &str, role, meaning, short| LegendSign {
            sign: sign.to_owned(),
            style: style(role),
            meaning,
            short,
        };
        let mark = |mark: CellMark, meaning, short| {
            let (text, role) = cell_sign(mark, view.glyphs);
            let role = if matches!(mark, CellMark::Exactly(_)) { Role::Strong } else { role };
            sign(&text, role, meaning, short)
        };
        let is = |wanted: CellMark| seen(&|number: &GridNumber| number.mark == wanted);
        let without = match self.limits.unit {
            GridUnit::Week => ("without a week", "no week"),
            GridUnit::Month => ("without a month", "no month"),
            GridUnit::Day => ("without a day", "no day"),
        };
        let all = [
            (seen(&full), sign(column, Role::Full, "held in full", "in full")),
            (seen(&part), sign(column, Role::Partial, "at least: held in part", "at least")),
            (up_to, sign(view.glyphs.up_to, Role::Doubt, "up to", "up to")),
            (open, sign(view.glyphs.goes_on, Role::Doubt, "no upper end", "open")),
            (
                self.series.unsaid.iter().skip(self.first).take(places.visible).any(|n| *n > 0),
                sign("n/s", Role::Doubt, "attacks of which no toll is said", "no toll"),
            ),
            (self.numbers.has_unplaced(), sign("?", Role::Axis, without.0, without.1)),
            (is(CellMark::Exactly(0)), mark(CellMark::Exactly(0), "none, held in full", "none")),
            (is(CellMark::WordsOnly), mark(CellMark::WordsOnly, "words only", "words")),
            (is(CellMark::Silent), mark(CellMark::Silent, "silent", "silent")),
            (is(CellMark::NotHeld), mark(CellMark::NotHeld, "not held", "not held")),
        ];
        all.into_iter().filter(|(is_seen, _)| *is_seen).map(|(_, sign)| sign).collect()
    }

    /// Returns the letters of what is stated.
    fn points_seen(&self, view: &ViewContext<'_>, places: &TempoPlaces) -> Vec<LegendSign> {
        let points = self.seen_points(places);
        let of = |basis: &Basis| points.iter().any(|point| point.statement.basis == *basis);
        let told = Basis::ALL.into_iter().filter(of).map(|basis| {
            let mark = basis_roles(basis).0;
            let meaning = basis.word();
            let style = view.theme.style(mark);
            LegendSign { sign: basis.letter().to_owned(), style, meaning, short: meaning }
        });
        told.collect()
    }
}
