//! A row of places over which every beginning can be added up: a binary indexed tree (P. M. Fenwick,
//! 1994). What a node gathers, and how, is its user's.

/// A Fenwick tree. Noting at a place and adding up a beginning both visit as many nodes as the length
/// of the row has binary digits.
#[derive(Debug, Default)]
pub(crate) struct FenwickTree<T> {
    /// The node at `i`, from 1, gathers the places from `i - (i & -i)` up to `i`.
    nodes: Vec<T>,
}

impl<T: Default> FenwickTree<T> {
    /// Creates a row of that many places, at which nothing is noted.
    pub(crate) fn new(len: usize) -> Self {
        let mut nodes = Vec::new();
        nodes.resize_with(len, T::default);
        Self { nodes }
    }

    /// Visits every node that gathers a place; none where there is no such place.
    pub(crate) fn note(&mut self, place: usize, mut note: impl FnMut(&mut T)) {
        let mut at = place + 1;
        while let Some(node) = self.nodes.get_mut(at - 1) {
            note(node);
            at += lowest_bit(at);
        }
    }

    /// Returns the nodes that together gather the first places, that many of them.
    pub(crate) fn first(&self, places: usize) -> impl Iterator<Item = &T> {
        let mut at = places.min(self.nodes.len());
        std::iter::from_fn(move || {
            let node = self.nodes.get(at.checked_sub(1)?)?;
            at -= lowest_bit(at);
            Some(node)
        })
    }

    /// Returns all nodes, in no order that means anything.
    pub(crate) fn nodes_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.nodes.iter_mut()
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
            let mut totals = FenwickTree::<u32>::new(20);
            for (place, n) in &noted {
                totals.note(*place, |total| *total += n);
            }
            let before = noted.iter().filter(|(place, _)| *place < end).map(|(_, n)| *n);
            let before: u32 = before.sum();
            proptest::prop_assert_eq!(totals.first(end).sum::<u32>(), before);
        }
    }
}
