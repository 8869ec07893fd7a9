//! What changed in an archive, one thing a row.

use crate::archive::ArchiveChange;
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};

/// Changes.
pub struct ChangeRows;

impl RowSource for ChangeRows {
    type Item<'a> = &'a ArchiveChange;
}

/// The columns of a list of changes.
pub static CHANGES: ColumnLayout<ChangeRows, 7> = ColumnLayout::new([
    Column::new("what", Shape::Text).filled(|row| OutputCell::text(Some(row.what.word()))),
    Column::new("kind", Shape::Text).filled(|row| OutputCell::text(Some(row.thing.word()))),
    Column::new("id", Shape::Text).filled(|row| OutputCell::text(Some(&row.id))),
    Column::new("fields", Shape::List).shrink().filled(|row| {
        OutputCell::List(row.fields.iter().map(|field| (*field).to_owned()).collect())
    }),
    Column::new("entries", Shape::Number)
        .filled(|row| row.entries.map_or(OutputCell::Nothing, OutputCell::number)),
    Column::new("by", Shape::Text).spare(1).filled(|row| OutputCell::text(row.by.as_deref())),
    Column::new("day", Shape::Text).spare(1).filled(|row| OutputCell::text(row.day)),
]);
