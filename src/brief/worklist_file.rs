//! `brief.yaml`: bytes to a worklist with every fault in it, and back.
//!
//! It is written by hand too, and may be anybody's. What cannot be read is kept as it is and written
//! back; where even that is not possible, the file says that it must not be written anew.

use std::fmt::Write as _;

use super::kept::{kept_pairs, on_one_line, quoted};
use super::{PassageName, WorkItem, WorkSubject, Worklist};
use crate::digest::Period;
use crate::text::clean;
use crate::yaml::{self, Fault, MapReader, Node, Severity, is_blank};

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorklistFile {
    /// As much as could be read, and what is kept.
    pub worklist: Worklist,
    /// The faults, in the order of the file.
    pub faults: Vec<Fault>,
    /// False where something would be lost if it were written anew.
    pub is_whole: bool,
}

/// The keys of a file, and those of an item that are about it.
const KEYS: [&str; 3] = ["title", "period", "items"];
const SUBJECTS: [&str; 8] =
    ["entry", "figure", "point", "comparison", "map", "grid", "tempo", "text"];
const ITEM_KEYS: [&str; 10] =
    ["entry", "figure", "point", "comparison", "map", "grid", "tempo", "text", "note", "seen"];
/// The letters of a hash.
const HASH: usize = 16;
/// The most and the fewest subjects of a comparison.
const COMPARED: std::ops::RangeInclusive<usize> = 2..=crate::compare::MOST;

/// Reads a file. An empty one is an empty worklist.
pub fn read_worklist(bytes: &[u8]) -> WorklistFile {
    let mut faults = Vec::new();
    let mut worklist = Worklist::default();
    if is_blank(bytes) {
        return WorklistFile { worklist, faults, is_whole: true };
    }
    let root = yaml::parse(bytes, &mut faults);
    // What the syntax spoils cannot be kept: what was meant is not known.
    let mut is_whole = !faults.iter().any(|fault| fault.severity == Severity::Error);
    match &root {
        Some(Node { value: yaml::NodeValue::Null, .. }) | None => {}
        Some(root) => is_whole &= take(root, &mut worklist, &mut faults),
    }
    faults.sort_by_key(|fault| fault.mark);
    WorklistFile { worklist, faults, is_whole }
}

/// Takes all that a file holds. Returns false where some of it is lost.
fn take(root: &Node<'_>, worklist: &mut Worklist, faults: &mut Vec<Fault>) -> bool {
    let Some(mut map) = root.map("a worklist", faults) else { return false };
    let before = errors(faults);
    let title = map
        .get_as_spelt("title")
        .and_then(|node| bounded(node, "title", Worklist::LONGEST_TITLE, faults).map(one_line));
    let period = map.get_as_spelt("period").and_then(|node| period(node, faults));
    let is_whole = errors(faults) == before;
    let items = map.get_as_spelt("items").map(|node| (node, node.list("items", faults)));
    map.finish(faults);
    (worklist.title, worklist.period) = (title, period);
    worklist.others = kept_pairs(root, &KEYS);
    let Some((_, items)) = items else { return is_whole };
    let Some(items) = items else { return false };
    for (at, node) in items.iter().enumerate() {
        if at >= Worklist::MOST {
            let message = format!("only the first {} items are read", Worklist::MOST);
            let hint = "nobody reads a briefing of more: make two of it";
            faults.push(Fault::error(node.mark, message).hint(hint));
            return false;
        }
        let item = item(node, faults);
        if let Some(first) = worklist.keep(item) {
            let message = format!("the same as item {}", first + 1);
            faults.push(Fault::warning(node.mark, message).hint("leave one of them out"));
        }
    }
    is_whole
}

fn errors(faults: &[Fault]) -> usize {
    faults.iter().filter(|fault| fault.severity == Severity::Error).count()
}

