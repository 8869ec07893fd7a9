//! A subject as one text, as one document, or as the records within it.

use std::io;

use super::write::{about, hand_over, marked, records};
use super::{Provenance, RecordSelection};
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::cover::State;
use crate::digest::Digest;
use crate::export::{
    self, About, Document, Format, OutputCapabilities, Remark, SanitizingWriter, Single, write_head,
};
use crate::page::{self, Page};
use crate::tree::{Children, TreeNode, Turn};

/// Writes all that is said of a subject, and returns what must be said beside it.
pub(super) fn page(
    subject: TreeNode,
    from: Provenance<'_>,
    format: Format,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    let (corpus, look) = (from.corpus, OutputCapabilities::default());
    let marking = subject.markings(corpus).all();
    if format.hands_over() {
        let keys = within(subject, corpus);
        return hand_over(&about_page(subject, from), &keys, corpus, (format, &|_, _| true), out);
    }
    let written = match (format.single(), document(subject, corpus)) {
        (Single::Pages(write), _) => {
            write_head(marking.as_deref(), corpus.as_of(), (format, look), out)?;
            write(&pages(subject, corpus), look, out)
        }
        (Single::Document(write), Some(document)) => write(&document, out),
        (Single::Document(_) | Single::Entries, _) => match subject {
            TreeNode::Archive(_) => {
                super::rows::list(TreeNode::Archive(Turn::ByDigest), from, &mut |rows| {
                    marked(rows, (marking.as_deref(), corpus.as_of()), format, out)
                })
            }
            TreeNode::Digest(_)
            | TreeNode::DigestTheatre(..)
            | TreeNode::DigestArea(..)
            | TreeNode::Theatre(_)
            | TreeNode::Area(..)
            | TreeNode::Wave(_)
            | TreeNode::Entry(_)
            | TreeNode::Passage(_) => {
                let keys = within(subject, corpus);
                let head = (marking.as_deref(), corpus.as_of());
                marked(records(corpus, &keys, None, format), head, format, out)
            }
        },
    };
    written.map(|()| None)
}

/// Says what the entries within a subject are.
pub(super) fn about_page(subject: TreeNode, from: Provenance<'_>) -> About {
    let keys = within(subject, from.corpus);
    let listed = RecordSelection::listed(subject.handle(from.corpus), keys);
    let (state, _) = subject.held(from.corpus);
    let about = about(&listed, subject.markings(from.corpus).all(), from);
    About { at_least: state != State::InFull, ..about }
}

/// Returns the pages to read; a digest is followed by its theatres, so that nothing of it is left out.
fn pages(subject: TreeNode, corpus: &Corpus) -> Vec<Page> {
    match subject {
        TreeNode::Digest(at) => page::whole_digest(corpus, at),
        TreeNode::Archive(_)
        | TreeNode::DigestTheatre(..)
        | TreeNode::DigestArea(..)
        | TreeNode::Theatre(_)
        | TreeNode::Area(..)
        | TreeNode::Wave(_)
        | TreeNode::Entry(_)
        | TreeNode::Passage(_) => vec![subject.page(corpus)],
    }
}

/// Returns the document of a digest, an entry or a wave; other subjects have none.
fn document(subject: TreeNode, corpus: &Corpus) -> Option<Document<'_>> {
    match subject {
        TreeNode::Digest(at) => Document::digest(corpus, at),
        TreeNode::Wave(at) => Document::wave(corpus, at),
        TreeNode::Entry(key) => export::entry(corpus, key).map(Document::from),
        TreeNode::Archive(_)
        | TreeNode::DigestTheatre(..)
        | TreeNode::DigestArea(..)
        | TreeNode::Theatre(_)
        | TreeNode::Area(..)
        | TreeNode::Passage(_) => None,
    }
}

/// Returns the records within a subject, in the order of the tree.
fn within(subject: TreeNode, corpus: &Corpus) -> Vec<RecordKey> {
    match subject {
        TreeNode::Entry(key) => vec![RecordKey::Entry(key)],
        TreeNode::Passage(key) => vec![RecordKey::Passage(key)],
        TreeNode::Digest(at) => {
            let held = corpus.digest(at).map_or(0, Digest::len);
            let indices = 0..u32::try_from(held).unwrap_or(u32::MAX);
            indices.map(|index| RecordKey::Entry(EntryKey { digest: at, index })).collect()
        }
        TreeNode::Archive(_) => Vec::new(),
        TreeNode::DigestTheatre(..)
        | TreeNode::DigestArea(..)
        | TreeNode::Theatre(_)
        | TreeNode::Area(..)
        | TreeNode::Wave(_) => match subject.children(corpus) {
            Children::Entries(keys) => keys.iter().copied().map(RecordKey::Entry).collect(),
            Children::Digests(_) | Children::Waves(_) => Vec::new(),
            // A theatre has areas and these have entries: no part is within another one.
            Children::Some(parts) => {
                parts.into_iter().flat_map(|part| within(part, corpus)).collect()
            }
        },
    }
}
