//! Which rows are empty on all sides, so that they can be folded.

use crate::compare::{Cell, Group, Measure, Row, RowOrigin, Table, Value};

/// Up to this many days, every day is listed, as in exports: a gap would be misread.
const DAYS: usize = 31;

/// Tells for each row whether it is empty on all sides, and with it all of its parts. When a
/// subject was is never empty, and neither is the number of all attacks: a zero there is news.
pub(super) fn empty_rows(table: &Table) -> Vec<bool> {
    let days = table.rows.iter().filter(|row| row.measure.is_of_one_day()).count();
    let is_short = days <= DAYS;
    let mut empty = vec![false; table.rows.len()];
    // From below, so that a whole knows of its parts: the least depth of a row that is not empty.
    let mut full: Option<(Group, u8)> = None;
    for (row, empty) in table.rows.iter().zip(&mut empty).rev() {
        let has_full_part =
            full.is_some_and(|(group, depth)| group == row.group && depth > row.depth);
        let is_listed = is_always_listed(row) || (is_short && row.measure.is_of_one_day());
        *empty = !has_full_part && !is_listed && row.cells.iter().all(is_empty);
        if !*empty {
            full = Some((row.group, row.depth));
        }
    }
    empty
}

fn is_always_listed(row: &Row) -> bool {
    let is_total = row.measure == Measure::ATTACKS && row.key.is_none();
    is_total || row.group == Group::Duration || row.line != RowOrigin::Counted
}

/// Returns true where nothing is said, or nothing is counted without a doubt.
fn is_empty(cell: &Cell) -> bool {
    match &cell.value {
        None => true,
        Some(Value::Number(sum) | Value::Mean(sum, _)) => {
            sum.is_silent() || (sum.high == Some(0) && sum.unsaid == 0)
        }
        Some(Value::Rate(rate)) => *rate == 0.0,
        Some(
            Value::Day(_)
            | Value::Entry(_)
            | Value::Words(_)
            | Value::Spread(..)
            | Value::Gap { .. },
        ) => false,
    }
}
