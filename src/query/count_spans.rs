//! What a query asks of when it asks for a number: the envelope over all that tell an event.

use super::ast::{CountBound, CountRange};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{Count, EntryField, EntryRef, Harm, TollSpan};

/// A number as all tellings of an event give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct CountSpan {
    low: u32,
    /// That of the telling that counts; `None` if it is stated to be unknown.
    best: Option<u32>,
    high: Option<u32>,
}

impl CountSpan {
    /// What is stated to be unknown.
    pub(super) const UNKNOWN: Self = Self { low: 0, best: None, high: None };

    /// Returns what numbers are sorted by: the best value, then the least.
    pub(super) fn best_then_low(self) -> (Option<u32>, u32) {
        (self.best, self.low)
    }
}

impl From<Count> for CountSpan {
    fn from(count: Count) -> Self {
        Self { low: count.low(), best: count.best(), high: count.high() }
    }
}

impl From<TollSpan> for CountSpan {
    fn from(toll: TollSpan) -> Self {
        Self { low: toll.low, best: toll.best(), high: toll.high }
    }
}

/// Returns the numbers of an entry with their fields. Those of its toll and losses are those of its
/// event, as the telling that counts has them.
pub(super) fn count_spans(
    corpus: &Corpus,
    key: EntryKey,
    entry: EntryRef<'_>,
) -> impl Iterator<Item = (EntryField, CountSpan)> {
    let main = corpus.main_telling(key);
    let losses = corpus.losses(main, Harm::Killed).map(|lost| (EntryField::Losses, lost.into()));
    let toll = move |harm: Harm| Some((harm.field(), corpus.toll(main, harm)?.into()));
    let other = entry
        .counts()
        .filter(|(field, _)| *field != EntryField::Losses && Harm::of(*field).is_none());
    let other: Vec<_> = other.map(|(field, count)| (field, CountSpan::from(count))).collect();
    other.into_iter().chain(losses).chain(Harm::ALL.into_iter().filter_map(toll))
}

impl CountRange {
    /// Returns true if a number lies in the range, as certainly as is asked.
    pub(super) fn hold(self, number: CountSpan) -> bool {
        let least = self.least.unwrap_or(0);
        let most = self.most.unwrap_or(u32::MAX);
        let high = number.high.unwrap_or(u32::MAX);
        match self.doubt {
            CountBound::Best => number.best.is_some_and(|best| (least..=most).contains(&best)),
            CountBound::Certainly => number.low >= least && high <= most,
            CountBound::Possibly => number.low <= most && high >= least,
        }
    }
}
