//! The selection of a search as it is moved from outside: by so many entries, or to one of them.

use super::items::ResultItem;
use super::state::{Search, height};
use crate::screens::ViewContext;
use crate::tree::TreeNode;

impl Search {
    /// Returns the row that many entries further; `None` where the list ends before it.
    fn row_of_neighbour(&self, by: isize) -> Option<usize> {
        let record = |at: &usize| self.items.get(*at).is_some_and(|item| item.record().is_some());
        let steps = by.unsigned_abs().checked_sub(1)?;
        if by < 0 {
            (0..self.cursor.at).rev().filter(record).nth(steps)
        } else {
            (self.cursor.at + 1..self.items.len()).filter(record).nth(steps)
        }
    }

    /// Returns the subject that many entries further in the list.
    pub(crate) fn neighbour(&self, by: isize) -> Option<TreeNode> {
        self.items.get(self.row_of_neighbour(by)?)?.record().map(TreeNode::from)
    }

    /// Moves the selection by that many entries, where there are as many.
    pub(crate) fn step_by(&mut self, by: isize, view: &ViewContext<'_>) {
        if let Some(at) = self.row_of_neighbour(by) {
            self.cursor.go(at, self.items.len(), height(view));
        }
    }

    /// Selects the row of an entry, where it is listed.
    pub(crate) fn select_record(&mut self, subject: TreeNode, view: &ViewContext<'_>) {
        let is_it = |item: &ResultItem| item.record().map(TreeNode::from) == Some(subject);
        if let Some(at) = self.items.iter().position(is_it) {
            self.cursor.go(at, self.items.len(), height(view));
        }
    }
}
