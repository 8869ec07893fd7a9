//! The numbers of a grid for one measure: what each cell shows, its rows added up, how fully the days
//! are held. Computed once, not for every frame; every picture of weeks shows these.

use super::{CoverCell, CoverGrid, GridMeasure, GridUnit, drawn};
use crate::archive::{Corpus, EntryKey};
use crate::cover::{CellMark, Fullness, Held, State};
use crate::digest::{Sum, TheatreId};

/// What one cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridNumber {
    /// What stands in the cell.
    pub mark: CellMark,
    /// What is held of it, as it is drawn.
    pub state: State,
    /// The same number with its doubt.
    pub sum: Sum,
}

/// The numbers of a grid.
#[derive(Clone, Debug, Default)]
pub struct GridNumbers {
    /// By theatre, then by span.
    pub rows: Vec<Vec<GridNumber>>,
    /// What has no span, by theatre.
    pub unplaced: Vec<Option<GridNumber>>,
    /// All theatres, by span; behind the last what has none.
    pub all: Vec<GridNumber>,
    /// How fully each span is held, as it is drawn.
    pub held: Vec<Option<Fullness>>,
    /// The days of each span, by what is held of them.
    pub days: Vec<Held>,
}

impl GridNumber {
    fn of(cell: &CoverCell<'_>, measure: GridMeasure, corpus: &Corpus) -> Self {
        let sum = measure.of(cell, corpus);
        Self { mark: mark(cell.drawn, &sum), state: cell.drawn, sum }
    }

    /// Adds numbers up, as what is held of all of them allows.
    fn added(numbers: impl Iterator<Item = Self>, state: State) -> Self {
        let mut sum = Sum::default();
        numbers.for_each(|number| sum.merge(&number.sum));
        Self { mark: mark(state, &sum), state, sum }
    }

    /// Returns the number that is drawn; 0 where there is none.
    pub fn drawn(&self) -> u64 {
        self.mark.number().unwrap_or(0)
    }
}

/// Returns the mark of a sum: its least number, which is a lower bound where the sum has doubt.
fn mark(state: State, sum: &Sum) -> CellMark {
    match state.mark(sum.low) {
        CellMark::Exactly(number) if !sum.is_exact() => {
            // Entries without a number: of these there are words.
            if number == 0 { CellMark::WordsOnly } else { CellMark::AtLeast(number) }
        }
        mark @ (CellMark::NotHeld
        | CellMark::Silent
        | CellMark::WordsOnly
        | CellMark::AtLeast(_)
        | CellMark::Exactly(_)) => mark,
    }
}

impl GridNumbers {
    /// Counts the cells of a grid for one measure.
    pub fn of(grid: &CoverGrid, unit: GridUnit, measure: GridMeasure, corpus: &Corpus) -> Self {
        let number = |cell: CoverCell<'_>| GridNumber::of(&cell, measure, corpus);
        let row = |theatre| {
            let cells = (0..grid.weeks()).filter_map(move |at| grid.cell(corpus, theatre, at));
            cells.map(number).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<GridNumber>> = grid.theatres().iter().map(|id| row(*id)).collect();
        let unplaced = grid.theatres().iter();
        let unplaced: Vec<Option<GridNumber>> = unplaced
            .map(|id| grid.unplaced(*id).map(number).filter(|number| number.drawn() > 0))
            .collect();
        let mut all = Vec::with_capacity(grid.weeks() + 1);
        let mut held = Vec::with_capacity(grid.weeks());
        let mut all_days = Vec::with_capacity(grid.weeks());
        for at in 0..grid.weeks() {
            let days = grid.days_of(at).map(|days| grid.held_of_all(corpus, days));
            let days = days.unwrap_or_default();
            let column = rows.iter().filter_map(|row| row.get(at)).copied();
            let has_entries = column.clone().any(|number| number.drawn() > 0);
            let state = drawn(&days, unit, has_entries);
            all.push(GridNumber::added(column, state));
            let is_full = state == State::InFull;
            held.push(if is_full { Some(Fullness::Full) } else { days.fullness() });
            all_days.push(days);
        }
        all.push(GridNumber::added(unplaced.iter().flatten().copied(), State::InPart));
        Self { rows, unplaced, all, held, days: all_days }
    }

    /// Returns true if anything has no week.
    pub fn has_unplaced(&self) -> bool {
        self.unplaced.iter().any(Option::is_some)
    }

    /// Returns how many there are in the weeks, and how many without one.
    pub fn totals(&self) -> (u64, u64) {
        let placed = self.rows.iter().flatten().map(GridNumber::drawn).sum();
        (placed, self.unplaced.iter().flatten().map(GridNumber::drawn).sum())
    }

    /// Returns how many weeks are held in any way.
    pub fn held_weeks(&self) -> usize {
        self.held.iter().flatten().count()
    }

    /// Returns the highest number of a week over all theatres.
    pub fn highest(&self) -> u64 {
        let weeks = self.all.iter().take(self.held.len());
        weeks.map(GridNumber::drawn).max().unwrap_or(0)
    }
}

/// Returns the entries that a number comes from, each once: of a theatre, or of all where none is
/// named. Behind the last span stands what has none.
pub fn behind_number(
    grid: &CoverGrid,
    (theatre, at): (Option<TheatreId>, usize),
    measure: GridMeasure,
    corpus: &Corpus,
) -> Vec<EntryKey> {
    let theatres = match &theatre {
        Some(theatre) => std::slice::from_ref(theatre),
        None => grid.theatres(),
    };
    let cell = |theatre| {
        if at < grid.weeks() { grid.cell(corpus, theatre, at) } else { grid.unplaced(theatre) }
    };
    let cells = theatres.iter().filter_map(|theatre| cell(*theatre));
    cells.flat_map(|cell| measure.behind(&cell, corpus)).collect()
}
