//! The compared subjects, and the position in the comparison.

use std::sync::Arc;

use super::behind::CellEvidence;
use super::cells::Scales;
use super::columns::{BodyColumns, cut};
use super::items::{Delta, Folds, ListItem, ListPosition, changes, jumps};
use super::naming::FileNaming;
use super::overview::Overview;
use super::pending::Pending;
use super::pick::Pick;
use super::words;
use crate::compare::{Ask, Table};
use crate::jobs::{Exported, NumberDisplay};
use crate::keys::Context;
use crate::screens::scroll::Cursor;
use crate::screens::{Find, Request, ViewContext};
use crate::tree::TreeNode;

/// The part that receives the keys.
#[derive(Clone, Debug)]
pub(super) enum View {
    /// The table.
    Table,
    /// Naming a subject.
    Pick(Box<Pick>),
    /// The data behind a cell.
    Behind(Box<CellEvidence>),
    /// Two overviews side by side.
    Overview(Overview),
    /// Naming a file.
    Naming(FileNaming),
}

/// The section in front of the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Header {
    /// Nothing.
    Nothing,
    /// What changed since the week before.
    Changes,
}

/// A row as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VisibleRow {
    /// An item in one row.
    Item(usize),
    /// The label over the lines of an item.
    Label(usize),
    /// One subject's line of an item.
    Cell(usize, usize),
}

/// A comparison.
#[derive(Clone, Debug)]
pub struct Compare {
    /// The subjects asked for; they run ahead of the table while an answer is pending.
    pub(super) asks: Vec<Ask>,
    pub(super) baseline: usize,
    front: Header,
    /// Whether the table answers what was asked for.
    pub(super) pending: Pending,
    pub(super) table: Option<Arc<Table>>,
    pub(super) show: NumberDisplay,
    pub(super) scales: Scales,
    pub(super) folds: Folds,
    /// The rows that differ: those beyond chance first, then the largest differences.
    pub(super) notable: Vec<usize>,
    /// The rows that jumps go to, in the order of the table.
    pub(super) jumps: Vec<usize>,
    pub(super) changes: Vec<(usize, Delta)>,
    pub(super) items: Vec<ListItem>,
    /// The rows as shown; the cursor is among these.
    pub(super) seen: Vec<VisibleRow>,
    pub(super) cursor: Cursor,
    pub(super) column: usize,
    /// The selection before the table was dropped for another archive.
    lost: Option<ListPosition>,
    pub(super) view: View,
}

impl Compare {
    /// Starts a comparison of some subjects; with fewer than two, the user is asked for the others.
    pub fn new(asks: Vec<Ask>, view: &ViewContext<'_>) -> Self {
        let pending = Pending::of(asks.len());
        let view = match pending {
            Pending::Nothing => View::Pick(Box::new(Pick::new(&asks, view))),
            Pending::Waiting(_) | Pending::Failed => View::Table,
        };
        Self {
            asks,
            baseline: 0,
            front: Header::Nothing,
            pending,
            table: None,
            show: NumberDisplay::default(),
            scales: Scales::default(),
            folds: Folds::default(),
            notable: Vec::new(),
            jumps: Vec::new(),
            changes: Vec::new(),
            items: Vec::new(),
            seen: Vec::new(),
            cursor: Cursor::default(),
            // A column compared with the baseline says more than the baseline's own.
            column: 1,
            lost: None,
            view,
        }
    }

    /// Starts a comparison of a digest with those before it, the changes in front.
    pub fn weeks(asks: Vec<Ask>, view: &ViewContext<'_>) -> Self {
        Self { front: Header::Changes, ..Self::new(asks, view) }
    }

    /// Returns whether the subjects were chosen one by one, and not by their week.
    pub fn is_of_chosen(&self) -> bool {
        self.front == Header::Nothing
    }

    /// Returns the subjects asked for.
    pub fn asks(&self) -> &[Ask] {
        &self.asks
    }

    /// Returns the place of the baseline, which the others are compared with.
    pub fn baseline(&self) -> usize {
        self.baseline
    }

    /// Returns the comparison that is shown.
    pub fn table(&self) -> Option<&Table> {
        self.table.as_deref()
    }

    /// Takes an answer; the selection is kept.
    pub fn take(&mut self, table: Table, view: &ViewContext<'_>) {
        let spot = self.spot().or_else(|| self.lost.take());
        self.pending = Pending::Nothing;
        self.notable = table.notable();
        self.jumps = jumps(&table, &self.notable);
        self.changes = match self.front {
            Header::Nothing => Vec::new(),
            Header::Changes => changes(&table, &self.notable, 1),
        };
        self.scales = Scales::of(&table, self.show);
        self.table = Some(Arc::new(table));
        self.list(spot.as_ref(), view);
    }

    /// Takes the outcome of writing a file that was asked for.
    pub fn exported(&mut self, exported: &Exported) {
        if let View::Naming(naming) = &mut self.view
            && !naming.is_taken(exported)
        {
            self.view = View::Table;
        }
    }

