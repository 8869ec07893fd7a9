//! Looking a draft over: the source with the words of a field marked, and the entry beside it.
//!
//! ```text
//!  entries ███████░░░ 54 of 76 looked over · 3 points not understood
//! ┌ source ─────────────────┬ entry ─────────────────────┐   from 72 columns
//! │ … in Samarra. Two       │ ~ kind       attack        │
//! │ fighters were killed …  │ ? killed     2             │   below: one over the other
//! └─────────────────────────┴────────────────────────────┘
//! ```

mod difference_page;
mod draw;
mod entry_pane;
mod source_pane;
mod spoken;
mod state;
mod typing;
mod verbs;

pub use state::Reviewing;
