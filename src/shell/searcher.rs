//! Answers queries beside the event loop: one thread holds the index, takes the newest question and
//! drops the one before. A failure is reported, and the next job still runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::engine::Engine;
use super::export_job::ExportJob;
use super::teller::WorkTeller;
use super::{Event, worker};
use crate::app::{ComparisonRequest, LongWork, Msg, Question, Task};
use crate::archive::Corpus;
use crate::digest::Taxonomy;
use crate::query::Index;

/// A job for the thread.
enum Job {
    Index(Arc<Corpus>),
    /// Read the saved searches; this taxonomy is used as long as there is no index.
    List(Arc<Taxonomy>),
    Answer(Question),
    Compare(ComparisonRequest),
    /// Find what is not found yet, and write all to the file with this name.
    Export(String, Box<ExportJob>),
}

/// A handle to the searching thread.
pub(super) struct Searcher {
    jobs: Sender<Job>,
    events: Sender<Event>,
    newest: Newest,
}

/// The numbers of the newest question and the newest comparison; older ones are abandoned.
#[derive(Clone, Default)]
struct Newest {
    question: Arc<AtomicU64>,
    comparison: Arc<AtomicU64>,
}

impl Searcher {
    /// Starts the thread, which ends when this is dropped.
    pub(super) fn start(engine: impl Engine, events: &Sender<Event>) -> Self {
        let (jobs, inbox) = channel();
        let newest = Newest::default();
        let watched = newest.clone();
        worker::once(Task::Index, events, move |events| {
            let engine = Arc::new(engine);
            let mut desk = SearchWorker { engine, newest: watched, held: None, events };
            desk.serve(&inbox);
        });
        Self { jobs, events: events.clone(), newest }
    }

    /// Builds the index of a corpus. Later questions are about that corpus.
    pub(super) fn index(&self, corpus: Arc<Corpus>) {
        self.send(Task::Index, Job::Index(corpus));
    }

    /// Reads the saved searches anew.
    pub(super) fn list(&self, words: Arc<Taxonomy>) {
        self.send(Task::ListSearches, Job::List(words));
    }

    /// Answers a question, and drops any before it.
    pub(super) fn ask(&self, question: Question) {
        self.newest.question.store(question.number, Ordering::Relaxed);
        self.send(Task::Search(question.number), Job::Answer(question));
    }

    /// Compares subjects, and drops any comparison before.
    pub(super) fn compare(&self, comparison: ComparisonRequest) {
        self.newest.comparison.store(comparison.number, Ordering::Relaxed);
        self.send(Task::Compare(comparison.number), Job::Compare(comparison));
    }

    /// Writes what the index has to find first to the file with this name.
    pub(super) fn export(&self, name: String, job: ExportJob) {
        self.send(Task::Export(name.clone()), Job::Export(name, Box::new(job)));
    }

    fn send(&self, task: Task, job: Job) {
        if self.jobs.send(job).is_err() {
            worker::tell(task, &self.events, "the thread that searches is gone".to_owned());
        }
    }
}

/// How often building an index is tried for one corpus: if it always fails, it must not be built
/// again with every letter that is typed.
const TRIES: u8 = 2;

/// A corpus with its index.
struct IndexedCorpus {
    corpus: Arc<Corpus>,
    /// `None` if it could not be built.
    index: Option<Index>,
    tries: u8,
}

impl IndexedCorpus {
    fn indexed(&self) -> Option<(&Corpus, &Index)> {
        self.index.as_ref().map(|index| (&*self.corpus, index))
    }
}

/// The state of the searching thread.
struct SearchWorker<'e, E> {
    engine: Arc<E>,
    newest: Newest,
    held: Option<IndexedCorpus>,
    events: &'e Sender<Event>,
}

