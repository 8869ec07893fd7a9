//! Tests a searching thread whose work fails: what is reported, and what is answered next.

use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;

use super::*;
use crate::app::{Answer, AnswerSum, Compared, SavedCounts, WorkerFailure};
use crate::archive::{Origin, RecordKey, load_all};
use crate::compare::{Ask, latest_waves};
use crate::config::OwnSearches;
use crate::query::{Query, Sort};
use crate::shell::engine::SearchEngine;

/// The real engine, except for what it is told to fail at.
struct FailingEngine {
    real: SearchEngine,
    /// How many index builds fail before one succeeds.
    failing_indexes: usize,
    indexes: Arc<AtomicUsize>,
    failing_counts: Mutex<usize>,
    /// Entries are placed when something comes here, or when nothing can come any more.
    may_place: Mutex<Receiver<()>>,
}

impl Engine for FailingEngine {
    fn index(&self, corpus: &Corpus, told: &mut dyn FnMut(usize, usize)) -> Index {
        let made = self.indexes.fetch_add(1, Ordering::Relaxed);
        assert!(made >= self.failing_indexes, "a defect");
        self.real.index(corpus, told)
    }

    fn place(&self, corpus: &Corpus) {
        let _ = self.may_place.lock().unwrap().recv();
        self.real.place(corpus);
    }

    fn count(&self, words: &Taxonomy, indexed: Option<(&Corpus, &Index)>) -> SavedCounts {
        let mut left =
            self.failing_counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(fewer) = left.checked_sub(1) {
            *left = fewer;
            panic!("a defect");
        }
        self.real.count(words, indexed)
    }

    fn compose(
        &self,
        indexed: (&Corpus, &Index),
        gathered: (&crate::brief::Worklist, crate::brief::BriefOrigin),
        stopped: &(dyn Fn() -> bool + Sync),
        told: &mut dyn FnMut(usize, usize),
    ) -> Option<(crate::brief::Briefing, Vec<crate::archive::Problem>)> {
        self.real.compose(indexed, gathered, stopped, told)
    }

