//! How much of an archive a grid is of, by the options of a command and by a query.

use super::ask::{ask, say_replaced};
use super::cover_args::CoverArgs;
use super::exit::Failure;
use super::session::Session;
use crate::archive::{Corpus, EntryKey};
use crate::compare::GridLimits;
use crate::query::Query;

/// How much of an archive a grid is of, and the query that says so.
pub(super) struct AskedGrid {
    pub(super) limits: GridLimits,
    pub(super) query: Option<Query>,
}

/// Returns the limits that options and a query set.
pub(super) fn asked_limits(
    words: &[String],
    cover: &CoverArgs,
    corpus: &Corpus,
    session: &mut Session<'_>,
) -> Result<AskedGrid, Failure> {
    let limits = cover.limits(corpus.taxonomy())?;
    if words.is_empty() {
        return Ok(AskedGrid { limits, query: None });
    }
    let query = ask(words, corpus, session)?.query;
    let index = session.index_for_one_question(corpus);
    // Nothing cancels it here, so it always answers.
    let told = index.matching_told(corpus, &query, &|| false);
    let (keys, replaced) = told.unwrap_or_default();
    say_replaced(&replaced, session);
    let limits = limits.narrowed(&query.asked_of(corpus), corpus);
    let limits = GridLimits { found: Some(keys), ..limits };
    Ok(AskedGrid { limits, query: Some(query) })
}

/// Returns the entries that limits let through: those that a query found, else all.
pub(super) fn entries_of(limits: &GridLimits, corpus: &Corpus) -> Vec<EntryKey> {
    match &limits.found {
        Some(found) => found.clone(),
        None => corpus.entries().map(|(key, _)| key).collect(),
    }
}
