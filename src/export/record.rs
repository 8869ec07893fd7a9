//! One entry as a record: the fields that every export and listing gives it, in one order.
//!
//! Theatre, kind and tactic are ids of the taxonomy, an area is its name. What a source does not
//! say is null. `lat`, `lon` and `geo_precision` are null as long as an archive gives no
//! coordinates: nothing is guessed.

use serde_json::Value;

use super::rows::{Cell, Column, Rows, Shape};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{CitationRef, EntryRef, VersionRef};

const SOURCE: [Column; 3] = [
    Column::new("outlet", Shape::Text),
    Column::new("date", Shape::Text),
    Column::new("url", Shape::Text),
];

const VERSION: [Column; 8] = [
    Column::new("by", Shape::Text),
    Column::new("basis", Shape::Text),
    Column::new("text", Shape::Text),
    Column::new("killed", Shape::Count),
    Column::new("wounded", Shape::Count),
    Column::new("killed_or_wounded", Shape::Count),
    Column::new("captured", Shape::Count),
    Column::new("sources", Shape::Group(&SOURCE)),
];

/// What has to stand over what a row tells: rows are handed on one by one.
pub const MARKING: Column = Column::new("marking", Shape::Text).spare(2);

/// The columns of a record. Scripts rely on these names: add to the end, rename none.
pub const RECORD: [Column; 31] = [
    Column::new("id", Shape::Text),
    Column::new("digest", Shape::Text).spare(2),
    Column::new("date", Shape::Text),
    Column::new("date_to", Shape::Text).spare(2),
    Column::new("date_precision", Shape::Text).spare(2),
    Column::new("theatre", Shape::Text),
    Column::new("area", Shape::Text).shrink(),
    Column::new("kind", Shape::Text),
    Column::new("tactic", Shape::Text),
    Column::new("actor", Shape::Text).spare(1),
    Column::new("target", Shape::Text).spare(1),
    Column::new("place", Shape::Text).spare(1),
    Column::new("lat", Shape::Number).spare(2),
    Column::new("lon", Shape::Number).spare(2),
    Column::new("geo_precision", Shape::Text).spare(2),
    Column::new("killed", Shape::Count),
    Column::new("wounded", Shape::Count),
    Column::new("killed_or_wounded", Shape::Count).spare(1),
    Column::new("captured", Shape::Count).spare(1),
    Column::new("basis", Shape::Text),
    Column::new("sources", Shape::Group(&SOURCE)).spare(2),
    Column::new("text", Shape::Text).shrink(),
    Column::new("tags", Shape::List).spare(2),
    Column::new("repeats", Shape::List).spare(2),
    Column::new("file", Shape::Text).spare(2),
    Column::new("line", Shape::Number).spare(2),
    Column::new("tactics", Shape::List).spare(2),
    Column::new("note", Shape::Text).spare(2),
    Column::new("versions", Shape::Group(&VERSION)).spare(2),
    Column::new("wave", Shape::Text).spare(2),
    MARKING,
];

/// The cells of one entry under [`RECORD`]; none where the corpus has no such entry.
pub fn record(corpus: &Corpus, key: EntryKey) -> Option<Vec<Cell>> {
    let entry = corpus.entry(key)?;
    let words = corpus.taxonomy();
    let toll = entry.casualties;
    let area = entry.area.map(|area| words.area_name(area));
    let tactics = entry.tactics.iter().map(|tactic| words.tactic_word(tactic).to_owned());
    Some(vec![
        Cell::Text(entry.id()),
        Cell::text(Some(entry.digest().id())),
        Cell::text(Some(entry.date.from)),
        Cell::text(Some(entry.date.to)),
        Cell::text(Some(entry.date.precision.word())),
        Cell::text(Some(words.theatre_word(entry.theatre))),
        Cell::text(area),
        Cell::text(Some(words.kind_word(entry.kind))),
        Cell::text(entry.tactics.main().map(|tactic| words.tactic_word(tactic))),
        Cell::text(entry.actor()),
        Cell::text(entry.target()),
        Cell::text(entry.place_text()),
        Cell::Nothing,
        Cell::Nothing,
        Cell::Nothing,
        Cell::count(toll.killed),
        Cell::count(toll.wounded),
        Cell::count(toll.killed_or_wounded),
        Cell::count(toll.captured),
        Cell::text(Some(entry.basis)),
        sources(entry.sources()),
        Cell::text(Some(entry.text())),
        Cell::List(entry.tags().map(str::to_owned).collect()),
        Cell::List(repeats(corpus, key)),
        Cell::text(Some(&entry.digest().head().file)),
        Cell::number(entry.line),
        Cell::List(tactics.collect()),
        Cell::text(entry.note()),
        versions(entry),
        Cell::text(entry.wave()),
        Cell::text(corpus.markings_of([key.digest]).all()),
    ])
}

/// One entry as a JSON object.
pub fn entry(corpus: &Corpus, key: EntryKey) -> Option<Value> {
    record(corpus, key).map(|row| Rows::object(&RECORD, &row))
}

/// Sources as one cell.
pub(super) fn sources<'a>(citations: impl Iterator<Item = CitationRef<'a>>) -> Cell {
    let source = |citation: CitationRef<'_>| {
        let outlet = Cell::text(Some(citation.outlet));
        vec![outlet, Cell::text(citation.date), Cell::text(citation.url)]
    };
    Cell::Group(citations.map(source).collect())
}

/// Sources as JSON.
pub(super) fn sources_json<'a>(citations: impl Iterator<Item = CitationRef<'a>>) -> Value {
    sources(citations).json(Shape::Group(&SOURCE))
}

fn versions(entry: EntryRef<'_>) -> Cell {
    let version = |version: VersionRef<'_>| {
        let toll = version.casualties();
        vec![
            Cell::text(Some(version.by())),
            Cell::text(Some(version.basis())),
            Cell::text(version.text()),
            Cell::count(toll.killed),
            Cell::count(toll.wounded),
            Cell::count(toll.killed_or_wounded),
            Cell::count(toll.captured),
            sources(version.sources()),
        ]
    };
    Cell::Group(entry.versions().map(version).collect())
}

/// The ids of the other tellings of the event.
fn repeats(corpus: &Corpus, key: EntryKey) -> Vec<String> {
    let others = corpus.repeats(key).filter_map(|other| corpus.entry(other));
    others.map(|other| other.id()).collect()
}
