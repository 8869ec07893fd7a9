//! Typing queries as the screen has them answered, key by key.

use std::fmt;
use std::hint;
use std::time::{Duration, Instant};

use watchfloor::app::Question;
use watchfloor::archive::Corpus;
use watchfloor::query::{Index, Query, Sort, understand_without_index};
use watchfloor::shell;

/// What a screen keeps.
pub(crate) const HITS: usize = 500;

/// The times of some keys, each with what was typed until then.
#[derive(Default)]
pub(crate) struct Row(Vec<(Duration, String)>);

impl Row {
    pub(crate) fn extend(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// The slowest key.
    pub(crate) fn slowest(&self) -> &str {
        self.0.iter().max().map_or("", |(_, typed)| typed)
    }

    /// The time that so many in a hundred of the keys stay below.
    pub(crate) fn at(&self, percent: usize) -> Duration {
        let mut times: Vec<Duration> = self.0.iter().map(|(time, _)| *time).collect();
        times.sort_unstable();
        let last = times.len().saturating_sub(1);
        times.get(last * percent / 100).copied().unwrap_or_default()
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, p99, max] = [50, 99, 100].map(|percent| self.at(percent).as_secs_f64() * 1e3);
        write!(f, "{:>4} {median:>7.2} {p99:>7.2} {max:>7.2}", self.0.len())
    }
}

/// The time of every key of a query, and what the last one finds. What the index keeps of the key
/// before is kept here, too, and nothing else: that key is pressed again before each time.
pub(crate) fn type_out(corpus: &Corpus, index: &Index, query: &str) -> (Row, usize) {
    let (mut row, mut found) = (Row::default(), 0);
    for (at, c) in query.char_indices() {
        let Some(typed) = query.get(..at + c.len_utf8()) else { continue };
        let before = query.get(..at).unwrap_or("");
        // The median of three: the machine is shared.
        let mut three = [0; 3].map(|_| {
            hint::black_box(answer(corpus, index, "\"nobody says so\""));
            hint::black_box(answer(corpus, index, before));
            let start = Instant::now();
            found = answer(corpus, index, typed);
            start.elapsed()
        });
        three.sort_unstable();
        row.0.push((three[1], typed.to_owned()));
    }
    (row, found)
}

/// The time of a whole query, some times; what is kept of the query before is asked away.
pub(crate) fn anew(corpus: &Corpus, index: &Index, query: &str) -> (Row, usize) {
    let (mut row, mut found) = (Row::default(), 0);
    for _ in 0..10 {
        hint::black_box(answer(corpus, index, "\"nobody says so\""));
        let start = Instant::now();
        found = answer(corpus, index, query);
        row.0.push((start.elapsed(), query.to_owned()));
    }
    (row, found)
}

/// Answers what was typed as the screen has it answered: all that a key waits for. A key that makes a
/// fault costs only the reading and what may be typed next, since the last answer stays.
fn answer(corpus: &Corpus, index: &Index, typed: &str) -> usize {
    // The screen reads the text itself before it asks.
    if understand_without_index(typed, corpus, &[]).is_err() {
        hint::black_box(index.complete(corpus, typed, typed.len()));
        return 0;
    }
    let question = Question {
        number: 0,
        query: Query::default(),
        most: HITS,
        sort: Sort::Best,
        typed: typed.to_owned(),
        cursor: typed.len(),
        taken_back: Vec::new(),
        unscoped: None,
    };
    let answer = shell::answer((corpus, index), &question, &|| false);
    hint::black_box(answer).map_or(0, |answer| answer.results.records())
}

/// The time of the last key of a query; the median of five.
pub(crate) fn last_key(corpus: &Corpus, index: &Index, query: &str) -> Duration {
    let mut times = [0; 5].map(|_| {
        let start = Instant::now();
        hint::black_box(answer(corpus, index, query));
        start.elapsed()
    });
    times.sort_unstable();
    times[2]
}
