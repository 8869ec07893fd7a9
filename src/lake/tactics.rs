//! The tactics of the taxonomy, in its order.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "tactics",
    doc: "a tactic of the taxonomy, with its place in ACLED's vocabulary",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("place", LakeType::Whole32),
        LakeColumn::new("id", LakeType::Text),
        LakeColumn::new("name", LakeType::Text),
        LakeColumn::maybe("acled_event", LakeType::Text),
        LakeColumn::maybe("acled_sub_event", LakeType::Text),
        LakeColumn::maybe("marking", LakeType::Text),
    ]],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    Box::new(stock.corpus().taxonomy().tactics().iter().enumerate().map(move |(place, tactic)| {
        let acled = tactic.acled.as_ref();
        vec![
            stock.desk(),
            LakeCell::place(place),
            LakeCell::text(&tactic.id),
            LakeCell::text(&tactic.name),
            LakeCell::maybe_text(acled.map(|acled| &*acled.event)),
            LakeCell::maybe_text(acled.map(|acled| &*acled.sub_event)),
            stock.marking_of_all(),
        ]
    }))
}
