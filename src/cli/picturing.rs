//! Pictures of commands that can draw what they tell: how large, into which file, and what stands at
//! their foot.

use std::path::{Path, PathBuf};

use super::args::RowArgs;
use super::columns::{ColumnArgs, SpreadsheetArgs};
use super::exit::{Exit, Failure};
use super::output_file::OutputFile;
use super::permissions::{Configuration, Disclosure, Permissions, Printed, Reads, Writes};
use super::session::Session;
use crate::archive::{Corpus, EntryKey, shown};
use crate::export::{ExportContent, Format, SanitizingWriter, write_picture};
use crate::picture::{Drawing, PictureCaption, PictureSize};
use crate::query::Query;

/// Where a picture goes and how large it is.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct PictureArgs {
    /// Of a picture: its width and height in pixels
    #[arg(long, value_name = "WxH", default_value_t)]
    pub(super) size: PictureSize,
    /// Write a picture into this file, whole or not at all; its name ends in .svg
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    force: bool,
}

/// How to write rows, or a picture of them.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct PicturedArgs {
    /// How to write it, as a table where nothing is said; with a file its ending tells it
    #[arg(long, value_name = "FORMAT", value_parser = Format::parser(ExportContent::Picture))]
    format: Option<Format>,
    /// Where to.
    #[command(flatten)]
    pub(super) picture: PictureArgs,
    /// Which columns.
    #[command(flatten)]
    columns: ColumnArgs,
    /// For whom.
    #[command(flatten)]
    spreadsheet: SpreadsheetArgs,
    /// Write at most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl PicturedArgs {
    /// Returns the format that is asked for, or told by the name of the file.
    pub(super) fn format(&self) -> Format {
        self.picture.format(self.format, ExportContent::Picture)
    }

    /// Returns how to write rows.
    pub(super) fn rows(&self) -> RowArgs {
        let (columns, limit) = (self.columns.clone(), self.limit);
        RowArgs { format: self.format(), columns, spreadsheet: self.spreadsheet, limit }
    }

    /// Returns what a command that tells rows or draws them may do.
    pub(super) fn permissions(&self, what: &str, words: &[String]) -> Permissions {
        self.picture.permissions(what, words, self.format())
    }

    /// Refuses what goes with rows alone beside a picture, and what goes with a picture alone beside rows.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let format = self.format();
        if format.is_picture() && self.columns.columns.is_some() {
            return Err(Failure::Usage("a picture takes no --columns".to_owned()));
        }
        self.picture.check(format)
    }
}

impl PictureArgs {
    /// Returns the format that is asked for, or told by the name of the file; else the usual one.
    pub(super) fn format(&self, asked: Option<Format>, holds: ExportContent) -> Format {
        let told = || Format::of(self.file()?, holds);
        asked.or_else(told).unwrap_or_default()
    }

    /// A picture is an export: something is taken out of an archive and handed on.
    pub(super) fn permissions(&self, what: &str, words: &[String], format: Format) -> Permissions {
        let printed = Printed::new(what, words, format.name());
        if !format.is_picture() {
            return Permissions::printing(printed);
        }
        Permissions {
            discloses: Disclosure::Exported(printed),
            reads: Reads::Archive,
            writes: self.file().map_or(Writes::Nothing, |file| Writes::File(file.to_owned())),
            configuration: Configuration::Heeded,
        }
    }

    /// Refuses a file for what is no picture.
    pub(super) fn check(&self, format: Format) -> Result<(), Failure> {
        match self.file() {
            Some(file) if !format.is_picture() => Err(Failure::Usage(format!(
                "`{}`: only a picture is written into a file here, and its name ends in .svg; \
                 `>` takes anything else",
                shown(file)
            ))),
            Some(_) | None => Ok(()),
        }
    }

    /// Returns the file to write; none for standard output, which `-` means too.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// Writes a picture, into the file or to standard output.
    pub(super) fn write(
        &self,
        drawing: &Drawing,
        format: Format,
        session: &mut Session<'_>,
    ) -> Result<Exit, Failure> {
        let Some(file) = self.file() else {
            write_picture(drawing, format, session.out()?)?;
            return Ok(Exit::Done);
        };
        let target = OutputFile::new(file, self.force, session);
        let mut file = target.begin(&target.path)?;
        let written = write_picture(drawing, format, &mut SanitizingWriter::new(&mut file));
        written.map_err(|error| target.failure(&target.path, &error))?;
        target.log(file.written(), session)?;
        file.finish().map_err(|error| target.failure(&target.path, &error))?;
        session.say(&format!("a picture was written to {}", shown(&target.named)));
        Ok(Exit::Done)
    }
}

/// Returns what a picture of some entries says of itself.
pub(super) fn caption(
    query: Option<&Query>,
    options: &[String],
    keys: &[EntryKey],
    corpus: &Corpus,
    session: &Session<'_>,
) -> PictureCaption {
    let asked: Vec<String> =
        query.map(ToString::to_string).into_iter().chain(options.iter().cloned()).collect();
    PictureCaption {
        query: asked.join(" "),
        held: query.and_then(|query| query.asked_of(corpus).told(corpus)),
        outlets: corpus.outlets_cited(keys),
        as_of: corpus.as_of().map(ToString::to_string),
        marking: session.markings.all(),
    }
}
