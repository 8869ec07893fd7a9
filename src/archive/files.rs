//! Measures and reads the files of an archive. Which files there are is found in `walk` and `listing`.
//!
//! Only regular files are ever opened: a pipe would block, and a device would never end. Links must
//! not lead out of the archive, or a stranger's archive could show any file of the host.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the files of an archive are opened here"
)]

use std::borrow::Cow;
use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Problem;
use crate::text::clean;
use crate::yaml::{Fault, Mark};

/// The largest file that is read. A digest of a hundred entries takes about 70,000 bytes.
const LARGEST: u64 = 16 << 20;
/// How much is read to find the first key, which stands at the very beginning.
const PEEK: u64 = 4 << 10;

/// A file of an archive, known by name. Asking for sizes takes longer than listing names, so it is
/// put off where it can be.
#[derive(Clone, Debug)]
pub(super) struct NamedFile {
    /// Its path within the archive, or as it was given; safe to display.
    pub(super) name: Box<str>,
    source: Source,
    /// `None` until it is measured.
    stamp: Option<FileStamp>,
}

/// A file of an archive whose size and times are known.
#[derive(Clone, Debug)]
pub(super) struct ArchiveFile {
    /// Its path within the archive, or as it was given; safe to display.
    pub(super) name: Box<str>,
    source: Source,
    /// Shows whether it has changed since.
    pub(super) stamp: FileStamp,
}

#[derive(Clone, Debug)]
enum Source {
    Disk(PathBuf),
    Sample(&'static [u8]),
}

/// The metadata that changes when a file does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileStamp {
    pub(super) len: u64,
    modified: Option<SystemTime>,
    inode: Option<Inode>,
}

/// The identity of a file and its last status change. Replacing the file or setting its
/// modification time back changes these values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Inode {
    device: u64,
    number: u64,
    /// Seconds and nanoseconds.
    changed: (i64, i64),
}

impl FileStamp {
    /// Returns the stamp of a file built into the program, which never changes.
    fn built_in(bytes: &[u8]) -> Self {
        Self { len: bytes.len() as u64, modified: None, inode: None }
    }
}

impl From<&Metadata> for FileStamp {
    fn from(meta: &Metadata) -> Self {
        #[cfg(unix)]
        let inode = Some(Inode::from(meta));
        #[cfg(not(unix))]
        let inode = None;
        Self { len: meta.len(), modified: meta.modified().ok(), inode }
    }
}

#[cfg(unix)]
impl From<&Metadata> for Inode {
    fn from(meta: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let changed = (meta.ctime(), meta.ctime_nsec());
        Self { device: meta.dev(), number: meta.ino(), changed }
    }
}

/// Returns a path with its links resolved, so that one file given twice is known as one.
pub(super) fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Opens a regular file. It may have been replaced since it was listed: a pipe must not block, and
/// only a file is read.
fn open(path: &Path) -> Result<File, Fault> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    let opened = options.open(path).and_then(|file| Ok((file.metadata()?, file)));
    let (meta, file) = opened.map_err(|error| unreadable(&error))?;
    if meta.is_file() { Ok(file) } else { Err(not_regular(meta.file_type())) }
}

/// What a file seems to be, judging by its first key.
pub(super) enum Seems {
    Taxonomy,
    Page,
    Other,
}

impl NamedFile {
    pub(super) fn on_disk(name: Box<str>, path: PathBuf, stamp: Option<FileStamp>) -> Self {
        Self { name, source: Source::Disk(path), stamp }
    }

    pub(super) fn is_wave(&self) -> bool {
        self.name.starts_with("waves/")
    }

    /// Returns the size and times of the file; asks the system unless they are known.
    pub(super) fn measure(&self) -> Result<FileStamp, Fault> {
        match (&self.stamp, &self.source) {
            (Some(stamp), _) => Ok(*stamp),
            (None, Source::Sample(bytes)) => Ok(FileStamp::built_in(bytes)),
            (None, Source::Disk(path)) => regular(fs::symlink_metadata(path)),
        }
    }

    /// Returns the beginning of the text; empty if it cannot be read.
    pub(super) fn beginning(&self) -> String {
        let measured = self.clone().with(self.measure());
        measured.map_or_else(|_| String::new(), |file| file.beginning())
    }

    /// Returns the file with what was measured, or the problem.
    pub(super) fn with(self, measured: Result<FileStamp, Fault>) -> Result<ArchiveFile, Problem> {
        let Self { name, source, stamp: _ } = self;
        match measured {
            Ok(stamp) => Ok(ArchiveFile { name, source, stamp }),
            Err(fault) => Err(Problem::in_file(&name, fault)),
        }
    }
}

