//! The compared subjects: adding, removing and moving them, and choosing the baseline.

use std::sync::Arc;

use super::pick::Picked;
use super::state::{Compare, View};
use super::words;
use crate::compare::{MOST, Table};
use crate::screens::verb::Now;
use crate::screens::{Request, ViewContext};

impl Compare {
    pub(super) fn picked(&mut self, picked: Picked, view: &ViewContext<'_>) -> Request {
        let enough = self.asks.len() > 1;
        match picked {
            Picked::Asks(Request::Leave) if enough => self.view = View::Table,
            Picked::Asks(request) => return request,
            Picked::Taken(asks, _) if asks.is_empty() => self.view = View::Table,
            Picked::Taken(asks, after) => {
                self.asks.extend(asks);
                self.asks.truncate(MOST);
                let done = self.asks.len() > 1 && !after.goes_on() || self.asks.len() >= MOST;
                self.view = match &self.view {
                    View::Pick(pick) if !done => View::Pick(Box::new(pick.next(&self.asks, view))),
                    View::Pick(_)
                    | View::Table
                    | View::Behind(_)
                    | View::Overview(_)
                    | View::Aligned(_)
                    | View::CopyForms => View::Table,
                };
                if self.asks.len() > 1 {
                    return Request::Compare;
                }
            }
        }
        Request::Nothing
    }

    /// Returns the place, among the subjects asked for, of a subject that is shown.
    pub(super) fn asked_at(&self, column: usize) -> Option<usize> {
        let shown = self.table.as_ref()?.subjects.get(column)?;
        self.asks.iter().position(|ask| *ask == shown.ask)
    }

    pub(super) fn now_hold(&self) -> Now {
        let (Some(at), Some(table)) = (self.asked_at(self.column), &self.table) else {
            return Now::Idle;
        };
        let name = table.subjects.get(self.column).map_or("", |subject| words::name(subject));
        let held = at == self.baseline && table.baseline == self.column;
        Now::unless(held.then(|| format!("{name} is the baseline already")))
    }

    pub(super) fn hold_against(&mut self, view: &ViewContext<'_>) -> Request {
        let (Some(at), Some(table)) = (self.asked_at(self.column), &mut self.table) else {
            return Request::Nothing;
        };
        self.baseline = at;
        let name = table.subjects.get(self.column).map_or("", |subject| words::name(subject));
        let message = format!("Held against {name}");
        let mut table = Arc::unwrap_or_clone(std::mem::take(table));
        table.rebase(self.column);
        self.take_over(table, view);
        Request::Say(message)
    }

    /// Moves the current column.
    pub(super) fn swap(&mut self, by: isize, view: &ViewContext<'_>) -> Request {
        let (Some(to), Some(table)) = (self.column_at(by), &mut self.table) else {
            return Request::Nothing;
        };
        let mut table = Arc::unwrap_or_clone(std::mem::take(table));
        table.move_column(self.column, to);
        self.asks = table.subjects.iter().map(|subject| subject.ask.clone()).collect();
        self.baseline = table.baseline;
        self.column = to;
        self.take_over(table, view);
        Request::Nothing
    }

    /// Takes a table with the same content in another order.
    pub(super) fn take_over(&mut self, table: Table, view: &ViewContext<'_>) {
        let pending = self.pending;
        self.take(table, view);
        self.pending = pending;
    }

    pub(super) fn now_remove(&self) -> Now {
        if self.asks.len() < 3 {
            return Now::Refused("Two subjects are the least".to_owned());
        }
        Now::when(self.asked_at(self.column).is_some())
    }

    pub(super) fn remove(&mut self) -> Request {
        let Some(at) = self.asked_at(self.column) else { return Request::Nothing };
        self.asks.remove(at);
        self.baseline = match self.baseline {
            baseline if baseline == at => 0,
            baseline if baseline > at => baseline - 1,
            baseline => baseline,
        };
        Request::Compare
    }
}
