//! Changes a file of saved searches: from its bytes and a change to its new bytes. Pure.
//!
//! The file belongs to its author: everything outside the change stays as it is, byte for byte,
//! with its comments. The result is not trusted: it is read again, and accepted only where it holds
//! exactly the expected searches.

use super::searches::{SavedSearch, folded, read, write_searches};
use crate::digest::Taxonomy;
use crate::query::SavedSearchChange;
use crate::yaml::{Fault, ItemSplice, SplicedList, has_comments, splice_item};

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
    let written = search.as_ref().map(|search| write_searches(std::slice::from_ref(search)));
    let splice = ItemSplice::of(at, written.as_deref());
    let spliced = splice_item(old, SplicedList::Whole, splice).map(String::into_bytes);
    let whole = (!has_comments(old)).then(|| write_searches(&wanted).into_bytes());
    let is_right = |new: &Vec<u8>| read(new, false, words) == (wanted.clone(), Vec::new());
    spliced.into_iter().chain(whole).find(is_right).ok_or(Refusal::Shape)
}

/// Brings a text into one line, as it is written.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "amend_tests.rs"]
mod tests;
