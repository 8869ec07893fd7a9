//! Drafts of digests: built from the structure of a text and the pieces of its sections, written as
//! YAML, summed up, explained, and compared with an earlier edition. No file is written here.

mod behind;
mod build;
mod difference;
#[cfg(test)]
mod draft_tests;
mod explain;
mod ground;
mod model;
mod opening;
mod overview;
mod parts;
mod scalar;
mod summary;
mod tie;
mod told;
mod words;
mod write;

pub use build::{Build, ReadPieces, build};
pub use difference::{Changed, Difference, FieldChange, difference};
pub use explain::explain;
pub use model::{DigestDraft, DraftArea, DraftNote, DraftTheatre};
pub(in crate::import) use scalar::quoted;
pub(in crate::import) use summary::is_unread;
pub use summary::{Summary, summary};
pub use told::ToldEntry;
pub use write::yaml;
