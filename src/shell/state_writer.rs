//! Saves things for the next session, beside the event loop: a disk may be slow or full, and
//! another reader may hold the lock.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::{Event, worker};
use crate::app::{Msg, Task};
use crate::archive::Problem;
use crate::state::{StateChange, Store};

/// Something to do.
enum StateJob {
    Keep(StateChange),
    /// Say when all before it was done.
    Settle(Sender<()>),
}

/// A handle to the thread that saves.
pub(super) struct StateWriter {
    /// None where nothing is to be kept.
    jobs: Option<Sender<StateJob>>,
    /// What to say where the thread takes too long.
    late: Option<Problem>,
}

/// Keeps a change on the disk. What is to be said of it, or why it could not be kept.
type Keep = dyn FnMut(&StateChange) -> Result<Option<Problem>, Problem> + Send;

impl StateWriter {
    /// Starts the thread, if there is a store. It ends when this is dropped.
    pub(super) fn start(store: Option<Store>, events: &Sender<Event>) -> Self {
        let late = store.as_ref().map(Store::late);
        let keep = store.map(|store| -> Box<Keep> { Box::new(move |change| store.keep(change)) });
        Self { jobs: keep.map(|keep| begin(keep, events)), late }
    }

    /// Keeps a change, soon.
    pub(super) fn keep(&self, change: StateChange) {
        if let Some(jobs) = &self.jobs {
            // Where the thread is gone there is nothing left to keep with.
            let _ = jobs.send(StateJob::Keep(change));
        }
    }

    /// Waits until every change is on the disk or has failed, up to a time limit; a later write is
    /// still atomic. Returns a problem if the time was not enough.
    pub(super) fn finish(&self, within: Duration) -> Option<Problem> {
        let (done, wait) = channel();
        self.jobs.as_ref()?.send(StateJob::Settle(done)).ok()?;
        wait.recv_timeout(within).err().and_then(|_| self.late.clone())
    }
}

/// Starts the thread.
fn begin(mut keep: Box<Keep>, events: &Sender<Event>) -> Sender<StateJob> {
    let (jobs, inbox) = channel();
    worker::once(Task::SaveState, events, move |events| work(&mut *keep, &inbox, events));
    jobs
}

fn work(keep: &mut Keep, inbox: &Receiver<StateJob>, events: &Sender<Event>) {
    // What could not be kept is tried again with what comes next.
    let mut due = StateChange::default();
    while let Ok(job) = inbox.recv() {
        match job {
            StateJob::Keep(change) => {
                due.absorb(change);
                let notice = match worker::guarded(Task::SaveState, events, || keep(&due)) {
                    // A failure within the program is not tried again: it might fail for ever.
                    None => {
                        due = StateChange::default();
                        None
                    }
                    Some(Ok(notice)) => {
                        due = StateChange::default();
                        notice
                    }
                    Some(Err(problem)) => Some(problem),
                };
                if let Some(problem) = notice {
                    // The loop may have ended.
                    let _ = events.send(Event::Msg(Msg::Warned(problem)));
                }
            }
            StateJob::Settle(done) => {
                let _ = done.send(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::app::WorkerFailure;

    #[test]
    fn what_cannot_be_kept_by_a_defect_is_lost_and_what_comes_next_is_kept() {
        let (events, inbox) = channel();
        let kept: Arc<Mutex<Vec<StateChange>>> = Arc::default();
        let on_disk = Arc::clone(&kept);
        let keep = move |change: &StateChange| {
            assert_ne!(change.theme.as_deref(), Some("broken"), "a defect");
            on_disk.lock().unwrap().push(change.clone());
            Ok(None)
        };
        let state_writer = StateWriter { jobs: Some(begin(Box::new(keep), &events)), late: None };
        let theme =
            |name: &str| StateChange { theme: Some(name.to_owned()), ..StateChange::default() };
        state_writer.keep(theme("broken"));
        state_writer.keep(theme("sound"));
        assert_eq!(state_writer.finish(Duration::MAX), None);
        let Event::Msg(Msg::Failed(WorkerFailure { task, .. })) = inbox.try_recv().unwrap() else {
            panic!("nothing is told")
        };
        assert_eq!(task, Task::SaveState);
        assert!(inbox.try_recv().is_err(), "told once");
        assert_eq!(*kept.lock().unwrap(), [theme("sound")]);
    }
}
