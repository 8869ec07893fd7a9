//! Folders that are written to: made where they are missing, and held by one writer at a time.

use std::fs::{DirBuilder, File};
use std::io;
use std::path::Path;

/// Makes a folder and those above it, as far as they are missing; what is made is for its owner
/// only (0700).
///
/// # Errors
///
/// Where it cannot be made, or something else bears its name.
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

/// Waits until nobody else holds a folder, and holds it until what is returned is dropped. A writer
/// that reads, changes and writes a file in it loses nothing that another one wrote meanwhile.
///
/// It binds only those who ask for it too, and ends with the program, however that ends. None where
/// the system lends no such hold on a folder.
pub fn hold(folder: &Path) -> Option<File> {
    let opened = File::open(folder).ok()?;
    opened.lock().ok()?;
    Some(opened)
}
