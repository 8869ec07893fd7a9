//! The parts of a digest other than entries: points of an overview, and notes.

use super::{Basis, Citation};

/// One statement, with who stands behind it; it may hold further points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The statement.
    pub text: Box<str>,
    /// Who stands behind it.
    pub basis: Basis,
    /// Where it was published.
    pub sources: Vec<Citation>,
    /// The points under it.
    pub points: Vec<Point>,
}

impl Point {
    /// Visits this point and all points below it, with their depth.
    pub fn walk<'a>(&'a self, depth: usize, visit: &mut impl FnMut(&'a Self, usize)) {
        visit(self, depth);
        for point in &self.points {
            point.walk(depth + 1, visit);
        }
    }
}

/// A footnote, a caption, an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its number or name in the document, if it has one.
    pub id: Option<Box<str>>,
    /// What it says.
    pub text: Box<str>,
    /// Where it was published.
    pub sources: Vec<Citation>,
}
