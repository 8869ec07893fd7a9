//! A place in a file as people count it. Byte offsets are the business of `offset`.

use std::fmt;

use saphyr_parser::Marker;

/// A line and a column, both counted from 1; columns count characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Mark {
    /// The line, 1 for the first.
    pub line: u32,
    /// The column, 1 for the first character of a line.
    pub column: u32,
}

impl Mark {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// A file as a whole, where no line is to blame.
    pub const WHOLE: Self = Self { line: 0, column: 0 };

    /// Counts, as they come out of loops over lines and characters, to a mark.
    pub(super) fn at(line: usize, column: usize) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { line: narrow(line), column: narrow(column) }
    }
}

impl From<Marker> for Mark {
    fn from(marker: Marker) -> Self {
        Self::at(marker.line(), marker.col() + 1)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
