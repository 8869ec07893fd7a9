//! A place in the tree that the user comes back to: the words that lead there, which outlive a reload and
//! a session, and what they lead to now.

use super::TreeNode;
use crate::archive::Corpus;

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The words that lead to it from the top.
    pub path: Vec<String>,
    /// What they lead to in the present corpus; none where that is gone or not read yet.
    pub node: Option<TreeNode>,
}

impl Bookmark {
    /// Looks up where it leads in a corpus.
    pub fn find(&mut self, corpus: &Corpus) {
        self.node = TreeNode::led_to(&self.path, corpus);
    }

    /// Returns its last word, by which one knows it where it leads nowhere.
    pub fn last_word(&self) -> &str {
        self.path.iter().rev().find(|word| !word.is_empty()).map_or("", String::as_str)
    }
}
