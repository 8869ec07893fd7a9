//! The arguments, as `clap` reads them and as help, completions and manual show them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::export::{ComparisonFormat, ExtractFormat, Format};

/// What the help adds at its end.
const AFTER: &str = "\
Archive: --archive or ARCHIVE, else $WATCHFLOOR_ARCHIVE, else the configured one, else ./data, \
else the sample inside the program.

Exit codes: 0 done, 1 problems found or nothing found, 2 used wrongly or not possible, 128 and the \
number of the signal that ended the reader.";

/// A terminal reader for weekly situation digests: drill down, search, compare.
///
/// Without a command it opens the reader; where its output is no terminal it lists the digests.
#[derive(Clone, Debug, Parser)]
#[command(name = "watchfloor", bin_name = "watchfloor", version, after_help = AFTER, max_term_width = 100)]
#[command(disable_help_subcommand = true)]
pub struct Args {
    /// Archive to read: a folder, or single files
    #[arg(value_name = "ARCHIVE")]
    pub paths: Vec<PathBuf>,
    /// What holds for every command.
    #[command(flatten)]
    pub shared: Shared,
    /// What to do; the reader where none is named.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Shared {
    /// Archive to read: a folder, or a file; may be repeated for several files
    #[arg(long, global = true, value_name = "PATH")]
    pub archive: Vec<PathBuf>,
    /// Theme of the reader
    #[arg(long, global = true, value_name = "NAME")]
    pub theme: Option<String>,
    /// Draw with ASCII signs only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Keep nothing for the next session of the reader, and begin without what was kept
    #[arg(long, global = true)]
    pub no_state: bool,
    /// Folder for the files that the reader is asked to write
    #[arg(long, global = true, value_name = "FOLDER")]
    pub exports: Option<PathBuf>,
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

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// List digests, theatres, areas, waves or saved searches
    List {
        /// What to list
        what: Listing,
        /// How to write it.
        #[command(flatten)]
        rows: RowArgs,
    },
    /// Show a digest, an entry or a wave
    ///
    /// Any beginning of an id will do that only one has; `digest:`, `wave:` and `id:` in front narrow
    /// it. As table and markdown it is a page to read, as json a document with everything in it; csv
    /// and ndjson give its entries, one a line.
    Show {
        /// Id, or the beginning of one: itic-2020-05-21, wave:2020-05
        id: String,
        /// How to write it.
        #[command(flatten)]
        rows: RowArgs,
    },
    /// Find entries, best first
    ///
    /// The table shows what fits; every other format has the whole record. On a terminal the best
    /// 50 are shown unless --limit says otherwise, in a pipe all. How many were found, and of how
    /// many, is said on standard error.
    Search {
        /// What to find: words, fields and values (baqubah tactic:ied -basis:claimed), or @NAME for
        /// a saved search
        #[arg(value_name = "QUERY", required = true)]
        words: Vec<String>,
        /// How to write it.
        #[command(flatten)]
        rows: RowArgs,
    },
    /// Write out all entries that a query finds, with what they are and whose words
    ///
    /// In the order of the digests, the newest first. The query, the archive, the day and the
    /// outlets stand at the head, or beside it where the format has no room: on standard error, or
    /// in FILE.about.txt.
    Export(ExportArgs),
    /// Compare two to six waves, digests, days or queries, measure by measure
    ///
    /// Duration, location, nature, tempo and basis; what issuers state beside what the archive
    /// counts. The others are held against the baseline: as a difference, as a ratio, and with a
    /// star where that is more than chance.
    Compare(CompareArgs),
    /// Check files and list what is wrong with them
    ///
    /// Exits with 1 where there is an error; warnings alone do no harm.
    Check {
        /// Archive folders and single files; the archive where none is given
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// How to write it.
        #[command(flatten)]
        rows: RowArgs,
    },
    /// Tell what holds on this host: sandbox, policy, terminal, paths, archive
    ///
    /// Exits with 1 where something needs attention.
    Doctor {
        /// How to write it.
        #[command(flatten)]
        rows: RowArgs,
    },
    /// Print a JSON Schema of the archive's files, for editors
    Schema {
        /// Of what sort of file
        #[arg(default_value = "digest")]
        of: SchemaOf,
        /// Without the words of an archive: what holds for all of them
        #[arg(long)]
        bare: bool,
    },
    /// Print shell completions
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// What `list` can list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    /// Digests, the newest first
    Digests,
    /// Theatres that have something in them
    Theatres,
    /// Areas that have something in them
    Areas,
    /// Waves, the newest first
    Waves,
    /// Saved searches, with how many entries each finds
    Searches,
}

/// What `schema` can describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// A digest
    Digest,
    /// A wave
    Wave,
    /// A taxonomy
    Taxonomy,
}

/// How to write rows.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct RowArgs {
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
    /// Write at most so many rows
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// What to compare, and how to write it.
#[derive(Clone, Debug, clap::Args)]
pub struct CompareArgs {
    /// What to compare: the name or id of a wave, the id of a digest, days (2020-05,
    /// 2020-05-14..2020-05-24), @NAME for a saved search, or a query
    #[arg(value_name = "SUBJECT", required = true)]
    pub subjects: Vec<String>,
    /// What the others are held against, one of the subjects; the first where none is named
    #[arg(long, value_name = "SUBJECT")]
    pub baseline: Option<String>,
    /// Show numbers for each day, where there are any
    #[arg(long)]
    pub per_day: bool,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ComparisonFormat,
}

/// What to write out, and where to.
#[derive(Clone, Debug, clap::Args)]
pub struct ExportArgs {
    /// What to write out, as for search; everything where nothing is said
    #[arg(value_name = "QUERY")]
    pub words: Vec<String>,
    /// File to write, whole or not at all; standard output where none is named
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How to write it; with a file its ending tells it, else it is a table
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ExtractFormat>,
    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
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
