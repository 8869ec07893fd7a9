//! Which cells a spreadsheet would take for something else than they are: a range for a day, an id
//! for a number.
//!
//! Such a program reads what looks like a number, a day or a time, and keeps only that: `3-8` becomes
//! the 3rd of August, `007` becomes 7. Knows the look of a cell and the shape of its column, not how
//! it is guarded.

use super::Shape;
use crate::digest::MONTHS;

/// The most digits of a number that every spreadsheet keeps.
const DIGITS_KEPT: usize = 15;

/// Words that make a day or a time of the digits beside them, besides [`MONTHS`], which also count
/// if cut short.
const OTHER_WORDS: [&str; 6] = ["a", "am", "e", "p", "pm", "sept"];

/// Signs within numbers, sums of money, days and times.
const SIGNS: [char; 18] = [
    ' ', '\u{a0}', '\u{202f}', '-', '/', '.', ',', ':', '+', '%', '(', ')', '\'', '’', '$', '€',
    '£', '¥',
];

/// Returns true if a spreadsheet would not show a cell of this shape as it is written. A number in
/// a column of numbers and a day in a column of days are taken for what they are. An apostrophe at
/// the beginning would be taken for a guard.
pub(super) fn is_mistaken(shape: Shape, cell: &str) -> bool {
    match shape {
        Shape::Number => false,
        Shape::Day if is_day(cell) => false,
        Shape::Text
        | Shape::Day
        | Shape::Count
        | Shape::Sum
        | Shape::List
        | Shape::Group(_)
        | Shape::Each(_) => cell.starts_with('\'') || looks_like_a_value(cell.trim()),
    }
}

fn looks_like_a_value(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    if matches!(&*lower, "true" | "false") {
        return true;
    }
    let signs = |c: char| c.is_alphabetic() || c.is_numeric() || SIGNS.contains(&c);
    cell.contains(char::is_numeric)
        && !is_kept_whole(cell)
        // Days with `..` between them are read by no spreadsheet.
        && !cell.contains("..")
        && cell.chars().all(signs)
        && lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(is_value_word)
}

fn is_value_word(word: &str) -> bool {
    let month = |name: &&str| word.len() >= 3 && name.starts_with(word);
    OTHER_WORDS.contains(&word) || MONTHS.iter().any(month)
}

/// Returns true for a whole number that a spreadsheet shows as it was written.
fn is_kept_whole(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() <= DIGITS_KEPT;
    plain && (cell == "0" || !digits.starts_with('0'))
}

/// Returns true for one whole day, ISO 8601.
fn is_day(cell: &str) -> bool {
    cell.len() == 10
        && cell.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_become_a_day_a_number_or_a_time_is_mistaken() {
        for cell in [
            "3-8",
            "1-2",
            "3/4",
            "1E5",
            "1e-5",
            "2020-05",
            "2020-05-21",
            "21/5/2020",
            "3.5",
            "4.0",
            "1,234",
            "00123",
            "007",
            "1234567890123456",
            "12:30",
            "5 pm",
            "May 2020",
            "21 May",
            "Mar-4",
            "1 Sept 2020",
            "50%",
            "$5",
            "(5)",
            "5-",
            "1 1/2",
            "TRUE",
            "False",
            "٣-٨",
            "-0",
            "½",
            "'-5",
        ] {
            assert!(is_mistaken(Shape::Text, cell), "{cell}");
        }
        for cell in [
            "",
            "5",
            "-5",
            "0",
            "2031",
            "123456789012345",
            "~5",
            ">=50",
            "≥2 +1?",
            "unknown",
            "some",
            "Baqubah",
            "May",
            "-",
            "harbour-2031-03-06",
            "2020-05-21..2020-05-26",
            "2020-05~",
            "10 km N of Baqubah",
            "3; 8",
            "mariam 4",
            "a/b",
        ] {
            assert!(!is_mistaken(Shape::Text, cell), "{cell}");
        }
    }

    #[test]
    fn numbers_and_days_in_their_own_columns_are_what_they_are() {
        for cell in ["33.75", "-1.5", "1234567890123456", "0"] {
            assert!(!is_mistaken(Shape::Number, cell), "{cell}");
        }
        assert!(!is_mistaken(Shape::Day, "2020-05-21"));
        // A month would become its first day.
        assert!(is_mistaken(Shape::Day, "2020-05"));
        assert!(!is_mistaken(Shape::Day, "2020-05-21; 2020-05-22"));
    }
}
