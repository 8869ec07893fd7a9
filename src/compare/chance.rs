//! How probable a difference of two counts is at equal rates, when counts vary more than single
//! events do.
//!
//! Attacks come in campaigns, so that the variance of their number is a multiple φ of its mean (the
//! quasi-Poisson model; Wedderburn 1974). Counts divided by φ are tested as if they were single
//! events: given their sum the first is binomial (Przyborowski and Wilenski 1940), and its tail is
//! that of the beta distribution, which is defined for numbers between whole ones too.

use std::fmt;
use std::str::FromStr;

use statrs::function::beta::beta_reg;

use super::cell::real;
use super::rates::Events;

/// The variance of counts as a multiple of their mean, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Dispersion(f64);

impl Dispersion {
    /// Single events: the variance of a count is its mean.
    pub const NONE: Self = Self(1.0);

    /// The greatest that can be asked for.
    const MOST: f64 = 1_000.0;

    /// Returns the number.
    pub fn value(self) -> f64 {
        self.0
    }
}

/// Weekly counts of attacks vary by two to four times their mean.
impl Default for Dispersion {
    fn default() -> Self {
        Self(3.0)
    }
}

impl fmt::Display for Dispersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A text is no dispersion.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no dispersion; write a number from 1 (events come singly) to 1000, such as 3")]
pub struct NoDispersion(String);

impl FromStr for Dispersion {
    type Err = NoDispersion;

    fn from_str(text: &str) -> Result<Self, NoDispersion> {
        let number = text.trim().parse().ok();
        let number = number.filter(|number| (1.0..=Self::MOST).contains(number));
        number.map(Self).ok_or_else(|| NoDispersion(text.to_owned()))
    }
}

/// Returns the probability, at equal rates, of counts at least as far apart as these, both sides
/// together: twice that of the nearer side, at most 1. Where counts are ranges, the values nearest
/// to each other are taken. Returns none if there are no days, or no event in either.
pub(super) fn chance(these: Events, base: Events, dispersion: Dispersion) -> Option<f64> {
    let none = these.high == Some(0) && base.high == Some(0);
    if these.days == 0 || base.days == 0 || none {
        return None;
    }
    let (days, base_days) = (f64::from(these.days), f64::from(base.days));
    let share = days / (days + base_days);
    let more = base.high.map_or(1.0, |high| tail(these.low, high, share, dispersion));
    let fewer = these.high.map_or(1.0, |high| tail(base.low, high, 1.0 - share, dispersion));
    Some((2.0 * more.min(fewer)).min(1.0))
}

/// Returns the probability that the first of two counts takes at least this part of their sum,
/// though its expected share is `share`.
fn tail(these: u64, base: u64, share: f64, dispersion: Dispersion) -> f64 {
    if these == 0 {
        return 1.0;
    }
    let scaled = |count: u64| real(count) / dispersion.value();
    beta_reg(scaled(these), scaled(base) + 1.0, share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(count: u64, days: u32) -> Events {
        Events { low: count, high: Some(count), days }
    }

    #[test]
    fn single_events_give_the_binomial_tails() {
        // Twice the binomial tails of 3 in 57 at 4/15, and of 0 in 12 at 1/2, added up term by term.
        let p = |x, y| chance(x, y, Dispersion::NONE).unwrap();
        assert!((p(events(3, 4), events(54, 11)) - 6.886_182_46e-5).abs() < 1e-12);
        assert!((p(events(0, 7), events(12, 7)) - 2.0 / 4096.0).abs() < 1e-12);
        assert_eq!(chance(events(0, 7), events(0, 7), Dispersion::NONE), None);
        assert!((p(events(5, 7), events(5, 7)) - 1.0).abs() < 1e-12, "equal is no difference");
    }

    #[test]
    fn dispersion_takes_away_from_every_difference() {
        let (x, y) = (events(12, 7), events(40, 7));
        let at = |phi: &str| chance(x, y, phi.parse().unwrap()).unwrap();
        assert!(at("1") < at("2") && at("2") < at("3") && at("3") < at("5"));
        let swapped = chance(y, x, Dispersion::default()).unwrap();
        assert!((at("3") - swapped).abs() < 1e-12, "both directions are one test");
    }

    #[test]
    fn ranges_are_taken_where_they_are_nearest() {
        let range = Events { low: 12, high: Some(30), days: 7 };
        let p = |x| chance(x, events(40, 7), Dispersion::NONE).unwrap();
        assert!((p(range) - p(events(30, 7))).abs() < 1e-12);
        assert!(p(Events { high: None, ..range }) >= 1.0);
    }

    #[test]
    fn a_dispersion_below_one_is_none() {
        for text in ["0.9", "0", "-3", "NaN", "inf", "1001", "three", ""] {
            assert!(text.parse::<Dispersion>().is_err(), "{text}");
        }
        assert_eq!("3".parse(), Ok(Dispersion::default()));
    }
}
