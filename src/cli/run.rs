//! From arguments to an exit code: parse, find the command, report what went wrong.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::{CommandFactory as _, FromArgMatches as _};

use super::args::{Args, ColorChoice, Shared};
use super::exit::{Exit, Failure};
use super::permissions::{Configuration, Permissions};
use super::session::Session;
use super::{Command, Environment, ReaderSetup, audit, confine, limits, reader, words};
use crate::export::SanitizingWriter;

/// Where results and remarks go.
pub struct Streams<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
}

/// Runs a command line. It calls `reader` where the user asks for the reader; only that may take
/// the terminal, and it says how it ended.
pub fn run<A: Into<OsString> + Clone>(
    args: impl IntoIterator<Item = A>,
    env: &Environment,
    streams: Streams<'_>,
    reader: impl FnOnce(ReaderSetup) -> anyhow::Result<Exit>,
) -> Exit {
    let Streams { out, err } = streams;
    let args = match parse(args) {
        Ok(args) => args,
        Err(answer) => return tell(&answer, env, out, err),
    };
    let env = &env.settled(args.shared.restricted);
    let shared = Shared { by: args.by, ..args.shared };
    let mut session = Session::new(env, shared, out, err);
    let done = session
        .shared
        .adopt(args.paths)
        .and_then(|()| carry_out(args.command, &mut session, reader));
    let ended = match done {
        Ok(exit) => exit,
        // `head` has read enough: that is no failure of this program.
        Err(failure) if failure.is_closed_pipe() => return Exit::Done,
        Err(failure) => {
            session.say(&format!("watchfloor: {failure}"));
            Exit::Failed
        }
    };
    // This last flush can only fail for a pipe that closed meanwhile or a full disk.
    match (session.finish(), ended) {
        // The terminal is gone, and with it the rest of the output; the reason it ended matters
        // more.
        (_, Exit::Signal(_)) => ended,
        (Err(error), _) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Failed,
        (Ok(()) | Err(_), _) => ended,
    }
}

/// Parses a command line. Returns the arguments, or what to answer instead: help, version, a
/// misuse.
pub fn parse<A: Into<OsString> + Clone>(
    args: impl IntoIterator<Item = A>,
) -> clap::error::Result<Args> {
    let mut definition = Args::command();
    let args = words::spelt(args.into_iter().map(Into::into).collect(), &definition);
    Args::from_arg_matches(&definition.try_get_matches_from_mut(args)?)
}

/// Prints the answer: help and version are results; a misuse goes to standard error.
fn tell(answer: &clap::Error, env: &Environment, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let text = answer.render();
    let written = if answer.use_stderr() {
        // The message quotes what the user typed, or what another program passed on.
        let mut err = SanitizingWriter::new(err);
        write!(err, "{text}").and_then(|()| err.flush())
    } else if env.look(ColorChoice::Auto, false).color {
        write!(out, "{}", text.ansi()).and_then(|()| out.flush())
    } else {
        write!(out, "{text}").and_then(|()| out.flush())
    };
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe && !answer.use_stderr() => {
            // Where standard error is full too, the exit code still reports the failure.
            let _ = writeln!(err, "watchfloor: {}", Failure::Write(error));
            Exit::Failed
        }
        Ok(()) | Err(_) if answer.use_stderr() => Exit::Failed,
        Ok(()) | Err(_) => Exit::Done,
    }
}

fn carry_out(
    command: Option<Command>,
    session: &mut Session<'_>,
    reader: impl FnOnce(ReaderSetup) -> anyhow::Result<Exit>,
) -> Result<Exit, Failure> {
    // A variable or a file must not keep a pipe waiting for lines: there the option asks for them.
    let has_reader = session.env.terminal.is_some() || session.shared.plain;
    if command.is_none() && has_reader {
        prepare(reader::permissions(), session)?;
        return reader(reader::setup(session)?).map_err(Failure::Reader);
    }
    let command = command.unwrap_or_default();
    let command = command.spec();
    prepare(command.permissions(session), session)?;
    let exit = command.run(session)?;
    session.progress().erase();
    match session.opens.take() {
        Some(setup) => reader(*setup).map_err(Failure::Reader),
        None => Ok(exit),
    }
}

