//! The days that digests cover, each with what the digest by itself holds of it.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};
use crate::cover::{Scope, State, covers_days, last_full_days, state_of};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "digest_days",
    doc: "a day that a digest covers; where `late` is true nothing of it is held in full, since the next \
          digest of the series may tell more",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("digest", LakeType::Text),
        LakeColumn::new("date", LakeType::Day),
        LakeColumn::new("state", LakeType::Text),
        LakeColumn::new("rank", LakeType::Whole32),
        LakeColumn::new("late", LakeType::Truth),
        LakeColumn::maybe("marking", LakeType::Text),
    ]],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    let last_full = last_full_days(stock.corpus().digests());
    Box::new(stock.digests().zip(last_full).flat_map(move |((at, digest), last_full)| {
        let head = digest.head();
        let state = state_of(digest, Scope::All);
        let to = head.period.to.filter(|_| covers_days(head));
        let days = head.period.from.iter_days();
        days.take_while(move |day| to.is_some_and(|to| *day <= to)).map(move |day| {
            let late = last_full.is_none_or(|last| day > last);
            let state = if late { state.min(State::InPart) } else { state };
            vec![
                stock.desk(),
                LakeCell::text(digest.id()),
                LakeCell::Day(day),
                LakeCell::text(state.word()),
                LakeCell::place(state as usize),
                LakeCell::Truth(late),
                stock.marking_of(at),
            ]
        })
    }))
}
