//! The tactics of entries: an entry with several counts under each.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "entry_tactics",
    doc: "a tactic of an entry; `rank` 0 is the main one",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("entry", LakeType::Text),
        LakeColumn::new("tactic", LakeType::Text),
        LakeColumn::new("rank", LakeType::Whole32),
        LakeColumn::maybe("marking", LakeType::Text),
    ]],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    let words = stock.corpus().taxonomy();
    Box::new(stock.entries().flat_map(move |(key, entry)| {
        let tactics: Vec<_> = entry.tactics.iter().collect();
        tactics.into_iter().enumerate().map(move |(rank, tactic)| {
            vec![
                stock.desk(),
                LakeCell::shown(entry.id()),
                LakeCell::text(words.tactic_word(tactic)),
                LakeCell::place(rank),
                stock.marking_of(key.digest),
            ]
        })
    }))
}
