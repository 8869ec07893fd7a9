//! Saved searches: a list of `{ name, query, note }`, from the user and from the archive. Pure:
//! bytes in, searches with their problems out, and back to bytes.
//!
//! A query is checked against the vocabulary of the archive. A query that is invalid there becomes
//! a problem, and only that search is lost.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::fmt::Write as _;

use super::File;
use crate::archive::Problem;
use crate::digest::Taxonomy;
use crate::order::CompactSort as _;
use crate::query;
use crate::words::nearest;
use crate::yaml::{self, Fault, Mark, Node, is_blank};

/// A named search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// The name.
    pub name: String,
    /// The query as it is written; it has no fault.
    pub query: String,
    /// What it is for.
    pub note: Option<String>,
    /// Whether it came with the archive rather than from the user.
    pub shared: bool,
}

/// The saved searches that apply to an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searches {
    /// The user's searches, then the archive's, each in the order of its file.
    pub list: Vec<SavedSearch>,
    /// The problems in the files.
    pub problems: Vec<Problem>,
}

/// The limit of problems: a file with more was not written for this program, and the rest is not
/// read.
const MOST_FAULTS: usize = 1_000;
/// The length limit of a query in bytes, the same as for typed ones.
const LONGEST: usize = 2_000;
/// How many names a hint lists.
const MOST_LISTED: usize = 24;

/// Reads saved searches: the user's file and the archive's. Where both have a search of the same
/// name, the user's is taken.
pub fn searches(own: Option<&File>, shared: Option<&File>, words: &Taxonomy) -> Searches {
    let mut searches = Searches::default();
    let mut names = HashSet::new();
    for (file, is_shared) in [(own, false), (shared, true)] {
        let Some(file) = file else { continue };
        let (list, faults) = read(&file.bytes, is_shared, words);
        // Names within a file are already unique.
        searches.list.extend(list.into_iter().filter(|search| names.insert(folded(&search.name))));
        let problems = faults.into_iter().map(|fault| Problem::in_file(&file.name, fault));
        searches.problems.extend(problems);
    }
    searches
}

impl Searches {
    /// Returns the search with a name, whatever its case.
    pub fn get(&self, name: &str) -> Option<&SavedSearch> {
        let name = folded(name);
        self.list.iter().find(|search| folded(&search.name) == name)
    }

    /// Returns the hint for an unknown name: the name that was probably meant, or all names.
    pub fn hint(&self, name: &str) -> String {
        let names = || self.list.iter().map(|search| search.name.as_str());
        match nearest(name, names()) {
            Some(meant) => format!("did you mean `@{meant}`?"),
            None if self.list.is_empty() => {
                "there are none: write some into searches.yaml".to_owned()
            }
            None => {
                let more = self.list.len().saturating_sub(MOST_LISTED);
                let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
                let listed = names().take(MOST_LISTED).collect::<Vec<_>>().join(", ");
                format!("known here: {listed}{rest}")
            }
        }
    }
}

/// Writes the text of a file with these searches, whatever characters they contain. The result does
/// not record the original file, and loses what could not be read there: a caller that rewrites a
/// file must first have read it without a problem.
pub fn write_searches(list: &[SavedSearch]) -> String {
    let mut text = String::new();
    for search in list {
        let parts = [("- name", Some(&search.name)), ("  query", Some(&search.query))];
        for (key, value) in parts.into_iter().chain([("  note", search.note.as_ref())]) {
            if let Some(value) = value {
                // Writing to a `String` never fails.
                let _ = writeln!(text, "{key}: {}", quoted(value));
            }
        }
    }
    if text.is_empty() { "[]\n".to_owned() } else { text }
}

/// Writes a value, always in quotes: a query may begin with any character.
fn quoted(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.contains('\\') || !one_line.contains('"') {
        return format!("\"{}\"", one_line.replace('\\', "\\\\").replace('"', "\\\""));
    }
    format!("'{}'", one_line.replace('\'', "''"))
}

pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Reads the searches of one file in order, and its problems with their places.
pub(super) fn read(bytes: &[u8], shared: bool, words: &Taxonomy) -> (Vec<SavedSearch>, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut list: Vec<SavedSearch> = Vec::new();
    if is_blank(bytes) {
        return (list, faults);
    }
    let root = yaml::parse(bytes, &mut faults);
    let items = root.as_ref().and_then(|root| root.list("saved searches", &mut faults));
    let mut names = HashSet::new();
    let text = String::from_utf8_lossy(bytes);
    // The text is split once, and only where a query has a fault.
    let lines = LazyCell::new(|| text.lines().collect::<Vec<_>>());
    let line = |at: u32| lines.get((at as usize).saturating_sub(1)).copied().unwrap_or_default();
    let words = query::NameLookup::of(words);
    for item in items.unwrap_or_default() {
        if faults.len() >= MOST_FAULTS {
            let message = format!("{MOST_FAULTS} problems: the file is not read from here on");
            faults.push(Fault::error(item.mark, message).hint("mend those above first"));
            break;
        }
        let Some((search, mark)) = one(item, &line, shared, &words, &mut faults) else { continue };
        if names.insert(folded(&search.name)) {
            list.push(search);
        } else {
            let message = format!("a second search is called `{}`", yaml::excerpt(&search.name));
            let fault = Fault::error(mark, message);
            faults.push(fault.hint("give it another name; the first counts"));
        }
    }
    faults.compact_sort_by_key(|fault| fault.mark);
    (list, faults)
}

/// Reads one search and the place of its name; none where name or query are missing or at fault.
fn one<'t>(
    item: &Node<'_>,
    line: &dyn Fn(u32) -> &'t str,
    shared: bool,
    words: &query::NameLookup<'_>,
    faults: &mut Vec<Fault>,
) -> Option<(SavedSearch, Mark)> {
    let mut map = item.map("a saved search", faults)?;
    let name = map.need("name", faults);
    let query = map.need("query", faults);
    let note = map.text("note", faults).map(str::to_owned);
    map.finish(faults);
    let mark = name?.mark;
    let name = name?.text("name", faults)?.trim().trim_start_matches('@');
    if name.is_empty() {
        faults.push(Fault::error(mark, "`name` is empty").hint("a search is asked for by it"));
        return None;
    }
    let text = query?.text("query", faults)?;
    if text.len() > LONGEST {
        let message = format!("the query of `{}` is too long", yaml::excerpt(name));
        let hint = format!("nobody types more than {LONGEST} letters");
        faults.push(Fault::error(query?.mark, message).hint(hint));
        return None;
    }
    if let Err(fault) = query::parse_with(text, words) {
        let at = place_in(line, query?.mark, text, fault.range.start);
        let located = Fault::error(at, format!("in the query of `{name}`: {}", fault.message));
        faults.push(match fault.hint {
            Some(hint) => located.hint(hint),
            None => located,
        });
        return None;
    }
    let search = SavedSearch { name: name.to_owned(), query: text.trim().to_owned(), note, shared };
    Some((search, mark))
}

/// Returns the place of a byte of a text that begins at `mark`. Where the file does not hold the
/// text letter by letter, as with escapes and folded lines, that is the beginning of the text.
fn place_in<'t>(line: &dyn Fn(u32) -> &'t str, mark: Mark, text: &str, at: usize) -> Mark {
    /// Beyond this column, a line is not counted through again for each fault in it.
    const WIDEST: u32 = 10_000;
    if mark.column > WIDEST {
        return mark;
    }
    let line = line(mark.line);
    let from = (mark.column as usize).saturating_sub(1);
    for quote in [0, 1] {
        let written = line.chars().skip(from + quote);
        let there = text.chars().zip(written).filter(|(a, b)| a == b).count();
        if there == text.chars().count() {
            let before = text.get(..at).map_or(0, |before| before.chars().count()) + quote;
            let column = mark.column.saturating_add(u32::try_from(before).unwrap_or(0));
            return Mark { column, ..mark };
        }
    }
    mark
}

#[cfg(test)]
#[path = "searches_tests.rs"]
mod tests;
