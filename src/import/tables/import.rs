//! The import of a table from its bytes to digests, and the preview of its first rows.

use std::collections::HashMap;
use std::io::Read;
use std::ops::ControlFlow;

use super::actors::ActorNames;
use super::bind::Binding;
use super::codes::CodeReader;
use super::csv_rows::CsvRows;
use super::cut::DigestCutter;
use super::dates::{DayOrder, shown_order};
use super::encoding::Stream;
use super::entry::{EntryMaker, RowOutcome};
use super::json_rows::JsonRows;
use super::mapping::Mapping;
use super::merge::Sorter;
use super::place::Grounds;
use super::problem::{RowProblem, RowProblems, TableError};
use super::record::{PendingEntry, SortKey};
use super::report::{ColumnUse, Preview, PreviewRow, TableReport};
use super::row::{TableRow, TableRows};
use super::runs::{Sink, SortedRuns};
use super::slot::Slot;
use super::sniff::{TableContainer, container};
use super::told_kind::KindReader;
use super::write::CutHead;
use super::xlsx_rows::XlsxRows;
use super::{DraftMarks, Options};
use crate::digest::{AreaId, Taxonomy, TheatreId};
use crate::import::reading::other_file;

/// Rows that are read before anything is decided: the mapping, the order of day and month.
const SAMPLE: usize = 500;
/// Bytes of rows that are held for that.
const SAMPLE_BYTES: usize = 8 << 20;
/// How many rows lie between two reports of progress.
const STEP: u64 = 4_096;
/// The most rows that are kept as points, and the most bytes of them.
const MOST_UNDATED: usize = 1_000;
const MOST_UNDATED_BYTES: usize = 1 << 20;

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Rows that were read.
    Rows(u64),
    /// Entries that were put into digests, and how many there are.
    Written(u64, u64),
}

/// What an import works with.
pub struct Surroundings<'a> {
    /// The rules to choose from, as [`super::shipped`] gives them: the first that the columns fit,
    /// else the last.
    pub mappings: &'a [Mapping],
    /// The taxonomy of the archive that is written to.
    pub taxonomy: &'a Taxonomy,
    /// What is asked for.
    pub options: &'a Options,
}

/// A table whose first rows were looked at.
struct Opened<'t, 'a> {
    rows: Box<dyn TableRows + 't>,
    sample: Vec<TableRow>,
    mapping: &'a Mapping,
    order: Option<DayOrder>,
    report: TableReport,
}

