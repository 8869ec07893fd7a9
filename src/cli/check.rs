//! `check`: the problems of each file, line by line, in the form that editors understand.

use std::io::Write as _;
use std::path::PathBuf;

use super::args::RowArgs;
use super::ask;
use super::choose;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Configuration, Disclosure, Permissions, Printed, Reads, Writes};
use super::session::Session;
use crate::archive::{Origin, Problem, Severity, searches, shown, template};
use crate::brief::BriefTemplate;
use crate::config;
use crate::digest::{Coverage, DigestHead, Markings};
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};

/// Problems, as rows.
struct ProblemRows;

impl RowSource for ProblemRows {
    type Item<'a> = &'a Problem;
}

static PROBLEMS: ColumnLayout<ProblemRows, 6> = ColumnLayout::new([
    Column::new("file", Shape::Text).filled(|problem| OutputCell::text(Some(&problem.file))),
    Column::new("line", Shape::Number).filled(|problem| place(problem.line)),
    Column::new("column", Shape::Number).filled(|problem| place(problem.column)),
    Column::new("severity", Shape::Text).filled(|problem| OutputCell::text(Some(problem.severity))),
    Column::new("message", Shape::Text).filled(|problem| OutputCell::text(Some(&problem.message))),
    Column::new("hint", Shape::Text).filled(|problem| OutputCell::text(problem.hint.as_ref())),
]);

/// Returns the cell of a line number; empty for zero, which means the whole file.
fn place(at: u32) -> OutputCell {
    if at == 0 { OutputCell::Nothing } else { OutputCell::number(at) }
}

/// The most hints that are listed: one a digest, which are more than anyone reads.
const MOST_HINTS: usize = 20;

/// The results of the check.
#[derive(Default)]
struct CheckReport {
    digests: usize,
    entries: usize,
    waves: usize,
    problems: Vec<Problem>,
    /// What is taken for granted where a digest does not say it, once a digest.
    hints: Vec<String>,
    markings: Markings,
}

/// Check files and list what is wrong with them
///
/// Exits with 1 where there is an error; warnings alone do no harm.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Archive folders and single files; the archive where none is given
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

impl CommandSpec for CheckArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        // Problems quote the content of the files.
        let printed = Printed::new("check", &[], self.rows.format.name());
        Permissions {
            discloses: Disclosure::Printed(printed),
            reads: if self.paths.is_empty() {
                Reads::Archive
            } else {
                Reads::Others { paths: self.paths.clone(), done: "checked" }
            },
            writes: Writes::Nothing,
            configuration: Configuration::Heeded,
        }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        check(&self.paths, &self.rows, session)
    }
}

/// Checks the given paths, or the archive.
fn check(paths: &[PathBuf], how: &RowArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let format = how.spreadsheet.form(how.format)?;
    let mut report = CheckReport::default();
    report.markings.add(session.env.policy.marking());
    for origin in origins(paths, session)? {
        report.read(&origin, session)?;
    }
    report.problems.sort();
    session.markings = std::mem::take(&mut report.markings);
    let total = report.problems.len();
    let shown = how.limit.unwrap_or(total).min(total);
    if format.is_fitted() && how.columns.columns.is_none() {
        if shown > 0 {
            session.head(format)?;
        }
        for problem in report.problems.iter().take(shown) {
            writeln!(session.out()?, "{problem}")?;
        }
        session.out()?.flush()?;
        if shown < total {
            session.say(&format!("{shown} of {total} problems shown (--limit)"));
        }
    } else {
        session.rows(PROBLEMS.rows(report.problems.iter()), total, how, "problems")?;
    }
    for hint in report.hints.iter().take(MOST_HINTS) {
        session.say(hint);
    }
    if let Some(more @ 1..) = report.hints.len().checked_sub(MOST_HINTS) {
        session.say(&format!("{more} more digests without `series` or `coverage`"));
    }
    session.say(&report.summary());
    Ok(if report.count(Severity::Error) > 0 { Exit::Found } else { Exit::Done })
}

