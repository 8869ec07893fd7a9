//! Writes what is seen to a file: atomically, in the format that the file name implies.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use chrono::NaiveDate;

use super::teller::WorkTeller;
use super::{Event, worker};
use crate::app::{Exported, FileExport, LongWork, Msg, Task};
use crate::archive::{Corpus, Problem, RecordKey, shown};
use crate::audit::{Act, Audit, AuditEvent};
use crate::brief::{BriefOrigin, Briefing, Worklist};
use crate::disk::AtomicFile;
use crate::export::{BESIDE, Format, Remark, SanitizingWriter, write_briefing};
use crate::outgoing::{Outgoing, Provenance};
use crate::query::{Query, Sort};

/// Writes a file on a thread of its own, since a disk is slow. `write` writes the named file.
pub(super) fn start(
    name: String,
    events: &Sender<Event>,
    write: impl FnOnce(&Sender<Event>) -> Exported + Send + 'static,
) {
    worker::once(Task::Export(name), events, move |events| {
        // If the loop has ended, there is nobody left to tell.
        let _ = events.send(Event::Msg(Msg::Exported(write(events))));
    });
}

/// Something that is to be written to a file.
pub(super) struct ExportJob {
    /// The folder that is configured for exports.
    pub(super) folder: PathBuf,
    /// What is written, and under which name.
    pub(super) export: FileExport,
    /// The archive that it is of.
    pub(super) corpus: Arc<Corpus>,
    /// The problems of that archive.
    pub(super) problems: Vec<Problem>,
    /// That archive, as the user named it.
    pub(super) archive: String,
    /// The day of the export.
    pub(super) date: Option<NaiveDate>,
    /// The log of the host, which is written first.
    pub(super) audit: Audit,
    /// Set to have it stopped.
    pub(super) stop: Arc<AtomicBool>,
}

/// A file that takes no more once it is stopped.
struct StoppableFile<'f> {
    file: &'f mut AtomicFile,
    stop: &'f AtomicBool,
}

impl Write for StoppableFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(io::Error::other("stopped"));
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl ExportJob {
    /// Returns the question whose answer is only listed in part, with its order: all of it must be
    /// found before it is written.
    pub(super) fn unanswered(&self) -> Option<(&Query, Sort)> {
        let Outgoing::Records(records) = &self.export.what else { return None };
        let (query, sort) = records.asked.as_ref().filter(|_| !records.is_whole())?;
        Some((query, *sort))
    }

    /// Returns true where the index must be asked before it can be written.
    pub(super) fn needs_index(&self) -> bool {
        self.unanswered().is_some() || self.uncomposed().is_some()
    }

    /// Returns what a briefing is to be composed of, and what it says of itself.
    pub(super) fn uncomposed(&self) -> Option<(&Worklist, BriefOrigin)> {
        let Outgoing::Briefing(briefing) = &self.export.what else { return None };
        let origin = BriefOrigin::of(self.archive.clone(), self.date, &self.corpus);
        briefing.composed.is_none().then_some((&briefing.worklist, origin))
    }

    /// Takes a briefing that was composed.
    pub(super) fn compose(&mut self, composed: Briefing) {
        if let Outgoing::Briefing(briefing) = &mut self.export.what {
            briefing.composed = Some(composed);
        }
    }

    /// Takes all that was found in place of what is listed.
    pub(super) fn complete(&mut self, keys: Vec<RecordKey>) {
        if let Outgoing::Records(records) = &mut self.export.what {
            records.total = keys.len();
            records.keys = keys;
        }
    }

    /// Returns true once it is to be stopped.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Returns the outcome where it was stopped.
    pub(super) fn stopped(self) -> Exported {
        Exported::Stopped(shown(&self.folder.join(&self.export.path)).into())
    }

    /// Writes it as it is shown, and tells how far it is.
    pub(super) fn write(self, events: &Sender<Event>) -> Exported {
        let path = self.folder.join(&self.export.path);
        let teller = WorkTeller::begin(LongWork::Writing, events);
        match self.written(&path, &teller) {
            Ok(remark) => {
                Exported::Written(shown(&path).into(), remark.map(|said| said.to_string()))
            }
            Err(_) if self.is_stopped() => self.stopped(),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Exported::Exists(self.export.path)
            }
            Err(error) => Exported::Failed(shown(&path).into(), error.to_string()),
        }
    }

    /// Returns the outcome where it was not written, for a reason.
    pub(super) fn given_up(self, why: &str) -> Exported {
        Exported::Failed(shown(&self.folder.join(&self.export.path)).into(), why.to_owned())
    }

    fn written(&self, path: &Path, teller: &WorkTeller<'_>) -> io::Result<Option<Remark>> {
        let FileExport { what, replace, .. } = &self.export;
        let from = Provenance {
            corpus: &self.corpus,
            problems: &self.problems,
            archive: &self.archive,
            date: self.date,
        };
        let format = what.format_of(path);
        let mut file = AtomicFile::begin(path, *replace)?;
        let mut stoppable = StoppableFile { file: &mut file, stop: &self.stop };
        let remark = if let Outgoing::Briefing(briefing) = what {
            let composed = briefing.composed.as_ref();
            let composed = composed.ok_or_else(|| io::Error::other("it is not composed"))?;
            write_briefing(composed, &self.corpus, format, &mut stoppable)?;
            None
        } else {
            let mut door = SanitizingWriter::new(&mut stoppable);
            let remark = what.write_telling(from, format, &mut door, &|done, all| {
                teller.reach(done, all);
                !self.is_stopped()
            })?;
            door.flush()?;
            remark
        };
        // Where the format has no room for what the export says about itself, that stands beside it.
        let beside = what.about_beside(from, format).map(|about| about.text());
        let beside = beside.map(|text| about_file(path, &text, *replace)).transpose()?;
        let event = self.event(format, path, file.written());
        self.audit.write(&event).map_err(io::Error::other)?;
        match beside {
            None => file.finish()?,
            Some(beside) => file.finish_with(beside).map_err(|(_, error)| error)?,
        }
        Ok(remark)
    }

    /// Returns the event for the log, which is written before the file gets its name.
    fn event(&self, format: Format, path: &Path, bytes: u64) -> AuditEvent {
        let what = &self.export.what;
        AuditEvent {
            act: Act::Exported,
            what: what.what(&self.corpus),
            format: format.name().to_owned(),
            to: shown(path).into(),
            bytes: Some(bytes),
            letters: None,
            marking: what.marking(&self.corpus),
        }
    }
}

