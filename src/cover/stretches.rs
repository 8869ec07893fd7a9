//! Spans that overlap, resolved to stretches that do not, each with the fullest state of its spans.
//! Building sorts once; a question costs the logarithm of their number.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Held, State};
use crate::digest::{Period, days_between};

/// Days with one state, from a first to a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StateSpan {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) state: State,
}

/// Stretches in the order of their days.
#[derive(Clone, Debug, Default)]
pub(super) struct Stretches {
    all: Vec<StateSpan>,
    /// The days of all stretches before each one; the last value is the total.
    before: Vec<Held>,
}

impl Stretches {
    /// Resolves spans given in any order: on a day of several the fullest state holds.
    pub(super) fn resolve(spans: &[StateSpan]) -> Self {
        // At each day on which something changes, how many spans of each state begin and end.
        let mut changes: BTreeMap<NaiveDate, [i64; State::ALL.len()]> = BTreeMap::new();
        for span in spans.iter().filter(|span| span.from <= span.to) {
            changes.entry(span.from).or_default()[span.state as usize] += 1;
            if let Some(after) = span.to.succ_opt() {
                changes.entry(after).or_default()[span.state as usize] -= 1;
            }
        }
        let mut open = [0_i64; State::ALL.len()];
        let mut all: Vec<StateSpan> = Vec::new();
        let mut from: Option<(NaiveDate, State)> = None;
        for (day, change) in changes {
            if let Some((from, state)) = from {
                let to = day.pred_opt().unwrap_or(day);
                match all.last_mut() {
                    Some(last) if last.state == state && last.to.succ_opt() == Some(from) => {
                        last.to = to;
                    }
                    _ => all.push(StateSpan { from, to, state }),
                }
            }
            open.iter_mut().zip(change).for_each(|(open, change)| *open += change);
            let fullest = State::ALL.into_iter().rev().find(|state| open[*state as usize] > 0);
            from = fullest.map(|state| (day, state));
        }
        Self::summed(all)
    }

    fn summed(all: Vec<StateSpan>) -> Self {
        let mut sum = Held::default();
        let mut before = vec![sum];
        for span in &all {
            sum.add(span.state, days_between(span.from, span.to));
            before.push(sum);
        }
        Self { all, before }
    }

    /// Returns the days from the first to the last stretch.
    pub(super) fn days(&self) -> Option<Period> {
        let (first, last) = (self.all.first()?, self.all.last()?);
        Some(Period { from: first.from, to: Some(last.to) })
    }

    /// Returns the stretches that share a day with the days from first to last, cut to them.
    pub(super) fn within(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = StateSpan> + '_ {
        self.touching(from, to).iter().map(move |span| StateSpan {
            from: span.from.max(from),
            to: span.to.min(to),
            state: span.state,
        })
    }

    fn touching(&self, from: NaiveDate, to: NaiveDate) -> &[StateSpan] {
        let first = self.all.partition_point(|span| span.to < from);
        let end = self.all.partition_point(|span| span.from <= to);
        self.all.get(first..end).unwrap_or(&[])
    }

    /// Counts the days from first to last that lie in a stretch, by state. Days in no stretch are
    /// not counted.
    pub(super) fn held(&self, from: NaiveDate, to: NaiveDate) -> Held {
        let first = self.all.partition_point(|span| span.to < from);
        let end = self.all.partition_point(|span| span.from <= to);
        let mut held = Held::default();
        if first >= end {
            return held;
        }
        for state in State::ALL {
            let before = |at: usize| self.before.get(at).map_or(0, |held| held.days(state));
            held.add(state, before(end) - before(first));
        }
        // The first and the last stretch may reach beyond the days asked for.
        let mut outside = |state: State, days: u32| held.remove(state, days);
        if let Some(span) = self.all.get(first).filter(|span| span.from < from) {
            outside(span.state, days_between(span.from, from) - 1);
        }
        if let Some(span) = self.all.get(end - 1).filter(|span| span.to > to) {
            outside(span.state, days_between(to, span.to) - 1);
        }
        held
    }

    /// Returns true if every day of a closed period lies in a stretch.
    pub(super) fn holds_all(&self, period: Period) -> bool {
        let Some(to) = period.to else { return false };
        self.held(period.from, to).of() == days_between(period.from, to)
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    fn day(at: u64) -> NaiveDate {
        NaiveDate::default() + Days::new(at)
    }

    /// First day, length beyond it, place among the states.
    type Drawn = (u64, u64, usize);

    fn spans(drawn: &[Drawn]) -> Vec<StateSpan> {
        let span = |(from, more, state): &Drawn| StateSpan {
            from: day(*from),
            to: day(from + more),
            state: State::ALL[*state],
        };
        drawn.iter().map(span).collect()
    }

    /// Counts the same day by day, looking at every span.
    fn slowly(spans: &[StateSpan], from: u64, to: u64) -> Held {
        let mut held = Held::default();
        for at in from..=to {
            let on = spans.iter().filter(|span| span.from <= day(at) && day(at) <= span.to);
            if let Some(state) = on.map(|span| span.state).max() {
                held.add(state, 1);
            }
        }
        held
    }

    proptest::proptest! {
        #[test]
        fn days_are_counted_as_by_looking_at_each(
            drawn in proptest::collection::vec((0_u64..40, 0_u64..9, 0_usize..5), 0..30),
            from in 0_u64..40, more in 0_u64..20,
        ) {
            let spans = spans(&drawn);
            let stretches = Stretches::resolve(&spans);
            let expected = slowly(&spans, from, from + more);
            proptest::prop_assert_eq!(stretches.held(day(from), day(from + more)), expected);
            let mut by_stretch = Held::default();
            for span in stretches.within(day(from), day(from + more)) {
                by_stretch.add(span.state, days_between(span.from, span.to));
            }
            proptest::prop_assert_eq!(by_stretch, expected);
            let period = Period { from: day(from), to: Some(day(from + more)) };
            proptest::prop_assert_eq!(stretches.holds_all(period), u64::from(expected.of()) == more + 1);
        }
    }

    #[test]
    fn stretches_are_at_most_twice_the_spans() {
        let many: Vec<Drawn> =
            (0..5_000).map(|at| (at % 977, at % 31, (at % 5) as usize)).collect();
        assert!(Stretches::resolve(&spans(&many)).all.len() <= 2 * many.len());
    }
}