impl From<ArchiveFile> for NamedFile {
    fn from(file: ArchiveFile) -> Self {
        let ArchiveFile { name, source, stamp } = file;
        Self { name, source, stamp: Some(stamp) }
    }
}

/// Returns the stamp of a regular file. It may be something else by now than when it was listed.
fn regular(asked: io::Result<Metadata>) -> Result<FileStamp, Fault> {
    match asked {
        Ok(meta) if meta.is_file() => Ok(FileStamp::from(&meta)),
        Ok(meta) => Err(not_regular(meta.file_type())),
        Err(error) => Err(unreadable(&error)),
    }
}

impl ArchiveFile {
    /// Returns a file that is built into the program.
    pub(super) fn built_in(name: &str, bytes: &'static [u8]) -> Self {
        let stamp = FileStamp::built_in(bytes);
        Self { name: name.into(), source: Source::Sample(bytes), stamp }
    }

    /// Measures a file that was given by its path, which may be a link.
    pub(super) fn given(path: &Path) -> Result<Self, Problem> {
        NamedFile::on_disk(shown(path), path.to_owned(), None).with(regular(fs::metadata(path)))
    }

    /// Reads the bytes of the file.
    pub(super) fn read(&self) -> Result<Cow<'static, [u8]>, Fault> {
        match &self.source {
            Source::Disk(_) if self.stamp.len > LARGEST => Err(too_large()),
            Source::Disk(path) => {
                let bytes = self.read_at_most(path, LARGEST)?;
                // It may have grown since it was listed.
                if bytes.len() as u64 > LARGEST { Err(too_large()) } else { Ok(Cow::Owned(bytes)) }
            }
            Source::Sample(bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }

    /// Reads the file, up to `most` bytes plus one that shows that it is larger.
    fn read_at_most(&self, path: &Path, most: u64) -> Result<Vec<u8>, Fault> {
        let most = most + 1;
        let room = usize::try_from(self.stamp.len.min(most)).unwrap_or(0);
        let mut bytes = Vec::with_capacity(room + 1);
        let file = open(path)?;
        file.take(most).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
        Ok(bytes)
    }

    /// Returns how much of the archive's bound of bytes the file takes.
    pub(super) fn weight(&self) -> u64 {
        // A file that is too large by itself is reported and not read.
        if self.stamp.len > LARGEST { 0 } else { self.stamp.len }
    }

    /// Returns the beginning of the text; empty if it cannot be read.
    fn beginning(&self) -> String {
        let bytes = match &self.source {
            Source::Disk(path) => Cow::Owned(self.read_at_most(path, PEEK).unwrap_or_default()),
            Source::Sample(bytes) => Cow::Borrowed(*bytes),
        };
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Looks at the beginning of the file.
    pub(super) fn peek(&self) -> Seems {
        let text = self.beginning();
        match first_key(&text) {
            Some("digest" | "wave") => Seems::Page,
            Some("theatres" | "kinds" | "tactics" | "actors" | "outlets") => {
                // A digest may begin with its theatres.
                if text.contains("\ndigest:") { Seems::Page } else { Seems::Taxonomy }
            }
            // The key need not come first: the order of keys is free.
            _ if text.contains("\ndigest:") || text.contains("\nwave:") => Seems::Page,
            _ => Seems::Other,
        }
    }
}

fn first_key(text: &str) -> Option<&str> {
    let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim_end);
    let line = lines
        .into_iter()
        .find(|line| !line.is_empty() && !line.starts_with(['#', '%']) && *line != "---")?;
    let (key, _) = line.split_once(':')?;
    Some(key.trim_matches(['{', ' ', '"', '\'']))
}

/// The place of a problem that concerns a file as a whole.
pub(super) const WHOLE: Mark = Mark::WHOLE;

fn too_large() -> Fault {
    let message = format!("the file is larger than {} MiB", LARGEST >> 20);
    Fault::error(WHOLE, message).hint("split it")
}

pub(crate) fn unreadable(error: &io::Error) -> Fault {
    Fault::error(WHOLE, format!("cannot be read: {}", error.kind()))
}

pub(super) fn not_regular(kind: FileType) -> Fault {
    if kind.is_dir() {
        return Fault::error(WHOLE, "a folder, not a file");
    }
    let message = "neither a file nor a folder: a pipe, a socket or a device";
    Fault::error(WHOLE, message).hint("move it out of the archive: it is not opened")
}

/// Returns a path fit for display: sanitized, on one line, with `/` on every system.
pub(crate) fn shown(path: &Path) -> Box<str> {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { Cow::Owned(text.replace('\\', "/")) } else { text };
    clean(&text).replace('\n', " ").into()
}

/// Returns true for names with the extension of a YAML file.
pub(crate) fn is_yaml(name: &str) -> bool {
    let extension = Path::new(name).extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
