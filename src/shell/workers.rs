//! Reading the archive beside the event loop.

use std::ops::ControlFlow;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::Event;
use crate::app::{Msg, Reloaded};
use crate::archive::{self, Corpus, LoadEvent, Origin, Problem, Stamp};

/// Who reads the archive, and how its files were when they were read.
pub(super) struct Reader {
    origin: Origin,
    stamp: Arc<Mutex<Stamp>>,
}

impl Reader {
    /// Begins to read on a thread of its own.
    pub(super) fn start(origin: Origin, events: Sender<Event>) -> Self {
        let stamp = Arc::new(Mutex::new(Stamp::default()));
        let reader = Self { origin, stamp };
        let (origin, stamp) = (reader.origin.clone(), Arc::clone(&reader.stamp));
        thread::spawn(move || {
            let corpus = read(&origin, &events, &stamp);
            let _ = events.send(Event::Msg(Msg::Loaded(Box::new(corpus))));
        });
        reader
    }

    /// Looks at the archive again on a thread of its own.
    pub(super) fn reload(&self, corpus: Arc<Corpus>, problems: &[Problem], events: Sender<Event>) {
        let (origin, stamp) = (self.origin.clone(), Arc::clone(&self.stamp));
        let problems = problems.to_vec();
        thread::spawn(move || {
            let mut stamp = stamp.lock().unwrap_or_else(PoisonError::into_inner);
            let reloaded = match archive::reload(&origin, &corpus, &problems, &stamp) {
                Some(reload) => {
                    *stamp = reload.stamp;
                    let parts = [
                        (reload.new.len(), "new"),
                        (reload.changed.len(), "changed"),
                        (reload.gone.len(), "gone"),
                    ];
                    let parts = parts.iter().filter(|(n, _)| *n > 0);
                    let said: Vec<_> = parts.map(|(n, what)| format!("{n} {what}")).collect();
                    let said = if said.is_empty() { "no digest".into() } else { said.join(", ") };
                    Reloaded {
                        corpus: Some(reload.corpus),
                        problems: reload.problems,
                        summary: format!("Read again: {said}"),
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

/// Passes on what is read, and keeps all of it to be put in order at the end.
fn read(origin: &Origin, events: &Sender<Event>, files: &Mutex<Stamp>) -> Corpus {
    let mut corpus = Corpus::default();
    archive::load(origin, &mut |event| {
        match &event {
            LoadEvent::Began { taxonomy, .. } => corpus = Corpus::new(Arc::clone(taxonomy)),
            LoadEvent::Batch { digests, waves, .. } => {
                corpus.extend(digests.iter().cloned(), waves.iter().cloned());
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
    corpus.settle();
    corpus
}