/// Begins the file that describes another file.
fn about_file(path: &Path, text: &str, replace: bool) -> io::Result<AtomicFile> {
    let mut name = path.as_os_str().to_owned();
    name.push(BESIDE);
    let mut file = AtomicFile::begin(Path::new(&name), replace)?;
    let mut door = SanitizingWriter::new(&mut file);
    door.write_all(text.as_bytes())?;
    door.flush()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::app::NumberDisplay;
    use crate::app::WorkerFailure;
    use crate::audit::Who;
    use crate::compare::{Ask, Direction, Dispersion, compare};
    use crate::outgoing::RecordSelection;
    use crate::query::Index;

    /// Returns the result of exporting to a file in a folder.
    fn done(folder: &Path, name: &str, replace: bool, audit: &Audit) -> Exported {
        shown_as(NumberDisplay::Number, folder, name, replace, audit)
    }

    fn shown_as(
        show: NumberDisplay,
        folder: &Path,
        name: &str,
        replace: bool,
        audit: &Audit,
    ) -> Exported {
        let (corpus, _) = crate::archive::load_all(&crate::archive::Origin::Sample);
        let waves = ["2019-12-vengeance-two-sheikhs", "2020-05-raids-of-attrition"];
        let asks = waves.map(|id| Ask::Wave(id.to_owned()));
        let index = Index::build(&corpus);
        let table = compare(&asks, 0, Dispersion::default(), &corpus, &index, &|| false)
            .map(Arc::new)
            .unwrap();
        let what = Outgoing::Comparison { table, show, direction: Direction::default() };
        let export = FileExport { path: name.to_owned(), replace, what };
        let (corpus, folder) = (Arc::new(corpus), folder.to_owned());
        job(folder, export, corpus, audit).write(&channel().0)
    }

    fn job(folder: PathBuf, export: FileExport, corpus: Arc<Corpus>, audit: &Audit) -> ExportJob {
        let (problems, archive, date) = (Vec::new(), "the sample".to_owned(), None);
        let (audit, stop) = (audit.clone(), Arc::default());
        ExportJob { folder, export, corpus, problems, archive, date, audit, stop }
    }

    /// Returns the lines of an exported file with this prefix, with these numbers shown on the
    /// screen.
    fn lines(show: NumberDisplay, name: &str, begin: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let written = shown_as(show, folder.path(), name, false, &Audit::Off);
        assert!(matches!(written, Exported::Written(..)), "{written:?}");
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        text.lines().filter(|line| line.starts_with(begin)).map(str::to_owned).collect()
    }

    #[test]
    fn a_file_that_fails_is_told_and_the_next_one_is_written() {
        let (events, inbox) = channel();
        start("a.md".to_owned(), &events, |_| panic!("a defect"));
        let Event::Msg(Msg::Failed(WorkerFailure { task, .. })) = inbox.recv().unwrap() else {
            panic!("nothing is told")
        };
        assert_eq!(task, Task::Export("a.md".to_owned()));
        start("a.md".to_owned(), &events, |_| Exported::Written("a.md".to_owned(), None));
        let told = inbox.recv().unwrap();
        assert!(matches!(told, Event::Msg(Msg::Exported(Exported::Written(..)))), "{told:?}");
    }

    #[test]
    fn what_is_shown_is_what_is_written() {
        for (show, has, lacks) in [
            (NumberDisplay::Number, "", &["%", "/day"][..]),
            (NumberDisplay::Share, "%", &["/day"]),
            (NumberDisplay::PerDay, "/day", &["%"]),
        ] {
            // The covered days come first, the attacks further down.
            let rows = lines(show, "a.md", "| \u{2003}Iraq |");
            let row = rows.last().unwrap();
            assert!(rows.len() == 2, "{rows:?}");
            let cells: Vec<&str> = row.split('|').skip(2).map(str::trim).collect();
            for cell in cells.iter().filter(|cell| !cell.is_empty() && !cell.starts_with('–')) {
                assert!(cell.contains(has), "{show:?}: {row}");
                assert!(lacks.iter().all(|sign| !cell.contains(sign)), "{show:?}: {row}");
            }
        }
        // A share says what it is a share of.
        assert_eq!(lines(NumberDisplay::Share, "a.txt", "%: the share of").len(), 1);
        assert_eq!(lines(NumberDisplay::Number, "a.txt", "%: the share of"), [""; 0]);
        // Formats that hold all numbers are the same however the numbers are shown.
        for name in ["a.json", "a.csv"] {
            assert_eq!(
                lines(NumberDisplay::Share, name, ""),
                lines(NumberDisplay::Number, name, "")
            );
        }
    }

    #[test]
    fn a_file_is_written_in_the_format_of_its_name_and_never_replaced_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let written = |name: &str, replace| done(folder.path(), name, replace, &Audit::Off);
        let path = folder.path().join("a.md");
        assert_eq!(written("a.md", false), Exported::Written(path.display().to_string(), None));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# ") && text.contains("| --- |"), "{text}");
        assert_eq!(written("a.md", false), Exported::Exists("a.md".to_owned()));
        assert!(matches!(written("a.md", true), Exported::Written(..)));
        written("a.json", false);
        assert!(std::fs::read_to_string(folder.path().join("a.json")).unwrap().starts_with('{'));
        assert!(matches!(written("none/a.md", true), Exported::Failed(..)));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
    }

    #[test]
    fn what_is_stopped_leaves_nothing_and_the_file_before_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let (corpus, _) = crate::archive::load_all(&crate::archive::Origin::Sample);
        let corpus = Arc::new(corpus);
        let keys: Vec<_> = corpus.entries().map(|(key, _)| RecordKey::Entry(key)).collect();
        let what = Outgoing::Records(RecordSelection::listed("all".to_owned(), keys));
        for name in ["a.csv", "a.json", "a.md", "a.stix.json"] {
            std::fs::write(folder.path().join(name), "before").unwrap();
            let path = name.to_owned();
            let export = FileExport { path, replace: true, what: what.clone() };
            let job = job(folder.path().to_owned(), export, Arc::clone(&corpus), &Audit::Off);
            job.stop.store(true, Ordering::Relaxed);
            let ended = job.write(&channel().0);
            assert!(matches!(ended, Exported::Stopped(_)), "{name}: {ended:?}");
            assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), b"before");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4, "nothing else is left");
    }

    #[test]
    fn it_stands_in_the_log_of_the_host_or_is_not_written() {
        let (folder, logs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let log = logs.path().join("audit.jsonl");
        let audit = Audit::begin(Some(&log), Who::default());
        done(folder.path(), "a.csv", false, &audit);
        let line: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&log).unwrap()).unwrap();
        assert_eq!((&line["act"], &line["format"]), (&"exported".into(), &"csv".into()));
        for (name, word) in [("a.md", "markdown"), ("a.txt", "table"), ("a.json", "json")] {
            done(folder.path(), name, false, &audit);
            let log = std::fs::read_to_string(&log).unwrap();
            let line: serde_json::Value =
                serde_json::from_str(log.lines().last().unwrap()).unwrap();
            assert_eq!(line["format"], word);
        }
        let bytes = std::fs::metadata(folder.path().join("a.csv")).unwrap().len();
        assert_eq!(line["bytes"], bytes);
        let broken = Audit::begin(Some(&log.join("below")), Who::default());
        let failed = done(folder.path(), "b.csv", false, &broken);
        assert!(matches!(failed, Exported::Failed(..)), "{failed:?}");
        assert!(!folder.path().join("b.csv").exists());
    }
}
