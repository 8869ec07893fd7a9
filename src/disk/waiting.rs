//! The folder that files wait in on their way into another: held by one writer by a lock, which ends
//! with the program, however that ends. What a program left that was killed is cleared by the next.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The beginning of its name. Hidden, so that no archive reads it.
const WAITING: &str = ".watchfloor-import-";
/// How many names are tried; others may write beside this one.
const TRIES: u32 = 100;

/// A folder that this program alone writes into.
#[derive(Debug)]
pub(super) struct WaitingFolder {
    pub(super) path: PathBuf,
    /// None where the system has no locks for folders; then nobody clears it.
    _lock: Option<File>,
}

/// Claims a folder below another, after clearing those that nobody holds any more. Returns those too
/// that are left, since the only copy of a file lies in them.
pub(super) fn claim(target: &Path) -> io::Result<(WaitingFolder, Vec<PathBuf>)> {
    let place = |number: u32| target.join(format!("{WAITING}{number}"));
    let left = (0..TRIES).map(place).filter(|path| is_left(path)).collect();
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for path in (0..TRIES).map(place) {
        match fs::create_dir(&path) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                last = error;
                continue;
            }
            Err(error) => return Err(error),
        }
        let lock = File::open(&path).ok();
        let is_taken = lock.as_ref().is_some_and(|lock| {
            matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) || !is_folder(&path)
        });
        // Somebody who clears was quicker; the next name is as good.
        if !is_taken {
            return Ok((WaitingFolder { path, _lock: lock }, left));
        }
    }
    Err(last)
}

/// Clears a folder if nobody holds it. Returns true if it is left, since there is more in it than
/// copies.
fn is_left(path: &Path) -> bool {
    if !is_folder(path) {
        return false;
    }
    let Ok(folder) = File::open(path) else { return false };
    if folder.try_lock().is_err() {
        return false;
    }
    let Ok(entries) = fs::read_dir(path) else { return false };
    let is_copy = |entry: io::Result<fs::DirEntry>| entry.is_ok_and(|entry| is_copy(&entry));
    let holds_more = !entries.into_iter().all(is_copy);
    if !holds_more {
        // What cannot be removed does no harm: no archive reads it.
        let _ = fs::remove_dir_all(path);
    }
    holds_more
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir())
}

/// Returns true for a file that was on its way, or an earlier one that still stands in its place.
fn is_copy(entry: &fs::DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let has_another_name = || {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            entry.metadata().is_ok_and(|meta| meta.nlink() > 1)
        }
        #[cfg(not(unix))]
        false
    };
    match name.strip_prefix('b').filter(|number| is_number(number)) {
        Some(_) => has_another_name(),
        None => is_number(name.strip_prefix('p').unwrap_or(&name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a program left that was killed.
    fn killed(target: &Path, number: u32, files: &[&str]) -> PathBuf {
        let folder = target.join(format!("{WAITING}{number}"));
        fs::create_dir(&folder).unwrap();
        for file in files {
            fs::write(folder.join(file), "x").unwrap();
        }
        folder
    }

    #[test]
    fn what_was_left_is_cleared_and_what_is_held_is_not() {
        let place = tempfile::tempdir().unwrap();
        let gone = killed(place.path(), 0, &["0", "1", "p0"]);
        let far = killed(place.path(), 7, &["0"]);
        let (held, left) = claim(place.path()).unwrap();
        assert_eq!((held.path.clone(), left.len()), (gone, 0));
        assert!(!far.exists() && fs::read_dir(&held.path).unwrap().next().is_none());
        fs::write(held.path.join("0"), "on its way").unwrap();
        let (other, left) = claim(place.path()).unwrap();
        assert!(other.path != held.path && left.is_empty());
        assert!(held.path.join("0").exists(), "its writer lives");
    }

    #[test]
    fn the_only_copy_of_a_file_is_left_and_told() {
        let place = tempfile::tempdir().unwrap();
        let only = killed(place.path(), 0, &["0", "b0"]);
        let foreign = killed(place.path(), 1, &["notes.txt"]);
        let (held, left) = claim(place.path()).unwrap();
        assert_eq!(left, [only.clone(), foreign]);
        assert!(only.join("b0").exists() && held.path.ends_with(format!("{WAITING}2")));
        // One that still stands in its place is only a second name of it.
        let linked = killed(place.path(), 3, &["0"]);
        fs::write(place.path().join("a.yaml"), "a").unwrap();
        #[cfg(unix)]
        {
            fs::hard_link(place.path().join("a.yaml"), linked.join("b0")).unwrap();
            assert_eq!(claim(place.path()).unwrap().1.len(), 2);
            assert!(!linked.join("b0").exists() && place.path().join("a.yaml").exists());
        }
    }
}
