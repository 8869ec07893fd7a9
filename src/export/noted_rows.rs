//! What analysts noted of a record as one cell: who, when, what, tags and grades, and whether the record
//! still says what the note saw.

use super::layout::{ColumnLayout, RowSource};
use super::rows::{Column, OutputCell, Shape};
use crate::archive::{Corpus, NoteStanding, PlacedNote, RecordKey};
use crate::notes::{Confidence, Credibility, Likelihood, Reliability};

/// The layout of notes, as rows within a cell.
struct NotedRows;

impl RowSource for NotedRows {
    type Item<'a> = &'a PlacedNote;
}

static NOTE: ColumnLayout<NotedRows, 9> = ColumnLayout::new([
    Column::new("by", Shape::Text).filled(|row| OutputCell::text(Some(&row.note.by))),
    Column::new("day", Shape::Day).filled(|row| OutputCell::text(row.note.day)),
    Column::new("note", Shape::Text).filled(|row| OutputCell::text(row.note.text.as_ref())),
    Column::new("tags", Shape::Text).filled(|row| {
        let tags = row.note.tags.join(", ");
        OutputCell::text(Some(tags).filter(|tags| !tags.is_empty()))
    }),
    Column::new("reliability", Shape::Text)
        .filled(|row| OutputCell::text(row.note.reliability.map(Reliability::word))),
    Column::new("credibility", Shape::Text)
        .filled(|row| OutputCell::text(row.note.credibility.map(Credibility::word))),
    Column::new("likelihood", Shape::Text)
        .filled(|row| OutputCell::text(row.note.likelihood.map(Likelihood::word))),
    Column::new("confidence", Shape::Text)
        .filled(|row| OutputCell::text(row.note.confidence.map(Confidence::word))),
    Column::new("seen", Shape::Text).filled(|row| OutputCell::text(Some(standing(row.standing)))),
]);

/// The column of notes.
pub(super) const NOTED: Column = Column::new("noted", Shape::Group(NOTE.columns())).spare(2);

/// Returns how a note stands to its record, in a word.
pub(super) fn standing(standing: NoteStanding) -> &'static str {
    match standing {
        NoteStanding::AsSeen => "same",
        NoteStanding::Changed => "changed",
        NoteStanding::Unknown => "unknown",
    }
}

/// Returns the notes on a record as one cell.
pub(super) fn noted(corpus: &Corpus, key: RecordKey) -> OutputCell {
    let noted = corpus.noted();
    OutputCell::Group(noted.on(key).iter().map(|note| NOTE.cells(&note)).collect())
}
