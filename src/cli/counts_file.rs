//! `compare --counts FILE`: the rows of counts that an engine gave, as lines of JSON or as CSV.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use super::exit::Failure;
use super::input_file;
use super::session::Session;
use crate::archive::Corpus;
use crate::compare::{Ask, GivenCounts, GivenRow};

/// The columns that every row has; the others are taken where they are told.
const COLUMNS: [&str; 7] = ["subject", "measure", "key", "low", "best", "high", "unsaid"];

/// One row, by the names of its columns. What is null or empty is not there.
type CountCells = HashMap<String, String>;

/// Reads the counts of what is asked for.
pub(super) fn counts(
    path: &Path,
    asks: &[Ask],
    corpus: &Corpus,
    session: &Session<'_>,
) -> Result<GivenCounts, Failure> {
    let file = input_file::bytes(path, session)?;
    let refused = |what: String| Failure::Usage(format!("{}: {what}", file.name));
    let text = std::str::from_utf8(&file.bytes);
    let text = text.map_err(|_| refused("it is no text in UTF-8".to_owned()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let cells = if text.trim_start().starts_with('{') { lines(text) } else { with_commas(text) };
    let rows = cells.and_then(|cells| {
        let row = |(line, cells): &(usize, CountCells)| {
            let row = row(cells).map_err(|what| format!("line {line}: {what}"))?;
            Ok((*line, row))
        };
        cells.iter().map(row).collect::<Result<Vec<_>, String>>()
    });
    let rows = rows.map_err(&refused)?;
    GivenCounts::read(rows.into_iter(), asks, corpus.taxonomy())
        .map_err(|wrong| refused(wrong.to_string()))
}

/// Reads lines of JSON. Each has all columns, also where one is null.
fn lines(text: &str) -> Result<Vec<(usize, CountCells)>, String> {
    let filled = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let read = filled.map(|(at, line): (usize, &str)| {
        let object: serde_json::Map<String, Value> = serde_json::from_str(line)
            .map_err(|error| format!("line {at}: it is no object of JSON ({error})"))?;
        if let Some(missing) = COLUMNS.iter().find(|name| !object.contains_key(**name)) {
            return Err(format!("line {at}: there is no `{missing}`"));
        }
        let cells = object.into_iter().filter_map(|(name, value)| match value {
            Value::Null => None,
            Value::String(text) => Some((name, text)),
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                Some((name, value.to_string()))
            }
        });
        Ok((at, cells.collect()))
    });
    read.collect()
}

/// Reads CSV with a line of names.
fn with_commas(text: &str) -> Result<Vec<(usize, CountCells)>, String> {
    let mut records = records(text).into_iter();
    let (_, names) = records.next().unwrap_or_default();
    if let Some(missing) = COLUMNS.iter().find(|name| !names.iter().any(|own| own == *name)) {
        return Err(format!("line 1: there is no column `{missing}`"));
    }
    let read = records.map(|(line, cells)| {
        if cells.len() != names.len() {
            let (has, of) = (cells.len(), names.len());
            return Err(format!("line {line}: it has {has} cells, and the first line {of}"));
        }
        let cells = names.iter().cloned().zip(cells).filter(|(_, cell)| !cell.is_empty());
        Ok((line, cells.collect()))
    });
    read.collect()
}

/// Cuts CSV into records, each with the line on which it begins. A cell in quotes may hold anything.
fn records(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut records = Vec::new();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut line, mut begun, mut quoted) = (1, 1, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell).trim_end_matches('\r').to_owned());
                let record = std::mem::take(&mut cells);
                if record.iter().any(|cell| !cell.is_empty()) {
                    records.push((begun, record));
                }
                begun = line;
            }
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        records.push((begun, cells));
    }
    records
}

/// Returns a count of a row, if it is there.
fn number<N: TryFrom<i64>>(cells: &CountCells, name: &str) -> Result<Option<N>, String> {
    let Some(text) = cells.get(name) else { return Ok(None) };
    // Some engines write whole numbers with a point.
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let number = whole.parse::<i64>().ok().and_then(|number| N::try_from(number).ok());
    number.map(Some).ok_or_else(|| format!("`{name}` is `{text}`, which is no count"))
}

fn row(cells: &CountCells) -> Result<GivenRow, String> {
    let told = |name: &str| cells.get(name).cloned();
    let needed = |name: &str| told(name).ok_or_else(|| format!("`{name}` is empty"));
    let subject = needed("subject")?;
    let measure = needed("measure")?;
    Ok(GivenRow {
        subject,
        measure,
        key: told("key"),
        within: told("within"),
        low: number(cells, "low")?.ok_or("`low` is empty")?,
        best: number(cells, "best")?,
        high: number(cells, "high")?,
        unsaid: number(cells, "unsaid")?.unwrap_or(0),
        disputed: number(cells, "disputed")?,
        terms: number(cells, "terms")?,
        possible: number(cells, "possible")?,
        fingerprint: number(cells, "fingerprint")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_is_cut_as_its_rules_say() {
        let text = "a,b\r\n\"x, \"\"y\"\"\n z\",\r\n\r\n1,2";
        let expected = [
            (1, vec!["a".to_owned(), "b".to_owned()]),
            (2, vec!["x, \"y\"\n z".to_owned(), String::new()]),
            (5, vec!["1".to_owned(), "2".to_owned()]),
        ];
        assert_eq!(records(text), expected);
    }
}
