//! The state on the disk: read, and changed atomically. No other file here touches the disk.

#![expect(clippy::disallowed_methods, reason = "what is kept is read and written here")]

use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use super::{FileError, Parsed, SeenArchive, SessionState, StateChange, parse, write};
use crate::archive::{Origin, Problem, shown};
use crate::config::plain_bytes;
use crate::disk::{self, AtomicFile};
use crate::yaml::{Fault, Mark};

const FILE: &str = "state.yaml";

/// Where the state is kept, and which archive a session is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    folder: PathBuf,
    /// `None` if places cannot be kept: several files, or a path that is not valid text.
    archive: Option<String>,
}

impl Store {
    /// Returns the store in a folder, for sessions about an archive. It neither checks nor creates
    /// the folder.
    ///
    /// # Errors
    ///
    /// If the folder lies in the archive, which is never written.
    pub fn new(folder: &Path, origin: &Origin) -> Result<Self, Problem> {
        let folder = real(folder);
        if lies_in(&folder, origin) {
            let fault = unkept("the folder for it lies in the archive, which is never written");
            let fault = fault.hint("name another one with WATCHFLOOR_STATE");
            return Err(Problem::in_file(&shown(&folder), fault));
        }
        Ok(Self { folder, archive: archive_name(origin) })
    }

    /// Returns the name of the archive; none if it has none that can be kept.
    pub(super) fn archive(&self) -> Option<&str> {
        self.archive.as_deref()
    }

    /// Returns the folder of the state.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the saved state, and what is wrong with it. A faulty file is quarantined; whatever
    /// can be read of it still counts.
    pub fn read(&self) -> (SessionState, Option<Problem>) {
        match self.look() {
            Ok(Parsed { state, file_error: None }) => (state, None),
            Ok(Parsed { state, file_error: Some(_) }) => {
                let held = disk::hold(&self.folder);
                // Another reader may have quarantined it meanwhile.
                let read = self.healthy().unwrap_or_else(|problem| (state, Some(problem)));
                drop(held);
                read
            }
            Err(fault) => (SessionState::default(), Some(self.problem(fault))),
        }
    }

    /// Returns the path to the user's place in this archive; empty for the top.
    pub fn saved_path(&self, state: &SessionState) -> Vec<String> {
        self.archive.as_deref().map(|archive| state.path(archive)).unwrap_or_default()
    }

