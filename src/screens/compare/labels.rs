//! Drawing what a row is about. A label that is cut keeps its fold, its indent and how much is folded
//! into it, and cannot be taken for that of a row beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::draw_cell::cells;
use super::heads;
use super::items::{Delta, ListItem, parts};
use super::state::Compare;
use super::words;
use crate::compare::{CellOrigin, Row, RowOrigin, Table};
use crate::digest::DateSpan;
use crate::page::Tone;
use crate::screens::ViewContext;
use crate::text::{fit_apart, width};
use crate::ui::paint::{fill, put, style_of};
use crate::ui::theme::Role;

/// How many rows above and below a label are looked at for one that begins alike.
const BESIDE: usize = 24;

/// Returns the days of a figure that stands alone in its row, where its issuer has another row on the
/// same thing: else the two would have one label.
fn days_of_figure(table: &Table, at: usize) -> Option<String> {
    let row = table.rows.get(at).filter(|row| matches!(row.line, RowOrigin::Stated(..)))?;
    // Only rows beside it are looked at, however many figures there are.
    let around = at.saturating_sub(BESIDE)..table.rows.len().min(at + BESIDE);
    let is_twin = |other: &Row| {
        let same = (other.measure, other.depth) == (row.measure, row.depth);
        same && other.line == row.line && other.key == row.key
    };
    if table.rows.get(around)?.iter().filter(|other| is_twin(other)).count() < 2 {
        return None;
    }
    let mut stated = row.cells.iter().filter_map(|cell| match &cell.origin {
        CellOrigin::Stated(stated) => Some(stated),
        CellOrigin::Counted | CellOrigin::Derived => None,
    });
    let alone = stated.next().filter(|_| stated.next().is_none())?;
    let period = alone.period.or_else(|| alone.released.map(DateSpan::period));
    period.map(|period| heads::short(&period.spoken()))
}

/// What a row is about, in its parts.
struct RowLabel {
    /// The sign of a fold and the indent, which are not cut.
    lead: String,
    /// The name, which is cut where room is short.
    name: String,
    /// How many rows are folded into it; not cut either.
    more: String,
    style: Style,
}

impl Compare {
    /// Draws what a row is about. The selected row is marked by more than its colour.
    pub(super) fn draw_label(
        &self,
        item: usize,
        selected: bool,
        view: &ViewContext<'_>,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let Some(what) = self.items.get(item) else { return };
        let Some(RowLabel { lead, name, more, mut style }) = self.label(what, view) else { return };
        if matches!(*what, ListItem::Row(row, None) if self.found.contains(&row)) {
            style = view.theme.style(Role::Match);
        }
        if selected {
            style = view.theme.style(Role::SelectedParent);
            fill(buffer, area, style);
        }
        let room = usize::from(area.width.saturating_sub(1));
        let room = room.saturating_sub(width(&lead) + width(&more));
        let beside = if width(&name) > room { self.names_beside(item, view) } else { Vec::new() };
        let beside = beside.iter().map(String::as_str);
        let name = fit_apart(&name, beside, room, view.marks.ellipsis);
        // An indent must not be underlined.
        let text = format!("{lead}{name}{more}");
        let trimmed = text.trim_start();
        let indent = width(&text) - width(trimmed);
        put(buffer, area.x + 1 + cells(indent), area.y, trimmed, style);
    }

    /// Returns the names around an item, from which its own must be told where it is cut.
    fn names_beside(&self, item: usize, view: &ViewContext<'_>) -> Vec<String> {
        let around = item.saturating_sub(BESIDE)..self.items.len().min(item + BESIDE);
        let items = self.items.get(around).unwrap_or_default();
        items.iter().filter_map(|item| Some(self.label(item, view)?.name)).collect()
    }

    fn label(&self, item: &ListItem, view: &ViewContext<'_>) -> Option<RowLabel> {
        let sign = |folded| if folded { view.glyphs.closed } else { view.glyphs.open };
        let (lead, name, more, style) = match *item {
            ListItem::Head(section) => (
                format!("{} ", sign(self.folds.hides(section))),
                words::section(section),
                String::new(),
                view.theme.style(Role::Heading),
            ),
            ListItem::Empty(group, rows) => (
                format!("{}   ", sign(self.folds.hides_empty(group))),
                words::empty(rows),
                String::new(),
                view.theme.style(Role::Dim),
            ),
            ListItem::Row(row, news) => {
                let table = self.table.as_ref()?;
                return Some(self.row_label(table, row, table.rows.get(row)?, news, view));
            }
        };
        Some(RowLabel { lead, name, more, style })
    }

    fn row_label(
        &self,
        table: &Table,
        at: usize,
        row: &Row,
        news: Option<Delta>,
        view: &ViewContext<'_>,
    ) -> RowLabel {
        let taxonomy = view.corpus.taxonomy();
        let (indent, text) = match news {
            Some(news) => (0, words::change(news, row, taxonomy)),
            None => (usize::from(row.depth), words::label(table, at, taxonomy)),
        };
        // What changed is told with its full name already.
        let text = match (days_of_figure(table, at), news) {
            (Some(days), _) => format!("{text}, {days}"),
            // The first of several needs no number where the others have one, or days.
            (None, None) if row.nth > 1 => text + &row.ordinal(),
            (None, _) => text,
        };
        let parts = parts(table, at);
        let folded = parts > 0 && self.folds.hides_parts(row) && news.is_none();
        let sign = if folded { view.glyphs.closed } else { " " };
        let tone = match row.line {
            RowOrigin::Counted => Tone::Plain,
            RowOrigin::Stated(_, basis) => Tone::Basis(basis),
            RowOrigin::Spread | RowOrigin::Rest(..) => Tone::Dim,
        };
        RowLabel {
            lead: format!("{sign} {}", "  ".repeat(indent)),
            name: view.spell(&text).into_owned(),
            more: if folded { format!(" +{parts}") } else { String::new() },
            style: style_of(view.theme, tone),
        }
    }
}
