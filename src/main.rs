//! The program: hands the command line and what surrounds it to the library, and turns the answer
//! into an exit code.

use std::io::{self, BufWriter, IsTerminal as _};

use watchfloor::cli::{self, Environment, Exit, ReaderSetup, Streams};

fn main() -> Exit {
    let out = io::stdout();
    // A terminal that does not tell its size is taken for one of the usual width.
    let width = || crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
    let env = Environment {
        terminal: out.is_terminal().then(width),
        ..Environment::from_variables(|name| std::env::var_os(name))
    };
    let mut out = BufWriter::new(out);
    let streams = Streams { out: &mut out, err: &mut io::stderr() };
    cli::run(std::env::args_os(), &env, streams, read)
}

/// Starts the reader.
fn read(setup: ReaderSetup) -> anyhow::Result<()> {
    let ReaderSetup { origin, .. } = setup;
    anyhow::bail!("the reader is not built in yet; `watchfloor list digests` lists {origin:?}")
}
