//! What is held of each theatre in each week, one cell of the grid a row.

use super::{counted, events_held, least, most};
use crate::archive::Corpus;
use crate::compare::{CoverCell, GridMeasure};
use crate::cover::State;
use crate::digest::Count;
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};

/// Cells, each with the corpus that it is of.
pub struct CoverRows;

impl RowSource for CoverRows {
    type Item<'a> = (CoverCell<'a>, &'a Corpus);
}

/// Returns the columns of a cell, and others after them.
macro_rules! cover_columns {
    ($($more:expr),* $(,)?) => {
        ColumnLayout::new([
            Column::new("theatre", Shape::Text).filled(|(cell, corpus)| {
                OutputCell::text(Some(corpus.taxonomy().theatre_word(cell.theatre)))
            }),
            Column::new("week_start", Shape::Text)
                .filled(|(cell, _)| OutputCell::text(Some(cell.week.from))),
            Column::new("state", Shape::Text)
                .filled(|(cell, _)| OutputCell::text(Some(cell.state.word()))),
            Column::new("days", Shape::Number).filled(|(cell, _)| OutputCell::number(cell.days)),
            Column::new("events", Shape::Number)
                .filled(|(cell, _)| events_held(cell.state, &cell.doubt)),
            Column::new("tellings", Shape::Number)
                .filled(|(cell, _)| counted(cell.state, cell.tellings as usize)),
            Column::new("digests", Shape::List).shrink().filled(|(cell, corpus)| {
                let digests = cell.digests.iter().filter_map(|at| corpus.digest(*at));
                OutputCell::List(digests.map(|digest| digest.id().to_owned()).collect())
            }),
            Column::new("events_low", Shape::Number)
                .spare(2)
                .filled(|(cell, _)| true_zero(cell).unwrap_or_else(|| least(&cell.doubt))),
            Column::new("events_high", Shape::Number)
                .spare(2)
                .filled(|(cell, _)| true_zero(cell).unwrap_or_else(|| most(&cell.doubt))),
            $($more),*
        ])
    };
}

/// The rows of `list cover`.
pub static COVER: ColumnLayout<CoverRows, 9> = cover_columns!();

/// The rows of `grid`: the same, and its measures.
pub static GRID: ColumnLayout<CoverRows, 12> = cover_columns!(
    Column::new("attacks", Shape::Sum).filled(|row| measured(row, GridMeasure::Attacks)),
    Column::new("killed", Shape::Sum).filled(|row| measured(row, GridMeasure::Killed)),
    Column::new("wounded", Shape::Sum).filled(|row| measured(row, GridMeasure::Wounded)),
);

/// Returns the number of a measure. Of days that are held in full in which nothing happened it is a
/// zero.
fn measured((cell, corpus): &(CoverCell<'_>, &Corpus), measure: GridMeasure) -> OutputCell {
    let sum = measure.of(cell, corpus);
    let none = measure.behind(cell, corpus).next().is_none();
    let is_zero =
        cell.state == State::InFull && none && (measure.harm().is_none() || cell.events == 0);
    if is_zero {
        return OutputCell::Sum([Count::Exact(0)].into_iter().collect());
    }
    OutputCell::sum(sum)
}

/// Returns the zero of a week that is held in full and in which nothing happened.
fn true_zero(cell: &CoverCell<'_>) -> Option<OutputCell> {
    (cell.state == State::InFull && cell.doubt.is_silent()).then(|| OutputCell::number(0))
}
