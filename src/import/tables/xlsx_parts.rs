//! The parts of a workbook: unpacking under bounds, shared texts, styles that make dates, and which
//! sheet holds the table. The rows of the sheet are read in `xlsx_rows`.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::problem::TableError;
use super::xlsx_dates::{is_date_code, is_date_format};
use crate::import::package::{Package, PackageError};
use crate::order::CompactSort as _;

/// The most bytes of a package, and of all that is unpacked of it.
pub(super) const MOST_UNPACKED: usize = 64 << 20;

/// What the cells of a sheet refer to.
#[derive(Debug, Default)]
pub(super) struct WorkbookParts {
    pub(super) sheet: Vec<u8>,
    /// The name of the sheet's file, and how many others there are.
    pub(super) sheet_name: String,
    pub(super) other_sheets: usize,
    pub(super) texts: Vec<String>,
    /// Styles whose numbers are dates.
    pub(super) date_styles: HashSet<usize>,
    pub(super) since_1904: bool,
}

/// Where the sheets of a workbook lie.
const SHEETS: &str = "xl/worksheets/sheet";

/// Reads the parts of a workbook; of several sheets the largest holds the table.
pub(super) fn parts(package: &[u8]) -> Result<WorkbookParts, TableError> {
    let package = Package::open(package, MOST_UNPACKED)?;
    let mut sheets: Vec<(&str, u64)> = package.named(SHEETS).collect();
    // Of equals the first counts.
    sheets.compact_sort_by_key(|(name, size)| (std::cmp::Reverse(*size), name.len()));
    let Some((sheet, _)) = sheets.first() else {
        let why = "the package holds no sheet; is it a workbook (.xlsx)?";
        return Err(TableError::NoTable(why.to_owned()));
    };
    let mut parts = WorkbookParts {
        sheet_name: sheet.trim_start_matches("xl/worksheets/").to_owned(),
        other_sheets: sheets.len() - 1,
        ..WorkbookParts::default()
    };
    if let Some(texts) = package.file("xl/sharedStrings.xml")? {
        parts.texts = shared_texts(&texts)?;
    }
    if let Some(styles) = package.file("xl/styles.xml")? {
        parts.date_styles = date_styles(&styles)?;
    }
    if let Some(text) = package.file("xl/workbook.xml")? {
        let has = |what: &[u8]| memchr::memmem::find(&text, what).is_some();
        parts.since_1904 = has(b"date1904=\"1\"") || has(b"date1904=\"true\"");
    }
    parts.sheet = package.file(sheet)?.unwrap_or_default();
    Ok(parts)
}

impl From<PackageError> for TableError {
    fn from(error: PackageError) -> Self {
        match error {
            PackageError::TooMuch(_) => too_much(),
            error @ (PackageError::Broken(_) | PackageError::Files | PackageError::Locked) => {
                Self::Workbook(error.to_string())
            }
        }
    }
}

pub(super) fn too_much() -> TableError {
    TableError::TooMuch {
        what: "what the workbook unpacks to",
        most: format!("{} MiB", MOST_UNPACKED >> 20),
        hint: "save the sheet as CSV: lines are read as a stream",
    }
}

pub(super) fn broken_xml(error: &quick_xml::Error) -> TableError {
    TableError::Workbook(error.to_string())
}

/// Returns the value of an attribute, without its prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Adds what an event says to a text.
pub(super) fn add_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => {
            if let Ok(Some(c)) = name.resolve_char_ref() {
                text.push(c);
            } else {
                let known = quick_xml::escape::resolve_predefined_entity(&name.xml10_content());
                text.push_str(known.unwrap_or_default());
            }
        }
        Event::Start(_)
        | Event::End(_)
        | Event::Empty(_)
        | Event::Comment(_)
        | Event::Decl(_)
        | Event::PI(_)
        | Event::DocType(_)
        | Event::Eof => {}
    }
}

fn shared_texts(bytes: &[u8]) -> Result<Vec<String>, TableError> {
    let mut reader = Reader::from_reader(bytes);
    let (mut texts, mut text, mut buffer) = (Vec::new(), String::new(), Vec::new());
    let (mut in_text, mut in_sound) = (false, false);
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|error| broken_xml(&error))?;
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                "si" => text.clear(),
                "t" => in_text = true,
                "rPh" => in_sound = true,
                _ => {}
            },
            Event::Empty(start) if start.local_name().as_ref() == "si" => texts.push(String::new()),
            Event::End(end) => match end.local_name().as_ref() {
                "si" => texts.push(std::mem::take(&mut text)),
                "t" => in_text = false,
                "rPh" => in_sound = false,
                _ => {}
            },
            Event::Eof => return Ok(texts),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                if in_text && !in_sound {
                    add_text(&event, &mut text);
                }
            }
            Event::Empty(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
        buffer.clear();
    }
}

/// Returns the styles of cells whose numbers are dates.
fn date_styles(bytes: &[u8]) -> Result<HashSet<usize>, TableError> {
    let mut reader = Reader::from_reader(bytes);
    let (mut named, mut styles, mut buffer) = (HashSet::new(), HashSet::new(), Vec::new());
    let (mut in_cells, mut at) = (false, 0);
    loop {
        match reader.read_event_into(&mut buffer).map_err(|error| broken_xml(&error))? {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                    let is_date =
                        attribute(&start, "formatCode").is_some_and(|code| is_date_code(&code));
                    named.extend(id.filter(|_| is_date));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                    if id.is_some_and(|id| is_date_format(id) || named.contains(&id)) {
                        styles.insert(at);
                    }
                    at += 1;
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Eof => return Ok(styles),
            Event::End(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
        buffer.clear();
    }
}
