//! The requests that a screen may make of the app.

use chrono::NaiveDate;

use crate::brief::{MapAsked, PictureForm, SpanQuestion, TurnWay, WorklistChange};
use crate::jobs::{DraftWriting, ReviewKeeping};
use crate::keys::Action;
use crate::notes::NoteChange;
use crate::outgoing::{FileExport, Outgoing};
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
    /// Go down a path in the tree, from its top to what is to be selected.
    Go(Vec<TreeNode>),
    /// The same in words, as far as they lead, and say what is gone.
    GoAlong(Vec<String>),
    /// Leave this screen, and ask this of the app over the one below.
    LeaveFor(Box<Request>),
    /// Carry out an action, as if its key had been pressed.
    Act(Action),
    /// Remove the bookmark of these words.
    RemoveBookmark(Vec<String>),
    /// Open theatres by month, at the month of a day.
    OpenMonth(NaiveDate),
    /// Open the map of a subject.
    OpenMap(TreeNode),
    /// Tell the archive as it was known on a day; as it is where none is named.
    LookAsOf(Option<NaiveDate>),
    /// Leave this screen, and select this in the one below where that can.
    LeaveAt(TreeNode),
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
    /// Write out what is seen: ask for the name of a file, or copy it where no folder is named.
    Export(Box<Outgoing>),
    /// Write a file.
    Write(Box<FileExport>),
    /// Keep a note beside the archive.
    KeepNote(Box<NoteChange>),
    /// Change the worklist of a briefing, or open what was gathered.
    Worklist(Box<WorklistRequest>),
    /// Keep the decisions of a review.
    KeepReview(Box<ReviewKeeping>),
    /// Write the digest of a review into the archive.
    WriteDraft(Box<DraftWriting>),
    /// Show a theme for now.
    TryTheme(String),
    /// Keep a theme, and leave this screen.
    KeepTheme(String),
    /// Show the theme from before again, and leave this screen.
    DropTheme(String),
}

impl Request {
    /// Returns the request to write something out.
    pub fn export(what: Outgoing) -> Self {
        Self::Export(Box::new(what))
    }
}

/// What the worklist of a briefing asks.
#[derive(Clone, Debug, PartialEq)]
pub enum WorklistRequest {
    /// Change it.
    Change(WorklistChange),
    /// Take what was done last back, or do it again.
    Turn(TurnWay),
    /// Open theatres by week or a tempo, shown so.
    OpenSpans(PictureForm, SpanQuestion),
    /// Compare what these words name.
    Compare(Vec<String>),
    /// Open the map of what is found.
    ShowMap(MapAsked),
}

/// What a screen asks to have copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyRequest {
    /// A citation of a subject.
    Quote(TreeNode),
    /// The address of a subject's source alone.
    Address(TreeNode),
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
