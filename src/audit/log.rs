//! The log file. It is opened only for appending, and each line is one write, so that the lines of
//! several readers do not mix.

#![expect(clippy::disallowed_types, reason = "the log of the host is opened here")]

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// An open log.
#[derive(Debug)]
pub struct Log(File);

impl Log {
    /// Opens a log, or creates it for its owner only. A link, a pipe, a folder or a device is
    /// refused.
    ///
    /// # Errors
    ///
    /// If it cannot be opened for appending.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;

            use rustix::fs::OFlags;
            // This does not block: a pipe that nobody reads would otherwise hold up the start for
            // ever.
            let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
            options.mode(0o600).custom_flags(flags.bits().cast_signed());
        }
        let file = options.open(path)?;
        if !file.metadata()?.is_file() {
            return Err(io::Error::other("it is no plain file"));
        }
        Ok(Self(file))
    }

    /// Appends a line, and returns when it is on the disk.
    ///
    /// # Errors
    ///
    /// If the line could not be written completely.
    pub fn add(&self, line: &str) -> io::Result<()> {
        let written = (&self.0).write(line.as_bytes())?;
        if written < line.len() {
            return Err(io::ErrorKind::WriteZero.into());
        }
        self.0.sync_data()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn lines_are_added_and_nothing_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        fs::write(&path, "before\n").unwrap();
        Log::open(&path).unwrap().add("one\n").unwrap();
        let (first, second) = (Log::open(&path).unwrap(), Log::open(&path).unwrap());
        first.add("two\n").unwrap();
        second.add("three\n").unwrap();
        first.add("four\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "before\none\ntwo\nthree\nfour\n");
    }

    #[test]
    fn lines_of_many_do_not_mix() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    let log = Log::open(path).unwrap();
                    let line = format!("{}\n", writer.to_string().repeat(3_000));
                    (0..50).for_each(|_| log.add(&line).unwrap());
                });
            }
        });
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().count(), 400);
        for line in text.lines() {
            let first = line.chars().next().unwrap();
            assert!(line.len() == 3_000 && line.chars().all(|letter| letter == first));
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_a_plain_file_is_a_log_and_a_new_one_is_its_owners() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        Log::open(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let link = folder.path().join("link.jsonl");
        symlink(&path, &link).unwrap();
        let pipe = folder.path().join("pipe.jsonl");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .unwrap();
        let below = path.join("below");
        for other in [folder.path(), &link, &pipe, &below, Path::new("/dev/null")] {
            assert!(Log::open(other).is_err(), "{}", other.display());
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told() {
        // A Linux device that is always full; it is not a log, but can be written like any other
        // file.
        let full = OpenOptions::new().append(true).open("/dev/full").unwrap();
        assert!(Log(full).add("line\n").is_err());
    }
}
