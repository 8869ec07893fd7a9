//! What a command needs of the file system. Plain data: nothing is opened here.

use std::path::PathBuf;

/// What may be read and written once the sandbox is closed. Everything else is refused, however it
/// is reached: a link leads nowhere that its target does not lie below one of these.
///
/// Folders hold with all that lies below them, now and later, so that an archive can be read again
/// after files came. A file that is named holds as the file it is: one that is put in its place
/// under the same name is another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Files and folders that may be read.
    pub read: Vec<PathBuf>,
    /// Folders in which files may be read, made, written, renamed and removed. No folder, link,
    /// socket or device can be made in them.
    pub write: Vec<PathBuf>,
    /// Folders that are made before the sandbox is closed where they are missing, for their owner
    /// only (0700): afterwards they could not be. They have to be named above too. Where nothing is
    /// put into them they go again at the end.
    pub make: Vec<PathBuf>,
    /// Whether the controlling terminal may be opened.
    pub terminal: bool,
}
