//! Keeps notes on the disk, beside the event loop: a disk may be slow or full, and another program may
//! hold the lock.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::{Event, worker};
use crate::app::{Msg, Task};
use crate::notes::NoteChange;
use crate::state::{NoteKept, NotesFolder};

/// Something to do.
enum NoteJob {
    Keep(Box<NoteChange>),
    /// Say when all before it was done.
    Settle(Sender<()>),
}

/// A handle to the thread that writes.
pub(super) struct NotesWriter {
    /// None where nothing may be written.
    jobs: Option<Sender<NoteJob>>,
}

/// Keeps a change on the disk.
type KeepChange = dyn FnMut(&NoteChange) -> Result<NoteKept, String> + Send;

impl NotesWriter {
    /// Starts the thread, if there is a folder. It ends when this is dropped.
    pub(super) fn start(folder: Option<NotesFolder>, events: &Sender<Event>) -> Self {
        let keep = folder.map(|folder| -> Box<KeepChange> {
            Box::new(move |change| folder.keep(change).map_err(|why| why.to_string()))
        });
        Self { jobs: keep.map(|keep| begin(keep, events)) }
    }

    /// Keeps a change, soon.
    pub(super) fn keep(&self, change: Box<NoteChange>) {
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
                if let Some(done) = worker::guarded(Task::KeepNote, events, || keep(&change)) {
                    // The loop may have ended.
                    let _ = events.send(Event::Msg(Msg::NoteKept(change, done)));
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

    #[test]
    fn a_note_that_fails_is_told_and_the_next_one_is_kept_before_the_end() {
        let (events, inbox) = channel();
        let keep = |change: &NoteChange| {
            assert_ne!(change.home, "broken", "a defect");
            Ok(NoteKept { notes: Vec::new(), both: false })
        };
        let writer = NotesWriter { jobs: Some(begin(Box::new(keep), &events)) };
        let change =
            |home: &str| Box::new(NoteChange { home: home.to_owned(), before: None, after: None });
        writer.keep(change("broken"));
        writer.keep(change("sound"));
        writer.finish(Duration::MAX);
        let Event::Msg(Msg::Failed(WorkerFailure { task, .. })) = inbox.try_recv().unwrap() else {
            panic!("nothing is told")
        };
        assert_eq!(task, Task::KeepNote);
        let Event::Msg(Msg::NoteKept(kept, Ok(_))) = inbox.try_recv().unwrap() else {
            panic!("not kept")
        };
        assert_eq!(kept, change("sound"));
    }
}
