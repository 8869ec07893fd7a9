//! The program as a pure state machine: messages in, effects out.
//!
//! Nothing here reads a file, a clock or a terminal. The shell turns the world into [`Msg`]s and
//! carries out [`Effect`]s; the screens say what an action means.

mod bookmarks;
mod comparing;
mod copying;
mod exporting;
mod failing;
mod front;
mod gathering;
mod jumps;
mod keeping;
mod looking_back;
mod memory;
mod message;
mod noting;
mod pressing;
mod reviewing;
mod right_to_left;
mod searching;
mod seen;
mod speaking;
mod state;
mod stepping;
mod update;
mod verbs;
mod view;
mod watching;
mod working;
mod worklist_turns;

pub use crate::jobs::{
    Answer, AnswerSum, Compared, ComparisonRequest, DraftWriting, DraftWritten, LongWork,
    MapAnswer, MapQuestion, NotWritten, NumberDisplay, Question, Replaces, ReviewFiles,
    ReviewKeeping, ReviewStart, SavedCount, SavedCounts, SeenCompared, WiderCount, WorkStep,
};
pub use crate::outgoing::{Exported, FileExport};
pub use crate::screens::SeenDigests;
pub use copying::{Clip, Copied, LONGEST_COPY};
pub use failing::{Task, WorkerFailure};
pub use message::{Effect, Msg, Reloaded, WorklistNews};
pub use seen::SeenKeeping;
pub use state::{App, FirstScreen, NotesSetup, Setup};
