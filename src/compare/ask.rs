//! Resolves a text to what it means: a span of days, an id, the name of a wave, a saved search, or
//! a query. Counts nothing.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Ask;
use super::known::{Candidate, of_digest, of_span, of_wave, waves_named};
use crate::archive::{Corpus, EntryKey, Found};
use crate::digest::{DateError, Period, Wave};
use crate::query::{self, Chip, Understanding, Understood, understand_without_index};

/// Why a text names nothing to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It names several things; the best match comes first.
    Several(Vec<Candidate>),
    /// It names nothing; the text says what to do about it.
    Nothing(String),
    /// It is a query that cannot be parsed.
    Fault(query::QueryFault),
}

/// The sign before the name of a saved search.
const SAVED: char = '@';

/// Returns what a text means, as [`ask_understood`] does.
///
/// # Errors
///
/// Where it does not name one thing.
pub fn ask(
    text: &str,
    corpus: &Corpus,
    saved: &dyn Fn(&str) -> Option<String>,
) -> Result<Ask, Unclear> {
    ask_understood(text, corpus, saved).map(|(ask, _)| ask)
}

/// Returns what a text means, and what plain words of a query were understood as; `saved` gives the query
/// of a saved search by its name.
///
/// The order is: `@name`; days, a month, a year or a span (`2020-05`, `2020-05-14..2020-05-24`);
/// the id of a digest or wave, or its beginning; words that name a wave, allowing slips and other
/// spellings; else a query. `wave:` and `digest:` in front, with nothing after the id, skip the
/// guessing. So the text `2020-05` is a month, `wave:2020-05` is a wave, and `\"attrition\"` in
/// quotes is a query. In a query dates and numbers in words are read as a search reads them; its days
/// are then these alone.
///
/// # Errors
///
/// Where it does not name one thing.
pub fn ask_understood(
    text: &str,
    corpus: &Corpus,
    saved: &dyn Fn(&str) -> Option<String>,
) -> Result<(Ask, Vec<Chip>), Unclear> {
    let text = text.trim();
    match named(text, corpus, saved) {
        Some(named) => Ok((named?, Vec::new())),
        None => as_query(text, corpus),
    }
}

/// Returns what a text means, unless it is a query.
fn named(
    text: &str,
    corpus: &Corpus,
    saved: &dyn Fn(&str) -> Option<String>,
) -> Option<Result<Ask, Unclear>> {
    if text.is_empty() {
        let hint = "name a wave, a digest, some days, or write a query";
        return Some(Err(Unclear::Nothing(hint.into())));
    }
    if let Some(name) = text.strip_prefix(SAVED) {
        return Some(saved_search(name, corpus, saved));
    }
    if let Some(span) = of_span(text) {
        return Some(Ok(span.ask));
    }
    if let Some(why) = no_days(text) {
        return Some(Err(Unclear::Nothing(why)));
    }
    let one_word = !text.contains(char::is_whitespace);
    if one_word && let Some(found) = by_id(text, corpus) {
        return Some(found);
    }
    if text.contains([':', '"']) {
        return None;
    }
    let mut named = waves_named(text, corpus);
    match named.len() {
        0 => None,
        1 => Some(Ok(named.remove(0).ask)),
        _ => Some(Err(Unclear::Several(named))),
    }
}

fn saved_search(
    name: &str,
    corpus: &Corpus,
    saved: &dyn Fn(&str) -> Option<String>,
) -> Result<Ask, Unclear> {
    let Some(query) = saved(name) else {
        let hint = format!("there is no saved search `{name}`; `watchfloor list searches`");
        return Err(Unclear::Nothing(hint));
    };
    let query = query::parse(&query, corpus.taxonomy()).map_err(Unclear::Fault)?;
    Ok(Ask::Query(Some(name.to_owned()), query))
}

/// Says why a text that looks like days names none: `2020-13`, `2020-05-24..2020-05-14`.
fn no_days(text: &str) -> Option<String> {
    match text.parse::<Period>() {
        Ok(_) | Err(DateError::Form(_)) => None,
        Err(error) => Some(error.to_string()),
    }
}

