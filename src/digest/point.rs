//! What a digest says beside its entries: points of an overview, and notes.

use super::{Basis, Citation};

/// One statement, with who stands behind it; it may hold further points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The statement.
    pub text: Box<str>,
    /// Who stands behind it.
    pub basis: Basis,
    /// Where it was said.
    pub sources: Vec<Citation>,
    /// What belongs under it.
    pub points: Vec<Point>,
}

impl Point {
    /// This point and all below it, with their depth from 0.
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
    /// Its number or name in the document, where it has one.
    pub id: Option<Box<str>>,
    /// What it says.
    pub text: Box<str>,
    /// Where it was said.
    pub sources: Vec<Citation>,
}
