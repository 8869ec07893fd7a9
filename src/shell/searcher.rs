//! Answering queries beside the event loop: one thread that keeps the index, takes the newest
//! question and drops the one before.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::Event;
use super::outgoing::Outgoing;
use crate::app::{Answer, Compared, Comparison, Msg, Question, SavedCount, SavedCounts};
use crate::archive::{self, Corpus, Origin};
use crate::compare::compare;
use crate::config::{self, File, OwnSearches, SavedSearch};
use crate::digest::Taxonomy;
use crate::query::{Index, Lookup, parse_with};

/// Something to do.
enum Job {
    Index(Box<Corpus>),
    /// Read the saved searches with these words, until there is an index to count them with.
    List(Arc<Taxonomy>),
    Answer(Question),
    Compare(Comparison),
    Export(Outgoing),
}

/// The way to the thread that searches.
pub(super) struct Searcher {
    jobs: Sender<Job>,
    /// The number of the newest question; older ones are given up.
    newest: Arc<AtomicU64>,
    /// The number of the newest comparison; so are those.
    newest_comparison: Arc<AtomicU64>,
}

impl Searcher {
    /// Starts the thread. It ends when this is dropped.
    ///
    /// `own` are the user's saved searches; those of the archive are read where it is. Both are read
    /// anew each time.
    pub(super) fn start(origin: Origin, own: OwnSearches, events: Sender<Event>) -> Self {
        let (jobs, inbox) = channel();
        let (newest, newest_comparison) = <(Arc<AtomicU64>, Arc<AtomicU64>)>::default();
        let watched =
            Newest { question: Arc::clone(&newest), comparison: Arc::clone(&newest_comparison) };
        let saved = Saved { origin, own };
        thread::spawn(move || work(&inbox, &events, &watched, &saved));
        Self { jobs, newest, newest_comparison }
    }

    /// Makes the index of a corpus. Questions asked from now on are about it.
    pub(super) fn index(&self, corpus: Corpus) {
        // Where the thread is gone there is nothing left to search with.
        let _ = self.jobs.send(Job::Index(Box::new(corpus)));
    }

    /// Reads the saved searches anew.
    pub(super) fn list(&self, words: Arc<Taxonomy>) {
        let _ = self.jobs.send(Job::List(words));
    }

    /// Answers a question, in place of any before it.
    pub(super) fn ask(&self, question: Question) {
        self.newest.store(question.number, Ordering::Relaxed);
        let _ = self.jobs.send(Job::Answer(question));
    }

    /// Compares subjects, in place of any comparison before.
    pub(super) fn compare(&self, comparison: Comparison) {
        self.newest_comparison.store(comparison.number, Ordering::Relaxed);
        let _ = self.jobs.send(Job::Compare(comparison));
    }

    /// Compares subjects and writes what comes of it into a file of a folder.
    pub(super) fn export(&self, outgoing: Outgoing) {
        let _ = self.jobs.send(Job::Export(outgoing));
    }
}

/// What is not overtaken yet.
struct Newest {
    question: Arc<AtomicU64>,
    comparison: Arc<AtomicU64>,
}

/// So many of what a saved search finds are shown beside it.
const FIRST: usize = 5;

/// Where saved searches come from.
struct Saved {
    origin: Origin,
    own: OwnSearches,
}

impl Saved {
    /// The saved searches that hold for an archive of these words, counted where there is an index.
    fn count(&self, words: &Taxonomy, indexed: Option<(&Corpus, &Index)>) -> SavedCounts {
        let mut problems = Vec::new();
        let own = self.own.read().unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        let shared = archive::searches(&self.origin).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        let shared =
            shared.map(|file| File { name: file.name.into(), bytes: file.bytes.into_owned() });
        let read = config::searches(own.as_ref(), shared.as_ref(), words);
        problems.extend(read.problems);
        let names = Lookup::of(words);
        let count = |saved: SavedSearch| {
            let SavedSearch { name, query, note, shared } = saved;
            let found = indexed.and_then(|(corpus, index)| {
                index.search(corpus, &parse_with(&query, &names).ok()?, FIRST, &|| false)
            });
            let total = found.as_ref().map(|found| found.total);
            let first = found.map(|found| found.hits).unwrap_or_default();
            SavedCount { name, query, note, shared, total, first }
        };
        SavedCounts { list: read.list.into_iter().map(count).collect(), problems }
    }
}

fn work(inbox: &Receiver<Job>, events: &Sender<Event>, newest: &Newest, saved: &Saved) {
    let mut indexed: Option<(Box<Corpus>, Index)> = None;
    while let Ok(job) = inbox.recv() {
        match job {
            Job::Index(corpus) => {
                // The old one goes first: two at once would take twice the memory.
                drop(indexed.take());
                let index = Index::build(&corpus);
                let counts = saved.count(corpus.taxonomy(), Some((&corpus, &index)));
                if events.send(Event::Msg(Msg::Saved(counts))).is_err() {
                    return;
                }
                indexed = Some((corpus, index));
            }
            Job::List(words) => {
                let counts = match &indexed {
                    Some((corpus, index)) => saved.count(corpus.taxonomy(), Some((corpus, index))),
                    None => saved.count(&words, None),
                };
                if events.send(Event::Msg(Msg::Saved(counts))).is_err() {
                    return;
                }
            }
            Job::Answer(question) => {
                let Some((corpus, index)) = &indexed else { continue };
                let overtaken = || newest.question.load(Ordering::Relaxed) != question.number;
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
            Job::Compare(comparison) => {
                let Some((corpus, index)) = &indexed else { continue };
                let overtaken = || newest.comparison.load(Ordering::Relaxed) != comparison.number;
                let Comparison { number, asks, baseline } = &comparison;
                let table = compare(asks, *baseline, corpus, index, &overtaken);
                let Some(table) = table else { continue };
                let compared = Compared { number: *number, table };
                if events.send(Event::Msg(Msg::Compared(Box::new(compared)))).is_err() {
                    return;
                }
            }
            Job::Export(outgoing) => {
                let Some((corpus, index)) = &indexed else { continue };
                let exported = outgoing.write(corpus, index);
                if events.send(Event::Msg(Msg::Exported(exported))).is_err() {
                    return;
                }
            }
        }
    }
}
