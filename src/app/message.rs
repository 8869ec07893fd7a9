//! What can happen, and what the program wants done.

use std::path::PathBuf;

use super::{Clip, Copied};
use crate::archive::{Corpus, EntryKey, LoadEvent, Problem};
use crate::compare::{Ask, Table};
use crate::keys::Chord;
use crate::query::{Completion, Keeping, Query, Results};
use crate::state::Change;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed, so many milliseconds after some fixed moment.
    Key {
        /// The key.
        chord: Chord,
        /// Milliseconds since the program began.
        at: u64,
    },
    /// An escape and a key came at once: the key held with Alt where that does something here, else
    /// two keys.
    EscapeAnd {
        /// The key behind the escape.
        chord: Chord,
        /// Milliseconds since the program began.
        at: u64,
    },
    /// Text was pasted.
    Pasted(String),
    /// The mouse wheel turned, down where positive.
    Wheel(i32),
    /// The terminal has so many columns and rows.
    Resized(u16, u16),
    /// The archive is being read.
    Loading(LoadEvent),
    /// Everything has been read, put in order and linked.
    Loaded(Box<Corpus>),
    /// The archive was looked at again.
    Reloaded(Box<Reloaded>),
    /// A search was answered.
    Answered(Box<Answer>),
    /// Subjects were compared.
    Compared(Box<Compared>),
    /// A comparison was written, or not.
    Exported(Exported),
    /// A copy was sent to the terminal, or not.
    Copied(Copied),
    /// The saved searches were read, and counted where there is an index.
    Saved(SavedCounts),
    /// What was to be changed in the user's saved searches was done, or why it was not.
    Kept(Keeping, Result<(), String>),
    /// Something outside did not go as it should, and the user is to know.
    Warned(Problem),
    /// The time asked for with [`Effect::Wait`] is over.
    Waited,
}

/// What a second look at the archive found.
#[derive(Clone, Debug)]
pub struct Reloaded {
    /// All of it, as it is now; none where nothing changed.
    pub corpus: Option<Corpus>,
    /// All that is wrong now.
    pub problems: Vec<Problem>,
    /// What changed, in a few words.
    pub summary: String,
}

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The name of the file, in the folder for exports.
    pub path: String,
    /// Whether a plain file of that name is to be replaced.
    pub replace: bool,
    /// What is compared.
    pub asks: Vec<Ask>,
    /// The place of the baseline.
    pub baseline: usize,
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

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Make the index of the corpus as it is now; questions wait for it.
    Index,
    /// Answer a query; one that is being answered is dropped.
    Search(Box<Question>),
    /// Read the saved searches anew, and count what they find where there is an index.
    ListSearches,
    /// Change the user's own saved searches on the disk.
    Keep(Keeping),
    /// Keep something for the next session.
    Remember(Change),
    /// Compare subjects; a comparison under way is dropped.
    Compare(Box<Comparison>),
    /// Write a comparison into a file of a folder.
    Export(PathBuf, Box<Export>),
    /// Send a text to the terminal's clipboard, and answer with [`Msg::Copied`].
    Copy(Clip),
    /// Write a text that is too long for that into a file, and answer with [`Msg::Copied`].
    KeepCopy(PathBuf, Clip),
    /// Leave the program.
    Quit,
    /// Give the terminal back until the program is continued.
    Suspend,
    /// Forget what is on the screen and draw all of it.
    Redraw,
    /// Look at the archive again.
    Reload,
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Send [`Msg::Waited`] after so many milliseconds; a new one replaces the last.
    Wait(u64),
}
