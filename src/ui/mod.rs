//! What every screen draws with: themes and characters, painting, the last sweep.
//!
//! Widgets and helpers for drawing only. No screen, no application state, no file and no terminal
//! belongs here.

pub mod marks;
pub mod paint;
pub mod sweep;
pub mod theme;
