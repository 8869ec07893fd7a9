//! Keeps notes and what is gathered on the disk, beside the event loop: a disk may be slow or full, and
//! another program may hold the lock.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::{Event, worker};
use crate::app::{Msg, Task, WorklistNews};
use crate::brief::WorklistChange;
use crate::notes::NoteChange;
use crate::state::NotesFolder;

/// Something to keep.
pub(super) enum DeskChange {
    /// A note.
    Note(Box<NoteChange>),
    /// The worklist is to be read, as it is after all before it.
    ReadWorklist,
    /// A change of the worklist.
    Worklist(Box<WorklistChange>),
}

/// Something to do.
enum NoteJob {
    Keep(DeskChange),
    /// Say when all before it was done.
    Settle(Sender<()>),
}

/// A handle to the thread that writes.
pub(super) struct NotesWriter {
    /// None where nothing may be written.
    jobs: Option<Sender<NoteJob>>,
}

/// Keeps a change on the disk, and says what became of it.
type KeepChange = dyn FnMut(DeskChange) -> Msg + Send;

impl NotesWriter {
    /// Starts the thread, if there is a folder. It ends when this is dropped.
    pub(super) fn start(folder: Option<NotesFolder>, events: &Sender<Event>) -> Self {
        let keep = folder.map(|folder| -> Box<KeepChange> {
            Box::new(move |change| match change {
                DeskChange::Note(change) => {
                    let kept = folder.keep(&change).map_err(|why| why.in_short());
                    Msg::NoteKept(change, kept)
                }
                DeskChange::ReadWorklist => {
                    Msg::Worklist(Box::new(WorklistNews::Read(folder.worklist())))
                }
                DeskChange::Worklist(change) => {
                    let kept = folder.change_worklist(&change).map_err(|why| why.in_short());
                    Msg::Worklist(Box::new(WorklistNews::Changed(change, kept)))
                }
            })
        });
        Self { jobs: keep.map(|keep| begin(keep, events)) }
    }

    /// Keeps a change, soon.
    pub(super) fn keep(&self, change: DeskChange) {
        if let Some(jobs) = &self.jobs {
            // Where the thread is gone there is nothing left to keep with.
            let _ = jobs.send(NoteJob::Keep(change));
        }
    }

    /// Waits until every change is on the disk or has failed, up to a time limit.
    pub(super) fn finish(&self, within: Duration) {
        let (done, wait) = channel();
        let settle = self.jobs.as_ref().and_then(|jobs| jobs.send(NoteJob::Settle(done)).ok());
        if settle.is_some() {
            // A write that is still under way is whole or not at all.
            let _ = wait.recv_timeout(within);
        }
    }
}

fn begin(mut keep: Box<KeepChange>, events: &Sender<Event>) -> Sender<NoteJob> {
    let (jobs, inbox) = channel();
    worker::once(Task::KeepNote, events, move |events| work(&mut *keep, &inbox, events));
    jobs
}

fn work(keep: &mut KeepChange, inbox: &Receiver<NoteJob>, events: &Sender<Event>) {
    while let Ok(job) = inbox.recv() {
        match job {
            NoteJob::Keep(change) => {
                if let Some(done) = worker::guarded(Task::KeepNote, events, || keep(change)) {
                    // The loop may have ended.
                    let _ = events.send(Event::Msg(done));
                }
            }
            NoteJob::Settle(done) => {
                let _ = done.send(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::WorkerFailure;
    use crate::state::NoteKept;

    #[test]
    fn a_note_that_fails_is_told_and_the_next_one_is_kept_before_the_end() {
        let (events, inbox) = channel();
        let keep = |change: DeskChange| {
            let DeskChange::Note(change) = change else { panic!("a defect") };
            Msg::NoteKept(change, Ok(NoteKept { notes: Vec::new(), both: false }))
        };
        let writer = NotesWriter { jobs: Some(begin(Box::new(keep), &events)) };
        writer.keep(DeskChange::ReadWorklist);
        let change = Box::new(NoteChange { home: "a".to_owned(), before: None, after: None });
        writer.keep(DeskChange::Note(change.clone()));
        writer.finish(Duration::MAX);
        let Event::Msg(Msg::Failed(WorkerFailure { task, .. })) = inbox.try_recv().unwrap() else {
            panic!("nothing is told")
        };
        assert_eq!(task, Task::KeepNote);
        let Event::Msg(Msg::NoteKept(kept, Ok(_))) = inbox.try_recv().unwrap() else {
            panic!("not kept")
        };
        assert_eq!(kept, change);
    }
}
