//! The position in the table: which rows are listed, which cell is selected, and how both change.

use super::cells::Scales;
use super::columns::Form;
use super::items::{ListItem, ListPosition, RowSection, first, item, list, parts, spot};
use super::state::{Compare, VisibleRow};
use crate::keys::Action;
use crate::screens::scroll::{Motion, Towards};
use crate::screens::verb::Now;
use crate::screens::{Request, ViewContext};

impl Compare {
    pub(super) fn spot(&self) -> Option<ListPosition> {
        let item = *self.items.get(self.item_at()?)?;
        spot(item, self.table.as_ref()?)
    }

    /// Rebuilds the list and selects what was selected before, or the nearest row to it.
    pub(super) fn list(&mut self, selected: Option<&ListPosition>, view: &ViewContext<'_>) {
        let Some(table) = &self.table else { return };
        self.items = list(table, &self.changes, &self.folds);
        let subjects = table.subjects.len();
        self.column = self.column.min(subjects.saturating_sub(1));
        let wanted = selected.and_then(|spot| item(spot, table));
        let first = if selected.is_none() { first(&self.items, table) } else { 0 };
        let at = wanted.and_then(|wanted| self.items.iter().position(|item| *item == wanted));
        let at = at.or_else(|| self.item_at()).unwrap_or(first).max(first);
        self.seen = match self.cut(view).form {
            Form::Table { .. } => (0..self.items.len()).map(VisibleRow::Item).collect(),
            Form::Stack => {
                self.items.iter().enumerate().fold(Vec::new(), |mut seen, (at, item)| {
                    match item {
                        ListItem::Head(_) | ListItem::Empty(..) => seen.push(VisibleRow::Item(at)),
                        ListItem::Row(..) => {
                            seen.push(VisibleRow::Label(at));
                            seen.extend((0..subjects).map(|column| VisibleRow::Cell(at, column)));
                        }
                    }
                    seen
                })
            }
        };
        self.select(at, view);
        if selected.is_none() && self.cursor.top > 0 {
            self.show_below(view);
        }
    }

    /// Selects an item in the current column.
    pub(super) fn select(&mut self, item: usize, view: &ViewContext<'_>) {
        let item = item.min(self.items.len().saturating_sub(1));
        let is = |seen: &VisibleRow| match *seen {
            VisibleRow::Item(at) => at == item,
            VisibleRow::Cell(at, column) => at == item && column == self.column,
            VisibleRow::Label(_) => false,
        };
        self.cursor.at = self.seen.iter().position(is).unwrap_or(0);
        self.bring_into_sight(view);
    }

    pub(super) fn height(&self, view: &ViewContext<'_>) -> usize {
        self.cut(view).rows.height.into()
    }

    /// Scrolls the selection into sight; a label shows together with the first of its lines.
    pub(super) fn bring_into_sight(&mut self, view: &ViewContext<'_>) {
        let height = self.height(view);
        self.cursor.relayout(self.seen.len(), height);
        if let Some(VisibleRow::Cell(_, column)) = self.seen.get(self.cursor.at).copied()
            && column + 1 < height
        {
            self.column = column;
            self.cursor.top = self.cursor.top.min(self.cursor.at - column - 1);
        }
    }

    /// Returns the number of selectable rows: all but the labels over the lines of an item.
    pub(super) fn stops(&self) -> usize {
        self.seen.iter().filter(|seen| !matches!(seen, VisibleRow::Label(_))).count()
    }

    pub(super) fn move_cursor(&mut self, action: Action, view: &ViewContext<'_>) {
        let height = self.height(view);
        self.cursor.act(action, self.seen.len(), height);
        if let Some(VisibleRow::Label(_)) = self.seen.get(self.cursor.at) {
            let up = Motion::of(action).is_some_and(Motion::is_up) && self.cursor.at > 0;
            self.cursor.at = if up { self.cursor.at - 1 } else { self.cursor.at + 1 };
        }
        if let Some(VisibleRow::Cell(_, column)) = self.seen.get(self.cursor.at) {
            self.column = *column;
        }
        self.bring_into_sight(view);
    }

    /// Returns the column that many places to the right, or to the left.
    pub(super) fn column_at(&self, by: isize) -> Option<usize> {
        let subjects = self.table.as_ref().map_or(0, |table| table.subjects.len());
        self.column.checked_add_signed(by).filter(|column| *column < subjects)
    }

    /// Returns whether moving there would be visible: in the stack most heads show no subject.
    pub(super) fn can_move_column(&self, by: isize, view: &ViewContext<'_>) -> bool {
        let shows_one = match (self.cut(view).form, self.item_at().map(|at| self.items.get(at))) {
            // A head tells of the selected subject in words.
            (Form::Stack, Some(Some(ListItem::Empty(..)))) => false,
            (Form::Stack | Form::Table { .. }, _) => true,
        };
        shows_one && self.column_at(by).is_some()
    }

