//! Names of months, in English and in both ways in which Arabic names them.

use std::sync::LazyLock;

use super::super::cursor::AtomCursor;
use crate::digest::MONTHS;
use crate::words::fold;

/// The names in Egypt and in the Levant and Iraq, by month.
const ARABIC: [[&str; 2]; 12] = [
    ["يناير", "كانون الثاني"],
    ["فبراير", "شباط"],
    ["مارس", "آذار"],
    ["أبريل", "نيسان"],
    ["مايو", "أيار"],
    ["يونيو", "حزيران"],
    ["يوليو", "تموز"],
    ["أغسطس", "آب"],
    ["سبتمبر", "أيلول"],
    ["أكتوبر", "تشرين الأول"],
    ["نوفمبر", "تشرين الثاني"],
    ["ديسمبر", "كانون الأول"],
];

/// The same as they are compared, each with its month: every key tries them at every word.
static FOLDED_ARABIC: LazyLock<Vec<(u32, String)>> = LazyLock::new(|| {
    let names = (1..).zip(ARABIC);
    names.flat_map(|(number, names)| names.map(|name| (number, fold(name)))).collect()
});

/// The months whose names are other words too.
const AMBIGUOUS: [&str; 2] = ["march", "may"];

/// How clearly a word is a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clarity {
    /// It is nothing else.
    Clear,
    /// It is another word as well, or only the first letters.
    Doubtful,
}

/// Consumes the name of a month; returns its number and how clear it is.
pub(super) fn month(cursor: &mut AtomCursor<'_>) -> Option<(u32, Clarity)> {
    let english = cursor.meaning(|word| {
        let number = english(word)?;
        let whole = MONTHS.contains(&word) && !AMBIGUOUS.contains(&word);
        Some((number, if whole { Clarity::Clear } else { Clarity::Doubtful }))
    });
    if english.is_some() {
        cursor.attempt(|cursor| {
            let dot = cursor.glued_mark(&["."]);
            (dot && !cursor.is_glued()).then_some(())
        });
        return english;
    }
    let mut names = FOLDED_ARABIC.iter();
    names.find_map(|(number, name)| cursor.phrase(name).then_some((*number, Clarity::Clear)))
}

/// Returns true for the whole or shortened name of a month in English.
pub(in super::super) fn is_month(word: &str) -> bool {
    english(word).is_some()
}

fn english(word: &str) -> Option<u32> {
    let is_it = |name: &&str| {
        *name == word
            || word.len() == 3 && name.starts_with(word)
            || word == "sept" && name.starts_with(word)
    };
    let at = MONTHS.iter().position(is_it)?;
    u32::try_from(at + 1).ok()
}
