//! All statements of one digest or wave, side by side in a few tables: an archive holds millions of
//! them, and what is kept beside the letters of a short one must not weigh as much as these. How they
//! are read is in `point`, how they come together in `statements_builder`.

use super::narrow::Narrow;
use super::{Basis, Citation, Note, Point, PointList, Sentence};

/// The points, notes and other sentences of a digest or a wave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    pub(super) texts: Box<str>,
    /// Every point, before those under it.
    pub(super) points: Box<[StoredPoint]>,
    pub(super) sentences: Box<[StoredSentence]>,
    pub(super) notes: Box<[StoredNote]>,
    /// What few of them have beside their texts; what is equal is kept once.
    pub(super) beside: Box<[BesideText]>,
}

/// Where a statement stands: its text among the texts, and its line in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StoredSentence {
    pub(super) start: u32,
    pub(super) len: Narrow,
    pub(super) line: Narrow,
}

/// A point. It takes sixteen bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StoredPoint {
    pub(super) start: u32,
    /// The place of what it has beside its text, from 1; 0 if it has nothing.
    pub(super) beside: u32,
    pub(super) len: Narrow,
    pub(super) line: Narrow,
    pub(super) basis: Basis,
}

/// A note. It takes sixteen bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StoredNote {
    pub(super) start: u32,
    /// As of a point.
    pub(super) beside: u32,
    /// The bytes of its id and its text, which stand side by side.
    pub(super) len: Narrow,
    pub(super) line: Narrow,
    /// The bytes of its id; 0 if it has none.
    pub(super) id_len: u16,
}

/// What few statements have beside their text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct BesideText {
    pub(super) sources: Box<[Citation]>,
    pub(super) tags: Box<[Box<str>]>,
    /// How many points stand under it, and under these.
    pub(super) below: u32,
}

impl Statements {
    /// Returns all points.
    pub fn points(&self) -> PointList<'_> {
        PointList::of(self, 0, small(self.points.len()))
    }

    /// Returns a point by its place among all.
    pub(super) fn point(&self, at: u32) -> Option<Point<'_>> {
        Point::of(self, at)
    }

    /// Returns every sentence that is neither a point nor a note: summaries of sections, gaps of a
    /// wave.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> {
        self.sentences.iter().map(|stored| Sentence::of(self, *stored))
    }

    /// Returns one of these by its place.
    pub(super) fn sentence(&self, at: usize) -> Option<Sentence<'_>> {
        self.sentences.get(at).map(|stored| Sentence::of(self, *stored))
    }

    /// Returns every note.
    pub fn notes(&self) -> impl ExactSizeIterator<Item = Note<'_>> {
        self.notes.iter().map(|stored| Note::of(self, *stored))
    }

    /// Returns a note by its place.
    pub(super) fn note(&self, at: usize) -> Option<Note<'_>> {
        self.notes.get(at).map(|stored| Note::of(self, *stored))
    }

    /// Returns a text.
    pub(super) fn text(&self, start: u32, len: u32) -> &str {
        let start = start as usize;
        self.texts.get(start..start + len as usize).unwrap_or("")
    }

    /// Returns what stands beside a text, given its place from 1.
    pub(super) fn beside(&self, place: u32) -> Option<&BesideText> {
        self.beside.get(place.checked_sub(1)? as usize)
    }
}

pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_stay_small() {
        assert!(size_of::<StoredPoint>() <= 16, "a point takes {}", size_of::<StoredPoint>());
        assert!(size_of::<StoredNote>() <= 16, "a note takes {}", size_of::<StoredNote>());
        assert!(size_of::<StoredSentence>() <= 12);
    }
}
