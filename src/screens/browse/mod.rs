//! The drill-down: the tree of the archive in columns, with a preview of the selection.
//!
//! ```text
//! ┌ parent ┬ current ──────┬ preview ──────────┐   from 100 columns
//! │        │ current ──────┼ preview ──────────│   from 64
//! └────────┴ current ──────┴───────────────────┘   below
//! ```

mod columns;
mod draw;
mod inside;
mod pinned;
mod spoken;
mod state;
mod step;
mod verbs;

pub use state::Browse;
