//! A part of a draft while it is looked over: its head, an entry, a point or a figure.

use super::decision::ReviewKey;
use super::fields::{FieldRow, needed, rows};
use crate::import::field::{Certainty, Field};
use crate::import::piece::Piece;

/// What something is in the digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemSort {
    /// The head of the digest: title, publisher, period.
    Head,
    /// An entry.
    Entry,
    /// A statement, the heading of a section, or what was not understood.
    Point,
    /// A quoted total.
    Figure,
    /// Nothing any more: it went into the entry before it.
    Merged,
}

/// What something was in the draft that was read; numbers count from 0 in the order of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadAs {
    Head,
    Entry,
    Point(usize),
    Figure(usize),
}

/// A part of a draft that somebody looks over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewItem {
    /// Names it.
    pub key: ReviewKey,
    /// What it is now.
    pub sort: ItemSort,
    /// What was read of it, as it was changed.
    pub piece: Piece,
    /// True once somebody has looked at it.
    pub is_seen: bool,
    /// What it was read as.
    pub(super) read_as: ReadAs,
    /// How much of it was guessed, and how much is only likely, when it was read.
    pub(super) doubt: (usize, usize),
}

impl ReviewItem {
    /// Makes one of a piece that was read.
    pub(super) fn new(key: ReviewKey, piece: Piece, read_as: ReadAs) -> Self {
        let sort = match read_as {
            ReadAs::Head => ItemSort::Head,
            ReadAs::Entry => ItemSort::Entry,
            ReadAs::Point(_) => ItemSort::Point,
            ReadAs::Figure(_) => ItemSort::Figure,
        };
        let count = |wanted| piece.fields.iter().filter(|field| field.certainty == wanted).count();
        let doubt = (count(Certainty::Guess), count(Certainty::Likely));
        Self { key, sort, piece, is_seen: false, read_as, doubt }
    }

    /// Returns its fields as they are shown: in their order, and those that it should have though they
    /// are not there.
    pub fn rows(&self) -> Vec<FieldRow<'_>> {
        rows(self)
    }

    /// Returns the first field of a key.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.piece.fields.iter().find(|field| field.name == name)
    }

    /// Returns a key that it needs and that is not there.
    pub fn missing(&self) -> Option<&'static str> {
        let lacks = |name: &&'static str| {
            self.field(name).is_none_or(|field| field.value.trim().is_empty())
        };
        needed(self.sort).iter().copied().find(lacks)
    }

    /// Returns true for a point that was not understood.
    pub fn is_unread(&self) -> bool {
        self.sort == ItemSort::Point && crate::import::draft::is_unread(&self.piece)
    }

    /// Returns true if no field of it is less sure than some certainty, and nobody has looked at it yet.
    pub(super) fn is_sure(&self, least: Certainty) -> bool {
        let inner = self.piece.inner.iter().flat_map(|one| &one.fields);
        !self.is_seen
            && self.sort != ItemSort::Merged
            && !self.is_unread()
            && self.missing().is_none()
            && self.piece.fields.iter().chain(inner).all(|field| field.certainty <= least)
    }
}
