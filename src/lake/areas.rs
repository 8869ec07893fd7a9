//! The areas of the taxonomy, in its order.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "areas",
    doc: "an area of a theatre; entries have its name, which two theatres may both have",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("place", LakeType::Whole32),
        LakeColumn::new("theatre", LakeType::Text),
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
    Box::new(words.areas().enumerate().map(move |(place, (id, area))| {
        vec![
            stock.desk(),
            LakeCell::place(place),
            LakeCell::text(words.theatre_word(area.theatre)),
            LakeCell::text(words.area_word(id)),
            LakeCell::text(&area.name),
            LakeCell::Truth(words.is_west(area.theatre, Some(id))),
            stock.marking_of_all(),
        ]
    }))
}
