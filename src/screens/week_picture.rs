//! What the pictures of weeks share: what is counted and how, the selected theatre and span, and what is
//! open over it. The theatre by week and the tempo each say how that is drawn.

use std::ops::DerefMut;

use super::ViewContext;
use super::evidence::OpenEvidence;
use super::request::Request;
use super::scroll::{Cursor, Motion};
use super::span_told::ToldSpan;
use super::verb::{Now, Verbs};
use super::week_spot::WeekSpot;
use crate::archive::{Corpus, EntryKey};
use crate::compare::{CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers};
use crate::digest::TheatreId;
use crate::keys::{Action, Context};
use crate::tree::TreeNode;

/// Where the row of all theatres stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOfAll {
    /// Before the theatres.
    First,
    /// Behind them.
    Last,
}

/// A picture of weeks, months or days.
#[derive(Clone, Debug)]
pub struct WeekPicture {
    /// The year of the selection; none until an archive was counted.
    pub year: Option<i32>,
    /// What is counted, and by what.
    pub limits: GridLimits,
    /// What is added up.
    pub measure: GridMeasure,
    /// The theatres and spans.
    pub cells: CoverGrid,
    /// Their numbers.
    pub numbers: GridNumbers,
    /// The selected row.
    pub row: Cursor,
    /// The selected span; behind the last stands what has none.
    pub column: usize,
    /// The first span that is seen.
    pub first: usize,
    /// The row and span that the words tell of. They follow the selection, but wait while a key is held
    /// down.
    pub shown: (usize, usize),
    /// The list or text behind a number.
    pub behind: OpenEvidence,
    /// Where to begin: a theatre, a day.
    pub begin: WeekSpot,
    all: RowOfAll,
    /// The digests and entries of the corpus that was counted; none where it must be counted anew.
    counted: Option<(usize, usize)>,
}

impl WeekPicture {
    /// Makes a picture that begins at a theatre and a day.
    pub fn new(begin: WeekSpot, all: RowOfAll) -> Self {
        Self {
            year: None,
            limits: GridLimits::default(),
            measure: GridMeasure::default(),
            cells: CoverGrid::default(),
            numbers: GridNumbers::default(),
            row: Cursor::default(),
            column: 0,
            first: 0,
            shown: (0, 0),
            behind: None,
            begin,
            all,
            counted: None,
        }
    }

    /// Returns the place of a row among the theatres; none where it is that of all.
    fn place(&self, row: usize) -> Option<usize> {
        let place = match self.all {
            RowOfAll::First => row.checked_sub(1)?,
            RowOfAll::Last => row,
        };
        (place < self.cells.theatres().len()).then_some(place)
    }

    /// Returns the theatre of a row; none where it is that of all.
    pub fn theatre(&self, row: usize) -> Option<TheatreId> {
        self.cells.theatres().get(self.place(row)?).copied()
    }

    /// Returns the numbers of a row, without that of what has no span.
    pub fn numbers_of(&self, row: usize) -> &[GridNumber] {
        match self.place(row) {
            Some(theatre) => self.numbers.rows.get(theatre).map_or(&[], Vec::as_slice),
            None => self.numbers.all.get(..self.cells.weeks()).unwrap_or_default(),
        }
    }

    /// Returns the number of a row in a span; behind the last that of what has none.
    pub fn number(&self, (row, column): (usize, usize)) -> Option<GridNumber> {
        if column < self.cells.weeks() {
            return self.numbers_of(row).get(column).copied();
        }
        match self.place(row) {
            Some(theatre) => self.numbers.unplaced.get(theatre).copied().flatten(),
            None => self.numbers.all.get(self.cells.weeks()).copied(),
        }
    }

    /// Returns the number of columns that can be selected.
    pub fn columns(&self) -> usize {
        self.cells.weeks() + usize::from(self.numbers.has_unplaced())
    }

    /// Returns the selected row and span.
    pub fn at(&self) -> (usize, usize) {
        (self.row.at, self.column)
    }

