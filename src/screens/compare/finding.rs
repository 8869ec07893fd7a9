//! Finding in the table: rows that hold a text, in their label or in a cell, also where they are
//! folded. How a query is typed is in `screens/find`.

use super::cells::face;
use super::items::{ListItem, RowSection, spot};
use super::state::Compare;
use super::words;
use crate::compare::Table;
use crate::keys::Action;
use crate::screens::find::FindOutcome;
use crate::screens::verb::Now;
use crate::screens::{Request, ViewContext};

impl Compare {
    pub(super) fn now_find(&self, action: Action) -> Now {
        if self.table.is_none() {
            return Now::Idle;
        }
        self.find.now(action, || {
            self.found.len() > 1 || self.found.iter().any(|row| Some(*row) != self.row_at())
        })
    }

    pub(super) fn act_find(&mut self, action: Action, view: &ViewContext<'_>) -> Request {
        if action == Action::Find {
            self.before_find = self.spot();
        }
        let origin = self.row_below();
        match self.find.act(action, origin) {
            FindOutcome::Nothing => self.look(view),
            FindOutcome::Typed => self.nearest_hit(view),
            FindOutcome::Jump(by) => self.go_to_hit(by, view),
            FindOutcome::Left(_) => {
                self.look(view);
                let before = self.before_find.take();
                self.list(before.as_ref(), view);
            }
        }
        Request::Nothing
    }

    /// Adds to the query, and goes to the first hit from the selection on.
    pub(super) fn type_to_find(&mut self, text: &str, view: &ViewContext<'_>) {
        if self.find.is_typing() {
            self.find.push(text);
            self.nearest_hit(view);
        }
    }

    /// Finds the rows anew: another query, another table, other numbers.
    pub(super) fn look(&mut self, view: &ViewContext<'_>) {
        self.found.clear();
        let Some(table) = self.table.as_ref().filter(|_| !self.find.query().is_empty()) else {
            return;
        };
        let texts: Vec<String> =
            (0..table.rows.len()).map(|row| self.text_of(table, row, view)).collect();
        let hits = self.find.hits(texts.iter().map(String::as_str));
        self.found = hits.into_iter().map(|hit| hit.text).collect();
        self.found.dedup();
    }

    /// Returns what a row shows.
    fn text_of(&self, table: &Table, at: usize, view: &ViewContext<'_>) -> String {
        let Some(row) = table.rows.get(at) else { return String::new() };
        let mut text = words::full_label(row, view.corpus.taxonomy());
        let how = (self.show, self.direction());
        for column in 0..table.subjects.len() {
            let face = face(table, row, column, how, &self.scales, view.corpus, view.glyphs);
            text.push('\n');
            text.extend(face.map(|face| face.value));
        }
        text
    }

    /// Returns the selected row of the table, or the first one below what is selected.
    fn row_below(&self) -> usize {
        let Some(table) = &self.table else { return 0 };
        match self.item_at().and_then(|at| self.items.get(at)) {
            Some(ListItem::Row(row, None)) => *row,
            Some(ListItem::Head(RowSection::Group(group))) => {
                table.rows.iter().position(|row| row.group == *group).unwrap_or(0)
            }
            Some(ListItem::Empty(group, _)) => {
                table.rows.iter().rposition(|row| row.group == *group).unwrap_or(0)
            }
            // The changes precede all rows.
            Some(ListItem::Row(_, Some(_)) | ListItem::Head(RowSection::Changes)) | None => 0,
        }
    }

    fn nearest_hit(&mut self, view: &ViewContext<'_>) {
        self.look(view);
        let origin = self.find.origin;
        self.find.at = self.found.iter().position(|row| *row >= origin).unwrap_or(0);
        self.go_to_hit(0, view);
    }

    fn go_to_hit(&mut self, by: isize, view: &ViewContext<'_>) {
        self.find.step(by, self.found.len());
        if let Some(row) = self.found.get(self.find.at) {
            self.go_to(*row, view);
        }
    }

    /// Selects a row of the table, and unfolds what hides it.
    pub(super) fn go_to(&mut self, row: usize, view: &ViewContext<'_>) {
        let Some(table) = &self.table else { return };
        self.folds.reveal(table, row);
        let wanted = spot(ListItem::Row(row, None), table);
        let window = self.cursor.top..self.cursor.top + self.height(view);
        self.list(wanted.as_ref(), view);
        if !window.contains(&self.cursor.at) {
            self.show_below(view);
        }
    }
}
