//! Reads the archive beside the event loop.

use std::ops::ControlFlow;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Event, worker};
use crate::app::{Msg, Reloaded, Task};
use crate::archive::{self, Corpus, LoadEvent, Origin, Problem, Reload, Stamp};

/// The archive that is read.
pub(super) trait Archive: Send + Sync + 'static {
    /// Reads all of it, step by step.
    fn load(&self, on_event: &mut dyn FnMut(LoadEvent) -> ControlFlow<()>);

    /// Reads what changed; returns `None` if nothing did.
    fn reload(&self, old: &Corpus, problems: &[Problem], stamp: &Stamp) -> Option<Reload>;
}

impl Archive for Origin {
    fn load(&self, on_event: &mut dyn FnMut(LoadEvent) -> ControlFlow<()>) {
        archive::load(self, on_event);
    }

    fn reload(&self, old: &Corpus, problems: &[Problem], stamp: &Stamp) -> Option<Reload> {
        archive::reload(self, old, problems, stamp)
    }
}

/// The reader of the archive, with the state of its files when they were read.
pub(super) struct Reader {
    archive: Arc<dyn Archive>,
    stamp: Arc<Mutex<Stamp>>,
}

impl Reader {
    /// Starts reading on a thread of its own.
    pub(super) fn start(archive: impl Archive, events: &Sender<Event>) -> Self {
        let reader = Self { archive: Arc::new(archive), stamp: Arc::default() };
        let (archive, stamp) = (Arc::clone(&reader.archive), Arc::clone(&reader.stamp));
        worker::once(Task::Load, events, move |events| {
            let corpus = read(&*archive, events, &stamp);
            let _ = events.send(Event::Msg(Msg::Loaded(Box::new(corpus))));
        });
        reader
    }

    /// Looks at the archive again on a thread of its own.
    pub(super) fn reload(&self, corpus: Arc<Corpus>, problems: &[Problem], events: &Sender<Event>) {
        let (archive, stamp) = (Arc::clone(&self.archive), Arc::clone(&self.stamp));
        let problems = problems.to_vec();
        worker::once(Task::Reload, events, move |events| {
            // If an earlier reload failed, the stamp is still the one from before it.
            let mut stamp = stamp.lock().unwrap_or_else(PoisonError::into_inner);
            let reloaded = match archive.reload(&corpus, &problems, &stamp) {
                Some(reload) => {
                    *stamp = reload.stamp;
                    let parts = [
                        (reload.new.len(), "new"),
                        (reload.changed.len(), "changed"),
                        (reload.gone.len(), "gone"),
                    ];
                    let parts = parts.iter().filter(|(n, _)| *n > 0);
                    let counts: Vec<_> = parts.map(|(n, what)| format!("{n} {what}")).collect();
                    let counts =
                        if counts.is_empty() { "no digest".into() } else { counts.join(", ") };
                    Reloaded {
                        corpus: Some(reload.corpus),
                        problems: reload.problems,
                        summary: format!("Read again: {counts}"),
                    }
                }
                None => {
                    Reloaded { corpus: None, problems, summary: "No digest has changed".to_owned() }
                }
            };
            let _ = events.send(Event::Msg(Msg::Reloaded(Box::new(reloaded))));
        });
    }
}

/// Passes on what is read, and keeps all of it to be sorted at the end.
fn read(archive: &dyn Archive, events: &Sender<Event>, files: &Mutex<Stamp>) -> Corpus {
    let mut words = Arc::default();
    let (mut all_digests, mut all_waves) = (Vec::new(), Vec::new());
    archive.load(&mut |event| {
        match &event {
            LoadEvent::Began { taxonomy, .. } => words = Arc::clone(taxonomy),
            LoadEvent::Batch { digests, waves, .. } => {
                all_digests.extend_from_slice(digests);
                all_waves.extend_from_slice(waves);
            }
            LoadEvent::Ended { stamp } => {
                *files.lock().unwrap_or_else(PoisonError::into_inner) = stamp.clone();
            }
        }
        match events.send(Event::Msg(Msg::Loading(event))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    Corpus::finished(words, all_digests, all_waves)
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
