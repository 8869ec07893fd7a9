//! The words for months that texts use: English ones in full or cut short, and French ones.

use crate::digest::MONTHS;

/// The months of texts that are written or headed in French.
const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Returns the month, 1 to 12, that a word in lower case is.
pub(in crate::import) fn month_called(word: &str) -> Option<u32> {
    let is_of = |name: &&str| {
        **name == *word
            || matches!(word, "sept" | "febr") && name.starts_with(word)
            || word.len() == 3 && name.starts_with(word)
    };
    let french = || FRENCH.iter().position(|name| *name == word);
    u32::try_from(MONTHS.iter().position(is_of).or_else(french)? + 1).ok()
}

/// Returns true for a French month that is a word or a name of something else in English.
pub(in crate::import) fn is_other_word(word: &str) -> bool {
    matches!(word, "mars" | "mai")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_known_in_full_cut_short_and_in_french() {
        let months = ["january", "sept", "febr", "dec", "août", "mai", "mars"].map(month_called);
        assert_eq!(months, [1, 9, 2, 12, 8, 5, 3].map(Some));
        assert_eq!(["ma", "marc", "janv", "day"].map(month_called), [None; 4]);
        assert!(is_other_word("mars") && !is_other_word("juin"));
    }
}
