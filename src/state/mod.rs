//! The state that is kept between sessions: the chosen theme, the earlier queries, the user's place in
//! each archive, bookmarks there, and how far it was seen.
//!
//! [`SessionState`] and its format are pure. Only [`Store`] touches the disk: it writes atomically,
//! several readers at once lose none of each other's changes, and it quarantines what it cannot
//! read.

mod file;
mod kept;
mod store;

pub use file::{FileError, Parsed, parse, write};
pub use kept::{
    BOOKMARKS, BookmarkChange, SavedPlace, SeenArchive, SeenChange, SessionState, StateChange,
};
pub use store::{Store, is_apart};
