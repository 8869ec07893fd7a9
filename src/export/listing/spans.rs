//! Weeks, months or days of a tempo as rows.

use super::events_held;
use crate::cover::State;
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};
use crate::picture::SpanWords;

/// Rows, each of a week, month or day.
pub struct SpanRows;

impl RowSource for SpanRows {
    type Item<'a> = &'a SpanWords;
}

/// The columns.
pub static SPANS: ColumnLayout<SpanRows, 10> = ColumnLayout::new([
    Column::new("start", Shape::Text).filled(|row| OutputCell::text(Some(row.days.from))),
    Column::new("end", Shape::Text).filled(|row| OutputCell::text(row.days.to)),
    Column::new("state", Shape::Text).filled(|row| OutputCell::text(Some(row.held.state().word()))),
    Column::new("days_in_full", Shape::Number).filled(|row| days(row, State::InFull)),
    Column::new("days_in_part", Shape::Number).filled(|row| days(row, State::InPart)),
    Column::new("days_not_held", Shape::Number).filled(|row| days(row, State::NotHeld)),
    Column::new("measure", Shape::Text).filled(|row| OutputCell::text(Some(row.measure.word()))),
    Column::new("number", Shape::Number)
        .filled(|row| events_held(row.held.state(), &row.number.sum)),
    Column::new("number_low", Shape::Number).filled(|row| match row.number.sum {
        sum if sum.is_silent() && row.held.state() != State::InFull => OutputCell::Nothing,
        sum => OutputCell::number(sum.low),
    }),
    Column::new("number_high", Shape::Number).filled(|row| match row.number.sum.high {
        // Of what is held in part there may be any number more.
        Some(high) if row.held.state() == State::InFull => OutputCell::number(high),
        Some(_) | None => OutputCell::Nothing,
    }),
]);

fn days(row: &SpanWords, state: State) -> OutputCell {
    OutputCell::number(row.held.days(state))
}
