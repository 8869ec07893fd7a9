//! What can happen, and what the program wants done.

use std::path::PathBuf;

use super::{Clip, Copied};
use crate::archive::{Corpus, LoadEvent, Problem};
use crate::keys::Chord;
use crate::query::{Query, Results};

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
    /// A copy was sent to the terminal, or not.
    Copied(Copied),
    /// The saved searches were counted.
    Saved(SavedCounts),
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
}

/// What a query found.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The number of the question.
    pub number: u64,
    /// What was found.
    pub results: Results,
    /// Nothing has all the words; this is found without that one.
    pub lacking: Option<String>,
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
    /// How many entries it finds.
    pub total: usize,
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
    /// Send a text to the terminal's clipboard, and answer with [`Msg::Copied`].
    Copy(Clip),
    /// Write a text that is too long for that into a file, and answer with [`Msg::Copied`].
    Keep(PathBuf, Clip),
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
