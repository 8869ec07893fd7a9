//! `export`: every entry that a query finds, in the order of the digests, as a file or to a pipe,
//! with the query, the archive and the sources.

mod extract_form;
#[cfg(feature = "parquet")]
mod lake_folder;
#[cfg(not(feature = "parquet"))]
mod no_lake_folder;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::ask::{ParsedQuery, ask, say_other_reading, say_replaced};
use super::columns::{ColumnArgs, SpreadsheetArgs};
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::extract_about::about;
use super::output_file::OutputFile;
use super::permissions::{Configuration, Disclosure, Permissions, Printed, Reads, Writes};
use super::remarks::{Remarks, WROTE_ENTRIES};
use super::session::Session;
use super::words::QUERY;
use crate::archive::{Corpus, EntryKey, RecordKey, shown};
use crate::digest::grouped;
use crate::export::{
    About, AreaPoints, BESIDE, ColumnSelection, ExportContent, Format, HandedOver,
    OutputCapabilities, RECORD, Remark, Rows, SanitizingWriter, noted_grades, records_for,
    records_with_areas, write_extract, write_handover,
};
use crate::order::CompactSort as _;
use crate::page::events_told;
use crate::query::Replaced;
use extract_form::ExtractForm;
#[cfg(feature = "parquet")]
use lake_folder::write_lake;
#[cfg(not(feature = "parquet"))]
use no_lake_folder::write_lake;

/// Write out all entries that a query finds, with what they are and whose words
///
/// In the order of the digests, the newest first. The query, the archive, the day and the
/// outlets stand at the head, or beside it where the format has no room: on standard error, or
/// in FILE.about.txt.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// What to write out, as for search; everything where nothing is said
    #[arg(value_name = QUERY)]
    words: Vec<String>,
    /// File to write, or the folder of --format parquet; whole or not at all; standard output where none is named
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How to write it; with a file its ending tells it, else it is a table
    #[arg(long, value_name = "FORMAT", value_parser = ExtractForm::parser())]
    format: Option<ExtractForm>,
    /// Which columns.
    #[command(flatten)]
    columns: ColumnArgs,
    /// For whom.
    #[command(flatten)]
    spreadsheet: SpreadsheetArgs,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
    /// Give what is known as an area only a point, too: the middle of the area
    #[arg(long)]
    areas: bool,
    /// What this desk is called in the tables of --format parquet
    #[arg(long, value_name = "NAME")]
    desk: Option<String>,
}

impl CommandSpec for ExportArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let name = match self.format {
            Some(ExtractForm::Parquet) => ExtractForm::PARQUET,
            Some(ExtractForm::Written(format)) => format.name(),
            None => self.told_by_name().unwrap_or_default().name(),
        };
        let printed = Printed::new("export", &self.words, name);
        Permissions {
            discloses: Disclosure::Exported(printed),
            reads: Reads::Archive,
            writes: match (self.file().map(Path::to_owned), self.format) {
                (None, _) => Writes::Nothing,
                (Some(folder), Some(ExtractForm::Parquet)) => Writes::NewFolder(folder),
                (Some(file), Some(ExtractForm::Written(_)) | None) => Writes::File(file),
            },
            configuration: Configuration::Heeded,
        }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        match self.format {
            Some(ExtractForm::Parquet) => write_lake(self, session),
            Some(ExtractForm::Written(_)) | None => export(self, session),
        }
    }
}

impl ExportArgs {
    /// Returns the format that the file's name implies.
    fn told_by_name(&self) -> Option<Format> {
        Format::of(self.file()?, ExportContent::Entries)
    }

    /// Returns the file to write; none for standard output, which `-` means too.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// Refuses what goes with one file alone.
    fn refuse_beside_tables(&self) -> Result<(), Failure> {
        let with = [
            (self.columns.columns.is_some(), "--columns"),
            (self.force, "--force"),
            (self.areas, "--areas"),
        ];
        match with.into_iter().find(|(given, _)| *given) {
            Some((_, name)) => Err(Failure::Usage(format!(
                "tables for engines are whole and new: no {name} goes with them"
            ))),
            None => Ok(()),
        }
    }
}

