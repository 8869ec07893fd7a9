//! Which places and days a query asks for: what its answer rests on. How that is said is in `asked_told`.
//!
//! Only conditions that every answer meets count. A part that is denied, or one of several of which
//! any will do, asks for everything unless each of them names places or days.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use super::ast::{Filter, FilterValue, Query, QueryNode};
use super::place_words::places_named;
use super::value::areas_named;
use crate::archive::Corpus;
use crate::cover::{Cover, Held, Scope};
use crate::digest::{Digest, Lookup, Period, Taxonomy};
use crate::order::CompactSort as _;
use crate::words::fold;

/// The places and days that a query asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub(super) scopes: Vec<Scope>,
    days: Option<Vec<OpenDays>>,
    /// The places of the digests of which alone it takes anything.
    pub(super) digests: Option<BTreeSet<u32>>,
}

/// Days of which either end may be open, as in `date:2020-05..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OpenDays {
    from: NaiveDate,
    to: NaiveDate,
}

impl From<Period> for OpenDays {
    fn from(period: Period) -> Self {
        Self { from: period.from, to: period.to.unwrap_or(NaiveDate::MAX) }
    }
}

impl Query {
    /// Returns the places and days that the query asks for by `theatre:`, `area:` and `date:`.
    /// Conditions that must all be met narrow each other; if nothing is in common, each of them
    /// counts. A name that the taxonomy does not have asks for nothing.
    pub fn asked(&self, taxonomy: &Taxonomy) -> Asked {
        let scopes = self.scopes(&|filter| places(filter, taxonomy));
        let named = || places_named(&self.root, taxonomy).into_iter().reduce(common_places);
        let named = (scopes == [Scope::All]).then(named).flatten();
        let scopes = named.map_or(scopes, once);
        Asked { scopes, days: self.days(&days), digests: None }
    }

    /// Returns the same, and what it asks for by `digest:` and `wave:`: the days of these, and, where
    /// it names no place, the theatres of waves. What it asks of some digests rests on these alone.
    pub fn asked_of(&self, corpus: &Corpus) -> Asked {
        let asked = self.asked(corpus.taxonomy());
        let named = |filter: &Filter| {
            days_of_digests(filter, corpus).or_else(|| days_of_waves(filter, corpus))
        };
        let days = self.days(&|filter| days(filter).or_else(|| named(filter)));
        let digests = limits(&self.root, &|filter| digests(filter, corpus), &common_digests);
        let digests = digests.filter(|digests| !digests.is_empty());
        let digests = digests.map(|digests| digests.into_iter().collect());
        if asked.names_places() {
            return Asked { days, digests, ..asked };
        }
        let places = |filter: &Filter| {
            places(filter, corpus.taxonomy()).or_else(|| places_of_waves(filter, corpus))
        };
        Asked { scopes: self.scopes(&places), days, digests }
    }

    fn scopes(&self, places: &dyn Fn(&Filter) -> Option<Vec<Scope>>) -> Vec<Scope> {
        let scopes = limits(&self.root, places, &common_places);
        let scopes = scopes.filter(|scopes| !scopes.is_empty());
        once(scopes.unwrap_or_else(|| vec![Scope::All]))
    }

    fn days(&self, days: &dyn Fn(&Filter) -> Option<Vec<OpenDays>>) -> Option<Vec<OpenDays>> {
        let days = limits(&self.root, days, &common_days);
        days.filter(|days| !days.is_empty()).map(joined)
    }
}

impl Asked {
    /// Returns the places: the theatres and areas, each once, or the whole.
    pub fn scopes(&self) -> &[Scope] {
        &self.scopes
    }

    /// Returns true if the query names theatres or areas.
    pub fn names_places(&self) -> bool {
        self.scopes != [Scope::All]
    }

    /// Returns true if the query names days.
    pub fn names_days(&self) -> bool {
        self.days.is_some()
    }

    /// Returns the days as closed periods in their order, none of which overlaps another. An open
    /// end reaches as far as `all`, the days of the archive; a query that names no days asks for
    /// all of these. Empty if that leaves no day.
    pub fn periods(&self, all: Option<Period>) -> Vec<Period> {
        let Some(days) = &self.days else {
            return all.into_iter().collect();
        };
        let closed = days.iter().filter_map(|days| {
            let from = if days.from == NaiveDate::MIN { all?.from } else { days.from };
            let to = if days.to == NaiveDate::MAX { all?.to? } else { days.to };
            (from <= to).then_some(Period { from, to: Some(to) })
        });
        closed.collect()
    }

    /// Returns true if some day from one to another is asked for.
    pub fn has_day_within(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let Some(days) = &self.days else { return true };
        let at = days.partition_point(|days| days.to < from);
        days.get(at).is_some_and(|days| days.from <= to)
    }