/// Prepares a command: asks the policy, opens the log, closes the sandbox.
fn prepare(permissions: Permissions, session: &mut Session<'_>) -> Result<(), Failure> {
    limits::permit(&permissions, session)?;
    audit::begin(&permissions.discloses, session);
    if let Some(confine) = session.env.confine {
        session.sandbox = Some(confine(&confine::rules(&permissions, session)));
    }
    if permissions.configuration == Configuration::Heeded {
        for problem in &session.env.settings.problems {
            session.say(&problem.to_string());
        }
    }
    session.permissions = Some(permissions);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::archive::Origin;
    use crate::config::{File, Files, UserPaths, settings};
    use crate::ui::theme::Glyphs;

    const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");

    /// Runs a command in this process, on a terminal or not, and returns what the reader was given.
    fn run_here(args: &[&str], terminal: Option<usize>) -> (Exit, String, Option<ReaderSetup>) {
        let env = Environment { terminal, ..Environment::default() };
        let (mut out, mut err, mut asked) = (Vec::new(), Vec::new(), None);
        let args = std::iter::once("watchfloor").chain(args.iter().copied());
        let streams = Streams { out: &mut out, err: &mut err };
        let exit = run(args, &env, streams, |setup| {
            asked = Some(setup);
            Ok(Exit::Signal(15))
        });
        (exit, String::from_utf8(out).unwrap(), asked)
    }

    #[test]
    fn a_terminal_gets_the_reader_and_a_pipe_the_digests() {
        let (exit, out, asked) = run_here(&[FIXTURE, "--ascii", "--theme", "paper"], Some(80));
        let setup = asked.unwrap();
        assert_eq!((exit, out.as_str()), (Exit::Signal(15), ""), "the reader says how it ended");
        assert_eq!(setup.origin, Origin::Folder(PathBuf::from(FIXTURE)));
        assert_eq!((setup.app.theme.as_str(), setup.app.glyphs), ("paper", Glyphs::ascii()));
        let (exit, out, asked) = run_here(&[FIXTURE], None);
        assert!(exit == Exit::Done && asked.is_none());
        assert!(out.contains("harbour-2031-03-06"), "{out}");
    }

    #[test]
    fn problems_of_the_configuration_are_told_where_it_matters() {
        let file = File { name: "config.yaml".into(), bytes: b"muose: on\n".to_vec() };
        let files = Files { config: Some(file), ..Files::default() };
        let settings = settings(&files, &UserPaths::default());
        let env = Environment { terminal: Some(80), settings, ..Environment::default() };
        for (args, told) in [
            (&["watchfloor", FIXTURE][..], true),
            (&["watchfloor", "list", "waves", "--archive", FIXTURE], true),
            (&["watchfloor", "completions", "bash"], false),
            (&["watchfloor", "--version"], false),
        ] {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let streams = Streams { out: &mut out, err: &mut err };
            let exit = run(args, &env, streams, |setup| {
                assert_eq!(setup.app.problems.len(), 1);
                Ok(Exit::Done)
            });
            assert_eq!(exit, Exit::Done);
            let err = String::from_utf8(err).unwrap();
            assert_eq!(err.contains("config.yaml:1:1: error: unknown key"), told, "{args:?}");
        }
    }

    #[test]
    fn a_command_on_a_terminal_fits_its_width() {
        let (_, out, asked) =
            run_here(&["list", "digests", "--archive", FIXTURE, "--color", "never"], Some(60));
        assert!(asked.is_none());
        insta::assert_snapshot!(out, @r"
        id                  period                  title    entries
        harbour-2031-03-20  2031-03-20..2031-03-26  Week o…       1+
        harbour-2031-03-13  2031-03-13..2031-03-19  Week o…       2+
        harbour-2031-03-06  2031-03-06..2031-03-12  Week o…        2
        ");
    }

    #[test]
    fn a_search_fills_a_screen_and_a_pipe_gets_all() {
        let lines = |args: &[&str], terminal| {
            let env = Environment { folder: "/nonexistent".into(), terminal, ..Default::default() };
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let streams = Streams { out: &mut out, err: &mut err };
            let args = ["watchfloor", "search", "kind:attack"].iter().chain(args);
            let exit = run(args, &env, streams, |_| Ok(Exit::Done));
            assert_eq!(exit, Exit::Done);
            let err = String::from_utf8(err).unwrap();
            (String::from_utf8(out).unwrap().lines().count(), err.contains("the best"))
        };
        assert_eq!(lines(&[], Some(100)), (51, true), "the sample holds more than fifty attacks");
        assert_eq!(lines(&["--limit", "60"], Some(100)), (61, true));
        assert!(matches!(lines(&[], None), (60.., false)));
    }

    #[test]
    fn a_reader_that_fails_says_why() {
        let env = Environment { terminal: Some(80), ..Environment::default() };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let streams = Streams { out: &mut out, err: &mut err };
        let exit = run(["watchfloor", FIXTURE], &env, streams, |_| {
            Err(anyhow::anyhow!("too small").context("no screen"))
        });
        assert_eq!(exit, Exit::Failed);
        assert_eq!(String::from_utf8(err).unwrap(), "watchfloor: no screen: too small\n");
    }

    /// A disk that is full, or a pipe that nobody reads.
    struct Refusing(io::ErrorKind);

    impl Write for Refusing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_failure_and_a_full_disk_is_one() {
        for line in [
            "list waves --format table",
            "list waves --format json",
            "list waves --format ndjson",
            "list waves --format csv",
            "list waves --format markdown",
            "search kind:attack --format table",
            "search kind:attack --format yaml",
            "export --format json",
            "export --format geojson",
            "export --format markdown",
        ] {
            for (kind, exit) in [
                (io::ErrorKind::BrokenPipe, Exit::Done),
                (io::ErrorKind::StorageFull, Exit::Failed),
            ] {
                let mut err = Vec::new();
                let streams = Streams { out: &mut Refusing(kind), err: &mut err };
                let args = ["watchfloor"].into_iter().chain(line.split(' '));
                let args = args.chain(["--archive", FIXTURE]);
                let ended = run(args, &Environment::default(), streams, |_| Ok(Exit::Done));
                assert_eq!(ended, exit, "{line} {kind}");
                let err = String::from_utf8(err).unwrap();
                let failed = err.contains("cannot write the result");
                assert_eq!(failed, exit == Exit::Failed, "{line} {kind}: {err}");
            }
        }
    }
}