/// Exports what a query finds.
fn export(args: &ExportArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let target = target(args, session);
    let format = args.spreadsheet.form(format(args)?)?;
    if args.columns.columns.is_some() && !format.holds(ExportContent::Rows) {
        let name = format.name();
        return Err(Failure::Usage(format!("{name} has whole entries: it takes no --columns")));
    }
    if let Some(target) = &target {
        // Refuse now rather than after a long search.
        drop(target.begin(&target.path)?);
        if !format.tells_within() {
            drop(target.begin(&beside(&target.path))?);
        }
    }
    let (corpus, _) = session.load()?;
    let asked = ask(&args.words, &corpus, session)?;
    let (keys, replaced) = keys(&corpus, &asked, session);
    session.markings = corpus.markings_of(keys.iter().map(|key| key.digest));
    let about = about(&asked, (&keys, &replaced), &corpus, session)?;
    let told = events_told(&about.told());
    let notice = format!("{told} of {}", grouped(about.of));
    let all = written(&corpus, &keys, None);
    let chosen = args.columns.select(session, format, RECORD.columns(), all)?;
    let extract =
        Extract { corpus: &corpus, keys: &keys, about: &about, format, chosen, areas: args.areas };
    match &target {
        Some(_) if keys.is_empty() => {
            session.say(&format!("{notice}: nothing to write, and no file was written"));
        }
        Some(target) => {
            let (beside, remark) = write_extract_to(target, &extract, session)?;
            let and = beside.map(|path| format!(" and {}", shown(&path))).unwrap_or_default();
            session.say(&format!("{notice} written to {}{and}", shown(&target.named)));
            tell(remark.as_ref(), session);
        }
        None => {
            let look = session.look();
            let nothing = keys.is_empty() && format.is_fitted();
            let remark = if nothing {
                None
            } else {
                let (out, remarks) = session.out_and_remarks()?;
                extract.write(look, out, remarks)?
            };
            if !format.tells_within() {
                session.say(about.text().trim_end());
            }
            session.say(&notice);
            tell(remark.as_ref(), session);
        }
    }
    if let Some(unrated) = &about.unrated
        && target.is_some()
    {
        session.say(&unrated.to_string());
    }
    Ok(tell_found(args, (&keys, &replaced), &corpus, session))
}

/// Says what stands for words that the archive does not have, and how else a query that finds nothing could
/// be read.
fn tell_found(
    args: &ExportArgs,
    (keys, replaced): (&[EntryKey], &[Replaced]),
    corpus: &Corpus,
    session: &mut Session<'_>,
) -> Exit {
    say_replaced(replaced, session);
    if keys.is_empty() {
        say_other_reading(&args.words.join(" "), corpus, session);
    }
    if keys.is_empty() { Exit::Found } else { Exit::Done }
}

/// Says what the output does not say itself.
fn tell(remark: Option<&Remark>, session: &mut Session<'_>) {
    if let Some(remark) = remark {
        session.say(&remark.to_string());
    }
}

/// Returns the entries as rows, made anew each time: there may be too many to hold.
fn written<'a>(
    corpus: &'a Corpus,
    keys: &'a [EntryKey],
    chosen: Option<&'a ColumnSelection>,
) -> Rows<'a> {
    records_for(corpus, keys.iter().copied(), chosen)
}

/// Returns the target; nothing for standard output.
fn target(args: &ExportArgs, session: &Session<'_>) -> Option<OutputFile> {
    Some(OutputFile::new(args.file()?, args.force, session))
}

/// Returns the requested format, else the one that the file's name implies.
fn format(args: &ExportArgs) -> Result<Format, Failure> {
    let asked = args.format.and_then(ExtractForm::written);
    match (asked.or_else(|| args.told_by_name()), args.file()) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::default()),
        (None, Some(path)) => Err(Failure::Usage(format!(
            "the name `{}` does not tell a format: end it with one of {}, or use --format",
            shown(path),
            endings().join(" ")
        ))),
    }
}

