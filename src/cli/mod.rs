//! The command line: arguments, choice of the archive, one file per command, exit codes. The table
//! of the commands is at the end.
//!
//! Commands write results to standard output and everything else to standard error, both given by
//! the caller; nothing here reads a variable, asks for a terminal or draws a screen.

mod args;
mod ask;
mod asked_limits;
mod audit;
mod beside_formats;
mod brief;
mod changes;
mod check;
mod columns;
mod command;
mod compare;
mod compared_subjects;
mod comparison_form;
mod comparison_sql;
mod completions;
mod confine;
mod counted_measure;
mod counts_file;
mod cover_args;
mod doctor;
mod environment;
mod exit;
mod export;
mod extract_about;
mod grid;
mod import;
mod input_file;
mod limits;
mod list;
mod man;
mod map;
mod new;
mod notes;
mod notes_folder;
mod origin;
mod output_file;
mod permissions;
mod picturing;
mod reader;
mod remarks;
mod run;
mod schema;
mod search;
mod seen;
mod session;
mod show;
mod sums;
mod tempo;
mod words;

pub use args::{Args, ColorChoice};
pub use environment::{Environment, TerminalVariables};
pub use exit::Exit;
pub use origin::{NamedBy, OriginError, choose};
pub use reader::{ReaderFront, ReaderSetup};
pub use run::{Streams, parse, run};

command::commands! {
    default List;
    List(list::ListArgs),
    Show(show::ShowArgs),
    Search(search::SearchArgs),
    Grid(grid::GridArgs),
    Tempo(tempo::TempoArgs),
    Map(map::MapArgs),
    Export(export::ExportArgs),
    Compare(compare::CompareArgs),
    Brief(brief::BriefArgs),
    Changes(changes::ChangesArgs),
    Check(check::CheckArgs),
    Import(import::ImportArgs),
    New(new::NewArgs),
    Notes(notes::NotesArgs),
    Doctor(doctor::DoctorArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}
