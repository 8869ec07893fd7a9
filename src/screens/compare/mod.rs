//! A comparison: subjects as columns, measures as rows in groups, and the selected cell in full
//! below.
//!
//! ```text
//! ┌ measure ─┬ subject ─┬ subject ─┐   where columns have room
//! │ group    │          │          │
//! ├ the selected cell in words ────┤
//! └────────────────────────────────┘   else a block for each measure, a line for each subject
//! ```
//!
//! No number is computed here: the room `compare` does that, so the command line says the same.

mod align;
mod behind;
mod cells;
mod columns;
mod copying;
mod detail;
mod draw;
mod draw_cell;
mod empty;
mod finding;
mod gathered;
mod heads;
mod items;
mod labels;
mod moving;
mod overview;
mod pending;
mod pick;
mod plain;
mod spoken;
mod stack;
mod state;
mod status;
mod subjects;
mod verbs;
mod words;

pub use state::Compare;
