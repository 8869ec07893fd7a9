//! What a section of a published text falls into: entries, points, figures. Which words become
//! which is decided elsewhere.

use super::{block::TextSpan, field::Field};

/// An entry, a point or a figure of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// The words that it was read from, in their order. An entry that was told in two places has two.
    pub spans: Vec<TextSpan>,
    /// Its fields, in the order of a digest; a field may stand several times (`source`).
    pub fields: Vec<Field>,
    /// Other versions of an entry, or points beneath a point.
    pub inner: Vec<Piece>,
}

/// What a piece becomes in a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// A dated incident.
    Entry,
    /// Another version of an entry.
    Version,
    /// A judgement, a summary, or what was not understood (`tags: [unread]`).
    Point,
    /// A quoted total.
    Figure,
}
