//! The program as a pure state machine: messages in, effects out.
//!
//! Nothing here reads a file, a clock or a terminal. The shell turns the world into [`Msg`]s and
//! carries out [`Effect`]s; the screens say what an action means.

mod alike;
mod comparing;
mod copying;
mod failing;
mod keeping;
mod marked;
mod memory;
mod message;
mod searching;
mod state;
mod tree;
mod update;
mod view;
mod way;

pub use copying::{Clip, Copied, LONGEST_COPY, Piece};
pub use failing::{Failure, Task};
pub use message::{
    Answer, Compared, Comparison, Effect, Export, Exported, Msg, Question, Reloaded, SavedCount,
    SavedCounts, Show,
};
pub use state::{App, Setup};
pub use tree::{Children, Subject, Turn};
