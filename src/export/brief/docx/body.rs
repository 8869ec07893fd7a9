//! The body of a document: paragraphs and tables in the order of the sheet.

use super::runs::{RunWriter, plain_run};
use super::tables::{fields, numbers};
use crate::export::brief::markdown::capital;
use crate::export::brief::sheet::{BriefSheet, SheetBlock, SheetLook, SheetSpan, SheetTable};

/// The body as it is written.
pub(super) struct DocxBody {
    pub(super) text: String,
}

/// Writes the body of a document.
pub(super) fn body(sheet: &BriefSheet) -> DocxBody {
    let mut runs = RunWriter::default();
    let mut text = paragraph("Title", &plain_run(&sheet.title));
    text.push_str(&paragraph("Origin", &plain_run(&sheet.origin)));
    for block in &sheet.blocks {
        text.push_str(&written(block, &mut runs));
    }
    DocxBody { text }
}

fn written(block: &SheetBlock, runs: &mut RunWriter) -> String {
    match block {
        SheetBlock::Section(heading) => paragraph("Heading1", &plain_run(heading)),
        SheetBlock::Item { number, spans } => item(*number, spans, runs),
        SheetBlock::Words { look, spans } => {
            let style = match look {
                SheetLook::Plain => "BodyText",
                SheetLook::Small => "Small",
                SheetLook::Warning => "Warning",
            };
            paragraph(style, &runs.runs(spans))
        }
        SheetBlock::Fields(all) => fields(all, runs) + GAP,
        SheetBlock::Table(table) => table_of(table, runs),
        SheetBlock::Picture { drawing, table } => {
            paragraph("Caption", &plain_run(&drawing.title)) + &table_of(table, runs)
        }
        SheetBlock::Own { by, paragraphs } => {
            let mut text = GAP.to_owned() + &paragraph("OwnBy", &runs.runs(by));
            for words in paragraphs {
                text.push_str(&paragraph("Own", &plain_run(words)));
            }
            text
        }
    }
}

/// Two tables without a paragraph between them would be one.
const GAP: &str = "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>";

fn item(number: u32, spans: &[SheetSpan], runs: &mut RunWriter) -> String {
    let words = runs.runs(spans);
    let number_run = plain_run(&format!("{number}  "));
    paragraph(
        "Heading2",
        &format!(
            "<w:bookmarkStart w:id=\"{number}\" w:name=\"item_{number}\"/>{number_run}\
             <w:bookmarkEnd w:id=\"{number}\"/>{words}"
        ),
    )
}

fn table_of(table: &SheetTable, runs: &mut RunWriter) -> String {
    let left_out = table.left_out.as_ref().map(|words| capital(words));
    let below =
        left_out.map_or_else(|| GAP.to_owned(), |words| paragraph("Small", &plain_run(&words)));
    numbers(table, runs) + &below
}

fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}
