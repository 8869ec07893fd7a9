//! Sorting that takes little room in the program.
//!
//! The sort of the standard library is compiled anew for every type and every order, seven kilobytes
//! each time; with two hundred of them that was a megabyte of a program that may have sixteen. Here
//! one sort orders numbers, and only what compares two items and what moves them is compiled anew.
//! Lists that an archive fills with a million items are sorted by the standard library: it is two
//! or three times as fast.

use std::cmp::Ordering;

/// Sorts lists of some hundreds or thousands of items, and leaves equal ones as they stood.
pub trait CompactSort<T> {
    /// Sorts by the order of the items themselves.
    fn compact_sort(&mut self)
    where
        T: Ord;

    /// Sorts by a key of each item.
    fn compact_sort_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// Sorts by how two items compare.
    fn compact_sort_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);
}

impl<T> CompactSort<T> for [T] {
    fn compact_sort(&mut self)
    where
        T: Ord,
    {
        self.compact_sort_by(T::cmp);
    }

    fn compact_sort_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.compact_sort_by(|a, b| key(a).cmp(&key(b)));
    }

    fn compact_sort_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut order = ordered(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        // Each round of places that follow one another is gone through once, so this is linear.
        for first in 0..order.len() {
            let mut at = first;
            while order[at] != first {
                let next = order[at];
                self.swap(at, next);
                order[at] = at;
                at = next;
            }
            order[at] = at;
        }
    }
}

/// Returns which item belongs at each place.
fn ordered(items: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_sorted_is_as_the_standard_library_has_it(
            items in prop::collection::vec((0_u8..9, 0_u16..), 0..200),
        ) {
            let mut by_key = items.clone();
            by_key.compact_sort_by_key(|(key, _)| *key);
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(by_key, expected);

            let mut whole = items.clone();
            whole.compact_sort();
            let mut expected = items;
            expected.sort_unstable();
            prop_assert_eq!(whole, expected);
        }
    }
}