    /// Returns true if every day from one to another is among days that are named.
    pub(super) fn names_all_days(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let mut named = self.days.iter().flatten();
        named.any(|days| days.from <= from && to <= days.to)
    }

    /// Returns what is held of every day: by the archive, or, where the query asks for digests, by
    /// these alone, since nothing is found of what another one tells of the same days. That costs
    /// the digests of the archive.
    pub fn cover<'a>(&self, corpus: &'a Corpus) -> Cow<'a, Cover> {
        let Some(ids) = self.digests(corpus) else { return Cow::Borrowed(corpus.cover()) };
        Cow::Owned(Cover::of_chosen(corpus.digests(), |digest| ids.contains(digest.id())))
    }

    /// Returns the ids of the digests of which alone it takes anything; none if it takes of all.
    pub fn digests<'a>(&self, corpus: &'a Corpus) -> Option<HashSet<&'a str>> {
        let places = self.digests.as_ref()?.iter();
        Some(places.filter_map(|at| corpus.digest(*at)).map(Digest::id).collect())
    }

    /// Returns what is held of the places on the days, as [`Self::cover`] has it.
    pub fn held(&self, corpus: &Corpus) -> Held {
        self.held_in(&self.cover(corpus), corpus)
    }

    pub(super) fn held_in(&self, cover: &Cover, corpus: &Corpus) -> Held {
        cover.held_together(&self.scopes, &self.periods(corpus.cover().days()))
    }
}

/// Returns what a part of a query limits its answers to; nothing if it does not limit them.
fn limits<T: Clone>(
    node: &QueryNode,
    own: &dyn Fn(&Filter) -> Option<Vec<T>>,
    common: &dyn Fn(Vec<T>, Vec<T>) -> Vec<T>,
) -> Option<Vec<T>> {
    match node {
        QueryNode::All(parts) => {
            let limits = parts.iter().filter_map(|part| limits(part, own, common));
            limits.reduce(common)
        }
        // An empty list of alternatives matches nothing, and so limits nothing that is found.
        QueryNode::Any(parts) if parts.is_empty() => None,
        QueryNode::Any(parts) => {
            let limits = parts.iter().map(|part| limits(part, own, common));
            limits.collect::<Option<Vec<_>>>().map(|all| all.concat())
        }
        QueryNode::Not(_) | QueryNode::Word(_) => None,
        QueryNode::Filter(filter) => own(filter),
        // A day that the calendar does not have limits nothing.
        QueryNode::Soft(soft) if soft.meant.values.is_empty() => None,
        // Who types days asks for them, although texts that only name the days are found as well.
        QueryNode::Soft(soft) | QueryNode::Scope(soft) => own(&soft.meant),
    }
}

fn places(filter: &Filter, taxonomy: &Taxonomy) -> Option<Vec<Scope>> {
    let by = filter.field.spec().search.by;
    if !matches!(by, Lookup::Theatre | Lookup::Area) {
        return None;
    }
    let found = names(filter).flat_map(|name| {
        if by == Lookup::Theatre {
            return taxonomy.find_theatre(name).map(Scope::Theatre).into_iter().collect();
        }
        let areas = areas_named(taxonomy, name).into_iter();
        let scope = |area| Some(Scope::Area(taxonomy.area(area)?.theatre, area));
        areas.filter_map(scope).collect::<Vec<_>>()
    });
    Some(found.collect())
}

fn days(filter: &Filter) -> Option<Vec<OpenDays>> {
    if filter.field.spec().search.by != Lookup::Date {
        return None;
    }
    let days = filter.values.iter().filter_map(|value| match value {
        FilterValue::Date(span) => Some(OpenDays { from: span.from, to: span.to }),
        FilterValue::Dates(from, to) => Some(OpenDays {
            from: from.map_or(NaiveDate::MIN, |span| span.from),
            to: to.map_or(NaiveDate::MAX, |span| span.to),
        }),
        FilterValue::Name(_)
        | FilterValue::Words(_)
        | FilterValue::Count(_)
        | FilterValue::Unknown
        | FilterValue::Pair(..) => None,
    });
    Some(days.collect())
}

/// The most theatres of a wave that are told one by one; one of more is asked for as a whole.
const WAVE_THEATRES: usize = 16;

/// Returns the waves that a filter names; nothing if it names none.
fn waves_named(filter: &Filter, corpus: &Corpus) -> Option<Vec<usize>> {
    if filter.field.spec().search.by != Lookup::Wave {
        return None;
    }
    let named = names(filter).flat_map(|name| corpus.waves_named(name));
    Some(named.collect()).filter(|waves: &Vec<usize>| !waves.is_empty())
}

/// Returns the names that a filter has.
fn names(filter: &Filter) -> impl Iterator<Item = &str> {
    filter.values.iter().filter_map(|value| match value {
        FilterValue::Name(name) => Some(&**name),
        FilterValue::Pair(..)
        | FilterValue::Words(_)
        | FilterValue::Date(_)
        | FilterValue::Dates(..)
        | FilterValue::Count(_)
        | FilterValue::Unknown => None,
    })
}

