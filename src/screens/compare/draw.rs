//! Drawing the comparison: its head, the table, the selected cell in words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells::face;
use super::columns::{BodyColumns, Form};
use super::detail;
use super::draw_cell::{draw_face, sparks};
use super::heads;
use super::items::{ListItem, RowSection};
use super::pending::Pending;
use super::state::{Compare, View, VisibleRow};
use crate::compare::{Direction, Group, Table};
use crate::page::Page;
use crate::screens::ViewContext;
use crate::screens::preview::{draw_preview, line_before};
use crate::text::{fit, fit_apart};
use crate::ui::links::AddressCells;
use crate::ui::paint::{fill, put};
use crate::ui::theme::Role;

/// In this few rows, a cell is described without its title.
const SMALL: u16 = 3;

impl Compare {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        match &self.view {
            View::Pick(pick) => pick.draw(view, buffer),
            View::Behind(behind) => behind.draw(view, buffer),
            View::Overview(overview) => overview.draw(view, buffer),
            View::Aligned(aligned) => aligned.draw(view, buffer),
            View::Table | View::CopyForms => self.draw_table(view, buffer),
        }
    }

    /// Returns the addresses in the texts behind a cell.
    pub(crate) fn links(&self, view: &ViewContext<'_>) -> Vec<AddressCells> {
        match &self.view {
            View::Behind(behind) => behind.links(view),
            View::Aligned(aligned) => aligned.links(view),
            View::Table | View::Pick(_) | View::Overview(_) | View::CopyForms => Vec::new(),
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
        let room = usize::from(area.width.saturating_sub(2));
        let mut status = self.status(room, view);
        match (self.pending, &self.table) {
            (Pending::Waiting(_), Some(_)) => status = format!("comparing anew; before: {status}"),
            (Pending::Failed, Some(_)) => status = format!("comparing failed; before: {status}"),
            (Pending::Nothing, _) | (_, None) => {}
        }
        let role = if matches!(self.view, View::CopyForms) { Role::Strong } else { Role::Dim };
        let status = view.spell(&status).into_owned();
        let status = fit(&status, room, view.marks.ellipsis);
        put(buffer, area.x + 1, area.y, &status, view.theme.style(role));
        let Some(table) = &self.table else { return };
        let Form::Table { label, cell } = cut.form else {
            return self.draw_stack_head(table, view, area, buffer);
        };
        for column in 0..table.subjects.len() {
            let x = area.x + label + cell * u16::try_from(column).unwrap_or(0) + 1;
            let room = usize::from(cell).saturating_sub(1);
            let lines = self.head_lines(table, column, room, area.height, view);
            for (y, (text, role)) in (area.y + 1..area.bottom()).zip(lines) {
                let text = fit(&text, room, view.marks.ellipsis);
                put(buffer, x, y, &text, view.theme.style(role));
            }
        }
    }

    /// Returns what stands over a column: its name, its dates where there is room, and why it has
    /// no ratios.
    fn head_lines(
        &self,
        table: &Table,
        column: usize,
        room: usize,
        height: u16,
        view: &ViewContext<'_>,
    ) -> Vec<(String, Role)> {
        let name = self.column_name(table, column, room, view);
        let role = if column == self.column { Role::Title } else { Role::Label };
        let spelled = |text: String| view.spell(&text).into_owned();
        let mut lines = vec![(name, role)];
        if height > 2 + u16::from(heads::has_reasons(table)) {
            lines.push((spelled(heads::dates(&self.heads, column, room)), Role::Dim));
        }
        let reason = heads::reason(table, column);
        let reason = reason.map(|reason| spelled(format!("{} {reason}", view.glyphs.note)));
        lines.push((reason.unwrap_or_default(), Role::Warning));
        lines
    }

    /// Returns the name of a column in its room, with the sign of the baseline, or the one of what
    /// the baseline is divided by. Where it is cut, it is told from the others by what is left.
    pub(super) fn column_name(
        &self,
        table: &Table,
        column: usize,
        room: usize,
        view: &ViewContext<'_>,
    ) -> String {
        let sign = match self.direction() {
            _ if column == table.baseline => format!("{} ", view.glyphs.base),
            Direction::OfBaseline => "÷ ".to_owned(),
            Direction::OfEach => String::new(),
        };
        // The width of the sign is kept free in all columns, so that all have names of one form.
        let name = self.cut_name(table, column, room.saturating_sub(2), view);
        format!("{}{name}", view.spell(&sign))
    }

    /// Returns the name of a column, cut so that it cannot be taken for that of another.
    pub(super) fn cut_name(
        &self,
        table: &Table,
        column: usize,
        room: usize,
        view: &ViewContext<'_>,
    ) -> String {
        let name = |column| {
            let name = heads::name(&self.heads, column, room);
            view.spell(&name).into_owned()
        };
        let others: Vec<String> = (0..table.subjects.len()).map(name).collect();
        let others = others.iter().map(String::as_str);
        fit_apart(&name(column), others, room, view.marks.ellipsis).into_owned()
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
                let (how, scales) = ((self.show, self.direction()), &self.scales);
                let face = face(table, row, column, how, scales, view.corpus, view.glyphs);
                if let Some(face) = face {
                    draw_face(&face, row, highlight, view, area, buffer);
                }
            }
            Some(ListItem::Head(_) | ListItem::Empty(..)) | None => {}
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
            Some(ListItem::Head(section)) => detail::of_head(table, *section, self.column, view),
            Some(ListItem::Empty(..)) => detail::of_empty(),
            Some(ListItem::Row(row, news)) => match table.rows.get(*row) {
                Some(row) => {
                    let detail =
                        detail::of_cell(table, row, self.column, self.direction(), *news, view);
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
