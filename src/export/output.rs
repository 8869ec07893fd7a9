//! Writes rows, pictures, documents and markings in a format of the table.

use std::io::{self, Write as _};

use super::format::{Format, MarkingPlace, RowsWriter};
use super::{Document, OutputCapabilities, Remark, Rows, SanitizingWriter, json};
use crate::archive::Corpus;
use crate::brief::Briefing;
use crate::picture::Drawing;

/// Writes a marking at the head of formats that are read as they are. Others have a field for it.
pub fn write_marking(
    marking: &str,
    format: Format,
    look: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    match format.marking() {
        MarkingPlace::Head(write) => write(marking, look, out),
        MarkingPlace::Field => Ok(()),
    }
}

/// Writes rows and returns what must be said beside them.
pub fn write_rows(
    rows: Rows<'_>,
    format: Format,
    look: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    match format.rows() {
        Some(RowsWriter::Fitted(write)) => {
            let left_out = write(rows, look, out)?;
            Ok((!left_out.is_empty()).then_some(Remark::NoRoom(left_out)))
        }
        Some(RowsWriter::Whole(write)) => {
            write(rows, out)?;
            out.flush()?;
            Ok(None)
        }
        None => Err(format.cannot_hold("rows")),
    }
}

/// Writes a picture.
pub fn write_picture(
    drawing: &Drawing,
    format: Format,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    match format.picture() {
        Some(write) => write(drawing, out),
        None => Err(format.cannot_hold("picture")),
    }
}

/// Writes a briefing. The corpus must be the one that it was composed from.
pub fn write_briefing(
    briefing: &Briefing,
    corpus: &Corpus,
    format: Format,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format.briefing() {
        Some(write) => write(briefing, corpus, out),
        None => Err(format.cannot_hold("briefing")),
    }
}

/// Writes one JSON document, indented for reading.
pub fn write_document(document: &Document<'_>, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    json::write_document(document, out)
}

#[cfg(test)]
mod tests {
    use super::super::ExportContent;
    use super::*;

    #[test]
    fn what_a_format_does_not_hold_is_not_written() {
        let map = Format::all(ExportContent::Entries)
            .find(|format| !format.holds(ExportContent::Rows))
            .unwrap();
        let mut out = Vec::new();
        let rows = Rows::new(&[], std::iter::empty());
        let written = write_rows(
            rows,
            map,
            OutputCapabilities::default(),
            &mut SanitizingWriter::new(&mut out),
        );
        assert_eq!(written.unwrap_err().to_string(), "geojson holds no rows");
        assert!(out.is_empty());
    }
}
