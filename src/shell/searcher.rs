//! Answering queries beside the event loop: one thread that keeps the index, takes the newest
//! question and drops the one before.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::Event;
use crate::app::{Answer, Msg, Question, SavedCount, SavedCounts};
use crate::archive::{self, Corpus, Origin};
use crate::config::{self, File, SavedSearch};
use crate::query::{Index, parse};

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
    ///
    /// `own` are the user's saved searches; those of the archive are read where it is.
    pub(super) fn start(origin: Origin, own: Option<File>, events: Sender<Event>) -> Self {
        let (jobs, inbox) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let watched = Arc::clone(&newest);
        let saved = Saved { origin, own };
        thread::spawn(move || work(&inbox, &events, &watched, &saved));
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

/// Where saved searches come from.
struct Saved {
    origin: Origin,
    own: Option<File>,
}

impl Saved {
    /// The saved searches that hold for a corpus, counted.
    fn count(&self, corpus: &Corpus, index: &Index) -> SavedCounts {
        let mut problems = Vec::new();
        let shared = archive::searches(&self.origin).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        let shared =
            shared.map(|file| File { name: file.name.into(), bytes: file.bytes.into_owned() });
        let words = corpus.taxonomy();
        let read = config::searches(self.own.as_ref(), shared.as_ref(), words);
        problems.extend(read.problems);
        let count = |saved: SavedSearch| {
            let query = parse(&saved.query, words).ok()?;
            let total = index.search(corpus, &query, 0, &|| false)?.total;
            let SavedSearch { name, query, note, shared } = saved;
            Some(SavedCount { name, query, note, shared, total })
        };
        SavedCounts { list: read.list.into_iter().filter_map(count).collect(), problems }
    }
}

fn work(inbox: &Receiver<Job>, events: &Sender<Event>, newest: &AtomicU64, saved: &Saved) {
    let mut indexed: Option<(Box<Corpus>, Index)> = None;
    while let Ok(job) = inbox.recv() {
        match job {
            Job::Index(corpus) => {
                // The old one goes first: two at once would take twice the memory.
                drop(indexed.take());
                let index = Index::build(&corpus);
                let counts = saved.count(&corpus, &index);
                if events.send(Event::Msg(Msg::Saved(counts))).is_err() {
                    return;
                }
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
                let offers = index.complete(corpus, &question.typed, question.cursor);
                let answer = Answer { number: question.number, results, lacking, offers };
                if events.send(Event::Msg(Msg::Answered(Box::new(answer)))).is_err() {
                    return;
                }
            }
        }
    }
}
