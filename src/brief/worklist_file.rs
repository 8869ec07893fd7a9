//! `brief.yaml`: bytes to a worklist with every fault in it, and back.
//!
//! It is written by hand too, and may be anybody's. What cannot be read is kept as it is and written
//! back; where even that is not possible, the file says that it must not be written anew.

use std::fmt::Write as _;

use super::Worklist;
use super::item_file::{bounded, item, one_line, written_item};
use super::kept::{kept_pairs, quoted};
use crate::digest::Period;
use crate::order::CompactSort as _;
use crate::yaml::{self, Fault, Node, Severity, is_blank};

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorklistFile {
    /// As much as could be read, and what is kept.
    pub worklist: Worklist,
    /// The faults, in the order of the file.
    pub faults: Vec<Fault>,
    /// The fault by which something would be lost if it were written anew; none where nothing would.
    pub loses: Option<Fault>,
}

/// The keys of a file.
const KEYS: [&str; 3] = ["title", "period", "items"];
/// The indentation of an item.
const INDENT: &str = "  ";

/// Reads a file. An empty one is an empty worklist.
pub fn read_worklist(bytes: &[u8]) -> WorklistFile {
    let mut faults = Vec::new();
    let mut worklist = Worklist::default();
    if is_blank(bytes) {
        return WorklistFile { worklist, faults, loses: None };
    }
    let root = yaml::parse(bytes, &mut faults);
    // What the syntax spoils cannot be kept: what was meant is not known.
    let mut loses = faults.iter().find(|fault| fault.severity == Severity::Error).cloned();
    match &root {
        Some(Node { value: yaml::NodeValue::Null, .. }) | None => {}
        Some(root) => {
            let whole = take(root, &mut worklist, &mut faults);
            loses = loses.or_else(|| whole.err().and_then(|at| faults.get(at).cloned()));
        }
    }
    faults.compact_sort_by_key(|fault| fault.mark);
    WorklistFile { worklist, faults, loses }
}

/// Takes all that a file holds. Where some of it is lost, returns the place of the fault that says so.
fn take(root: &Node<'_>, worklist: &mut Worklist, faults: &mut Vec<Fault>) -> Result<(), usize> {
    let next = faults.len();
    let mut map = root.map("a worklist", faults).ok_or(next)?;
    let title = map
        .get_as_spelt("title")
        .map(|node| bounded(node, "title", Worklist::LONGEST_TITLE, faults).map(one_line));
    let period = map.get_as_spelt("period").map(|node| period(node, faults));
    let next = faults.len();
    let items = map.get_as_spelt("items").map(|node| node.list("items", faults));
    map.finish(faults);
    // A key whose value cannot be read is kept, as one that is not known.
    let unread = [("title", title == Some(None)), ("period", period == Some(None))];
    let unread = |key: &str| unread.iter().any(|(name, unread)| *unread && *name == key);
    let read: Vec<&str> = KEYS.into_iter().filter(|key| !unread(key)).collect();
    worklist.others = kept_pairs(root, &read);
    (worklist.title, worklist.period) = (title.flatten(), period.flatten());
    let mut whole = Ok(());
    for (at, node) in items.unwrap_or(Some(&[])).ok_or(next)?.iter().enumerate() {
        if at >= Worklist::MOST {
            let message = format!("only the first {} items are read", Worklist::MOST);
            let hint = "nobody reads a briefing of more: make two of it";
            whole = Err(faults.len());
            faults.push(Fault::error(node.mark, message).hint(hint));
            break;
        }
        let item = item(node, faults);
        if let Some(first) = worklist.keep(item) {
            let message = format!("the same as item {}", first + 1);
            faults.push(Fault::warning(node.mark, message).hint("leave one of them out"));
        }
    }
    whole
}

fn period(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Period> {
    let text = node.text("period", faults)?;
    let read = text.parse::<Period>();
    read.map_err(|error| faults.push(Fault::error(node.mark, error.to_string()))).ok()
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
    for line in worklist.items().iter().map(written_item).collect::<String>().lines() {
        let indent = if line.is_empty() { "" } else { INDENT };
        let _ = writeln!(text, "{indent}{line}");
    }
    text
}

#[cfg(test)]
#[path = "worklist_file_tests.rs"]
mod tests;
