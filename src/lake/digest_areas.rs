//! The areas that digests list by themselves.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};
use crate::cover::listed_states;

pub(super) static TABLE: LakeTable = LakeTable {
    name: "digest_areas",
    doc: "an area that a digest lists, and what the digest holds of it",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("digest", LakeType::Text),
        LakeColumn::new("theatre", LakeType::Text),
        LakeColumn::new("area", LakeType::Text),
        LakeColumn::new("state", LakeType::Text),
        LakeColumn::new("rank", LakeType::Whole32),
        LakeColumn::maybe("marking", LakeType::Text),
    ]],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    let words = stock.corpus().taxonomy();
    Box::new(stock.digests().flat_map(move |(at, digest)| {
        listed_states(digest).areas.into_iter().map(move |(theatre, area, state)| {
            vec![
                stock.desk(),
                LakeCell::text(digest.id()),
                LakeCell::text(words.theatre_word(theatre)),
                LakeCell::text(words.area_name(area)),
                LakeCell::text(state.word()),
                LakeCell::place(state as usize),
                stock.marking_of(at),
            ]
        })
    }))
}
