//! Comparing what the archive of commit f38544a holds: tables made by hand from its files, what must
//! hold for any subjects, what is named by which words, and what docs/comparing.md says. What only
//! full weeks can show is tried on the invented archive under `fixtures/exercise`.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot be set up has failed
#![allow(clippy::cast_precision_loss, clippy::float_cmp)] // whole numbers, small ones

mod asks;
mod costs;
mod counted;
mod document;
mod evidence;
mod exercise;
mod hand;
mod held;
mod independent;
mod invented;
mod laws;
mod one_place;
mod series;
mod stated;
#[path = "../support/mod.rs"]
mod support;
mod tellings;

use std::sync::LazyLock;

use watchfloor::archive::{Corpus, EntryKey};
use watchfloor::compare::{
    Ask, Behind, Bounds, Cell, Dispersion, Measure, Row, RowKey, RowOrigin, Table, Value, ask,
    compare,
};
use watchfloor::query::Index;

/// The archive of commit f38544a with its index.
static KEPT: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let corpus = support::kept();
    let index = Index::build(&corpus);
    (corpus, index)
});

fn meant(text: &str) -> Ask {
    ask(text, &KEPT.0, &|_| None).unwrap_or_else(|unclear| panic!("{text}: {unclear:?}"))
}

/// A table of what some texts mean, held against the one at a place.
fn table(texts: &[&str], baseline: usize) -> Table {
    let asks: Vec<Ask> = texts.iter().map(|text| meant(text)).collect();
    of(&asks, baseline)
}

fn of(asks: &[Ask], baseline: usize) -> Table {
    let (corpus, index) = &*KEPT;
    compare(asks, baseline, Dispersion::default(), corpus, index, &|| false).unwrap()
}

/// The only row of a measure that is counted, of the whole or of a part by its word.
fn row(table: &Table, measure: Measure, key: Option<&str>) -> usize {
    let is_meant = |row: &&(usize, &Row)| {
        let word = row.1.key.as_ref().map(|key| key.word(KEPT.0.taxonomy()));
        row.1.measure == measure && row.1.line == RowOrigin::Counted && word.as_deref() == key
    };
    let rows: Vec<(usize, &Row)> = table.rows.iter().enumerate().collect();
    let found: Vec<_> = rows.iter().filter(is_meant).collect();
    assert_eq!(found.len(), 1, "rows of {measure:?} {key:?}");
    found[0].0
}

/// The cells of that row.
fn cells<'t>(table: &'t Table, measure: Measure, key: Option<&str>) -> &'t [Cell] {
    &table.rows[row(table, measure, key)].cells
}

/// The texts of that row.
fn texts(table: &Table, measure: Measure, key: Option<&str>) -> Vec<String> {
    let text = |cell: &Cell| cell.value.as_ref().map_or("–".to_owned(), Value::text);
    cells(table, measure, key).iter().map(text).collect()
}

/// The entries that are certainly behind a cell.
fn behind(table: &Table, row: usize, column: usize) -> Vec<EntryKey> {
    match table.behind(&KEPT.0, row, column) {
        Behind::Entries { certain, .. } => certain,
        other @ (Behind::Figures(_) | Behind::Digests(_) | Behind::Nothing) => panic!("{other:?}"),
    }
}

fn bounds(cell: &Cell) -> Option<Bounds> {
    cell.value.as_ref().and_then(Value::bounds)
}

fn key_of(row: &Row) -> Option<&RowKey> {
    row.key.as_ref()
}
