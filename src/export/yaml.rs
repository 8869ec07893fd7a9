//! YAML: a list of mappings, or one document. The keys are those of JSON, not those of an archive.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::format::{FormatSpec, MarkingPlace, RowsWriter, Single};
use super::yaml_quotes::QuotingWriter;
use super::{About, Document, Remark, Rows, SanitizingWriter, json};

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "yaml",
    "YAML, as the archive is written in",
    &["yaml", "yml"],
    MarkingPlace::Field,
)
.rows(RowsWriter::Whole(|rows, out| write(rows, out)))
.extract(write_extract)
.single(Single::Document(write_document));

/// Writes the rows as one list, one mapping per row, as they come.
fn write(rows: Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = rows.columns();
    let mut any = false;
    for row in rows {
        // A list with one element is a piece of the whole list.
        write_value(&Value::Array(vec![Rows::object(columns, &row)]), out)?;
        any = true;
    }
    if any { Ok(()) } else { out.write_all(b"[]\n") }
}

/// Writes what an extract says about itself, and its entries.
fn write_extract(
    about: &About,
    rows: Rows<'_>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    write_value(&json!({ "export": about.json() }), out)?;
    out.write_all(if about.entries == 0 { b"entries: " } else { b"entries:\n" })?;
    write(rows, out)?;
    Ok(None)
}

/// Writes one document, part by part.
fn write_document(document: &Document<'_>, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let mut quoting = QuotingWriter::new(&mut *out);
    serde_yaml::to_writer(&mut quoting, document).map_err(io::Error::other)?;
    quoting.finish()?;
    out.flush()
}

/// Writes one value.
fn write_value(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    let text = serde_yaml::to_string(&json::cleaned(value.clone())).map_err(io::Error::other)?;
    let mut quoting = QuotingWriter::new(out);
    quoting.write_all(text.as_bytes())?;
    quoting.finish()
}

#[cfg(test)]
mod tests {
    use super::super::{Column, OutputCell, Shape};
    use super::*;

    #[test]
    fn rows_are_one_list_that_reads_back() {
        let columns = [Column::new("text", Shape::Text)];
        let words = ["yes", "a: b", "\u{1b}[2Jx", "007"];
        let rows = words.map(|word| vec![OutputCell::Text(word.to_owned())]);
        let mut out = Vec::new();
        write(Rows::new(&columns, rows.into_iter()), &mut out).unwrap();
        let back: Value = serde_yaml::from_slice(&out).unwrap();
        let texts: Vec<_> = back.as_array().unwrap().iter().map(|row| &row["text"]).collect();
        assert_eq!(texts, ["yes", "a: b", "[2Jx", "007"]);
    }
}
