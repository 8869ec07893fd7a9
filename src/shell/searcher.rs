//! Answering queries beside the event loop: one thread that keeps the index, takes the newest
//! question and drops the one before.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::Event;
use crate::app::{Answer, Msg, Question};
use crate::archive::Corpus;
use crate::query::Index;

/// Something to do.
enum Job {
    Index(Box<Corpus>),
    Answer(Question),
}

/// The way to the thread that searches.
pub(super) struct Searcher {
    jobs: Sender<Job>,
    /// The number of the newest question; older ones are given up.
    newest: Arc<AtomicU64>,
}

impl Searcher {
    /// Starts the thread. It ends when this is dropped.
    pub(super) fn start(events: Sender<Event>) -> Self {
        let (jobs, inbox) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let watched = Arc::clone(&newest);
        thread::spawn(move || work(&inbox, &events, &watched));
        Self { jobs, newest }
    }

    /// Makes the index of a corpus. Questions asked from now on are about it.
    pub(super) fn index(&self, corpus: Corpus) {
        // Where the thread is gone there is nothing left to search with.
        let _ = self.jobs.send(Job::Index(Box::new(corpus)));
    }

    /// Answers a question, in place of any before it.
    pub(super) fn ask(&self, question: Question) {
        self.newest.store(question.number, Ordering::Relaxed);
        let _ = self.jobs.send(Job::Answer(question));
    }
}

fn work(inbox: &Receiver<Job>, events: &Sender<Event>, newest: &AtomicU64) {
    let mut indexed: Option<(Box<Corpus>, Index)> = None;
    while let Ok(job) = inbox.recv() {
        match job {
            Job::Index(corpus) => {
                // The old one goes first: two at once would take twice the memory.
                drop(indexed.take());
                let index = Index::build(&corpus);
                indexed = Some((corpus, index));
            }
            Job::Answer(question) => {
                let Some((corpus, index)) = &indexed else { continue };
                let overtaken = || newest.load(Ordering::Relaxed) != question.number;
                if overtaken() {
                    continue;
                }
                let (query, most) = (&question.query, question.most);
                let found = index.search_nearest(corpus, query, most, &overtaken);
                let Some((results, lacking)) = found else { continue };
                let answer = Answer { number: question.number, results, lacking };
                if events.send(Event::Msg(Msg::Answered(Box::new(answer)))).is_err() {
                    return;
                }
            }
        }
    }
}
