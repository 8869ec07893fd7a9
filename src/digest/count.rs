//! A number with its doubt: `4`, `~5`, `>=50`, `>100`, `<=3`, `3-8`, `7-12 (8)`, `several`, `some`,
//! `unknown`. Other spellings that people use are turned into these in [`super::spelling`].
//!
//! A count keeps its original wording: it prints as it was written, and gives a low, a best and a
//! high value for arithmetic. Sums of counts are in [`super::sum`].

use std::fmt;
use std::str::FromStr;

use super::number::parted;
use super::spelling::{count_spelling, number_word};

/// What people write between the two ends of a range.
const DASHES: [char; 5] = ['-', '–', '—', '\u{2011}', '\u{2212}'];

/// A number, with how sure the source is.
///
/// The meaning of vague words is Watchfloor's own convention, stated here once: about is ±10 % and
/// at least ±1; several is 3 to 9; dozens 24 to 99; hundreds 200 to 999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// `4`
    Exact(u32),
    /// `~5`
    About(u32),
    /// `>=50`
    AtLeast(u32),
    /// `>100`
    MoreThan(u32),
    /// `<=3`
    AtMost(u32),
    /// `3-8`; the first is never greater than the second
    Range(u32, u32),
    /// `7-12 (8)`: a range with the source's own best value; made by [`Count::with_best`], so that
    /// the three are in order
    RangeWithBest {
        /// The smallest number.
        low: u32,
        /// The number that the source takes for the likeliest.
        best: u32,
        /// The greatest number.
        high: u32,
    },
    /// `some`: one or more, the number is not given
    Some,
    /// `several`
    Several,
    /// `dozens`
    Dozens,
    /// `hundreds`
    Hundreds,
    /// `unknown`: the number is not known. Never a zero.
    Unknown,
}

impl Count {
    /// Creates a range with a best value of its own; none if the three are not in order. A range of
    /// one number is that number.
    pub fn with_best(low: u32, best: u32, high: u32) -> Option<Self> {
        let count =
            if low == high { Self::Exact(low) } else { Self::RangeWithBest { low, best, high } };
        (low <= best && best <= high).then_some(count)
    }

    /// Returns the smallest number that the wording allows.
    pub fn low(self) -> u32 {
        match self {
            Self::Exact(n) | Self::AtLeast(n) | Self::Range(n, _) => n,
            Self::RangeWithBest { low, .. } => low,
            Self::About(n) => n.saturating_sub((n / 10).max(1)).max(u32::from(n > 0)),
            Self::MoreThan(n) => n.saturating_add(1),
            Self::AtMost(_) | Self::Unknown => 0,
            Self::Some => 1,
            Self::Several => 3,
            Self::Dozens => 24,
            Self::Hundreds => 200,
        }
    }

    /// Returns the number to use if one is needed; `None` for [`Count::Unknown`].
    ///
    /// If only a bound is given, it is the bound, so that nothing is made up.
    pub fn best(self) -> Option<u32> {
        match self {
            Self::Exact(n) | Self::About(n) | Self::AtLeast(n) | Self::AtMost(n) => Some(n),
            Self::MoreThan(n) => Some(n.saturating_add(1)),
            Self::Range(low, high) => Some(low + (high - low) / 2),
            Self::RangeWithBest { best, .. } => Some(best),
            Self::Some => Some(1),
            Self::Several => Some(5),
            Self::Dozens => Some(36),
            Self::Hundreds => Some(300),
            Self::Unknown => None,
        }
    }

    /// Returns the greatest number that the wording allows; `None` if it sets no bound.
    pub fn high(self) -> Option<u32> {
        match self {
            Self::Exact(n) | Self::AtMost(n) | Self::Range(_, n) => Some(n),
            Self::RangeWithBest { high, .. } => Some(high),
            Self::About(n) => Some(n.saturating_add((n / 10).max(1))),
            Self::AtLeast(_) | Self::MoreThan(_) | Self::Some | Self::Unknown => None,
            Self::Several => Some(9),
            Self::Dozens => Some(99),
            Self::Hundreds => Some(999),
        }
    }

    /// Returns true if the source gives one plain number.
    pub fn is_exact(self) -> bool {
        matches!(self, Self::Exact(_))
    }

    /// Writes it for reading: `≥1,200`, where a file says `>=1200`.
    pub fn in_print(self) -> String {
        parted(self.in_signs())
    }

