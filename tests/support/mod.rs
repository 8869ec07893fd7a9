//! What the outer tests share: a driver of the program without a terminal, and its pictures.
//!
//! Every test binary takes from it what it needs.

#![allow(dead_code, unused_imports, reason = "no test binary needs all of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod archive;
mod hostile;
mod journey;
mod kept;
mod line;
mod picture;
pub mod review;
mod session;

pub use archive::{apart, copy, corpus, fixture, load, marked};
pub use hostile::{file_name, hostile, quoted, write_hostile};
pub use journey::{Journey, Start};
pub use kept::{kept, unpack_kept};
pub use line::Line;
pub use picture::{picture, text};
pub use session::{BEGIN_IN_THE_TREE, Session};
