//! An entry or a point of a draft while it is looked over.

use super::decision::ReviewKey;
use super::fields::{FieldRow, rows};
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};

/// What something is in the digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemSort {
    /// An entry.
    Entry,
    /// A point that was not understood.
    Point,
    /// Nothing any more: it went into the entry before it.
    Merged,
}

/// An entry or a point that somebody looks over.
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
    /// Its number among the points of the draft that were not understood; none for an entry.
    pub(super) point: Option<usize>,
    /// How much of it was guessed, and how much is only likely, when it was read.
    pub(super) doubt: (usize, usize),
}

impl ReviewItem {
    /// Makes one of a piece that was read.
    pub(super) fn new(key: ReviewKey, piece: Piece, point: Option<usize>) -> Self {
        let sort = match piece.kind {
            PieceKind::Entry | PieceKind::Version => ItemSort::Entry,
            PieceKind::Point | PieceKind::Figure => ItemSort::Point,
        };
        let count = |wanted| piece.fields.iter().filter(|field| field.certainty == wanted).count();
        let doubt = (count(Certainty::Guess), count(Certainty::Likely));
        Self { key, sort, piece, is_seen: false, point, doubt }
    }

    /// Returns its fields as they are shown: in their order, and those that an entry should have
    /// though they are not there.
    pub fn rows(&self) -> Vec<FieldRow<'_>> {
        rows(self)
    }

    /// Returns the first field of a key.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.piece.fields.iter().find(|field| field.name == name)
    }

    /// Returns a key that an entry needs and that is not there.
    pub fn missing(&self) -> Option<&'static str> {
        let needed = ["date", "kind", "theatre", "text", "basis"];
        let lacks = |name: &&'static str| {
            self.field(name).is_none_or(|field| field.value.trim().is_empty())
        };
        needed.into_iter().find(lacks).filter(|_| self.sort == ItemSort::Entry)
    }
}
