//! British and American spellings of one word: `centre` and `center`, `organised` and `organized`. Either is
//! brought to one form before its stem is found; the form itself need be no word.

use std::borrow::Cow;

/// Endings of the British spelling, each with the American one, longer ones first. Doubled letters are
/// single in folded words.
const ENDINGS: [(&str, &str); 26] = [
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("isers", "izers"),
    ("iser", "izer"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("ourhods", "orhods"),
    ("ourhod", "orhod"),
    ("ouring", "oring"),
    ("oured", "ored"),
    ("ours", "ors"),
    ("our", "or"),
    ("tred", "tered"),
    ("tres", "ters"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ences", "enses"),
    ("ence", "ense"),
    ("ogues", "ogs"),
    ("ogue", "og"),
    ("grames", "grams"),
];
/// The fewest letters before such an ending: `four` and `rise` have no other spelling.
const SHORTEST: usize = 3;

/// Returns a folded word in the one form of its spellings.
pub(super) fn one_spelling(word: &str) -> Cow<'_, str> {
    let found = ENDINGS.iter().find_map(|(british, american)| {
        let start = word.strip_suffix(british).filter(|start| start.len() >= SHORTEST)?;
        Some(format!("{start}{american}"))
    });
    found.map_or(Cow::Borrowed(word), Cow::Owned)
}
