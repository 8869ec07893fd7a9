//! Keeps the decisions of a review and writes its digest, beside the event loop and in the order in
//! which that was asked for.

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::{Event, worker};
use crate::app::{DraftWriting, DraftWritten, Msg, NotWritten, Replaces, ReviewKeeping, Task};
use crate::archive::{Problem, Severity, shown};
use crate::config::plain_bytes;
use crate::disk::{self, AtomicFile, StagedFiles, Unfinished};

/// Something to do.
enum ReviewJob {
    Keep(ReviewKeeping),
    Write(Box<DraftWriting>),
    /// Say when all before it was done.
    Settle(Sender<()>),
}

/// A handle to the thread that writes.
pub(super) struct ReviewWriter {
    /// None until there is something to write.
    jobs: Option<Sender<ReviewJob>>,
}

impl ReviewWriter {
    /// Makes one that has no thread yet: most sessions review nothing.
    pub(super) fn new() -> Self {
        Self { jobs: None }
    }

    /// Keeps decisions, soon.
    pub(super) fn keep(&mut self, keeping: ReviewKeeping, events: &Sender<Event>) {
        self.send(ReviewJob::Keep(keeping), events);
    }

    /// Writes a digest, soon.
    pub(super) fn write(&mut self, writing: Box<DraftWriting>, events: &Sender<Event>) {
        self.send(ReviewJob::Write(writing), events);
    }

    fn send(&mut self, job: ReviewJob, events: &Sender<Event>) {
        let jobs = self.jobs.get_or_insert_with(|| begin(events));
        // Where the thread is gone it was told already.
        let _ = jobs.send(job);
    }

    /// Waits until all is on the disk or has failed, up to a time limit.
    pub(super) fn finish(&self, within: Duration) {
        let Some(jobs) = &self.jobs else { return };
        let (done, wait) = channel();
        if jobs.send(ReviewJob::Settle(done)).is_ok() {
            // What is late is whole or not there all the same.
            let _ = wait.recv_timeout(within);
        }
    }
}

fn begin(events: &Sender<Event>) -> Sender<ReviewJob> {
    let (jobs, inbox) = channel();
    worker::once(Task::Review, events, move |events| work(&inbox, events));
    jobs
}

fn work(inbox: &Receiver<ReviewJob>, events: &Sender<Event>) {
    while let Ok(job) = inbox.recv() {
        let told = worker::guarded(Task::Review, events, || carry_out(job)).flatten();
        if let Some(msg) = told {
            // The loop may have ended.
            let _ = events.send(Event::Msg(msg));
        }
    }
}

fn carry_out(job: ReviewJob) -> Option<Msg> {
    match job {
        ReviewJob::Keep(keeping) => {
            let kept = keep(&keeping);
            kept.err().map(|error| Msg::Warned(unkept(&keeping.path, &error)))
        }
        ReviewJob::Write(writing) => {
            let outcome = write(&writing);
            Some(Msg::DraftWritten(DraftWritten { id: writing.id, outcome }))
        }
        ReviewJob::Settle(done) => {
            let _ = done.send(());
            None
        }
    }
}

/// Writes the decisions whole, for their owner only.
fn keep(keeping: &ReviewKeeping) -> io::Result<()> {
    if let Some(folder) = keeping.path.parent() {
        disk::make(folder)?;
    }
    let mut file = AtomicFile::begin(&keeping.path, true)?;
    file.write_all(keeping.yaml.as_bytes())?;
    file.finish()
}

fn unkept(path: &Path, error: &io::Error) -> Problem {
    Problem {
        file: shown(path).into_string().into(),
        line: 0,
        column: 0,
        severity: Severity::Warning,
        message: format!("the review is not kept: {error}").into(),
        hint: Some("go on; the next decision keeps all of it again".into()),
    }
}

