//! The waves.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "waves",
    doc: "a campaign as its file says",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("id", LakeType::Text),
        LakeColumn::new("name", LakeType::Text),
        LakeColumn::new("start_day", LakeType::Day),
        LakeColumn::maybe("end_day", LakeType::Day),
        LakeColumn::maybe("stated_days", LakeType::Whole32),
        LakeColumn::maybe("actor", LakeType::Text),
        LakeColumn::maybe("marking", LakeType::Text),
        LakeColumn::new("file", LakeType::Text),
    ]],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    Box::new(stock.corpus().waves().iter().map(move |wave| {
        vec![
            stock.desk(),
            LakeCell::text(&wave.id),
            LakeCell::text(&wave.name),
            LakeCell::Day(wave.period.from),
            LakeCell::maybe_day(wave.period.to),
            LakeCell::maybe_whole(wave.duration),
            LakeCell::maybe_text(wave.actor.as_deref()),
            stock.marking_of_all(),
            LakeCell::text(&wave.file),
        ]
    }))
}
