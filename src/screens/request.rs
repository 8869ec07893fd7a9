//! What a screen may ask of the app.

use crate::jobs::Export;
use crate::query::SavedSearchChange;
use crate::tree::{Subject, Turn};

/// What a screen asks of the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Nothing more.
    Nothing,
    /// Leave this screen.
    Leave,
    /// Open a text on something, found in a tree that is turned so.
    Read(Subject, Turn),
    /// Move the selection below by so many rows and open what it comes to.
    Step(isize),
    /// Say something for a moment.
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
    Copy(Piece),
    /// Write the comparison into a file.
    Export(Box<Export>),
    /// Show a theme for now.
    TryTheme(String),
    /// Keep a theme, and leave this screen.
    KeepTheme(String),
    /// Show the theme from before again, and leave this screen.
    DropTheme(String),
}

/// What a screen wants to have copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A subject in a few lines, with where it comes from.
    Quote(Subject),
    /// Everything that is said of a subject.
    Page(Subject),
    /// What a screen shows that is no subject.
    Seen {
        /// What it is: an id, a query, a name.
        what: String,
        /// How it reads.
        text: String,
    },
}