    /// Returns how far this archive was seen; none where it never was.
    pub fn seen<'s>(&self, state: &'s SessionState) -> Option<&'s SeenArchive> {
        state.seen(self.archive.as_deref()?)
    }

    /// Returns the bookmarks in this archive; none where none can be kept.
    pub fn bookmarks(&self, state: &SessionState) -> Option<Vec<Vec<String>>> {
        self.archive.as_deref().map(|archive| state.bookmarks(archive))
    }

    /// Merges a change into the state on the disk. Nothing is written if that changes nothing. A
    /// missing folder or file is created, for its owner only.
    ///
    /// A problem that is returned as a success must still be reported: a file was quarantined.
    ///
    /// # Errors
    ///
    /// Why it was not done. What was kept before is then kept still.
    pub fn keep(&self, change: &StateChange) -> Result<Option<Problem>, Problem> {
        let archive = self.archive.as_deref();
        let adds = |state: &SessionState| {
            let mut changed = state.clone();
            changed.take(change, archive);
            (changed != *state).then_some(changed)
        };
        // Without a folder there is nothing to lock, and often nothing to save either.
        if !self.folder.exists() && adds(&SessionState::default()).is_none() {
            return Ok(None);
        }
        disk::make(&self.folder).map_err(|error| self.unwritten(&error))?;
        let _held = disk::hold(&self.folder);
        let (state, notice) = self.healthy()?;
        if let Some(changed) = adds(&state) {
            self.put(&changed).map_err(|error| self.unwritten(&error))?;
        }
        Ok(notice)
    }

    /// Returns the problem to report if a change has been on its way to the disk for too long.
    pub fn late(&self) -> Problem {
        self.problem(unkept("another program holds it or it is slow"))
    }

    fn look(&self) -> Result<Parsed, Fault> {
        let path = self.path();
        let nothing = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
        if fs::symlink_metadata(&path).is_err_and(|error| nothing.contains(&error.kind())) {
            return Ok(Parsed::default());
        }
        plain_bytes(&path).map(|bytes| parse(&bytes))
    }

    /// Returns the saved state after moving a faulty file away, so that the file can be written
    /// anew.
    fn healthy(&self) -> Result<(SessionState, Option<Problem>), Problem> {
        let Parsed { state, file_error } = self.look().map_err(|fault| self.problem(fault))?;
        let Some(file_error) = file_error else { return Ok((state, None)) };
        let (why, fault) = match file_error {
            FileError::Broken(fault) => ("broken", fault),
            FileError::Newer(fault) => ("newer", fault),
        };
        let aside = disk::quarantine(&self.path(), why).map_err(|error| {
            let message =
                format!("it is {why} ({}) and cannot be set aside: {error}", fault.message);
            self.problem(Fault { mark: fault.mark, ..unkept(&message) })
        })?;
        let name = aside.file_name().unwrap_or_default().to_string_lossy();
        let message = format!("set aside as {name}, and begun anew: {}", fault.message);
        let notice = Fault { hint: fault.hint, ..Fault::warning(fault.mark, message) };
        Ok((state, Some(self.problem(notice))))
    }

    fn put(&self, state: &SessionState) -> io::Result<()> {
        let mut file = AtomicFile::begin(&self.path(), true)?;
        file.write_all(write(state).as_bytes())?;
        file.finish()
    }

    fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    fn problem(&self, fault: Fault) -> Problem {
        Problem::in_file(&shown(&self.path()), fault)
    }

    fn unwritten(&self, error: &io::Error) -> Problem {
        self.problem(unkept(&error.to_string()))
    }
}

fn unkept(why: &str) -> Fault {
    let fault = Fault::warning(Mark::WHOLE, format!("not kept for the next time: {why}"));
    fault.hint("all else works; `state: off` in config.yaml keeps nothing and says nothing")
}

/// Returns whether files in a folder would be files of an archive, which is never written.
pub(super) fn lies_in(folder: &Path, origin: &Origin) -> bool {
    let folder = real(folder);
    match origin {
        Origin::Folder(archive) => folder.starts_with(real(archive)),
        // A written file could be one of the archive's files, or be taken for one.
        Origin::Files(files) => files.iter().any(|file| real(file).starts_with(&folder)),
        Origin::Sample => false,
    }
}

/// Returns the name that an archive is known by in what is kept: its path. Several files have none, and
/// neither has a path that is no valid text.
pub(super) fn archive_name(origin: &Origin) -> Option<String> {
    let name = |path: &Path| real(path).to_str().map(str::to_owned);
    match origin {
        Origin::Folder(path) => name(path),
        Origin::Files(files) => match files.as_slice() {
            [file] => name(file),
            _ => None, // none, or several
        },
        Origin::Sample => Some("sample".to_owned()),
    }
}

/// Returns whether a folder can be opened without opening the archive too: it neither lies in the
/// archive nor contains it.
pub fn is_apart(folder: &Path, origin: &Origin) -> bool {
    let holds = match origin {
        Origin::Folder(archive) => real(archive).starts_with(real(folder)),
        Origin::Files(_) | Origin::Sample => false,
    };
    !holds && !lies_in(folder, origin)
}

/// Returns a path without links and dots, even if its last part does not exist yet.
fn real(path: &Path) -> PathBuf {
    let path = &*std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = path.ancestors().find_map(|part| Some((part, fs::canonicalize(part).ok()?)));
    let Some((part, mut real)) = there else { return path.to_owned() };
    for step in path.strip_prefix(part).unwrap_or(path).components() {
        match step {
            Component::ParentDir => {
                real.pop();
            }
            Component::Normal(name) => real.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    real
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