impl<E: Engine> SearchWorker<'_, E> {
    /// Runs jobs until nobody asks or listens any more.
    fn serve(&mut self, inbox: &Receiver<Job>) {
        while let Ok(job) = inbox.recv() {
            let done = match job {
                Job::Index(corpus) => {
                    // The old index is dropped first: two at once would take twice the memory.
                    drop(self.held.take());
                    self.held =
                        Some(IndexedCorpus { corpus: Arc::clone(&corpus), index: None, tries: 0 });
                    self.make_index();
                    let counted = self.count(corpus.taxonomy());
                    self.place(corpus);
                    counted
                }
                Job::List(words) => self.count(&words),
                Job::Answer(question) => self.answer(&question),
                Job::Compare(comparison) => self.compare(&comparison),
                Job::Export(name, job) => self.export(name, *job),
            };
            // If the loop has ended, there is nobody left to tell.
            if done.is_some_and(|msg| self.events.send(Event::Msg(msg)).is_err()) {
                return;
            }
        }
    }

    /// Builds the index, unless it exists or was given up.
    fn make_index(&mut self) {
        let Some(held) = &mut self.held else { return };
        if held.index.is_some() || held.tries >= TRIES {
            return;
        }
        held.tries += 1;
        let teller = WorkTeller::begin(LongWork::Indexing, self.events);
        let make = || self.engine.index(&held.corpus, &mut |done, all| teller.reach(done, all));
        held.index = worker::guarded(Task::Index, self.events, make);
    }

    /// Has the entries placed beside this thread: pages and maps show where they are once that is
    /// known, and no search waits for it.
    fn place(&self, corpus: Arc<Corpus>) {
        let engine = Arc::clone(&self.engine);
        worker::once(Task::Map, self.events, move |events| {
            engine.place(&corpus);
            // If the loop has ended, there is nobody left to tell.
            let _ = events.send(Event::Msg(Msg::Placed));
        });
    }

    fn count(&self, words: &Taxonomy) -> Option<Msg> {
        let indexed = self.held.as_ref().and_then(IndexedCorpus::indexed);
        // Uses the taxonomy of the archive that is searched, if there is one.
        let words = indexed.map_or(words, |(corpus, _)| corpus.taxonomy());
        let count = || self.engine.count(words, indexed);
        worker::guarded(Task::ListSearches, self.events, count).map(Msg::Saved)
    }

    fn answer(&mut self, question: &Question) -> Option<Msg> {
        let newest = Arc::clone(&self.newest.question);
        let overtaken = || newest.load(Ordering::Relaxed) != question.number;
        if overtaken() {
            return None;
        }
        let task = Task::Search(question.number);
        self.make_index();
        let indexed = self.indexed_for(&task)?;
        let answer = || self.engine.answer(indexed, question, &overtaken);
        let answer = worker::guarded(task.clone(), self.events, answer)??;
        // The list is seen before it is added up, which takes longer where much was found. If the
        // loop has ended, there is nobody left to tell.
        self.events.send(Event::Msg(Msg::Answered(Box::new(answer.clone())))).ok()?;
        let add_up = || self.engine.add_up(indexed, &answer, &overtaken);
        let sum = worker::guarded(task, self.events, add_up)??;
        Some(Msg::AddedUp(Box::new(sum)))
    }

    fn compare(&mut self, comparison: &ComparisonRequest) -> Option<Msg> {
        let newest = Arc::clone(&self.newest.comparison);
        let overtaken = || newest.load(Ordering::Relaxed) != comparison.number;
        if overtaken() {
            return None;
        }
        let task = Task::Compare(comparison.number);
        self.make_index();
        let indexed = self.indexed_for(&task)?;
        let compare = || self.engine.compare(indexed, comparison, &overtaken);
        let compared = worker::guarded(task, self.events, compare)??;
        Some(Msg::Compared(Box::new(compared)))
    }

    fn export(&mut self, name: String, mut job: ExportJob) -> Option<Msg> {
        let task = Task::Export(name);
        self.make_index();
        let held = self.held.as_ref().filter(|held| Arc::ptr_eq(&held.corpus, &job.corpus));
        let Some(indexed) = held.and_then(IndexedCorpus::indexed) else {
            let why = "the archive is being read, or there is no index of it; try again";
            return Some(Msg::Exported(job.given_up(why)));
        };
        let write = || {
            if let Some(asked) = job.unanswered() {
                match self.engine.found(indexed, asked, &|| job.is_stopped()) {
                    Some(keys) => job.complete(keys),
                    None => return job.stopped(),
                }
            }
            if let Some(gathered) = job.uncomposed() {
                let teller = WorkTeller::begin(LongWork::Composing, self.events);
                let (stopped, mut told) =
                    (|| job.is_stopped(), |done, all| teller.reach(done, all));
                let composed = self.engine.compose(indexed, gathered, &stopped, &mut told);
                let Some((briefing, problems)) = composed else { return job.stopped() };
                job.compose(briefing);
                for problem in problems {
                    // If the loop has ended, there is nobody left to tell.
                    let _ = self.events.send(Event::Msg(Msg::Warned(problem)));
                }
            }
            job.write(self.events)
        };
        worker::guarded(task, self.events, write).map(Msg::Exported)
    }

    /// Returns what a task works on. Before the archive has been read it returns nothing, and the
    /// task is requested again later; without an index the task fails.
    fn indexed_for(&self, task: &Task) -> Option<(&Corpus, &Index)> {
        let held = self.held.as_ref()?;
        let indexed = held.indexed();
        if indexed.is_none() {
            worker::tell(task.clone(), self.events, "there is no index".to_owned());
        }
        indexed
    }
}

#[cfg(test)]
#[path = "searcher_tests.rs"]
mod tests;
