//! A file that is written whole or not at all: what leaves the program and stays on the disk.
//!
//! A temporary file beside it takes what is written; only when all of it is on the disk does it take
//! the name. It is for its owner only (0600): an archive may hold what not everybody should read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// So many names are tried for the temporary file; others may be there from runs that were cut off.
const TRIES: u32 = 100;

/// A file on its way. Where it is dropped before [`WholeFile::finish`] nothing is left of it.
#[derive(Debug)]
pub struct WholeFile {
    path: PathBuf,
    temporary: PathBuf,
    file: BufWriter<File>,
    replace: bool,
    written: u64,
}

impl WholeFile {
    /// Begins a file. What already bears its name is an error, unless it is a plain file that is to
    /// be replaced.
    pub fn begin(path: &Path, replace: bool) -> io::Result<Self> {
        if let Ok(meta) = fs::symlink_metadata(path) {
            if !meta.is_file() {
                return Err(io::Error::other("what is there is no plain file"));
            }
            if !replace {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
        }
        let mut made = Err(io::ErrorKind::AlreadyExists.into());
        for number in 0..TRIES {
            let temporary = path.with_file_name(format!(".watchfloor-{number}.part"));
            made = create(&temporary).map(|file| (temporary, BufWriter::new(file)));
            if !matches!(&made, Err(error) if error.kind() == io::ErrorKind::AlreadyExists) {
                break;
            }
        }
        let (temporary, file) = made?;
        Ok(Self { path: path.to_owned(), temporary, file, replace, written: 0 })
    }

    /// How many bytes were written so far.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// Puts all that was written on the disk, and gives it its name.
    pub fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        if self.replace {
            fs::rename(&self.temporary, &self.path)?;
        } else {
            self.claim()?;
        }
        // The name too must survive a power cut; where a folder cannot be synced it may not.
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// Takes the name unless somebody took it meanwhile: a link does not replace, a rename does.
    fn claim(&self) -> io::Result<()> {
        match fs::hard_link(&self.temporary, &self.path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                // There are file systems without links.
                if fs::symlink_metadata(&self.path).is_ok() {
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
                fs::rename(&self.temporary, &self.path)
            }
            linked => linked,
        }
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        // Gone already where it was renamed.
        let _ = fs::remove_file(&self.temporary);
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.written += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
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
        let mut file = WholeFile::begin(&path, false).unwrap();
        file.write_all(b"half").unwrap();
        assert_eq!(names(folder.path()), [".watchfloor-0.part"]);
        let second = WholeFile::begin(&path, false).unwrap();
        drop((file, second));
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn a_name_is_taken_once_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mut first = WholeFile::begin(&path, false).unwrap();
        let late = WholeFile::begin(&path, false).unwrap();
        first.write_all(b"first").unwrap();
        first.finish().unwrap();
        assert_eq!(late.finish().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        let refused = WholeFile::begin(&path, false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        let mut second = WholeFile::begin(&path, true).unwrap();
        second.write_all(b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"first", "until it is whole");
        second.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_for_its_owner_and_replaces_only_files() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        WholeFile::begin(&path, false).unwrap().finish().unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let link = folder.path().join("link.csv");
        symlink("/dev/null", &link).unwrap();
        for other in [folder.path(), &link] {
            assert!(WholeFile::begin(other, true).is_err(), "{}", other.display());
        }
    }
}