/// Lists the recommended endings, the data formats first.
fn endings() -> Vec<String> {
    let mut formats: Vec<_> = Format::all(ExportContent::Entries).collect();
    formats.compact_sort_by_key(|format| format.is_fitted());
    let first = formats.iter().filter_map(|format| format.endings().first());
    first.map(|ending| format!(".{ending}")).collect()
}

/// Returns the requested entries, in the order of the digests, and what stands for words that the
/// archive does not have.
fn keys(
    corpus: &Corpus,
    asked: &ParsedQuery,
    session: &mut Session<'_>,
) -> (Vec<EntryKey>, Vec<Replaced>) {
    if asked.query.is_empty() {
        return (corpus.entries().map(|(key, _)| key).collect(), Vec::new());
    }
    // The search has no cancel signal here, so it always answers.
    session
        .index_for_one_question(corpus)
        .matching_told(corpus, &asked.query, &|| false)
        .unwrap_or_default()
}

/// Returns the path of the file that describes another file.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(BESIDE);
    name.into()
}

/// What is to be written.
struct Extract<'a> {
    corpus: &'a Corpus,
    keys: &'a [EntryKey],
    about: &'a About,
    format: Format,
    chosen: Option<ColumnSelection>,
    /// True if areas have a point, too.
    areas: bool,
}

impl Extract<'_> {
    fn write(
        &self,
        look: OutputCapabilities,
        out: &mut SanitizingWriter<'_>,
        remarks: &mut Remarks<'_>,
    ) -> io::Result<Option<Remark>> {
        if self.format.hands_over() {
            let keys: Vec<RecordKey> = self.keys.iter().copied().map(RecordKey::Entry).collect();
            let points = if self.areas { AreaPoints::Middle } else { AreaPoints::Untold };
            let (about, corpus) = (self.about, self.corpus);
            let grades = &noted_grades(corpus);
            let made = &remarks.counter(WROTE_ENTRIES, keys.len());
            let handed = HandedOver { about, corpus, keys: &keys, points, grades, made };
            return write_handover(&handed, self.format, out);
        }
        let rows = if self.areas {
            records_with_areas(self.corpus, self.keys.iter().copied())
        } else {
            written(self.corpus, self.keys, self.chosen.as_ref())
        };
        let rows = match &self.chosen {
            Some(chosen) => chosen.of(rows),
            None => rows,
        };
        let rows = remarks.counted(rows, self.keys.len());
        write_extract(self.about, rows, self.format, look, out)
    }
}

/// Writes the extract. Where the format has no room for its description, writes that into a second file.
/// Returns the name of that file, and what must be said of the extract. The log of the host is told before
/// a file takes its name.
fn write_extract_to(
    target: &OutputFile,
    extract: &Extract<'_>,
    session: &mut Session<'_>,
) -> Result<(Option<PathBuf>, Option<Remark>), Failure> {
    let look = OutputCapabilities { width: None, ..session.look() };
    let mut file = target.begin(&target.path)?;
    let mut door = SanitizingWriter::new(&mut file);
    let written = extract.write(look, &mut door, session.progress());
    let remark = written.map_err(|error| target.failure(&target.path, &error))?;
    target.log(file.written(), session)?;
    if extract.format.tells_within() {
        file.finish().map_err(|error| target.failure(&target.path, &error))?;
        return Ok((None, remark));
    }
    let path = beside(&target.path);
    let mut about = target.begin(&path)?;
    let mut door = SanitizingWriter::new(&mut about);
    let written = write!(door, "{}", extract.about.text()).and_then(|()| door.flush());
    written.map_err(|error| target.failure(&path, &error))?;
    // The extract takes its name last: where it exists, everything is complete.
    file.finish_with(about).map_err(|(path, error)| target.failure(&path, &error))?;
    Ok((Some(beside(&target.named)), remark))
}
