//! From arguments to an exit code: parse, find the command, tell what went wrong.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::{CommandFactory as _, FromArgMatches as _};

use super::args::{Args, ColorChoice, Command, Listing, RowArgs};
use super::exit::{Exit, Failure};
use super::session::Session;
use super::{Environment, check, completions, list, man, schema, show};
use crate::archive::Origin;
use crate::export::Format;

/// Where results and remarks go.
pub struct Streams<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// All else.
    pub err: &'a mut dyn Write,
}

/// What the reader needs to know to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderSetup {
    /// The archive.
    pub origin: Origin,
    /// The theme that was asked for.
    pub theme: Option<String>,
    /// Draw with ASCII signs only.
    pub ascii: bool,
    /// When to use colour.
    pub color: ColorChoice,
}

/// Carries out a command line. `reader` is called where the reader is asked for; it alone may take
/// the terminal.
pub fn run<A: Into<OsString> + Clone>(
    args: impl IntoIterator<Item = A>,
    env: &Environment,
    streams: Streams<'_>,
    reader: impl FnOnce(ReaderSetup) -> anyhow::Result<()>,
) -> Exit {
    let Streams { out, err } = streams;
    let args = match parse(args) {
        Ok(args) => args,
        Err(answer) => return tell(&answer, env, out, err),
    };
    let mut session = Session::new(env, args.shared, out, err);
    let done = session
        .shared
        .adopt(args.paths)
        .and_then(|()| carry_out(args.command, &mut session, reader));
    let ended = match done {
        Ok(exit) => exit,
        // `head` has read enough: that is no failure of ours.
        Err(failure) if failure.is_closed_pipe() => return Exit::Done,
        Err(failure) => {
            session.say(&format!("watchfloor: {failure}"));
            Exit::Failed
        }
    };
    // What is left to flush can only fail for a pipe that closed meanwhile or a full disk.
    match session.finish() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Failed,
        Ok(()) | Err(_) => ended,
    }
}

fn parse<A: Into<OsString> + Clone>(
    args: impl IntoIterator<Item = A>,
) -> clap::error::Result<Args> {
    Args::from_arg_matches(&Args::command().try_get_matches_from(args)?)
}

/// Help and version are results; a misuse is told on standard error.
fn tell(answer: &clap::Error, env: &Environment, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let text = answer.render();
    let written = if answer.use_stderr() {
        write!(err, "{text}").and_then(|()| err.flush())
    } else if env.look(ColorChoice::Auto, false).color {
        write!(out, "{}", text.ansi()).and_then(|()| out.flush())
    } else {
        write!(out, "{text}").and_then(|()| out.flush())
    };
    // Nobody listens any more where this fails; the exit code still says what happened.
    drop(written);
    if answer.use_stderr() { Exit::Failed } else { Exit::Done }
}

fn carry_out(
    command: Option<Command>,
    session: &mut Session<'_>,
    reader: impl FnOnce(ReaderSetup) -> anyhow::Result<()>,
) -> Result<Exit, Failure> {
    match command {
        Some(Command::List { what, rows }) => list::run(what, rows, session),
        Some(Command::Show { id, rows }) => show::run(&id, rows, session),
        Some(Command::Check { paths, rows }) => check::run(&paths, rows, session),
        Some(Command::Schema { of }) => schema::run(of, session),
        Some(Command::Completions { shell }) => completions::run(shell, session),
        Some(Command::Man) => man::run(session),
        None if session.env.terminal.is_some() => read(session, reader),
        None => {
            let rows = RowArgs { format: Format::Table, limit: None };
            list::run(Listing::Digests, rows, session)
        }
    }
}

fn read(
    session: &Session<'_>,
    reader: impl FnOnce(ReaderSetup) -> anyhow::Result<()>,
) -> Result<Exit, Failure> {
    let setup = ReaderSetup {
        origin: session.origin()?,
        theme: session.shared.theme.clone(),
        ascii: session.shared.ascii,
        color: session.shared.color,
    };
    reader(setup).map(|()| Exit::Done).map_err(Failure::Reader)
}
