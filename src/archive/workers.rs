//! Workers that read files on every core, and the buffer that restores the order of their results.
//! Relations between files are not known here; see `collector`.

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

/// How many files may be read ahead of a busy receiver.
const AHEAD: usize = 64;

/// The result of reading one file.
pub(super) struct FileOutcome {
    pub(super) read: Option<Read>,
    pub(super) problems: Vec<Problem>,
}

/// Reads every file and delivers the results in the order of `files`, until told to stop.
pub(super) fn read_in_order(
    files: &[ArchiveFile],
    taxonomy: &Taxonomy,
    deliver: &mut dyn FnMut(&ArchiveFile, FileOutcome) -> ControlFlow<()>,
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
            // No thread could be started: read on this one, slowly.
            let mut words = Vocabulary::new(taxonomy);
            return files.iter().try_for_each(|file| deliver(file, outcome(file, &mut words)));
        }
        drop(send);
        put_in_order(files, receive, deliver)
    })
}

/// How many small items are worth another thread.
const WORTH_A_THREAD: usize = 512;

/// Maps many small items and keeps their order; uses every core if there are many.
pub(super) fn map_in_order<T: Sync, R: Send>(
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let piece = things.len().div_ceil(cores).max(WORTH_A_THREAD);
    let work = |piece: &[T]| piece.iter().map(&work).collect::<Vec<R>>();
    let mut pieces = things.chunks(piece);
    // The first piece is done on this thread, as is any piece for which no thread can be started.
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
    receive: Receiver<(usize, FileOutcome)>,
    deliver: &mut dyn FnMut(&ArchiveFile, FileOutcome) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut due = files.iter().enumerate();
    let mut waiting = BTreeMap::new();
    let mut wanted = due.next();
    // The receiver is dropped with this loop, which stops the workers on a break.
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

/// Runs one worker: takes the next file until none is left or the receiver is gone.
fn work(
    files: &[ArchiveFile],
    taxonomy: &Taxonomy,
    next: &AtomicUsize,
    send: &SyncSender<(usize, FileOutcome)>,
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

/// Returns the result of reading one file, even if reading it panics.
pub(super) fn outcome(file: &ArchiveFile, words: &mut Vocabulary<'_>) -> FileOutcome {
    let (read, faults) = guarded(|| match file.read() {
        Ok(bytes) => read(&file.name, &bytes, words),
        Err(fault) => (None, vec![fault]),
    });
    let problems = faults.into_iter().map(|fault| Problem::in_file(&file.name, fault)).collect();
    FileOutcome { read, problems }
}

type FileContent = (Option<Read>, Vec<Fault>);

/// Runs `read` and catches panics: a bug in this program must cost no more than the file that
/// triggered it. The vocabulary's memory stays valid if interrupted, so it can be reused.
fn guarded(read: impl FnOnce() -> FileContent) -> FileContent {
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
