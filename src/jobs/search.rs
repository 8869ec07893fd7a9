//! Searching: the query that is to be answered, what it found, and the saved searches with their
//! counts.

use crate::archive::{EntryKey, Problem};
use crate::query::{Completion, Query, Results};

/// A query that is to be answered. Only the answer to the last one counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number.
    pub number: u64,
    /// What is asked.
    pub query: Query,
    /// So many entries at most, the best first.
    pub most: usize,
    /// What is typed, which need not be a query yet: how could it go on?
    pub typed: String,
    /// Bytes before the cursor.
    pub cursor: usize,
}

/// What a query found.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The number of the question.
    pub number: u64,
    /// What was found.
    pub results: Results,
    /// Nothing has all the words; this is found without these.
    pub lacking: Vec<String>,
    /// How what is typed could go on, the best first.
    pub offers: Vec<Completion>,
}

/// A saved search with what it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCount {
    /// What it is called.
    pub name: String,
    /// Its query.
    pub query: String,
    /// What it is for.
    pub note: Option<String>,
    /// Whether it came with the archive.
    pub shared: bool,
    /// How many entries it finds; none until there is an index to ask.
    pub total: Option<usize>,
    /// The best of what it finds.
    pub first: Vec<EntryKey>,
}

impl SavedCount {
    /// Whether this is its name, however the letters are cased.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.trim().to_lowercase() == name.trim().to_lowercase()
    }
}

/// The saved searches that hold for the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedCounts {
    /// The user's, then the archive's.
    pub list: Vec<SavedCount>,
    /// What was wrong in their files.
    pub problems: Vec<Problem>,
}
