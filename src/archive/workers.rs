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
use super::read::{Read, TermResolver, read, read_counted};
use crate::digest::Taxonomy;
use crate::yaml::Fault;

/// How many files may be read ahead of a busy receiver.
const AHEAD: usize = 64;

/// The result of reading one file.
#[derive(Clone)]
pub(super) struct FileOutcome {
    pub(super) read: Option<Read>,
    pub(super) problems: Vec<Problem>,
}

/// Reads files and delivers the results in their order, until told to stop.
///
/// `file` returns the file at a position, and `None` behind the last; there are `most` at the most.
/// It is called on the workers and may take its time: what was read before is delivered meanwhile.
pub(super) fn read_in_order<'f>(
    most: usize,
    file: impl Fn(usize) -> Option<&'f ArchiveFile> + Sync,
    taxonomy: &Taxonomy,
    deliver: &mut dyn FnMut(&'f ArchiveFile, FileOutcome) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let begin = || {
        let mut words = TermResolver::new(taxonomy);
        move |file: &ArchiveFile| outcome(file, &mut words)
    };
    in_order(most, file, begin, deliver)
}

/// Does the same with any work on any things. `begin` is called once on each worker, for what it keeps
/// from one thing to the next.
pub(super) fn in_order<'t, T: Sync, R: Send, W: FnMut(&'t T) -> R>(
    most: usize,
    thing: impl Fn(usize) -> Option<&'t T> + Sync,
    begin: impl Fn() -> W + Sync,
    deliver: &mut dyn FnMut(&'t T, R) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let (send, receive) = sync_channel(AHEAD);
    thread::scope(|scope| {
        let spawned = (0..cores.min(most)).filter(|_| {
            let (send, next, thing, begin) = (send.clone(), &next, &thing, &begin);
            let work = move || work(thing, begin(), next, &send);
            thread::Builder::new().name("reader".into()).spawn_scoped(scope, work).is_ok()
        });
        if spawned.count() == 0 {
            // No thread could be started: work on this one, slowly.
            let mut work = begin();
            let mut things = (0..most).map_while(&thing);
            return things.try_for_each(|thing| deliver(thing, work(thing)));
        }
        drop(send);
        put_in_order(receive, deliver)
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

/// The position of a thing, the thing, and the result of the work on it.
type Done<'t, T, R> = (usize, &'t T, R);

fn put_in_order<'t, T, R>(
    receive: Receiver<Done<'t, T, R>>,
    deliver: &mut dyn FnMut(&'t T, R) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut waiting = BTreeMap::new();
    let mut due = 0;
    // The receiver is dropped with this loop, which stops the workers on a break.
    for (at, thing, result) in receive {
        waiting.insert(at, (thing, result));
        while let Some((thing, result)) = waiting.remove(&due) {
            deliver(thing, result)?;
            due += 1;
        }
    }
    ControlFlow::Continue(())
}

/// Runs one worker: takes the next thing until none is left or the receiver is gone.
fn work<'t, T, R>(
    thing: &impl Fn(usize) -> Option<&'t T>,
    mut work: impl FnMut(&'t T) -> R,
    next: &AtomicUsize,
    send: &SyncSender<Done<'t, T, R>>,
) {
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(thing) = thing(at) else { return };
        if send.send((at, thing, work(thing))).is_err() {
            return;
        }
    }
}

/// Returns the result of reading one file, even if reading it panics.
pub(super) fn outcome(file: &ArchiveFile, words: &mut TermResolver<'_>) -> FileOutcome {
    outcome_of(file, file.read().as_deref(), words)
}

/// Does the same, but reads the entries of a digest only as far as they are counted, where that is all
/// that there is to tell of them.
pub(super) fn counted_outcome(file: &ArchiveFile, words: &mut TermResolver<'_>) -> FileOutcome {
    outcome_by(read_counted, file, file.read().as_deref(), words)
}

/// Does the same as [`outcome`] with the bytes of the file, or what keeps them from being read.
pub(super) fn outcome_of(
    file: &ArchiveFile,
    bytes: Result<&[u8], &Fault>,
    words: &mut TermResolver<'_>,
) -> FileOutcome {
    outcome_by(read, file, bytes, words)
}

fn outcome_by(
    read: fn(&str, &[u8], &mut TermResolver<'_>) -> ReadResult,
    file: &ArchiveFile,
    bytes: Result<&[u8], &Fault>,
    words: &mut TermResolver<'_>,
) -> FileOutcome {
    let (read, faults) = match bytes {
        Ok(bytes) => guarded(|| read(&file.name, bytes, words)),
        Err(fault) => (None, vec![fault.clone()]),
    };
    let problems = faults.into_iter().map(|fault| Problem::in_file(&file.name, fault)).collect();
    FileOutcome { read: read.map(Read::settled), problems }
}

pub(super) type ReadResult = (Option<Read>, Vec<Fault>);

/// Runs `read` and catches panics: a bug in this program must cost no more than the file that
/// triggered it. The vocabulary's memory stays valid if interrupted, so it can be reused.
pub(super) fn guarded(read: impl FnOnce() -> ReadResult) -> ReadResult {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let fault = Fault::error(WHOLE, "reading this file failed within Watchfloor");
        (None, vec![fault.hint("a defect of the program: please report it with the file")])
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::{Condvar, Mutex};

    use super::*;

    /// The search for the second file ends only when the first has been delivered: that this test
    /// ends is what it tests.
    #[test]
    fn the_first_file_is_delivered_while_the_others_are_sought() {
        let file = |name: &str| ArchiveFile::given(Path::new(name)).ok();
        let files = ["Cargo.toml", "build.rs", "clippy.toml"].map(file);
        let (delivered, told) = (Mutex::new(Vec::new()), Condvar::new());
        let sought = |at: usize| {
            let first = delivered.lock().ok()?;
            let _first = told.wait_while(first, |names| at > 0 && names.is_empty()).ok()?;
            files.get(at)?.as_ref()
        };
        let words = Taxonomy::default();
        let end = read_in_order(files.len(), sought, &words, &mut |file, _| {
            delivered.lock().unwrap().push(file.name.clone());
            told.notify_all();
            ControlFlow::Continue(())
        });
        assert_eq!(end, ControlFlow::Continue(()));
        assert_eq!(
            *delivered.lock().unwrap(),
            ["Cargo.toml", "build.rs", "clippy.toml"].map(Box::from)
        );
    }

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
