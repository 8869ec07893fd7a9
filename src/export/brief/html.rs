//! A briefing as one page for browsers: no script, nothing from elsewhere, pictures within it. Light or dark
//! as the reader's screen is, and made to be printed: a marking stands on each page of paper.

#![expect(clippy::disallowed_macros, reason = "how the page looks is built in")]

use std::io::{self, Write};

use super::markdown::capital;
use super::sheet::{
    BriefSheet, SheetBlock, SheetField, SheetLook, SheetRow, SheetSpan, SheetTable,
};
use super::sheet_of::sheet_of;
use crate::archive::Corpus;
use crate::brief::{BriefCells, Briefing};
use crate::export::format::{FormatSpec, MarkingPlace};
use crate::export::markdown::is_address;
use crate::export::xml_text::escaped;
use crate::export::{SanitizingWriter, svg};

pub(in crate::export) static FORMAT: FormatSpec = FormatSpec::new(
    "html",
    "A page for browsers, to be read and printed",
    &["html", "htm"],
    // Within the page, at the head of each sheet of paper.
    MarkingPlace::Field,
)
.briefing(write);

/// How it looks.
const STYLE: &str = include_str!("style.css");
/// The heading of the notes.
const NOTES: &str = "Sources and notes";

/// Writes a briefing.
fn write(briefing: &Briefing, corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    let mut out = SanitizingWriter::new(out);
    write_sheet(&sheet_of(briefing, corpus), &mut out)?;
    out.flush()
}

fn write_sheet(sheet: &BriefSheet, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let title = escaped(&sheet.title);
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )?;
    write_marking("header", sheet, out)?;
    write!(
        out,
        "<main>\n<h1>{title}</h1>\n<p class=\"b-origin\">{}</p>\n",
        escaped(&sheet.origin)
    )?;
    for block in &sheet.blocks {
        write_block(block, out)?;
    }
    write_notes(&sheet.notes, out)?;
    out.write_all(b"</main>\n")?;
    write_marking("footer", sheet, out)?;
    out.write_all(b"</body>\n</html>\n")
}

fn write_marking(
    element: &str,
    sheet: &BriefSheet,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    let Some(marking) = &sheet.marking else { return Ok(()) };
    writeln!(out, "<{element} class=\"b-marking\"><p>{}</p></{element}>", escaped(marking))
}

fn write_block(block: &SheetBlock, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    match block {
        SheetBlock::Section(heading) => writeln!(out, "<h2>{}</h2>", escaped(heading)),
        SheetBlock::Item { number, spans } => writeln!(
            out,
            "<h3 id=\"item-{number}\"><span class=\"b-number\">{number}</span> {}</h3>",
            words(spans)
        ),
        SheetBlock::Words { look, spans } => {
            writeln!(out, "<p{}>{}</p>", look_class(*look), words(spans))
        }
        SheetBlock::Fields(fields) => {
            out.write_all(b"<table class=\"b-fields\">\n")?;
            fields.iter().try_for_each(|field| write_field(field, out))?;
            out.write_all(b"</table>\n")
        }
        SheetBlock::Table(table) => write_table(table, out),
        SheetBlock::Picture { drawing, table } => {
            out.write_all(b"<figure>\n")?;
            svg::write(drawing, out)?;
            out.write_all(b"<details><summary>The same as a table</summary>\n")?;
            write_table(table, out)?;
            out.write_all(b"</details>\n</figure>\n")
        }
        SheetBlock::Own { by, paragraphs } => {
            write!(out, "<section class=\"b-own\">\n<p class=\"b-by\">{}</p>\n", words(by))?;
            for paragraph in paragraphs {
                let lines: Vec<String> = paragraph.lines().map(escaped).collect();
                writeln!(out, "<p>{}</p>", lines.join("<br>"))?;
            }
            out.write_all(b"</section>\n")
        }
    }
}

