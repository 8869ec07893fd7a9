//! Comparing: what is to be compared, what came of it, and the file that it is written into.

use std::sync::Arc;

use crate::compare::{Ask, Table};

/// Subjects that are to be compared. Only the answer to the last one asked for counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Its number.
    pub number: u64,
    /// What is compared, two to six.
    pub asks: Vec<Ask>,
    /// The place of the one that the others are held against.
    pub baseline: usize,
}

/// What comparing came to.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The number of the comparison.
    pub number: u64,
    /// The comparison.
    pub table: Table,
}

/// How the numbers of a comparison are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// As they are.
    #[default]
    Number,
    /// As the share of the subject's total.
    Share,
    /// For each day of the subject.
    PerDay,
}

impl Show {
    /// The next way, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Number => Self::Share,
            Self::Share => Self::PerDay,
            Self::PerDay => Self::Number,
        }
    }

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "numbers",
            Self::Share => "shares",
            Self::PerDay => "per day",
        }
    }
}

/// A comparison that is to be written into a file: as Markdown, or as the name's end says.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The name of the file, in the folder for exports.
    pub path: String,
    /// Whether a plain file of that name is to be replaced.
    pub replace: bool,
    /// What is seen, shared with the screen.
    pub table: Arc<Table>,
    /// How its numbers are shown.
    pub show: Show,
}

/// What became of a file that was to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// It is whole and on the disk.
    Written(String),
    /// The name is taken; nothing was touched.
    Exists(String),
    /// It could not be written: the name and why.
    Failed(String, String),
}
