//! Compares what there is with what was seen before, and keeps what this session saw, beside the event
//! loop: an archive may hold a million entries.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use super::teller::WorkTeller;
use super::{Event, worker};
use crate::app::{App, LongWork, Msg, SeenCompared, Task};
use crate::archive::{Problem, SeenRecords};
use crate::state::SeenStore;

/// Finds out what changed since the last session.
pub(super) fn compare(store: &SeenStore, app: &App, events: &Sender<Event>) {
    let (store, corpus, before) = (store.clone(), app.share_corpus(), app.seen_before());
    worker::once(Task::Seen, events, move |events| {
        // What was there when this session began, whatever others kept meanwhile.
        let before = before.unwrap_or_else(|| {
            let (before, problem) = store.read();
            if let Some(problem) = problem {
                let _ = events.send(Event::Msg(Msg::Warned(problem)));
            }
            before.map(Into::into)
        });
        let (teller, hashed) = (WorkTeller::begin(LongWork::Hashing, events), Cell::new(0));
        // Nobody stops it, so there is an answer; it asks before each digest.
        let go_on = || {
            teller.reach(hashed.replace(hashed.get() + 1), corpus.digests().len());
            false
        };
        let now = SeenRecords::of(&corpus, &go_on).unwrap_or_default();
        drop(teller);
        let compared = SeenCompared::of(corpus, before, now);
        let _ = events.send(Event::Msg(Msg::SeenCompared(Box::new(compared))));
    });
}

/// Keeps what a session saw, up to a time limit; a later write is still whole. What was not hashed until then
/// is hashed now: a large archive may be left before that is done. Returns what must be said.
pub(super) fn keep(
    store: &SeenStore,
    app: &App,
    events: &Sender<Event>,
    within: Duration,
) -> Option<Problem> {
    let to_keep = app.seen_to_keep()?;
    let (known, of_thread) = (app.seen_before(), store.clone());
    let has_hashed = Arc::new(AtomicBool::new(to_keep.now.is_some()));
    let is_late = Arc::new(AtomicBool::new(false));
    let (hashed, late) = (Arc::clone(&has_hashed), Arc::clone(&is_late));
    let (done, wait) = channel();
    worker::once(Task::Seen, events, move |_| {
        let Some(seen) = to_keep.records(&|| late.load(Ordering::Relaxed)) else { return };
        hashed.store(true, Ordering::Relaxed);
        // Where nothing was compared yet, nobody has read what sessions before saw.
        let before = known.unwrap_or_else(|| of_thread.look().ok().flatten().map(Into::into));
        let kept = of_thread.keep(before.as_deref(), &seen);
        // Nobody may wait any more.
        let _ = done.send(kept.unwrap_or_else(Some));
    });
    wait.recv_timeout(within).unwrap_or_else(|_| {
        is_late.store(true, Ordering::Relaxed);
        Some(if has_hashed.load(Ordering::Relaxed) { store.late() } else { store.unhashed() })
    })
}
