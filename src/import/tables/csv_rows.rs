//! Rows of lines with a separator, as a stream. A row is bounded in bytes and in columns, so that
//! neither a quotation mark that is not closed nor a million columns fill the memory.

use std::io::BufRead;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::encoding::{Stream, text};
use super::problem::{RowProblems, TableError};
use super::row::{MOST_COLUMNS, MOST_ROW_BYTES, TableColumns, TableRow, TableRows};
use super::sniff::named_separator;

/// The most lines before the head of a table: a title, a date, a licence.
const MOST_BEFORE: usize = 20;

/// A table of lines.
pub(super) struct CsvRows<'r> {
    input: Box<dyn BufRead + 'r>,
    reader: Reader,
    columns: TableColumns,
    record: FieldBuffer,
    /// Records read so far.
    number: u64,
    /// Fields that were not UTF-8.
    others: u64,
    before: usize,
}

/// One record: the bytes of its fields, and where each ends.
struct FieldBuffer {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// How many of both are filled.
    filled: usize,
    fields: usize,
    is_cut: bool,
}

impl<'r> CsvRows<'r> {
    /// Reads the head of a table whose fields are parted by this byte.
    pub(super) fn new(stream: Stream<'r>, separator: u8) -> Result<Self, TableError> {
        let names_separator = named_separator(&stream.head).is_some();
        let mut rows = Self {
            input: stream.all,
            reader: ReaderBuilder::new().delimiter(separator).build(),
            columns: TableColumns::default(),
            record: FieldBuffer {
                bytes: vec![0; MOST_ROW_BYTES],
                ends: vec![0; MOST_COLUMNS],
                filled: 0,
                fields: 0,
                is_cut: false,
            },
            number: 0,
            others: 0,
            before: 0,
        };
        if names_separator {
            rows.record()?;
        }
        rows.head()?;
        Ok(rows)
    }

    /// Reads the head: the first record with several fields that are filled.
    fn head(&mut self) -> Result<(), TableError> {
        while self.before <= MOST_BEFORE {
            if !self.record()? {
                break;
            }
            let names: Vec<String> = (0..self.record.fields)
                .map(|at| text(self.record.field(at), &mut self.others).trim().to_owned())
                .collect();
            if names.iter().filter(|name| !name.is_empty()).count() > 1 {
                for name in &names {
                    self.columns.add_of_head(name);
                }
                return Ok(());
            }
            self.before += 1;
        }
        let why = "no line has several fields; is it a table with a head?";
        Err(TableError::NoTable(why.to_owned()))
    }

    /// Reads one record; returns false at the end.
    fn record(&mut self) -> Result<bool, TableError> {
        let record = &mut self.record;
        (record.filled, record.fields, record.is_cut) = (0, 0, false);
        // What does not fit is read into these, and forgotten.
        let (mut spill, mut spilt_ends) = ([0; 4_096], [0; 64]);
        loop {
            let input = self.input.fill_buf()?;
            let is_full = record.filled == record.bytes.len();
            let are_ends_full = record.fields == record.ends.len();
            let output =
                if is_full { &mut spill[..] } else { record.bytes.split_at_mut(record.filled).1 };
            let ends = if are_ends_full {
                &mut spilt_ends[..]
            } else {
                record.ends.split_at_mut(record.fields).1
            };
            let (result, read, written, ended) = self.reader.read_record(input, output, ends);
            self.input.consume(read);
            record.filled += if is_full { 0 } else { written };
            record.fields += if are_ends_full { 0 } else { ended };
            record.is_cut |= is_full && written > 0 || are_ends_full && ended > 0;
            match result {
                ReadRecordResult::InputEmpty
                | ReadRecordResult::OutputFull
                | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::Record => {
                    self.number += 1;
                    return Ok(true);
                }
                ReadRecordResult::End => return Ok(false),
            }
        }
    }
}

impl FieldBuffer {
    fn field(&self, at: usize) -> &[u8] {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.bytes.get(from.min(self.filled)..to.min(self.filled)).unwrap_or_default()
    }
}

impl TableRows for CsvRows<'_> {
    fn next(&mut self, row: &mut TableRow, problems: &mut RowProblems) -> Result<bool, TableError> {
        loop {
            if !self.record()? {
                return Ok(false);
            }
            row.clear(self.number);
            let mut is_cut = self.record.is_cut;
            while self.columns.len() < self.record.fields {
                self.columns.add_of_head("");
            }
            for at in 0..self.record.fields {
                is_cut |= !row.set(at, &text(self.record.field(at), &mut self.others));
            }
            if is_cut {
                let message =
                    || format!("more than {MOST_ROW_BYTES} bytes or {MOST_COLUMNS} columns: cut");
                let hint = "is a quotation mark left open in or before this row?";
                problems.tell(self.number, None, message, hint);
            }
            // Lines of `#date+occurred` are marks for programs.
            let is_marks = (0..self.record.fields).all(|at| {
                let cell = row.get(at);
                cell.is_empty() || cell.starts_with('#')
            });
            if !row.is_empty() && !is_marks {
                return Ok(true);
            }
        }
    }

    fn columns(&self) -> &TableColumns {
        &self.columns
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.others > 0 {
            remarks.push(format!("{} fields are not UTF-8: read as windows-1252", self.others));
        }
        if self.before > 0 {
            remarks.push(format!("{} lines before the head are left out", self.before));
        }
        remarks
    }
}