/// Writes the digest whole or not at all; what was kept is then removed. Returns its path, or why it is
/// not there.
fn write(writing: &DraftWriting) -> Result<String, NotWritten> {
    let files = &writing.files;
    let told = |path: &Path, error: &io::Error| {
        let whole = shown(&files.folder.join(path));
        NotWritten::Failed(format!("Not written: {whole}: {error}"))
    };
    let mut staged =
        StagedFiles::begin(&files.folder).map_err(|error| told(Path::new(""), &error))?;
    staged
        .write(&files.path, writing.yaml.as_bytes())
        .map_err(|error| told(&files.path, &error))?;
    // What nobody has looked at is not written over. The folder is this writer's alone by now.
    let finished = if files.replaces == Replaces::TheFile && !staged.taken().is_empty() {
        unseen(writing)?;
        staged.finish().map_err(Unfinished::Failed)
    } else {
        staged.finish_new()
    };
    match finished {
        Ok(()) => {
            if let Some(kept) = &files.kept {
                // The digest is there: what is left of the review does no harm.
                let _ = disk::remove(kept);
            }
            Ok(shown(&files.folder.join(&files.path)).into_string())
        }
        Err(Unfinished::Taken(taken)) => {
            let path = taken.first().map_or(&files.path, |path| path);
            let path = shown(path);
            let why = format!("Not written: `{path}` is there already; --replace would replace it");
            Err(NotWritten::Failed(why))
        }
        Err(Unfinished::Failed((path, error))) => Err(told(&path, &error)),
    }
}

/// Fails where the file that is to be replaced is another one than what was looked at: somebody has
/// changed it since.
fn unseen(writing: &DraftWriting) -> Result<(), NotWritten> {
    let path = writing.files.folder.join(&writing.files.path);
    let file = shown(&path).into_string();
    match plain_bytes(&path) {
        Ok(there) if writing.shown.as_deref() == Some(there.as_slice()) => Ok(()),
        Ok(there) => Err(NotWritten::Changed { file, there }),
        Err(fault) => Err(NotWritten::Failed(format!("Not written: {file}: {}", fault.message))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ReviewFiles;

    #[test]
    fn decisions_are_kept_whole_and_are_gone_once_the_digest_is_there() {
        let place = tempfile::tempdir().unwrap();
        let kept = place.path().join("state/imports/a.yaml");
        let keep = |yaml: &str| {
            let yaml = yaml.to_owned();
            carry_out(ReviewJob::Keep(ReviewKeeping { path: kept.clone(), yaml }))
        };
        assert!(keep("one").is_none() && keep("two").is_none());
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), "two");
        let folder = place.path().join("archive");
        let path = Path::new("digests/2031/x.yaml").to_owned();
        let files = |replaces| {
            let (folder, path) = (folder.clone(), path.clone());
            ReviewFiles { kept: Some(kept.clone()), folder, path, replaces }
        };
        let over = |yaml: &str, replaces, shown: Option<&str>| {
            let (yaml, id) = (yaml.to_owned(), "x".to_owned());
            let shown = shown.map(|shown| shown.as_bytes().into());
            write(&DraftWriting { files: files(replaces), shown, yaml, id })
        };
        let write = |yaml: &str, replaces| over(yaml, replaces, None);
        let told = write("digest: x\n", Replaces::Nothing).unwrap();
        assert!(told.ends_with("digests/2031/x.yaml") && !kept.exists(), "{told}");
        keep("three");
        let Err(NotWritten::Failed(why)) = write("digest: y\n", Replaces::Nothing) else {
            panic!("it is there")
        };
        assert!(why.contains("is there already") && kept.exists(), "{why}");
        let there = || std::fs::read_to_string(folder.join(&path)).unwrap();
        assert_eq!(there(), "digest: x\n");
        // What came to stand there since one looked is told, and not lost.
        for seen in [None, Some("digest: before\n")] {
            let Err(NotWritten::Changed { there, .. }) =
                over("digest: y\n", Replaces::TheFile, seen)
            else {
                panic!("{seen:?} is not what is there")
            };
            assert_eq!(there, b"digest: x\n");
        }
        assert_eq!((there().as_str(), kept.exists()), ("digest: x\n", true));
        over("digest: y\n", Replaces::TheFile, Some("digest: x\n")).unwrap();
        assert_eq!(there(), "digest: y\n");
        assert!(!kept.exists());
    }
}
