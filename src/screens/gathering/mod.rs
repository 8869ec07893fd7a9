//! The worklist: what was gathered for a briefing, in order, with one's notes and words between.
//!
//! ```text
//! The May wave of 2020, 14 to 26 May 2020
//! 1 entry   2020-05-20, Baqubah (Diyala, Iraq): bombing    changed
//! 2 text    I read it as a show of coordination
//! entry itic-2020-05-21-k0d3f ────────────────────── changed
//! the selected item in full, with its note
//! ```
//!
//! The file is the truth: what is done here is asked for, and the list shows what became of it.

mod draw;
mod opening;
mod spoken;
mod state;
mod typing;
mod verbs;

pub use state::{Gathering, WorklistShown, WorklistTurns};
