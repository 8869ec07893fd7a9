//! Numbers that are written as words, to ninety-nine, with dozen, score, hundred and thousand.

use crate::digest::{NUMBERS, TENS};

/// Returns the number that one word is: `seven`, `twenty-one`, `dozen`, `hundred`.
pub(super) fn numeral(word: &str) -> Option<u64> {
    let place = |list: &[&str], word: &str| {
        list.iter().position(|known| *known == word).and_then(|at| u64::try_from(at).ok())
    };
    let units =
        |word: &str| if word == "zero" { Some(0) } else { Some(place(&NUMBERS, word)? + 1) };
    let tens = |word: &str| Some((place(&TENS, word)? + 2) * 10);
    match word {
        "dozen" => return Some(12),
        "hundred" => return Some(100),
        "thousand" => return Some(1_000),
        _ => {}
    }
    units(word).or_else(|| tens(word)).or_else(|| {
        let (first, second) = word.split_once('-')?;
        Some(tens(first)? + units(second).filter(|unit| (1..10).contains(unit))?)
    })
}

/// Joins words that are one number: `two hundred`, `one hundred and twenty-five`.
pub(super) fn joined(first: u64, next: u64) -> Option<u64> {
    match next {
        12 | 100 | 1_000 if (1..100).contains(&first) => Some(first * next),
        next if next < 10 && first.is_multiple_of(10) && (20..100).contains(&first) => {
            Some(first + next)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers() {
        assert_eq!(numeral("ninety-nine"), Some(99));
        assert_eq!(numeral("zero"), Some(0));
        assert_eq!(numeral("twenty-twelve"), None);
        assert_eq!(joined(2, 100), Some(200));
        assert_eq!(joined(2, 3), None);
    }
}