/// Returns the places of the digests that a filter names; nothing if it names none.
fn digests_named(filter: &Filter, corpus: &Corpus) -> Option<Vec<u32>> {
    if filter.field.spec().search.by != Lookup::Digest {
        return None;
    }
    let beginning = |name: &str| corpus.digests_beginning(&name.to_lowercase()).collect::<Vec<_>>();
    Some(names(filter).flat_map(beginning).collect())
}

/// Returns the places of the digests to which a filter limits what is found: those that it names,
/// or those of the publishers that it names.
fn digests(filter: &Filter, corpus: &Corpus) -> Option<Vec<u32>> {
    if filter.field.spec().search.by != Lookup::Publisher {
        return digests_named(filter, corpus);
    }
    let publishers: HashSet<String> = names(filter).map(fold).collect();
    let all = (0..).zip(corpus.digests());
    let is_theirs = |digest: &Digest| publishers.contains(&fold(&digest.head().publisher));
    Some(all.filter(|(_, digest)| is_theirs(digest)).map(|(at, _)| at).collect())
}

fn days_of_digests(filter: &Filter, corpus: &Corpus) -> Option<Vec<OpenDays>> {
    let digests = digests_named(filter, corpus)?;
    let digests = digests.into_iter().filter_map(|at| corpus.digest(at));
    Some(digests.map(|digest| OpenDays::from(digest.head().period)).collect())
}

/// Returns the digests that are in both lists; all of them if none is.
fn common_digests(one: Vec<u32>, other: Vec<u32>) -> Vec<u32> {
    let of_other: HashSet<u32> = other.iter().copied().collect();
    let common: Vec<u32> = one.iter().filter(|at| of_other.contains(at)).copied().collect();
    if common.is_empty() { [one, other].concat() } else { common }
}

fn days_of_waves(filter: &Filter, corpus: &Corpus) -> Option<Vec<OpenDays>> {
    let waves = waves_named(filter, corpus)?;
    let periods = waves.iter().filter_map(|at| corpus.waves().get(*at)).map(|wave| wave.period);
    Some(periods.map(OpenDays::from).collect())
}

fn places_of_waves(filter: &Filter, corpus: &Corpus) -> Option<Vec<Scope>> {
    let theatres = corpus.theatres_of_waves(&waves_named(filter, corpus)?);
    let few = (1..=WAVE_THEATRES).contains(&theatres.len());
    few.then(|| theatres.into_iter().map(Scope::Theatre).collect())
}

/// Returns the places that lie in both lists; all of them if none does.
fn common_places(one: Vec<Scope>, other: Vec<Scope>) -> Vec<Scope> {
    let within = |scope: &Scope, all: &HashSet<Scope>| match *scope {
        Scope::All | Scope::Theatre(_) => all.contains(scope),
        Scope::Area(theatre, _) => all.contains(scope) || all.contains(&Scope::Theatre(theatre)),
    };
    let (set, other_set) = (one.iter().copied().collect(), other.iter().copied().collect());
    let mut common: Vec<Scope> =
        one.iter().filter(|scope| within(scope, &other_set)).copied().collect();
    common.extend(other.iter().filter(|scope| within(scope, &set)));
    if common.is_empty() { [one, other].concat() } else { once(common) }
}

/// Returns the days that lie in both lists; all of them if none does.
fn common_days(one: Vec<OpenDays>, other: Vec<OpenDays>) -> Vec<OpenDays> {
    let (one, other) = (joined(one), joined(other));
    let mut common = Vec::new();
    let (mut at, mut beside) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(a), Some(b)) = (at.peek(), beside.peek()) {
        let (from, to) = (a.from.max(b.from), a.to.min(b.to));
        if from <= to {
            common.push(OpenDays { from, to });
        }
        if a.to <= b.to {
            at.next()
        } else {
            beside.next()
        };
    }
    if common.is_empty() { [one, other].concat() } else { common }
}

/// Sorts days and joins those that overlap or follow each other.
fn joined(mut days: Vec<OpenDays>) -> Vec<OpenDays> {
    days.compact_sort_by_key(|days| (days.from, days.to));
    let mut joined: Vec<OpenDays> = Vec::new();
    for next in days {
        match joined.last_mut() {
            Some(last) if last.to.succ_opt().is_none_or(|after| next.from <= after) => {
                last.to = last.to.max(next.to);
            }
            _ => joined.push(next),
        }
    }
    joined
}

fn once(scopes: Vec<Scope>) -> Vec<Scope> {
    let mut seen = HashSet::new();
    scopes.into_iter().filter(|scope| seen.insert(*scope)).collect()
}
