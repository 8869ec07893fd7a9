//! The heads of digests.

use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};
use crate::cover::{State, listed_states};

pub(super) static TABLE: LakeTable = LakeTable {
    name: "digests",
    doc: "a digest as it says of itself, with the theatres of which it holds more than words",
    columns: &[&[
        LakeColumn::new("desk", LakeType::Text),
        LakeColumn::new("id", LakeType::Text),
        LakeColumn::new("title", LakeType::Text),
        LakeColumn::new("publisher", LakeType::Text),
        LakeColumn::new("series", LakeType::Text),
        LakeColumn::new("coverage", LakeType::Text),
        LakeColumn::new("start_day", LakeType::Day),
        LakeColumn::maybe("end_day", LakeType::Day),
        LakeColumn::new("period_basis", LakeType::Text),
        LakeColumn::maybe("published", LakeType::Text),
        LakeColumn::maybe("trend", LakeType::Text),
        LakeColumn::new("entries", LakeType::Whole32),
        LakeColumn::new("theatres", LakeType::Texts),
        LakeColumn::maybe("marking", LakeType::Text),
        LakeColumn::new("file", LakeType::Text),
    ]],
    partition: None,
    rows,
};

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    let words = stock.corpus().taxonomy();
    Box::new(stock.digests().map(move |(at, digest)| {
        let head = digest.head();
        // Of a theatre of which only words are held nobody knows that nothing happened there.
        let listed = listed_states(digest).theatres.into_iter();
        let listed = listed.filter(|(_, state)| *state != State::WordsOnly);
        let theatres: Vec<&str> = listed.map(|(theatre, _)| words.theatre_word(theatre)).collect();
        vec![
            stock.desk(),
            LakeCell::text(&head.id),
            LakeCell::text(&head.title),
            LakeCell::text(&head.publisher),
            LakeCell::shown(head.series),
            LakeCell::shown(head.coverage),
            LakeCell::Day(head.period.from),
            LakeCell::maybe_day(head.period.to),
            LakeCell::shown(head.period_basis),
            LakeCell::maybe_shown(head.published),
            LakeCell::maybe_shown(head.trend),
            LakeCell::place(digest.len()),
            LakeCell::texts(theatres.into_iter()),
            stock.marking_of(at),
            LakeCell::text(&head.file),
        ]
    }))
}
