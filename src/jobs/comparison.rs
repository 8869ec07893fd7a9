//! Comparing: the subjects to compare, and the result.

use crate::compare::{Ask, Table};

/// Subjects to be compared. Only the answer to the latest request counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonRequest {
    /// The number of the request (its generation).
    pub number: u64,
    /// The subjects, two to six.
    pub asks: Vec<Ask>,
    /// The place of the baseline, which the others are compared with.
    pub baseline: usize,
}

/// The result of a comparison.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The number of the request.
    pub number: u64,
    /// The comparison.
    pub table: Table,
}

/// How the numbers of a comparison are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NumberDisplay {
    /// As they are.
    #[default]
    Number,
    /// As the share of the subject's total.
    Share,
    /// For each day of the subject.
    PerDay,
}

impl NumberDisplay {
    /// Returns the next way, and the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Number => Self::Share,
            Self::Share => Self::PerDay,
            Self::PerDay => Self::Number,
        }
    }

    /// Returns its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "numbers",
            Self::Share => "shares",
            Self::PerDay => "per day",
        }
    }
}
