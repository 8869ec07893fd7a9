//! A comparison as the table of a picture.

use std::io;

use super::{Comparison, RatioReading, against, label, listed, value};
use crate::archive::Corpus;
use crate::compare::{Group, Row, Table};
use crate::export::{SanitizingWriter, svg};
use crate::picture::{Drawing, PictureCaption, PictureSize, TableLine, table_picture};

/// Writes the table of a comparison as a picture of the usual size.
pub(super) fn write(it: &Comparison<'_>, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let caption = comparison_caption(it.table, it.corpus);
    let size = PictureSize::default();
    svg::write(&draw_comparison(it.table, it.corpus, it.reading, (size, &caption)), out)
}

/// Returns what a picture of a comparison says of itself.
pub fn comparison_caption(table: &Table, corpus: &Corpus) -> PictureCaption {
    let subjects = &table.subjects;
    let names: Vec<&str> = subjects.iter().map(|subject| subject.id.as_str()).collect();
    let with_days = subjects.iter().enumerate().filter(|(_, subject)| subject.coverage.of() > 0);
    let held: Vec<String> =
        with_days.map(|(at, subject)| format!("{}: {}", at + 1, subject.coverage.held)).collect();
    let mut keys: Vec<_> = subjects.iter().flat_map(|subject| &subject.entries).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    PictureCaption {
        query: names.join(" against "),
        held: (!held.is_empty()).then(|| held.join("; ")),
        outlets: corpus.outlets_cited(&keys),
        as_of: corpus.as_of().map(ToString::to_string),
        marking: corpus.markings().all(),
    }
}

/// Draws the table of a comparison.
pub fn draw_comparison(
    table: &Table,
    corpus: &Corpus,
    reading: RatioReading,
    (size, caption): (PictureSize, &PictureCaption),
) -> Drawing {
    let heads: Vec<String> = table.subjects.iter().map(|subject| subject.name.clone()).collect();
    let mut lines = Vec::new();
    for group in Group::ALL {
        let (rows, _) = listed(table, group);
        if rows.is_empty() {
            continue;
        }
        let name = group.word().to_owned();
        lines.push(TableLine { name, depth: 0, cells: Vec::new() });
        lines.extend(rows.into_iter().map(|row| line(row, table, corpus, reading)));
    }
    table_picture(size, &heads, &lines, caption)
}

fn line(row: &Row, table: &Table, corpus: &Corpus, reading: RatioReading) -> TableLine {
    let shown = reading.shown.of(row);
    let cell = |(column, cell): (usize, &crate::compare::Cell)| {
        let Some(mut text) = value(cell, corpus, shown) else { return "–".to_owned() };
        if let Some(against) = against(cell, shown, reading.direction) {
            text += &against;
        }
        if cell.contradicted {
            text.push('!');
        }
        // Its reason stands in the table of the command line; here only that there is one.
        if table.own_reasons(cell, column).next().is_some() {
            text.push('†');
        }
        text
    };
    let cells = row.cells.iter().enumerate().map(cell).collect();
    TableLine { name: label(row, corpus), depth: row.depth, cells }
}
