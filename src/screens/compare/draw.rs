//! Drawing the comparison: its head, the table, the selected cell in words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cells::{CellText, Side, face};
use super::columns::{BodyColumns, Form};
use super::detail;
use super::items::{Delta, ListItem, RowSection, parts};
use super::pending::Pending;
use super::state::{Compare, View, VisibleRow};
use super::words;
use crate::compare::{Group, Row, RowOrigin, Table};
use crate::page::{Page, Tone};
use crate::screens::ViewContext;
use crate::screens::preview::{draw_preview, line_before};
use crate::text::{fit, width};
use crate::ui::paint::{fill, put, style_of};
use crate::ui::theme::Role;

/// The columns within a cell: value, note, bar.
struct Slots {
    value: usize,
    note: usize,
    bar: usize,
}

/// In this few rows, a cell is described without its title.
const SMALL: u16 = 3;

/// The width of a ratio with its sign.
const NOTE: usize = 7;

/// The same with most of the reasons for care.
const WORDS: usize = 20;

impl Slots {
    /// Divides the columns of a cell; one empty column precedes it.
    fn of(cell: u16) -> Self {
        let room = usize::from(cell).saturating_sub(1);
        let (value, note) = match room {
            40.. => (12, WORDS),
            30..40 => (11, 11),
            22..30 => (9, NOTE),
            _ => (8, 1),
        };
        Self { value, note, bar: room.saturating_sub(value + note + 2) }
    }
}

