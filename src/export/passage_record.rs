//! What was found as records, entries or not. A passage has the columns of an entry, and fills those
//! for which it has a value.

use super::record::{RECORD, recorded, sources};
use super::rows::{OutputCell, Rows};
use crate::archive::{Corpus, PassageKey, RecordKey};
use crate::digest::{DateSpan, Digest, Passage, PassageDate, Precision};

/// Returns some records. Those that the corpus does not have are left out.
pub fn found_records<'a>(
    corpus: &'a Corpus,
    keys: impl Iterator<Item = RecordKey> + 'a,
) -> Rows<'a> {
    let cells = |key| match key {
        RecordKey::Entry(key) => Some(RECORD.cells(&recorded(corpus, key)?)),
        RecordKey::Passage(key) => Some(passage_cells(corpus, key, &corpus.passage(key)?)),
    };
    Rows::new(RECORD.columns(), keys.filter_map(cells))
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
        "text" => OutputCell::Text(passage.text().into_owned()),
        "file" => OutputCell::text(Some(passage.home.file())),
        "line" => OutputCell::number(passage.line()),
        "marking" => {
            let digest = key.home.digest();
            let of =
                digest.map_or_else(|| corpus.markings().all(), |at| corpus.markings_of([at]).all());
            OutputCell::text(of)
        }
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
