//! Watchfloor reads an archive of situation digests and lets an analyst drill down, search and compare.
//!
//! Rooms, from the pure to the impure:
//!
//! - [`text`]: text that is safe to show, whatever wrote it
//! - [`yaml`]: text to a tree of nodes that know their place; the only YAML reader of the program
//! - [`digest`]: the domain: entries, counts, places, periods, figures, waves, the taxonomy
//! - [`ui`]: what screens draw with: themes, measured text, the last sweep before the terminal
pub mod digest;
pub mod text;
pub mod ui;
pub mod yaml;
