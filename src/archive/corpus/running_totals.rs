//! Totals of events by place in a row, of which any beginning can be added up while more are noted.

use crate::digest::EventTotal;

/// A Fenwick tree: to note a total and to add up a beginning both cost the logarithm of its length.
pub(super) struct RunningTotals {
    nodes: Vec<EventTotal>,
}

impl RunningTotals {
    /// Creates a row of that many places, at which nothing is noted.
    pub(super) fn new(len: usize) -> Self {
        Self { nodes: vec![EventTotal::default(); len] }
    }

    /// Notes more at a place; nothing where there is no such place.
    pub(super) fn note(&mut self, place: usize, more: &EventTotal) {
        let mut at = place + 1;
        while let Some(node) = self.nodes.get_mut(at - 1) {
            node.merge(more);
            at += lowest_bit(at);
        }
    }

    /// Adds up what is noted at the first places, that many of them.
    pub(super) fn first(&self, places: usize) -> EventTotal {
        let mut sum = EventTotal::default();
        let mut at = places.min(self.nodes.len());
        while let Some(node) = at.checked_sub(1).and_then(|at| self.nodes.get(at)) {
            sum.merge(node);
            at -= lowest_bit(at);
        }
        sum
    }
}

fn lowest_bit(number: usize) -> usize {
    number & number.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_beginning_adds_up_what_is_noted_in_it(
            noted in proptest::collection::vec((0_usize..20, 1_u32..9), 0..30), end in 0_usize..25
        ) {
            let mut totals = RunningTotals::new(20);
            for (place, n) in &noted {
                totals.note(*place, &EventTotal::ones(*n));
            }
            let before = noted.iter().filter(|(place, _)| *place < end).map(|(_, n)| *n);
            proptest::prop_assert_eq!(totals.first(end), EventTotal::ones(before.sum()));
        }
    }
}
