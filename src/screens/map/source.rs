//! What a map is of: a subject of the tree, or entries that a list or a search found.

use crate::archive::{Corpus, EntryKey, Found};
use crate::tree::{TreeNode, Turn};

/// What a map is of.
#[derive(Clone, Debug, PartialEq)]
pub enum MapSource {
    /// All entries in a subject.
    Node(TreeNode),
    /// Entries, with what they are.
    Entries {
        /// What they are, in a word or two, or as they were asked for.
        name: String,
        /// The query that finds them; none where no query was asked.
        asked: Option<String>,
        /// The entries.
        keys: Vec<EntryKey>,
    },
}

/// All of an archive.
const WHOLE: MapSource = MapSource::Node(TreeNode::Archive(Turn::ByDigest));

impl MapSource {
    /// Returns all of an archive.
    pub fn whole() -> Self {
        WHOLE
    }

    /// Returns what a subject has.
    pub fn of(node: TreeNode) -> Self {
        Self::Node(node)
    }

    /// Returns true if it is all of the archive.
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Node(TreeNode::Archive(_)))
    }

    /// Returns its entries; an event may be told by several.
    pub fn entries(&self, corpus: &Corpus) -> Vec<EntryKey> {
        match self {
            Self::Node(node) => node.entries(corpus),
            Self::Entries { keys, .. } => keys.clone(),
        }
    }

    /// Returns the path to it, from the archive down.
    pub fn crumbs(&self, corpus: &Corpus) -> Vec<String> {
        match self {
            Self::Node(TreeNode::Archive(_)) => vec!["Archive".to_owned()],
            Self::Node(node) => {
                let turn = match node {
                    TreeNode::Theatre(_) | TreeNode::Area(..) => Turn::ByTheatre,
                    TreeNode::Wave(_) => Turn::ByWave,
                    TreeNode::Archive(_)
                    | TreeNode::Digest(_)
                    | TreeNode::DigestTheatre(..)
                    | TreeNode::DigestArea(..)
                    | TreeNode::Entry(_)
                    | TreeNode::Passage(_) => Turn::ByDigest,
                };
                let trail = node.trail(corpus, turn);
                trail.into_iter().skip(1).map(|node| node.name(corpus)).collect()
            }
            Self::Entries { name, .. } => vec![name.clone()],
        }
    }

    /// Returns the same with the next digest, where it is of a digest.
    pub fn neighbour(&self, newer: bool, corpus: &Corpus) -> Option<Self> {
        match self {
            Self::Node(TreeNode::Entry(_)) | Self::Entries { .. } => None,
            Self::Node(node) => node.neighbour(corpus, newer).map(Self::Node),
        }
    }

    /// Returns the same in another corpus; entries that are gone are left out, and what is gone whole is
    /// nothing.
    #[must_use]
    pub fn moved(&self, from: &Corpus, to: &Corpus) -> Self {
        match self {
            Self::Node(node) => node.moved(from, to).map_or(WHOLE, Self::Node),
            Self::Entries { name, asked, keys } => {
                let moved = |key: &EntryKey| match to.find(&from.entry(*key)?.id()) {
                    Found::Entry(key) => Some(key),
                    Found::Digest(_) | Found::Wave(_) | Found::Several(_) | Found::Nothing => None,
                };
                let keys = keys.iter().filter_map(moved).collect();
                Self::Entries { name: name.clone(), asked: asked.clone(), keys }
            }
        }
    }
}
