//! Numbers as people type them: `10`, `1,200`, `ten`, `twenty-five`, `a hundred`, `two dozen`.

use super::cursor::AtomCursor;
use crate::digest::{NUMBERS, TENS};

/// Consumes a number in digits or in words.
pub(super) fn number(cursor: &mut AtomCursor<'_>) -> Option<u32> {
    cursor.attempt(in_digits).or_else(|| cursor.attempt(in_words))
}

/// Consumes digits, in groups of three where they are so written.
fn in_digits(cursor: &mut AtomCursor<'_>) -> Option<u32> {
    let mut digits = cursor.digits()?.to_owned();
    if digits.len() <= 3 {
        while let Some(three) = cursor.attempt(three_more) {
            digits.push_str(three);
        }
    }
    digits.parse().ok()
}

fn three_more<'a>(cursor: &mut AtomCursor<'a>) -> Option<&'a str> {
    if !cursor.glued_mark(&[",", "٬"]) || !cursor.is_glued() {
        return None;
    }
    cursor.digits().filter(|digits| digits.len() == 3)
}

fn in_words(cursor: &mut AtomCursor<'_>) -> Option<u32> {
    let counted = if cursor.word(&["a", "an"]) { None } else { cursor.attempt(below_hundred) };
    if cursor.word(&["dozen"]) {
        return counted.unwrap_or(1).checked_mul(12);
    }
    if cursor.word(&["hundred"]) {
        let more = cursor.attempt(|cursor| {
            cursor.word(&["and"]);
            below_hundred(cursor)
        });
        return counted.unwrap_or(1).checked_mul(100)?.checked_add(more.unwrap_or(0));
    }
    // An article alone counts nothing.
    counted
}

/// Consumes a number word below a hundred.
fn below_hundred(cursor: &mut AtomCursor<'_>) -> Option<u32> {
    let first = cursor.meaning(below)?;
    if first < 20 {
        return Some(first);
    }
    let unit = cursor.attempt(|cursor| {
        cursor.glued_mark(&["-", "‑", "–"]);
        cursor.meaning(below).filter(|unit| (1..10).contains(unit))
    });
    Some(first + unit.unwrap_or(0))
}

/// Returns what one number word below a hundred says.
fn below(word: &str) -> Option<u32> {
    let place = |words: &[&str]| words.iter().position(|known| *known == word);
    if word == "zero" {
        return Some(0);
    }
    let number = place(&NUMBERS).map(|at| at + 1).or_else(|| Some(10 * (place(&TENS)? + 2)))?;
    u32::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use super::super::atoms::atoms;
    use super::super::items::items;
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_and_in_words() {
        for (text, meant) in [
            ("10", Some(10)),
            ("1,200", Some(1_200)),
            ("1, 200", Some(1)),
            ("12,34", Some(12)),
            ("٢٥", Some(25)),
            ("ten", Some(10)),
            ("zero", Some(0)),
            ("nineteen", Some(19)),
            ("twenty", Some(20)),
            ("twenty five", Some(25)),
            ("Twenty-five", Some(25)),
            ("ninety-nine", Some(99)),
            ("hundred", Some(100)),
            ("a hundred", Some(100)),
            ("two hundred and ten", Some(210)),
            ("a dozen", Some(12)),
            ("two dozen", Some(24)),
            ("a bomb", None),
            ("tens", None),
            ("99999999999", None),
        ] {
            let atoms = atoms(text, &items(text), &[]);
            assert_eq!(number(&mut AtomCursor::new(&atoms, 0)), meant, "{text}");
        }
    }
}
