//! A table of incidents, from its file to digests in the folder: sorted runs and digests wait beside
//! it until all are there.

use std::io::{self, BufReader, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

use super::target::ImportTarget;
use super::text::TextOutcome;
use super::{ImportArgs, TablePeriod};
use crate::cli::exit::Failure;
use crate::cli::input_file::{BytesRead, InputFile};
use crate::cli::remarks::CountedWork;
use crate::cli::session::Session;
use crate::disk::StagedFiles;
use crate::import::draft::Summary;
use crate::import::tables::{
    DigestCut, DraftMarks, Mapping, Options, Progress, RowProblems, Sink, SortedRuns, Surroundings,
    TableError, TableReport, preview, shipped,
};

/// How many rows of a table are shown.
const SHOWN: usize = 5;
const ENTRIES: CountedWork = CountedWork { done: "wrote", what: "entries" };
/// How many problems of rows are told one by one.
const TOLD: usize = 20;

pub(super) fn import(
    args: &ImportArgs,
    input: InputFile,
    rules: Option<(&str, &[u8])>,
    target: &mut ImportTarget,
    session: &mut Session<'_>,
) -> Result<TextOutcome, Failure> {
    let told = input.told().to_owned();
    let mappings = mappings(rules)?;
    let options = Options {
        cut: match args.by {
            TablePeriod::Week => DigestCut::Week(chrono::Weekday::Mon),
            TablePeriod::Month => DigestCut::Month,
        },
        publisher: args.publisher.clone(),
        marks: DraftMarks::Draft,
        ..Options::default()
    };
    let taxonomy = target.corpus.taxonomy();
    let around = Surroundings { mappings: &mappings, taxonomy, options: &options };
    let (mut rows, read) = input.counted();
    let report = if args.writes() {
        write((&mut rows, &read), &around, target, session)
    } else {
        show(&mut rows, &around, session)
    };
    match report {
        Ok(report) => {
            say(&told, &report, session);
            let entries = usize::try_from(report.entries).unwrap_or(usize::MAX);
            Ok(TextOutcome::Made(Summary { entries, ..Summary::default() }))
        }
        Err(TableEnded::Table(error)) => {
            session.say(&format!("{told}: {error}; nothing was written"));
            Ok(TextOutcome::Nothing)
        }
        Err(TableEnded::Failure(failure)) => Err(failure),
    }
}

/// How many columns are named that no part of an entry is filled from. GTD, the widest known, has
/// some hundred.
const COLUMNS: usize = 120;

/// Why a table was not imported.
enum TableEnded {
    Table(TableError),
    Failure(Failure),
}

impl From<TableError> for TableEnded {
    fn from(error: TableError) -> Self {
        Self::Table(error)
    }
}

impl From<Failure> for TableEnded {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

fn mappings(rules: Option<(&str, &[u8])>) -> Result<Vec<Mapping>, Failure> {
    let wrong = |error: TableError| Failure::Usage(error.to_string());
    let mut all = shipped().map_err(wrong)?;
    if let Some((name, bytes)) = rules {
        let own = Mapping::read(bytes, all.last());
        let own = own.map_err(|error| Failure::Usage(format!("{name}: {error}")))?;
        all = vec![own];
    }
    Ok(all)
}

fn write(
    (rows, read): (&mut dyn Read, &BytesRead),
    around: &Surroundings<'_>,
    target: &ImportTarget,
    session: &mut Session<'_>,
) -> Result<TableReport, TableEnded> {
    let files = target.begin(session)?;
    let files = std::cell::RefCell::new(files);
    let mut runs = DiskRuns { files: &files, kept: Vec::new() };
    let mut sink = DiskSink { files: &files };
    let line = session.progress();
    let mut progress = |progress: Progress| {
        match progress {
            Progress::Rows(rows) => {
                line.begin(&format!("read {} rows{}", thousands(rows), read.told()));
            }
            Progress::Written(entries, all) => line.reach(ENTRIES, number(entries), number(all)),
        }
        ControlFlow::Continue(())
    };
    let report = crate::import::tables::import(rows, around, &mut runs, &mut sink, &mut progress)?;
    target.finish(files.into_inner())?;
    Ok(report)
}

fn show(
    rows: &mut dyn Read,
    around: &Surroundings<'_>,
    session: &mut Session<'_>,
) -> Result<TableReport, TableEnded> {
    let shown = preview(rows, around, SHOWN)?;
    for row in &shown.rows {
        let area = row.area.as_ref().map(|area| format!(", {area}")).unwrap_or_default();
        let head = format!("# row {}: {}, {}{area}\n", row.row, row.digest, row.theatre);
        let text = head + &row.entry + "\n";
        session.out()?.write_all(text.as_bytes()).map_err(Failure::from)?;
    }
    Ok(shown.report)
}

/// Says what came of a table, and what was not understood.
fn say(file: &str, report: &TableReport, session: &mut Session<'_>) {
    let TableReport { rows, entries, digests, undated, mapping, .. } = report;
    session.say(&format!(
        "{file}: {} rows, {} entries in {} digests, by the rules of {mapping}",
        thousands(*rows),
        thousands(*entries),
        thousands(*digests)
    ));
    if *undated > 0 {
        session.say(&format!("{undated} rows have no date; they stand as points"));
    }
    let beside = report.columns.iter().filter(|column| column.fills.is_none());
    let beside: Vec<_> = beside.map(|column| column.name.as_str()).collect();
    if !beside.is_empty() {
        let named: Vec<_> =
            beside.iter().take(COLUMNS).map(|name| RowProblems::quoted(name)).collect();
        let more = beside.len().saturating_sub(COLUMNS);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        session.say(&format!("kept as they are, under `x`: {}{more}", named.join(", ")));
    }
    if let [first, ..] = report.unknown_places.as_slice() {
        let (count, (name, rows)) = (report.unknown_places.len(), first);
        let name = RowProblems::quoted(name);
        session.say(&format!(
            "{count} places are not in the taxonomy, most often {name} ({rows} rows)"
        ));
    }
    for problem in report.problems.listed.iter().take(TOLD) {
        let column = problem.column.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
        let (row, message, hint) = (problem.row, &problem.message, problem.hint);
        session.say(&format!("{file}: row {row}{column}: {message} ({hint})"));
    }
    let listed = report.problems.listed.len();
    let more = listed.saturating_sub(TOLD) as u64 + report.problems.untold;
    if more > 0 {
        session.say(&format!("and {} more rows with problems", thousands(more)));
    }
    for remark in &report.remarks {
        session.say(&format!("{file}: {remark}"));
    }
}

/// Sorted runs in the folder that files wait in.
struct DiskRuns<'f> {
    files: &'f std::cell::RefCell<StagedFiles>,
    kept: Vec<usize>,
}

impl SortedRuns for DiskRuns<'_> {
    fn keep(&mut self, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let (number, mut run) = self.files.borrow_mut().passing()?;
        write(&mut run)?;
        run.flush()?;
        self.kept.push(number);
        Ok(())
    }

    fn open(&mut self) -> io::Result<Vec<Box<dyn Read + '_>>> {
        let open = |number: &usize| -> io::Result<Box<dyn Read>> {
            Ok(Box::new(BufReader::new(self.files.borrow().reopen(*number)?)))
        };
        self.kept.iter().map(open).collect()
    }
}

/// Digests in that folder.
struct DiskSink<'f> {
    files: &'f std::cell::RefCell<StagedFiles>,
}

impl Sink for DiskSink<'_> {
    fn digest(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.files.borrow_mut().write(&Path::new("digests").join(name), bytes)
    }
}

/// Returns a number of rows as the program writes numbers.
fn thousands(rows: u64) -> String {
    crate::digest::grouped(number(rows))
}

fn number(rows: u64) -> usize {
    usize::try_from(rows).unwrap_or(usize::MAX)
}
