//! What must be said about an output that does not say it itself: it goes beside the output.

use std::fmt;

use super::HandoverRemark;

/// A remark on what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A table had no room for these columns.
    NoRoom(Vec<String>),
    /// So many of the features of a map have a place; fewer than all.
    Located {
        /// The features with a geometry.
        located: usize,
        /// All features.
        of: usize,
    },
    /// What the vocabulary of another program cannot say.
    HandedOver(HandoverRemark),
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRoom(columns) => write!(f, "no room for the columns {}", columns.join(", ")),
            Self::Located { located: 0, of: 1 } => {
                f.write_str("the entry has no coordinates: a map shows nothing of it")
            }
            Self::Located { located: 0, of } => {
                write!(f, "none of the {of} entries has coordinates: a map shows nothing of them")
            }
            Self::HandedOver(remark) => remark.fmt(f),
            Self::Located { located, of } => {
                write!(f, "{located} of {of} entries have coordinates; a map shows no others")
            }
        }
    }
}
