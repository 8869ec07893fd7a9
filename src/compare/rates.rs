//! Whether two rates differ by more than chance: the exact conditional interval of their ratio.
//!
//! If events follow Poisson's law in both, the first count given their sum is binomial
//! (Przyborowski and Wilenski 1940), and the interval of its share is that of Clopper and Pearson
//! (1934). docs/comparing.md works an example.

use std::collections::HashMap;

use statrs::function::beta::inv_beta_reg;

use super::cell::real;
use super::chance::Dispersion;
use super::{Interval, Method};

/// Events counted over some days; the count may be a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Events {
    /// The least number of events.
    pub(super) low: u64,
    /// The greatest number of events; none if there is no bound.
    pub(super) high: Option<u64>,
    /// The number of days.
    pub(super) days: u32,
}

/// The probability outside a 95 % interval on either side.
const TAIL: f64 = 0.025;

/// A cache of intervals: a table asks for the same pairs of counts again and again, and an inverse
/// costs some microseconds.
pub(super) struct Rates {
    /// The dispersion that differences must survive.
    pub(super) dispersion: Dispersion,
    lower: HashMap<(u64, u64, bool), f64>,
}

impl Rates {
    /// Starts without intervals.
    pub(super) fn new(dispersion: Dispersion) -> Self {
        Self { dispersion, lower: HashMap::new() }
    }

    /// Returns the 95 % interval of the ratio of two rates, these to those of the baseline. For
    /// ranges it is the widest interval that they allow. Returns none if nothing can be said: no
    /// event in either, or no bound in any direction.
    pub(super) fn ratio(
        &mut self,
        these: Events,
        base: Events,
        dispersion: Dispersion,
    ) -> Option<Interval> {
        if these.days == 0 || base.days == 0 {
            return None;
        }
        let scale = f64::from(base.days) / f64::from(these.days);
        let low = base.high.map_or(0.0, |base| self.lower(these.low, base, dispersion) * scale);
        // The upper bound is the lower bound of the inverse odds, inverted.
        let turned = these.high.map_or(0.0, |these| self.lower(base.low, these, dispersion));
        let high = (turned > 0.0).then(|| scale / turned);
        let says_something = low > 0.0 || high.is_some();
        says_something.then_some(Interval { low, high, method: Method::ExactPoisson })
    }

    /// Returns the least odds of the first kind that make such a split likely enough; 0 if there is
    /// none of that kind.
    fn lower(&mut self, these: u64, base: u64, dispersion: Dispersion) -> f64 {
        if these == 0 {
            return 0.0;
        }
        let phi = dispersion.value();
        let found = || odds(inv_beta_reg(real(these) / phi, real(base) / phi + 1.0, TAIL));
        let key = (these, base, dispersion == Dispersion::NONE);
        *self.lower.entry(key).or_insert_with(found)
    }
}

fn odds(share: f64) -> f64 {
    share / (1.0 - share)
}

#[cfg(test)]
#[path = "rates_tests.rs"]
mod tests;
