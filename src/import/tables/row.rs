//! A row of a table, whatever container it came in: the texts of its cells by column.

use std::collections::HashMap;

use super::problem::{RowProblems, TableError};

/// The most columns of a table. GTD, the widest known, has 135.
pub(super) const MOST_COLUMNS: usize = 4_096;
/// The most bytes of one row.
pub(super) const MOST_ROW_BYTES: usize = 1 << 20;

/// The columns of a table, in the order in which they were met.
#[derive(Debug, Default)]
pub(super) struct TableColumns {
    names: Vec<Box<str>>,
    by_name: HashMap<Box<str>, usize>,
}

impl TableColumns {
    /// Returns the place of a column, which is new if it was not met before; none if there are too
    /// many.
    pub(super) fn place(&mut self, name: &str) -> Option<usize> {
        if let Some(at) = self.by_name.get(name) {
            return Some(*at);
        }
        let at = self.names.len();
        (at < MOST_COLUMNS).then(|| {
            self.names.push(name.into());
            self.by_name.insert(name.into(), at);
            at
        })
    }

    /// Adds a column of a head: one without a name gets its number, a second of a name a number too.
    pub(super) fn add_of_head(&mut self, name: &str) {
        let bare = name.trim();
        let mut name = match bare {
            "" => format!("column_{}", self.names.len() + 1),
            name => name.to_owned(),
        };
        if self.by_name.contains_key(name.as_str()) {
            name = format!("{name}_{}", self.names.len() + 1);
        }
        self.place(&name);
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or("", |name| name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }
}

/// The cells of one row.
#[derive(Debug, Clone, Default)]
pub(super) struct TableRow {
    /// Counted from 1.
    pub(super) number: u64,
    text: String,
    cells: Vec<(u32, u32)>,
    /// The columns that were set: a row of few cells costs no more, however many columns there are.
    filled: Vec<usize>,
}

impl TableRow {
    pub(super) fn clear(&mut self, number: u64) {
        self.number = number;
        self.text.clear();
        self.cells.clear();
        self.filled.clear();
    }

    /// Sets the text of a cell; returns false if the row is full.
    pub(super) fn set(&mut self, column: usize, text: &str) -> bool {
        let from = self.text.len();
        if column >= MOST_COLUMNS || from + text.len() > MOST_ROW_BYTES {
            return false;
        }
        self.text.push_str(text);
        if self.cells.len() <= column {
            self.cells.resize(column + 1, (0, 0));
        }
        // Both fit: a row has at most 1 MiB.
        let narrow = |n: usize| u32::try_from(n).unwrap_or(0);
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = (narrow(from), narrow(self.text.len()));
            self.filled.push(column);
        }
        true
    }

    /// Returns the text of a cell, without blanks around it; empty where there is none.
    pub(super) fn get(&self, column: usize) -> &str {
        let Some((from, to)) = self.cells.get(column) else { return "" };
        self.text.get(*from as usize..*to as usize).unwrap_or_default().trim()
    }

    /// Returns the columns that were set, in their order.
    pub(super) fn filled(&self) -> Vec<usize> {
        let mut filled = self.filled.clone();
        filled.sort_unstable();
        filled.dedup();
        filled
    }

    /// Returns true if the row reaches that far.
    pub(super) fn has(&self, column: usize) -> bool {
        column < self.cells.len()
    }

    /// Returns the bytes of all cells.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Rows in the order of a table.
pub(super) trait TableRows {
    /// Reads the next row; returns false at the end.
    fn next(&mut self, row: &mut TableRow, problems: &mut RowProblems) -> Result<bool, TableError>;

    /// Returns the columns that were met so far.
    fn columns(&self) -> &TableColumns;

    /// Returns what a person should know of how the table was read.
    fn remarks(&self) -> Vec<String>;
}