    pub(super) fn move_column(&mut self, by: isize, view: &ViewContext<'_>) -> Request {
        self.column = self.column_at(by).unwrap_or(self.column);
        if let Some(item) = self.item_at() {
            self.select(item, view);
        }
        Request::Nothing
    }

    /// Folds the parts of the selected row where it has some, else its section.
    pub(super) fn fold(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(table) = &self.table else { return Request::Nothing };
        let Some(item) = self.item_at().and_then(|at| self.items.get(at)).copied() else {
            return Request::Nothing;
        };
        let mut kept = self.spot();
        let rows = self.seen.len();
        match item {
            ListItem::Head(section) => self.folds.turn(section),
            ListItem::Empty(group, _) => self.folds.turn_empty(group),
            ListItem::Row(row, None) if parts(table, row) > 0 => {
                if let Some(row) = table.rows.get(row) {
                    self.folds.turn_parts(row);
                }
            }
            ListItem::Row(row, news) => {
                let Some(row) = table.rows.get(row) else { return Request::Nothing };
                let section = news.map_or(RowSection::Group(row.group), |_| RowSection::Changes);
                self.folds.turn(section);
                kept = Some(ListPosition::Head(section));
            }
        }
        self.list(kept.as_ref(), view);
        if self.seen.len() > rows {
            self.show_below(view);
        }
        Request::Nothing
    }

    /// Scrolls the rows below the selected one into sight, where they are out of it.
    pub(super) fn show_below(&mut self, view: &ViewContext<'_>) {
        let room = self.height(view) / 3;
        self.cursor.top = self.cursor.top.max(self.cursor.at.saturating_sub(room));
        self.bring_into_sight(view);
    }

    pub(super) fn show_next(&mut self, view: &ViewContext<'_>) -> Request {
        self.show = self.show.next();
        if let Some(table) = &self.table {
            self.scales = Scales::of(table, self.show);
        }
        self.look(view);
        self.list(self.spot().as_ref(), view);
        Request::Nothing
    }

    pub(super) fn now_jump(&self, towards: Towards) -> Now {
        if self.table.is_none() {
            return Now::Idle;
        }
        let none = match towards {
            Towards::End => "No row below differs beyond chance, or so much",
            Towards::Beginning => "No row above differs beyond chance, or so much",
        };
        Now::unless(self.next_jump(towards).is_none().then(|| none.to_owned()))
    }

    /// Returns the nearest row, up or down, that differs beyond chance or most.
    fn next_jump(&self, towards: Towards) -> Option<usize> {
        let table = self.table.as_ref()?;
        let here = self.item_at().map_or(0, |item| match self.items.get(item) {
            Some(ListItem::Row(row, None)) => *row,
            Some(ListItem::Head(RowSection::Group(group))) => {
                let first = table.rows.iter().position(|row| row.group == *group).unwrap_or(0);
                // A head precedes its first row.
                match towards {
                    Towards::End => first.wrapping_sub(1),
                    Towards::Beginning => first,
                }
            }
            Some(ListItem::Empty(group, _)) => {
                table.rows.iter().rposition(|row| row.group == *group).unwrap_or(0)
            }
            // The changes precede all rows.
            Some(ListItem::Row(_, Some(_)) | ListItem::Head(RowSection::Changes)) | None => {
                usize::MAX
            }
        });
        let mut rows = self.jumps.iter().copied();
        match towards {
            Towards::End => rows.find(|row| here == usize::MAX || *row > here),
            Towards::Beginning => rows.rev().find(|row| here != usize::MAX && *row < here),
        }
    }

    /// Goes there, and to the cell that differs most in that row.
    pub(super) fn jump(&mut self, towards: Towards, view: &ViewContext<'_>) -> Request {
        let (Some(row), Some(table)) = (self.next_jump(towards), &self.table) else {
            return Request::Nothing;
        };
        if let Some(column) =
            table.rows.get(row).and_then(|row| most_different(row, table.baseline))
        {
            self.column = column;
        }
        self.go_to(row, view);
        Request::Nothing
    }
}

/// Returns the column whose ratio is furthest from 1; those beyond chance go before all others.
fn most_different(row: &crate::compare::Row, baseline: usize) -> Option<usize> {
    let distance = |cell: &crate::compare::Cell| {
        let change = cell.change.as_ref()?;
        let far = change.ratio.map_or(0.0, |ratio| ratio.max(0.001).ln().abs());
        Some((cell.is_beyond_chance(), far))
    };
    let columns = row.cells.iter().enumerate().filter(|(column, _)| *column != baseline);
    let distances = columns.filter_map(|(column, cell)| Some((column, distance(cell)?)));
    distances.max_by(|(_, a), (_, b)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))).map(|(at, _)| at)
}
