//! Walks the folders of an archive and decides which files belong to it. Opens no file, and
//! measures only what a link leads to.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the folders of an archive are listed here"
)]

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::Problem;
use super::files::{FileStamp, NamedFile, WHOLE, is_yaml, not_regular, shown, unreadable};
use crate::yaml::Fault;

/// The deepest folder that is visited. Digests lie two deep; nobody needs more than this.
const DEEPEST: usize = 16;

/// Endings of files that hold no digest, or are left behind by programs: nobody misses them.
const NO_TEXT: [&str; 31] = [
    "bak", "swp", "swo", "tmp", "temp", "orig", "rej", "lock", "part", "ini", "db", "png", "jpg",
    "jpeg", "gif", "webp", "svg", "tif", "tiff", "heic", "mp3", "mp4", "mov", "avi", "webm", "pdf",
    "zip", "gz", "7z", "sig", "asc",
];

/// The contents of an archive's folder, by name.
#[derive(Default)]
pub(super) struct Walked {
    /// The regular files. Only those that a link led to have a stamp.
    pub(super) found: Vec<NamedFile>,
    pub(super) problems: Vec<Problem>,
}

/// Finds the YAML files at the top of a folder and those anywhere under `digests/` and `waves/`.
///
/// A folder with neither of the two may itself be a folder of digests. In it, only folders named
/// after a year are searched, since others may hold anything. If there are more names than `most`,
/// those that the system lists first are looked at.
pub(super) fn walk(folder: &Path, most: usize) -> Walked {
    begin(folder, most, Walk::top)
}

/// Finds only the YAML files at the top of a folder.
pub(super) fn walk_top(folder: &Path, most: usize) -> Walked {
    begin(folder, most, |walk, root| {
        for step in walk.steps(root, "") {
            if !step.kind.is_dir() {
                walk.file(step);
            }
        }
    })
}

fn begin(folder: &Path, most: usize, go: impl FnOnce(&mut Walk, &Path)) -> Walked {
    let mut walk = Walk {
        walked: Walked::default(),
        root: PathBuf::new(),
        seen: HashSet::new(),
        left: most,
        most,
        is_full: false,
    };
    match fs::canonicalize(folder) {
        Ok(root) => {
            walk.root.clone_from(&root);
            go(&mut walk, &root);
        }
        Err(error) => walk.refuse(&shown(folder), unreadable(&error)),
    }
    walk.walked
}

struct Walk {
    walked: Walked,
    root: PathBuf,
    /// Folders and files met so far, with links resolved. Prevents cycles, and reading a file under
    /// two names.
    seen: HashSet<OsString>,
    /// How many more names may be looked at, and the original bound.
    left: usize,
    most: usize,
    /// Whether the excess has been reported.
    is_full: bool,
}

/// A name in a folder, with links resolved.
struct FolderItem {
    name: String,
    path: PathBuf,
    kind: FileType,
    /// Already known if a link led here.
    stamp: Option<FileStamp>,
}