impl Compare {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        match &self.view {
            View::Pick(pick) => pick.draw(view, buffer),
            View::Naming(naming) => naming.draw(view, buffer),
            View::Behind(behind) => behind.draw(view, buffer),
            View::Overview(overview) => overview.draw(view, buffer),
            View::Table => self.draw_table(view, buffer),
        }
    }

    fn draw_table(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let cut = self.cut(view);
        self.draw_head(&cut, view, buffer);
        let shown = self.seen.iter().enumerate().skip(self.cursor.top);
        for (y, (at, seen)) in (cut.rows.y..cut.rows.bottom()).zip(shown) {
            let area = Rect { y, height: 1, ..cut.rows };
            let selected = at == self.cursor.at;
            match (*seen, cut.form) {
                (VisibleRow::Item(item), Form::Table { label, cell }) => {
                    self.draw_line(item, (label, cell), selected, view, area, buffer);
                }
                (VisibleRow::Item(item) | VisibleRow::Label(item), _) => {
                    let selected = self.item_at() == Some(item);
                    self.draw_stack_label(item, selected, view, area, buffer);
                }
                (VisibleRow::Cell(item, column), _) => {
                    self.draw_stack_line(item, column, selected, view, area, buffer);
                }
            }
        }
        self.draw_detail(&cut, view, buffer);
    }

    fn draw_head(&self, cut: &BodyColumns, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let area = cut.head;
        if area.height == 0 {
            return;
        }
        let mut status = self.status(view);
        match (self.pending, &self.table) {
            (Pending::Waiting(_), Some(_)) => status = format!("comparing anew; before: {status}"),
            (Pending::Failed, Some(_)) => status = format!("comparing failed; before: {status}"),
            (Pending::Nothing, _) | (_, None) => {}
        }
        let room = usize::from(view.body.width.saturating_sub(2));
        let status = view.spell(&status).into_owned();
        let status = fit(&status, room, view.marks.ellipsis);
        put(buffer, area.x + 1, area.y, &status, view.theme.style(Role::Dim));
        let (Some(table), Form::Table { label, cell }) = (&self.table, cut.form) else { return };
        for (column, subject) in table.subjects.iter().enumerate() {
            let x = area.x + label + cell * u16::try_from(column).unwrap_or(0) + 1;
            let room = usize::from(cell).saturating_sub(1);
            let base = if column == table.baseline { view.glyphs.base } else { "" };
            let name = words::short_name(table, column, room.saturating_sub(3));
            let name = view.spell(name).into_owned();
            let name = format!("{base}{}{name}", if base.is_empty() { "" } else { " " });
            let role = if column == self.column { Role::Title } else { Role::Label };
            let style = view.theme.style(role);
            if area.height > 1 {
                let name = fit(&name, room, view.marks.ellipsis);
                put(buffer, x, area.y + 1, &name, style);
            }
            if area.height > 2 {
                let days = words::days(subject, room);
                let days = view.spell(&days).into_owned();
                let days = fit(&days, room, view.marks.ellipsis);
                put(buffer, x, area.y + 2, &days, view.theme.style(Role::Dim));
            }
        }
    }

    fn draw_line(
        &self,
        item: usize,
        (label, cell): (u16, u16),
        selected: bool,
        view: &ViewContext<'_>,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let Some(table) = &self.table else { return };
        let labels = Rect { width: label, ..area };
        self.draw_label(item, selected, view, labels, buffer);
        for column in 0..table.subjects.len() {
            let x = area.x + label + cell * u16::try_from(column).unwrap_or(0);
            let area = Rect { x, width: cell, ..area };
            let here = selected && column == self.column;
            self.draw_cell(item, column, here, view, area, buffer);
        }
    }

    /// Formats what a row is about. The selected row is marked by more than its colour.
    pub(super) fn draw_label(
        &self,
        item: usize,
        selected: bool,
        view: &ViewContext<'_>,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let (Some(table), Some(what)) = (&self.table, self.items.get(item)) else { return };
        let (text, style) = match *what {
            ListItem::Head(section) => {
                let sign =
                    if self.folds.hides(section) { view.glyphs.closed } else { view.glyphs.open };
                let text = format!("{sign} {}", words::section(section));
                (text, view.theme.style(Role::Heading))
            }
            ListItem::Row(row, news) => match table.rows.get(row) {
                Some(row_of) => self.row_label(table, row, row_of, news, view),
                None => return,
            },
        };
        let style = if selected {
            let style = view.theme.style(Role::SelectedParent);
            fill(buffer, area, style);
            style
        } else {
            style
        };
        let room = usize::from(area.width.saturating_sub(1));
        let text = view.spell(&text).into_owned();
        let text = fit(&text, room, view.marks.ellipsis);
        // An indent must not be underlined.
        let trimmed = text.trim_start();
        let indent = width(&text) - width(trimmed);
        put(buffer, area.x + 1 + cells(indent), area.y, trimmed, style);
    }

    fn row_label(
        &self,
        table: &Table,
        at: usize,
        row: &Row,
        news: Option<Delta>,
        view: &ViewContext<'_>,
    ) -> (String, Style) {
        let taxonomy = view.corpus.taxonomy();
        let text = if let Some(news) = news {
            words::change(news, row, taxonomy)
        } else {
            let indent = "  ".repeat(usize::from(row.depth));
            format!("{indent}{}", words::label(table, at, taxonomy))
        };
        let parts = parts(table, at);
        let folded = parts > 0 && self.folds.hides_parts(row) && news.is_none();
        let sign = if folded { view.glyphs.closed } else { " " };
        let tone = match row.line {
            RowOrigin::Counted => Tone::Plain,
            RowOrigin::Stated(_, basis) => Tone::Basis(basis),
            RowOrigin::Spread | RowOrigin::Rest(..) => Tone::Dim,
        };
        let more = if folded { format!(" +{parts}") } else { String::new() };
        (format!("{sign} {text}{more}"), style_of(view.theme, tone))
    }

    pub(super) fn draw_cell(
        &self,
        item: usize,
        column: usize,
        selected: bool,
        view: &ViewContext<'_>,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let Some(table) = &self.table else { return };
        let highlight = selected.then(|| view.theme.style(Role::Selected));
        if let Some(style) = highlight {
            fill(buffer, area, style);
        }
        match self.items.get(item) {
            Some(ListItem::Head(RowSection::Group(Group::Tempo))) => {
                let sparks = sparks(table, column, usize::from(area.width) - 2, view);
                let style = highlight.unwrap_or_else(|| view.theme.style(Role::Bar));
                put(buffer, area.x + 1, area.y, &sparks, style);
            }
            Some(ListItem::Row(row, _)) => {
                let Some(row) = table.rows.get(*row) else { return };
                let (show, scales) = (self.show, &self.scales);
                let face = face(table, row, column, show, scales, view.corpus, view.glyphs);
                if let Some(face) = face {
                    draw_face(&face, row, highlight, view, area, buffer);
                }
            }
            Some(ListItem::Head(_)) | None => {}
        }
    }

    fn draw_detail(&self, cut: &BodyColumns, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let mut area = cut.detail;
        let Some(table) = &self.table else { return };
        if area.height == 0 || area.width < 2 {
            return;
        }
        if cut.beside {
            line_before(view, area, buffer);
        } else {
            let line = view.glyphs.borders.horizontal.repeat(area.width.into());
            put(buffer, area.x, area.y, &line, view.theme.style(Role::Border));
            area = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
        let page = match self.item_at().and_then(|at| self.items.get(at)) {
            Some(ListItem::Head(section)) => detail::of_head(*section),
            Some(ListItem::Row(row, news)) => match table.rows.get(*row) {
                Some(row) => {
                    let detail = detail::of_cell(table, row, self.column, *news, view);
                    let mut page = Page::new();
                    // The rows above name it too; in little room, its content matters more.
                    if area.height > SMALL {
                        page = detail::title(table, row, self.column, view);
                    }
                    page.blocks.extend(detail.blocks);
                    page
                }
                None => return,
            },
            None => return,
        };
        draw_preview(view, area, &page, buffer);
    }
}

