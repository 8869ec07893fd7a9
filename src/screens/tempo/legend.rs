//! The line that says what the signs mean, of those only that are seen.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::layout::TempoPlaces;
use super::state::Tempo;
use crate::compare::{GridNumber, GridUnit};
use crate::cover::{CellMark, State};
use crate::digest::Basis;
use crate::screens::ViewContext;
use crate::text::width;
use crate::ui::cell_marks::cell_sign;
use crate::ui::paint::{basis_roles, put};
use crate::ui::theme::Role;

/// From this width on the meanings are told in full.
const ROOMY: u16 = 100;

/// One sign: how it is drawn, its meaning, the same in short.
struct LegendSign {
    sign: String,
    style: Style,
    meaning: &'static str,
    short: &'static str,
}

impl Tempo {
    /// Draws as much of it as there is room for.
    pub(super) fn draw_legend(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        buffer: &mut Buffer,
    ) {
        let Some(y) = places.legend else { return };
        let end = places.body.right().saturating_sub(1);
        let mut x = places.body.x + 1;
        let dim = view.theme.style(Role::Dim);
        let roomy = places.body.width >= ROOMY;
        for sign in
            self.columns_seen(view, places).into_iter().chain(self.points_seen(view, places))
        {
            let meaning = if roomy { sign.meaning } else { sign.short };
            let cells = u16::try_from(width(&sign.sign) + 1 + width(meaning)).unwrap_or(u16::MAX);
            if sign.sign.trim().is_empty() {
                continue;
            }
            if x.saturating_add(cells) > end {
                return;
            }
            let after = put(buffer, x, y, &sign.sign, sign.style);
            x = put(buffer, after + 1, y, meaning, dim) + 2;
        }
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
