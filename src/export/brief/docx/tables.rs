//! Tables of a document: fields beside their names, and numbers under their heads, which stand again on each
//! page.

use super::runs::RunWriter;
use crate::brief::BriefCells;
use crate::export::brief::sheet::SheetSpan;
use crate::export::brief::sheet::{SheetField, SheetLook, SheetRow, SheetTable};

/// The width of a page between its margins, in twentieths of a point.
const ACROSS: usize = 9_638;
/// How wide the names of fields are.
const NAMES: usize = 1_700;
/// The least and the greatest share of the width, in hundredths, that the first column takes.
const FIRST: (usize, usize) = (26, 50);

/// Returns fields as a table without lines.
pub(super) fn fields(fields: &[SheetField], runs: &mut RunWriter) -> String {
    let rows: String = fields.iter().map(|field| field_row(field, runs)).collect();
    table("Fields", &[NAMES, ACROSS - NAMES], &rows)
}

fn field_row(field: &SheetField, runs: &mut RunWriter) -> String {
    let style = match field.look {
        SheetLook::Plain => "FieldValue",
        SheetLook::Small => "Small",
        SheetLook::Warning => "FieldDoubt",
    };
    let name = [SheetSpan::text(field.name)];
    let name = cell(NAMES, "FieldName", &runs.runs(&name), None);
    let value = cell(ACROSS - NAMES, style, &runs.runs(&field.spans), None);
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{name}{value}</w:tr>")
}

/// Returns a table of numbers.
pub(super) fn numbers(table_of: &SheetTable, runs: &mut RunWriter) -> String {
    let widths = widths(table_of.columns());
    let (style, head_style) = match table_of.cells {
        BriefCells::Numbers => ("TableNumber", "TableHeadNumber"),
        BriefCells::Words => ("TableName", "TableHead"),
    };
    let mut rows = String::new();
    if !table_of.heads.is_empty() {
        let heads = widths.iter().enumerate().map(|(at, width)| {
            let head = table_of.heads.get(at).map(String::as_str).unwrap_or_default();
            let style = if at == 0 { "TableHead" } else { head_style };
            cell(*width, style, &runs.runs(&[SheetSpan::text(head)]), None)
        });
        let heads: String = heads.collect();
        rows = format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>");
    }
    for row in &table_of.rows {
        rows.push_str(&number_row(row, (&widths, style), runs));
    }
    table("Numbers", &widths, &rows)
}

fn number_row(row: &SheetRow, (widths, style): (&[usize], &str), runs: &mut RunWriter) -> String {
    let cells: String = if row.is_group(widths.len()) {
        let words = row.cells.first().map(|spans| runs.runs(spans)).unwrap_or_default();
        cell(ACROSS, "TableGroup", &words, Some(widths.len()))
    } else {
        let one = |(at, width): (usize, &usize)| {
            let words = row.cells.get(at).map(|spans| runs.runs(spans)).unwrap_or_default();
            match (at, row.depth) {
                (0, 0) => cell(*width, "TableName", &words, None),
                (0, 1) => cell(*width, "TableName1", &words, None),
                (0, _) => cell(*width, "TableName2", &words, None),
                (_, _) => cell(*width, style, &words, None),
            }
        };
        widths.iter().enumerate().map(one).collect()
    };
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

/// Returns the widths of so many columns: names get what numbers do not need.
fn widths(columns: usize) -> Vec<usize> {
    if columns < 2 {
        return vec![ACROSS];
    }
    let first = (ACROSS * 2 / (columns + 1)).clamp(ACROSS * FIRST.0 / 100, ACROSS * FIRST.1 / 100);
    let each = (ACROSS - first) / (columns - 1);
    std::iter::once(ACROSS - each * (columns - 1))
        .chain(std::iter::repeat_n(each, columns - 1))
        .collect()
}

fn table(style: &str, widths: &[usize], rows: &str) -> String {
    let grid: Vec<String> =
        widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let grid = grid.concat();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{ACROSS}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

fn cell(width: usize, style: &str, runs: &str, span: Option<usize>) -> String {
    let span = span.map_or(String::new(), |span| format!("<w:gridSpan w:val=\"{span}\"/>"));
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}</w:tcPr>\
         <w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p></w:tc>"
    )
}
