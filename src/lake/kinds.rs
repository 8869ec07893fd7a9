//! The kinds of entries of the taxonomy, in its order, with what they are counted as.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};
use crate::digest::{CountsAs, KindInAcled};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "kinds",
    doc: "a kind of entries; `counts_as` says what comparisons count them as",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("place", LakeType::Whole32),
        LakeColumn::new("id", LakeType::Text),
        LakeColumn::new("name", LakeType::Text),
        LakeColumn::maybe("counts_as", LakeType::Text),
        LakeColumn::maybe("acled_event", LakeType::Text),
        LakeColumn::maybe("acled_sub_event", LakeType::Text),
        LakeColumn::maybe("marking", LakeType::Text),
    ]],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    Box::new(stock.corpus().taxonomy().kinds().iter().enumerate().map(move |(place, kind)| {
        let acled = match &kind.acled {
            KindInAcled::At(acled) => Some(acled),
            KindInAcled::ByTactic | KindInAcled::Never => None,
        };
        vec![
            stock.desk(),
            LakeCell::place(place),
            LakeCell::text(&kind.id),
            LakeCell::text(&kind.name),
            LakeCell::maybe_text(kind.counts_as.map(CountsAs::word)),
            LakeCell::maybe_text(acled.map(|acled| &*acled.event)),
            LakeCell::maybe_text(acled.map(|acled| &*acled.sub_event)),
            stock.marking_of_all(),
        ]
    }))
}
