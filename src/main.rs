//! The program: hands the command line and what surrounds it to the library, and turns the answer
//! into an exit code.

use std::env::var_os;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate};
use watchfloor::cli::{self, Environment, Exit, ReaderSetup, Streams};
use watchfloor::config::{self, Place};
use watchfloor::shell::{self, Ended};

fn main() -> Exit {
    let out = io::stdout();
    // A terminal that does not tell its size is taken for one of the usual width.
    let width = || crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
    let place = Place::find(|name| var_os(name));
    let env = Environment {
        terminal: out.is_terminal().then(width),
        today: today(),
        settings: config::read(&place),
        state: place.state,
        ..Environment::from_variables(|name| var_os(name))
    };
    let mut out = BufWriter::new(out);
    let streams = Streams { out: &mut out, err: &mut io::stderr() };
    cli::run(std::env::args_os(), &env, streams, read)
}

/// The day in UTC; none on a machine whose clock makes no sense.
fn today() -> Option<NaiveDate> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    DateTime::from_timestamp(i64::try_from(since.as_secs()).ok()?, 0).map(|now| now.date_naive())
}

/// Runs the reader.
fn read(setup: ReaderSetup) -> anyhow::Result<Exit> {
    let left = shell::run(setup.origin, setup.app, setup.own, setup.store)?;
    if let Some(warning) = left.warning {
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{warning}");
    }
    Ok(match left.ended {
        Ended::Quit => Exit::Done,
        Ended::Signal(signal) => Exit::Signal(signal),
    })
}
