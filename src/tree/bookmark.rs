//! A place in the tree that the user comes back to: the words that lead there, which outlive a reload and
//! a session, and what they lead to now. A derived id is another where its entry is corrected, and a passage
//! moves in its digest: behind the words of these stands what they said.

use super::TreeNode;
use crate::archive::{Corpus, RecordKey, RecordSeen, record_marks};
use crate::digest::{FieldMarks, RecordHash};

/// Stands between the two parts of what was said.
const PARTS: char = ':';

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The words that lead to it from the top, and behind them what it said, where that is needed to find it.
    pub path: Vec<String>,
    /// What they lead to in the present corpus; none where that is gone or not read yet.
    pub node: Option<TreeNode>,
}

impl Bookmark {
    /// Makes one that leads to a node.
    pub fn of(node: TreeNode, corpus: &Corpus) -> Self {
        let mut path = node.whole_path(corpus);
        path.extend(said(node, corpus));
        Self { path, node: Some(node) }
    }

    /// Looks up where some lead in a corpus.
    pub fn find_all(all: &mut [Self], corpus: &Corpus) {
        let seen = all.iter().map(|bookmark| {
            let (words, (hash, marks)) = parted(&bookmark.path)?;
            // Behind the archive stands the digest or wave.
            let (home, on) = (words.get(1)?.clone(), words.last()?.clone());
            Some(RecordSeen { home, on, hash, marks })
        });
        let seen: Vec<Option<RecordSeen>> = seen.collect();
        for (bookmark, found) in all.iter_mut().zip(corpus.records_as_seen(&seen)) {
            bookmark.node = match found {
                Some(key) => key.map(TreeNode::from),
                None => TreeNode::led_to(&bookmark.path, corpus),
            };
        }
    }

    /// Returns the words that lead to it.
    pub fn words(&self) -> &[String] {
        words_of_bookmark(&self.path)
    }

    /// Returns its last word, by which one knows it where it leads nowhere.
    pub fn last_word(&self) -> &str {
        self.words().iter().rev().find(|word| !word.is_empty()).map_or("", String::as_str)
    }
}

/// Returns the words of a path that lead somewhere, without what was said there.
pub fn words_of_bookmark(path: &[String]) -> &[String] {
    parted(path).map_or(path, |(words, _)| words)
}

/// Returns what is said by what is found by that alone; none of what has an id of its own.
fn said(node: TreeNode, corpus: &Corpus) -> Option<String> {
    let key = match node {
        TreeNode::Entry(key) if corpus.entry(key)?.id.is_none() => RecordKey::Entry(key),
        TreeNode::Passage(key) => RecordKey::Passage(key),
        TreeNode::Entry(_)
        | TreeNode::Archive(_)
        | TreeNode::Digest(_)
        | TreeNode::DigestTheatre(..)
        | TreeNode::DigestArea(..)
        | TreeNode::Theatre(_)
        | TreeNode::Area(..)
        | TreeNode::Wave(_) => return None,
    };
    let (hash, marks) = record_marks(corpus, key)?;
    Some(format!("{hash}{PARTS}{marks}"))
}

/// Parts a path into the words that lead somewhere, and what was said there.
fn parted(path: &[String]) -> Option<(&[String], (RecordHash, FieldMarks))> {
    let (last, words) = path.split_last()?;
    let (hash, marks) = last.split_once(PARTS)?;
    Some((words, (hash.parse().ok()?, marks.parse().ok()?)))
}
