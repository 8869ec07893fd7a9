//! Spans of days that are asked many times how many of them lie within a period. A query takes time
//! that grows with the logarithm of their number. The spans are sorted by first day. A binary
//! indexed tree (Fenwick 1994) stands over them: each node holds the last days of its stretch in
//! order. To count how many of the first spans end by a day, a few nodes are searched.

use chrono::NaiveDate;

/// Spans from a first to a last day.
#[derive(Default)]
pub(super) struct Spans {
    /// The spans, in any order until they are sorted.
    all: Vec<(NaiveDate, NaiveDate)>,
    /// The node at `i`, from 1, holds the last days of the spans from `i - (i & -i)` up to `i`.
    nodes: Vec<Vec<NaiveDate>>,
}

impl Spans {
    pub(super) fn add(&mut self, from: NaiveDate, to: NaiveDate) {
        self.all.push((from, to));
    }

    /// Sorts the spans and builds the tree. Call it once all spans are there.
    pub(super) fn sort(&mut self) {
        self.all.sort_unstable();
        let many = self.all.len();
        self.nodes = vec![Vec::new(); many + 1];
        for (at, (_, to)) in self.all.iter().enumerate() {
            let mut node = at + 1;
            while node <= many {
                self.nodes[node].push(*to);
                node += lowest_bit(node);
            }
        }
        self.nodes.iter_mut().for_each(|node| node.sort_unstable());
    }

    /// Counts the spans that begin on `from` or later and end on `to` or earlier.
    pub(super) fn within(&self, from: NaiveDate, to: NaiveDate) -> usize {
        let earlier = self.all.partition_point(|(first, _)| *first < from);
        self.ended(self.all.len(), to) - self.ended(earlier, to)
    }

    /// Counts how many of the first `many` spans end by a day.
    fn ended(&self, many: usize, by: NaiveDate) -> usize {
        let (mut node, mut ended) = (many, 0);
        while node > 0 {
            ended += self.nodes.get(node).map_or(0, |ends| ends.partition_point(|end| *end <= by));
            node -= lowest_bit(node);
        }
        ended
    }
}

/// Returns the value of the lowest bit that is set.
fn lowest_bit(number: usize) -> usize {
    number & number.wrapping_neg()
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
            (0..many).for_each(|at| spans.add(day(at * 7), day(at * 7) + Days::new(at % 5)));
            spans.sort();
            let held: usize = spans.nodes.iter().map(Vec::len).sum();
            assert!(held as u64 <= many * (log + 1), "{held} days of {many} spans");
            assert_eq!(spans.within(NaiveDate::MIN, NaiveDate::MAX) as u64, many);
        }
    }
}
