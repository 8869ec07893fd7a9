//! The arguments that every command has, as `clap` reads them and as help, completions and manual
//! show them. The arguments of a single command are in its own file.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};

use super::Command;
use super::columns::{ColumnArgs, SpreadsheetArgs};
use crate::archive::day_of;
use crate::export::{ExportContent, Format};

/// The text at the end of the help.
const AFTER: &str = "\
Archive: --archive or ARCHIVE, else $WATCHFLOOR_ARCHIVE, else the configured one, else ./data, \
else the sample inside the program.

Exit codes: 0 done, 1 problems found or nothing found, 2 used wrongly or not possible, 128 and the \
number of the signal that ended the reader.";

/// What `--version` says: the version, and whose the names of places are, which their licence asks
/// for, and the map. `-V` says the first alone.
const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nPlace names: GeoNames (geonames.org), CC BY 4.0, modified",
    "\nMap: made with Natural Earth (naturalearthdata.com)",
);

/// A terminal reader for weekly situation digests: drill down, search, compare.
///
/// Without a command it opens the reader; where its output is no terminal it lists the digests.
#[derive(Clone, Debug, Parser)]
#[command(name = "watchfloor", bin_name = "watchfloor", version, after_help = AFTER, max_term_width = 100)]
#[command(long_version = LONG_VERSION)]
#[command(disable_help_subcommand = true)]
pub struct Args {
    /// Archive to read: a folder, or single files
    #[arg(value_name = "ARCHIVE")]
    pub paths: Vec<PathBuf>,
    /// In whose name the reader makes notes; else `desk:` in the configuration, else the login
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// What holds for every command.
    #[command(flatten)]
    pub shared: Shared,
    /// What to do; the reader where none is named.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What holds for every command.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Options of every command")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Shared {
    /// Archive to read: a folder, or a file; may be repeated for several files
    #[arg(long, global = true, value_name = "PATH")]
    pub archive: Vec<PathBuf>,
    /// Tell the archive as it was known on this day: what had been published by then
    #[arg(long, global = true, value_name = "DAY", value_parser = day_of)]
    pub as_of: Option<NaiveDate>,
    /// Theme of the reader
    #[arg(long, global = true, value_name = "NAME")]
    pub theme: Option<String>,
    /// Draw with ASCII signs only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Open the reader in lines: numbered, read aloud by a screen reader, and nothing drawn
    #[arg(long, global = true)]
    pub plain: bool,
    /// Keep nothing for the next session of the reader, and begin without what was kept
    #[arg(long, global = true)]
    pub no_state: bool,
    /// Folder for the files that the reader is asked to write
    #[arg(long, global = true, value_name = "FOLDER")]
    pub exports: Option<PathBuf>,
    /// Folder of the notes beside the archive
    #[arg(long, global = true, value_name = "FOLDER")]
    pub notes: Option<PathBuf>,
    /// In whose name notes are made: an option of the reader alone, since `--by` is a span elsewhere.
    #[arg(skip)]
    pub by: Option<String>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// Read and nothing else: no export, no copying, no configuration, no other archive, no way out
    /// to a shell; for a shared account
    #[arg(long, global = true)]
    pub restricted: bool,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `$NO_COLOR` is set
    #[default]
    Auto,
    /// Also in a pipe
    Always,
    /// Not at all
    Never,
}

/// How to write rows.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct RowArgs {
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = Format::parser(ExportContent::Rows))]
    pub format: Format,
    /// Which columns.
    #[command(flatten)]
    pub columns: ColumnArgs,
    /// For whom.
    #[command(flatten)]
    pub spreadsheet: SpreadsheetArgs,
    /// Write at most so many rows
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_path_is_an_archive_and_a_word_a_command() {
        let args = Args::try_parse_from(["watchfloor", "./data"]).unwrap();
        assert!(args.command.is_none() && args.paths == [PathBuf::from("./data")]);
        let args = Args::try_parse_from(["watchfloor", "list", "waves", "--archive", "x"]).unwrap();
        assert!(args.paths.is_empty() && args.shared.archive == [PathBuf::from("x")]);
        assert!(Args::try_parse_from(["watchfloor", "list", "towns"]).is_err());
    }
}
