//! The program: hands the command line and what surrounds it to the library, and turns the answer
//! into an exit code.

use std::env::var_os;
use std::io::{self, BufWriter, IsTerminal as _};

use watchfloor::cli::{self, Environment, Exit, ReaderSetup, Streams};
use watchfloor::config::{self, Place};
use watchfloor::shell::{self, Ended};

fn main() -> Exit {
    let out = io::stdout();
    // A terminal that does not tell its size is taken for one of the usual width.
    let width = || crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
    let env = Environment {
        terminal: out.is_terminal().then(width),
        settings: config::read(&Place::find(|name| var_os(name))),
        ..Environment::from_variables(|name| var_os(name))
    };
    let mut out = BufWriter::new(out);
    let streams = Streams { out: &mut out, err: &mut io::stderr() };
    cli::run(std::env::args_os(), &env, streams, read)
}

/// Runs the reader.
fn read(setup: ReaderSetup) -> anyhow::Result<Exit> {
    Ok(match shell::run(setup.origin, setup.app)? {
        Ended::Quit => Exit::Done,
        Ended::Signal(signal) => Exit::Signal(signal),
    })
}