fn draw_face(
    face: &CellText,
    row: &Row,
    highlight: Option<Style>,
    view: &ViewContext<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let style = |tone| highlight.unwrap_or_else(|| style_of(view.theme, tone));
    let Slots { value: slot, note, bar } = Slots::of(area.width);
    let value = view.spell(&face.value).into_owned();
    let room = usize::from(area.width).saturating_sub(1);
    let x = area.x + 1;
    // A value longer than its slot takes the room of the bar: doubt matters more.
    let takes_bar = width(&value) > slot || face.side == Side::Left;
    let value_room = if takes_bar { room.saturating_sub(note + 1) } else { slot };
    let value = fit(&value, value_room, view.marks.ellipsis);
    let pad = if takes_bar { 0 } else { slot.saturating_sub(width(&value)) };
    put(buffer, x + cells(pad), area.y, &value, style(face.tone));
    let [change, rest] = face.note.fitting(note);
    let tone = if face.note.tone == Tone::Strong { Tone::Strong } else { Tone::Dim };
    let end = put(buffer, x + cells(value_room + 1), area.y, &view.spell(&change), style(tone));
    put(buffer, end, area.y, &view.spell(&rest), style(face.note.tone));
    if let Some(length) = face.bar.filter(|_| !takes_bar && bar > 1) {
        let x = x + cells(slot + note + 2);
        let style = highlight.unwrap_or_else(|| match row.line {
            RowOrigin::Stated(_, basis) => style_of(view.theme, Tone::Basis(basis)),
            RowOrigin::Counted => view.theme.style(Role::Bar),
            RowOrigin::Spread | RowOrigin::Rest(..) => view.theme.style(Role::Dim),
        });
        // The last column stays free, so that two bars never touch.
        let whole = bar - 1;
        let filled = if row.line == RowOrigin::Counted {
            (view.marks.bar)(length.best, whole)
        } else {
            let filled = width(&(view.marks.bar)(length.best, whole));
            view.glyphs.bar_stated.repeat(filled)
        };
        let high = width(&(view.marks.bar)(length.high, whole));
        let doubt = view.glyphs.bar_doubt.repeat(high.saturating_sub(width(&filled)));
        let end = put(buffer, x, area.y, &filled, style);
        put(
            buffer,
            end,
            area.y,
            &doubt,
            highlight.unwrap_or_else(|| view.theme.style(Role::Doubt)),
        );
    }
}

fn cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// Draws the days of a subject as a line of columns; all subjects share a first day and a scale.
/// Where days outnumber columns, each column covers the same number of days in every subject.
fn sparks(table: &Table, column: usize, room: usize, view: &ViewContext<'_>) -> String {
    let days = table.rows.iter().filter(|row| row.measure.is_of_one_day());
    let days: Vec<&Row> = days.filter(|row| row.line == RowOrigin::Counted).collect();
    let step = days.len().div_ceil(room.max(1)).max(1);
    let sum = |chunk: &[&Row], column: usize| -> f64 {
        let best = |row: &&Row| row.cells.get(column)?.value.as_ref()?.bounds().map(|b| b.best);
        chunk.iter().filter_map(best).sum()
    };
    let most = days
        .chunks(step)
        .flat_map(|chunk| (0..table.subjects.len()).map(move |column| sum(chunk, column)));
    let most = most.fold(0.0, f64::max);
    // Thousandths are finer than the eighths of a column.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
    let part = |amount: f64| (amount / most.max(1e-9) * 1_000.0).round() as u64;
    let columns = days.chunks(step).map(|chunk| view.glyphs.spark(part(sum(chunk, column)), 1_000));
    let line: String = columns.collect();
    line.trim_end().to_owned()
}
