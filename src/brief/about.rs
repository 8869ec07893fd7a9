//! What a briefing says of itself: its days, what is held of them, as of which day, and what made it.

use chrono::NaiveDate;

use super::compose::BriefOrigin;
use super::resolve::Resolved;
use super::{BriefTold, WorkItem, WorkSubject, Worklist};
use crate::archive::{Corpus, EntryKey};
use crate::cover::Scope;
use crate::digest::{Period, TheatreId};
use crate::mapping::BasisShares;

/// What a briefing says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefFacts {
    /// The days that it is about; none where nothing of it has any.
    pub days: Option<BriefDays>,
    /// What is held of these days: of all, then of the theatres of its entries.
    pub cover: Vec<BriefCover>,
    /// On whose word its entries rest, and how many; none where it has no entry.
    pub bases: Option<String>,
    /// As of which day the archive is told; none where that is today.
    pub as_of: Option<NaiveDate>,
    /// The newest digest of the archive, with its days; none where it has none.
    pub newest: Option<String>,
    /// The day on which it was written; none if that is not known.
    pub day: Option<NaiveDate>,
    /// The archive, as it was named.
    pub archive: String,
    /// The program and its version.
    pub program: String,
    /// What was asked for by words, each once.
    pub queries: Vec<String>,
    /// What was gathered, in numbers.
    pub gathered: String,
}

/// The days of a briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BriefDays {
    /// The days.
    pub period: Period,
    /// Where they come from.
    pub from: DaysFrom,
}

/// Where the days of a briefing come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaysFrom {
    /// The analyst named them.
    Named,
    /// They are those of what was gathered, from the first to the last.
    Gathered,
}

/// What is held of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefCover {
    /// Of which place; nothing for all places together.
    pub place: Option<String>,
    /// What is held, in words.
    pub held: String,
}

/// Gathers what a briefing says of itself. `entries` are those that were found, `days` the days of what
/// was found besides.
pub(super) fn facts(
    (worklist, resolved): (&Worklist, &[(&WorkItem, Resolved)]),
    (entries, days): (&[EntryKey], &[Period]),
    origin: &BriefOrigin,
    corpus: &Corpus,
) -> BriefFacts {
    let days = worklist
        .period
        .map(|period| BriefDays { period, from: DaysFrom::Named })
        .or_else(|| gathered_days(entries, days, corpus));
    let mut bases = BasisShares::default();
    for entry in entries.iter().filter_map(|key| corpus.entry(*key)) {
        bases.add(entry.basis);
    }
    let newest = corpus.digests().first().map(|digest| {
        let head = digest.head();
        format!("{}, {}", digest.id(), head.period.spoken())
    });
    BriefFacts {
        days,
        cover: days.map(|days| cover(days.period, entries, corpus)).unwrap_or_default(),
        bases: (bases.all() > 0).then(|| bases.told()),
        as_of: origin.as_of,
        newest,
        day: origin.day,
        archive: origin.archive.clone(),
        program: origin.program.clone(),
        queries: queries(worklist),
        gathered: gathered(resolved),
    }
}

/// Returns the days from the first to the last of what was gathered.
fn gathered_days(entries: &[EntryKey], days: &[Period], corpus: &Corpus) -> Option<BriefDays> {
    let of_entries = entries.iter().filter_map(|key| corpus.entry(*key)).map(|entry| {
        let (from, to) = entry.possible_days();
        Period { from, to: Some(to) }
    });
    let all = of_entries.chain(days.iter().copied());
    let period = all.reduce(|one, other| Period {
        from: one.from.min(other.from),
        to: one.to.zip(other.to).map(|(one, other)| one.max(other)),
    })?;
    Some(BriefDays { period, from: DaysFrom::Gathered })
}

fn cover(period: Period, entries: &[EntryKey], corpus: &Corpus) -> Vec<BriefCover> {
    // Nothing can be counted of days without an end.
    let to = period.to.or_else(|| corpus.cover().days().and_then(|days| days.to));
    let period = Period { to: to.filter(|to| *to >= period.from), ..period };
    let held = |scope: Scope| corpus.cover().held(scope, &[period]).to_string();
    let mut theatres: Vec<TheatreId> =
        entries.iter().filter_map(|key| Some(corpus.entry(*key)?.theatre)).collect();
    theatres.sort_unstable();
    theatres.dedup();
    let of_theatre = |theatre: TheatreId| BriefCover {
        place: Some(corpus.taxonomy().theatre_name(theatre).to_owned()),
        held: held(Scope::Theatre(theatre)),
    };
    let all = BriefCover { place: None, held: held(Scope::All) };
    std::iter::once(all).chain(theatres.into_iter().map(of_theatre)).collect()
}

