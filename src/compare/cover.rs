//! How many days of a period the loaded digests cover, by theatre.

use chrono::NaiveDate;

use super::{Coverage, Key, Subject};
use crate::archive::Corpus;
use crate::digest::{self, Digest, Period, Series, TheatreId};

/// Days that are counted once, of periods that come in the order of their first days.
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

/// How much of some periods, which do not overlap, is covered. A year's figures cover no day: they
/// tell of no event. An open period has no coverage.
pub(super) fn coverage(periods: &[Period], corpus: &Corpus) -> Coverage {
    let mut whole = Coverage::default();
    let theatres = corpus.taxonomy().theatres().count();
    let mut by_theatre = vec![0; theatres];
    for period in periods {
        let Some(to) = period.to else { return Coverage::default() };
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

/// The days of digests that are held in full, in order; to be asked for many periods.
pub(super) struct InFull(Vec<(NaiveDate, NaiveDate)>);

impl InFull {
    pub(super) fn of(corpus: &Corpus) -> Self {
        let heads = corpus.digests().iter().rev().map(|digest| digest.head());
        let full = heads.filter(|head| {
            head.series != Series::Annual && head.coverage == digest::Coverage::Full
        });
        Self(
            full.map(|head| (head.period.from, head.period.to.unwrap_or(NaiveDate::MAX))).collect(),
        )
    }

    /// The share of the days of a closed period that is held in full, from 0 to 1.
    pub(super) fn share(&self, period: Period) -> f64 {
        let Some(to) = period.to else { return 0.0 };
        let mut held = Days::default();
        let before = self.0.partition_point(|(from, _)| *from <= to);
        for (from, until) in self.0.iter().take(before) {
            held.add((*from).max(period.from), (*until).min(to));
        }
        f64::from(held.covered) / f64::from(days(period.from, to).max(1))
    }
}

/// The digests that cover some of a subject's days: all, those held in full, or those that treat a
/// theatre, by the key of the row.
pub(super) fn covering(subject: &Subject, key: Option<&Key>, corpus: &Corpus) -> Vec<u32> {
    let Some(period) = subject.start.map(|from| Period { from, to: subject.end }) else {
        return Vec::new();
    };
    let is_meant = |digest: &Digest| {
        let head = digest.head();
        let fits = match key {
            Some(Key::Theatre(id)) => digest.theatres().contains(id),
            Some(_) => head.coverage == digest::Coverage::Full,
            None => true,
        };
        fits && head.series != Series::Annual && head.period.overlaps(period)
    };
    (0..).zip(corpus.digests()).filter(|(_, digest)| is_meant(digest)).map(|(at, _)| at).collect()
}

/// Days from first to last, both counted.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days() + 1).unwrap_or(0)
}
