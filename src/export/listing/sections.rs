//! The theatres of a digest, or the areas of one of its theatres, each with what is held of it there.

use super::counted;
use crate::cover::State;
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};

/// Parts of one digest.
pub struct SectionRows;

/// A part of a digest as it is listed.
pub struct ListedSection<'a> {
    /// The id of the digest.
    pub digest: &'a str,
    /// The id of the theatre.
    pub theatre: &'a str,
    /// The name of the area; none for a whole theatre, and for what names no area.
    pub area: Option<&'a str>,
    /// What the digest holds of it.
    pub state: State,
    /// How many entries are in it.
    pub entries: usize,
}

impl RowSource for SectionRows {
    type Item<'a> = ListedSection<'a>;
}

/// The columns of a list of parts of a digest.
pub static SECTIONS: ColumnLayout<SectionRows, 5> = ColumnLayout::new([
    Column::new("digest", Shape::Text).filled(|row| OutputCell::text(Some(row.digest))),
    Column::new("theatre", Shape::Text).filled(|row| OutputCell::text(Some(row.theatre))),
    Column::new("area", Shape::Text).shrink().filled(|row| OutputCell::text(row.area)),
    Column::new("entries", Shape::Number).filled(|row| counted(row.state, row.entries)),
    Column::new("state", Shape::Text)
        .spare(1)
        .filled(|row| OutputCell::text(Some(row.state.word()))),
]);
