//! What the user keeps in the configuration folder: settings, keys, themes, saved searches.
//!
//! This is a room of its own, because it alone combines keys, themes and problems; none of those
//! knows about the folder. [`settings`] is pure: bytes in, [`Settings`] with their problems out.
//! [`read`] alone looks for the files. Neither ever fails: a part that cannot be read is reported,
//! and only that part is lost. [`OwnSearches`] is the only file that is also written here.

mod amend;
mod folder;
mod own;
mod place;
mod places_file;
mod searches;
mod settings;

pub use folder::read;
pub(crate) use folder::{
    LARGEST as LARGEST_OWN_FILE, bytes as plain_bytes, bytes_up_to as plain_bytes_up_to,
};
pub use own::{NotKept, OwnSearches};
pub use place::UserPaths;
pub use places_file::PlacesFile;
pub use searches::{SavedSearch, Searches, searches, write_searches};
pub(crate) use settings::theme_hint;
pub use settings::{Begin, File, Files, Settings, settings};
