//! The comparison where columns do not fit: a label for each measure, and below it a line for each
//! subject.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::heads;
use super::items::{ListItem, RowSection};
use super::state::Compare;
use crate::compare::{Group, Table};
use crate::screens::ViewContext;
use crate::text::{fit, width};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// Longer bars are of no use.
const WIDEST: u16 = 48;

impl Compare {
    /// Draws why subjects have no ratios: a line for each, or one for the selected subject.
    pub(super) fn draw_stack_head(
        &self,
        table: &Table,
        view: &ViewContext<'_>,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let subjects = table.subjects.len();
        let all = usize::from(area.height) > subjects;
        let columns = if all { 0..subjects } else { self.column..self.column + 1 };
        let room = usize::from(area.width.saturating_sub(2));
        for (y, column) in (area.y + 1..area.bottom()).zip(columns) {
            let reason = heads::reason(table, column);
            let reason =
                reason.map_or_else(String::new, |reason| format!("{} {reason}", view.glyphs.note));
            let left = room.saturating_sub(width(&reason) + 2);
            let name = self.column_name(table, column, left, view);
            let name = fit(&name, left, view.marks.ellipsis);
            let role = if column == self.column { Role::Title } else { Role::Label };
            let end = put(buffer, area.x + 1, y, &name, view.theme.style(role));
            let reason = view.spell(&reason).into_owned();
            put(buffer, end + 2, y, &reason, view.theme.style(Role::Warning));
        }
    }

    pub(super) fn draw_stack_label(
        &self,
        item: usize,
        selected: bool,
        view: &ViewContext<'_>,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        self.draw_label(item, selected, view, area, buffer);
        // Unfolded, each subject's days are in the lines below; folded, the days of the selected
        // subject are drawn here.
        if let Some(ListItem::Head(RowSection::Group(Group::Tempo))) = self.items.get(item) {
            let x = area.x + 12;
            let cell = Rect { x, width: area.right().saturating_sub(x), ..area };
            if cell.width > 4 {
                self.draw_cell(item, self.column, false, view, cell, buffer);
            }
        }
    }

    pub(super) fn draw_stack_line(
        &self,
        item: usize,
        column: usize,
        selected: bool,
        view: &ViewContext<'_>,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let Some(table) = &self.table else { return };
        let names = (area.width * 2 / 5).clamp(8, 30);
        let base = if column == table.baseline { view.glyphs.base } else { " " };
        put(buffer, area.x + 2, area.y, base, view.theme.style(Role::Strong));
        let room = usize::from(names).saturating_sub(5);
        let name = self.cut_name(table, column, room.saturating_sub(1), view);
        let role = if column == table.baseline { Role::Strong } else { Role::Label };
        let name = fit(&name, room, view.marks.ellipsis);
        put(buffer, area.x + 4, area.y, &name, view.theme.style(role));
        let width = area.width.saturating_sub(names).min(WIDEST);
        let cell = Rect { x: area.x + names, width, ..area };
        self.draw_cell(item, column, selected, view, cell, buffer);
    }
}
