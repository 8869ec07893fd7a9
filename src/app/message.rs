//! Messages and effects: what can happen, and what the program wants done.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Clip, Copied, WorkerFailure};
use crate::archive::{Corpus, LoadEvent, Problem};
use crate::brief::WorklistChange;
use crate::compare::FrontCounts;
use crate::jobs::{
    Answer, AnswerSum, Compared, ComparisonRequest, DraftWriting, DraftWritten, LongWork,
    MapAnswer, MapQuestion, Question, ReviewKeeping, SavedCounts, SeenCompared, WorkStep,
};
use crate::keys::{Action, Chord};
use crate::notes::NoteChange;
use crate::outgoing::{Exported, FileExport};
use crate::query::SavedSearchChange;
use crate::screens::SpokenSpot;
use crate::state::{NoteKept, StateChange, WorklistKept, WorklistRead};
use crate::ui::bidi::BidiMode;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key {
        /// The key.
        chord: Chord,
        /// Milliseconds since the program began.
        at: u64,
    },
    /// An escape and a key came at once: the key held with Alt if that does something here,
    /// otherwise two keys.
    EscapeAnd {
        /// The key behind the escape.
        chord: Chord,
        /// Milliseconds since the program began.
        at: u64,
    },
    /// An action was named, where it was not a key that did.
    Act(Action),
    /// A line of what a screen says was named: its place is to be selected.
    Choose(SpokenSpot),
    /// The whole archive is to be searched for a text.
    SearchFor(String),
    /// Text was pasted.
    Pasted(String),
    /// The mouse wheel turned; positive values are down.
    Wheel(i32),
    /// The main button of the mouse was pressed on a cell: column and row from 0.
    Clicked(u16, u16),
    /// The terminal has this many columns and rows.
    Resized(u16, u16),
    /// The archive is being read.
    Loading(LoadEvent),
    /// Everything has been read, sorted and linked.
    Loaded(Box<Corpus>),
    /// It was found out what changed since the last session.
    SeenCompared(Box<SeenCompared>),
    /// The archive as it was known on a day.
    LookedBack(Box<Corpus>),
    /// Something changed in the folders of the archive.
    ArchiveChanged,
    /// The folders of the archive are not watched, for this reason.
    NotWatched(String),
    /// The archive was looked at again.
    Reloaded(Box<Reloaded>),
    /// A search was answered.
    Answered(Box<Answer>),
    /// What it found was added up.
    AddedUp(Box<AnswerSum>),
    /// What a search found is put on the map.
    FoundMapped(Box<MapAnswer>),
    /// Subjects were compared.
    Compared(Box<Compared>),
    /// What the front page tells of a corpus was counted; first without the places of theatres.
    FrontCounted(Arc<Corpus>, Box<FrontCounts>),
    /// A file was written, or that failed.
    Exported(Exported),
    /// A copy was sent to the terminal, or that failed.
    Copied(Copied),
    /// The saved searches were read, and counted if there is an index.
    Saved(SavedCounts),
    /// A change of the user's saved searches was done, or failed for this reason.
    Kept(SavedSearchChange, Result<(), String>),
    /// The worklist of a briefing was read or changed.
    Worklist(Box<WorklistNews>),
    /// A note was kept, or that failed for this reason.
    NoteKept(Box<NoteChange>, Result<NoteKept, String>),
    /// The digest of a review was written, or that failed.
    DraftWritten(DraftWritten),
    /// Something outside went wrong, and the user must be told.
    Warned(Problem),
    /// Some work takes long, and is so far.
    Working(WorkStep),
    /// It is at its end, whatever came of it.
    Worked(LongWork),
    /// Some work failed, by a defect of the program.
    Failed(WorkerFailure),
    /// The base map was read, and the entries were placed.
    MapRead,
    /// It is known where the entries happened.
    Placed,
    /// The time asked for with [`Effect::Wait`] is over.
    Waited,
    /// A frame has right-to-left letters, and the user was not told yet that there are several ways to
    /// draw them.
    ShowsRightToLeft,
}

/// What became of the worklist of a briefing.
#[derive(Clone, Debug)]
pub enum WorklistNews {
    /// It was read.
    Read(WorklistRead),
    /// It was changed, or that failed for this reason.
    Changed(Box<WorklistChange>, Result<WorklistKept, String>),
}

/// What a second look at the archive found.
#[derive(Clone, Debug)]
pub struct Reloaded {
    /// The whole new corpus; `None` if nothing changed.
    pub corpus: Option<Corpus>,
    /// All problems that there are now.
    pub problems: Vec<Problem>,
    /// What changed, in a few words.
    pub summary: String,
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Build the index of the current corpus; questions wait for it.
    Index,
    /// Answer a query; one that is still being answered is dropped.
    Search(Box<Question>),
    /// Put what a search found on the map, and answer with [`Msg::FoundMapped`].
    MapFound(MapQuestion),
    /// Read the saved searches anew, and count what they find if there is an index.
    ListSearches,
    /// Change the user's own saved searches on the disk.
    Keep(SavedSearchChange),
    /// Read the worklist of a briefing, and answer with [`Msg::Worklist`].
    ReadWorklist,
    /// Change it, and answer with [`Msg::Worklist`].
    ChangeWorklist(Box<WorklistChange>),
    /// Keep a note beside the archive, and answer with [`Msg::NoteKept`].
    KeepNote(Box<NoteChange>),
    /// Keep something for the next session.
    Remember(StateChange),
    /// Read the base map and place the entries, and answer with [`Msg::MapRead`].
    ReadMap,
    /// Compare subjects; a comparison under way is dropped.
    Compare(Box<ComparisonRequest>),
    /// Count what the front page tells of the current corpus, and answer with [`Msg::FrontCounted`].
    CountFront,
    /// Write a file in this folder, and answer with [`Msg::Exported`].
    Export(PathBuf, Box<FileExport>),
    /// Stop writing the file, of which nothing is left then.
    StopExport,
    /// Send a text to the terminal's clipboard, and answer with [`Msg::Copied`].
    Copy(Clip),
    /// Write a text that is too long for the clipboard to a file, and answer with [`Msg::Copied`].
    KeepCopy(PathBuf, Clip),
    /// Keep the decisions of a review, whole.
    KeepReview(Box<ReviewKeeping>),
    /// Write the digest of a review, and answer with [`Msg::DraftWritten`].
    WriteDraft(Box<DraftWriting>),
    /// Leave the program.
    Quit,
    /// Release the terminal until the program is continued.
    Suspend,
    /// Forget what is on the screen and draw it whole.
    Redraw,
    /// Find out what changed since the last session, and answer with [`Msg::SeenCompared`].
    CompareSeen,
    /// Look at the archive again.
    Reload,
    /// Find out what was known of all of the archive on a day, and answer with [`Msg::LookedBack`].
    LookBack(NaiveDate),
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Draw right-to-left letters this way, and tell the terminal whether to order them.
    Bidi(BidiMode),
    /// Send [`Msg::Waited`] after this many milliseconds; a new wait replaces the last.
    Wait(u64),
}
