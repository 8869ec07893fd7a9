//! What a piece of work takes: bytes asked for in all, and bytes held at once. Counted, not timed: a
//! busy machine counts the same.

use std::sync::{Mutex, PoisonError};

use cap::Cap;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: Cap<PeakAlloc> = Cap::new(PeakAlloc, usize::MAX);

/// What was taken, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// Asked for in all, given back or not.
    pub asked: usize,
    /// Held at once, beyond what was held before.
    pub held: usize,
}

/// One test counts at a time: the counters are the whole binary's.
static COUNTING: Mutex<()> = Mutex::new(());

/// Runs tests that count one after the other.
pub fn alone<T>(test: impl FnOnce() -> T) -> T {
    let _counting = COUNTING.lock().unwrap_or_else(PoisonError::into_inner);
    test()
}

/// What some work takes, and what came of it.
pub fn taken<T>(work: impl FnOnce() -> T) -> (Taken, T) {
    let (asked, held) = (ALLOCATOR.total_allocated(), PeakAlloc.current_usage());
    PeakAlloc.reset_peak_usage();
    let out = work();
    let peak = PeakAlloc.peak_usage();
    let asked = ALLOCATOR.total_allocated() - asked;
    (Taken { asked, held: peak.saturating_sub(held) }, out)
}
