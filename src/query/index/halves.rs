//! Two halves of one answer, on two threads where they are worth it.

#![expect(clippy::disallowed_methods, reason = "its thread is joined before it returns")]

use std::thread;

/// The fewest records that are worth a thread: for fewer, starting it takes as long as the answer.
const WORTH_A_THREAD: usize = 200_000;

/// Makes both of two answers over so many records; none if either was cancelled.
pub(super) fn both<A, B: Send>(
    records: usize,
    one: impl FnOnce() -> Option<A>,
    other: impl FnOnce() -> Option<B> + Send,
) -> Option<(A, B)> {
    if records < WORTH_A_THREAD {
        return Some((one()?, other()?));
    }
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        Some((one?, other.join().ok()??))
    })
}
