//! The parts of figures.

use super::cell::count_columns;
use super::figures::all;
use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};
use crate::digest::PartKey;

pub(super) static TABLE: LakeTable = LakeTable {
    name: "figure_parts",
    doc: "a part of a figure; `key` is an id of the taxonomy or the name of an area, missing where the \
          taxonomy does not have it",
    columns: &[
        &[
            LakeColumn::new("desk", LakeType::Text),
            LakeColumn::new("source", LakeType::Text),
            LakeColumn::new("source_id", LakeType::Text),
            LakeColumn::new("number", LakeType::Whole32),
            LakeColumn::new("part", LakeType::Whole32),
            LakeColumn::new("label", LakeType::Text),
            LakeColumn::new("key_of", LakeType::Text),
            LakeColumn::maybe("key", LakeType::Text),
            LakeColumn::maybe("marking", LakeType::Text),
        ],
        &count_columns!("count"),
    ],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    let words = stock.corpus().taxonomy();
    Box::new(all(stock).flat_map(move |quoted| {
        quoted.figure.parts.iter().enumerate().map(move |(at, part)| {
            let (key_of, key) = match part.key {
                PartKey::Theatre(id) => ("theatre", Some(words.theatre_word(id))),
                PartKey::Area(id) => ("area", Some(words.area_name(id))),
                PartKey::Tactic(id) => ("tactic", Some(words.tactic_word(id))),
                PartKey::Other => ("label", None),
            };
            let mut cells = vec![
                stock.desk(),
                LakeCell::text(quoted.source),
                LakeCell::text(quoted.id),
                LakeCell::place(quoted.number),
                LakeCell::place(at),
                LakeCell::text(&part.label),
                LakeCell::text(key_of),
                LakeCell::maybe_text(key),
                quoted.marking(stock),
            ];
            cells.extend(LakeCell::count(Some(part.count)));
            cells
        })
    }))
}
