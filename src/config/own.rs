//! The user's own file of saved searches on the disk: it is read again before a change, and written
//! atomically.

#![expect(clippy::disallowed_methods, reason = "the user's own saved searches are written here")]

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::amend::{Refusal, amend};
use super::folder::{LARGEST, SEARCHES, bytes};
use super::{File, UserPaths};
use crate::archive::{Problem, shown};
use crate::digest::Taxonomy;
use crate::disk::{self, AtomicFile};
use crate::query::SavedSearchChange;

/// Where the user's saved searches are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSearches {
    /// The configuration folder; none where the system does not name one.
    folder: Option<PathBuf>,
}

/// Why a change failed; the file is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The place of the user's files is unknown.
    #[error("there is no configuration folder: set HOME or WATCHFLOOR_CONFIG")]
    NoFolder,
    /// The file has a problem.
    #[error("mend this first: {0}")]
    Faulty(Problem),
    /// Another reader added a search of that name meanwhile.
    #[error("there is one of that name by now: save again to replace it")]
    Taken,
    /// Another reader removed the search of that name meanwhile.
    #[error("there is none of that name any more")]
    Missing,
    /// The change would destroy other content of the file.
    #[error("{0} is written so that this would lose a comment: change it in an editor")]
    Shape(String),
    /// The file would exceed the size limit for reading.
    #[error("{0} would be larger than {n} MiB: delete some searches", n = LARGEST >> 20)]
    TooLarge(String),
    /// The system refused the write.
    #[error("{0}: {1}")]
    Unwritten(String, io::Error),
}

impl OwnSearches {
    /// Names the file in the user's configuration folder.
    pub fn of(place: &UserPaths) -> Self {
        Self { folder: place.folder.clone() }
    }

    /// Returns whether a problem is from this file.
    pub fn holds(&self, problem: &Problem) -> bool {
        self.path().is_some_and(|path| *problem.file == *shown(&path))
    }

    /// Reads the file as it is now; none where there is none.
    ///
    /// # Errors
    ///
    /// Fails where the file cannot be read.
    pub fn read(&self) -> Result<Option<File>, Problem> {
        let Some(path) = self.path().filter(|path| fs::symlink_metadata(path).is_ok()) else {
            return Ok(None);
        };
        let name = shown(&path);
        match bytes(&path) {
            Ok(bytes) => Ok(Some(File { name: name.into(), bytes })),
            Err(fault) => Err(Problem::in_file(&name, fault)),
        }
    }

    /// Changes the current content of the file, so that the searches another reader saved meanwhile
    /// are kept. Missing folders and files are made. A link stays a link: its target is written.
    ///
    /// # Errors
    ///
    /// Returns why the change failed. The file is then unchanged.
    pub fn change(&self, change: &SavedSearchChange, words: &Taxonomy) -> Result<(), NotKept> {
        let (folder, path) = self.folder.as_ref().zip(self.path()).ok_or(NotKept::NoFolder)?;
        let unwritten = |path: &Path| {
            let name = shown(path);
            move |error| NotKept::Unwritten(name.to_string(), error)
        };
        disk::make(folder).map_err(unwritten(folder))?;
        let held = disk::hold(folder);
        let file = self.read().map_err(NotKept::Faulty)?;
        let name = shown(&path).to_string();
        let old = file.map(|file| file.bytes).unwrap_or_default();
        let new = amend(&old, change, words).map_err(|refusal| match refusal {
            Refusal::Faulty(fault) => NotKept::Faulty(Problem::in_file(&name, fault)),
            Refusal::Taken => NotKept::Taken,
            Refusal::Missing => NotKept::Missing,
            Refusal::Shape => NotKept::Shape(name.clone()),
        })?;
        if new.len() as u64 > LARGEST {
            return Err(NotKept::TooLarge(name));
        }
        let path = fs::canonicalize(&path).unwrap_or(path);
        write(&path, &new).map_err(unwritten(&path))?;
        drop(held);
        Ok(())
    }

    fn path(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(SEARCHES))
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicFile::begin(path, true)?;
    file.write_all(bytes)?;
    file.finish()
}

#[cfg(test)]
#[path = "own_tests.rs"]
mod tests;
