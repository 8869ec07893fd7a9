//! Checks who owns a policy file: the file, the links to it and the folders of its path. Looks at
//! owners and modes; reads no content.

#![expect(clippy::disallowed_methods, reason = "whose the policy is shows in the file system")]

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::archive::{shown, unreadable};
use crate::yaml::{Fault, Mark};

/// Who may write a policy. The program trusts root, starting at `/`; tests trust their own user and
/// a folder of their own.
#[derive(Clone, Copy, Debug)]
pub struct Trust<'a> {
    /// The number of the user who must own the file, the links to it and the folders of its path.
    pub user: u32,
    /// The number of the only group that may have write access to them.
    pub group: u32,
    /// The folder where the check of the path starts. Where a link leads out of it, the whole path
    /// is checked.
    pub start: &'a Path,
}

impl Trust<'_> {
    /// Returns whether the start lies in this folder.
    fn is_below(&self, folder: &Path) -> bool {
        folder != self.start && self.start.starts_with(folder)
    }
}

/// The limit of links that Linux follows too.
const MOST_LINKS: usize = 40;

/// Resolves a path, every link in it followed; none where there is no such file.
///
/// # Errors
///
/// Fails where somebody whom `trust` does not name could change the result. A file that is missing
/// from a folder with write access for others may have been removed, so that is an error too.
pub(super) fn resolve(path: &Path, trust: &Trust<'_>) -> Result<Option<PathBuf>, Fault> {
    let at = PathBuf::from("/");
    let mut walk =
        PathWalk { trust, at, left: names(path), links: 0, left_start: false, doubt: None };
    let missing = loop {
        let folder = walk.at.clone();
        let Some(name) = walk.left.pop_front() else { break false };
        walk.check(&folder)?;
        if name == ".." {
            walk.at.pop();
            walk.left_start |= trust.is_below(&walk.at);
            continue;
        }
        let next = folder.join(name);
        match fs::symlink_metadata(&next) {
            Ok(meta) if meta.is_symlink() => walk.follow(&next, &meta)?,
            Ok(_) => walk.at = next,
            Err(error) if is_missing(&error) => break true,
            Err(error) => return Err(unreadable(&error)),
        }
    };
    if missing {
        return walk.missing();
    }
    let file = walk.at.clone();
    walk.check(&file)?;
    walk.doubt.map_or(Ok(Some(file)), |doubt| Err(doubt.into()))
}

/// Why a part of the path is not trusted.
enum Distrust {
    /// Its owner is the user that stands for every user unknown in this user namespace.
    Unmapped(Fault),
    /// Somebody else can change it.
    Foreign(Fault),
}

impl From<Distrust> for Fault {
    fn from(doubt: Distrust) -> Self {
        match doubt {
            Distrust::Unmapped(fault) | Distrust::Foreign(fault) => fault,
        }
    }
}

/// The user that Linux shows for users unknown in a namespace (`overflowuid`).
#[cfg(unix)]
const UNMAPPED: u32 = 65_534;

/// The way that is left to go, and what was seen on it.
struct PathWalk<'t> {
    trust: &'t Trust<'t>,
    /// The resolved path, without links.
    at: PathBuf,
    left: VecDeque<OsString>,
    links: usize,
    /// Whether a link led out of the trusted start folder.
    left_start: bool,
    /// The first reason not to trust the result.
    doubt: Option<Distrust>,
}

impl PathWalk<'_> {
    /// Notes where others than the trusted could change this file or folder.
    fn check(&mut self, path: &Path) -> Result<(), Fault> {
        let meta = fs::symlink_metadata(path).map_err(|error| unreadable(&error))?;
        self.note(path, &meta);
        Ok(())
    }

    fn note(&mut self, path: &Path, meta: &Metadata) {
        if self.doubt.is_none() && (self.left_start || !self.trust.is_below(path)) {
            self.doubt = doubt(path, meta, self.trust);
        }
    }

    fn follow(&mut self, link: &Path, meta: &Metadata) -> Result<(), Fault> {
        self.note(link, meta);
        self.links += 1;
        if self.links > MOST_LINKS {
            return Err(Fault::error(Mark::WHOLE, "too many links lead to this file"));
        }
        let target = fs::read_link(link).map_err(|error| unreadable(&error))?;
        if target.is_absolute() {
            self.at = PathBuf::from("/");
            self.left_start |= !target.starts_with(self.trust.start);
        }
        let rest = std::mem::replace(&mut self.left, names(&target));
        self.left.extend(rest);
        Ok(())
    }

    /// Answers that there is no such file. Where others could have removed it, or its folder, that
    /// is a doubt; so is a link that leads nowhere, since somebody put it there.
    fn missing(self) -> Result<Option<PathBuf>, Fault> {
        if self.links > 0 {
            let fault = Fault::error(Mark::WHOLE, "a link on the way to this file leads nowhere");
            return Err(fault.hint("put the file where the link leads, or remove the link"));
        }
        let folder_stands = self.left.is_empty();
        match self.doubt {
            // In a user namespace the host's folders belong to an unknown user. Where even the
            // policy's own folder does not exist there, nobody set up a policy.
            Some(Distrust::Unmapped(_)) if !folder_stands => Ok(None),
            Some(doubt) => Err(doubt.into()),
            None => Ok(None),
        }
    }
}

/// Lists the names of a path, `..` among them.
fn names(path: &Path) -> VecDeque<OsString> {
    let named = |part: Component<'_>| match part {
        Component::Normal(name) => Some(name.to_owned()),
        Component::ParentDir => Some("..".into()),
        Component::CurDir | Component::RootDir | Component::Prefix(_) => None,
    };
    path.components().filter_map(named).collect()
}

/// Checks whether the error means a missing file. A part of the path that is no folder is a mistake
/// instead, and not a missing policy.
fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

/// Returns the reason not to trust a part of the path; none where it is trusted.
#[cfg(unix)]
fn doubt(path: &Path, meta: &Metadata, trust: &Trust<'_>) -> Option<Distrust> {
    use std::os::unix::fs::MetadataExt as _;

    let (mode, path) = (meta.mode(), shown(path));
    if meta.uid() != trust.user {
        let message = format!("`{path}` belongs to user {}, not to {}", meta.uid(), trust.user);
        let fault = Fault::error(Mark::WHOLE, message).hint(format!("chown -h root: {path}"));
        let unmapped = meta.uid() == UNMAPPED;
        return Some(if unmapped { Distrust::Unmapped(fault) } else { Distrust::Foreign(fault) });
    }
    // The mode of a link says nothing; the folder that holds it counts.
    if meta.is_symlink() {
        return None;
    }
    if mode & 0o002 != 0 {
        let message = format!("everybody can write `{path}`");
        let fault = Fault::error(Mark::WHOLE, message).hint(format!("chmod o-w {path}"));
        return Some(Distrust::Foreign(fault));
    }
    if mode & 0o020 != 0 && meta.gid() != trust.group {
        let message = format!("the group {} can write `{path}`", meta.gid());
        let fault = Fault::error(Mark::WHOLE, message).hint(format!("chmod g-w {path}"));
        return Some(Distrust::Foreign(fault));
    }
    None
}

#[cfg(not(unix))]
fn doubt(_: &Path, _: &Metadata, _: &Trust<'_>) -> Option<Distrust> {
    None
}

#[cfg(test)]
#[cfg(unix)]
#[path = "ownership_tests.rs"]
mod tests;
