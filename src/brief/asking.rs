//! The questions of a worklist: a query by its words or by the name of a saved search, and what it finds.

use crate::archive::{Corpus, EntryKey};
use crate::query::{self, Index, Query, Replaced};

/// The sign before the name of a saved search.
const SAVED: char = '@';

/// A question that was answered.
#[derive(Clone, Debug)]
pub(super) struct AnsweredQuestion {
    /// The question; none where all of the archive was asked for.
    pub(super) query: Option<Query>,
    /// What was found, in the order of the corpus.
    pub(super) keys: Vec<EntryKey>,
    /// What stands for words that the archive does not have.
    pub(super) replaced: Vec<String>,
}

/// Answers a question. Returns why it cannot be answered, where it cannot; nothing when `stop` says that
/// nobody waits.
pub(super) fn answer(
    words: &str,
    saved: &dyn Fn(&str) -> Option<String>,
    (corpus, index): (&Corpus, &Index),
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Result<AnsweredQuestion, String>> {
    let words = words.trim();
    let text = match words.strip_prefix(SAVED) {
        Some(name) => match saved(name.trim()) {
            Some(query) => query,
            None => return Some(Err(format!("there is no saved search `{}`", name.trim()))),
        },
        None => words.to_owned(),
    };
    if text.trim().is_empty() {
        let keys = corpus.entries().map(|(key, _)| key).collect();
        return Some(Ok(AnsweredQuestion { query: None, keys, replaced: Vec::new() }));
    }
    let query = match query::parse(&text, corpus.taxonomy()) {
        Ok(query) => query,
        Err(fault) => return Some(Err(format!("the query has a fault: {}", fault.message))),
    };
    let (keys, replaced) = index.matching_told(corpus, &query, stop)?;
    let replaced = replaced.iter().map(Replaced::message).collect();
    Some(Ok(AnsweredQuestion { query: Some(query), keys, replaced }))
}
