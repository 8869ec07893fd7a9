//! Stands in for the search until it arrives: plain words, and the ids of three fields.

use std::fmt;
use std::ops::Range;

use crate::archive::{Corpus, EntryKey};
use crate::digest::{EntryRef, Taxonomy};

/// What is asked of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<String>);

/// A query that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the query that are at fault.
    pub range: Range<usize>,
    /// What is wrong and what was expected.
    pub message: String,
    /// What may have been meant.
    pub hint: Option<String>,
}

/// What finds entries.
#[derive(Debug, Default)]
pub struct Index;

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// How many entries match.
    pub total: usize,
    /// Of how many.
    pub of: usize,
    /// The best of them.
    pub hits: Vec<EntryKey>,
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

impl Query {
    /// True where nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Reads a query.
pub fn parse(text: &str, _: &Taxonomy) -> Result<Query, Fault> {
    for word in text.split_whitespace() {
        let Some((field, value)) = word.trim_start_matches('-').split_once(':') else { continue };
        let from = text.find(word).unwrap_or(0) + usize::from(word.starts_with('-'));
        if !matches!(field, "kind" | "tactic" | "theatre") || value.is_empty() {
            let message = format!("there is no field `{field}`");
            return Err(Fault { range: from..from + field.len(), message, hint: None });
        }
    }
    Ok(Query(text.split_whitespace().map(str::to_lowercase).collect()))
}

fn holds(word: &str, entry: EntryRef<'_>, words: &Taxonomy) -> bool {
    let main = entry.tactics.main();
    match word.split_once(':') {
        Some(("kind", id)) => words.kind_word(entry.kind) == id,
        Some(("tactic", id)) => main.is_some_and(|tactic| words.tactic_word(tactic) == id),
        Some((_, id)) => words.theatre_word(entry.theatre) == id,
        None => entry.text().to_lowercase().contains(word),
    }
}

impl Index {
    /// Reads every entry once.
    pub fn build(_: &Corpus) -> Self {
        Self
    }

    /// Answers a query.
    pub fn search(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        _stop: &dyn Fn() -> bool,
    ) -> Option<Results> {
        let meets = |entry| {
            query.0.iter().all(|word| match word.strip_prefix('-') {
                Some(word) => !holds(word, entry, corpus.taxonomy()),
                None => holds(word, entry, corpus.taxonomy()),
            })
        };
        let found = corpus.entries().filter(|(_, entry)| meets(*entry));
        let mut hits: Vec<_> = found.map(|(key, _)| key).collect();
        let total = hits.len();
        hits.truncate(most);
        Some(Results { total, of: corpus.len(), hits })
    }
}
