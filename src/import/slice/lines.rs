//! Lines of JSON, each an object, read within bounds.

use std::io::{BufRead, Read as _};

use serde_json::{Map, Value};

/// More bytes than any record has: a text of an entry has at most some thousand letters.
const MOST_LINE: u64 = 4 << 20;

/// Why a slice cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum SliceFault {
    /// A line is not what it has to be.
    #[error("line {line}: {what}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what to do.
        what: String,
    },
    /// It has more entries than an archive is made of.
    #[error("it has more than {most} entries; take a smaller slice")]
    TooMany {
        /// The most that are taken.
        most: usize,
    },
    /// There is no line.
    #[error("it has no line")]
    Empty,
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Unread(#[from] std::io::Error),
}

impl SliceFault {
    pub(super) fn at(line: usize, what: impl Into<String>) -> Self {
        Self::Line { line, what: what.into() }
    }
}

/// An object of a line.
pub(super) type SliceRecord = Map<String, Value>;

/// Returns true if a text begins with a record of our own export: they alone have these fields.
pub fn is_own_record(beginning: &[u8]) -> bool {
    let beginning = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
    let line = beginning.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty());
    let record = line.and_then(|line| serde_json::from_slice::<SliceRecord>(line).ok());
    record.is_some_and(|record| OWN.iter().all(|field| record.contains_key(*field)))
}

const OWN: [&str; 3] = ["digest", "date_precision", "basis"];

/// Hands each line that is not empty on as an object, with its number.
pub(super) fn each_object(
    mut input: impl BufRead,
    take: &mut dyn FnMut(usize, SliceRecord) -> Result<(), SliceFault>,
) -> Result<(), SliceFault> {
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        if input.by_ref().take(MOST_LINE).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(());
        }
        if bytes.len() as u64 >= MOST_LINE {
            return Err(SliceFault::at(line, "the line is longer than any record"));
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").filter(|_| line == 1).unwrap_or(&bytes);
        if text.trim_ascii().is_empty() {
            continue;
        }
        let record = serde_json::from_slice(text).map_err(|error| {
            SliceFault::at(line, format!("it is no object of JSON ({error}); one record a line"))
        })?;
        take(line, record)?;
    }
    Ok(())
}

/// Returns a text of a record; nothing where it has none.
pub(super) fn text<'r>(record: &'r SliceRecord, field: &str) -> Option<&'r str> {
    record.get(field).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// The longest id of a digest.
const LONGEST_ID: usize = 120;

/// Says what is wrong with the id of a digest. It becomes the name of a file.
pub(super) fn check_id(id: &str) -> Result<(), String> {
    let is_plain =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let is_id = !id.is_empty() && id.len() <= LONGEST_ID && !id.starts_with('-');
    if is_id && id.chars().all(is_plain) {
        return Ok(());
    }
    Err(format!("`{id}` is no id of a digest: small letters, digits and hyphens"))
}
