//! Finds the user's files and reads their bytes. It only reads; `own.rs` writes.
//!
//! It opens only regular files: a pipe would block, and a device never ends. It follows links,
//! since this folder is the user's own and often consists of them.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the files of the configuration are opened here"
)]

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{File, Files, PlacesFile, Settings, UserPaths, settings};
use crate::archive::{Problem, is_yaml, shown, unreadable};
use crate::words::nearest;
use crate::yaml::{Fault, Mark};

/// The size limit of a file; no real settings are that long.
pub(crate) const LARGEST: u64 = 1 << 20;
const CONFIG: &str = "config.yaml";
const KEYS: &str = "keys.yaml";
pub(super) const SEARCHES: &str = "searches.yaml";
const TEMPLATE: &str = "template.yaml";
const THEMES: &str = "themes";

/// Reads the user's settings.
pub fn read(place: &UserPaths) -> Settings {
    let mut problems = Vec::new();
    let files = match &place.folder {
        Some(folder) => find(folder, &mut problems),
        None => Files::default(),
    };
    let mut settings = settings(&files, place);
    if let Some(path) = &settings.geo {
        match PlacesFile::open(path) {
            Ok(file) => settings.places = Some(file),
            Err(fault) => problems.push(whole(path, fault)),
        }
    }
    settings.problems.extend(problems);
    settings.problems.sort();
    settings
}

fn find(folder: &Path, problems: &mut Vec<Problem>) -> Files {
    let mut files = Files::default();
    for path in list(folder, problems) {
        match path.file_name().and_then(|name| name.to_str()) {
            Some(CONFIG) => files.config = open(&path, problems),
            Some(KEYS) => files.keys = open(&path, problems),
            Some(SEARCHES) => files.searches = open(&path, problems),
            Some(TEMPLATE) => files.template = open(&path, problems),
            Some(name) if is_yaml(name) => problems.push(not_ours(&path, name)),
            Some(_) | None => {}
        }
    }
    let themes = list(&folder.join(THEMES), problems);
    files.themes = themes
        .iter()
        .filter(|path| is_yaml(&path.to_string_lossy()))
        .filter_map(|path| open(path, problems))
        .collect();
    files
}

/// Lists a folder by name, without hidden files; nothing where there is no such folder.
fn list(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>());
    let mut paths = entries.unwrap_or_else(|error| {
        if error.kind() != io::ErrorKind::NotFound {
            problems.push(whole(folder, unreadable(&error)));
        }
        Vec::new()
    });
    let is_hidden = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
    };
    paths.retain(|path| !is_hidden(path));
    paths.sort();
    paths
}

fn open(path: &Path, problems: &mut Vec<Problem>) -> Option<File> {
    match bytes(path) {
        Ok(bytes) => Some(File { name: shown(path).into(), bytes }),
        Err(fault) => {
            problems.push(whole(path, fault));
            None
        }
    }
}

/// Reads a regular file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    bytes_up_to(path, LARGEST)
}

/// Reads a regular file of at most so many bytes.
pub(crate) fn bytes_up_to(path: &Path, largest: u64) -> Result<Vec<u8>, Fault> {
    let meta = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !meta.is_file() {
        let fault = Fault::error(Mark::WHOLE, "not a regular file: it is not opened");
        return Err(fault.hint("put a plain file in its place"));
    }
    let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
    let mut bytes = Vec::new();
    file.take(largest + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > largest {
        let message = format!("the file is larger than {} MiB: it is not read", largest >> 20);
        return Err(Fault::error(Mark::WHOLE, message));
    }
    Ok(bytes)
}

fn not_ours(path: &Path, name: &str) -> Problem {
    let fault = Fault::warning(Mark::WHOLE, "nothing reads a file of this name");
    let known = [CONFIG, KEYS, SEARCHES, TEMPLATE];
    whole(
        path,
        match nearest(name, known) {
            Some(meant) => fault.hint(format!("did you mean `{meant}`?")),
            None => fault.hint(format!("known here: {}, {THEMES}/*.yaml", known.join(", "))),
        },
    )
}

fn whole(path: &Path, fault: Fault) -> Problem {
    Problem::in_file(&shown(path), fault)
}

#[cfg(test)]
#[path = "folder_tests.rs"]
mod tests;