/// Returns the archives to check: every folder is one of its own; single files are read together.
fn origins(paths: &[PathBuf], session: &Session<'_>) -> Result<Vec<Origin>, Failure> {
    if paths.is_empty() {
        return Ok(vec![session.origin()?]);
    }
    if !session.shared.archive.is_empty() {
        let twice = "what to check is named twice: as PATH and with --archive";
        return Err(Failure::Usage(twice.to_owned()));
    }
    let mut origins = Vec::new();
    let mut files = Vec::new();
    for path in paths {
        match choose(std::slice::from_ref(path), session.env)? {
            Origin::Files(more) => files.extend(more),
            origin @ (Origin::Folder(_) | Origin::Sample) => origins.push(origin),
        }
    }
    if !files.is_empty() {
        origins.push(Origin::Files(files));
    }
    Ok(origins)
}

impl CheckReport {
    fn read(&mut self, origin: &Origin, session: &mut Session<'_>) -> Result<(), Failure> {
        let (corpus, mut problems) = session.read(origin)?;
        match searches(origin) {
            Ok(file) => {
                let shared = file.map(ask::file);
                let read = config::searches(None, shared.as_ref(), corpus.taxonomy());
                problems.extend(read.problems);
            }
            Err(problem) => problems.push(problem),
        }
        match template(origin) {
            Ok(file) => problems.extend(file.into_iter().flat_map(|file| {
                let (_, faults) = BriefTemplate::read(&file.bytes);
                faults.into_iter().map(move |fault| Problem::in_file(&file.name, fault))
            })),
            Err(problem) => problems.push(problem),
        }
        // Problems quote the content of the files.
        self.markings.merge(corpus.markings());
        self.digests += corpus.digests().len();
        self.entries += corpus.len();
        self.waves += corpus.waves().len();
        let digests = corpus.digests().iter();
        self.hints.extend(digests.filter_map(|digest| hint(digest.head(), origin)));
        self.problems.extend(problems.into_iter().map(|problem| located(problem, origin)));
        Ok(())
    }

    fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// Returns a summary: `98 digests, 412 entries, 13 waves: 0 errors, 2 warnings`.
    fn summary(&self) -> String {
        let some = |count: usize, one: &str, many: &str| {
            format!("{count} {}", if count == 1 { one } else { many })
        };
        format!(
            "{}, {}, {}: {}, {}",
            some(self.digests, "digest", "digests"),
            some(self.entries, "entry", "entries"),
            some(self.waves, "wave", "waves"),
            some(self.count(Severity::Error), "error", "errors"),
            some(self.count(Severity::Warning), "warning", "warnings"),
        )
    }
}

/// Returns what is assumed of a digest that does not say its series or its coverage.
fn hint(head: &DigestHead, origin: &Origin) -> Option<String> {
    let series = head.series_is_assumed.then(|| format!("no `series`: taken as {}", head.series));
    let coverage = head.coverage == Coverage::Unsaid;
    let coverage = coverage.then(|| "no `coverage`: taken as held in part".to_owned());
    let said: Vec<String> = series.into_iter().chain(coverage).collect();
    if said.is_empty() {
        return None;
    }
    Some(format!("{}: hint: {}", path(&head.file, origin), said.join("; ")))
}

/// Adds the archive's folder to a file's name, since an editor opens the file from the current
/// folder.
fn located(problem: Problem, origin: &Origin) -> Problem {
    let file = path(&problem.file, origin);
    Problem { file, ..problem }
}

/// Returns the path of a file of an archive from the current folder.
fn path(file: &str, origin: &Origin) -> Box<str> {
    match origin {
        Origin::Folder(folder) => shown(&folder.join(file)),
        Origin::Files(_) | Origin::Sample => file.into(),
    }
}
