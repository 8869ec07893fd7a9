//! Rows of the sheet of a workbook. What its cells refer to is read in `xlsx_parts`.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::encoding::Stream;
use super::problem::{RowProblems, TableError};
use super::row::{MOST_COLUMNS, TableColumns, TableRow, TableRows};
use super::xlsx_dates::day_of_number;
use super::xlsx_parts::{
    MOST_UNPACKED, WorkbookParts, add_text, attribute, broken_xml, parts, too_much,
};

/// The most bytes that cells take from the shared texts: each may be referred to any number of times.
const MOST_SHARED: usize = 1 << 30;
/// The most rows before the head.
const MOST_BEFORE: usize = 20;

/// A table in a workbook.
pub(super) struct XlsxRows {
    reader: Reader<Cursor<Vec<u8>>>,
    parts: WorkbookParts,
    columns: TableColumns,
    buffer: Vec<u8>,
    number: u64,
    shared: usize,
}

/// A cell that is being read.
#[derive(Default)]
struct SheetCell {
    column: usize,
    kind: String,
    is_date: bool,
    text: String,
}

impl XlsxRows {
    pub(super) fn new(stream: Stream<'_>, problems: &mut RowProblems) -> Result<Self, TableError> {
        let mut package = Vec::new();
        stream.all.take(MOST_UNPACKED as u64 + 1).read_to_end(&mut package)?;
        if package.len() > MOST_UNPACKED {
            return Err(too_much());
        }
        let mut parts = parts(&package)?;
        let mut reader = Reader::from_reader(Cursor::new(std::mem::take(&mut parts.sheet)));
        reader.config_mut().check_end_names = false;
        let (columns, buffer) = (TableColumns::default(), Vec::new());
        let mut rows = Self { reader, parts, columns, buffer, number: 0, shared: 0 };
        let mut row = TableRow::default();
        for _ in 0..MOST_BEFORE {
            if !rows.row(&mut row, problems)? {
                break;
            }
            let cells = (0..MOST_COLUMNS).take_while(|at| row.has(*at));
            let names: Vec<&str> = cells.map(|at| row.get(at)).collect();
            if names.iter().filter(|name| !name.is_empty()).count() > 1 {
                for name in names {
                    rows.columns.add_of_head(name);
                }
                return Ok(rows);
            }
        }
        Err(TableError::NoTable("no row of the sheet has several cells".to_owned()))
    }

    /// Reads the next row; returns false at the end of the sheet.
    fn row(&mut self, row: &mut TableRow, problems: &mut RowProblems) -> Result<bool, TableError> {
        let (mut cell, mut at, mut in_value) = (SheetCell::default(), 0, false);
        let mut is_cut = false;
        row.clear(self.number + 1);
        loop {
            self.buffer.clear();
            let event = self
                .reader
                .read_event_into(&mut self.buffer)
                .map_err(|error| broken_xml(&error))?;
            match &event {
                Event::Start(start) => match start.local_name().as_ref() {
                    "row" => {
                        self.number = row_number(start).unwrap_or(self.number + 1);
                        row.clear(self.number);
                        at = 0;
                    }
                    "c" => cell = begin(start, at, &self.parts),
                    "v" | "t" => in_value = true,
                    _ => {}
                },
                Event::Empty(start) => match start.local_name().as_ref() {
                    "c" => at = begin(start, at, &self.parts).column + 1,
                    "row" => self.number = row_number(start).unwrap_or(self.number + 1),
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "v" | "t" => in_value = false,
                    "c" => {
                        at = cell.column + 1;
                        let text = value(&cell, &self.parts);
                        self.shared += text.len();
                        if self.shared > MOST_SHARED {
                            return Err(too_much());
                        }
                        is_cut |= !row.set(cell.column, &text);
                        cell = SheetCell::default();
                    }
                    "row" => {
                        if is_cut {
                            let hint = "leave out the columns that are not needed";
                            problems.tell(
                                self.number,
                                None,
                                || "too many cells: cut".to_owned(),
                                hint,
                            );
                        }
                        return Ok(true);
                    }
                    _ => {}
                },
                Event::Eof => return Ok(false),
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                    if in_value {
                        add_text(&event, &mut cell.text);
                    }
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }
}

fn row_number(start: &BytesStart<'_>) -> Option<u64> {
    attribute(start, "r")?.parse().ok()
}

/// Begins a cell; one that does not say its column follows the one before it.
fn begin(start: &BytesStart<'_>, at: usize, parts: &WorkbookParts) -> SheetCell {
    let column = attribute(start, "r").and_then(|name| column(&name)).unwrap_or(at);
    let style = attribute(start, "s").and_then(|style| style.parse::<usize>().ok());
    SheetCell {
        column,
        kind: attribute(start, "t").unwrap_or_default(),
        is_date: style.is_some_and(|style| parts.date_styles.contains(&style)),
        text: String::new(),
    }
}

/// Returns the place of the column in `AB12`.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let place =
        letters.fold(0, |place, b| place * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    place.checked_sub(1)
}

fn value(cell: &SheetCell, parts: &WorkbookParts) -> String {
    let text = cell.text.trim();
    match cell.kind.as_str() {
        "s" => text
            .parse::<usize>()
            .ok()
            .and_then(|at| parts.texts.get(at))
            .cloned()
            .unwrap_or_default(),
        // An error of a formula is no value.
        "e" => String::new(),
        "" | "n" if cell.is_date => {
            let day = text.parse().ok().and_then(|number| day_of_number(number, parts.since_1904));
            day.unwrap_or_else(|| text.to_owned())
        }
        _ => cell.text.clone(),
    }
}

impl TableRows for XlsxRows {
    fn next(&mut self, row: &mut TableRow, problems: &mut RowProblems) -> Result<bool, TableError> {
        while self.row(row, problems)? {
            if !row.is_empty() {
                while row.has(self.columns.len()) {
                    self.columns.add_of_head("");
                }
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn columns(&self) -> &TableColumns {
        &self.columns
    }

    fn remarks(&self) -> Vec<String> {
        let WorkbookParts { sheet_name, other_sheets, .. } = &self.parts;
        if *other_sheets == 0 {
            return Vec::new();
        }
        vec![format!(
            "read of the workbook is the largest sheet, {sheet_name}; {other_sheets} others are not read"
        )]
    }
}
