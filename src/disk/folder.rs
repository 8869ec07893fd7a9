//! Folders for writing: created if they are missing, and locked by one writer at a time.

use std::fs::{DirBuilder, File};
use std::io;
use std::path::Path;

/// Returns true if a folder of that name is there, or a link to one.
pub fn is_there(folder: &Path) -> bool {
    folder.is_dir()
}

/// Returns true if nothing has that name, or a part of its path is no folder.
pub fn is_absent(path: &Path) -> bool {
    let nothing = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
    path.symlink_metadata().is_err_and(|error| nothing.contains(&error.kind()))
}

/// Returns true if nothing stands in a folder, or the folder is not there. One that is to be written into
/// was made before the sandbox closed.
pub fn holds_nothing(folder: &Path) -> bool {
    folder.symlink_metadata().is_err()
        || folder.read_dir().is_ok_and(|mut inside| inside.next().is_none())
}

/// Returns the folder that a file lies in; that of a bare name is the one where the process works.
pub fn folder_of(file: &Path) -> &Path {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Creates a folder and its missing parents; what is created is for its owner only (0700).
///
/// # Errors
///
/// If it cannot be created, or something else has its name.
pub fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Waits until nobody else locks a folder, and locks it until the returned value is dropped. A
/// writer that reads, changes and writes a file in it thus loses nothing that another one wrote
/// meanwhile.
///
/// The lock is advisory, and ends with the program, however that ends. Returns `None` if the system
/// has no such lock for folders.
pub fn hold(folder: &Path) -> Option<File> {
    let opened = File::open(folder).ok()?;
    opened.lock().ok()?;
    Some(opened)
}
