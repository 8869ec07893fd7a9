//! What is held of each theatre in each week, one cell of the grid a row.

use super::{counted, events_held, least, most};
use crate::archive::Corpus;
use crate::compare::CoverCell;
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};

/// Cells, each with the corpus that it is of.
pub(super) struct CoverRows;

impl RowSource for CoverRows {
    type Item<'a> = (CoverCell<'a>, &'a Corpus);
}

pub(super) static COVER: ColumnLayout<CoverRows, 9> = ColumnLayout::new([
    Column::new("theatre", Shape::Text).filled(|(cell, corpus)| {
        OutputCell::text(Some(corpus.taxonomy().theatre_word(cell.theatre)))
    }),
    Column::new("week_start", Shape::Text)
        .filled(|(cell, _)| OutputCell::text(Some(cell.week.from))),
    Column::new("state", Shape::Text).filled(|(cell, _)| OutputCell::text(Some(cell.state.word()))),
    Column::new("days", Shape::Number).filled(|(cell, _)| OutputCell::number(cell.days)),
    Column::new("events", Shape::Number).filled(|(cell, _)| events_held(cell.state, &cell.doubt)),
    Column::new("tellings", Shape::Number)
        .filled(|(cell, _)| counted(cell.state, cell.tellings as usize)),
    Column::new("digests", Shape::List).shrink().filled(|(cell, corpus)| {
        let digests = cell.digests.iter().filter_map(|at| corpus.digest(*at));
        OutputCell::List(digests.map(|digest| digest.id().to_owned()).collect())
    }),
    Column::new("events_low", Shape::Number).spare(2).filled(|(cell, _)| least(&cell.doubt)),
    Column::new("events_high", Shape::Number).spare(2).filled(|(cell, _)| most(&cell.doubt)),
]);
