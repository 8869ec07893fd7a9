//! What is wrong with a table: with a row, told with its number, its column and what to do, or with
//! the whole of it, which ends the import. Nothing is read here.

use std::io;

use super::write::line;

/// Something wrong with one row. The row is kept as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row, counted from 1; the head of a table of lines is row 1.
    pub row: u64,
    /// The column, by its name.
    pub column: Option<Box<str>>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
}

/// The problems of a table: the first ones, and how many there are beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowProblems {
    /// The first [`RowProblems::MOST`].
    pub listed: Vec<RowProblem>,
    /// How many more there are.
    pub untold: u64,
}

impl RowProblems {
    /// The most problems that are listed.
    pub const MOST: usize = 1_000;
    /// The most letters of a value that a message quotes.
    const QUOTED: usize = 40;

    /// Notes a problem of a row.
    pub(super) fn tell(
        &mut self,
        row: u64,
        column: Option<&str>,
        message: impl FnOnce() -> String,
        hint: &'static str,
    ) {
        if self.listed.len() < Self::MOST {
            let (column, message) = (column.map(Box::from), message());
            self.listed.push(RowProblem { row, column, message, hint });
        } else {
            self.untold += 1;
        }
    }

    /// Returns the beginning of a value, as a message quotes it: nothing in it controls a terminal.
    pub fn quoted(value: &str) -> String {
        let value = &line(value);
        let mut short: String = value.chars().take(Self::QUOTED).collect();
        if short.len() < value.len() {
            short.push('…');
        }
        short
    }
}

/// Why a table cannot be imported. Nothing is to be kept of what was written before.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The file could not be read, or a digest or a run not written.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The file holds no table.
    #[error("no table: {0}")]
    NoTable(String),
    /// More than is held at once.
    #[error("{what} is beyond {most}: {hint}")]
    TooMuch {
        /// What is too much.
        what: &'static str,
        /// How much is read at most.
        most: String,
        /// What to do.
        hint: &'static str,
    },
    /// A package that cannot be unpacked.
    #[error(
        "the workbook cannot be read: {0}; open it and save it again, or save the sheet as CSV"
    )]
    Workbook(String),
    /// A file of mapping rules that cannot be used.
    #[error("the mapping cannot be used: {0}")]
    Mapping(String),
    /// The taxonomy has no theatre for rows whose country it does not know.
    #[error(
        "the taxonomy knows no place for row {row} (`{place}`), and none of the theatres {theatres} \
         that take the rest: add one of them, or an area of that name"
    )]
    NoTheatre {
        /// The row.
        row: u64,
        /// What the row says of its place.
        place: String,
        /// The theatres that the mapping names for the rest.
        theatres: String,
    },
    /// The work was stopped from outside.
    #[error("stopped")]
    Stopped,
}
