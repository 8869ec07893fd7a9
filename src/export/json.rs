//! JSON: an array of objects.

use std::io::{self, Write};

use serde_json::Value;

use super::format::{FormatSpec, MarkingPlace, RowsWriter, Single};
use super::{About, Document, Remark, Rows, SanitizingWriter, comparison};
use crate::text::clean;

pub(super) static FORMAT: FormatSpec =
    FormatSpec::new("json", "One JSON document", &["json"], MarkingPlace::Field)
        .rows(RowsWriter::Whole(|rows, out| write(rows, out)))
        .extract(write_extract)
        .single(Single::Document(write_document))
        .comparison("One JSON document", comparison::JSON);

/// Writes the rows as one array, one object per row, as they come.
fn write(rows: Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = rows.columns();
    let mut between = "[\n";
    let mut any = false;
    for row in rows {
        out.write_all(between.as_bytes())?;
        let object = serde_json::to_string(&cleaned(Rows::object(columns, &row)))?;
        write!(out, "  {object}")?;
        between = ",\n";
        any = true;
    }
    out.write_all(if any { b"\n]\n" } else { b"[]\n" })
}

/// Writes what an extract says about itself, and its entries.
fn write_extract(
    about: &About,
    rows: Rows<'_>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    let head = cleaned(about.json());
    write!(out, "{{\n\"export\": {head},\n\"entries\": ")?;
    write(rows, out)?;
    out.write_all(b"}\n")?;
    Ok(None)
}

/// Writes one document, part by part, indented for reading.
pub(super) fn write_document(
    document: &Document<'_>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Cleans every text in a value. JSON would write a control character as `\u001b`, which the
/// sanitizing writer cannot see and the next program would decode again.
pub(super) fn cleaned(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(clean(&text).into_owned()),
        Value::Array(values) => values.into_iter().map(cleaned).collect(),
        Value::Object(fields) => {
            let pair = |(name, value): (String, Value)| (clean(&name).into_owned(), cleaned(value));
            Value::Object(fields.into_iter().map(pair).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, OutputCell, Shape};
    use super::*;

    fn written(words: &[&str]) -> String {
        let columns = [Column::new("text", Shape::Text)];
        let rows = words.iter().map(|word| vec![OutputCell::Text((*word).to_owned())]);
        let mut out = Vec::new();
        write(Rows::new(&columns, rows), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn no_row_one_row_and_more_are_arrays() {
        assert_eq!(written(&[]), "[]\n");
        assert_eq!(written(&["a", "b"]), "[\n  {\"text\":\"a\"},\n  {\"text\":\"b\"}\n]\n");
    }

    #[test]
    fn an_escape_does_not_hide_in_an_escape() {
        assert_eq!(written(&["a\u{1b}[2Jb\u{202e}"]), "[\n  {\"text\":\"a[2Jb\"}\n]\n");
    }
}
