//! What an import came to, as values: what was written, what was not understood, how the first rows
//! would stand.

use std::collections::BTreeMap;

use super::problem::RowProblems;
use crate::order::CompactSort as _;

/// What became of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnUse {
    /// Its name in the table.
    pub name: String,
    /// The part of an entry that it fills, or `codes` if it tells kind, tactic and the like; none if
    /// nothing is known of it, and it only goes into `x`.
    pub fills: Option<&'static str>,
}

/// What an import came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableReport {
    /// The rules that were used.
    pub mapping: String,
    /// Rows that were read.
    pub rows: u64,
    /// Entries that were written.
    pub entries: u64,
    /// Digests that were written.
    pub digests: u64,
    /// Rows that could not become entries, since nothing in them is a date.
    pub undated: u64,
    /// The columns, in the order of the table.
    pub columns: Vec<ColumnUse>,
    /// Places that the taxonomy does not know, and how many rows name them: the most frequent first.
    pub unknown_places: Vec<(String, u64)>,
    /// Rows of which nothing says what sort of thing they tell.
    pub without_kind: u64,
    /// What is wrong with single rows.
    pub problems: RowProblems,
    /// What a person should know of how the table was read.
    pub remarks: Vec<String>,
}

/// How the first rows would stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// What is known of the table so far; nothing was written.
    pub report: TableReport,
    /// For each of the first rows its number, where it would stand, and its lines.
    pub rows: Vec<PreviewRow>,
}

/// How one row would stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewRow {
    /// The row, counted from 1.
    pub row: u64,
    /// The path of its digest.
    pub digest: String,
    /// Its theatre, by its id.
    pub theatre: String,
    /// Its area.
    pub area: Option<String>,
    /// Its lines, as they stand in a digest.
    pub entry: String,
}

/// Counts by name, for a bounded number of names.
#[derive(Debug, Default)]
pub(super) struct Tallies(BTreeMap<String, u64>);

impl Tallies {
    /// The most names that are counted one by one.
    const MOST: usize = 1_000;

    pub(super) fn add(&mut self, name: &str) {
        // A name of a place is short; what is longer is counted by its beginning.
        let end = name.char_indices().nth(100).map_or(name.len(), |(at, _)| at);
        let name = name.get(..end).unwrap_or(name);
        if let Some(count) = self.0.get_mut(name) {
            *count += 1;
        } else if self.0.len() < Self::MOST {
            self.0.insert(name.to_owned(), 1);
        } else {
            *self.0.entry("others".to_owned()).or_default() += 1;
        }
    }

    /// Returns the names with their counts, the most frequent first.
    pub(super) fn into_sorted(self) -> Vec<(String, u64)> {
        let mut all: Vec<(String, u64)> = self.0.into_iter().collect();
        all.compact_sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        all
    }
}
