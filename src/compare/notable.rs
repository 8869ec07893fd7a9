//! What to look at first: a warning about the table as a whole, the rows that matter most, and what
//! is new or gone.

use super::{Cell, Change, Reason, Row, RowOrigin, Table};
use crate::cover::State;
use crate::order::CompactSort as _;

const NOTHING_COUNTS: &str = "No attack is counted: no kind of the taxonomy counts as attack. `watchfloor \
                              check` names the line to change.";

/// How a subject compares with the baseline in a row where one of them may have nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The baseline surely has none.
    New,
    /// The baseline has some, and the subject has none. Silence is not inactivity: see the
    /// coverage.
    Gone,
    /// Both have some, or neither has.
    Both,
}

impl Table {
    /// Returns what must be said of the table as a whole before any number is read; usually
    /// nothing.
    pub fn warning(&self) -> Option<&'static str> {
        let uncounted = |cell: &Cell| cell.not_comparable.contains(&Reason::NothingCounts);
        let any = self.rows.iter().flat_map(|row| &row.cells).any(uncounted);
        any.then_some(NOTHING_COUNTS)
    }

    /// Compares a cell with that of the baseline. Rows that are not counted give
    /// [`Standing::Both`].
    pub fn standing(&self, row: usize, column: usize) -> Standing {
        let Some(row) = self.rows.get(row).filter(|row| row.line == RowOrigin::Counted) else {
            return Standing::Both;
        };
        // A zero is one only where everything is held; else nobody knows.
        let some = |at: usize| {
            let cell = row.cells.get(at)?;
            let bounds = cell.value.as_ref()?.bounds()?;
            let any = bounds.best > 0.0 || bounds.high.is_none_or(|high| high > 0.0);
            (any || cell.held == Some(State::InFull)).then_some(any)
        };
        match (some(self.baseline), some(column)) {
            (Some(false), Some(true)) => Standing::New,
            (Some(true), Some(false)) => Standing::Gone,
            _ => Standing::Both,
        }
    }

    /// Returns the rows that differ from the baseline in any subject: those beyond chance first,
    /// then by the size of the difference. Rows of single days and of stated figures are left out.
    pub fn notable(&self) -> Vec<usize> {
        let mut found: Vec<(bool, f64, usize)> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            if !is_telling(row) {
                continue;
            }
            let beyond = row.cells.iter().any(Cell::is_beyond_chance);
            let most = row.cells.iter().filter_map(|cell| cell.change.as_ref()).map(apart);
            let most = most.fold(0.0, f64::max);
            if beyond || most > 0.0 {
                found.push((beyond, most, at));
            }
        }
        found.compact_sort_by(|one, other| {
            other.0.cmp(&one.0).then(other.1.total_cmp(&one.1)).then(one.2.cmp(&other.2))
        });
        found.into_iter().map(|(_, _, at)| at).collect()
    }
}

impl Cell {
    /// Returns true if the difference from the baseline is marked: more than chance, for its family
    /// of rows and the dispersion of the table.
    pub fn is_beyond_chance(&self) -> bool {
        self.change.as_ref().is_some_and(|change| change.marked)
    }
}

/// Returns how far two values are apart, at least where one of them is a bound.
fn apart(change: &Change) -> f64 {
    let above = change.difference_low.filter(|low| *low > 0.0);
    let below = change.difference_high.filter(|high| *high < 0.0);
    change.difference.or(above).or(below).map_or(0.0, f64::abs)
}

/// Returns true for rows in which a difference means something.
fn is_telling(row: &Row) -> bool {
    row.line == RowOrigin::Counted && row.measure.is_telling()
}
