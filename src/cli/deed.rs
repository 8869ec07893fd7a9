//! What a command is about to hand on, in the words of the log of the host.

use clap::ValueEnum as _;

use super::args::{Command, ExportArgs, Listing, RowArgs};
use super::limits::opens_archive;
use super::origin::told;
use super::session::Session;
use crate::audit::{Act, Audit, Deed, Who};
use crate::export::Format;

/// Opens the log that the policy names, and keeps what the command would write into it. Call it
/// before the sandbox is closed.
pub(super) fn begin(command: Option<&Command>, session: &mut Session<'_>) {
    let env = session.env;
    let archive = session.origin().map_or_else(|_| String::new(), |origin| told(&origin));
    let who = Who { user: env.user, now: env.now, archive };
    session.audit = Audit::begin(env.policy.log(), who);
    session.deed = deed(command);
}

/// What a command prints of an archive; none for one that prints nothing of it.
fn deed(command: Option<&Command>) -> Option<Deed> {
    let printed = |what: String, format: Option<&str>| {
        Some(Deed {
            act: Act::Printed,
            what,
            format: format.unwrap_or(TABLE).to_owned(),
            to: "standard output".to_owned(),
            bytes: None,
            letters: None,
            marking: None,
        })
    };
    let as_rows = |what: String, rows: &RowArgs| printed(what, word(rows.format).as_deref());
    let listing =
        |what: &Listing| what.to_possible_value().map(|value| value.get_name().to_owned());
    match command {
        // Where it is the reader nothing is printed.
        None => printed("list digests".to_owned(), None),
        Some(Command::List { what, rows }) => {
            as_rows(format!("list {}", listing(what).unwrap_or_default()), rows)
        }
        Some(Command::Show { id, rows }) => as_rows(format!("show {id}"), rows),
        Some(Command::Search { words, rows }) => as_rows(asked("search", words), rows),
        Some(Command::Compare(args)) => {
            let format = args.format.to_possible_value().map(|value| value.get_name().to_owned());
            printed(asked("compare", &args.subjects), format.as_deref())
        }
        Some(Command::Export(args)) => {
            printed(asked("export", &args.words), export_format(args).as_deref())
        }
        Some(Command::Check { rows, .. }) => as_rows("check".to_owned(), rows),
        Some(Command::Schema { .. }) if opens_archive(command) => {
            printed("schema".to_owned(), Some("json"))
        }
        Some(
            Command::Schema { .. }
            | Command::Doctor { .. }
            | Command::Completions { .. }
            | Command::Man,
        ) => None,
    }
}

/// The format where none is named.
const TABLE: &str = "table";

fn word(format: Format) -> Option<String> {
    format.to_possible_value().map(|value| value.get_name().to_owned())
}

fn export_format(args: &ExportArgs) -> Option<String> {
    let by_name = || args.output.as_deref().and_then(crate::export::ExtractFormat::of);
    let format = args.format.or_else(by_name)?;
    format.to_possible_value().map(|value| value.get_name().to_owned())
}

/// A command with its query.
fn asked(command: &str, words: &[String]) -> String {
    format!("{command} {}", words.join(" ")).trim_end().to_owned()
}
