//! The order in which a draft is looked over: what is doubtful first. It is that of the reading, so
//! that nothing moves away while it is being changed.

use std::cmp::Reverse;

use super::decision::ReviewKey;
use super::item::{ItemSort, ReadAs, ReviewItem};

/// Returns where something stands in the order: the head and entries with guesses first, those with
/// most before others, then points and figures with guesses and what was not understood, then what is
/// only likely, then what is certain.
fn rank(item: &ReviewItem) -> (u8, Reverse<usize>, ReviewKey) {
    let (guesses, likely) = item.doubt;
    let (class, guessed) = match (item.read_as, guesses, likely) {
        // The days of entries rest on those of the digest.
        (ReadAs::Head, 1.., _) => (0, usize::MAX),
        (ReadAs::Entry, 1.., _) => (0, guesses),
        (ReadAs::Point(_) | ReadAs::Figure(_), 1.., _) => (1, 0),
        (_, 0, 1..) => (2, 0),
        (_, 0, 0) => (3, 0),
    };
    (class, Reverse(guessed), item.key)
}

/// Returns the places of all that there still is, in that order.
pub(super) fn order(items: &[ReviewItem]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len())
        .filter(|at| items.get(*at).is_some_and(|item| item.sort != ItemSort::Merged))
        .collect();
    order.sort_by_cached_key(|at| items.get(*at).map(rank));
    order
}
