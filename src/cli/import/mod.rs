//! `import`: published texts and tables to digests. Files are opened here and the drafts are written
//! into a folder; how a text is read is decided by the room `import`.

mod edition;
mod review;
mod slice;
mod table;
mod target;
mod text;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueEnum;

use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Configuration, Disclosure, Permissions, Reads, Writes};
use super::remarks::CountedWork;
use super::session::Session;
use crate::archive::shown;
use crate::digest::{DateSpan, read_written};
use crate::import::draft::Summary;
use crate::import::structure::GivenHead;

use super::input_file::{self, InputFile, InputSort};
use target::ImportTarget;
use text::TextOutcome;

/// Make digests of published texts and of tables of incidents
///
/// Text, HTML, Markdown, PDF and DOCX become a draft each: its entries are read by rules, what is not sure
/// is marked, and what was not understood stays as a point. Tables (CSV, XLSX, JSON as a list, by lines or of
/// a map) become digests by week or month. Nothing there is replaced unasked, and all is written or nothing.
#[derive(Clone, Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub(super) struct ImportArgs {
    /// Files to import; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Folder of an archive to write into; the archive itself where none is named
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Rules to read it with: a file like those in data/import; else those that fit the text or its columns
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Of records of an export: a file with the heads of their digests, a line each
    #[arg(long, value_name = "FILE")]
    digests: Option<PathBuf>,
    /// Of records of an export: the most that are taken, at most a million where nothing is said
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// Who publishes it, in place of what is found
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// The period of a text, in place of what is found: 2031-03-06..2031-03-12
    #[arg(long, value_name = "DAYS", value_parser = days)]
    period: Option<(NaiveDate, NaiveDate)>,
    /// The period of the digests that a table is cut into
    #[arg(long, value_name = "PERIOD", default_value = "week")]
    by: TablePeriod,
    /// Replace digests that are there
    #[arg(long)]
    replace: bool,
    /// Write without asking; so it is where the output is no terminal
    #[arg(long)]
    yes: bool,
    /// Print what was read, by which rule and from which words, and write nothing
    #[arg(long)]
    explain: bool,
    /// Print how it would stand, and write nothing
    #[arg(long, conflicts_with = "explain")]
    dry_run: bool,
    /// How to print an explanation
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: ExplainFormat,
}

/// The period of a digest that a table is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TablePeriod {
    /// From Monday to Sunday
    Week,
    /// A month of the calendar
    Month,
}

/// How an explanation is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    /// A line a field
    Table,
    /// All there is, as JSON
    Json,
}

fn days(text: &str) -> Result<(NaiveDate, NaiveDate), String> {
    let span: DateSpan = read_written(text).map_err(|error| error.to_string())?;
    Ok((span.from, span.to))
}

impl CommandSpec for ImportArgs {
    fn permissions(&self, session: &Session<'_>) -> Permissions {
        let files = self.files.iter().filter(|file| file.as_os_str() != "-");
        // What would be written over is only read where nothing is written.
        let looked_at = self.output.iter().filter(|_| !self.writes());
        let rules = self.rules.iter().filter(|_| !self.names_own_rules());
        let rules = rules.chain(&self.digests);
        let paths: Vec<PathBuf> = files.chain(rules).chain(looked_at).cloned().collect();
        let target = target::folder(self.output.as_deref(), session).ok();
        let writes = if self.writes() { target.map(Writes::Digests) } else { None };
        Permissions {
            discloses: if self.reviews(session) { Disclosure::Screen } else { Disclosure::Health },
            reads: Reads::ArchiveAnd { paths, done: "imported" },
            writes: writes.unwrap_or(Writes::Nothing),
            configuration: Configuration::Heeded,
        }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        if let Some(input) = self.own_records(session)? {
            return slice::import(self, input, session);
        }
        let rules =
            self.rules.as_deref().map(|path| input_file::bytes(path, session)).transpose()?;
        let rules = rules.as_ref().map(|rules| (rules.name.as_str(), rules.bytes.as_slice()));
        let mut target = ImportTarget::open(self, session)?;
        let (mut done, mut all, mut bad) = (0, Summary::default(), Vec::new());
        for (number, path) in self.files.iter().enumerate() {
            if self.files.len() > 1 {
                session.progress().reach(FILES, number, self.files.len());
            }
            match self.file(path, rules, &mut target, session) {
                Ok(TextOutcome::Made(made)) => {
                    done += 1;
                    all.add(&made);
                }
                Ok(TextOutcome::Nothing) => bad.push(path),
                Err(failure) if failure.is_closed_pipe() || self.files.len() == 1 => {
                    return Err(failure);
                }
                Err(failure) => {
                    let (name, told) = (shown(path).into_string(), failure.to_string());
                    let is_named = told.contains(&name);
                    session.say(&if is_named { told } else { format!("{name}: {told}") });
                    bad.push(path);
                }
            }
        }
        if self.files.len() > 1 {
            session.say(&format!("{done} files imported, {} not", bad.len()));
            self.sum_up(&all, &bad, session);
        }
        Ok(if bad.is_empty() { Exit::Done } else { Exit::Found })
    }
}

/// How many files that were not imported are named at the end.
const NAMED: usize = 100;

const FILES: CountedWork = CountedWork { done: "imported", what: "files" };

impl ImportArgs {
    /// Says at the end what all files come to, and which were not imported: above stand the remarks on
    /// hundreds of others.
    fn sum_up(&self, all: &Summary, bad: &[&PathBuf], session: &mut Session<'_>) {
        if self.writes() && all.entries > 0 {
            session.say(&all.to_string());
        }
        if !bad.is_empty() {
            let named = bad.iter().take(NAMED).map(|path| shown(path).into_string());
            let named: Vec<String> = named.collect();
            let more = bad.len().saturating_sub(NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            session.say(&format!("not imported: {}{more}", named.join(", ")));
        }
    }

    /// Returns the file, if it is one of records of our own export.
    fn own_records(&self, session: &Session<'_>) -> Result<Option<InputFile>, Failure> {
        let is_asked = self.names_own_rules();
        let [path] = self.files.as_slice() else { return Ok(None) };
        if !is_asked && (!input_file::comes_again(path, session) || self.rules.is_some()) {
            return Ok(None);
        }
        let input = InputFile::open(path, session)?;
        Ok(Some(input).filter(|input| is_asked || input.has_own_records()))
    }

    /// Returns true if digests are to be written.
    fn writes(&self) -> bool {
        !self.explain && !self.dry_run
    }

    /// Returns true if a text is looked over before it is written: where there is a terminal, and one
    /// file to look over. Keys cannot come from where the file comes from.
    fn reviews(&self, session: &Session<'_>) -> bool {
        let is_one = matches!(self.files.as_slice(), [file] if file.as_os_str() != "-");
        is_one && self.writes() && !self.yes && session.env.terminal.is_some()
    }

    fn given(&self) -> GivenHead {
        GivenHead { publisher: self.publisher.clone(), title: None, period: self.period }
    }

    fn file(
        &self,
        path: &std::path::Path,
        rules: Option<(&str, &[u8])>,
        target: &mut ImportTarget,
        session: &mut Session<'_>,
    ) -> Result<TextOutcome, Failure> {
        let input = InputFile::open(path, session)?;
        match input.sort() {
            InputSort::Table => table::import(self, input, rules, target, session),
            InputSort::Text => text::import(self, input, rules, target, session),
        }
    }
}
