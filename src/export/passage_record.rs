//! What was found as records, entries or not. A passage has the columns of an entry, and fills those
//! for which it has a value. Beside these a hit says how many of the words it has if not all.

use std::sync::LazyLock;

use super::citation_rows::sources;
use super::columns::ColumnSelection;
use super::layout::ExtendedColumns;
use super::noted_rows::noted;
use super::record::{RECORD, record_cells, recorded};
use super::rows::{Column, OutputCell, Rows, Shape};
use crate::archive::{Corpus, PassageKey, RecordKey};
use crate::digest::{DateSpan, Digest, Passage, PassageDate, Precision};

/// How many of the words that are looked for a hit has, as `2 of 3`; nothing where it has all.
pub const WORDS_MET: Column = Column::new("words_met", Shape::Text).spare(2);

/// The columns of what was found: those of a record, and [`WORDS_MET`].
pub static FOUND_COLUMNS: LazyLock<ExtendedColumns> =
    LazyLock::new(|| ExtendedColumns::of(RECORD.columns(), WORDS_MET));

/// Returns the cell of [`WORDS_MET`] for a number of words, of how many.
pub fn words_met(met: Option<(usize, usize)>) -> OutputCell {
    OutputCell::text(met.map(|(met, of)| format!("{met} of {of}")))
}

/// Returns some records, each with how many of the words it has if not all. Those that the corpus
/// does not have are left out. Of entries only chosen columns are read, where some are chosen.
pub fn found_records<'a>(
    corpus: &'a Corpus,
    hits: impl Iterator<Item = (RecordKey, Option<(usize, usize)>)> + 'a,
    chosen: Option<&'a ColumnSelection>,
) -> Rows<'a> {
    let cells = move |(key, met)| {
        let cells = match key {
            RecordKey::Entry(key) => record_cells(&recorded(corpus, key)?, chosen),
            RecordKey::Passage(key) => passage_cells(corpus, key, &corpus.passage(key)?),
        };
        Some((cells, words_met(met)))
    };
    FOUND_COLUMNS.rows(hits.filter_map(cells))
}

fn passage_cells(corpus: &Corpus, key: PassageKey, passage: &Passage<'_>) -> Vec<OutputCell> {
    let words = corpus.taxonomy();
    let period = passage.date().period();
    let cell = |column: &str| match column {
        "id" => OutputCell::Text(passage.id()),
        "digest" => {
            OutputCell::text(key.home.digest().and_then(|at| corpus.digest(at)).map(Digest::id))
        }
        "wave" if key.home.digest().is_none() => OutputCell::text(Some(passage.home.id())),
        "date" => OutputCell::text(Some(period.from)),
        "date_to" => OutputCell::text(period.to),
        "date_precision" => OutputCell::text(Some(precision(passage).word())),
        "theatre" => OutputCell::text(passage.theatre.map(|theatre| words.theatre_word(theatre))),
        "area" => OutputCell::text(passage.area.map(|area| words.area_name(area))),
        "basis" => OutputCell::text(passage.basis()),
        "sources" => sources(passage.sources().iter().map(|source| source.view())),
        "text" => OutputCell::Text(passage.labelled_text().into_owned()),
        "file" => OutputCell::text(Some(passage.home.file())),
        "line" => OutputCell::number(passage.line()),
        "marking" => {
            let digest = key.home.digest();
            let of =
                digest.map_or_else(|| corpus.markings().all(), |at| corpus.markings_of([at]).all());
            OutputCell::text(of)
        }
        "noted" => noted(corpus, RecordKey::Passage(key)),
        "in" => OutputCell::text(Some(passage.kind().word())),
        "date_from" => OutputCell::text(Some(match passage.date() {
            PassageDate::Own(_) => "own",
            PassageDate::OfHome(_) if key.home.digest().is_some() => "digest",
            PassageDate::OfHome(_) => "wave",
        })),
        _ => OutputCell::Nothing, // what only an entry has
    };
    RECORD.columns().iter().map(|column| cell(column.name)).collect()
}

fn precision(passage: &Passage<'_>) -> Precision {
    let period = passage.date().period();
    match period.to {
        Some(to) if to == period.from => DateSpan::day(to).precision,
        Some(_) | None => Precision::Range,
    }
}