/// Reads a query. There is no index yet, so that no word is left out for not being in the archive.
fn as_query(text: &str, corpus: &Corpus) -> Result<(Ask, Vec<Chip>), Unclear> {
    let understood = understand_without_index(text, corpus, &[]).map_err(Unclear::Fault)?;
    let Understanding { query, chips } = understood;
    let no_day = chips.iter().find(|chip| matches!(chip.reading, Understood::NoSuchDay(_)));
    if let Some(chip) = no_day {
        return Err(Unclear::Nothing(chip.to_string()));
    }
    let query = if chips.is_empty() { query } else { query.as_conditions() };
    Ok((Ask::Query(None, query), chips))
}

/// Returns what an id or its beginning names; nothing if the text may be something else.
fn by_id(text: &str, corpus: &Corpus) -> Option<Result<Ask, Unclear>> {
    let sort = text.split_once(':');
    if !matches!(sort, None | Some(("wave" | "digest", _))) {
        return None;
    }
    match corpus.find(text) {
        Found::Digest(at) => corpus.digest(at).map(|digest| Ok(Ask::Digest(digest.id().into()))),
        Found::Wave(at) => corpus.waves().get(at).map(|wave| Ok(Ask::Wave(wave.id.to_string()))),
        Found::Several(ids) => {
            let several = of_ids(&ids, corpus);
            (!several.is_empty()).then_some(Err(Unclear::Several(several)))
        }
        Found::Entry(_) | Found::Nothing => {
            let (sort, name) = sort?;
            Some(Err(Unclear::Nothing(format!(
                "no {sort} has the id or name `{name}`; `watchfloor list {sort}s` lists them"
            ))))
        }
    }
}

/// Returns what some ids name, in their order. Goes through each list once, since the beginning of
/// an id may fit all digests of a century.
fn of_ids(ids: &[String], corpus: &Corpus) -> Vec<Candidate> {
    let wanted: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let mut named: HashMap<&str, Candidate> = HashMap::new();
    for digest in corpus.digests().iter().filter(|digest| wanted.contains(digest.id())) {
        named.insert(digest.id(), of_digest(digest));
    }
    // If a digest and a wave have the same id, the wave is meant.
    for wave in corpus.waves().iter().filter(|wave| wanted.contains(&*wave.id)) {
        named.insert(&wave.id, of_wave(wave));
    }
    ids.iter().filter_map(|id| named.get(id.as_str()).cloned()).collect()
}

/// Returns the two latest waves that are over and have entries on their days, the older one first
/// as the baseline; none if there are not two.
pub fn latest_waves(corpus: &Corpus) -> Vec<Ask> {
    let told = |(at, wave): &(usize, &Arc<Wave>)| {
        let own = |key: &EntryKey| {
            corpus.entry(*key).is_some_and(|entry| {
                let (first, last) = entry.possible_days();
                wave.period.holds(first) && wave.period.holds(last)
            })
        };
        wave.period.to.is_some() && corpus.members(*at).iter().any(own)
    };
    let latest = corpus.waves().iter().enumerate().filter(told).take(2);
    let mut latest: Vec<Ask> = latest.map(|(_, wave)| Ask::Wave(wave.id.to_string())).collect();
    latest.reverse();
    if latest.len() == 2 { latest } else { Vec::new() }
}

/// The number of digests in the mean that a week is compared with.
const MEAN_OF: usize = 4;

/// Compares a digest with the previous one of the same publisher and series, which comes first, and
/// with the mean of the four before that. Returns none if there is no previous one, and no mean if
/// there are not two before it.
pub fn week_over_week(corpus: &Corpus, digest: u32) -> Vec<Ask> {
    let Some(this) = corpus.digest(digest) else { return Vec::new() };
    let head = this.head();
    let older = corpus.digests().iter().skip(digest as usize + 1);
    let alike = older.filter(|other| {
        let other = other.head();
        other.publisher == head.publisher
            && other.series == head.series
            && other.period.from < head.period.from
    });
    let mut before = alike.take(1 + MEAN_OF).map(|digest| digest.id().to_owned());
    let Some(last) = before.next() else { return Vec::new() };
    let before: Vec<String> = before.collect();
    let mut asks = vec![Ask::Digest(last), Ask::Digest(this.id().to_owned())];
    if before.len() > 1 {
        asks.push(Ask::Mean(before));
    }
    asks
}
