//! Saved searches, each with what it finds.

use super::{least, most, number};
use crate::digest::EventTotal;
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};
use crate::page::events_number;

/// Saved searches with the number of entries that each finds.
pub struct SavedSearchRows;

/// A saved search as it is listed.
pub struct ListedSearch<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its query.
    pub query: &'a str,
    /// Its purpose.
    pub note: Option<&'a str>,
    /// Whether it came with the archive.
    pub shared: bool,
    /// The events that it finds, and their tellings; none where that is not known.
    pub found: Option<EventTotal>,
}

impl RowSource for SavedSearchRows {
    type Item<'a> = ListedSearch<'a>;
}

/// The columns of a list of saved searches.
pub static SEARCHES: ColumnLayout<SavedSearchRows, 9> = ColumnLayout::new([
    Column::new("name", Shape::Text).filled(|row| OutputCell::text(Some(row.name))),
    Column::new("entries", Shape::Number).filled(|row| row.tellings()),
    Column::new("from", Shape::Text)
        .spare(0)
        .filled(|row| OutputCell::text(Some(if row.shared { "archive" } else { "user" }))),
    Column::new("query", Shape::Text).shrink().filled(|row| OutputCell::text(Some(row.query))),
    Column::new("note", Shape::Text).spare(1).filled(|row| OutputCell::text(row.note)),
    Column::new("events", Shape::Number).filled(|row| {
        row.found.map_or(OutputCell::Nothing, |found| {
            OutputCell::Told(number(found.events.best), events_number(&found.events))
        })
    }),
    Column::new("tellings", Shape::Number).spare(2).filled(|row| row.tellings()),
    Column::new("events_low", Shape::Number)
        .spare(2)
        .filled(|row| row.found.map_or(OutputCell::Nothing, |found| least(&found.events))),
    Column::new("events_high", Shape::Number)
        .spare(2)
        .filled(|row| row.found.map_or(OutputCell::Nothing, |found| most(&found.events))),
]);

impl ListedSearch<'_> {
    fn tellings(&self) -> OutputCell {
        self.found.map_or(OutputCell::Nothing, |found| OutputCell::number(found.tellings))
    }
}
