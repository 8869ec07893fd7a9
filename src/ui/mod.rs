//! The drawing tools of every screen: themes and characters, painting, the last sweep.
//!
//! Only widgets and helpers for drawing belong here: no screen, no application state, no file and
//! no terminal.

pub mod bidi;
pub mod cell_marks;
pub mod columns;
pub mod dot_canvas;
pub mod headed_rule;
pub mod legend_line;
pub mod links;
pub mod map_signs;
pub mod marks;
pub mod paint;
pub mod sweep;
pub mod theme;
