//! What an action does in a comparison: in the table, and in the views over it.

use super::behind::behind_cell;
use super::copying::now_copy_forms;
use super::overview::Overview;
use super::pending::Pending;
use super::pick::Pick;
use super::state::{Compare, View};
use crate::archive::{Corpus, EntryKey};
use crate::compare::{Behind, MOST};
use crate::keys::Action;
use crate::outgoing::Outgoing;
use crate::screens::aligned::Aligned;
use crate::screens::scroll::{Motion, Towards};
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{Request, ViewContext};

const TABLE: &[Verb<Compare>] = &[
    part(
        |compare, action, _| Motion::now(action, compare.stops() > 1),
        |compare, action, view| {
            compare.move_cursor(action, view);
            Request::Nothing
        },
    ),
    part(|compare, action, _| compare.now_find(action), Compare::act_find),
    always(Action::Back, |_, _| Request::Leave),
    verb(
        Action::AddSubject,
        |compare, _| {
            let full = compare.asks.len() >= MOST;
            Now::unless(full.then(|| format!("{MOST} subjects are as many as fit")))
        },
        |compare, view| {
            compare.view = View::Pick(Box::new(Pick::new(&compare.asks, view)));
            Request::Nothing
        },
    ),
    verb(
        Action::MoveLeft,
        |compare, view| Now::when(compare.can_move_column(-1, view)),
        |compare, view| compare.move_column(-1, view),
    ),
    verb(
        Action::MoveRight,
        |compare, view| Now::when(compare.can_move_column(1, view)),
        |compare, view| compare.move_column(1, view),
    ),
    verb(
        Action::Open,
        |compare, _| Now::when(compare.item_at().is_some() || compare.pending == Pending::Failed),
        Compare::open,
    ),
    verb(Action::Fold, |compare, _| Now::when(compare.item_at().is_some()), Compare::fold),
    verb(Action::Show, |compare, _| Now::when(compare.table.is_some()), Compare::show_next),
    verb(
        Action::NextDifference,
        |compare, _| compare.now_jump(Towards::End),
        |compare, view| compare.jump(Towards::End, view),
    ),
    verb(
        Action::PreviousDifference,
        |compare, _| compare.now_jump(Towards::Beginning),
        |compare, view| compare.jump(Towards::Beginning, view),
    ),
    verb(Action::Baseline, |compare, _| compare.now_hold(), Compare::hold_against),
    verb(
        Action::ColumnLeft,
        |compare, _| Now::when(compare.column_at(-1).is_some()),
        |compare, view| compare.swap(-1, view),
    ),
    verb(
        Action::ColumnRight,
        |compare, _| Now::when(compare.column_at(1).is_some()),
        |compare, view| compare.swap(1, view),
    ),
    verb(Action::RemoveSubject, |compare, _| compare.now_remove(), |compare, _| compare.remove()),
    verb(
        Action::Overview,
        |compare, _| match &compare.table {
            None => Now::Idle,
            Some(table) => Now::unless(
                Overview::pair(table, compare.column)
                    .is_none()
                    .then(|| "Overviews stand side by side for two digests".to_owned()),
            ),
        },
        Compare::overviews,
    ),
    verb(Action::Aligned, |compare, _| Now::when(compare.table.is_some()), Compare::align),
    verb(Action::Copy, |compare, _| Now::when(compare.table.is_some()), Compare::copy),
    verb(
        Action::Export,
        |compare, _| Now::when(compare.table.is_some()),
        |compare, _| compare.outgoing().map_or(Request::Nothing, Request::export),
    ),
];

/// A view over the table has its own table of verbs.
const OVER: &[Verb<Compare>] = &[part(Compare::now_over, Compare::act_over)];

impl Verbs for Compare {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        match &self.view {
            View::Table => TABLE,
            View::Pick(_)
            | View::Behind(_)
            | View::Overview(_)
            | View::Aligned(_)
            | View::CopyForms => OVER,
        }
    }
}

impl Compare {
    fn now_over(&self, action: Action, view: &ViewContext<'_>) -> Now {
        match &self.view {
            View::Table => Now::Idle,
            View::Pick(pick) => pick.now(action, view),
            View::Behind(behind) => behind.now(action, view),
            View::Overview(overview) => overview.now(action, view),
            View::Aligned(aligned) => aligned.now(action, view),
            View::CopyForms => now_copy_forms(action),
        }
    }

    fn act_over(&mut self, action: Action, view: &ViewContext<'_>) -> Request {
        match &mut self.view {
            View::Table => Request::Nothing,
            View::Pick(pick) => {
                let picked = pick.act(action, view);
                self.picked(picked, view)
            }
            View::Behind(behind) => {
                let request = behind.act(action, view);
                self.unless_left(request)
            }
            View::Overview(overview) => {
                let request = overview.act(action, view);
                self.unless_left(request)
            }
            View::Aligned(aligned) => {
                let request = aligned.act(action, view);
                self.unless_left(request)
            }
            View::CopyForms => self.copy_table(action, view),
        }
    }

    /// Turns a request to leave a view over the table into a return to the table.
    fn unless_left(&mut self, request: Request) -> Request {
        if request == Request::Leave {
            self.view = View::Table;
            return Request::Nothing;
        }
        request
    }

    fn open(&mut self, view: &ViewContext<'_>) -> Request {
        if self.pending == Pending::Failed {
            return Request::Compare;
        }
        let Some(table) = &self.table else { return Request::Nothing };
        let Some(row) = self.row_at() else { return self.fold(view) };
        if let Some(behind) = behind_cell(table, (row, self.column), self.direction(), view) {
            self.view = View::Behind(Box::new(behind));
        }
        Request::Nothing
    }

    /// Returns the entries behind the selected cell, or of the list that is open, for a map.
    pub(crate) fn entries_behind(&self, corpus: &Corpus) -> Vec<EntryKey> {
        if let View::Behind(behind) = &self.view {
            return behind.entries();
        }
        let cell = self.table.as_ref().zip(self.row_at());
        match cell.map(|(table, row)| table.behind(corpus, row, self.column)) {
            Some(Behind::Entries { certain, .. }) => certain,
            Some(Behind::Digests(_) | Behind::Figures(_) | Behind::Nothing) | None => Vec::new(),
        }
    }

    /// Returns the comparison as it is shown; none until it is there.
    fn outgoing(&self) -> Option<Outgoing> {
        let table = self.table.clone()?;
        Some(Outgoing::Comparison { table, show: self.show, direction: self.direction() })
    }

    /// Shows the subjects laid upon each other from day 0.
    fn align(&mut self, view: &ViewContext<'_>) -> Request {
        if let Some(table) = &self.table {
            self.view = View::Aligned(Box::new(Aligned::new(table, view.corpus)));
        }
        Request::Nothing
    }

    fn overviews(&mut self, view: &ViewContext<'_>) -> Request {
        let table = self.table.as_ref();
        if let Some(overview) = table.and_then(|table| Overview::of(table, self.column, view)) {
            self.view = View::Overview(overview);
        }
        Request::Nothing
    }
}
