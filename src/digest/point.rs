//! The parts of a digest other than entries and figures, as they are read: points of an overview,
//! sentences without a basis of their own, and notes. How they are kept is in `statements`.

use super::statements::{StoredNote, StoredPoint, StoredSentence};
use super::{Basis, Citation, Statements};

/// A sentence about something else, such as the summary of a section or a gap of a wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// What it says.
    pub text: &'a str,
    /// Its line in the file, from 1.
    pub line: u32,
}

impl<'a> Sentence<'a> {
    pub(super) fn of(all: &'a Statements, stored: StoredSentence) -> Self {
        let text = all.text(stored.start, stored.len.into());
        Self { text, line: stored.line.into() }
    }
}

/// Some points, and those under them.
#[derive(Clone, Copy, Debug)]
pub struct PointList<'a> {
    all: &'a Statements,
    from: u32,
    to: u32,
}

impl<'a> PointList<'a> {
    /// Returns the points from a place to another among all.
    pub(super) fn of(all: &'a Statements, from: u32, to: u32) -> Self {
        Self { all, from, to }
    }

    /// Returns true if there is none.
    pub fn is_empty(self) -> bool {
        self.from >= self.to
    }

    /// Returns the first.
    pub fn first(self) -> Option<Point<'a>> {
        self.iter().next()
    }

    /// Returns them in the order of the document, without those under them.
    pub fn iter(self) -> impl Iterator<Item = Point<'a>> {
        let mut next = self.from;
        std::iter::from_fn(move || {
            let point = Point::of(self.all, next).filter(|_| next < self.to)?;
            next = point.after();
            Some(point)
        })
    }
}

/// One statement, with who stands behind it; it may hold further points.
#[derive(Clone, Copy, Debug)]
pub struct Point<'a> {
    all: &'a Statements,
    at: u32,
    stored: StoredPoint,
}

impl<'a> Point<'a> {
    pub(super) fn of(all: &'a Statements, at: u32) -> Option<Self> {
        let stored = *all.points.get(at as usize)?;
        Some(Self { all, at, stored })
    }

    /// Returns the statement.
    pub fn text(&self) -> &'a str {
        self.all.text(self.stored.start, self.stored.len.into())
    }

    /// Returns who stands behind it.
    pub fn basis(&self) -> Basis {
        self.stored.basis
    }

    /// Returns its line in the file, from 1.
    pub fn line(&self) -> u32 {
        self.stored.line.into()
    }

    /// Returns the words of the archive's own that mark it: `unread` for what an import did not
    /// understand.
    pub fn tags(&self) -> &'a [Box<str>] {
        self.all.beside(self.stored.beside).map_or(&[], |beside| &beside.tags)
    }

    /// Returns where it was published.
    pub fn sources(&self) -> &'a [Citation] {
        self.all.beside(self.stored.beside).map_or(&[], |beside| &beside.sources)
    }

    /// Returns the points under it.
    pub fn points(&self) -> PointList<'a> {
        PointList::of(self.all, self.at + 1, self.after())
    }

    /// Visits this point and all points below it, with their depth.
    pub fn walk(&self, depth: usize, visit: &mut impl FnMut(Self, usize)) {
        visit(*self, depth);
        for point in self.points().iter() {
            point.walk(depth + 1, visit);
        }
    }

    /// Returns the place after it and the points under it.
    fn after(&self) -> u32 {
        let below = self.all.beside(self.stored.beside).map_or(0, |beside| beside.below);
        self.at + 1 + below
    }
}

/// A footnote, a caption, an explanation.
#[derive(Clone, Copy, Debug)]
pub struct Note<'a> {
    all: &'a Statements,
    stored: StoredNote,
}

impl<'a> Note<'a> {
    pub(super) fn of(all: &'a Statements, stored: StoredNote) -> Self {
        Self { all, stored }
    }

    /// Returns its number or name in the document, if it has one.
    pub fn id(&self) -> Option<&'a str> {
        let id = self.all.text(self.stored.start, self.stored.id_len.into());
        (!id.is_empty()).then_some(id)
    }

    /// Returns what it says.
    pub fn text(&self) -> &'a str {
        let id_len = u32::from(self.stored.id_len);
        let len = u32::from(self.stored.len).saturating_sub(id_len);
        self.all.text(self.stored.start + id_len, len)
    }

    /// Returns its line in the file, from 1.
    pub fn line(&self) -> u32 {
        self.stored.line.into()
    }

    /// Returns where it was published.
    pub fn sources(&self) -> &'a [Citation] {
        self.all.beside(self.stored.beside).map_or(&[], |beside| &beside.sources)
    }
}
