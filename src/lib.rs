//! Watchfloor reads an archive of situation digests and lets an analyst drill down, search and compare.
//!
//! Rooms, from the pure to the impure:
//!
//! - [`text`]: text that is safe to show, whatever wrote it
//! - [`yaml`]: text to a tree of nodes that know their place; the only YAML reader of the program
//! - [`digest`]: the domain: entries, counts, places, periods, figures, waves, the taxonomy
//! - [`archive`]: files to a corpus of digests, with the problems found on the way

pub mod archive;
pub mod digest;
pub mod text;
pub mod yaml;
