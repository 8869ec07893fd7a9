//! Other accounts within an entry, in the order of the document.

use super::cell::count_columns;
use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};
use crate::digest::Harm;

pub(super) static TABLE: LakeTable = LakeTable {
    name: "versions",
    doc: "another account of an event, within an entry",
    columns: &[
        &[
            LakeColumn::new("desk", LakeType::Text),
            LakeColumn::new("entry", LakeType::Text),
            LakeColumn::new("number", LakeType::Whole32),
            LakeColumn::new("by", LakeType::Text),
            LakeColumn::new("basis", LakeType::Text),
            LakeColumn::maybe("stance", LakeType::Text),
            LakeColumn::maybe("date", LakeType::Text),
            LakeColumn::maybe("text", LakeType::Text),
            LakeColumn::maybe("marking", LakeType::Text),
        ],
        &count_columns!("killed"),
        &count_columns!("wounded"),
        &count_columns!("killed_or_wounded"),
        &count_columns!("captured"),
    ],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    Box::new(stock.entries().flat_map(move |(key, entry)| {
        entry.versions().enumerate().map(move |(number, told)| {
            let mut cells = vec![
                stock.desk(),
                LakeCell::shown(entry.id()),
                LakeCell::place(number),
                LakeCell::text(told.by()),
                LakeCell::text(told.basis().word()),
                LakeCell::maybe_shown(told.stance()),
                LakeCell::maybe_shown(told.date()),
                LakeCell::maybe_text(told.text()),
                stock.marking_of(key.digest),
            ];
            let tolls = told.casualties();
            cells.extend(Harm::ALL.into_iter().flat_map(|harm| LakeCell::count(tolls.get(harm))));
            cells
        })
    }))
}
