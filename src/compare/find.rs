//! Finds the subject that was asked for: its days, and the entries counted for it, each event once.

use std::collections::HashSet;

use super::cover::{coverage, days};
use super::{Ask, Subject, Time};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{Digest, Period};
use crate::query::{Index, Query};

/// Finds what is asked for. Returns nothing when `stop` says that nobody is waiting any more.
pub(super) fn find(
    ask: &Ask,
    corpus: &Corpus,
    index: &Index,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Subject> {
    if stop() {
        return None;
    }
    Some(match ask {
        Ask::Wave(id) => wave(ask, id, corpus),
        Ask::Digest(id) => digests(ask, std::slice::from_ref(id), corpus),
        Ask::Mean(ids) => digests(ask, ids, corpus),
        Ask::Span(text, period) => {
            let subject = Subject::new(ask, text, &period.spoken()).lasting(*period);
            subject
                .holding(index.on_days(*period), Some(*period), corpus)
                .covered(&[*period], corpus)
        }
        Ask::Query(saved, asked) => {
            let keys = index.matching(corpus, asked, stop)?;
            query(ask, saved.as_deref(), asked, keys, corpus)
        }
    })
}

fn wave(ask: &Ask, id: &str, corpus: &Corpus) -> Subject {
    let Some(at) = corpus.wave_of_id(id) else {
        return Subject::new(ask, id, id);
    };
    let Some(wave) = corpus.waves().get(at) else { return Subject::new(ask, id, id) };
    let mut subject = Subject::new(ask, id, &wave.name).lasting(wave.period);
    subject.stated_days = wave.duration.filter(|stated| Some(*stated) != subject.days);
    subject.dates.clone_from(&wave.dates);
    // Members are already counted once.
    subject.entries = corpus.members(at);
    let others = subject.entries.iter().map(|key| corpus.repeats(*key).count());
    subject.repeats = u32::try_from(others.sum::<usize>()).unwrap_or(u32::MAX);
    subject.covered(&[wave.period], corpus)
}

/// Returns one digest as a subject, or the mean of several.
fn digests(ask: &Ask, ids: &[String], corpus: &Corpus) -> Subject {
    let found: Vec<(u32, &Digest)> = (0..)
        .zip(corpus.digests())
        .filter(|(_, digest)| ids.iter().any(|id| id == digest.id()))
        .map(|(at, digest)| (at, &**digest))
        .collect();
    let keys = found.iter().flat_map(|(at, digest)| {
        let all = (0..).take(digest.len());
        all.map(|index| EntryKey { digest: *at, index })
    });
    let periods = apart(found.iter().map(|(_, digest)| digest.head().period));
    let (id, name) = match (ids, found.as_slice()) {
        ([id], [(_, digest)]) => (id.clone(), digest.head().title.to_string()),
        ([id], _) => (id.clone(), id.clone()),
        _ => (format!("mean({})", ids.join(",")), format!("Mean of {} digests", found.len())),
    };
    let mut subject = Subject::new(ask, &id, &name);
    subject.mean_of = u32::try_from(found.len()).unwrap_or(1).max(1);
    if let (Some(first), Some(last)) = (periods.first(), periods.last()) {
        subject = subject.lasting(Period { from: first.from, to: last.to });
        let lengths = periods.iter().map(|period| period.to.map(|to| days(period.from, to)));
        subject.days = lengths.sum();
    }
    subject.holding(keys.collect(), None, corpus).covered(&periods, corpus)
}

fn query(
    ask: &Ask,
    saved: Option<&str>,
    asked: &Query,
    keys: Vec<EntryKey>,
    corpus: &Corpus,
) -> Subject {
    let text = asked.to_string();
    let id = saved.map_or_else(|| text.clone(), |name| format!("@{name}"));
    let subject = Subject::new(ask, &id, saved.unwrap_or(&text));
    if let Some(period) = asked.period() {
        return subject
            .lasting(period)
            .holding(keys, Some(period), corpus)
            .covered(&[period], corpus);
    }
    let dates = || keys.iter().filter_map(|key| corpus.entry(*key)).map(|entry| entry.date);
    let first = dates().map(|date| date.from).min();
    let last = dates().map(|date| date.to).max();
    let found = first.map(|from| Period { from, to: last });
    let subject = match found {
        Some(period) => Subject { time: Time::Found, ..subject }.lasting(period),
        None => subject,
    };
    let periods: Vec<Period> = found.into_iter().collect();
    subject.holding(keys, None, corpus).covered(&periods, corpus)
}

/// Sorts periods and merges those that share a day.
fn apart(periods: impl Iterator<Item = Period>) -> Vec<Period> {
    let mut all: Vec<Period> = periods.collect();
    all.sort_by_key(|period| period.from);
    let mut apart: Vec<Period> = Vec::new();
    for period in all {
        match apart.last_mut() {
            Some(last) if last.overlaps(period) => {
                last.to = last.to.zip(period.to).map(|(one, other)| one.max(other));
            }
            _ => apart.push(period),
        }
    }
    apart
}

impl Subject {
    fn new(ask: &Ask, id: &str, name: &str) -> Self {
        Self {
            ask: ask.clone(),
            time: Time::Said,
            mean_of: 1,
            id: id.to_owned(),
            name: name.to_owned(),
            start: None,
            end: None,
            days: None,
            stated_days: None,
            dates: Vec::new(),
            coverage: super::DayCoverage::default(),
            entries: Vec::new(),
            possible: Vec::new(),
            repeats: 0,
        }
    }

    fn lasting(self, period: Period) -> Self {
        let days = period.to.map(|to| days(period.from, to));
        Self { start: Some(period.from), end: period.to, days, ..self }
    }

    fn covered(self, periods: &[Period], corpus: &Corpus) -> Self {
        Self { coverage: coverage(periods, corpus), ..self }
    }

    /// Takes the entries, each event once. An entry whose dates only overlap the period is
    /// possible: it is unknown whether it happened within the period.
    fn holding(mut self, mut keys: Vec<EntryKey>, within: Option<Period>, corpus: &Corpus) -> Self {
        keys.sort_unstable();
        let once = once(&keys, corpus);
        self.repeats = u32::try_from(keys.len() - once.len()).unwrap_or(u32::MAX);
        let (certain, possible) = once.into_iter().partition(|key| {
            let entry = corpus.entry(*key);
            within.zip(entry).is_none_or(|(period, entry)| {
                period.holds(entry.date.from) && period.holds(entry.date.to)
            })
        });
        (self.entries, self.possible) = (certain, possible);
        self
    }
}

/// Keeps one telling of each event: the one that the corpus counts, else the first in the list.
fn once(keys: &[EntryKey], corpus: &Corpus) -> Vec<EntryKey> {
    let here = |key: &EntryKey| keys.binary_search(key).is_ok();
    let mut listed: HashSet<EntryKey> = HashSet::new();
    for key in keys {
        let mut others = corpus.repeats(*key).filter(here).peekable();
        if others.peek().is_none() {
            continue;
        }
        let counted = |other: &EntryKey| !corpus.is_repeat(*other);
        let tellings = || std::iter::once(*key).chain(corpus.repeats(*key).filter(here));
        let first = tellings().find(counted).or_else(|| tellings().min());
        listed.extend(tellings().filter(|telling| Some(*telling) != first));
    }
    keys.iter().filter(|key| !listed.contains(key)).copied().collect()
}

/// Counts the events that two subjects share, whichever digest tells of them.
pub(super) fn shared(one: &Subject, other: &Subject, corpus: &Corpus) -> u32 {
    let (few, many) = if one.entries.len() <= other.entries.len() {
        (&one.entries, &other.entries)
    } else {
        (&other.entries, &one.entries)
    };
    // The list is in the order of the corpus, so it can be searched by bisection.
    let within = |key: &EntryKey| many.binary_search(key).is_ok();
    let is_shared = |key: &&EntryKey| within(key) || corpus.repeats(**key).any(|key| within(&key));
    u32::try_from(few.iter().filter(is_shared).count()).unwrap_or(u32::MAX)
}
