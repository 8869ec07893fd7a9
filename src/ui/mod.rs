//! What every screen draws with: themes and characters, text measured in cells, the last sweep.
//!
//! Widgets and helpers for drawing only. No screen, no application state, no file and no terminal
//! belongs here.

pub mod sweep;
pub mod theme;
pub mod wrap;
