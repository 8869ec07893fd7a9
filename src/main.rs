//! The program: hands the command line and what surrounds it to the library, and turns the answer
//! into an exit code.

use std::io::{self, BufWriter, IsTerminal as _};

use watchfloor::app::Setup;
use watchfloor::cli::{self, Environment, Exit, ReaderSetup, Streams};
use watchfloor::keys::Keymap;
use watchfloor::shell;
use watchfloor::ui::theme::{Depth, Glyphs, Library};

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
    let shell_setup = Setup {
        keymap: Keymap::default(),
        themes: Library::shipped(),
        theme: setup.theme.unwrap_or_else(|| "default".to_owned()),
        depth: Depth::True,
        glyphs: if setup.ascii { Glyphs::ascii() } else { Glyphs::unicode() },
        size: (80, 24),
        mouse: false,
        notice: None,
        problems: Vec::new(),
    };
    shell::run(setup.origin, shell_setup)?;
    Ok(())
}
