//! The work that is done outside the state machine, as data: the requests and the results.
//!
//! The app sends requests with its effects and receives results with its messages. The screens make
//! the requests and show the results. Nothing here does the work, or knows who does it.

mod comparison;
mod long_work;
mod review;
mod search;
mod seen;

pub use comparison::{Compared, ComparisonRequest, NumberDisplay};
pub use long_work::{LongWork, WorkStep};
pub use review::{
    DraftWriting, DraftWritten, NotWritten, Replaces, ReviewFiles, ReviewKeeping, ReviewStart,
};
pub use search::{
    Answer, AnswerSum, MapAnswer, MapQuestion, Question, SavedCount, SavedCounts, WiderCount,
};
pub use seen::{SeenCompared, SeenToKeep};
