//! A number of a table: blank, none, not known, or a count. Which field it is for is elsewhere.

use super::mapping::Mapping;
use crate::digest::{Count, count_reading};

/// A cell of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// The cell is blank: nothing is said.
    Blank,
    /// A count, `unknown` among them.
    Known(Count),
    /// No count.
    Bad,
}

/// Words that programs write for a cell without a value.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(
        text,
        "" | "NaN" | "nan" | "null" | "NULL" | "None" | "NA" | "N/A" | "n/a" | "#N/A" | "-" | "."
    )
}

/// Reads the number in a cell.
pub(super) fn read_number(text: &str, mapping: &Mapping) -> Number {
    if is_nothing(text) {
        return Number::Blank;
    }
    let digits = text.strip_suffix(".0").unwrap_or(text);
    if digits.bytes().all(|b| b.is_ascii_digit())
        && let Ok(n) = digits.parse()
    {
        return Number::Known(Count::Exact(n));
    }
    let plain = Mapping::plain(text);
    if mapping.unknown.iter().any(|unknown| unknown.eq_ignore_ascii_case(&plain)) {
        return Number::Known(Count::Unknown);
    }
    // Sheets write large numbers with points behind them, and in powers of ten.
    if let Ok(number) = text.parse::<f64>() {
        return whole(number).map_or(Number::Bad, |n| Number::Known(Count::Exact(n)));
    }
    // A sentence is no number, whatever it holds.
    if text.len() > 40 {
        return Number::Bad;
    }
    let read = text.parse().ok().or_else(|| count_reading(text, "killed"));
    read.map_or(Number::Bad, Number::Known)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked before")]
fn whole(number: f64) -> Option<u32> {
    let is_whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    is_whole.then_some(number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_not_unknown_and_neither_is_blank() {
        let mapping = Mapping { unknown: vec!["-9".into(), "-99".into()], ..Mapping::default() };
        let read = |text: &str| read_number(text, &mapping);
        assert_eq!(read("0"), Number::Known(Count::Exact(0)));
        assert_eq!(read("3.0"), Number::Known(Count::Exact(3)));
        assert_eq!(read("1.2E1"), Number::Known(Count::Exact(12)));
        assert_eq!(read("-99.0"), Number::Known(Count::Unknown));
        assert_eq!(read(""), Number::Blank);
        assert_eq!(read("NaN"), Number::Blank);
        assert_eq!(read("3-5"), Number::Known(Count::Range(3, 5)));
        for bad in ["-3", "2.5", "1e300", "inf", "=cmd|'/c calc'!A0", &"9".repeat(400)] {
            assert_eq!(read(bad), Number::Bad, "{bad}");
        }
    }
}
