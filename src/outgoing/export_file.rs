//! The file that something is written into: the request, and what became of it.

use super::Outgoing;

/// Something to be written into a file: as Markdown, or in the format that the extension names.
#[derive(Clone, Debug, PartialEq)]
pub struct FileExport {
    /// The name of the file, in the folder for exports.
    pub path: String,
    /// Whether an existing plain file of that name is replaced.
    pub replace: bool,
    /// What is written.
    pub what: Outgoing,
}

/// The outcome of writing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// The file is complete and on the disk: its name, and what must be said beside it.
    Written(String, Option<String>),
    /// The name is taken; nothing was changed.
    Exists(String),
    /// Writing it was stopped; nothing was changed.
    Stopped(String),
    /// The file could not be written: its name and the reason.
    Failed(String, String),
}
