//! What stands beside and below the fields of an open entry: where it was, who says so, its toll, the
//! days around it, and what happened near it.
//!
//! ```text
//! title, chips, text            │ Locator ────────── Diyala
//! fields                        │   a small map
//! Diyala around that day ────── │ Who says so ─────────────
//! Within 60 km ──────────────── │ Toll ── low, best, high
//! ```
//!
//! It is computed when the entry is opened, not for every frame. It is a part of the text's screen, and
//! knows none.

mod layout;
mod near_rows;
mod side;
mod spoken;
mod state;
mod strip;

pub use state::EntryBeside;
