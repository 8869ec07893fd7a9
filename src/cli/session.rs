//! What every command works with: the shared arguments and the two outputs.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;

use super::args::{RowArgs, Shared};
use super::exit::{Exit, Failure};
use super::notes_folder;
use super::permissions::Permissions;
use super::reader::ReaderSetup;
use super::remarks::{CountedWork, Remarks};
use super::{Environment, choose};
use crate::archive::{
    AsOf, Corpus, Origin, Problem, Wanted, load_all_telling, load_counted, load_wanted,
};
use crate::audit::{Audit, AuditEvent};
use crate::digest::Markings;
use crate::export::{
    Format, OutputCapabilities, Remark, Rows, SanitizingWriter, write_head, write_marked_rows,
    write_rows,
};
use crate::query::Index;
use crate::sandbox::Report;
use crate::ui::theme::GlyphTier;

/// What asked for the reader in lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlainReason {
    /// `--plain`
    Option,
    /// `$ACCESSIBLE`
    Variable,
    /// `plain: yes`
    Configuration,
}

const INDEXED: CountedWork = CountedWork { done: "indexed", what: "records" };

/// One run of one command.
pub(super) struct Session<'a> {
    pub(super) env: &'a Environment,
    pub(super) shared: Shared,
    /// What the command may do; none until it is permitted.
    pub(super) permissions: Option<Permissions>,
    /// Which layers of the sandbox are in force; none where no sandbox was asked for.
    pub(super) sandbox: Option<Report>,
    /// The log of the host.
    pub(super) audit: Audit,
    /// The output that is about to be printed, until it is in the log.
    pub(super) event: Option<AuditEvent>,
    out: SanitizingWriter<'a>,
    remarks: Remarks<'a>,
    /// The reader that a command opens once it has run; most open none.
    pub(super) opens: Option<Box<ReaderSetup>>,
    /// The markings of everything that was loaded.
    pub(super) markings: Markings,
    /// The day as of which the archive is told; none where it is told as it is.
    as_of: Option<AsOf>,
    /// How many problems the files of notes have.
    pub(super) note_problems: usize,
}

impl<'a> Session<'a> {
    pub(super) fn new(
        env: &'a Environment,
        shared: Shared,
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
    ) -> Self {
        let out = SanitizingWriter::new(out);
        let remarks = Remarks::new(env, SanitizingWriter::new(err));
        let (audit, markings) = (Audit::Off, Markings::default());
        let (permissions, sandbox, event, opens, as_of) = (None, None, None, None, None);
        Self {
            env,
            shared,
            permissions,
            sandbox,
            audit,
            event,
            out,
            remarks,
            opens,
            markings,
            as_of,
            note_problems: 0,
        }
    }

    /// Writes a message that is no result.
    pub(super) fn say(&mut self, text: &str) {
        self.remarks.say(text);
    }

    /// Returns the chosen archive.
    pub(super) fn origin(&self) -> Result<Origin, Failure> {
        Ok(choose(&self.shared.archive, self.env)?)
    }

