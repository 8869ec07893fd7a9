//! A briefing as Markdown: headings, lists and tables, with footnotes; what the analyst says is quoted, so
//! that it is never taken for what is told. Pictures are tables.

use std::io::{self, Write};

use super::sheet::{BriefSheet, SheetBlock, SheetField, SheetRow, SheetSpan, SheetTable};
use super::sheet_of::sheet_of;
use crate::archive::Corpus;
use crate::brief::{BriefCells, Briefing};
use crate::export::SanitizingWriter;
use crate::export::markdown::{escaped, line, linked};
use crate::export::report::wrapped;

/// Writes a briefing.
pub(in crate::export) fn write(
    briefing: &Briefing,
    corpus: &Corpus,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = SanitizingWriter::new(out);
    write_sheet(&sheet_of(briefing, corpus), &mut out)?;
    out.flush()
}

fn write_sheet(sheet: &BriefSheet, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    if let Some(marking) = &sheet.marking {
        writeln!(out, "**{}**\n", escaped(marking))?;
    }
    writeln!(out, "# {}\n", escaped(&sheet.title))?;
    wrapped("", "", &escaped(&sheet.origin), out)?;
    for block in &sheet.blocks {
        out.write_all(b"\n")?;
        write_block(block, out)?;
    }
    for (number, note) in (1..).zip(&sheet.notes) {
        out.write_all(b"\n")?;
        wrapped(&format!("[^{number}]: "), "    ", &linked(note), out)?;
    }
    if let Some(marking) = &sheet.marking {
        writeln!(out, "\n**{}**", escaped(marking))?;
    }
    Ok(())
}

fn write_block(block: &SheetBlock, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    match block {
        SheetBlock::Section(heading) => writeln!(out, "## {}", escaped(heading)),
        SheetBlock::Item { number, spans } => writeln!(out, "### {number}. {}", words(spans)),
        SheetBlock::Words { spans, .. } => wrapped("", "", &words(spans), out),
        SheetBlock::Fields(fields) => fields.iter().try_for_each(|field| write_field(field, out)),
        SheetBlock::Table(table) => write_table(table, out),
        SheetBlock::Picture { drawing, table } => {
            wrapped("", "", &format!("*{}*", escaped(&drawing.title)), out)?;
            out.write_all(b"\n")?;
            write_table(table, out)
        }
        SheetBlock::Own { by, paragraphs } => {
            wrapped("> ", "> ", &format!("{}:", words(by)), out)?;
            for paragraph in paragraphs {
                out.write_all(b">\n")?;
                for part in paragraph.lines() {
                    wrapped("> ", "> ", &format!("{}  ", escaped(part)), out)?;
                }
            }
            Ok(())
        }
    }
}

fn write_field(field: &SheetField, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let words = words(&field.spans);
    // What belongs to the field above stands below it.
    if field.name.is_empty() {
        return wrapped("  - ", "    ", &words, out);
    }
    wrapped("- ", "  ", &format!("**{}** {words}", escaped(field.name)), out)
}

fn write_table(table: &SheetTable, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let columns = table.columns();
    let head = |at: usize| table.heads.get(at).map(|head| escaped(head)).unwrap_or_default();
    line(out, (0..columns).map(head))?;
    let of_cells = match table.cells {
        BriefCells::Numbers => "---:",
        BriefCells::Words => "---",
    };
    let rule = |at: usize| if at == 0 { "---" } else { of_cells }.to_owned();
    line(out, (0..columns).map(rule))?;
    for row in &table.rows {
        write_row(row, columns, out)?;
    }
    match &table.left_out {
        Some(left_out) => {
            out.write_all(b"\n")?;
            wrapped("", "", &escaped(&capital(left_out)), out)
        }
        None => Ok(()),
    }
}

fn write_row(row: &SheetRow, columns: usize, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let cell = |at: usize| {
        let words = row.cells.get(at).map(|spans| words(spans)).unwrap_or_default();
        let indent = if at == 0 { usize::from(row.depth) } else { 0 };
        format!("{}{words}", "\u{2003}".repeat(indent))
    };
    line(out, (0..columns).map(cell))
}

/// Makes a sentence of what is left out.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn words(spans: &[SheetSpan]) -> String {
    let word = |span: &SheetSpan| match span {
        SheetSpan::Text(_) => escaped(&span.words()),
        SheetSpan::Strong(words) => {
            // A blank at its end would keep the signs from being read as such.
            let trimmed = words.trim_end();
            let blank = if trimmed.len() < words.len() { " " } else { "" };
            format!("**{}**{blank}", escaped(trimmed))
        }
        SheetSpan::Basis(basis) => format!("*{}*", escaped(basis.word())),
        SheetSpan::Note(number) => format!("[^{number}]"),
        SheetSpan::ItemNumber(number) => number.to_string(),
    };
    spans.iter().map(word).collect()
}
