//! What the user keeps in the configuration folder: settings, keys, themes, saved searches.
//!
//! A room of its own, because it alone puts keys, themes and problems together; none of those knows
//! that there is a folder. [`settings`] is pure: bytes in, [`Settings`] with their problems out.
//! [`read`] is the one place that looks for the files. Neither ever fails: what cannot be read costs
//! only itself and is told. [`OwnSearches`] is the one thing that is written here too.

mod amend;
mod folder;
mod own;
mod place;
mod searches;
mod settings;

pub(crate) use folder::bytes as plain_bytes;
pub use folder::read;
pub use own::{NotKept, OwnSearches};
pub use place::Place;
pub use searches::{SavedSearch, Searches, searches, write_searches};
pub(crate) use settings::theme_hint;
pub use settings::{Begin, File, Files, Settings, settings};