/// Returns what was asked for by words, each once.
fn queries(worklist: &Worklist) -> Vec<String> {
    let mut queries: Vec<String> = Vec::new();
    for item in worklist.items() {
        let asked: &[String] = match &item.subject {
            WorkSubject::Sum(query) => std::slice::from_ref(query),
            WorkSubject::Map(asked) => std::slice::from_ref(&asked.query),
            WorkSubject::Grid(asked) | WorkSubject::Tempo(asked) => &[asked.whole_query()],
            WorkSubject::Comparison(subjects) | WorkSubject::Cell(subjects, _) => subjects,
            WorkSubject::Entry(_)
            | WorkSubject::Figure(_)
            | WorkSubject::Point(_)
            | WorkSubject::Text(_)
            | WorkSubject::Unread(_) => &[],
        };
        for query in asked {
            let query = if query.is_empty() { "all of the archive" } else { query };
            // A worklist has few.
            if !queries.iter().any(|known| known == query) {
                queries.push(query.to_owned());
            }
        }
    }
    queries
}

/// Returns whether something gathered is of a kind.
type IsKind = fn(&WorkSubject) -> bool;

/// Says what was gathered and found, and how much of it was not: `3 entries, 1 map, 1 not found any more`.
fn gathered(resolved: &[(&WorkItem, Resolved)]) -> String {
    let kinds: [(&str, &str, IsKind); 11] = [
        ("entry", "entries", |subject| matches!(subject, WorkSubject::Entry(_))),
        ("point", "points", |subject| matches!(subject, WorkSubject::Point(_))),
        ("figure", "figures", |subject| matches!(subject, WorkSubject::Figure(_))),
        ("comparison", "comparisons", |subject| matches!(subject, WorkSubject::Comparison(_))),
        ("cell", "cells", |subject| matches!(subject, WorkSubject::Cell(..))),
        ("sum", "sums", |subject| matches!(subject, WorkSubject::Sum(_))),
        ("map", "maps", |subject| matches!(subject, WorkSubject::Map(_))),
        ("grid", "grids", |subject| matches!(subject, WorkSubject::Grid(_))),
        ("tempo", "tempos", |subject| matches!(subject, WorkSubject::Tempo(_))),
        ("text", "texts", |subject| matches!(subject, WorkSubject::Text(_))),
        ("unreadable item", "unreadable items", |subject| {
            matches!(subject, WorkSubject::Unread(_))
        }),
    ];
    let is_unread = |subject: &WorkSubject| matches!(subject, WorkSubject::Unread(_));
    let is_found = |(item, resolved): &&(&WorkItem, Resolved)| {
        is_unread(&item.subject) || !matches!(resolved, Resolved::Missing(_))
    };
    let told = kinds.into_iter().filter_map(|(one, many, is_kind)| {
        let found = resolved.iter().filter(is_found);
        let count = found.filter(|(item, _)| is_kind(&item.subject)).count();
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    });
    let mut told: Vec<String> = told.collect();
    let missing = resolved.iter().filter(|item| !is_found(item)).count();
    if missing > 0 {
        told.push(format!("{missing} not found any more"));
    }
    if told.is_empty() { "nothing".to_owned() } else { told.join(", ") }
}

/// Returns the days of what is told, where it has any of its own.
pub(super) fn days_of(told: &BriefTold) -> Vec<Period> {
    match told {
        BriefTold::Comparison(comparison) => {
            let subjects = comparison.table.subjects.iter();
            subjects
                .filter_map(|subject| Some(Period { from: subject.start?, to: subject.end }))
                .collect()
        }
        BriefTold::Sum(sum) => {
            sum.days.map(|(from, to)| Period { from, to: Some(to) }).into_iter().collect()
        }
        BriefTold::Entry(_)
        | BriefTold::Figure(_)
        | BriefTold::Point(_)
        | BriefTold::Picture(_) => Vec::new(),
    }
}
