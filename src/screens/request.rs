//! The requests that a screen may make of the app.

use crate::jobs::ComparisonExport;
use crate::query::SavedSearchChange;
use crate::tree::{TreeNode, Turn};

/// A request of a screen to the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Nothing more.
    Nothing,
    /// Leave this screen.
    Leave,
    /// Open a text on something, found in a tree in this turn.
    Read(TreeNode, Turn),
    /// The same, at the first place that has some words.
    ReadFor(TreeNode, Turn, String),
    /// Move the selection below by that many rows and open what it reaches.
    Step(isize),
    /// Show a message for a moment.
    Say(String),
    /// Answer the query of this screen.
    Ask,
    /// Search for a text.
    Search(String),
    /// List all saved searches.
    ListSaved,
    /// Change the user's own saved searches.
    Keep(SavedSearchChange),
    /// Compare the subjects of this screen.
    Compare,
    /// Send something to the terminal's clipboard.
    Copy(CopyRequest),
    /// Write the comparison into a file.
    Export(Box<ComparisonExport>),
    /// Show a theme for now.
    TryTheme(String),
    /// Keep a theme, and leave this screen.
    KeepTheme(String),
    /// Show the theme from before again, and leave this screen.
    DropTheme(String),
}

/// What a screen asks to have copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyRequest {
    /// A subject in a few lines, with its source.
    Quote(TreeNode),
    /// Everything said of a subject.
    Page(TreeNode),
    /// Something shown on a screen that is not a subject.
    Seen {
        /// Its kind: an id, a query, a name.
        what: String,
        /// Its text.
        text: String,
    },
    /// A table, to be separated by tabs.
    Table {
        /// Its kind: an id, a query, a name.
        what: String,
        /// Its rows, each with its cells.
        rows: Vec<Vec<String>>,
    },
}
