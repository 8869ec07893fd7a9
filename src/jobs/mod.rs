//! The work that is done outside the state machine, as data: what is asked of it, and what comes back.
//!
//! The app sends these with its effects and gets them with its messages; the screens ask for the one
//! and show the other. Nothing here does any of the work, or knows who does.

mod comparison;
mod search;

pub use comparison::{Compared, Comparison, Export, Exported, Show};
pub use search::{Answer, Question, SavedCount, SavedCounts};
