//! Rows of JSON: an array of objects, an object with one array of them, objects line by line, and
//! the features of `GeoJSON`. Where the objects lie is found in `json_scan`.

use serde_json::{Map, Value};

use super::encoding::Stream;
use super::json_mend::{has_large_number, mended};
use super::json_scan::{MOST_OBJECT, ObjectLayout, Scan, ScanStep};
use super::problem::{RowProblems, TableError};
use super::row::{TableColumns, TableRow, TableRows};

/// The deepest object whose keys become columns; what lies deeper is kept as it is written.
const MOST_DEPTH: usize = 3;

/// A table of objects.
pub(super) struct JsonRows<'r> {
    scan: Scan<'r>,
    layout: ObjectLayout,
    columns: TableColumns,
    buffer: Vec<u8>,
    number: u64,
    /// Rows that say something that JSON does not have.
    mended: u64,
}

impl<'r> JsonRows<'r> {
    pub(super) fn new(stream: Stream<'r>) -> Result<Self, TableError> {
        let layout = layout(&stream);
        let mut scan = Scan::new(stream.all);
        if layout == ObjectLayout::InArray && !scan.enter()? {
            let why =
                "no array of objects was found; a table is `[{…}, {…}]`, or an object with one";
            return Err(TableError::NoTable(why.to_owned()));
        }
        Ok(Self {
            scan,
            layout,
            columns: TableColumns::default(),
            buffer: Vec::new(),
            number: 0,
            mended: 0,
        })
    }

    fn fill(&mut self, row: &mut TableRow, object: Map<String, Value>) -> bool {
        let mut cells = Vec::new();
        if object.get("type").and_then(Value::as_str) == Some("Feature") {
            feature(object, &mut cells);
        } else {
            flatten("", object, 1, &mut cells);
        }
        let mut fits = true;
        for (name, value) in cells {
            fits &= self.columns.place(&name).is_some_and(|at| row.set(at, &value));
        }
        fits
    }
}

/// Objects follow each other where the first line is one and the next begins another.
fn layout(stream: &Stream<'_>) -> ObjectLayout {
    let head = stream.head.trim_ascii_start();
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let rest = head.get(line.len()..).unwrap_or_default().trim_ascii_start();
    let is_object = line.starts_with(b"{") && line.trim_ascii_end().ends_with(b"}");
    let is_alone = rest.is_empty() && stream.is_whole;
    if is_object && rest.first() == Some(&b'{') {
        return ObjectLayout::Following;
    }
    // One line alone is a row, unless it holds an array of objects.
    let mut scan = Scan::new(Box::new(line));
    if is_object && is_alone && !scan.enter().unwrap_or(false) {
        return ObjectLayout::Following;
    }
    ObjectLayout::InArray
}

/// Reads an object. Numbers that no machine number holds are kept as they are written: ids are such.
fn object(bytes: &[u8], count: &mut u64) -> Result<Map<String, Value>, serde_json::Error> {
    if has_large_number(bytes) {
        return serde_json::from_str(&mended(bytes));
    }
    serde_json::from_slice(bytes).or_else(|error| {
        let object = serde_json::from_str(&mended(bytes)).map_err(|_| error)?;
        *count += 1;
        Ok(object)
    })
}

/// Puts the properties of a feature and its point into cells.
fn feature(mut object: Map<String, Value>, cells: &mut Vec<(String, String)>) {
    let properties = object.remove("properties");
    let geometry = object.remove("geometry");
    object.remove("type");
    if let Some(Value::Object(properties)) = properties {
        flatten("", properties, 1, cells);
    }
    let has = |cells: &[(String, String)], name: &str| cells.iter().any(|(known, _)| known == name);
    if let Some(geometry) = geometry.filter(|geometry| !geometry.is_null()) {
        let point = geometry.get("coordinates").and_then(Value::as_array);
        let degrees = |at: usize| point.and_then(|point| point.get(at)).and_then(Value::as_f64);
        let is_point = geometry.get("type").and_then(Value::as_str) == Some("Point");
        if let (true, Some(lon), Some(lat)) = (is_point, degrees(0), degrees(1)) {
            if !has(cells, "latitude") && !has(cells, "lat") {
                cells.push(("latitude".to_owned(), lat.to_string()));
                cells.push(("longitude".to_owned(), lon.to_string()));
            }
        } else {
            cells.push(("geometry".to_owned(), geometry.to_string()));
        }
    }
    for (name, value) in object {
        let name = if has(cells, &name) { format!("feature_{name}") } else { name };
        cells.push((name, plain(value)));
    }
}

/// Puts the values of an object into cells; those of an object in it by both names.
fn flatten(
    before: &str,
    object: Map<String, Value>,
    depth: usize,
    cells: &mut Vec<(String, String)>,
) {
    for (name, value) in object {
        let name = if before.is_empty() { name } else { format!("{before}_{name}") };
        if depth == MOST_DEPTH || !value.is_object() {
            cells.push((name, plain(value)));
        } else if let Value::Object(inner) = value {
            flatten(&name, inner, depth + 1, cells);
        }
    }
}

/// Returns a value as the text of a cell.
fn plain(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Array(items) if !items.iter().any(|item| item.is_object() || item.is_array()) => {
            items.into_iter().map(plain).collect::<Vec<_>>().join("; ")
        }
        value @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
            value.to_string()
        }
    }
}

impl TableRows for JsonRows<'_> {
    fn next(&mut self, row: &mut TableRow, problems: &mut RowProblems) -> Result<bool, TableError> {
        loop {
            self.number += 1;
            let number = self.number;
            row.clear(number);
            match self.scan.next(&mut self.buffer, self.layout)? {
                ScanStep::End => return Ok(false),
                ScanStep::Broken => {
                    let hint = "the file is not whole: fetch it again";
                    problems.tell(number, None, || "the text ends within a row".to_owned(), hint);
                    return Ok(false);
                }
                ScanStep::Other => {
                    let hint = "a row is an object: `{\"date\": …}`";
                    problems.tell(number, None, || "no object: left out".to_owned(), hint);
                }
                ScanStep::TooLong => {
                    let message = || format!("more than {MOST_OBJECT} bytes: left out");
                    problems.tell(number, None, message, "is a quotation mark left open?");
                }
                ScanStep::Object => match object(&self.buffer, &mut self.mended) {
                    Ok(object) => {
                        if !self.fill(row, object) {
                            let hint = "leave out the columns that are not needed";
                            problems.tell(
                                number,
                                None,
                                || "too many columns: cut".to_owned(),
                                hint,
                            );
                        }
                        if !row.is_empty() {
                            return Ok(true);
                        }
                    }
                    Err(error) => {
                        let hint = "mend the row; its text is not kept";
                        problems.tell(number, None, || format!("no JSON: {error}"), hint);
                    }
                },
            }
        }
    }

    fn columns(&self) -> &TableColumns {
        &self.columns
    }

    fn remarks(&self) -> Vec<String> {
        let key = self.scan.key.as_ref();
        let key = key.map(|key| format!("rows are those of `{}`", RowProblems::quoted(key)));
        let mended = (self.mended > 0).then(|| {
            format!(
                "{} rows are no strict JSON: halves of characters, or letters not in UTF-8",
                self.mended
            )
        });
        key.into_iter().chain(mended).collect()
    }
}
