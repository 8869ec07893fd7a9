//! What is seen in the reader as it leaves: a list, a page, a found set, a comparison. It is the same
//! in a file and in the clipboard, and what a command prints of the same thing.
//!
//! Pure: from the corpus to bytes. Nothing here opens a file, names a screen or asks the policy.

mod bounded_text;
mod contents;
mod export_file;
mod pages;
mod provenance;
mod rows;
mod shown_picture;
mod span_sentence;
mod write;

pub use contents::{GatheredBriefing, Outgoing, RecordSelection, TypedReading};
pub use export_file::{Exported, FileExport};
pub use provenance::{ExportClock, Provenance};
pub use shown_picture::ShownPicture;
pub use span_sentence::span_sentence;
pub use write::by_basis;
