//! Themes: the look of the screen as data, and the characters for drawing.
//!
//! A view names a [`Role`], never a colour. [`Library`] turns theme files into [`Theme`]s,
//! [`Theme::at_depth`] fits one to the terminal. Nothing here reads a file or the environment: the
//! caller hands in bytes and an [`TerminalEnvironment`].

mod background;
mod colour;
mod degrade;
mod depth;
mod file;
mod glyph_sets;
mod glyph_tier;
mod glyphs;
mod library;
mod metric;
mod resolve;
mod role;
mod spec;

#[cfg(test)]
mod basis_colours_tests;
#[cfg(test)]
mod shipped_tests;

pub use background::Background;
pub use depth::{Depth, TerminalEnvironment};
pub use glyph_tier::GlyphTier;
pub use glyphs::{Borders, Glyphs, ScrollbarSet};
pub use library::Library;
pub use metric::contrast;
pub use resolve::{Ground, Theme};
pub use role::Role;
