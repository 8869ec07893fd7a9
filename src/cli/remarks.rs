//! What a command says beside its result: remarks, and a line that tells how far it is. The line stands
//! only where standard error is a terminal, only once the command takes longer than half a second, is
//! written over itself, and is gone before anything else is said.

use std::cell::{Cell, RefCell};
use std::io::Write as _;

use super::Environment;
use crate::archive::LoadStep;
use crate::digest::grouped;
use crate::export::{Rows, SanitizingWriter};
use crate::text::{fit, width};

/// How long a command takes before it tells how far it is, in milliseconds.
const PATIENCE: u64 = 500;
/// How long the line stays before it is written over, in milliseconds.
const STAYS: u64 = 100;
/// How many rows are written between two looks at the clock.
const ROWS_AT_ONCE: usize = 64;

/// What is done with how many of what.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountedWork {
    /// What was done: `read`.
    pub(super) done: &'static str,
    /// With what: `files`.
    pub(super) what: &'static str,
}

/// What is handed over to other programs.
pub(super) const WROTE_ENTRIES: CountedWork = CountedWork { done: "wrote", what: "entries" };

/// Standard error.
pub(super) struct Remarks<'a> {
    err: SanitizingWriter<'a>,
    line: Option<ProgressLine>,
}

/// The line that tells how far a command is.
struct ProgressLine {
    clock: fn() -> u64,
    /// Columns of the terminal.
    columns: usize,
    began: u64,
    /// When it was written last; none where it does not stand.
    written: Option<u64>,
    /// How many columns it takes now.
    taken: usize,
}

impl<'a> Remarks<'a> {
    pub(super) fn new(env: &Environment, err: SanitizingWriter<'a>) -> Self {
        let told = env.clock.zip(env.error_columns);
        let line = told.map(|(clock, columns)| ProgressLine {
            clock,
            columns,
            began: clock(),
            written: None,
            taken: 0,
        });
        Self { err, line }
    }

    /// Says something that is no result.
    pub(super) fn say(&mut self, text: &str) {
        self.erase();
        // Where standard error is closed, nobody can be told.
        let _ = writeln!(self.err, "{text}").and_then(|()| self.err.flush());
    }

    /// Says what is begun now, and how far that is cannot be told.
    pub(super) fn begin(&mut self, what: &str) {
        self.write(what, 0);
    }

    /// Says that so much of something is done.
    pub(super) fn reach(&mut self, work: CountedWork, done: usize, all: usize) {
        if self.line.is_some() {
            let CountedWork { done: word, what } = work;
            let text = format!("{word} {} of {} {what}", grouped(done), grouped(all));
            self.write(&text, STAYS);
        }
    }

    /// Says how far the loading of an archive is.
    pub(super) fn load(&mut self, step: LoadStep) {
        match step {
            LoadStep::Read { read, files } => {
                self.reach(CountedWork { done: "read", what: "files" }, read, files);
            }
            LoadStep::Linking => self.begin("linking what is told more than once"),
        }
    }

    /// Returns what notes that one more is done, and says how many are.
    pub(super) fn counter(&mut self, work: CountedWork, all: usize) -> impl Fn() {
        let (line, done) = (RefCell::new(self), Cell::new(0));
        move || {
            let before = done.replace(done.get() + 1);
            if before % ROWS_AT_ONCE == 0 {
                line.borrow_mut().reach(work, before + 1, all);
            }
        }
    }

    /// Returns the same rows, and says how many of them are written.
    pub(super) fn counted<'r>(&'r mut self, rows: Rows<'r>, all: usize) -> Rows<'r> {
        if self.line.is_none() {
            return rows;
        }
        let (columns, mut written) = (rows.columns(), 0);
        Rows::new(
            columns,
            rows.inspect(move |_| {
                written += 1;
                if written % ROWS_AT_ONCE == 0 {
                    self.reach(CountedWork { done: "wrote", what: "rows" }, written, all);
                }
            }),
        )
    }

    /// Takes the line away.
    pub(super) fn erase(&mut self) {
        let Some(line) = &mut self.line else { return };
        if line.written.take().is_some() {
            let blank = " ".repeat(std::mem::take(&mut line.taken));
            let _ = self.err.write_own(format!("\r{blank}\r").as_bytes());
            let _ = self.err.flush();
        }
    }

