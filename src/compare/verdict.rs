//! What the test of a difference says, in words, and the intervals with their names. Which differences
//! are marked is decided in `family`.

use super::family::LEVEL;
use super::{Change, Dispersion, Interval};

/// What the test of a difference says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChanceVerdict {
    /// It was not tested.
    NotTested,
    /// It is marked.
    BeyondChance,
    /// It would be marked were it the only row, and is not among all that were tested.
    OnlyAlone {
        /// The probability of such a difference.
        p: f64,
        /// The same, adjusted for the rows tested with it.
        q: f64,
    },
    /// Chance may explain it.
    Chance {
        /// The probability of such a difference.
        p: f64,
    },
}

impl Change {
    /// Returns what its test says.
    pub fn verdict(&self) -> ChanceVerdict {
        match (self.p, self.q) {
            (None, _) => ChanceVerdict::NotTested,
            (Some(_), _) if self.marked => ChanceVerdict::BeyondChance,
            (Some(p), Some(q)) if p <= LEVEL => ChanceVerdict::OnlyAlone { p, q },
            (Some(p), _) => ChanceVerdict::Chance { p },
        }
    }

    /// Says what its test says; `rows` were tested of its pair.
    pub fn verdict_words(&self, rows: u32, dispersion: Dispersion) -> String {
        match self.verdict() {
            ChanceVerdict::NotTested => "not tested".to_owned(),
            ChanceVerdict::BeyondChance => "beyond chance".to_owned(),
            ChanceVerdict::OnlyAlone { p, q } => format!(
                "alone beyond chance (p {}), but not among {rows} rows (q {})",
                probability(p),
                probability(q)
            ),
            ChanceVerdict::Chance { p } => {
                format!("chance may explain it (p {}, φ {dispersion})", probability(p))
            }
        }
    }

    /// Names both intervals of its ratio: `Clopper-Pearson 95 %: 2.1 to 7.3; for variance 3 x the mean:
    /// 1.3 to 15`. `number` writes an end.
    pub fn intervals(&self, dispersion: Dispersion, number: fn(f64) -> String) -> Option<String> {
        let ends = |interval: Interval| {
            let high = interval.high.map_or_else(|| "no bound".to_owned(), number);
            format!("{} to {high}", number(interval.low))
        };
        let single = format!("Clopper-Pearson 95 %: {}", ends(self.interval?));
        Some(match self.dispersed {
            Some(wide) => format!("{single}; for variance {dispersion} x the mean: {}", ends(wide)),
            None => single,
        })
    }
}

/// Writes a probability with as many places as tell something, and never as zero.
fn probability(value: f64) -> String {
    match value {
        _ if value < 0.001 => "< 0.001".to_owned(),
        _ if value < 0.1 => format!("{value:.3}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Method;

    fn words(change: Change) -> String {
        change.verdict_words(55, Dispersion::default())
    }

    #[test]
    fn what_only_many_rows_leave_unmarked_is_not_said_to_be_chance() {
        let change = Change { p: Some(0.0039), q: Some(0.118), ..Change::default() };
        assert_eq!(words(change), "alone beyond chance (p 0.004), but not among 55 rows (q 0.12)");
        let likely = Change { p: Some(0.3), q: Some(0.9), ..change };
        assert_eq!(words(likely), "chance may explain it (p 0.30, φ 3)");
        let total = Change { p: Some(0.0006), q: None, marked: true, ..change };
        assert_eq!(words(total), "beyond chance");
        assert_eq!(
            words(Change { p: Some(0.03), q: None, ..change }),
            "chance may explain it (p 0.030, φ 3)"
        );
        assert_eq!(words(Change::default()), "not tested");
    }

    #[test]
    fn both_intervals_have_their_names() {
        let interval = |low, high| Interval { low, high, method: Method::ExactPoisson };
        let change = Change {
            interval: Some(interval(2.0, Some(5.0))),
            dispersed: Some(interval(1.0, None)),
            ..Change::default()
        };
        let text = change.intervals(Dispersion::default(), |end| format!("{end:.1}"));
        let named = "Clopper-Pearson 95 %: 2.0 to 5.0; for variance 3 x the mean: 1.0 to no bound";
        assert_eq!(text.as_deref(), Some(named));
        assert_eq!(Change::default().intervals(Dispersion::default(), |_| String::new()), None);
    }
}
