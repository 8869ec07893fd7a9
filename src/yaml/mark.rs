//! A place in a file as people count it. Byte offsets are handled in `offset`.

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

    /// The file as a whole, if no single line is wrong.
    pub const WHOLE: Self = Self { line: 0, column: 0 };

    /// Makes a mark from the counts of loops over lines and characters.
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
