//! The format of the state file: bytes to a state with all its faults, and back.

use std::fmt::Write as _;

use super::{BookmarkChange, SavedPlace, SeenArchive, SeenChange, SessionState, StateChange};
use crate::yaml::{self, Fault, MapReader, Node, quoted_line};

/// The version of the format that is written. Older ones are read too.
const VERSION: u32 = 4;

/// The key of the path to a place, by the version of a file: an older program would take a file
/// with a key that it does not know for broken, and a version that it does not know for newer.
fn path_key(version: u32) -> &'static str {
    if version == 1 { "way" } else { "path" }
}

/// Why a file must not be overwritten in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Something in it cannot be read; this is the first fault.
    Broken(Fault),
    /// A later version of the program wrote it, and only that version knows all of its content.
    Newer(Fault),
}

/// The content of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// As much as could be read.
    pub state: SessionState,
    /// What is wrong with the file.
    pub file_error: Option<FileError>,
}

/// Reads a file.
pub fn parse(bytes: &[u8]) -> Parsed {
    let mut faults = Vec::new();
    let root = yaml::parse(bytes, &mut faults);
    let map = root.as_ref().and_then(|root| root.map("the state", &mut faults));
    let mut state = SessionState::default();
    if let Some(mut map) = map {
        let version = map.need("version", &mut faults);
        if let Some(newer) = version.and_then(newer) {
            return Parsed { state, file_error: Some(FileError::Newer(newer)) };
        }
        let version = version.and_then(|version| known(version, &mut faults)).unwrap_or(VERSION);
        state = take(map, version, &mut faults);
    }
    Parsed { state, file_error: faults.into_iter().next().map(FileError::Broken) }
}

fn newer(version: &Node<'_>) -> Option<Fault> {
    let number: u32 = version.text("version", &mut Vec::new())?.parse().ok()?;
    let message = format!("it has version {number}, and this program knows {VERSION}");
    (number > VERSION).then(|| Fault::warning(version.mark, message))
}

/// Returns the version of a file that this program can read.
fn known(version: &Node<'_>, faults: &mut Vec<Fault>) -> Option<u32> {
    let text = version.text("version", faults)?;
    let number = text.parse().ok().filter(|number| (1..=VERSION).contains(number));
    if number.is_none() {
        let message = format!("`{}` is no version", yaml::excerpt(text));
        faults.push(Fault::error(version.mark, message));
    }
    number
}

/// Adds everything again, as a session would, so that the bounds hold whatever a file says.
fn take(mut map: MapReader<'_, '_>, version: u32, faults: &mut Vec<Fault>) -> SessionState {
    let mut state = SessionState::default();
    let theme = map.text("theme", faults).map(str::to_owned);
    let queries = map.get("queries").map(|node| texts(node, "queries", faults));
    let queries = queries.unwrap_or_default();
    let glyphs = map.text("glyphs", faults).map(str::to_owned);
    let bidi = map.text("bidi", faults).map(str::to_owned);
    let own = StateChange { theme, glyphs, bidi, queries, ..StateChange::default() };
    state.take(&own, None);
    let places = map.get("places").and_then(|node| node.list("places", faults));
    for node in places.unwrap_or_default() {
        if let Some(SavedPlace { archive, path }) = place(node, version, faults) {
            let change = StateChange { path: Some(path), ..StateChange::default() };
            state.take(&change, Some(&archive));
        }
    }
    let seen = map.get("seen").and_then(|node| node.list("seen", faults));
    for node in seen.unwrap_or_default() {
        if let Some(SeenArchive { archive, newest, day }) = seen_archive(node, faults) {
            let seen = Some(SeenChange { newest, day });
            state.take(&StateChange { seen, ..StateChange::default() }, Some(&archive));
        }
    }
    let bookmarks = map.get("bookmarks").and_then(|node| node.list("bookmarks", faults));
    for node in bookmarks.unwrap_or_default() {
        if let Some(SavedPlace { archive, path }) = place(node, version, faults) {
            let bookmarks = vec![BookmarkChange::Set(path)];
            state.take(&StateChange { bookmarks, ..StateChange::default() }, Some(&archive));
        }
    }
    map.finish(faults);
    state
}

fn seen_archive(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<SeenArchive> {
    let mut map = node.map("what was seen", faults)?;
    let mut text = |key| map.need_text(key, faults).map(str::to_owned);
    let (archive, newest, day) = (text("archive"), text("newest"), text("day"));
    map.finish(faults);
    Some(SeenArchive { archive: archive?, newest: newest?, day: day? })
}

fn place(node: &Node<'_>, version: u32, faults: &mut Vec<Fault>) -> Option<SavedPlace> {
    let mut map = node.map("a place", faults)?;
    let archive = map.need_text("archive", faults).map(str::to_owned);
    let key = path_key(version);
    let path = map.need(key, faults).map(|node| texts(node, key, faults));
    map.finish(faults);
    Some(SavedPlace { archive: archive?, path: path? })
}

fn texts(node: &Node<'_>, what: &str, faults: &mut Vec<Fault>) -> Vec<String> {
    let items = node.list(what, faults).unwrap_or_default();
    items.iter().filter_map(|item| item.text(what, faults)).map(str::to_owned).collect()
}

/// Returns a state as the text of its file.
pub fn write(state: &SessionState) -> String {
    let mut text = format!(
        "# What watchfloor keeps from one session to the next; it writes this file anew.\n\
         version: {VERSION}\n"
    );
    if let Some(theme) = &state.theme {
        // Writing to a string never fails.
        let _ = writeln!(text, "theme: {}", quoted_line(theme));
    }
    if let Some(glyphs) = &state.glyphs {
        let _ = writeln!(text, "glyphs: {}", quoted_line(glyphs));
    }
    if let Some(bidi) = &state.bidi {
        let _ = writeln!(text, "bidi: {}", quoted_line(bidi));
    }
    if !state.queries.is_empty() {
        text.push_str("queries:\n");
    }
    for query in &state.queries {
        let _ = writeln!(text, "  - {}", quoted_line(query));
    }
    write_places("places", &state.places, &mut text);
    if !state.seen.is_empty() {
        text.push_str("seen:\n");
    }
    for seen in &state.seen {
        let _ = writeln!(text, "  - archive: {}", quoted_line(&seen.archive));
        let _ = writeln!(text, "    newest: {}", quoted_line(&seen.newest));
        let _ = writeln!(text, "    day: {}", quoted_line(&seen.day));
    }
    write_places("bookmarks", &state.bookmarks, &mut text);
    text
}

fn write_places(key: &str, places: &[SavedPlace], text: &mut String) {
    if !places.is_empty() {
        let _ = writeln!(text, "{key}:");
    }
    for place in places {
        let path: Vec<_> = place.path.iter().map(|word| quoted_line(word)).collect();
        let _ = writeln!(text, "  - archive: {}", quoted_line(&place.archive));
        let _ = writeln!(text, "    path: [{}]", path.join(", "));
    }
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
