//! Sums of counts that keep their doubt.
//!
//! Lower and upper bounds are added separately. A count without an upper bound leaves the sum
//! without one; an unknown adds nothing to the numbers and is counted separately.

use std::fmt;

use super::{Count, TollSpan, parted};

/// The sum of some counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The lower bound.
    pub low: u64,
    /// The sum of the best values; unknowns add nothing.
    pub best: u64,
    /// The upper bound; `None` if one of the counts has no bound or is unknown.
    pub high: Option<u64>,
    /// How many counts were added, unknowns included.
    pub terms: u32,
    /// How many of them were [`Count::Unknown`] or [`Count::Some`], which give no number.
    pub unsaid: u32,
    /// How many of them tellings dispute: see [`TollSpan::disputed`].
    pub disputed: u32,
}

impl Default for Sum {
    fn default() -> Self {
        Self { low: 0, best: 0, high: Some(0), terms: 0, unsaid: 0, disputed: 0 }
    }
}

impl Sum {
    /// Returns the sum of that many counts of exactly one.
    pub fn ones(terms: u32) -> Self {
        let sum = u64::from(terms);
        Self { low: sum, best: sum, high: Some(sum), terms, ..Self::default() }
    }

    /// Adds one count.
    pub fn add(&mut self, count: Count) {
        self.low += u64::from(count.low());
        self.best += u64::from(count.best().unwrap_or(0));
        self.high = self.high.zip(count.high()).map(|(sum, high)| sum + u64::from(high));
        self.terms += 1;
        self.unsaid += u32::from(matches!(count, Count::Unknown | Count::Some));
    }

    /// Adds one number of the toll of an event.
    pub fn add_toll(&mut self, toll: &TollSpan) {
        self.low += u64::from(toll.low);
        self.best += u64::from(toll.best().unwrap_or(0));
        self.high = self.high.zip(toll.high).map(|(sum, high)| sum + u64::from(high));
        self.terms += 1;
        self.unsaid += u32::from(toll.is_unsaid());
        self.disputed += u32::from(toll.disputed);
    }

    /// Adds another sum.
    pub fn merge(&mut self, other: &Self) {
        self.low += other.low;
        self.best += other.best;
        self.high = self.high.zip(other.high).map(|(a, b)| a + b);
        self.terms += other.terms;
        self.unsaid += other.unsaid;
        self.disputed += other.disputed;
    }

    /// Returns the sum with what may belong to it beside: that raises only the upper bound.
    #[must_use]
    pub fn with_possible(self, possible: &Self) -> Self {
        let high = self.high.zip(possible.high).map(|(one, other)| one + other);
        Self { high, terms: self.terms + possible.terms, ..self }
    }

    /// Returns true if no source said anything, which is not the same as zero.
    pub fn is_silent(&self) -> bool {
        self.terms == 0
    }

    /// Returns true if the noun after it is that of one: `1 event`, `≥1 event`. What may be another
    /// number, as in `1 (1–3) events`, is of several.
    pub fn is_of_one(&self) -> bool {
        self.best == 1 && self.high.is_none_or(|high| high == 1)
    }

    /// Writes it for reading: `1,400 (1,200–1,700)`.
    pub fn in_print(&self) -> String {
        parted(self.to_string())
    }

    /// Returns true if every count was an exact number.
    pub fn is_exact(&self) -> bool {
        self.high == Some(self.low)
    }
}

impl std::iter::FromIterator<Count> for Sum {
    fn from_iter<I: IntoIterator<Item = Count>>(counts: I) -> Self {
        let mut sum = Self::default();
        counts.into_iter().for_each(|count| sum.add(count));
        sum
    }
}

