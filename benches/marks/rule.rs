//! The rule by which a comparison marks a difference, and nothing of how it is tried.
//!
//! `docs/comparing.md` states it: an exact conditional test (Przyborowski and Wilenski 1940; its
//! interval is that of Clopper and Pearson 1934) of counts divided by the dispersion; the total
//! alone, all other rows as one family (Benjamini and Hochberg 1995).

use statrs::function::beta::beta_reg;

/// The level of the total, and that of the family of rows: together no more than one in twenty.
const LEVEL: f64 = 0.025;

/// Returns whether the total is marked, and which rows are.
///
/// Counts come in pairs, these and those of the baseline; `exposure` has the days of both. `phi` is
/// the variance of a count over its mean that a difference must survive, at least 1. Each fact is
/// given once: rows that repeat another are left out by the caller.
pub(crate) fn marks(
    total: (u64, u64),
    rows: &[(u64, u64)],
    exposure: (f64, f64),
    phi: f64,
) -> (bool, Vec<bool>) {
    let chances: Vec<f64> = rows.iter().map(|row| chance(*row, exposure, phi)).collect();
    (chance(total, exposure, phi) <= LEVEL, discoveries(&chances, LEVEL))
}

/// Returns the probability of counts at least as far apart at equal rates, both sides together:
/// twice that of the nearer side, at most 1.
///
/// A count divided by `phi` is no whole number; the beta distribution, which gives the binomial
/// tail of whole ones, is defined for those between too.
fn chance((x, y): (u64, u64), (days, base_days): (f64, f64), phi: f64) -> f64 {
    let (x, y) = (real(x) / phi, real(y) / phi);
    let share = days / (days + base_days);
    // Only the tail on the side of the deviation can be the smaller one.
    let tail = if x * base_days > y * days {
        beta_reg(x, y + 1.0, share)
    } else if y > 0.0 {
        beta_reg(y, x + 1.0, 1.0 - share)
    } else {
        1.0
    };
    (2.0 * tail).min(1.0)
}

/// Returns which hypotheses are rejected when their false discovery rate is held at `level`.
fn discoveries(chances: &[f64], level: f64) -> Vec<bool> {
    let mut sorted = chances.to_vec();
    sorted.sort_by(f64::total_cmp);
    let step = level / real(chances.len() as u64);
    let passed = (1..).zip(&sorted).filter(|(rank, chance)| **chance <= step * real(*rank));
    let greatest = passed.last().map_or(-1.0, |(_, chance)| *chance);
    chances.iter().map(|chance| *chance <= greatest).collect()
}

#[expect(clippy::cast_precision_loss, reason = "no simulation counts 2^53 of anything")]
fn real(count: u64) -> f64 {
    count as f64
}