    /// Takes the line away, and writes it no more: its terminal has the result.
    pub(super) fn close(&mut self) {
        self.erase();
        self.line = None;
    }

    /// Writes the line, unless it is too early, or it stands for less than so many milliseconds.
    fn write(&mut self, text: &str, stays: u64) {
        let Some(line) = &mut self.line else { return };
        let now = (line.clock)();
        let is_early = now.saturating_sub(line.began) < PATIENCE;
        let stands = line.written.is_some_and(|written| now.saturating_sub(written) < stays);
        if is_early || stands {
            return;
        }
        // In the last column some terminals begin another row.
        let text = fit(text, line.columns.saturating_sub(1), "");
        let taken = width(&text);
        let blank = " ".repeat(line.taken.saturating_sub(taken));
        (line.written, line.taken) = (Some(now), taken);
        // Where standard error is closed, nobody can be told.
        let _ = self.err.write_own(format!("\r{text}{blank}").as_bytes());
        let _ = self.err.flush();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use crate::cli::{Environment, Exit, Streams, run};

    const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");

    /// A clock of a slow machine: between two looks at it more than half a second passes.
    fn slow() -> u64 {
        static NOW: AtomicU64 = AtomicU64::new(0);
        NOW.fetch_add(600, Ordering::Relaxed)
    }

    /// A clock on which nothing takes time.
    fn still() -> u64 {
        0
    }

    fn said(line: &str, clock: fn() -> u64, error_columns: Option<usize>) -> String {
        let (clock, terminal) = (Some(clock), None);
        let env = Environment { terminal, error_columns, clock, ..Environment::default() };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let streams = Streams { out: &mut out, err: &mut err };
        let args = ["watchfloor"].into_iter().chain(line.split(' '));
        let exit = run(args.chain(["--archive", FIXTURE]), &env, streams, |_| Ok(Exit::Done));
        assert_eq!(exit, Exit::Done);
        String::from_utf8(err).unwrap()
    }

    /// What a terminal of one row shows in the end, below what was said.
    fn left_standing(said: &str) -> String {
        let last = said.rsplit('\n').next().unwrap_or("");
        let mut row: Vec<char> = Vec::new();
        let mut at = 0;
        for letter in last.chars() {
            if letter == '\r' {
                at = 0;
                continue;
            }
            row.resize(row.len().max(at + 1), ' ');
            row[at] = letter;
            at += 1;
        }
        row.iter().collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn what_takes_long_says_how_far_it_is_and_takes_that_away() {
        for (line, told) in [
            ("list digests", "\rread 4 of 4 files"),
            ("search kind:attack", "\rindexed "),
            ("export --format csv", "\rlinking what is told more than once"),
            ("map", "\rplaced "),
            ("export --format stix", "\rwrote "),
            ("export --format misp", "\rwrote "),
            ("export --format acled", "\rwrote "),
            ("compare 2031-03-06..2031-03-12 2031-03-13..2031-03-19", "\rcomparing"),
        ] {
            let said = said(line, slow, Some(60));
            assert!(said.contains(told), "{line}: {said:?}");
            assert_eq!(left_standing(&said), "", "{line}: {said:?}");
        }
    }

    #[test]
    fn a_briefing_says_how_many_of_its_items_are_composed() {
        let place = tempfile::tempdir().unwrap();
        let (list, page) = (place.path().join("brief.yaml"), place.path().join("day.md"));
        std::fs::write(&list, "items:\n  - text: One.\n  - text: Two.\n").unwrap();
        let line = format!("brief --list {} -o {}", list.display(), page.display());
        let said = said(&line, slow, Some(60));
        assert!(said.contains("\rcomposed 1 of 2 items"), "{said:?}");
    }

    #[test]
    fn what_is_quick_or_goes_into_a_pipe_says_nothing_of_it() {
        for (clock, columns) in [(still as fn() -> u64, Some(60)), (slow, None)] {
            let said = said("search kind:attack", clock, columns);
            assert!(!said.contains('\r') && !said.contains("read "), "{said:?}");
        }
    }

    #[test]
    fn it_stays_within_its_row() {
        let said = said("list digests", slow, Some(10));
        assert!(said.contains("\rread 4 of") && !said.contains("read 4 of 4"), "{said:?}");
    }
}
