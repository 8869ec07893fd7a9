//! Reads one file as a whole: what it contains, and the problems found in it.

use std::collections::HashSet;
use std::sync::Arc;

use super::context::ReadContext;
use super::digest::Mention;
use super::{TermResolver, digest, foreign, wave};
use crate::digest::{Digest, ENTRY_FIELDS, Wave};
use crate::yaml::{self, Fault, FormatKeys, Mark, Node, NodeValue, Severity};

/// What a file holds.
#[derive(Clone)]
pub(in crate::archive) enum FileContent {
    Digest(Arc<Digest>),
    Wave(Arc<Wave>),
}

/// How far a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::archive) enum ReadDepth {
    /// In full.
    Whole,
    /// A digest, whose entries can be counted and have no texts, ids or numbers.
    Counted,
}

/// A file that could be read.
#[derive(Clone)]
pub(in crate::archive) struct Read {
    pub(in crate::archive) page: FileContent,
    /// The position of its id.
    pub(in crate::archive) id: Mark,
    /// The waves that its entries name.
    pub(in crate::archive) mentions: Vec<Mention>,
    /// How far it was read.
    pub(in crate::archive) depth: ReadDepth,
}

impl Read {
    /// Moves a digest to memory of its own. It was read piece by piece, between the nodes of a tree
    /// many times its size that is gone now: left there, it would keep the pages of that tree.
    pub(in crate::archive) fn settled(self) -> Self {
        let page = match self.page {
            FileContent::Digest(digest) => FileContent::Digest(Arc::new(Digest::clone(&digest))),
            FileContent::Wave(wave) => FileContent::Wave(wave),
        };
        Self { page, ..self }
    }
}

/// The keys that people write within brackets, beside those of an entry.
const KEYS_IN_BRACKETS: [&str; 34] = [
    "n",
    "low",
    "best",
    "high",
    "of",
    "by",
    "issuer",
    "total",
    "unit",
    "released",
    "period",
    "counts_as",
    "outlet",
    "url",
    "lat",
    "lon",
    "km",
    "name",
    "bearing",
    "relation",
    "site",
    "stance",
    "text",
    "basis",
    "points",
    "start",
    "end",
    "days",
    "note",
    "id",
    "date",
    "source",
    "aliases",
    "party",
];
/// Those whose value is a text in which anything may stand.
const PROSE: [&str; 4] = ["text", "note", "title", "summary"];
/// What everything that has a text says who stands behind.
const NEEDED: [&str; 1] = ["basis"];

/// Reads the bytes of a file; `file` is its name within the archive. Faults come in the order of
/// the file.
pub(in crate::archive) fn read(
    file: &str,
    bytes: &[u8],
    words: &mut TermResolver<'_>,
) -> (Option<Read>, Vec<Fault>) {
    read_to(ReadDepth::Whole, file, bytes, words)
}

/// Does the same, but reads the entries of a digest only as far as they are counted, where it is sure
/// that nothing is told of them.
pub(in crate::archive) fn read_counted(
    file: &str,
    bytes: &[u8],
    words: &mut TermResolver<'_>,
) -> (Option<Read>, Vec<Fault>) {
    read_to(ReadDepth::Counted, file, bytes, words)
}

fn read_to(
    depth: ReadDepth,
    file: &str,
    bytes: &[u8],
    words: &mut TermResolver<'_>,
) -> (Option<Read>, Vec<Fault>) {
    if let Some(fault) = foreign::foreign(bytes) {
        return (None, vec![fault]);
    }
    let mut faults = Vec::new();
    let fields = ENTRY_FIELDS.iter().map(|field| field.key);
    let known: Vec<&str> = fields.chain(KEYS_IN_BRACKETS).collect();
    let keys = FormatKeys { whole_items: "entries", known: &known, prose: &PROSE, needed: &NEEDED };
    let root = yaml::parse_with_keys(bytes, keys, &mut faults);
    let Some(root) = root else { return (None, faults) };
    if let Some(fault) = foreign::other_yaml(&root) {
        return (None, vec![fault]);
    }
    if depth == ReadDepth::Counted && faults.is_empty() {
        let mut desk = ReadContext::new(words, bytes, Vec::new());
        let is_digest = matches!(holds(file, &root), FileKind::Digest);
        let counted = || digest::read_counted(file, &root, &mut desk);
        if let Some(read) = is_digest.then(counted).flatten() {
            return (Some(read), faults);
        }
    }
    let mut desk = ReadContext::new(words, bytes, faults);
    let read = match holds(file, &root) {
        FileKind::Digest => digest::read(file, &root, &mut desk),
        FileKind::Wave => wave::read(file, &root, &mut desk),
        FileKind::Taxonomy => {
            let fault = Fault::error(root.mark, "this is a taxonomy, and the archive has one");
            desk.faults.push(fault.hint("an archive has one `taxonomy.yaml`, at its top"));
            None
        }
    };
    let mut faults = desk.into_faults();
    drop_missing(bytes, root.mark, &mut faults);
    (read, faults)
}

/// Drops what is told of a key of the file as missing where its line could not be read: the true
/// fault is told there.
fn drop_missing(bytes: &[u8], root: Mark, faults: &mut Vec<Fault>) {
    let is_missing = |fault: &Fault| fault.mark == root && fault.message.ends_with("` is missing");
    if !faults.iter().any(is_missing) {
        return;
    }
    let text = String::from_utf8_lossy(bytes);
    let errors: HashSet<u32> = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error && !is_missing(fault))
        .map(|fault| fault.mark.line)
        .collect();
    let lines = (1..).zip(text.lines()).filter(|(line, _)| errors.contains(line));
    let keys: HashSet<String> = lines
        .filter_map(|(_, line)| line.split_once(':'))
        .map(|(key, _)| format!("`{}` is missing", key.trim_end()))
        .collect();
    faults.retain(|fault| !is_missing(fault) || !keys.contains(&fault.message));
}

enum FileKind {
    Digest,
    Wave,
    Taxonomy,
}

/// Determines what a file holds by its keys; if they do not say, by its folder.
fn holds(file: &str, root: &Node) -> FileKind {
    let NodeValue::Map(entries) = &root.value else { return by_folder(file) };
    let has = |name: &str| entries.iter().any(|(key, _)| key.name.eq_ignore_ascii_case(name));
    if has("digest") {
        FileKind::Digest
    } else if has("wave") {
        FileKind::Wave
    } else if has("kinds") || has("tactics") && has("actors") {
        FileKind::Taxonomy
    } else {
        by_folder(file)
    }
}

fn by_folder(file: &str) -> FileKind {
    if file.starts_with("waves/") || file.contains("/waves/") {
        FileKind::Wave
    } else {
        FileKind::Digest
    }
}