/// Prints `14`, `14 (12–17)` or `≥12`, with ` +3?` for counts without a number; `–` if there are no
/// counts. A `≠` says that tellings dispute it: `40 (2–40)≠`, or `98 (≥60)≠` without an upper bound.
impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.terms > self.unsaid || self.low > 0;
        let number = match self.high {
            _ if self.is_silent() => "–".to_owned(),
            Some(high) if high == self.low => self.best.to_string(),
            Some(high) => format!("{} ({}–{high})", self.best, self.low),
            None if self.disputed > 0 && self.best > self.low => {
                format!("{} (≥{})", self.best, self.low)
            }
            None if known => format!("≥{}", self.low),
            None => "?".to_owned(),
        };
        let disputed = if self.disputed > 0 { "≠" } else { "" };
        let unsaid = if self.unsaid > 0 { format!(" +{}?", self.unsaid) } else { String::new() };
        f.pad(&format!("{number}{disputed}{unsaid}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Basis;

    fn sum(counts: &[&str]) -> Sum {
        counts.iter().map(|text| text.parse::<Count>().unwrap()).collect()
    }

    #[test]
    fn sums_print_with_their_doubt() {
        assert_eq!(sum(&[]).to_string(), "–");
        assert_eq!(sum(&["0"]).to_string(), "0");
        assert_eq!(sum(&["1", "2"]).to_string(), "3");
        assert_eq!(sum(&["1", "3-8"]).to_string(), "6 (4–9)");
        assert_eq!(sum(&["4", ">=50"]).to_string(), "≥54");
        assert_eq!(sum(&["4", "some", "unknown"]).to_string(), "≥5 +2?");
        assert_eq!(sum(&["unknown"]).to_string(), "? +1?");
        assert_eq!(sum(&["1000", "300-8000"]).to_string(), "5150 (1300–9000)");
        assert_eq!(sum(&["1000", "300-8000"]).in_print(), "5,150 (1,300–9,000)");
    }

    #[test]
    fn a_dispute_has_a_sign_of_its_own() {
        let disputed = |told: &[&str]| {
            let mut told =
                told.iter().map(|text| (text.parse::<Count>().unwrap(), Basis::Reported));
            let mut sum = Sum::default();
            sum.add_toll(&TollSpan::over(told.next(), told).unwrap());
            sum
        };
        assert_eq!(disputed(&["40", "2"]).to_string(), "40 (2–40)≠");
        assert_eq!(disputed(&["81", "~80"]).to_string(), "81 (72–88)");
        let mut sum = disputed(&["40", "2"]);
        sum.add(Count::AtLeast(5));
        assert_eq!(sum.to_string(), "45 (≥7)≠");
        sum.add(Count::Unknown);
        assert_eq!(sum.to_string(), "45 (≥7)≠ +1?");
    }

    #[test]
    fn an_unknown_is_not_a_zero() {
        let with = sum(&["2", "unknown"]);
        let without = sum(&["2", "0"]);
        assert_ne!(with, without);
        assert_eq!(with.high, None);
        assert_eq!(without.high, Some(2));
    }

    fn count() -> impl proptest::strategy::Strategy<Value = Count> {
        use proptest::prelude::*;
        prop_oneof![
            (0u32..500).prop_map(Count::Exact),
            (0u32..500).prop_map(Count::About),
            (0u32..500).prop_map(Count::AtLeast),
            (0u32..500).prop_map(Count::AtMost),
            (0u32..500, 0u32..50).prop_map(|(a, b)| Count::Range(a, a + b)),
            (0u32..500, 0u32..50, 0u32..50).prop_map(|(low, a, b)| Count::RangeWithBest {
                low,
                best: low + a,
                high: low + a + b
            }),
            Just(Count::Some),
            Just(Count::Several),
            Just(Count::Unknown),
        ]
    }

    proptest::proptest! {
        #[test]
        fn adding_up_in_parts_gives_the_whole(
            counts in proptest::collection::vec(count(), 0..30), cut in 0usize..30
        ) {
            let whole: Sum = counts.iter().copied().collect();
            let cut = cut.min(counts.len());
            let mut parts: Sum = counts[..cut].iter().copied().collect();
            parts.merge(&counts[cut..].iter().copied().collect());
            proptest::prop_assert_eq!(parts, whole);
            proptest::prop_assert!(whole.low <= whole.best);
            proptest::prop_assert!(whole.high.is_none_or(|high| whole.best <= high));
            let unknown = counts.iter().filter(|c| **c == Count::Unknown).count();
            proptest::prop_assert!(whole.unsaid as usize >= unknown);
            proptest::prop_assert!(unknown == 0 || whole.high.is_none());
        }
    }
}
