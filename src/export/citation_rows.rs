//! The sources of an entry or a telling as one cell: outlet, date and address of each.

use serde_json::Value;

use super::layout::{ColumnLayout, RowSource};
use super::rows::{Column, OutputCell, Shape};
use crate::digest::CitationRef;

/// The layout of citations, as rows within a cell.
struct CitationRows;

impl RowSource for CitationRows {
    type Item<'a> = CitationRef<'a>;
}

static SOURCE: ColumnLayout<CitationRows, 3> = ColumnLayout::new([
    Column::new("outlet", Shape::Text).filled(|source| OutputCell::text(Some(source.outlet))),
    Column::new("date", Shape::Day).filled(|source| OutputCell::text(source.date)),
    Column::new("url", Shape::Text).filled(|source| OutputCell::text(source.url)),
]);

/// The column of sources.
pub(super) const SOURCES: Column = Column::new("sources", Shape::Group(SOURCE.columns()));

/// Returns sources as one cell.
pub(super) fn sources<'a>(citations: impl Iterator<Item = CitationRef<'a>>) -> OutputCell {
    OutputCell::Group(citations.map(|citation| SOURCE.cells(&citation)).collect())
}

/// Returns sources as JSON.
pub(super) fn sources_json<'a>(citations: impl Iterator<Item = CitationRef<'a>>) -> Value {
    sources(citations).json(SOURCES.shape)
}