fn period(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Period> {
    let text = node.text("period", faults)?;
    let read = text.parse::<Period>();
    read.map_err(|error| faults.push(Fault::error(node.mark, error.to_string()))).ok()
}

/// Reads an item; what cannot be read is kept as it is.
fn item(node: &Node<'_>, faults: &mut Vec<Fault>) -> WorkItem {
    let read = node.map("an item", faults).and_then(|map| item_of(node, map, faults));
    read.unwrap_or_else(|| WorkSubject::Unread(on_one_line(node)).into())
}

fn item_of(
    node: &Node<'_>,
    mut map: MapReader<'_, '_>,
    faults: &mut Vec<Fault>,
) -> Option<WorkItem> {
    let before = errors(faults);
    let mut named = Vec::new();
    for key in SUBJECTS {
        named.extend(map.get_as_spelt(key).map(|node| (key, node)));
    }
    let note = map
        .get_as_spelt("note")
        .and_then(|node| bounded(node, "note", Worklist::LONGEST_NOTE, faults));
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    let seen = map.get_as_spelt("seen").and_then(|node| seen(node, faults));
    let subject = match named.as_slice() {
        [(key, node)] => subject(key, node, faults),
        [] => {
            let fault = Fault::error(map.mark(), "the item does not say what it is");
            faults.push(fault.hint(format!("it is one of {}", SUBJECTS.join(", "))));
            None
        }
        [(first, _), (second, node), ..] => {
            let message = format!("an item is either `{first}` or `{second}`");
            faults.push(Fault::error(node.mark, message).hint("begin a second item with `- `"));
            None
        }
    };
    let is_lost = errors(faults) > before;
    map.finish(faults);
    let others = kept_pairs(node, &ITEM_KEYS);
    Some(WorkItem { subject: subject.filter(|_| !is_lost)?, note, seen, others })
}

fn subject(key: &str, node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<WorkSubject> {
    if key == "comparison" {
        return comparison(node, faults);
    }
    let longest = if key == "text" { Worklist::LONGEST_TEXT } else { Worklist::LONGEST_WORDS };
    let text = bounded(node, key, longest, faults)?;
    if key == "text" {
        return Some(WorkSubject::Text(text.trim().to_owned()));
    }
    let text = one_line(text);
    if text.is_empty() && matches!(key, "entry" | "figure" | "point") {
        let fault = Fault::error(node.mark, format!("`{key}` is empty"));
        faults.push(fault.hint("write an id, or leave the item out"));
        return None;
    }
    Some(match key {
        "entry" => WorkSubject::Entry(text),
        "figure" => WorkSubject::Figure(passage(&text, node, faults)?),
        "point" => WorkSubject::Point(passage(&text, node, faults)?),
        "map" => WorkSubject::Map(text),
        "grid" => WorkSubject::Grid(text),
        "tempo" => WorkSubject::Tempo(text),
        // No other key is asked for.
        _ => return None,
    })
}

fn passage(text: &str, node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<PassageName> {
    let read = text.parse::<PassageName>();
    let fault = |error: super::NoPassageName| {
        let message = format!("`{}` names no passage", yaml::excerpt(text));
        Fault::error(node.mark, message).hint(error.to_string())
    };
    read.map_err(|error| faults.push(fault(error))).ok()
}

fn comparison(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<WorkSubject> {
    let items = node.list("comparison", faults)?;
    if !COMPARED.contains(&items.len()) {
        let message =
            format!("a comparison has {} to {} subjects", COMPARED.start(), COMPARED.end());
        let hint = "as in `comparison: [2020-05, 2020-06]`";
        faults.push(Fault::error(node.mark, message).hint(hint));
        return None;
    }
    let text = |node| bounded(node, "comparison", Worklist::LONGEST_WORDS, faults).map(one_line);
    let subjects: Option<Vec<String>> = items.iter().map(text).collect();
    subjects.map(WorkSubject::Comparison)
}

fn seen(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<String> {
    let text = node.text("seen", faults)?.trim();
    let is_hash = text.len() == HASH && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hash {
        let message = format!("`{}` is no hash", yaml::excerpt(text));
        let hint = "it is 16 hex digits, which the program writes: leave the key out";
        faults.push(Fault::error(node.mark, message).hint(hint));
    }
    is_hash.then(|| text.to_ascii_lowercase())
}

/// Returns a text that is no longer than it may be.
fn bounded<'n>(
    node: &'n Node<'_>,
    what: &str,
    longest: usize,
    faults: &mut Vec<Fault>,
) -> Option<&'n str> {
    let text = node.text(what, faults)?;
    if text.len() > longest {
        let message = format!("`{what}` is longer than {longest} bytes");
        faults.push(Fault::error(node.mark, message).hint("shorten it, or make two of it"));
        return None;
    }
    Some(text)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a worklist as the text of its file.
pub fn write_worklist(worklist: &Worklist) -> String {
    let mut text = String::new();
    // Writing to a string never fails.
    if let Some(title) = &worklist.title {
        let _ = writeln!(text, "title: {}", quoted(title));
    }
    if let Some(period) = worklist.period {
        let _ = writeln!(text, "period: {period}");
    }
    for pair in &worklist.others {
        let _ = writeln!(text, "{}: {}", quoted(&pair.key), pair.value);
    }
    let _ = writeln!(text, "items:{}", if worklist.items().is_empty() { " []" } else { "" });
    for item in worklist.items() {
        write_item(item, &mut text);
    }
    text
}

fn write_item(item: &WorkItem, text: &mut String) {
    let value = match &item.subject {
        WorkSubject::Unread(kept) => {
            let _ = writeln!(text, "  - {kept}");
            return;
        }
        WorkSubject::Comparison(subjects) => {
            let subjects: Vec<String> = subjects.iter().map(|subject| quoted(subject)).collect();
            format!("[{}]", subjects.join(", "))
        }
        WorkSubject::Text(words) => written(words),
        WorkSubject::Entry(_)
        | WorkSubject::Figure(_)
        | WorkSubject::Point(_)
        | WorkSubject::Map(_)
        | WorkSubject::Grid(_)
        | WorkSubject::Tempo(_) => quoted(&item.subject.words()),
    };
    let _ = writeln!(text, "  - {}: {value}", item.subject.key().unwrap_or_default());
    if let Some(note) = &item.note {
        let _ = writeln!(text, "    note: {}", written(note));
    }
    if let Some(seen) = &item.seen {
        let _ = writeln!(text, "    seen: {}", quoted(seen));
    }
    for pair in &item.others {
        let _ = writeln!(text, "    {}: {}", quoted(&pair.key), pair.value);
    }
}

/// Begins a line of a text of several lines.
const INDENT: &str = "\n      ";

/// Returns a text of several lines as such, where YAML reads it back as it is; else in quotes.
fn written(text: &str) -> String {
    let text = &*clean(text);
    let is_plain = |line: &str| !line.starts_with([' ', '\t']) && !line.ends_with([' ', '\t']);
    let ends_plainly = !text.starts_with('\n') && !text.ends_with('\n');
    if text.contains('\n') && ends_plainly && text.lines().all(is_plain) {
        let lines = text
            .split('\n')
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{INDENT}{line}") });
        return std::iter::once("|-".to_owned()).chain(lines).collect();
    }
    quoted(text)
}

#[cfg(test)]
#[path = "worklist_file_tests.rs"]
mod tests;
