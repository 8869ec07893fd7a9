//! The theatres of the taxonomy, in its order.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "theatres",
    doc: "a theatre of the taxonomy",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("place", LakeType::Whole32),
        LakeColumn::new("id", LakeType::Text),
        LakeColumn::new("name", LakeType::Text),
        LakeColumn::new("west", LakeType::Truth),
        LakeColumn::maybe("marking", LakeType::Text),
    ]],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    let words = stock.corpus().taxonomy();
    Box::new(words.theatres().enumerate().map(move |(place, (id, theatre))| {
        vec![
            stock.desk(),
            LakeCell::place(place),
            LakeCell::text(words.theatre_word(id)),
            LakeCell::text(&theatre.name),
            LakeCell::Truth(words.is_west(id, None)),
            stock.marking_of_all(),
        ]
    }))
}