fn look_class(look: SheetLook) -> &'static str {
    match look {
        SheetLook::Plain => "",
        SheetLook::Small => " class=\"b-small\"",
        SheetLook::Warning => " class=\"b-warning\"",
    }
}

fn write_field(field: &SheetField, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let (look, name) = (look_class(field.look), escaped(field.name));
    writeln!(out, "<tr{look}><th scope=\"row\">{name}</th><td>{}</td></tr>", words(&field.spans))
}

fn write_table(table: &SheetTable, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let columns = table.columns();
    let class = match table.cells {
        BriefCells::Numbers => "b-table b-numbers",
        BriefCells::Words => "b-table",
    };
    writeln!(out, "<div class=\"b-wide\"><table class=\"{class}\">")?;
    if !table.heads.is_empty() {
        let head = |at: usize| {
            let head = table.heads.get(at).map(|head| escaped(head)).unwrap_or_default();
            format!("<th scope=\"col\">{head}</th>")
        };
        let heads: String = (0..columns).map(head).collect();
        writeln!(out, "<thead><tr>{heads}</tr></thead>")?;
    }
    out.write_all(b"<tbody>\n")?;
    for row in &table.rows {
        write_row(row, columns, out)?;
    }
    out.write_all(b"</tbody></table></div>\n")?;
    match &table.left_out {
        Some(words) => writeln!(out, "<p class=\"b-small\">{}</p>", escaped(&capital(words))),
        None => Ok(()),
    }
}

fn write_row(row: &SheetRow, columns: usize, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    let words_of = |at: usize| row.cells.get(at).map(|spans| words(spans)).unwrap_or_default();
    let name = words_of(0);
    if row.is_group(columns) {
        return writeln!(
            out,
            "<tr class=\"b-group\"><th scope=\"colgroup\" colspan=\"{columns}\">{name}</th></tr>"
        );
    }
    let cells: Vec<String> = (1..columns).map(|at| format!("<td>{}</td>", words_of(at))).collect();
    let cells = cells.concat();
    let depth = row.depth.min(4);
    writeln!(out, "<tr><th scope=\"row\" class=\"b-depth{depth}\">{name}</th>{cells}</tr>")
}

fn write_notes(notes: &[String], out: &mut SanitizingWriter<'_>) -> io::Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    write!(out, "<h2>{NOTES}</h2>\n<ol class=\"b-notes\">\n")?;
    for (number, note) in (1..).zip(notes) {
        writeln!(out, "<li id=\"note-{number}\" value=\"{number}\">{}</li>", linked(note))?;
    }
    out.write_all(b"</ol>\n")
}

/// Escapes a note, and keeps a web address between `<` and `>` as a link that shows where it leads.
fn linked(note: &str) -> String {
    let mut out = String::with_capacity(note.len());
    let mut rest = note;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(&escaped(before));
        if let Some((address, behind)) =
            after.split_once('>').filter(|(address, _)| is_address(address))
        {
            let address = escaped(address);
            out.extend(["<a rel=\"noreferrer\" href=\"", &address, "\">", &address, "</a>"]);
            rest = behind;
        } else {
            out.push_str("&lt;");
            rest = after;
        }
    }
    out + &escaped(rest)
}

fn words(spans: &[SheetSpan]) -> String {
    let word = |span: &SheetSpan| match span {
        SheetSpan::Text(words) => escaped(words),
        SheetSpan::Strong(words) => format!("<strong>{}</strong>", escaped(words)),
        SheetSpan::Basis(basis) => {
            format!("<span class=\"b-{0}\">{0}</span>", escaped(basis.word()))
        }
        SheetSpan::Note(number) => {
            format!("<sup><a href=\"#note-{number}\">{number}</a></sup>")
        }
        SheetSpan::ItemNumber(number) => format!("<a href=\"#item-{number}\">{number}</a>"),
    };
    spans.iter().map(word).collect()
}
