//! The entries: a row for each telling of an event. Its columns, group by group, are in `entry_columns`.

use super::entry_columns::{COLUMNS, EntryRow, GROUPS};
use super::{LakeCell, LakeRows, LakeStock, LakeTable};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "entries",
    doc: "a telling of an event by a digest",
    columns: &COLUMNS,
    partition: Some("month"),
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    let many = COLUMNS.iter().map(|group| group.len()).sum();
    Box::new(stock.entries().map(move |(key, entry)| {
        let row = EntryRow { stock, key, entry };
        let mut cells: Vec<LakeCell<'a>> = Vec::with_capacity(many);
        for group in &GROUPS {
            (group.cells)(&row, &mut cells);
        }
        cells
    }))
}
