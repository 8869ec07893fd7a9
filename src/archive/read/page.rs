//! Reads one file as a whole: what it contains, and the problems found in it.

use std::sync::Arc;

use super::context::ReadContext;
use super::digest::Mention;
use super::{Vocabulary, digest, foreign, wave};
use crate::digest::{Digest, Wave};
use crate::yaml::{self, Fault, Mark, Node, Value};

/// What a file holds.
#[derive(Clone)]
pub(in crate::archive) enum Page {
    Digest(Arc<Digest>),
    Wave(Arc<Wave>),
}

/// A file that could be read.
pub(in crate::archive) struct Read {
    pub(in crate::archive) page: Page,
    /// The position of its id.
    pub(in crate::archive) id: Mark,
    /// The waves that its entries name.
    pub(in crate::archive) mentions: Vec<Mention>,
}

/// The key of an area's entries. Entries cut short with half their keys would only raise more
/// faults.
const ENTRIES: &str = "entries";

/// Reads the bytes of a file; `file` is its name within the archive. Faults come in the order of
/// the file.
pub(in crate::archive) fn read(
    file: &str,
    bytes: &[u8],
    words: &mut Vocabulary<'_>,
) -> (Option<Read>, Vec<Fault>) {
    if let Some(fault) = foreign::foreign(bytes) {
        return (None, vec![fault]);
    }
    let mut faults = Vec::new();
    let root = yaml::parse_with_whole_items(bytes, ENTRIES, &mut faults);
    let Some(root) = root else { return (None, faults) };
    if let Some(fault) = foreign::other_yaml(&root) {
        return (None, vec![fault]);
    }
    let mut desk = ReadContext::new(words, bytes, faults);
    let read = match holds(file, &root) {
        Holds::Digest => digest::read(file, &root, &mut desk),
        Holds::Wave => wave::read(file, &root, &mut desk),
        Holds::Taxonomy => {
            let fault = Fault::error(root.mark, "this is a taxonomy, and the archive has one");
            desk.faults.push(fault.hint("an archive has one `taxonomy.yaml`, at its top"));
            None
        }
    };
    let mut faults = desk.faults;
    faults.sort_by_key(|fault| fault.mark);
    (read, faults)
}

enum Holds {
    Digest,
    Wave,
    Taxonomy,
}

/// Determines what a file holds by its keys; if they do not say, by its folder.
fn holds(file: &str, root: &Node) -> Holds {
    let Value::Map(entries) = &root.value else { return by_folder(file) };
    let has = |name: &str| entries.iter().any(|(key, _)| key.name.eq_ignore_ascii_case(name));
    if has("digest") {
        Holds::Digest
    } else if has("wave") {
        Holds::Wave
    } else if has("kinds") || has("tactics") && has("actors") {
        Holds::Taxonomy
    } else {
        by_folder(file)
    }
}

fn by_folder(file: &str) -> Holds {
    if file.starts_with("waves/") || file.contains("/waves/") { Holds::Wave } else { Holds::Digest }
}