impl Walk {
    fn top(&mut self, root: &Path) {
        self.seen.insert(root.as_os_str().to_owned());
        let steps = self.steps(root, "");
        let is_archive = steps
            .iter()
            .any(|step| step.kind.is_dir() && matches!(&*step.name, "digests" | "waves"));
        for step in steps {
            let wanted = match &*step.name {
                "digests" | "waves" => true,
                name => !is_archive && name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit()),
            };
            if !step.kind.is_dir() {
                self.file(step);
            } else if wanted {
                self.folder(&step, 1);
            }
        }
    }

    fn folder(&mut self, folder: &FolderItem, depth: usize) {
        if depth > DEEPEST {
            let fault = Fault::error(WHOLE, format!("more than {DEEPEST} folders deep"));
            self.refuse(&folder.name, fault);
            return;
        }
        if !self.seen.insert(folder.path.as_os_str().to_owned()) {
            return;
        }
        for step in self.steps(&folder.path, &format!("{}/", folder.name)) {
            if step.kind.is_dir() {
                self.folder(&step, depth + 1);
            } else {
                self.file(step);
            }
        }
    }

    fn file(&mut self, step: FolderItem) {
        if !is_yaml(&step.name) {
            self.tell_unread(&step);
            return;
        }
        if !step.kind.is_file() {
            self.refuse(&step.name, not_regular(step.kind));
        } else if self.seen.insert(step.path.as_os_str().to_owned()) {
            let FolderItem { name, path, stamp, .. } = step;
            self.walked.found.push(NamedFile::on_disk(name.into(), path, stamp));
        }
    }

    /// Warns of a file among digests or waves that is not read by its name: it may be one that an
    /// editor saved under another.
    fn tell_unread(&mut self, step: &FolderItem) {
        let lower = step.name.to_lowercase();
        let last = lower.rsplit('/').next().unwrap_or_default();
        let is_beside = step.name.starts_with("digests/") || step.name.starts_with("waves/");
        let is_left_over = last.ends_with('~') || last.starts_with(['#', '~']);
        let extension = last.rsplit_once('.').map_or("", |(_, extension)| extension);
        if is_beside && step.kind.is_file() && !is_left_over && !NO_TEXT.contains(&extension) {
            let message = "not read: its name does not end in .yaml or .yml";
            let hint = "rename it if it is a digest or a wave, or move it away";
            self.refuse(&step.name, Fault::warning(WHOLE, message).hint(hint));
        }
    }

    /// Lists a folder by name; `within` is put before each name.
    fn steps(&mut self, folder: &Path, within: &str) -> Vec<FolderItem> {
        let name =
            if within.is_empty() { shown(folder) } else { within.trim_end_matches('/').into() };
        let mut entries = self.entries(folder, &name).unwrap_or_else(|error| {
            self.refuse(&name, unreadable(&error));
            Vec::new()
        });
        // Compares names only: comparing whole paths part by part would dominate the running time.
        entries.sort_by_cached_key(DirEntry::file_name);
        entries.into_iter().filter_map(|entry| self.step(&entry, within)).collect()
    }

    /// Reads the names in a folder, as many as may still be looked at.
    fn entries(&mut self, folder: &Path, name: &str) -> io::Result<Vec<DirEntry>> {
        let mut all = fs::read_dir(folder)?;
        let entries = all.by_ref().take(self.left).collect::<io::Result<Vec<_>>>()?;
        self.left -= entries.len();
        if self.left == 0 && !self.is_full && all.next().is_some() {
            self.is_full = true;
            let message = format!("more than {} names in the archive", self.most);
            let hint = "move away what is no digest: from here on some are not looked at";
            self.refuse(name, Fault::error(WHOLE, message).hint(hint));
        }
        Ok(entries)
    }

    fn step(&mut self, entry: &DirEntry, within: &str) -> Option<FolderItem> {
        let last = shown(Path::new(&entry.file_name()));
        if last.starts_with('.') {
            return None;
        }
        let name = format!("{within}{last}");
        let step = match entry.file_type() {
            Ok(kind) if kind.is_symlink() => self.follow(&entry.path(), &name)?,
            Ok(kind) => {
                Ok(FolderItem { name: name.clone(), path: entry.path(), kind, stamp: None })
            }
            Err(error) => Err(error),
        };
        step.map_err(|error| self.refuse(&name, unreadable(&error))).ok()
    }

    /// Returns the target of a link, unless it is outside the archive.
    fn follow(&mut self, path: &Path, name: &str) -> Option<io::Result<FolderItem>> {
        let target = fs::canonicalize(path).and_then(|to| Ok((fs::metadata(&to)?, to)));
        let (meta, path) = match target {
            Ok(target) => target,
            Err(error) => return is_yaml(name).then_some(Err(error)),
        };
        if path.starts_with(&self.root) {
            let (name, kind) = (name.to_owned(), meta.file_type());
            return Some(Ok(FolderItem { name, path, kind, stamp: Some(FileStamp::from(&meta)) }));
        }
        if is_yaml(name) || meta.is_dir() {
            let fault = Fault::error(WHOLE, "a link that leads out of the archive");
            self.refuse(name, fault.hint("put the file itself here, or open its own folder"));
        }
        None
    }

    fn refuse(&mut self, name: &str, fault: Fault) {
        self.walked.problems.push(Problem::in_file(name, fault));
    }
}
