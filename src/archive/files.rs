//! Lists the files of an archive, newest first, and reads them. Only this module touches the disk.
//!
//! Only regular files are ever opened: a pipe would block, and a device would never end. Links must
//! not lead out of the archive, or a stranger's archive could show any file of the host.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the files of an archive are opened here"
)]

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::bounds::Bounds;
use super::order::put_in_order;
use super::walk::{walk, walk_top};
use super::{Origin, Problem, sample};
use crate::text::clean;
use crate::yaml::{Fault, Mark};

/// The largest file that is read. A digest of a hundred entries takes about 70,000 bytes.
const LARGEST: u64 = 16 << 20;
/// How much is read to find the first key, which stands at the very beginning.
const PEEK: u64 = 4 << 10;

/// One file of an archive.
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

/// The files of an archive, and the problems of those that cannot be read.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The taxonomy, if the archive has one.
    pub(super) taxonomy: Option<ArchiveFile>,
    /// The saved searches, if the archive has any.
    pub(super) searches: Option<ArchiveFile>,
    /// The newest digest, then the waves, then the other digests, newest first.
    pub(super) files: Vec<ArchiveFile>,
    pub(super) problems: Vec<Problem>,
}

/// Lists the files of an archive.
pub(super) fn list(origin: &Origin) -> Listing {
    list_within(origin, &Bounds::USUAL)
}

/// Returns the saved searches of an archive, if it has any. They lie at its top: no folder below is
/// looked at, and no other file is opened.
pub(super) fn list_searches(origin: &Origin) -> Option<ArchiveFile> {
    match origin {
        Origin::Folder(folder) => {
            let mut found = walk_top(folder, Bounds::USUAL.names).found.into_iter();
            let file = found.find(|file| is_searches(&file.name))?;
            Some(ArchiveFile::on_disk(file.name, file.path, &file.meta))
        }
        Origin::Files(_) => None,
        Origin::Sample => list_sample().searches,
    }
}

/// Lists as much of an archive as the bounds allow.
fn list_within(origin: &Origin, bounds: &Bounds) -> Listing {
    let mut listing = match origin {
        Origin::Folder(folder) => list_folder(folder, bounds.names),
        Origin::Files(paths) => list_files(paths),
        Origin::Sample => list_sample(),
    };
    put_in_order(&mut listing.files);
    listing.leave_out_beyond(bounds.bytes);
    listing
}

fn list_folder(folder: &Path, most: usize) -> Listing {
    let walked = walk(folder, most);
    let mut listing = Listing { problems: walked.problems, ..Listing::default() };
    for file in walked.found {
        let file = ArchiveFile::on_disk(file.name, file.path, &file.meta);
        let direct = !file.name.contains('/');
        if direct && matches!(&*file.name, "taxonomy.yaml" | "taxonomy.yml") {
            listing.take_taxonomy(file);
        } else if direct && is_searches(&file.name) {
            listing.take_searches(file);
        } else if direct {
            listing.take_by_first_key(file);
        } else {
            listing.files.push(file);
        }
    }
    listing
}

fn list_files(paths: &[PathBuf]) -> Listing {
    let mut listing = Listing::default();
    let mut seen = HashSet::new();
    for path in paths {
        let name = shown(path);
        let meta = match fs::metadata(path) {
            Ok(meta) if meta.is_file() => meta,
            Ok(meta) => {
                listing.problems.push(Problem::in_file(&name, not_regular(meta.file_type())));
                continue;
            }
            Err(error) => {
                listing.problems.push(Problem::in_file(&name, unreadable(&error)));
                continue;
            }
        };
        if seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())) {
            let file = ArchiveFile::on_disk(name, path.clone(), &meta);
            listing.take_any(file);
        }
    }
    listing
}

fn list_sample() -> Listing {
    let mut listing = Listing::default();
    for (path, bytes) in sample::files() {
        let stamp = FileStamp::built_in(bytes);
        let file = ArchiveFile { name: path.into(), source: Source::Sample(bytes), stamp };
        if path == sample::TAXONOMY {
            listing.taxonomy = Some(file);
        } else if is_searches(path) {
            listing.searches = Some(file);
        } else {
            listing.files.push(file);
        }
    }
    listing
}

impl Listing {
    /// Leaves out the files beyond the bound. The oldest are last in the order, so they go.
    fn leave_out_beyond(&mut self, most: u64) {
        let mut left = most;
        let fits = |file: &ArchiveFile| {
            // A file that is too large by itself is reported and not read, so it does not count
            // here.
            let len = if file.stamp.len > LARGEST { 0 } else { file.stamp.len };
            left.checked_sub(len).map(|rest| left = rest)
        };
        let kept = self.files.iter().map_while(fits).count();
        let out = self.files.split_off(kept);
        if let Some(first) = out.first() {
            let message = format!("the archive is larger than {} MiB", most >> 20);
            let fault = Fault::error(WHOLE, message);
            let hint =
                format!("split it: from here on the oldest files are not read: {}", out.len());
            self.problems.push(Problem::in_file(&first.name, fault.hint(hint)));
        }
    }

    fn take_taxonomy(&mut self, file: ArchiveFile) {
        if let Some(first) = &self.taxonomy {
            let fault = Fault::error(WHOLE, format!("a second taxonomy beside {}", first.name));
            let fault = fault.hint("keep one: this one is not read");
            self.problems.push(Problem::in_file(&file.name, fault));
        } else {
            self.taxonomy = Some(file);
        }
    }

    fn take_searches(&mut self, file: ArchiveFile) {
        if let Some(first) = &self.searches {
            let fault = Fault::error(WHOLE, format!("saved searches are in {} too", first.name));
            let fault = fault.hint("keep one file: this one is not read");
            self.problems.push(Problem::in_file(&file.name, fault));
        } else {
            self.searches = Some(file);
        }
    }

    /// Takes a file that was given by name; it is read whatever it contains.
    fn take_any(&mut self, file: ArchiveFile) {
        match file.peek() {
            Seems::Taxonomy => self.take_taxonomy(file),
            Seems::Page | Seems::Other => self.files.push(file),
        }
    }

    /// Takes a file at the top of a folder, which may also hold unrelated files.
    fn take_by_first_key(&mut self, file: ArchiveFile) {
        match file.peek() {
            Seems::Taxonomy => self.take_taxonomy(file),
            Seems::Page => self.files.push(file),
            Seems::Other => {
                let fault = Fault::warning(WHOLE, "neither digest nor wave nor taxonomy: left out")
                    .hint("begin it with `digest: …` or `wave: …`, or move it away");
                self.problems.push(Problem::in_file(&file.name, fault));
            }
        }
    }
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
enum Seems {
    Taxonomy,
    Page,
    Other,
}

impl ArchiveFile {
    fn on_disk(name: Box<str>, path: PathBuf, meta: &Metadata) -> Self {
        Self { name, source: Source::Disk(path), stamp: FileStamp::from(meta) }
    }

    pub(super) fn is_wave(&self) -> bool {
        self.name.starts_with("waves/")
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

    /// Returns the beginning of the text; empty if it cannot be read.
    pub(super) fn beginning(&self) -> String {
        let bytes = match &self.source {
            Source::Disk(path) => Cow::Owned(self.read_at_most(path, PEEK).unwrap_or_default()),
            Source::Sample(bytes) => Cow::Borrowed(*bytes),
        };
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn peek(&self) -> Seems {
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

/// Returns true for the name of the saved searches at the top of an archive.
fn is_searches(name: &str) -> bool {
    matches!(name, "searches.yaml" | "searches.yml")
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
