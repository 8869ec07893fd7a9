//! The formats by name, and the door to each.

use std::io::{self, Write as _};

use super::{Document, Door, Rows, csv, json, markdown, ndjson, table, yaml};
use crate::page::Page;

/// A way to write rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Aligned columns for reading
    #[default]
    Table,
    /// One JSON document
    Json,
    /// One JSON object a line
    Ndjson,
    /// Comma-separated values, safe to open in a spreadsheet
    Csv,
    /// A Markdown table
    Markdown,
    /// YAML, as the archive is written in
    Yaml,
}

/// What the other end can show. The default is a pipe: no width, no colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal; none for a pipe, where nothing is cut.
    pub width: Option<usize>,
    /// Bold headings.
    pub color: bool,
    /// Only ASCII signs of the program's own; names stay as they are.
    pub ascii: bool,
}

impl Look {
    /// The text with the program's own signs in ASCII, where that is asked for.
    pub fn spell(self, text: String) -> String {
        let signs = [("–", "-"), ("≥", ">="), ("…", "..."), ("•", "-"), ("×", "x")];
        if !self.ascii || text.is_ascii() {
            return text;
        }
        signs.iter().fold(text, |text, (sign, plain)| text.replace(sign, plain))
    }
}

/// Writes a marking at the head of what is read as it is. The other formats have a field for it.
pub fn write_marking(
    marking: &str,
    format: Format,
    look: Look,
    out: &mut Door<'_>,
) -> io::Result<()> {
    match format {
        Format::Table if look.color => {
            out.bold(&look.spell(marking.to_owned()))?;
            out.write_all(b"\n")
        }
        Format::Table => writeln!(out, "{}", look.spell(marking.to_owned())),
        Format::Markdown => markdown::write_marking(marking, out),
        Format::Json | Format::Ndjson | Format::Csv | Format::Yaml => Ok(()),
    }
}

/// Writes rows and gives the names of columns that had no room.
pub fn write_rows(
    rows: Rows<'_>,
    format: Format,
    look: Look,
    out: &mut Door<'_>,
) -> io::Result<Vec<&'static str>> {
    match format {
        Format::Table => return table::write(rows, look, out),
        Format::Json => json::write(rows, out)?,
        Format::Ndjson => ndjson::write(rows, out)?,
        Format::Csv => csv::write(rows, out)?,
        Format::Markdown => markdown::write(rows, out)?,
        Format::Yaml => yaml::write(rows, out)?,
    }
    out.flush()?;
    Ok(Vec::new())
}

/// Writes one JSON document, indented for reading.
pub fn write_document(document: &Document<'_>, out: &mut Door<'_>) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Writes one YAML document.
pub fn write_yaml(document: &Document<'_>, out: &mut Door<'_>) -> io::Result<()> {
    yaml::write_document(document, out)?;
    out.flush()
}

/// Writes pages as one Markdown document: what follows the first is a part of it.
pub fn write_pages(pages: &[Page], out: &mut Door<'_>) -> io::Result<()> {
    for (at, page) in pages.iter().enumerate() {
        if at > 0 {
            out.write_all(b"\n")?;
        }
        markdown::write_page(page, if at == 0 { "#" } else { "##" }, out)?;
    }
    out.flush()
}
