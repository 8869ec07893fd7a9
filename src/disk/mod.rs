//! Writing to the disk without ever leaving half of something there: files that are whole or not
//! there at all, folders for their owner only, and one writer at a time.
//!
//! What is written, and where to, is for the rooms that ask.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "writing whole or not at all is what lives here"
)]

mod atomic_write;
mod folder;
mod quarantine;

pub use atomic_write::AtomicFile;
pub use folder::{hold, make};
pub use quarantine::quarantine;