    /// Writes it in the signs that sums have too, its digits as in data: `≥1200`.
    pub fn in_signs(self) -> String {
        match self {
            Self::AtLeast(n) => format!("≥{n}"),
            Self::AtMost(n) => format!("≤{n}"),
            Self::Exact(_)
            | Self::About(_)
            | Self::MoreThan(_)
            | Self::Range(..)
            | Self::RangeWithBest { .. }
            | Self::Some
            | Self::Several
            | Self::Dozens
            | Self::Hundreds
            | Self::Unknown => self.to_string(),
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(n) => f.pad(&n.to_string()),
            Self::About(n) => f.pad(&format!("~{n}")),
            Self::AtLeast(n) => f.pad(&format!(">={n}")),
            Self::MoreThan(n) => f.pad(&format!(">{n}")),
            Self::AtMost(n) => f.pad(&format!("<={n}")),
            Self::Range(low, high) => f.pad(&format!("{low}-{high}")),
            Self::RangeWithBest { low, best, high } => f.pad(&format!("{low}-{high} ({best})")),
            Self::Some => f.pad("some"),
            Self::Several => f.pad("several"),
            Self::Dozens => f.pad("dozens"),
            Self::Hundreds => f.pad("hundreds"),
            Self::Unknown => f.pad("unknown"),
        }
    }
}

/// Why a text is not a count.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// Not one of the forms.
    #[error(
        "`{0}` is no count; write 4, ~5, >=50, >100, <=3, 3-8, some, several, dozens, hundreds or unknown"
    )]
    Form(String),
    /// A word or a sign that may mean nobody as well as nothing known.
    #[error(
        "`{0}` is no count; write 0 where the source says that there was none, and unknown where it \
         does not say how many"
    )]
    Nothing(String),
    /// A range whose first number is greater than its second.
    #[error("the count `{0}` runs backwards; write the smaller number first")]
    Backwards(String),
    /// A best value outside of its range.
    #[error("the best value in `{0}` is outside of the range; write 7-12 (8)")]
    BestOutside(String),
    /// A number larger than a count can hold.
    #[error("the number in `{0}` is too large; a count goes up to 4,294,967,295")]
    TooLarge(String),
}

impl FromStr for Count {
    type Err = CountError;

    fn from_str(text: &str) -> Result<Self, CountError> {
        // Most words are spelt as they should be.
        if let Some(count) = named(text) {
            return Ok(count);
        }
        let spelt = count_spelling(text);
        let word = &*spelt;
        let one = |rest: &str| number(rest, text);
        if let Some(count) = named(word) {
            return Ok(count);
        }
        match word {
            "none" | "no" | "no one" | "nobody" | "nil" | "n/a" | "na" | "-" | "–" | "—" | "--"
            | "tbd" | "x" => return Err(CountError::Nothing(text.to_owned())),
            _ => {}
        }
        if let Some(rest) = word.strip_prefix('~') {
            return one(rest).map(Self::About);
        }
        if let Some(rest) = word.strip_prefix(">=") {
            return one(rest).map(Self::AtLeast);
        }
        if let Some(rest) = word.strip_prefix("<=") {
            return one(rest).map(Self::AtMost);
        }
        if let Some(rest) = word.strip_prefix('>') {
            return one(rest).map(Self::MoreThan);
        }
        if let Some(rest) = word.strip_prefix('<') {
            let below = one(rest)?.checked_sub(1);
            return below.map(Self::AtMost).ok_or_else(|| CountError::Form(text.to_owned()));
        }
        if let Some((range, best)) = word.strip_suffix(')').and_then(|word| word.split_once('(')) {
            return with_best(range, best, text);
        }
        if let Some((low, high)) = word.split_once(DASHES) {
            let (low, high) = (one(low)?, one(high)?);
            return if low > high {
                Err(CountError::Backwards(text.to_owned()))
            } else {
                Ok(Self::Range(low, high))
            };
        }
        one(word).map(Self::Exact)
    }
}

/// Returns the count that a word stands for.
fn named(word: &str) -> Option<Count> {
    Some(match word {
        "some" => Count::Some,
        "several" => Count::Several,
        "dozens" => Count::Dozens,
        "hundreds" => Count::Hundreds,
        "unknown" | "?" => Count::Unknown,
        _ => return None,
    })
}

/// Reads a range and the best value that stands in brackets behind it.
fn with_best(range: &str, best: &str, whole: &str) -> Result<Count, CountError> {
    let Some((low, high)) = range.split_once(DASHES) else {
        return Err(CountError::Form(whole.to_owned()));
    };
    let (low, best, high) = (number(low, whole)?, number(best, whole)?, number(high, whole)?);
    if low > high {
        return Err(CountError::Backwards(whole.to_owned()));
    }
    Count::with_best(low, best, high).ok_or_else(|| CountError::BestOutside(whole.to_owned()))
}

