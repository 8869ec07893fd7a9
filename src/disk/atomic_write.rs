//! Atomic writes: a file is there whole or not at all. For output that stays on the disk.
//!
//! The data goes to a temporary file in the same folder, which gets the final name only once all of
//! it is on the disk. The file is for its owner only (0600): an archive may hold what not everybody
//! should read. The next writer in the folder removes temporary files of writers that were
//! interrupted.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::folder::folder_of;

/// How many names are tried for the temporary file; other writers may use the same folder.
const TRIES: u32 = 100;

/// A file being written. If it is dropped before [`AtomicFile::finish`], nothing is left of it.
#[derive(Debug)]
pub struct AtomicFile {
    path: PathBuf,
    temporary: PathBuf,
    file: BufWriter<File>,
    replace: bool,
    renamed: bool,
    written: u64,
}

impl AtomicFile {
    /// Begins a file. It is an error if the name is taken, unless by a plain file that is to be
    /// replaced.
    pub fn begin(path: &Path, replace: bool) -> io::Result<Self> {
        if let Ok(meta) = fs::symlink_metadata(path) {
            if !meta.is_file() {
                return Err(io::Error::other("what is there is no plain file"));
            }
            if !replace {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
        }
        clear(folder_of(path));
        let (temporary, file) = beside(path, PART, hold)?;
        let file = BufWriter::new(file);
        Ok(Self { path: path.to_owned(), temporary, file, replace, renamed: false, written: 0 })
    }

    /// Returns how many bytes were written so far.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// Syncs everything written to the disk, and gives the file its name.
    pub fn finish(mut self) -> io::Result<()> {
        self.keep()?;
        self.take_name()
    }

    /// Finishes two files that must appear together or not at all. This one is renamed last; if
    /// that fails, the file that the other one replaced is put back. The error comes with its path.
    pub fn finish_with(mut self, mut other: Self) -> Result<(), (PathBuf, io::Error)> {
        for file in [&mut other, &mut self] {
            file.keep().map_err(|error| (file.path.clone(), error))?;
        }
        let path = other.path.clone();
        let about_other = |error| (path.clone(), error);
        let before = other.quarantine().map_err(about_other)?;
        let named = other.take_name().map_err(about_other);
        let named = named.and_then(|()| {
            let named = self.take_name();
            if named.is_err() && before.is_none() {
                // The first error tells more than one from the cleanup.
                let _ = fs::remove_file(&path);
            }
            named.map_err(|error| (self.path.clone(), error))
        });
        if let Some(before) = before {
            let _ = match &named {
                Ok(()) => fs::remove_file(&before),
                Err(_) => fs::rename(&before, &path),
            };
        }
        named
    }

    fn keep(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_all()
    }

    /// Gives the file that is to be replaced a second name, if there is such a file.
    fn quarantine(&self) -> io::Result<Option<PathBuf>> {
        if !self.replace || fs::symlink_metadata(&self.path).is_err() {
            return Ok(None);
        }
        let link = |name: &Path| match fs::hard_link(&self.path, name) {
            // Some file systems have no links.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                create(name).and_then(|_| fs::rename(&self.path, name))
            }
            linked => linked,
        };
        beside(&self.path, BEFORE, link).map(|(name, ())| Some(name))
    }