    fn answer(
        &self,
        indexed: (&Corpus, &Index),
        question: &Question,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Answer> {
        assert_ne!(question.typed, "broken", "a defect");
        self.real.answer(indexed, question, overtaken)
    }

    fn add_up(
        &self,
        indexed: (&Corpus, &Index),
        answer: &Answer,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<AnswerSum> {
        self.real.add_up(indexed, answer, overtaken)
    }

    fn found(
        &self,
        indexed: (&Corpus, &Index),
        asked: (&Query, Sort),
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<RecordKey>> {
        self.real.found(indexed, asked, stopped)
    }

    fn compare(
        &self,
        indexed: (&Corpus, &Index),
        comparison: &ComparisonRequest,
        overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Compared> {
        assert!(comparison.asks.len() < 3, "a defect");
        self.real.compare(indexed, comparison, overtaken)
    }
}

/// A searching thread with the events that it sends.
struct Bench {
    searcher: Searcher,
    inbox: Receiver<Event>,
    indexes: Arc<AtomicUsize>,
    /// While this is there, no entries are placed.
    not_yet_placing: Option<Sender<()>>,
}

impl Bench {
    /// Returns a thread with an archive; its first `indexes` builds and `counts` counts fail.
    fn failing(indexes: usize, counts: usize) -> Self {
        let (events, inbox) = channel();
        let made: Arc<AtomicUsize> = Arc::default();
        let (not_yet, may_place) = channel();
        let faulty = FailingEngine {
            real: SearchEngine {
                origin: Origin::Sample,
                own: OwnSearches::default(),
                template: None,
            },
            failing_indexes: indexes,
            indexes: Arc::clone(&made),
            failing_counts: Mutex::new(counts),
            may_place: Mutex::new(may_place),
        };
        let searcher = Searcher::start(faulty, &events);
        searcher.index(corpus());
        Self { searcher, inbox, indexes: made, not_yet_placing: Some(not_yet) }
    }

    /// Returns the next event, in a word; how far something is, is none here.
    fn next(&self) -> String {
        let event = self.inbox.recv().unwrap();
        match &event {
            Event::Msg(Msg::Working(_) | Msg::Worked(_)) => self.next(),
            Event::Msg(Msg::Failed(WorkerFailure { task, .. })) => format!("{task:?} failed"),
            Event::Msg(Msg::Answered(answer)) => format!("answer {}", answer.number),
            Event::Msg(Msg::AddedUp(sum)) => format!("sum {}", sum.number),
            Event::Msg(Msg::Compared(compared)) => format!("comparison {}", compared.number),
            Event::Msg(Msg::Saved(_)) => "saved".to_owned(),
            Event::Msg(Msg::Placed) => "placed".to_owned(),
            Event::Msg(_)
            | Event::Input(..)
            | Event::Signal(_)
            | Event::Wake
            | Event::InputLost => panic!("{event:?}"),
        }
    }

    fn ask(&self, number: u64, typed: &str) -> String {
        let typed = typed.to_owned();
        let query = Query::default();
        let (sort, cursor, taken_back) = (Sort::default(), typed.len(), Vec::new());
        let unscoped = None;
        self.searcher.ask(Question {
            number,
            query,
            most: 9,
            sort,
            cursor,
            typed,
            taken_back,
            unscoped,
        });
        let told = self.next();
        if told.starts_with("answer") {
            assert_eq!(self.next(), format!("sum {number}"), "the list does not wait for it");
        }
        told
    }

    fn compare(&self, number: u64, subjects: usize) -> String {
        let waves = latest_waves(&corpus());
        let asks: Vec<Ask> = waves.into_iter().cycle().take(subjects).collect();
        self.searcher.compare(ComparisonRequest { number, asks, baseline: 0 });
        self.next()
    }
}

fn corpus() -> Arc<Corpus> {
    Arc::new(load_all(&Origin::Sample).0)
}

#[test]
fn a_search_that_fails_is_told_and_the_next_one_is_answered() {
    let bench = Bench::failing(0, 0);
    assert_eq!(bench.next(), "saved");
    assert_eq!(bench.ask(1, "broken"), "Search(1) failed");
    assert_eq!(bench.ask(2, ""), "answer 2");
    assert_eq!(bench.indexes.load(Ordering::Relaxed), 1, "the index was not lost");
}

#[test]
fn a_search_does_not_wait_until_the_entries_are_placed_which_is_told() {
    let mut bench = Bench::failing(0, 0);
    assert_eq!(bench.next(), "saved");
    assert_eq!(bench.ask(1, ""), "answer 1");
    drop(bench.not_yet_placing.take());
    assert_eq!(bench.next(), "placed");
    assert_eq!(bench.ask(2, ""), "answer 2");
}

#[test]
fn a_comparison_that_fails_is_told_and_the_next_one_is_made() {
    let bench = Bench::failing(0, 0);
    assert_eq!(bench.next(), "saved");
    assert_eq!(bench.compare(1, 3), "Compare(1) failed");
    assert_eq!(bench.compare(2, 2), "comparison 2");
    assert_eq!(bench.ask(3, ""), "answer 3");
}

#[test]
fn counting_that_fails_is_told_and_the_list_is_read_again() {
    let bench = Bench::failing(0, 1);
    assert_eq!(bench.next(), "ListSearches failed");
    bench.searcher.list(corpus().share_taxonomy());
    assert_eq!(bench.next(), "saved");
}

#[test]
fn an_index_that_failed_is_made_by_the_next_question() {
    let bench = Bench::failing(1, 0);
    assert_eq!([bench.next(), bench.next()], ["Index failed", "saved"]);
    assert_eq!(bench.ask(1, ""), "answer 1");
    assert_eq!(bench.ask(2, ""), "answer 2");
    assert_eq!(bench.indexes.load(Ordering::Relaxed), 2);
}

#[test]
fn an_index_that_always_fails_is_given_up_until_the_archive_is_read_again() {
    let bench = Bench::failing(2, 0);
    assert_eq!([bench.next(), bench.next()], ["Index failed", "saved"]);
    assert_eq!([bench.ask(1, ""), bench.next()], ["Index failed", "Search(1) failed"]);
    assert_eq!(bench.ask(2, ""), "Search(2) failed");
    assert_eq!(bench.compare(1, 2), "Compare(1) failed");
    assert_eq!(bench.indexes.load(Ordering::Relaxed), 2, "it is not tried with every question");
    bench.searcher.index(corpus());
    assert_eq!(bench.next(), "saved");
    assert_eq!(bench.ask(3, ""), "answer 3");
}

#[test]
fn a_question_to_a_thread_that_is_gone_is_told() {
    let (events, inbox) = channel();
    let (jobs, _) = channel();
    let searcher = Searcher { jobs, events, newest: Newest::default() };
    searcher.compare(ComparisonRequest { number: 7, asks: Vec::new(), baseline: 0 });
    let Event::Msg(Msg::Failed(failure)) = inbox.recv().unwrap() else { panic!("nothing is told") };
    assert_eq!(failure.task, Task::Compare(7));
}