    /// Returns the entry that many rows further in the list behind a cell.
    pub(crate) fn neighbour(&self, by: isize) -> Option<TreeNode> {
        match &self.view {
            View::Behind(behind) => behind.neighbour(by),
            View::Table | View::Pick(_) | View::Overview(_) | View::Naming(_) => None,
        }
    }

    /// Moves by that many rows in that list.
    pub(crate) fn step_by(&mut self, by: isize) {
        if let View::Behind(behind) = &mut self.view {
            behind.step_by(by);
        }
    }

    pub(crate) fn context(&self) -> Context {
        match &self.view {
            View::Table => Context::Compare,
            View::Pick(_) => Context::Pick,
            View::Naming(_) => Context::Name,
            View::Behind(_) | View::Overview(_) => Context::Behind,
        }
    }

    pub(crate) fn find(&self) -> Option<&Find> {
        match &self.view {
            View::Behind(behind) => Some(behind.find()),
            View::Overview(overview) => Some(&overview.find),
            View::Table | View::Pick(_) | View::Naming(_) => None,
        }
    }

    pub(crate) fn type_text(&mut self, text: &str, view: &ViewContext<'_>) -> Request {
        match &mut self.view {
            View::Pick(pick) => pick.type_text(text, view),
            View::Naming(naming) => naming.type_text(text),
            View::Behind(behind) => behind.type_text(text, view),
            View::Overview(overview) => overview.type_text(text, view),
            View::Table => {}
        }
        Request::Nothing
    }

    /// Entries and words belong to one archive, so the table is asked for again.
    pub(crate) fn moved(&mut self) {
        self.lost = self.spot().or_else(|| self.lost.take());
        // The pending answer is about the previous archive.
        self.pending = Pending::of(self.asks.len());
        self.table = None;
        self.items.clear();
        self.seen.clear();
        if !matches!(self.view, View::Pick(_)) {
            self.view = View::Table;
        }
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.list(self.spot().as_ref(), view);
        match &mut self.view {
            View::Table | View::Naming(_) => {}
            View::Pick(pick) => pick.relayout(&self.asks, view),
            View::Behind(behind) => behind.relayout(view),
            View::Overview(overview) => overview.relayout(view),
        }
    }

    pub(crate) fn crumbs(&self) -> Vec<String> {
        let mut crumbs = vec!["Comparison".to_owned()];
        crumbs.extend(match &self.view {
            View::Table => None,
            View::Pick(_) => Some("Choose".to_owned()),
            View::Naming(_) => Some("Export".to_owned()),
            View::Overview(_) => Some("Overviews".to_owned()),
            View::Behind(behind) => Some(behind.name().to_owned()),
        });
        crumbs
    }

    pub(crate) fn position(&self, view: &ViewContext<'_>) -> String {
        match &self.view {
            View::Table | View::Naming(_) => {
                if let (View::Table, Some(pending)) = (&self.view, self.pending_word()) {
                    return pending.to_owned();
                }
                let at = self.item_at().map_or(0, |item| item + 1);
                format!("{at}/{}", self.items.len())
            }
            View::Pick(pick) => pick.position(),
            View::Behind(behind) => behind.position(view),
            View::Overview(overview) => overview.position(view),
        }
    }

    pub(super) fn cut(&self, view: &ViewContext<'_>) -> BodyColumns {
        let subjects = self.table.as_ref().map_or(self.asks.len(), |table| table.subjects.len());
        cut(view.body, subjects)
    }

    /// Returns the selected item.
    pub(super) fn item_at(&self) -> Option<usize> {
        match *self.seen.get(self.cursor.at)? {
            VisibleRow::Item(item) | VisibleRow::Label(item) | VisibleRow::Cell(item, _) => {
                Some(item)
            }
        }
    }

    /// Returns the selected row of the table.
    pub(super) fn row_at(&self) -> Option<usize> {
        match self.items.get(self.item_at()?)? {
            ListItem::Row(row, _) => Some(*row),
            ListItem::Head(_) => None,
        }
    }

    /// Returns the text of the head: how numbers are shown, the baseline, and how much differs.
    pub(super) fn status(&self, view: &ViewContext<'_>) -> String {
        let Some(table) = &self.table else {
            return self.pending_word().unwrap_or_default().to_owned();
        };
        let differing = table.rows.iter().filter(|row| words::is_beyond_chance(row)).count();
        let rows = if differing == 1 { "row differs" } else { "rows differ" };
        let barred = table.rows.iter().flat_map(|row| &row.cells);
        let barred = match barred.filter(|cell| !cell.not_comparable.is_empty()).count() {
            0 => String::new(),
            cells => format!("; {} {cells} not comparable", view.glyphs.note),
        };
        if let Some(warning) = table.warning() {
            return warning.to_owned();
        }
        let (show, base) = (self.show.word(), view.glyphs.base);
        format!("{show}; {base} is the baseline; {differing} {rows} beyond chance{barred}")
    }
}