    /// Returns the output for results. The log has the event before the first byte is written.
    pub(super) fn out(&mut self) -> Result<&mut SanitizingWriter<'a>, Failure> {
        Ok(self.out_and_remarks()?.0)
    }

    /// Returns the same with what tells how far one is.
    pub(super) fn out_and_remarks(
        &mut self,
    ) -> Result<(&mut SanitizingWriter<'a>, &mut Remarks<'a>), Failure> {
        if let Some(event) = self.event.take() {
            let event = AuditEvent { marking: self.markings.all(), ..event };
            self.audit.write(&event).map_err(unlogged)?;
        }
        if self.env.terminal.is_some() {
            self.remarks.close();
        }
        Ok((&mut self.out, &mut self.remarks))
    }

    /// Returns what tells how far the command is.
    pub(super) fn progress(&mut self) -> &mut Remarks<'a> {
        &mut self.remarks
    }

    /// Builds the index of an archive.
    pub(super) fn index(&mut self, corpus: &Corpus) -> Index {
        Index::build_telling(corpus, &mut |done, all| self.remarks.reach(INDEXED, done, all))
    }

    /// Builds an index that is asked once.
    pub(super) fn index_for_one_question(&mut self, corpus: &Corpus) -> Index {
        Index::for_one_question(corpus, &mut |done, all| self.remarks.reach(INDEXED, done, all))
    }

    /// Writes a marking and the day as of which the archive is told at the head of a result, where there
    /// is one and the format has a head.
    pub(super) fn head(&mut self, format: Format) -> Result<(), Failure> {
        let look = self.look();
        let (marking, as_of) = (self.markings.all(), self.as_of);
        write_head(marking.as_deref(), as_of.as_ref(), (format, look), self.out()?)?;
        Ok(())
    }

    /// Loads the archive. Its problems are summed up in a line; `check` lists them.
    pub(super) fn load(&mut self) -> Result<(Corpus, Vec<Problem>), Failure> {
        let origin = self.origin()?;
        let read = self.read(&origin)?;
        Ok(self.loaded(read, &origin))
    }

    /// Loads the digests of the archive to list them, with all its problems.
    pub(super) fn load_counted(&mut self) -> Result<(Corpus, Vec<Problem>), Failure> {
        if self.shared.as_of.is_some() {
            // What was known on a day hangs on every entry.
            return self.load();
        }
        let origin = self.origin()?;
        self.may_read()?;
        let read = load_counted(&origin, &mut |step| self.remarks.load(step));
        Ok(self.loaded(read, &origin))
    }

    /// Loads of the archive what is wanted, which is asked again with what was read until it wants no
    /// more. Problems are told of what was read.
    pub(super) fn load_wanted(
        &mut self,
        wanted: &mut dyn FnMut(&Corpus) -> Wanted,
    ) -> Result<Corpus, Failure> {
        if self.shared.as_of.is_some() {
            // What was known on a day hangs on every digest.
            return Ok(self.load()?.0);
        }
        let origin = self.origin()?;
        self.may_read()?;
        let known = self.env.settings.known_places();
        let mut told = |step| self.remarks.load(step);
        let read = load_wanted(&origin, &known, wanted, &mut told);
        let (corpus, _) = self.loaded(read, &origin);
        Ok(corpus)
    }

    /// Goes back to the day that is asked for, marks what was loaded, lays the notes over it, and says how
    /// many problems it has.
    fn loaded(&mut self, read: (Corpus, Vec<Problem>), origin: &Origin) -> (Corpus, Vec<Problem>) {
        let (mut corpus, problems) = read;
        if let Some(day) = self.shared.as_of {
            corpus = corpus.known_on(day);
        }
        if let Some(as_of) = corpus.as_of() {
            self.say(&as_of.told());
        }
        self.as_of = corpus.as_of().copied();
        let unread = notes_folder::lay(&corpus, self, origin);
        for problem in &unread {
            self.say(&problem.to_string());
        }
        self.note_problems = unread.len();
        corpus.mark(self.env.policy.marking());
        self.markings = corpus.markings().clone();
        match problems.len() {
            0 => {}
            1 => self.say("1 problem while loading; `watchfloor check` shows it"),
            some => {
                self.say(&format!("{some} problems while loading; `watchfloor check` lists them"));
            }
        }
        (corpus, problems)
    }

    /// Reads an archive, if the command stated that it reads one; otherwise it refuses.
    pub(super) fn read(&mut self, origin: &Origin) -> Result<(Corpus, Vec<Problem>), Failure> {
        self.may_read()?;
        let mut told = |step| self.remarks.load(step);
        let (mut corpus, problems) = load_all_telling(origin, &mut told);
        corpus.know_places(self.env.settings.known_places());
        Ok((corpus, problems))
    }

    fn may_read(&self) -> Result<(), Failure> {
        if self.permissions.as_ref().is_some_and(Permissions::may_load) {
            return Ok(());
        }
        Err(Failure::Refused("this command does not say that it reads an archive".to_owned()))
    }

    /// Returns what asks for the reader in lines; none where it is drawn.
    pub(super) fn asked_plain(&self) -> Option<PlainReason> {
        let accessible = self.env.terminal_variables.get("ACCESSIBLE");
        if self.shared.plain {
            Some(PlainReason::Option)
        } else if accessible.is_some_and(|value| value != "0") {
            Some(PlainReason::Variable)
        } else {
            self.env.settings.plain.then_some(PlainReason::Configuration)
        }
    }

    /// Returns the tier of signs that the options or the configuration ask for.
    pub(super) fn asked_tier(&self) -> Option<GlyphTier> {
        let ascii = self.shared.ascii || self.env.settings.ascii;
        if ascii { Some(GlyphTier::Ascii) } else { self.env.settings.glyphs }
    }

    pub(super) fn look(&self) -> OutputCapabilities {
        self.env.look(self.shared.color, self.shared.ascii)
    }

    /// Writes the chosen columns of rows under their markings, at most as many rows as asked for, and
    /// says how many are not shown.
    pub(super) fn rows(
        &mut self,
        rows: Rows<'_>,
        total: usize,
        how: &RowArgs,
        what: &str,
    ) -> Result<Exit, Failure> {
        let format = how.spreadsheet.form(how.format)?;
        if total == 0 {
            self.say(&format!("no {what} here"));
            if format.is_fitted() {
                return Ok(Exit::Found);
            }
        }
        let limit = how.limit.unwrap_or(usize::MAX);
        let columns = rows.columns();
        let rows = rows.take(limit);
        let remark = if how.columns.columns.is_some() {
            // A listing is short, so that it may be held to see what is filled.
            let held: Vec<_> = rows.collect();
            let selection = how.columns.select(self, format, columns, &held)?;
            let rows = Rows::new(columns, held.into_iter());
            let rows = match &selection {
                Some(selection) => selection.of(rows),
                None => rows,
            };
            self.write(rows, total.min(limit), format)?
        } else {
            self.write(Rows::new(columns, rows), total.min(limit), format)?
        };
        if total > limit {
            self.say(&format!("{limit} of {total} {what} shown (--limit)"));
        }
        if let Some(remark) = remark {
            self.say(&remark.to_string());
        }
        Ok(if total == 0 { Exit::Found } else { Exit::Done })
    }

    /// Writes so many rows without a head.
    pub(super) fn write_rows(
        &mut self,
        rows: Rows<'_>,
        many: usize,
        format: Format,
    ) -> Result<Option<Remark>, Failure> {
        let look = self.look();
        let (out, remarks) = self.out_and_remarks()?;
        Ok(write_rows(remarks.counted(rows, many), format, look, out)?)
    }

    /// Writes rows under their markings. Where the format has no head, every row has the marking,
    /// unless it has one of its own.
    fn write(
        &mut self,
        rows: Rows<'_>,
        many: usize,
        format: Format,
    ) -> Result<Option<Remark>, Failure> {
        let look = self.look();
        self.head(format)?;
        let marking = self.markings.all();
        let (out, remarks) = self.out_and_remarks()?;
        let rows = remarks.counted(rows, many);
        Ok(write_marked_rows(rows, marking.as_deref(), format, look, out)?)
    }

    /// Writes a text of the program's own, with nothing from an archive in it.
    pub(super) fn own(&mut self, text: &[u8]) -> Result<Exit, Failure> {
        self.out.write_own(text)?;
        Ok(Exit::Done)
    }

    /// Ends the run.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.remarks.erase();
        self.out.flush()
    }
}

/// Returns the refusal of output that cannot be logged.
pub(super) fn unlogged(why: impl Display) -> Failure {
    Failure::Refused(format!("{why}, and without it nothing is handed on"))
}

impl Shared {
    /// An archive that is named before a command counts as named with `--archive`.
    pub(super) fn adopt(&mut self, paths: Vec<PathBuf>) -> Result<(), Failure> {
        if !self.archive.is_empty() && !paths.is_empty() {
            let twice = "the archive is named twice: as ARCHIVE and with --archive";
            return Err(Failure::Usage(twice.to_owned()));
        }
        self.archive.extend(paths);
        Ok(())
    }
}
