//! The compared subjects, and the position in the comparison.

use std::sync::Arc;

use super::cells::Scales;
use super::columns::{BodyColumns, Reasons, cut};
use super::heads::{self, ColumnHead};
use super::items::{Delta, Folds, ListItem, ListPosition, changes, jumps};
use super::overview::Overview;
use super::pending::Pending;
use super::pick::Pick;
use super::status::in_words;
use crate::compare::{Ask, Direction, Table};
use crate::jobs::NumberDisplay;
use crate::keys::Context;
use crate::screens::aligned::Aligned;
use crate::screens::evidence::NumberEvidence;
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
    Behind(Box<NumberEvidence>),
    /// Two overviews side by side.
    Overview(Overview),
    /// Choosing the form in which the table is copied.
    CopyForms,
    /// The subjects laid upon each other from day 0.
    Aligned(Box<Aligned>),
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
    /// The week that is held against those before it; none where the subjects were chosen.
    pub(super) week: Option<Ask>,
    /// What is held of that week and of those before it.
    pub(super) in_words: Vec<[String; 2]>,
    /// Whether the table answers what was asked for.
    pub(super) pending: Pending,
    pub(super) table: Option<Arc<Table>>,
    pub(super) show: NumberDisplay,
    pub(super) scales: Scales,
    /// What stands over the columns.
    pub(super) heads: Vec<ColumnHead>,
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
    pub(super) find: Find,
    /// The rows that hold what is looked for.
    pub(super) found: Vec<usize>,
    /// The selection before something was looked for.
    pub(super) before_find: Option<ListPosition>,
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
            week: None,
            in_words: Vec::new(),
            pending,
            table: None,
            show: NumberDisplay::default(),
            scales: Scales::default(),
            heads: Vec::new(),
            folds: Folds::default(),
            notable: Vec::new(),
            jumps: Vec::new(),
            changes: Vec::new(),
            items: Vec::new(),
            seen: Vec::new(),
            cursor: Cursor::default(),
            // A column compared with the baseline says more than the baseline's own.
            column: 1,
            find: Find::default(),
            found: Vec::new(),
            before_find: None,
            lost: None,
            view,
        }
    }

    /// Starts a comparison of a digest, the first subject, with those before it; the changes come
    /// in front, and ratios say how many times it is what the others are.
    pub fn weeks(asks: Vec<Ask>, view: &ViewContext<'_>) -> Self {
        Self { week: asks.first().cloned(), ..Self::new(asks, view) }
    }

    /// Returns whether the subjects were chosen one by one, and not by their week.
    pub fn is_of_chosen(&self) -> bool {
        self.week.is_none()
    }

    /// Returns how ratios are read: a week is divided by what it is held against, as long as it is
    /// the baseline.
    pub(super) fn direction(&self) -> Direction {
        let base = self.table.as_ref().and_then(|table| table.subjects.get(table.baseline));
        match (&self.week, base) {
            (Some(week), Some(base)) if base.ask == *week => Direction::OfBaseline,
            _ => Direction::OfEach,
        }
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
        self.in_words.clear();
        if let Some(week) = &self.week {
            self.in_words = in_words(&table, week, view.corpus);
        }
        self.scales = Scales::of(&table, self.show);
        self.heads = heads::heads(&table, view.corpus);
        self.table = Some(Arc::new(table));
        self.changes = self.changes_of_week();
        self.list(spot.as_ref(), view);
        self.look(view);
    }

    /// Returns the changes since the week before; none where another one is the baseline.
    fn changes_of_week(&self) -> Vec<(usize, Delta)> {
        let (Some(table), Direction::OfBaseline) = (&self.table, self.direction()) else {
            return Vec::new();
        };
        let mut subjects = table.subjects.iter().enumerate();
        let before = subjects
            .find(|(at, subject)| *at != table.baseline && matches!(subject.ask, Ask::Digest(_)));
        before.map_or_else(Vec::new, |(before, _)| changes(table, &self.notable, before))
    }

    /// Returns the entry that many rows further in the list behind a cell.
    pub(crate) fn neighbour(&self, by: isize) -> Option<TreeNode> {
        match &self.view {
            View::Behind(behind) => behind.neighbour(by),
            View::Aligned(aligned) => aligned.neighbour(by),
            View::Table | View::Pick(_) | View::Overview(_) | View::CopyForms => None,
        }
    }

    /// Returns the selected entry in the list behind a cell.
    pub(crate) fn behind(&self) -> Option<TreeNode> {
        self.neighbour(0)
    }

    /// Moves by that many rows in that list.
    pub(crate) fn step_by(&mut self, by: isize) {
        if let View::Behind(behind) = &mut self.view {
            behind.step_by(by);
        } else if let View::Aligned(aligned) = &mut self.view {
            aligned.step_by(by);
        }
    }

    /// Returns whether the words of the aligned picture tell of another day than the selected one.
    pub(crate) fn detail_is_late(&self) -> bool {
        matches!(&self.view, View::Aligned(aligned) if aligned.detail_is_late())
    }

    /// Lets these words tell of the selected day.
    pub(crate) fn catch_up(&mut self) {
        if let View::Aligned(aligned) = &mut self.view {
            aligned.catch_up();
        }
    }

    pub(crate) fn context(&self) -> Context {
        match &self.view {
            View::Table => Context::Compare,
            View::Pick(_) => Context::Pick,
            View::CopyForms => Context::CopyForms,
            View::Behind(_) | View::Overview(_) => Context::Behind,
            View::Aligned(aligned) => aligned.context(),
        }
    }

    pub(crate) fn find(&self) -> Option<&Find> {
        match &self.view {
            View::Behind(behind) => Some(behind.find()),
            View::Overview(overview) => Some(&overview.find),
            View::Aligned(aligned) => aligned.find(),
            View::Table => Some(&self.find),
            View::Pick(_) | View::CopyForms => None,
        }
    }

    pub(crate) fn type_text(&mut self, text: &str, view: &ViewContext<'_>) -> Request {
        match &mut self.view {
            View::Pick(pick) => pick.type_text(text, view),
            View::Behind(behind) => behind.type_text(text, view),
            View::Overview(overview) => overview.type_text(text, view),
            View::Aligned(aligned) => aligned.type_text(text, view),
            View::Table => self.type_to_find(text, view),
            View::CopyForms => {}
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
            View::Table | View::CopyForms => {}
            View::Pick(pick) => pick.relayout(&self.asks, view),
            View::Behind(behind) => behind.relayout(view),
            View::Overview(overview) => overview.relayout(view),
            View::Aligned(aligned) => aligned.relayout(view),
        }
    }

    pub(crate) fn crumbs(&self) -> Vec<String> {
        let mut crumbs = vec!["Comparison".to_owned()];
        crumbs.extend(match &self.view {
            View::Table => None,
            View::CopyForms => Some("Copy".to_owned()),
            View::Pick(_) => Some("Choose".to_owned()),
            View::Overview(_) => Some("Overviews".to_owned()),
            View::Behind(behind) => Some(behind.name().to_owned()),
            View::Aligned(aligned) => Some(aligned.crumb()),
        });
        crumbs
    }

    pub(crate) fn position(&self, view: &ViewContext<'_>) -> String {
        match &self.view {
            View::Table if !self.find.query().is_empty() => self.find.count(self.found.len()),
            View::Table | View::CopyForms => {
                if let (View::Table, Some(pending)) = (&self.view, self.pending_word()) {
                    return pending.to_owned();
                }
                let at = self.item_at().map_or(0, |item| item + 1);
                format!("{at}/{}", self.items.len())
            }
            View::Pick(pick) => pick.position(),
            View::Behind(behind) => behind.position(view),
            View::Overview(overview) => overview.position(view),
            View::Aligned(aligned) => aligned.position(view),
        }
    }

    pub(super) fn cut(&self, view: &ViewContext<'_>) -> BodyColumns {
        let subjects = self.table.as_ref().map_or(self.asks.len(), |table| table.subjects.len());
        let has_reasons = self.table.as_ref().is_some_and(|table| heads::has_reasons(table));
        let reasons = if has_reasons { Reasons::Some } else { Reasons::None };
        cut(view.body, subjects, reasons)
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
            ListItem::Head(_) | ListItem::Empty(..) => None,
        }
    }
}