/// Reads digits, or a word from one to twenty; commas between thousands are allowed, and zeros
/// after a point.
fn number(digits: &str, whole: &str) -> Result<u32, CountError> {
    let digits = digits.trim();
    if let Some(number) = number_word(digits) {
        return Ok(number);
    }
    let digits = match digits.split_once('.') {
        Some((before, zeros)) if !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') => before,
        Some(_) | None => digits,
    };
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    let well_formed = plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.bytes().all(|b| b.is_ascii_digit())
        && !digits.starts_with(',')
        && !digits.ends_with(',')
        && digits.split(',').skip(1).all(|thousands| thousands.len() == 3);
    if !well_formed {
        return Err(CountError::Form(whole.to_owned()));
    }
    plain.parse().map_err(|_| CountError::TooLarge(whole.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> (u32, Option<u32>, Option<u32>) {
        let count: Count = text.parse().unwrap();
        (count.low(), count.best(), count.high())
    }

    #[test]
    fn every_form_has_its_bounds() {
        assert_eq!(bounds("4"), (4, Some(4), Some(4)));
        assert_eq!(bounds("0"), (0, Some(0), Some(0)));
        assert_eq!(bounds("~5"), (4, Some(5), Some(6)));
        assert_eq!(bounds("~1"), (1, Some(1), Some(2)));
        assert_eq!(bounds("~40"), (36, Some(40), Some(44)));
        assert_eq!(bounds(">=50"), (50, Some(50), None));
        assert_eq!(bounds(">100"), (101, Some(101), None));
        assert_eq!(bounds("<=3"), (0, Some(3), Some(3)));
        assert_eq!(bounds("3-8"), (3, Some(5), Some(8)));
        assert_eq!(bounds("3–8"), (3, Some(5), Some(8)));
        assert_eq!(bounds("7-12 (8)"), (7, Some(8), Some(12)));
        assert_eq!(bounds("7–12(8)"), (7, Some(8), Some(12)));
        assert_eq!(bounds("some"), (1, Some(1), None));
        assert_eq!(bounds("several"), (3, Some(5), Some(9)));
        assert_eq!(bounds("unknown"), (0, None, None));
        assert_eq!(bounds("1,060"), (1060, Some(1060), Some(1060)));
    }

    #[test]
    fn in_print_a_bound_has_one_sign_and_nothing_else_is_lost() {
        let told = |text: &str| text.parse::<Count>().unwrap().in_print();
        assert_eq!([">=50", "<=3"].map(told), ["≥50", "≤3"]);
        for text in ["4", "~5", ">100", "3-8", "7-12 (8)", "some", "several", "unknown"] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn what_people_write_is_read() {
        for (text, meant) in [
            ("≥50", ">=50"),
            ("≥ 50", ">=50"),
            ("50+", ">=50"),
            ("at least 50", ">=50"),
            ("≤3", "<=3"),
            ("up to 5", "<=5"),
            ("<5", "<=4"),
            ("more than 100", ">100"),
            ("over 100", ">100"),
            ("about five", "~5"),
            ("≈5", "~5"),
            ("4.0", "4"),
            ("4.00", "4"),
            ("four", "4"),
            ("Twenty", "20"),
            ("3 to 8", "3-8"),
            ("three to eight", "3-8"),
            ("between 3 and 8", "3-8"),
            ("3..8", "3-8"),
            ("٤", "4"),
            ("۱۲", "12"),
            ("١٬٠٦٠", "1060"),
            ("Several", "several"),
            ("?", "unknown"),
            ("“>=50”", ">=50"),
        ] {
            let count: Count = text.parse().unwrap();
            assert_eq!(count.to_string(), meant, "{text}");
        }
    }

    #[test]
    fn faults_say_what_would_be_right() {
        for text in ["", "fivefold", "~", "-3", "3-", "4.5", ">", ",4", "4,", "=4", "4,5", "1.060"]
        {
            let error = text.parse::<Count>().unwrap_err();
            assert!(matches!(error, CountError::Form(_)), "{text}: {error}");
        }
        for text in ["none", "None", "—", "-", "n/a", "N/A", "no"] {
            assert_eq!(text.parse::<Count>(), Err(CountError::Nothing(text.into())));
        }
        assert_eq!("8-3".parse::<Count>(), Err(CountError::Backwards("8-3".into())));
        assert_eq!("12-7 (8)".parse::<Count>(), Err(CountError::Backwards("12-7 (8)".into())));
        assert_eq!("7-12 (6)".parse::<Count>(), Err(CountError::BestOutside("7-12 (6)".into())));
        assert_eq!(Count::with_best(7, 13, 12), None);
        for text in ["8 (8)", "(8)", "7-12 ()", "7-12 (8", "7-12 8)"] {
            assert!(matches!(text.parse::<Count>(), Err(CountError::Form(_))), "{text}");
        }
        assert_eq!("99999999999".parse::<Count>(), Err(CountError::TooLarge("99999999999".into())));
    }

    proptest::proptest! {
        #[test]
        fn printing_and_reading_is_the_identity(a in 0u32..1_000_000, b in 0u32..1000, form in 0usize..12) {
            let count = [
                Count::Exact(a), Count::About(a), Count::AtLeast(a), Count::MoreThan(a),
                Count::AtMost(a), Count::Range(a, a + b), Count::Some, Count::Several,
                Count::Dozens, Count::Hundreds, Count::Unknown,
                Count::with_best(a, a + b / 3, a + b).unwrap(),
            ][form];
            proptest::prop_assert_eq!(count.to_string().parse::<Count>().unwrap(), count);
            if let Some(best) = count.best() {
                proptest::prop_assert!(count.low() <= best);
                proptest::prop_assert!(count.high().is_none_or(|high| best <= high));
            }
        }
    }
}
