//! The program: passes the command line and its environment to the library, and turns the answer
//! into an exit code.

use std::env::var_os;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Instant, SystemTime};

use chrono::{DateTime, NaiveDateTime, Utc};
use watchfloor::cli::{self, Environment, Exit, ReaderFront, ReaderSetup, Streams};
use watchfloor::config::UserPaths;
use watchfloor::shell::{self, Ended, Workplace};
use watchfloor::{policy, sandbox};

/// The owner of a host's policy: root. It is fixed here, so that no option or variable names
/// another.
const ROOT: u32 = 0;

fn main() -> Exit {
    shell::tell_cleaned();
    let out = io::stdout();
    // A terminal that does not report its size is assumed to have the usual one.
    let reported = || crossterm::terminal::size().ok().filter(|size| size.0 > 0 && size.1 > 0);
    let size = || reported().unwrap_or((80, 24));
    let error_columns = io::stderr().is_terminal().then(|| size().0.into());
    let size = out.is_terminal().then(size);
    let trust = policy::Trust { user: ROOT, group: ROOT, start: Path::new("/") };
    let env = Environment {
        terminal: size.map(|(columns, _)| columns.into()),
        rows: size.map(|(_, rows)| rows.into()),
        error_columns,
        today: Some(now().date()),
        now: Some(now),
        user: user(),
        place: Some(UserPaths::find(|name| var_os(name))),
        policy: policy::read(Path::new(policy::FILE), &trust),
        confine: Some(sandbox::enter),
        clock: Some(clock),
        ..Environment::from_variables(|name| var_os(name))
    };
    let mut out = BufWriter::new(out);
    let streams = Streams { out: &mut out, err: &mut io::stderr() };
    let exit = cli::run(std::env::args_os(), &env, streams, read);
    sandbox::leave();
    exit
}

/// Returns the time in UTC.
fn now() -> NaiveDateTime {
    DateTime::<Utc>::from(SystemTime::now()).naive_utc()
}

/// Returns the id of the user who started the program.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such number")]
fn user() -> Option<u32> {
    Some(rustix::process::getuid().as_raw())
}

#[cfg(not(unix))]
fn user() -> Option<u32> {
    None
}

/// Returns the milliseconds since the first call.
fn clock() -> u64 {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    u64::try_from(BEGAN.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// Runs the reader.
fn read(setup: ReaderSetup) -> anyhow::Result<Exit> {
    // What a stranger sent was read before the terminal is taken; a session may last for days.
    sandbox::lift();
    let run = match setup.front {
        ReaderFront::Drawn => shell::run,
        ReaderFront::Plain => shell::run_plain,
    };
    let ReaderSetup { front: _, origin, app, own, template, store, notes, audit, clock, watch } =
        setup;
    let left = run(Workplace { origin, own, template, store, notes, audit, clock, watch }, app)?;
    for warning in left.warnings {
        // If standard error is closed, there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{warning}");
    }
    Ok(match left.ended {
        Ended::Quit => Exit::Done,
        Ended::Signal(signal) => Exit::Signal(signal),
    })
}
