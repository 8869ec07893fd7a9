//! Writing to the disk without ever leaving half a file: atomic files, folders for their owner
//! only, and one writer at a time.
//!
//! The rooms that call this one decide what is written, and where.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "writing whole or not at all is what lives here"
)]

mod atomic_write;
mod folder;
mod quarantine;
mod removal;
mod staged;
mod waiting;

pub use atomic_write::AtomicFile;
pub use folder::{folder_of, hold, holds_nothing, is_absent, is_there, make};
pub use quarantine::quarantine;
pub use removal::remove;
pub use staged::{StagedFiles, Unfinished};