    /// Returns what is told of a row in a span.
    pub fn span(&self, (row, column): (usize, usize)) -> ToldSpan<'_> {
        ToldSpan {
            cells: &self.cells,
            unit: self.limits.unit,
            measure: self.measure,
            theatre: self.theatre(row),
            at: column,
            number: self.number((row, column)),
        }
    }

    /// Returns the theatre and the first day of the selection.
    pub fn spot(&self) -> WeekSpot {
        let day = self.span(self.at()).days().map(|days| days.from);
        if self.counted.is_none() && day.is_none() {
            return self.begin;
        }
        WeekSpot { theatre: self.theatre(self.row.at), day: day.or(self.begin.day) }
    }

    /// Lets it be counted anew, from another place on.
    pub fn begin_at(&mut self, begin: WeekSpot) {
        self.begin = begin;
        self.counted = None;
    }

    /// Counts belong to one corpus; what is open over the picture is about the previous one.
    pub fn moved(&mut self) {
        self.begin_at(self.spot());
        self.behind = None;
    }

    /// Returns true where a corpus was not counted yet, and takes it as counted from now on.
    pub fn must_count(&mut self, corpus: &Corpus) -> bool {
        let read = Some((corpus.digests().len(), corpus.len()));
        std::mem::replace(&mut self.counted, read) != read
    }

    /// Returns whether the words tell of another place than the selected one.
    pub fn detail_is_late(&self) -> bool {
        self.shown != self.at()
    }

    /// Returns the context of a picture, or that of what is open over it.
    pub fn context_over(&self, own: Context) -> Context {
        if self.behind.is_some() { Context::Behind } else { own }
    }

    /// Returns the entries of the selected cell, or those of the list that is open, with their name.
    pub fn mapped(&self, view: &ViewContext<'_>) -> (String, Vec<EntryKey>) {
        let span = self.span(self.at());
        let keys = match &self.behind {
            Some(list) => list.entries(),
            None => span.keys(view),
        };
        (span.told(view).0, keys)
    }

    /// Returns the digest of the selected span; behind a number what is selected there.
    pub fn subject(&self, corpus: &Corpus) -> Option<TreeNode> {
        if let Some(behind) = &self.behind {
            return behind.neighbour(0);
        }
        self.span(self.at()).digest(corpus).map(TreeNode::Digest)
    }

    /// Returns ready where anything was counted.
    pub fn now_any(&self) -> Now {
        Now::when(!self.cells.is_empty())
    }
}

/// A screen that shows a picture of weeks.
pub trait WeekScreen: Verbs<Outcome = Request> + DerefMut<Target = WeekPicture> {
    /// Returns the number of rows that can be selected.
    fn rows(&self, view: &ViewContext<'_>) -> usize;

    /// Keeps the selection within the rows and spans, and the window at the selection.
    fn scroll(&mut self, view: &ViewContext<'_>);
}

/// A step of the selection.
struct WeekStep {
    action: Action,
    /// Returns whether there is anywhere to go, among so many rows.
    now: fn(&WeekPicture, usize) -> Now,
    /// Returns the row and the span that it leads to.
    to: fn(&WeekPicture) -> (usize, usize),
}

const STEPS: [WeekStep; 6] = [
    WeekStep {
        action: Action::MoveDown,
        now: |_, rows| Motion::now(Action::MoveDown, rows > 1),
        to: |weeks| (weeks.row.at + 1, weeks.column),
    },
    WeekStep {
        action: Action::MoveUp,
        now: |_, rows| Motion::now(Action::MoveUp, rows > 1),
        to: |weeks| (weeks.row.at.saturating_sub(1), weeks.column),
    },
    WeekStep {
        action: Action::MoveLeft,
        now: |weeks, _| Now::when(weeks.column > 0),
        to: |weeks| (weeks.row.at, weeks.column.saturating_sub(1)),
    },
    WeekStep {
        action: Action::MoveRight,
        now: |weeks, _| Now::when(weeks.column + 1 < weeks.columns()),
        to: |weeks| (weeks.row.at, weeks.column + 1),
    },
    WeekStep {
        action: Action::First,
        now: |weeks, _| Now::when(weeks.columns() > 1),
        to: |weeks| (weeks.row.at, 0),
    },
    WeekStep {
        action: Action::Last,
        now: |weeks, _| Now::when(weeks.columns() > 1),
        to: |weeks| (weeks.row.at, usize::MAX),
    },
];

/// Returns whether an action would move the selection, or read the digest of the week.
pub fn now_in_weeks<S: WeekScreen>(screen: &S, action: Action, view: &ViewContext<'_>) -> Now {
    if action == Action::Read {
        return Now::when(screen.span(screen.at()).digest(view.corpus).is_some());
    }
    let step = STEPS.iter().find(|step| step.action == action);
    step.map_or(Now::Idle, |step| (step.now)(screen, screen.rows(view)))
}

/// Carries it out.
pub fn act_in_weeks<S: WeekScreen>(
    screen: &mut S,
    action: Action,
    view: &ViewContext<'_>,
) -> Request {
    if action == Action::Read {
        return screen.span(screen.at()).read(view.corpus);
    }
    if let Some(step) = STEPS.iter().find(|step| step.action == action) {
        let (row, column) = (step.to)(screen);
        let last = screen.rows(view).saturating_sub(1);
        screen.row.at = row.min(last);
        screen.column = column;
        screen.scroll(view);
    }
    Request::Nothing
}
