//! Changes a file of saved searches: from its bytes and a change to its new bytes. Pure.
//!
//! The file belongs to its author: everything outside the change stays as it is, byte for byte,
//! with its comments. The result is not trusted: it is read again, and accepted only where it holds
//! exactly the expected searches.

use super::searches::{SavedSearch, folded, read, write_searches};
use crate::digest::Taxonomy;
use crate::query::SavedSearchChange;
use crate::yaml::Fault;

/// Why a file stays unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The file has problems; this is the first.
    Faulty(Fault),
    /// A search of that name exists already.
    Taken,
    /// No search has that name.
    Missing,
    /// The file's form does not permit the change without losing something else.
    Shape,
}

/// Returns the bytes of a file after a change; `words` is the vocabulary of the open archive.
pub(super) fn amend(
    old: &[u8],
    change: &SavedSearchChange,
    words: &Taxonomy,
) -> Result<Vec<u8>, Refusal> {
    let (list, faults) = read(old, false, words);
    if let Some(fault) = faults.into_iter().next() {
        return Err(Refusal::Faulty(fault));
    }
    let at = list.iter().position(|search| folded(&search.name) == folded(change.name()));
    let mut wanted = list;
    let note = at.and_then(|at| wanted.get(at)).and_then(|search| search.note.clone());
    let search = match (change, at) {
        (SavedSearchChange::Add { .. }, Some(_)) => return Err(Refusal::Taken),
        (SavedSearchChange::Delete { .. }, None) => return Err(Refusal::Missing),
        (SavedSearchChange::Delete { .. }, Some(_)) => None,
        (
            SavedSearchChange::Add { name, query } | SavedSearchChange::Replace { name, query },
            _,
        ) => Some(SavedSearch { name: line(name), query: line(query), note, shared: false }),
    };
    let range = at.map_or(wanted.len()..wanted.len(), |at| at..at + 1);
    wanted.splice(range, search.clone());
    let spliced = splice(old, at, search.as_ref()).map(String::into_bytes);
    let whole = (!has_comments(old)).then(|| write_searches(&wanted).into_bytes());
    let is_right = |new: &Vec<u8>| read(new, false, words) == (wanted.clone(), Vec::new());
    spliced.into_iter().chain(whole).find(is_right).ok_or(Refusal::Shape)
}

/// Brings a text into one line, as it is written.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Replaces or removes the search at `at`, or adds one at the end; the lines of all others stay.
/// None where the items do not begin on lines of their own.
fn splice(old: &[u8], at: Option<usize>, search: Option<&SavedSearch>) -> Option<String> {
    let text = std::str::from_utf8(old).ok()?;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (indent, items) = items(&lines);
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let written = search.map(|search| write_searches(std::slice::from_ref(search)));
    let written: String = written
        .iter()
        .flat_map(|text| text.lines())
        .fold(String::new(), |text, line| text + indent + line + ending);
    let (from, to) = match at {
        Some(at) => extent(&lines, *items.get(at)?, items.get(at + 1).copied()),
        None => (lines.len(), lines.len()),
    };
    let mut new: String = lines.get(..from)?.concat();
    if !new.is_empty() && !new.ends_with('\n') {
        new.push_str(ending);
    }
    Some(new + &written + &lines.get(to..)?.concat())
}

/// Returns the indentation of the items of a list, and the lines on which they begin.
fn items<'t>(lines: &[&'t str]) -> (&'t str, Vec<usize>) {
    let indent = |line: &&'t str| {
        let line = line.trim_start_matches('\u{feff}');
        let rest = line.trim_start_matches(' ');
        let is_item = rest
            .strip_prefix('-')
            .is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '));
        is_item.then(|| line.get(..line.len() - rest.len())).flatten()
    };
    let Some(first) = lines.iter().find_map(indent) else { return ("", Vec::new()) };
    let begins = lines.iter().enumerate().filter(|(_, line)| indent(line) == Some(first));
    (first, begins.map(|(at, _)| at).collect())
}

/// Returns the lines of an item. Comments and empty lines after it belong to the next item.
fn extent(lines: &[&str], from: usize, next: Option<usize>) -> (usize, usize) {
    let belongs = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let end = next.unwrap_or(lines.len());
    let last = (from..end).rev().find(|at| lines.get(*at).is_some_and(belongs));
    (from, last.map_or(end, |last| last + 1))
}

/// Checks whether the text may contain a comment: a `#` within quotes counts too.
fn has_comments(bytes: &[u8]) -> bool {
    let mut before = b'\n';
    bytes.iter().any(|byte| {
        let comment = *byte == b'#' && before.is_ascii_whitespace();
        before = *byte;
        comment
    })
}

#[cfg(test)]
#[path = "amend_tests.rs"]
mod tests;
