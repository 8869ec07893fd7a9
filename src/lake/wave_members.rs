//! The entries of waves: those that name one, and the attacks and clashes of its actor on its days. That
//! needs the tree of actors, which engines do not have. Of each event only the telling that counts is one.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "wave_members",
    doc: "an entry of a wave",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("wave", LakeType::Text),
        LakeColumn::new("entry", LakeType::Text),
        LakeColumn::maybe("marking", LakeType::Text),
    ]],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    let corpus = stock.corpus();
    Box::new(corpus.waves().iter().enumerate().flat_map(move |(at, wave)| {
        let members = corpus.members(at).into_iter().filter(|key| stock.holds(*key));
        members.filter_map(move |key| {
            Some(vec![
                stock.desk(),
                LakeCell::text(&wave.id),
                LakeCell::shown(corpus.entry(key)?.id()),
                stock.marking_of(key.digest),
            ])
        })
    }))
}
