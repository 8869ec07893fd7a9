//! What the first screen of an archive tells in numbers: attacks by month with what is held of them, the
//! theatres with their last months, and what issuers state for a year or a wave.
//!
//! All of it is counted in one go, beside the event loop, and kept until the archive changes. Its
//! numbers are those of the grid by month and of the tree: nothing is counted here in a way of its own.

mod counts;
mod places;
mod stated;

pub use counts::{FrontCounts, FrontMonth, FrontTheatre};
pub use stated::{WaveTotal, YearTotal};
