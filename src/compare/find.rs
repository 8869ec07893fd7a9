//! Finds the subject that was asked for: its days, and the entries counted for it, each event once.
//! What is held of its days is not asked here.

use super::{Ask, Subject, Time};
use crate::archive::{Corpus, EntryKey};
use crate::cover::Scope;
use crate::digest::{Digest, EntryRef, Period, days_between};
use crate::order::CompactSort as _;
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
        Ask::Span(text, period) => Subject::new(ask, text, &period.spoken())
            .lasting(*period)
            .holding(index.on_days(*period), |_| Some(*period), corpus)
            .without_others(),
        Ask::Query(saved, asked) => {
            let (keys, replaced) = index.matching_told(corpus, asked, stop)?;
            Subject { replaced, ..query(ask, saved.as_deref(), asked, keys, corpus) }
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
    // Members are already counted once; those that name the wave may have happened on other days.
    let members = corpus.members(at);
    let others = members.iter().map(|key| corpus.repeats(*key).count());
    let repeats = u32::try_from(others.sum::<usize>()).unwrap_or(u32::MAX);
    // A member is of the wave wherever it can be: one dated to the month happened on its days.
    let beyond =
        |entry: EntryRef<'_>| (!wave.period.overlaps(possible(entry))).then_some(wave.period);
    let mut subject = subject.holding(members, beyond, corpus);
    subject.repeats = repeats;
    subject
}

/// Returns one digest as a subject, or the mean of several. What a digest tells of other days than
/// those of its period, or as background, is kept apart.
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
        _ => (format!("mean({})", ids.join(",")), format!("Mean of {}", found.len())),
    };
    let mut subject = Subject::new(ask, &id, &name);
    subject.mean_of = u32::try_from(found.len()).unwrap_or(1).max(1);
    if let (Some(first), Some(last)) = (periods.first(), periods.last()) {
        subject = subject.lasting(Period { from: first.from, to: last.to });
        let lengths =
            periods.iter().map(|period| period.to.map(|to| days_between(period.from, to)));
        subject.days = lengths.sum();
        subject.periods = periods;
    }
    let background = |key: &EntryKey| corpus.entry(*key).is_some_and(|entry| entry.is_background());
    let (background, told): (Vec<_>, Vec<_>) = keys.partition(background);
    let mut subject = subject.holding(told, |entry| Some(entry.digest().head().period), corpus);
    subject.background = background;
    subject
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
    let mut subject = Subject::new(ask, &id, saved.unwrap_or(&text));
    let places = asked.asked(corpus.taxonomy());
    subject.scopes = places.scopes().to_vec();
    subject.selection = asked.without_days();
    subject.unrated = asked.unrated_kept(corpus, &keys);
    if let Some(period) = asked.period() {
        let subject = subject.lasting(period).holding(keys, |_| Some(period), corpus);
        return subject.without_others();
    }
    let days =
        || keys.iter().filter_map(|key| corpus.entry(*key)).map(|entry| entry.possible_days());
    let first = days().map(|(first, _)| first).min();
    let last = days().map(|(_, last)| last).max();
    let subject = match first.map(|from| Period { from, to: last }) {
        Some(period) => Subject { time: Time::Found, ..subject }.lasting(period),
        None => subject,
    };
    subject.holding(keys, |_| None, corpus)
}

/// Returns the days on which an entry may have happened.
fn possible(entry: EntryRef<'_>) -> Period {
    let (from, to) = entry.possible_days();
    Period { from, to: Some(to) }
}

/// Sorts periods and merges those that share a day.
fn apart(periods: impl Iterator<Item = Period>) -> Vec<Period> {
    let mut all: Vec<Period> = periods.collect();
    all.compact_sort_by_key(|period| period.from);
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
    /// Returns what a query found as a subject: each event once, sorted by the days that the query
    /// asks for. `keys` are all its answers. What is held of its days is not filled in.
    pub fn of_found(
        saved: Option<&str>,
        asked: &Query,
        keys: Vec<EntryKey>,
        corpus: &Corpus,
    ) -> Self {
        let ask = Ask::Query(saved.map(str::to_owned), asked.clone());
        query(&ask, saved, asked, keys, corpus)
    }

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
            periods: Vec::new(),
            scopes: vec![Scope::All],
            selection: None,
            coverage: super::DayCoverage::default(),
            series: Vec::new(),
            entries: Vec::new(),
            possible: Vec::new(),
            earlier: Vec::new(),
            later: Vec::new(),
            background: Vec::new(),
            repeats: 0,
            replaced: Vec::new(),
            unrated: None,
        }
    }

    fn lasting(self, period: Period) -> Self {
        let days = period.to.map(|to| days_between(period.from, to));
        Self { start: Some(period.from), end: period.to, days, periods: vec![period], ..self }
    }

    /// Takes the entries, each event once, and sorts them by the period that `within` gives for
    /// each; without one they all belong to it. An entry whose possible days only overlap its period
    /// is possible: it is unknown whether it happened within. What happened before or after is told
    /// and not counted.
    fn holding(
        mut self,
        mut keys: Vec<EntryKey>,
        within: impl Fn(EntryRef<'_>) -> Option<Period>,
        corpus: &Corpus,
    ) -> Self {
        keys.sort_unstable();
        let once = corpus.each_event_once(&keys);
        self.repeats = u32::try_from(keys.len() - once.len()).unwrap_or(u32::MAX);
        for key in once {
            let Some(entry) = corpus.entry(key) else { continue };
            let (first, last) = entry.possible_days();
            let list = match within(entry) {
                None => &mut self.entries,
                Some(period) if period.to.is_some_and(|to| first > to) => &mut self.later,
                Some(period) if last < period.from => &mut self.earlier,
                Some(period) if period.holds(first) && period.holds(last) => &mut self.entries,
                Some(_) => &mut self.possible,
            };
            list.push(key);
        }
        self
    }

    /// Drops what happened before or after. Days name nothing outside of themselves: what is found
    /// there is dated to a month or a year that reaches into them, and cannot have happened in them.
    fn without_others(mut self) -> Self {
        (self.earlier, self.later) = (Vec::new(), Vec::new());
        self
    }
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
    let entries = few.iter().filter(is_shared).filter_map(|key| corpus.entry(*key));
    let events = entries.map(|entry| entry.events().best().unwrap_or(0));
    events.fold(0, u32::saturating_add)
}
