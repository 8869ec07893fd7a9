//! What can happen, and what the program wants done.

use std::path::PathBuf;

use super::{Clip, Copied, WorkerFailure};
use crate::archive::{Corpus, LoadEvent, Problem};
use crate::jobs::{Answer, Compared, Comparison, Export, Exported, Question, SavedCounts};
use crate::keys::Chord;
use crate::query::SavedSearchChange;
use crate::state::StateChange;

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
    Kept(SavedSearchChange, Result<(), String>),
    /// Something outside did not go as it should, and the user is to know.
    Warned(Problem),
    /// Some work failed, by a defect of the program.
    Failed(WorkerFailure),
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

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Make the index of the corpus as it is now; questions wait for it.
    Index,
    /// Answer a query; one that is being answered is dropped.
    Search(Box<Question>),
    /// Read the saved searches anew, and count what they find where there is an index.
    ListSearches,
    /// Change the user's own saved searches on the disk.
    Keep(SavedSearchChange),
    /// Keep something for the next session.
    Remember(StateChange),
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
