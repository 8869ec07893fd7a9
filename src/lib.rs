//! Watchfloor reads an archive of situation digests and lets an analyst drill down, search and compare.
//!
//! Rooms, from the pure to the impure:
//!
//! - [`yaml`]: text to a tree of nodes that know their place; the only YAML reader of the program
//! - [`digest`]: the domain: entries, counts, places, periods, figures, waves, the taxonomy
pub mod yaml;
pub mod digest;
