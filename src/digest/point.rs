//! The parts of a digest other than entries and figures: points of an overview, sentences without a
//! basis of their own, and notes.

use super::{Basis, Citation};

/// A sentence about something else, such as the summary of a section or a gap of a wave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it says.
    pub text: Box<str>,
    /// Its line in the file, from 1.
    pub line: u32,
}

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
    /// Its line in the file, from 1.
    pub line: u32,
    /// Its place among the passages of its digest or wave; the points under it follow it. Set when
    /// these are made.
    pub place: u32,
}

impl Point {
    /// Visits this point and all points below it, with their depth.
    pub fn walk<'a>(&'a self, depth: usize, visit: &mut impl FnMut(&'a Self, usize)) {
        visit(self, depth);
        for point in &self.points {
            point.walk(depth + 1, visit);
        }
    }

    /// Gives some points, and those below them, their places from `next` on; returns the place
    /// after them.
    pub(super) fn number(points: &mut [Self], mut next: u32) -> u32 {
        for point in points {
            point.place = next;
            next = Self::number(&mut point.points, next + 1);
        }
        next
    }

    /// Returns the point at a place, among numbered points.
    pub(super) fn at(points: &[Self], place: u32) -> Option<&Self> {
        let before = points.partition_point(|point| point.place <= place);
        let point = points.get(before.checked_sub(1)?)?;
        if point.place == place { Some(point) } else { Self::at(&point.points, place) }
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
    /// Its line in the file, from 1.
    pub line: u32,
}
