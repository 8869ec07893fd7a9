//! When the reader in lines says how far long work is: after half a second, and again whenever it has
//! taken twice as long. A line that is said stays, and a screen reader has to speak it. What is said is not
//! known here.

use std::time::{Duration, Instant};

/// How long work takes before it is said how far it is.
const PATIENCE: Duration = Duration::from_millis(500);

/// A wait for work, from its beginning on.
pub(super) struct LongWait {
    began: Instant,
    /// How long it takes until something is said next.
    due: Duration,
}

impl LongWait {
    /// Begins to wait.
    pub fn begin(now: Instant) -> Self {
        Self { began: now, due: PATIENCE }
    }

    /// Returns true where something is to be said now.
    pub fn is_due(&mut self, now: Instant) -> bool {
        let taken = now.saturating_duration_since(self.began);
        if taken < self.due {
            return false;
        }
        self.due = taken.saturating_mul(2);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_wait_is_said_ever_more_seldom() {
        let began = Instant::now();
        let mut wait = LongWait::begin(began);
        let said = (0..=640_u64).map(|tenth| 100 * tenth);
        let said = said.filter(|ms| wait.is_due(began + Duration::from_millis(*ms)));
        let said: Vec<u64> = said.collect();
        assert_eq!(said, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000]);
    }
}