/// Imports a table: reads its rows, sorts them in `runs`, gives digests to `sink`. `progress` is
/// called now and then, and can stop the work.
///
/// # Errors
///
/// [`TableError`]; what the sink holds then is not whole and not to be used.
pub fn import<R: SortedRuns, S: Sink>(
    input: &mut dyn Read,
    around: &Surroundings<'_>,
    runs: &mut R,
    sink: &mut S,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<TableReport, TableError> {
    let Opened { mut rows, sample, mapping, order, mut report } = open(input, around)?;
    let mut entries = entries(mapping, around, order);
    let mut binding = Binding::new(mapping);
    let mut sorter = Sorter::new(around.options.run_bytes);
    let mut unread = Vec::new();
    let mut unread_bytes = 0;
    let mut sample = sample.into_iter();
    let mut row = TableRow::default();
    loop {
        match sample.next() {
            Some(first) => row = first,
            None if !rows.next(&mut row, &mut report.problems)? => break,
            None => {}
        }
        binding.extend(rows.columns());
        report.rows += 1;
        if report.rows.is_multiple_of(STEP) && progress(Progress::Rows(report.rows)).is_break() {
            return Err(TableError::Stopped);
        }
        match entries.read(&binding, rows.columns(), &row, &mut report.problems)? {
            RowOutcome::Entry(record, _) => {
                report.entries += 1;
                sorter.push(record, runs)?;
            }
            RowOutcome::Undated(text) => {
                report.undated += 1;
                unread_bytes += text.len();
                if unread.len() < MOST_UNDATED && unread_bytes <= MOST_UNDATED_BYTES {
                    unread.push(text);
                }
            }
        }
    }
    finish_report(&mut report, rows.as_ref(), &binding, entries);
    if report.entries == 0 {
        return Err(TableError::NoTable(format!("none of {} rows has a date", report.rows)));
    }
    let mut cutter = DigestCutter::new(around.options, mapping, around.taxonomy, sink, unread);
    let mut written = 0;
    sorter.merge(runs, &mut |record| {
        written += 1;
        if written % STEP == 0 && progress(Progress::Written(written, report.entries)).is_break() {
            return Err(TableError::Stopped);
        }
        cutter.push(record)
    })?;
    let (digests, remarks) = cutter.finish()?;
    report.digests = digests;
    report.remarks.extend(remarks);
    Ok(report)
}

/// Reads the first rows as they would stand, and writes nothing.
///
/// # Errors
///
/// [`TableError`], if nothing can be read.
pub fn preview(
    input: &mut dyn Read,
    around: &Surroundings<'_>,
    most: usize,
) -> Result<Preview, TableError> {
    let Opened { rows, sample, mapping, order, mut report } = open(input, around)?;
    let mut entries = entries(mapping, around, order);
    let mut binding = Binding::new(mapping);
    binding.extend(rows.columns());
    let mut shown = Vec::new();
    for row in sample.into_iter().take(most) {
        report.rows += 1;
        match entries.read(&binding, rows.columns(), &row, &mut report.problems)? {
            RowOutcome::Entry(record, key) => {
                report.entries += 1;
                shown.push(preview_row(&record, key, mapping, around));
            }
            RowOutcome::Undated(_) => report.undated += 1,
        }
    }
    finish_report(&mut report, rows.as_ref(), &binding, entries);
    Ok(Preview { report, rows: shown })
}

fn preview_row(
    record: &PendingEntry,
    key: SortKey,
    mapping: &Mapping,
    around: &Surroundings<'_>,
) -> PreviewRow {
    let Surroundings { taxonomy, options, .. } = around;
    let head = CutHead {
        publisher: options.publisher.as_deref().unwrap_or(&mapping.publisher),
        title: &mapping.title,
        part: 1,
        days: options.cut.days(key.date(), None),
        series: options.cut.series(),
        coverage: mapping.coverage,
        marks: DraftMarks::None,
        unread: &[],
    };
    let area =
        (key.area != SortKey::NO_AREA).then(|| taxonomy.area_name(AreaId(key.area)).to_owned());
    let id = if record.id.is_empty() { String::new() } else { format!("id: {}\n", record.id) };
    PreviewRow {
        row: key.row,
        digest: head.name(),
        theatre: taxonomy.theatre_word(TheatreId(key.theatre)).to_owned(),
        area,
        entry: id + &record.body,
    }
}

fn entries<'a>(
    mapping: &'a Mapping,
    around: &Surroundings<'a>,
    order: Option<DayOrder>,
) -> EntryMaker<'a> {
    let taxonomy = around.taxonomy;
    EntryMaker {
        options: around.options,
        taxonomy,
        order,
        grounds: Grounds::new(mapping, taxonomy),
        codes: CodeReader::new(mapping, taxonomy),
        actors: ActorNames { mapping, taxonomy, known: HashMap::new() },
        kinds: KindReader::new(taxonomy),
        used: Vec::new(),
        without_kind: 0,
        guessed_kinds: 0,
        guessed: 0,
    }
}

