//! One level of the path to the current position, and how a path becomes levels.

use crate::archive::Corpus;
use crate::screens::scroll::Cursor;
use crate::tree::{Children, TreeNode, Turn};

/// One level that the user has entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The subject whose inside this is.
    pub subject: TreeNode,
    /// The selection in it.
    pub cursor: Cursor,
    /// The number of rows above its children: the saved searches on the first screen.
    pub above: usize,
}

impl Step {
    /// Makes a level with its first child selected.
    pub fn new(subject: TreeNode, above: usize) -> Self {
        let above = if subject == TreeNode::Archive(Turn::ByDigest) { above } else { 0 };
        Self { subject, cursor: Cursor { at: above, top: 0 }, above }
    }

    /// Returns the number of its rows.
    pub fn rows(self, corpus: &Corpus) -> usize {
        self.above + self.subject.children(corpus).len()
    }

    /// Returns the selected child.
    pub fn selected(self, corpus: &Corpus) -> Option<TreeNode> {
        let at = self.cursor.at.checked_sub(self.above)?;
        self.subject.children(corpus).get(at)
    }

    /// Returns the row of a child.
    pub fn row_of(self, child: TreeNode, corpus: &Corpus) -> Option<usize> {
        self.subject.children(corpus).position(child).map(|at| at + self.above)
    }
}

/// Makes the levels of a trail, each with the next one selected. `above` is the number of rows
/// above the list of digests.
pub fn steps(trail: &[TreeNode], above: usize, corpus: &Corpus) -> Vec<Step> {
    let selected_in = |level: TreeNode, next: Option<&TreeNode>| {
        let mut step = Step::new(level, above);
        if let Some(at) = next.and_then(|next| step.row_of(*next, corpus)) {
            step.cursor.at = at;
        }
        step
    };
    let levels = trail.len().saturating_sub(1).max(1);
    (0..levels).filter_map(|at| Some(selected_in(*trail.get(at)?, trail.get(at + 1)))).collect()
}

/// Returns the first entry of the next digest in a list that runs from newest to oldest digest.
pub fn first_of_neighbour(
    children: &Children<'_>,
    at: usize,
    digest: u32,
    newer: bool,
) -> Option<TreeNode> {
    let digest_at = |at: usize| match children.get(at) {
        Some(TreeNode::Entry(key)) => Some(key.digest),
        _ => None,
    };
    if !newer {
        return (at..children.len())
            .find(|at| digest_at(*at) != Some(digest))
            .and_then(|at| children.get(at));
    }
    let last = (0..at).rev().find(|at| digest_at(*at) != Some(digest))?;
    let neighbour = digest_at(last);
    let first = (0..=last).rev().take_while(|at| digest_at(*at) == neighbour).last()?;
    children.get(first)
}
