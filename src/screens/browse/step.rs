//! One level of the way that one came, and how a way becomes levels.

use crate::archive::Corpus;
use crate::screens::scroll::Cursor;
use crate::tree::{Children, Subject, Turn};

/// One level that one has gone into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What one is inside of.
    pub subject: Subject,
    /// What is selected in it.
    pub cursor: Cursor,
    /// Rows that stand above what is inside: the saved searches on the first screen.
    pub above: usize,
}

impl Step {
    /// A level with its first child selected.
    pub fn new(subject: Subject, above: usize) -> Self {
        let above = if subject == Subject::Archive(Turn::ByDigest) { above } else { 0 };
        Self { subject, cursor: Cursor { at: above, top: 0 }, above }
    }

    /// How many rows it has.
    pub fn rows(self, corpus: &Corpus) -> usize {
        self.above + self.subject.children(corpus).len()
    }

    /// What is selected of what is inside.
    pub fn selected(self, corpus: &Corpus) -> Option<Subject> {
        let at = self.cursor.at.checked_sub(self.above)?;
        self.subject.children(corpus).get(at)
    }

    /// The row of something that is inside.
    pub fn row_of(self, child: Subject, corpus: &Corpus) -> Option<usize> {
        self.subject.children(corpus).position(child).map(|at| at + self.above)
    }
}

/// The levels of a trail, each with the next one selected in it. `above` is the number of rows above
/// the list of digests.
pub fn steps(trail: &[Subject], above: usize, corpus: &Corpus) -> Vec<Step> {
    let selected_in = |level: Subject, next: Option<&Subject>| {
        let mut step = Step::new(level, above);
        if let Some(at) = next.and_then(|next| step.row_of(*next, corpus)) {
            step.cursor.at = at;
        }
        step
    };
    let levels = trail.len().saturating_sub(1).max(1);
    (0..levels).filter_map(|at| Some(selected_in(*trail.get(at)?, trail.get(at + 1)))).collect()
}

/// The first entry of the next digest in a list that runs from the newest digest to the oldest.
pub fn first_of_neighbour(
    children: &Children<'_>,
    at: usize,
    digest: u32,
    newer: bool,
) -> Option<Subject> {
    let digest_at = |at: usize| match children.get(at) {
        Some(Subject::Entry(key)) => Some(key.digest),
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
