//! Counts as a briefing words them: in print, and with the doubt said.

use crate::digest::{Basis, Count, TollSpan};

/// Writes a count in the signs of print.
pub(super) fn count_words(count: Count) -> String {
    match count {
        Count::Some => "one or more".to_owned(),
        Count::Unknown => "not said how many".to_owned(),
        Count::Exact(_)
        | Count::About(_)
        | Count::AtLeast(_)
        | Count::MoreThan(_)
        | Count::AtMost(_)
        | Count::Range(..)
        | Count::RangeWithBest { .. }
        | Count::Several
        | Count::Dozens
        | Count::Hundreds => count.in_print(),
    }
}

/// Says between what a count may lie; nothing where it is exact, or says so itself.
pub(super) fn count_doubt(count: Count) -> Option<String> {
    match (count, count.high()) {
        (
            Count::Exact(_)
            | Count::Range(..)
            | Count::RangeWithBest { .. }
            | Count::Some
            | Count::Unknown,
            _,
        ) => None,
        (_, None) => Some(format!("at least {}, no upper bound", count.low())),
        (_, Some(high)) => Some(format!("read as {} to {high}", count.low())),
    }
}

/// Says what all tellings allow, where they dispute a number.
pub(super) fn dispute(span: &TollSpan) -> Option<String> {
    let range = || match span.high {
        Some(high) => format!("tellings go from {} to {high}", span.low),
        None => format!("tellings go from {} upward", span.low),
    };
    span.disputed.then(range)
}

/// Says what stands behind a number beside what stands behind all of it, and what it is made of.
pub(super) fn beside_number<'a>(
    basis: Option<Basis>,
    parts: impl Iterator<Item = (&'a str, Count)>,
) -> String {
    let parts = parts.map(|(label, count)| format!("{} {label}", count_words(count)));
    let all: Vec<String> = basis.map(|basis| basis.to_string()).into_iter().chain(parts).collect();
    if all.is_empty() { String::new() } else { format!(" ({})", all.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_doubt_is_lost_in_print() {
        let told = |text: &str| {
            let count: Count = text.parse().unwrap();
            (count_words(count), count_doubt(count).unwrap_or_default())
        };
        let pair = |words: &str, doubt: &str| (words.to_owned(), doubt.to_owned());
        assert_eq!(told("4"), pair("4", ""));
        assert_eq!(told(">=50"), pair("≥50", "at least 50, no upper bound"));
        assert_eq!(told(">100"), pair(">100", "at least 101, no upper bound"));
        assert_eq!(told("~20"), pair("~20", "read as 18 to 22"));
        assert_eq!(told("3-8"), pair("3-8", ""));
        assert_eq!(told("several"), pair("several", "read as 3 to 9"));
        assert_eq!(told("some"), pair("one or more", ""));
        assert_eq!(told("unknown"), pair("not said how many", ""));
    }
}
