//! Workers that read files on every core, and the buffer that puts what they found back in order.
//! Knows nothing of what a file means to the others: that is `gather`.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "its threads are joined before it returns"
)]

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::Problem;
use super::files::{ArchiveFile, WHOLE};
use super::read::{Read, Vocabulary, read};
use crate::digest::Taxonomy;
use crate::yaml::Fault;

/// So many files may be read ahead of a receiver that is busy.
const AHEAD: usize = 64;

/// What came of one file.
pub(super) struct Outcome {
    pub(super) read: Option<Read>,
    pub(super) problems: Vec<Problem>,
}

/// Reads every file and delivers what came of it in the order of `files`, until told to stop.
pub(super) fn read_in_order(
    files: &[ArchiveFile],
    taxonomy: &Taxonomy,
    deliver: &mut dyn FnMut(&ArchiveFile, Outcome) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let (send, receive) = sync_channel(AHEAD);
    thread::scope(|scope| {
        let spawned = (0..cores.min(files.len())).filter(|_| {
            let (send, next) = (send.clone(), &next);
            let work = move || work(files, taxonomy, next, &send);
            thread::Builder::new().name("reader".into()).spawn_scoped(scope, work).is_ok()
        });
        if spawned.count() == 0 {
            // No thread to be had: slowly, then.
            let mut words = Vocabulary::new(taxonomy);
            return files.iter().try_for_each(|file| deliver(file, outcome(file, &mut words)));
        }
        drop(send);
        put_in_order(files, receive, deliver)
    })
}

/// So many small things are worth another thread.
const WORTH_A_THREAD: usize = 512;

/// What comes of each of many small things, in their order; on every core where they are many.
pub(super) fn map_in_order<T: Sync, R: Send>(
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let piece = things.len().div_ceil(cores).max(WORTH_A_THREAD);
    let work = |piece: &[T]| piece.iter().map(&work).collect::<Vec<R>>();
    let mut pieces = things.chunks(piece);
    // The first piece is done here, and so is any that no thread is to be had for.
    let first = pieces.next().unwrap_or_default();
    thread::scope(|scope| {
        let begun = pieces.map(|piece| {
            let started = thread::Builder::new().name("lister".into());
            (piece, started.spawn_scoped(scope, || work(piece)))
        });
        let begun: Vec<_> = begun.collect();
        let mut all = work(first);
        for (piece, started) in begun {
            all.extend(match started.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(done)) => done,
                Ok(Err(panic)) => resume_unwind(panic),
                Err(_) => work(piece),
            });
        }
        all
    })
}

fn put_in_order(
    files: &[ArchiveFile],
    receive: Receiver<(usize, Outcome)>,
    deliver: &mut dyn FnMut(&ArchiveFile, Outcome) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut due = files.iter().enumerate();
    let mut waiting = BTreeMap::new();
    let mut wanted = due.next();
    // The receiver is dropped with this loop: that is what ends the workers on a break.
    for (at, outcome) in receive {
        waiting.insert(at, outcome);
        while let Some((at, file)) = wanted
            && let Some(outcome) = waiting.remove(&at)
        {
            deliver(file, outcome)?;
            wanted = due.next();
        }
    }
    ControlFlow::Continue(())
}

/// One worker: takes the next file until there is none, or no one to tell.
fn work(
    files: &[ArchiveFile],
    taxonomy: &Taxonomy,
    next: &AtomicUsize,
    send: &SyncSender<(usize, Outcome)>,
) {
    let mut words = Vocabulary::new(taxonomy);
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(file) = files.get(at) else { return };
        if send.send((at, outcome(file, &mut words))).is_err() {
            return;
        }
    }
}

/// What came of one file, also where reading it panics.
pub(super) fn outcome(file: &ArchiveFile, words: &mut Vocabulary<'_>) -> Outcome {
    let (read, faults) = guarded(|| match file.read() {
        Ok(bytes) => read(&file.name, &bytes, words),
        Err(fault) => (None, vec![fault]),
    });
    let problems = faults.into_iter().map(|fault| Problem::in_file(&file.name, fault)).collect();
    Outcome { read, problems }
}

type Reading = (Option<Read>, Vec<Fault>);

/// A defect of this program must not cost more than the file that brought it to light. What a
/// vocabulary remembers stays true whenever it is interrupted, so it can be used on.
fn guarded(read: impl FnOnce() -> Reading) -> Reading {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let fault = Fault::error(WHOLE, "reading this file failed within Watchfloor");
        (None, vec![fault.hint("a defect of the program: please report it with the file")])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_things_come_out_in_their_order() {
        for many in [0, 1, WORTH_A_THREAD, WORTH_A_THREAD + 1, 9 * WORTH_A_THREAD] {
            let things: Vec<usize> = (0..many).collect();
            assert_eq!(map_in_order(&things, |thing| *thing), things);
        }
    }

    #[test]
    fn a_panic_costs_one_file() {
        let (read, faults) = guarded(|| panic!("a defect"));
        assert!(read.is_none());
        assert_eq!(faults[0].message, "reading this file failed within Watchfloor");
    }
}
