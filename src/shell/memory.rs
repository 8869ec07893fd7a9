//! Keeping things for the next session, beside the event loop: a disk may be slow or full, and
//! another reader may hold it.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use super::Event;
use crate::app::Msg;
use crate::archive::Problem;
use crate::state::{Change, Store};

/// Something to do.
enum Job {
    Keep(Change),
    /// Say when all before it was done.
    Settle(Sender<()>),
}

/// The way to the thread that keeps.
pub(super) struct Memory {
    /// None where nothing is to be kept.
    jobs: Option<Sender<Job>>,
    /// What to say where the thread takes too long.
    late: Option<Problem>,
}

impl Memory {
    /// Starts the thread, where there is something to keep in. It ends when this is dropped.
    pub(super) fn start(store: Option<Store>, events: Sender<Event>) -> Self {
        let late = store.as_ref().map(Store::late);
        let jobs = store.map(|store| {
            let (jobs, inbox) = channel();
            thread::spawn(move || work(&store, &inbox, &events));
            jobs
        });
        Self { jobs, late }
    }

    /// Keeps a change, soon.
    pub(super) fn keep(&self, change: Change) {
        if let Some(jobs) = &self.jobs {
            // Where the thread is gone there is nothing left to keep with.
            let _ = jobs.send(Job::Keep(change));
        }
    }

    /// Waits until all that was to be kept is on the disk, or could not be; so long at most:
    /// what comes later is whole too, or not there. Says so where that was not long enough.
    pub(super) fn settle(&self, within: Duration) -> Option<Problem> {
        let (done, wait) = channel();
        self.jobs.as_ref()?.send(Job::Settle(done)).ok()?;
        wait.recv_timeout(within).err().and_then(|_| self.late.clone())
    }
}

fn work(store: &Store, inbox: &Receiver<Job>, events: &Sender<Event>) {
    // What could not be kept is tried again with what comes next.
    let mut due = Change::default();
    while let Ok(job) = inbox.recv() {
        match job {
            Job::Keep(change) => {
                due.absorb(change);
                let told = match store.keep(&due) {
                    Ok(told) => {
                        due = Change::default();
                        told
                    }
                    Err(problem) => Some(problem),
                };
                if let Some(problem) = told {
                    // The loop may have ended.
                    let _ = events.send(Event::Msg(Msg::Warned(problem)));
                }
            }
            Job::Settle(done) => {
                let _ = done.send(());
            }
        }
    }
}
