//! The parts of a count and of a sum as columns: how they stand in CSV, and under which names one of
//! them can be asked for.

use super::layout::{ColumnLayout, RowSource};
use super::rows::{Column, OutputCell, Shape, sum_best};
use crate::digest::{Count, Sum};

/// The layout of a count.
struct CountParts;

impl RowSource for CountParts {
    type Item<'a> = Count;
}

static COUNT: ColumnLayout<CountParts, 4> = ColumnLayout::new([
    Column::new("low", Shape::Number).filled(|count| OutputCell::number(count.low())),
    Column::new("best", Shape::Number).filled(|count| said(count.best().map(u64::from))),
    Column::new("high", Shape::Number).filled(|count| said(count.high().map(u64::from))),
    Column::new("text", Shape::Text).filled(|count| OutputCell::text(Some(count))),
]);

/// The layout of a sum.
struct SumParts;

impl RowSource for SumParts {
    type Item<'a> = Sum;
}

static SUM: ColumnLayout<SumParts, 6> = ColumnLayout::new([
    Column::new("low", Shape::Number).filled(|sum| OutputCell::number(sum.low)),
    Column::new("best", Shape::Number).filled(|sum| said(sum_best(*sum))),
    Column::new("high", Shape::Number).filled(|sum| said(sum.high)),
    Column::new("text", Shape::Text).filled(|sum| OutputCell::text(Some(sum))),
    Column::new("unsaid", Shape::Number).filled(|sum| OutputCell::number(sum.unsaid)),
    Column::new("disputed", Shape::Number).filled(|sum| OutputCell::number(sum.disputed)),
]);

fn said(number: Option<u64>) -> OutputCell {
    number.map_or(OutputCell::Nothing, OutputCell::number)
}

impl Shape {
    /// Returns the parts of a nested value; none for any other.
    pub(super) fn parts(self) -> &'static [Column] {
        match self {
            Self::Count => COUNT.columns(),
            Self::Sum => SUM.columns(),
            Self::Group(columns) => columns,
            Self::Text | Self::Day | Self::Number | Self::List | Self::Each(_) => &[],
        }
    }
}

impl OutputCell {
    /// Returns its parts, in the order of [`Shape::parts`]. A part of small records is a list of
    /// records with one cell. A cell that says nothing has parts that say nothing.
    pub(super) fn parts(&self, shape: Shape) -> Vec<Self> {
        match self {
            Self::Count(count) => COUNT.cells(count),
            Self::Sum(sum) | Self::SumAtLeast(sum) => SUM.cells(sum),
            Self::Group(rows) => {
                let part = |at: usize| {
                    let cell =
                        |row: &Vec<Self>| vec![row.get(at).cloned().unwrap_or(Self::Nothing)];
                    Self::Group(rows.iter().map(cell).collect())
                };
                (0..shape.parts().len()).map(part).collect()
            }
            Self::Nothing
            | Self::Text(_)
            | Self::Number(_)
            | Self::Told(..)
            | Self::Real(_)
            | Self::List(_)
            | Self::Names(_) => {
                vec![Self::Nothing; shape.parts().len()]
            }
        }
    }
}
