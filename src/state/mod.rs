//! The state that is kept between sessions: the chosen theme, the earlier queries, the user's place in
//! each archive, bookmarks there, and how far it was seen.
//!
//! The analyst's notes are kept in a folder of their own, which people read and write too.
//!
//! [`SessionState`] and its format are pure. Only [`Store`] and [`NotesFolder`] touch the disk: they write atomically,
//! several readers at once lose none of each other's changes, and it quarantines what it cannot
//! read.

mod file;
mod kept;
mod note_file_name;
mod notes_folder;
mod seen_file;
mod seen_merge;
mod seen_store;
mod store;
mod worklist_file;

pub use file::{FileError, Parsed, parse, write};
pub use kept::{
    BOOKMARKS, BookmarkChange, SavedPlace, SeenArchive, SeenChange, SessionState, StateChange,
};
pub use note_file_name::WORKLIST;
pub use notes_folder::{NoteKept, NoteNotKept, NotesFolder};
pub use seen_store::SeenStore;
pub use store::{Store, is_apart};
pub use worklist_file::{WorklistKept, WorklistOutcome, WorklistRead};
