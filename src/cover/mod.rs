//! What an archive holds of a stretch of days: nothing, silence, words, a part, or all of it.
//!
//! Every number of the program rests on an answer of this room, and none of its callers decides by
//! itself. A day has a [`State`] for the whole, for each theatre and for each area ([`Scope`]); the
//! fullest digest of the day gives it. [`Held`] adds the days of a span up by state. Only digests
//! of a weekly or monthly series cover days. No entry is counted here, and no file, screen or
//! clock is known.

mod cell_mark;
mod digest_states;
mod held;
mod index;
mod lag;
mod series;
mod state;
mod stretches;

pub use cell_mark::{CellMark, Fullness};
pub use digest_states::{ListedStates, covers_days, listed_states, state_of};
pub use held::Held;
pub use index::Cover;
pub use lag::last_full_days;
pub use series::{SeriesId, series_of};
pub use state::{Scope, State};
