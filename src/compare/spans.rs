//! Spans of days that are asked many times how many events of them lie within a period. A query takes
//! time that grows with the logarithm of their number. The spans are sorted by first day. A Fenwick
//! tree stands over them: each node holds the last days of its stretch in order. To count how many
//! events of the first spans end by a day, a few nodes are searched.

use chrono::NaiveDate;

use crate::archive::FenwickTree;

/// Events by day: how many there are up to each.
#[derive(Default)]
pub(super) struct DaySums(Vec<(NaiveDate, u64)>);

impl DaySums {
    pub(super) fn add(&mut self, day: NaiveDate, events: u64) {
        self.0.push((day, events));
    }

    /// Sorts the days and adds up. Call it once all days are there.
    pub(super) fn sort(&mut self) {
        self.0.sort_unstable();
        let mut sum = 0;
        for (_, events) in &mut self.0 {
            sum += *events;
            *events = sum;
        }
    }

    /// Returns the events up to a day, which is included.
    pub(super) fn until(&self, day: NaiveDate) -> u64 {
        let many = self.0.partition_point(|(known, _)| *known <= day);
        many.checked_sub(1).and_then(|last| self.0.get(last)).map_or(0, |(_, sum)| *sum)
    }
}

/// Spans from a first to a last day, each with a number of events.
#[derive(Default)]
pub(super) struct Spans {
    /// The spans, in any order until they are sorted.
    all: Vec<(NaiveDate, NaiveDate, u64)>,
    /// The last days of the sorted spans.
    ends: FenwickTree<DaySums>,
}

impl Spans {
    pub(super) fn add(&mut self, from: NaiveDate, to: NaiveDate, events: u64) {
        self.all.push((from, to, events));
    }

    /// Sorts the spans and builds the tree. Call it once all spans are there.
    pub(super) fn sort(&mut self) {
        self.all.sort_unstable();
        self.ends = FenwickTree::new(self.all.len());
        for (at, (_, to, events)) in self.all.iter().enumerate() {
            self.ends.note(at, |ends| ends.add(*to, *events));
        }
        self.ends.nodes_mut().for_each(DaySums::sort);
    }

    /// Counts the events of the spans that begin on `from` or later and end on `to` or earlier.
    pub(super) fn within(&self, from: NaiveDate, to: NaiveDate) -> u64 {
        let earlier = self.all.partition_point(|(first, ..)| *first < from);
        self.ended(self.all.len(), to) - self.ended(earlier, to)
    }

    /// Counts the events of the first `many` spans that end by a day.
    fn ended(&self, many: usize, by: NaiveDate) -> u64 {
        self.ends.first(many).map(|ends| ends.until(by)).sum()
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    #[test]
    fn what_is_held_grows_by_the_logarithm_only() {
        for (many, log) in [(1_000_u64, 10), (16_000, 14)] {
            let day = |at: u64| NaiveDate::default() + Days::new(at % 4_000);
            let mut spans = Spans::default();
            (0..many).for_each(|at| spans.add(day(at * 7), day(at * 7) + Days::new(at % 5), 2));
            spans.sort();
            let held: usize = spans.ends.nodes_mut().map(|node| node.0.len()).sum();
            assert!(held as u64 <= many * (log + 1), "{held} days of {many} spans");
            assert_eq!(spans.within(NaiveDate::MIN, NaiveDate::MAX), 2 * many);
        }
    }
}