/// Opens a table, looks at its first rows, and chooses the mapping.
fn open<'t, 'a>(
    input: &'t mut dyn Read,
    around: &Surroundings<'a>,
) -> Result<Opened<'t, 'a>, TableError> {
    let mut report = TableReport::default();
    let stream = Stream::new(Box::new(input))?;
    if stream.head.trim_ascii().is_empty() {
        return Err(TableError::NoTable("the file is empty".to_owned()));
    }
    if let Some(what) = other_file(&stream.head) {
        let why = format!("this is {what}; save the table as CSV or XLSX, without a password");
        return Err(TableError::NoTable(why));
    }
    let mut rows: Box<dyn TableRows + 't> = match container(&stream.head) {
        TableContainer::Workbook => Box::new(XlsxRows::new(stream, &mut report.problems)?),
        TableContainer::Json => Box::new(JsonRows::new(stream)?),
        TableContainer::Lines(separator) => Box::new(CsvRows::new(stream, separator)?),
    };
    let mut sample = Vec::new();
    let mut bytes = 0;
    while sample.len() < SAMPLE && bytes < SAMPLE_BYTES {
        let mut row = TableRow::default();
        if !rows.next(&mut row, &mut report.problems)? {
            break;
        }
        bytes += row.len();
        sample.push(row);
    }
    if sample.is_empty() {
        let first = report.problems.listed.first();
        let told = first.map(|RowProblem { row, message, hint, .. }| {
            format!("no row could be read; row {row}: {message} ({hint})")
        });
        return Err(TableError::NoTable(
            told.unwrap_or_else(|| "there is no row in it".to_owned()),
        ));
    }
    let fits = |mapping: &&Mapping| mapping.is_of(rows.columns().names());
    let chosen = around.mappings.iter().find(fits).or(around.mappings.last());
    let mapping = chosen.ok_or_else(|| TableError::Mapping("there is none".to_owned()))?;
    let mut binding = Binding::new(mapping);
    binding.extend(rows.columns());
    if ![Slot::Date, Slot::DateEnd, Slot::Year].iter().any(|slot| binding.has(*slot)) {
        let names: Vec<String> = rows.columns().names().take(20).map(RowProblems::quoted).collect();
        let more = rows.columns().len().saturating_sub(names.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let why = format!(
            "no column is known to hold a date: {}{more}; the first line has to name the columns, and \
             one of them `date`, or rules (--rules) say which it is",
            names.join(", ")
        );
        return Err(TableError::NoTable(why));
    }
    let shown = || {
        let cells = sample.iter().filter_map(|row| binding.first(row, Slot::Date));
        cells.into_iter().find_map(|(_, cell)| shown_order(cell))
    };
    let order = around.options.day_order.or_else(shown);
    mapping.name().clone_into(&mut report.mapping);
    Ok(Opened { rows, sample, mapping, order, report })
}

/// Returns what a column fills, as a report tells it.
fn fills(name: &str, at: usize, binding: &Binding<'_>) -> Option<&'static str> {
    let is_code = || binding.is_code(name).then_some("codes");
    binding.fills(at).map(Slot::word).or_else(is_code)
}

fn finish_report(
    report: &mut TableReport,
    rows: &dyn TableRows,
    binding: &Binding<'_>,
    entries: EntryMaker<'_>,
) {
    let columns = rows.columns();
    report.columns = (0..columns.len())
        .map(|at| ColumnUse {
            name: columns.name(at).to_owned(),
            fills: fills(columns.name(at), at, binding),
        })
        .collect();
    report.unknown_places = entries.grounds.unknown.into_sorted();
    report.without_kind = entries.without_kind;
    report.remarks.extend(rows.remarks());
    if entries.guessed > 0 {
        report.remarks.push(format!(
            "{} dates such as 3/7/2031 are read with the day first (`date_basis: inferred`): say which \
             it is",
            entries.guessed
        ));
    }
    if let Some(place) = report.unknown_places.first() {
        let rows: u64 = report.unknown_places.iter().map(|(_, rows)| rows).sum();
        report.remarks.push(format!(
            "{rows} rows lie in {} countries that the taxonomy does not know, such as {}: they stand \
             where it takes the rest",
            report.unknown_places.len(),
            RowProblems::quoted(&place.0),
        ));
    }
    if entries.guessed_kinds > 0 {
        report.remarks.push(format!(
            "what sort of thing {} rows tell is read from their text (`# guess: kind`): look it over",
            entries.guessed_kinds
        ));
    }
    if report.without_kind > 0 {
        let rows = report.without_kind;
        report.remarks.push(format!("of {rows} rows nothing says what sort of thing they tell"));
    }
    if report.undated > MOST_UNDATED as u64 {
        report
            .remarks
            .push(format!("of rows without a date the first {MOST_UNDATED} are kept as points"));
    }
}
