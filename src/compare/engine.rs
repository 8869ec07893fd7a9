//! The comparison itself: finds the subjects, counts each once, and writes the rows group by group.

use super::count::{CountingRules, Counts};
use super::find::{find, shared};
use super::given::GivenCounts;
use super::rows::Book;
use super::stated::figures;
use super::table::number;
use super::tellers::Tellers;
use super::{Ask, Dispersion, Subject, Table};
use crate::archive::Corpus;
use crate::cover::series_of;
use crate::query::Index;

/// The greatest number of subjects in one comparison.
pub const MOST: usize = 6;

/// The greatest number of days that have a row of their own. Later days count as not dated.
pub(super) const MOST_DAYS: u32 = 3_660;

/// Compares what is asked for, as [`compare_given`] does, by what is counted here.
pub fn compare(
    asks: &[Ask],
    baseline: usize,
    dispersion: Dispersion,
    corpus: &Corpus,
    index: &Index,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Table> {
    compare_given(asks, (baseline, dispersion), (corpus, index), None, stop)
}

/// Compares what is asked for, at most [`MOST`] subjects. `baseline` is the place of the one that
/// the others are compared with; a difference is marked only if it survives the dispersion. The
/// index must be that of the corpus. Where counts are given they stand in place of those of the corpus. Returns nothing when `stop` says that nobody is waiting.
pub fn compare_given(
    asks: &[Ask],
    (baseline, dispersion): (usize, Dispersion),
    (corpus, index): (&Corpus, &Index),
    given: Option<&GivenCounts>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Table> {
    let subjects = asks.iter().take(MOST).map(|ask| find(ask, corpus, index, stop));
    let mut subjects: Vec<Subject> = subjects.collect::<Option<_>>()?;
    let covers: Vec<_> = subjects.iter().map(|subject| subject.cover(corpus)).collect();
    let series = series_of(corpus.digests());
    let tellers: Vec<_> =
        subjects.iter().map(|subject| Tellers::of(subject, corpus, &series)).collect();
    for ((subject, cover), tellers) in subjects.iter_mut().zip(&covers).zip(&tellers) {
        subject.fill_coverage(cover, tellers, corpus);
    }
    let rules = CountingRules::new(corpus);
    let mut counted: Vec<Counted<'_>> = subjects
        .iter()
        .zip(tellers)
        .map(|(subject, tellers)| Counted::of(subject, tellers, &rules, stop))
        .collect::<Option<_>>()?;
    if let Some(given) = given {
        for (at, (counted, subject)) in counted.iter_mut().zip(&subjects).enumerate() {
            given.lay(at, counted, subject.start.is_some() && subject.days.is_none());
        }
    }
    let quoted: Vec<_> = subjects.iter().map(|subject| figures(subject, corpus)).collect();
    let mut rows = Book::new(corpus, &subjects, &covers, &counted, &quoted).rows();
    number(&mut rows, corpus.taxonomy());
    if stop() {
        return None;
    }
    let shared = overlaps(&subjects, corpus);
    let columns = subjects.len();
    let (reasons, tested) = (vec![Vec::new(); columns], vec![0; columns]);
    let mut table = Table { subjects, baseline: 0, rows, shared, dispersion, reasons, tested };
    table.rebase(baseline.min(table.subjects.len().saturating_sub(1)));
    Some(table)
}

/// Counts the events that each two subjects share. A subject shares none with itself.
fn overlaps(subjects: &[Subject], corpus: &Corpus) -> Vec<Vec<u32>> {
    let mut overlaps = vec![vec![0; subjects.len()]; subjects.len()];
    for (at, one) in subjects.iter().enumerate() {
        for (other_at, other) in subjects.iter().enumerate().skip(at + 1) {
            let both = shared(one, other, corpus);
            overlaps[at][other_at] = both;
            overlaps[other_at][at] = both;
        }
    }
    overlaps
}

/// What is counted of a subject: certain entries, and those that may belong to it.
pub(super) struct Counted<'a> {
    pub(super) certain: Counts<'a>,
    pub(super) possible: Counts<'a>,
    /// What it tells of days before its own, after its own, and as background.
    pub(super) earlier: Counts<'a>,
    pub(super) later: Counts<'a>,
    pub(super) background: Counts<'a>,
    /// The number of its days that have a row.
    pub(super) days: usize,
    /// Which series tell its events.
    pub(super) tellers: Tellers,
}

impl<'a> Counted<'a> {
    fn of(
        subject: &Subject,
        tellers: Tellers,
        rules: &CountingRules<'a>,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let days = tempo_days(subject, rules.corpus);
        Some(Self {
            certain: rules.count(&subject.entries, subject, days, stop)?,
            possible: rules.count(&subject.possible, subject, days, stop)?,
            earlier: rules.count(&subject.earlier, subject, days, stop)?,
            later: rules.count(&subject.later, subject, days, stop)?,
            background: rules.count(&subject.background, subject, days, stop)?,
            days,
            tellers,
        })
    }
}

/// Returns how many days of a subject have a row: all of them; up to the last entry if the end is
/// open; for a mean as many as its longest digest has.
pub(super) fn tempo_days(subject: &Subject, corpus: &Corpus) -> usize {
    let Some(start) = subject.start else { return 0 };
    let entries = || subject.entries.iter().filter_map(|key| corpus.entry(*key));
    let length = |days: Option<i64>| u32::try_from(days.unwrap_or(0)).unwrap_or(0);
    let days = if subject.mean_of > 1 {
        entries().map(|entry| length(entry.digest().head().period.days())).max().unwrap_or(0)
    } else if let Some(days) = subject.days {
        days
    } else {
        let last = entries().map(|entry| entry.possible_days().1).max();
        length(last.map(|last| (last - start).num_days() + 1))
    };
    days.min(MOST_DAYS) as usize
}
