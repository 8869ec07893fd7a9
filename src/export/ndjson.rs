//! Newline-delimited JSON: one object per line, complete at the end of the line.

use std::io::{self, Write};

use super::Rows;
use super::format::{FormatSpec, MarkingPlace, RowsWriter};
use super::json::cleaned;

pub(super) static FORMAT: FormatSpec =
    FormatSpec::new("ndjson", "One JSON object a line", &["ndjson", "jsonl"], MarkingPlace::Field)
        .rows(RowsWriter::Whole(|rows, out| write(rows, out)));

/// Writes the rows, one object per line.
fn write(rows: Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = rows.columns();
    for row in rows {
        writeln!(out, "{}", cleaned(Rows::object(columns, &row)))?;
    }
    Ok(())
}
