//! The threads of a search: two halves of one answer side by side, and texts read on all cores.

#![expect(clippy::disallowed_methods, reason = "its threads are joined before it returns")]

use std::num::NonZero;
use std::thread;

use roaring::RoaringBitmap;

/// The fewest records that are worth a thread: for fewer, starting it takes as long as the answer.
const WORTH_TWO_THREADS: usize = 200_000;

/// Makes both of two answers over so many records; none if either was cancelled.
pub(super) fn both<A, B: Send>(
    records: usize,
    one: impl FnOnce() -> Option<A>,
    other: impl FnOnce() -> Option<B> + Send,
) -> Option<(A, B)> {
    if records < WORTH_TWO_THREADS {
        return Some((one()?, other()?));
    }
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        Some((one?, other.join().ok()??))
    })
}

/// The number of texts that are read between two checks for cancellation.
const CANCEL_CHECK_EVERY: usize = 256;
/// The fewest texts that are worth a thread.
const WORTH_A_THREAD: usize = 2_048;

/// Returns the numbers that pass a test; none if the search was cancelled. Each thread makes its
/// own test.
pub(super) fn sift<F: FnMut(u32) -> bool>(
    numbers: &RoaringBitmap,
    test: impl Fn() -> F + Sync,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<RoaringBitmap> {
    let numbers: Vec<u32> = numbers.iter().collect();
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let run = numbers.len().div_ceil(cores).max(WORTH_A_THREAD);
    let sift = |numbers: &[u32]| {
        let (mut is, mut found) = (test(), Vec::new());
        for few in numbers.chunks(CANCEL_CHECK_EVERY) {
            if stop() {
                return None;
            }
            found.extend(few.iter().filter(|number| is(**number)));
        }
        RoaringBitmap::from_sorted_iter(found).ok()
    };
    if numbers.len() <= run {
        return sift(&numbers);
    }
    thread::scope(|scope| {
        let workers: Vec<_> =
            numbers.chunks(run).map(|part| scope.spawn(move || sift(part))).collect();
        let mut all = RoaringBitmap::new();
        for worker in workers {
            all |= worker.join().ok()??;
        }
        Some(all)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_sifted_in_order_by_many_hands() {
        let numbers: RoaringBitmap = (0..20_000).collect();
        let odd = sift(&numbers, || |number| number % 2 == 1, &|| false).unwrap();
        assert_eq!((odd.len(), odd.min(), odd.max()), (10_000, Some(1), Some(19_999)));
        assert_eq!(sift(&numbers, || |_| true, &|| true), None);
    }
}
