//! Spans of days, to be asked again and again how many lie within others: in steps that grow with the
//! logarithm of their number.
//!
//! Sorted by first day, with a binary indexed tree over them (Fenwick 1994) whose nodes hold the last
//! days of their stretch in order: how many of the first so many end by a day is a search in each of a
//! few nodes.

use chrono::NaiveDate;

/// Spans from a first to a last day.
#[derive(Default)]
pub(super) struct Spans {
    /// In any order until they are sorted.
    all: Vec<(NaiveDate, NaiveDate)>,
    /// The node at `i` holds the last days of those from `i - (i & -i)` on to `i`, from 1.
    nodes: Vec<Vec<NaiveDate>>,
}

impl Spans {
    pub(super) fn add(&mut self, from: NaiveDate, to: NaiveDate) {
        self.all.push((from, to));
    }

    /// To be called once all are there.
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

    /// How many begin on a day or later and end on another or earlier.
    pub(super) fn within(&self, from: NaiveDate, to: NaiveDate) -> usize {
        let earlier = self.all.partition_point(|(first, _)| *first < from);
        self.ended(self.all.len(), to) - self.ended(earlier, to)
    }

    /// How many of the first so many end by a day.
    fn ended(&self, many: usize, by: NaiveDate) -> usize {
        let (mut node, mut ended) = (many, 0);
        while node > 0 {
            ended += self.nodes.get(node).map_or(0, |ends| ends.partition_point(|end| *end <= by));
            node -= lowest_bit(node);
        }
        ended
    }
}

/// The value of the lowest bit that is set.
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