    fn take_name(&mut self) -> io::Result<()> {
        if self.replace {
            self.rename()?;
        } else {
            self.claim()?;
        }
        // The name must survive a power cut too; if the folder cannot be synced, it may not.
        if let Ok(folder) = File::open(folder_of(&self.path)) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// Takes the name unless it was taken meanwhile: a link does not replace a file, a rename does.
    fn claim(&mut self) -> io::Result<()> {
        match fs::hard_link(&self.temporary, &self.path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                // Some file systems have no links.
                if fs::symlink_metadata(&self.path).is_ok() {
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
                self.rename()
            }
            linked => linked,
        }
    }

    fn rename(&mut self) -> io::Result<()> {
        fs::rename(&self.temporary, &self.path)?;
        self.renamed = true;
        Ok(())
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        // After the rename, the temporary name may belong to somebody else.
        if !self.renamed {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.written += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The ending of a temporary file.
const PART: &str = "part";

/// The ending of a replaced file, which is kept until it is certainly not needed any more.
const BEFORE: &str = "before";

/// Returns the name of a file that exists only for a while.
fn passing(number: u32, ending: &str) -> String {
    format!(".watchfloor-{number}.{ending}")
}

/// Creates something under a free name beside a file.
fn beside<T>(
    path: &Path,
    ending: &str,
    make: impl Fn(&Path) -> io::Result<T>,
) -> io::Result<(PathBuf, T)> {
    let mut made = Err(io::ErrorKind::AlreadyExists.into());
    for number in 0..TRIES {
        let name = path.with_file_name(passing(number, ending));
        made = make(&name).map(|made| (name, made));
        if !matches!(&made, Err(error) if error.kind() == io::ErrorKind::AlreadyExists) {
            break;
        }
    }
    made
}

/// Removes the temporary files in a folder whose writers were interrupted: nobody locks those any
/// more.
#[cfg(unix)]
fn clear(folder: &Path) {
    for path in (0..TRIES).map(|number| folder.join(passing(number, PART))) {
        // Opening a pipe with that name would block.
        if !fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file()) {
            continue;
        }
        let Ok(file) = File::open(&path) else { continue };
        if file.try_lock().is_ok() && bears(&file, &path) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Removes nothing: without a way to tell files apart, interrupted files stay.
#[cfg(not(unix))]
fn clear(_folder: &Path) {}

/// Returns whether a path still leads to this file: it may have been renamed or removed meanwhile,
/// and another file may have its name.
#[cfg(unix)]
fn bears(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let identity = |meta: fs::Metadata| (meta.dev(), meta.ino());
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(one), Ok(other)) => identity(one) == identity(other),
        _ => false,
    }
}

/// Returns whether a file was removed while it was open.
#[cfg(unix)]
fn is_gone(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    file.metadata().is_ok_and(|meta| meta.nlink() == 0)
}

/// Returns false: nothing is removed on these systems.
#[cfg(not(unix))]
fn is_gone(_file: &File) -> bool {
    false
}

/// Creates a temporary file and locks it until it is closed, so that nobody takes it for an
/// interrupted one. If somebody did so before it was locked, the name counts as taken.
fn hold(path: &Path) -> io::Result<File> {
    let file = create(path)?;
    // On a file system without such locks, writers that clean up cannot get one either.
    let taken = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    if taken || is_gone(&file) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    Ok(file)
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_not_finished_was_never_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mut file = AtomicFile::begin(&path, false).unwrap();
        file.write_all(b"half").unwrap();
        assert_eq!(names(folder.path()), [".watchfloor-0.part"]);
        let second = AtomicFile::begin(&path, false).unwrap();
        drop((file, second));
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn a_name_is_taken_once_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mut first = AtomicFile::begin(&path, false).unwrap();
        let late = AtomicFile::begin(&path, false).unwrap();
        first.write_all(b"first").unwrap();
        first.finish().unwrap();
        assert_eq!(late.finish().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        let refused = AtomicFile::begin(&path, false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        let mut second = AtomicFile::begin(&path, true).unwrap();
        second.write_all(b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"first", "until it is whole");
        second.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn of_two_files_neither_is_there_without_the_other() {
        for earlier in [None, Some("earlier")] {
            let folder = tempfile::tempdir().unwrap();
            let [path, about] = ["a.csv", "a.csv.about.txt"].map(|name| folder.path().join(name));
            if let Some(earlier) = earlier {
                fs::write(&about, earlier).unwrap();
            }
            let begin = || {
                let [mut file, mut other] =
                    [&path, &about].map(|path| AtomicFile::begin(path, true).unwrap());
                file.write_all(b"rows").unwrap();
                other.write_all(b"what it is").unwrap();
                (file, other)
            };
            let (file, other) = begin();
            // An unexpected case: a folder has taken the name meanwhile.
            fs::create_dir(&path).unwrap();
            assert_eq!(file.finish_with(other).unwrap_err().0, path);
            assert_eq!(fs::read_to_string(&about).ok().as_deref(), earlier, "as it was before");
            fs::remove_dir(&path).unwrap();
            assert_eq!(names(folder.path()).len(), usize::from(earlier.is_some()));
            let (file, other) = begin();
            file.finish_with(other).unwrap();
            assert_eq!(names(folder.path()), ["a.csv", "a.csv.about.txt"]);
            assert_eq!(fs::read(&about).unwrap(), b"what it is");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_was_cut_off_is_cleared_by_whoever_writes_next() {
        let folder = tempfile::tempdir().unwrap();
        let cut = |number| fs::write(folder.path().join(passing(number, PART)), "half").unwrap();
        (0..TRIES).for_each(cut);
        let first = AtomicFile::begin(&folder.path().join("a"), false).unwrap();
        assert_eq!(names(folder.path()), [".watchfloor-0.part"]);
        cut(7);
        fs::create_dir(folder.path().join(passing(1, PART))).unwrap();
        let second = AtomicFile::begin(&folder.path().join("b"), false).unwrap();
        let left = [".watchfloor-0.part", ".watchfloor-1.part", ".watchfloor-2.part"];
        assert_eq!(names(folder.path()), left, "one that is being written is left alone");
        first.finish().unwrap();
        second.finish().unwrap();
    }

    #[test]
    fn many_at_once_in_one_folder_do_not_take_each_others_parts() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let path = folder.path().join(writer.to_string());
                scope.spawn(move || {
                    for _ in 0..200 {
                        let mut file = AtomicFile::begin(&path, true).unwrap();
                        file.write_all(writer.to_string().as_bytes()).unwrap();
                        file.finish().unwrap();
                        assert_eq!(fs::read(&path).unwrap(), writer.to_string().as_bytes());
                    }
                });
            }
        });
        assert_eq!(names(folder.path()), ["0", "1", "2", "3"]);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_for_its_owner_and_replaces_only_files() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        AtomicFile::begin(&path, false).unwrap().finish().unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let link = folder.path().join("link.csv");
        symlink("/dev/null", &link).unwrap();
        for other in [folder.path(), &link] {
            assert!(AtomicFile::begin(other, true).is_err(), "{}", other.display());
        }
    }
}
