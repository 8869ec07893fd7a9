//! Counts how many days of a period the loaded digests cover, by theatre.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::cell::real;
use super::{DayCoverage, RowKey, Subject};
use crate::archive::Corpus;
use crate::digest::{self, Period, Series, TheatreId};

/// Counts days once each, from periods that come in the order of their first days.
#[derive(Default)]
struct Days {
    covered: u32,
    /// The first day that is not counted yet.
    next: Option<NaiveDate>,
}

impl Days {
    fn add(&mut self, from: NaiveDate, to: NaiveDate) {
        let from = self.next.map_or(from, |next| next.max(from));
        if from <= to {
            self.covered += days(from, to);
            self.next = to.succ_opt();
        }
    }
}

/// Returns how much of some periods, which must not overlap, is covered. The figures of a year
/// cover no day, because they tell of no event. An open period has no coverage.
pub(super) fn coverage(periods: &[Period], corpus: &Corpus) -> DayCoverage {
    let mut whole = DayCoverage::default();
    let theatres = corpus.taxonomy().theatres().count();
    let mut by_theatre = vec![0; theatres];
    for period in periods {
        let Some(to) = period.to else { return DayCoverage::default() };
        whole.of += days(period.from, to);
        let (mut any, mut full) = (Days::default(), Days::default());
        let mut each: Vec<Days> = (0..theatres).map(|_| Days::default()).collect();
        // Digests are newest first.
        for digest in corpus.digests().iter().rev() {
            let head = digest.head();
            if head.series == Series::Annual || !head.period.overlaps(*period) {
                continue;
            }
            let from = head.period.from.max(period.from);
            let until = head.period.to.map_or(to, |end| end.min(to));
            any.add(from, until);
            if head.coverage == digest::Coverage::Full {
                full.add(from, until);
            }
            for TheatreId(at) in digest.theatres() {
                if let Some(days) = each.get_mut(usize::from(at)) {
                    days.add(from, until);
                }
            }
        }
        whole.days += any.covered;
        whole.in_full += full.covered;
        for (sum, days) in by_theatre.iter_mut().zip(&each) {
            *sum += days.covered;
        }
    }
    let named = by_theatre.into_iter().zip(0..).map(|(n, at)| (TheatreId(at), n));
    whole.by_theatre = named.filter(|(_, days)| *days > 0).collect();
    whole
}

/// The days of digests that are held in full, prepared for many queries.
pub(super) struct InFull {
    /// The first and last day of each stretch. No two stretches share a day.
    stretches: Vec<(NaiveDate, NaiveDate)>,
    /// The number of days in all stretches before each one; the last value is the total.
    before: Vec<u64>,
}

impl InFull {
    pub(super) fn of(corpus: &Corpus) -> Self {
        let heads = corpus.digests().iter().rev().map(|digest| digest.head());
        let full = heads.filter(|head| {
            head.series != Series::Annual && head.coverage == digest::Coverage::Full
        });
        Self::joining(full.map(|head| (head.period.from, head.period.to.unwrap_or(NaiveDate::MAX))))
    }

    /// Joins stretches that come in the order of their first days.
    fn joining(all: impl Iterator<Item = (NaiveDate, NaiveDate)>) -> Self {
        let mut stretches: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for (from, to) in all {
            match stretches.last_mut() {
                Some((_, end)) if from <= *end => *end = (*end).max(to),
                _ if from <= to => stretches.push((from, to)),
                _ => {}
            }
        }
        let mut before = vec![0];
        for (from, to) in &stretches {
            before.push(before.last().copied().unwrap_or(0) + u64::from(days(*from, *to)));
        }
        Self { stretches, before }
    }

    /// Returns the share of the days of a closed period that is held in full, from 0 to 1.
    pub(super) fn share(&self, period: Period) -> f64 {
        let Some(to) = period.to else { return 0.0 };
        let first = self.stretches.partition_point(|(_, end)| *end < period.from);
        let end = self.stretches.partition_point(|(from, _)| *from <= to);
        let Some([(start, _), ..]) = self.stretches.get(first..end) else { return 0.0 };
        let Some((_, last)) = self.stretches.get(end - 1) else { return 0.0 };
        let before = |at: usize| self.before.get(at).copied().unwrap_or(0);
        let outside = |from: NaiveDate, to: NaiveDate| u64::try_from((to - from).num_days().max(0));
        let left = outside(*start, period.from).unwrap_or(0);
        let right = outside(to, *last).unwrap_or(0);
        let held = before(end) - before(first) - left - right;
        real(held) / f64::from(days(period.from, to).max(1))
    }
}

/// The digests that cover some of a subject's days: all of them, those held in full, and those that
/// treat a theatre.
pub(super) struct Covering {
    all: Vec<u32>,
    in_full: Vec<u32>,
    by_theatre: HashMap<TheatreId, Vec<u32>>,
}

impl Covering {
    pub(super) fn of(subject: &Subject, corpus: &Corpus) -> Self {
        let mut found = Self { all: Vec::new(), in_full: Vec::new(), by_theatre: HashMap::new() };
        let period = subject.start.map(|from| Period { from, to: subject.end });
        let Some(period) = period else { return found };
        for (at, digest) in (0..).zip(corpus.digests()) {
            let head = digest.head();
            if head.series == Series::Annual || !head.period.overlaps(period) {
                continue;
            }
            found.all.push(at);
            if head.coverage == digest::Coverage::Full {
                found.in_full.push(at);
            }
            for theatre in digest.theatres() {
                found.by_theatre.entry(theatre).or_default().push(at);
            }
        }
        found
    }

    /// Returns the digests behind a row, by its key.
    pub(super) fn behind(&self, key: Option<&RowKey>) -> &[u32] {
        match key {
            Some(RowKey::Theatre(id)) => self.by_theatre.get(id).map_or(&[], Vec::as_slice),
            Some(_) => &self.in_full,
            None => &self.all,
        }
    }
}

/// Counts the days from first to last, including both.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days() + 1).unwrap_or(0)
}
