//! Watchfloor reads an archive of situation digests; an analyst can drill down, search and compare.
//!
//! Rooms, from the pure to the impure:
//!
//! - [`words`]: what a word is, how similar two words are, the nearest known name
//! - [`digest`]: the domain: entries, counts, places, periods, figures, waves, the taxonomy
//! - [`cover`]: what is held of a span of days: nothing, silence, words, a part, all
//! - [`text`]: text that is safe to show, measured in cells
//! - [`audit`]: the log of the host, of everything that is copied, printed or exported
//! - [`yaml`]: text to a tree of nodes that know their place; the only YAML reader of the program
//! - [`disk`]: files that are written atomically
//! - [`notes`]: what an analyst says of records, beside the archive: notes, tags, grades
//! - [`archive`]: files to a corpus of digests, with the problems found on the way
//! - [`geo`]: places of the world by their names, their regions, and the areas these are
//! - [`import`]: published texts and tables to drafts of digests
//! - [`query`]: the search language, and the index that answers it
//! - [`compare`]: two to six subjects side by side, measure by measure
//! - [`lake`]: the archive as flat tables for engines that count what no machine holds
//! - [`sums`]: what a found set comes to: events, tolls, coverage, and the same by month or place
//! - [`mapping`]: entries on a map: marks of a view, what has no place, the same in sentences
//! - [`picture`]: pictures for reports as shapes on a sheet, and the same in words
//! - [`page`]: what is said about one subject, composed for reading
//! - [`brief`]: what was gathered, and the briefing that is composed of it
//! - [`keys`]: chords, actions and the keymap, as data
//! - [`ui`]: what every screen draws with: themes, glyphs, painting
//! - [`config`]: what the user keeps in the configuration folder: settings, keys, themes,
//!   saved searches
//! - [`policy`]: what the host's owner allows, and users cannot loosen
//! - [`sandbox`]: what the process gives up after start: other files, sockets, programs
//! - [`state`]: what is kept from one session to the next: theme, queries, places
//! - [`export`]: what leaves the program as data, one file per format
//! - [`tree`]: the tree for drilling down, and the links from a subject to others
//! - [`jobs`]: the work done outside the state machine, as data: requests and results
//! - [`outgoing`]: what is seen as it leaves: a list, a page, a found set, in any format
//! - [`screens`]: what fills the terminal, one file or folder per screen
//! - [`app`]: the program as a pure state machine
//! - [`plain`]: the reader in lines that are read aloud, for who does not see a screen
//! - [`cli`]: the command line, one file per command
//! - [`shell`]: the most impure room: event loop, terminal, workers, signals

// The walls that the compiler enforces: `clippy.toml` lists what is forbidden and why. Tests may
// touch the world.
#![cfg_attr(
    not(test),
    warn(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types)
)]

pub mod app;
pub mod archive;
pub mod audit;
pub mod brief;
pub mod built_in;
pub mod cli;
pub mod compare;
pub mod config;
pub mod cover;
pub mod digest;
pub mod disk;
pub mod export;
pub mod geo;
pub mod import;
pub mod jobs;
pub mod keys;
pub mod lake;
pub mod mapping;
pub mod notes;
pub mod order;
pub mod outgoing;
pub mod page;
pub mod picture;
pub mod plain;
pub mod policy;
pub mod query;
pub mod sandbox;
pub mod screens;
pub mod shell;
pub mod state;
pub mod sums;
pub mod text;
pub mod tree;
pub mod ui;
pub mod words;
pub mod yaml;
