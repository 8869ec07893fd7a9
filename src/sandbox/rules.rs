//! What a command needs of the file system. Plain data: nothing is opened here.

use std::path::PathBuf;

/// What may be read and written once the sandbox is closed. All other access is refused, whatever
/// the path: a link works only where its target lies below one of these.
///
/// A folder includes everything below it, now and later, so that an archive can be read again after
/// files were added. A named file means that very file: a replacement under the same name is a
/// different file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Files and folders that may be read.
    pub read: Vec<PathBuf>,
    /// Folders in which files may be read, made, written, renamed and removed. No folder, link,
    /// socket or device can be made in them.
    pub write: Vec<PathBuf>,
    /// Folders for their owner only (0700) that are made where they are missing, before the sandbox
    /// is closed: afterwards none can be made. They must be in the list above too. Empty ones are
    /// removed at the end.
    pub make: Vec<PathBuf>,
    /// Folders in which folders may be made too, and the empty ones removed: a digest stands in the
    /// folder of its year. They must be in the list of those to write in too.
    pub folders: Vec<PathBuf>,
    /// Folders in which a folder may be made, and nothing more: what a session keeps may have one of its
    /// own within. They must be in the list of those to write in too.
    pub nesting: Vec<PathBuf>,
    /// How much may be taken; none where only the readers' own bounds hold.
    pub resources: Option<Resources>,
    /// Whether the controlling terminal may be opened.
    pub terminal: bool,
}

/// How much a process may take from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resources {
    /// Bytes of address space.
    pub memory: u64,
    /// Seconds of processor time, of all threads together.
    pub seconds: u64,
    /// Whether it may take more later.
    pub lasting: Lasting,
}

/// Whether a bound can be lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// It holds to the end.
    ForGood,
    /// It holds until [`super::lift`]: what a stranger sent is read by then.
    UntilLifted,
}
