//! The parts of a digest other than entries and figures: points of an overview, sentences without a
//! basis of their own, and notes.

use super::packed_text::PackedText;
use super::{Basis, Citation};

/// A sentence about something else, such as the summary of a section or a gap of a wave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it says.
    pub text: PackedText,
    /// Its line in the file, from 1.
    pub line: u32,
}

/// One statement, with who stands behind it; it may hold further points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The statement.
    pub text: PackedText,
    /// Who stands behind it.
    pub basis: Basis,
    /// What few points have beside their text.
    rest: Option<Box<PointRest>>,
    /// Its line in the file, from 1.
    pub line: u32,
    /// Its place among the passages of its digest or wave; the points under it follow it. Set when
    /// these are made.
    pub place: u32,
}

/// The sources of a point, the points under it, and its tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct PointRest {
    sources: Box<[Citation]>,
    points: Box<[Point]>,
    tags: Box<[Box<str>]>,
}

impl Point {
    /// Creates a point that has no place yet.
    pub fn new(
        (text, line): (PackedText, u32),
        basis: Basis,
        sources: Vec<Citation>,
        points: Vec<Self>,
    ) -> Self {
        let plain = sources.is_empty() && points.is_empty();
        let rest =
            PointRest { sources: sources.into(), points: points.into(), tags: Box::default() };
        Self { text, basis, rest: (!plain).then(|| Box::new(rest)), line, place: 0 }
    }

    /// Gives it words of the archive's own.
    #[must_use]
    pub fn tagged(mut self, tags: Vec<Box<str>>) -> Self {
        if !tags.is_empty() {
            self.rest.get_or_insert_default().tags = tags.into();
        }
        self
    }

    /// Returns the words of the archive's own that mark it: `unread` for what an import did not
    /// understand.
    pub fn tags(&self) -> &[Box<str>] {
        self.rest.as_ref().map_or(&[], |rest| &rest.tags)
    }

    /// Returns where it was published.
    pub fn sources(&self) -> &[Citation] {
        self.rest.as_ref().map_or(&[], |rest| &rest.sources)
    }

    /// Returns the points under it.
    pub fn points(&self) -> &[Self] {
        self.rest.as_ref().map_or(&[], |rest| &rest.points)
    }

    /// Returns its text and those of the points under it.
    pub(super) fn texts(&mut self) -> Vec<&mut PackedText> {
        let below = self.rest.iter_mut().flat_map(|rest| rest.points.iter_mut());
        std::iter::once(&mut self.text).chain(below.flat_map(Self::texts)).collect()
    }

    /// Visits this point and all points below it, with their depth.
    pub fn walk<'a>(&'a self, depth: usize, visit: &mut impl FnMut(&'a Self, usize)) {
        visit(self, depth);
        for point in self.points() {
            point.walk(depth + 1, visit);
        }
    }

    /// Gives some points, and those below them, their places from `next` on; returns the place
    /// after them.
    pub(super) fn number(points: &mut [Self], mut next: u32) -> u32 {
        for point in points {
            point.place = next;
            let below: &mut [Self] = match &mut point.rest {
                Some(rest) => &mut rest.points,
                None => &mut [],
            };
            next = Self::number(below, next + 1);
        }
        next
    }

    /// Returns the point at a place, among numbered points.
    pub(super) fn at(points: &[Self], place: u32) -> Option<&Self> {
        let before = points.partition_point(|point| point.place <= place);
        let point = points.get(before.checked_sub(1)?)?;
        if point.place == place { Some(point) } else { Self::at(point.points(), place) }
    }
}

/// A footnote, a caption, an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its number or name in the document, if it has one.
    pub id: Option<PackedText>,
    /// What it says.
    pub text: PackedText,
    /// Where it was published.
    pub sources: Box<[Citation]>,
    /// Its line in the file, from 1.
    pub line: u32,
}
