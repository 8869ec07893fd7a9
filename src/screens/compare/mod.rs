//! A comparison: subjects as columns, measures as rows in groups, and below what the selected cell
//! says in full.
//!
//! ```text
//! ┌ measure ─┬ subject ─┬ subject ─┐   where columns have room
//! │ group    │          │          │
//! ├ the selected cell in words ────┤
//! └────────────────────────────────┘   else a block for each measure, a line for each subject
//! ```
//!
//! Nothing is computed here that a command line would say otherwise: that is the room `compare`.

mod align;
mod behind;
mod cells;
mod columns;
mod detail;
mod draw;
mod items;
mod listed;
mod moving;
mod naming;
mod overview;
mod pending;
mod pick;
mod plain;
mod stack;
mod state;
mod subjects;
mod verbs;
mod words;

pub use state::Compare;
