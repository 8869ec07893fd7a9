//! Guessing the word that was meant. Knows no vocabulary of its own.

use strsim::{damerau_levenshtein, jaro_winkler};

/// A longer word is no slip of the pen, and comparing it would cost the square of its length.
const LONGEST: usize = 64;
/// Fewer letters begin too many words.
const SHORTEST_BEGINNING: usize = 4;

/// The known word that is most like this one, if any is like it at all. Case does not count.
pub fn nearest<'x>(word: &str, known: impl IntoIterator<Item = &'x str>) -> Option<&'x str> {
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let word = word.to_lowercase();
    known
        .into_iter()
        .filter_map(|candidate| likeness(&word, candidate).map(|likeness| (likeness, candidate)))
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

/// Higher is more alike; nothing when a guess would be rude. One slip in three letters is a typing
/// error; a long common beginning is a shortened name (`diyala` for `Diyala Province`).
fn likeness(word: &str, candidate: &str) -> Option<f64> {
    let candidate = candidate.to_lowercase();
    let length = word.chars().count().max(candidate.chars().count());
    if length > LONGEST {
        return None;
    }
    let alike = jaro_winkler(word, &candidate);
    let near = damerau_levenshtein(word, &candidate) <= length / 3;
    let (short, long) =
        if word.len() < candidate.len() { (word, &*candidate) } else { (&*candidate, word) };
    let beginning = short.chars().nth(SHORTEST_BEGINNING - 1).is_some() && long.starts_with(short);
    (near || beginning || alike >= 0.9).then_some(alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        let keys = ["date", "kind", "tactic", "place", "text", "basis", "killed_or_wounded"];
        for (written, meant) in [
            ("tatcic", "tactic"),
            ("Tactic", "tactic"),
            ("tactics", "tactic"),
            ("txt", "text"),
            ("killed-or-wounded", "killed_or_wounded"),
            ("bassis", "basis"),
        ] {
            assert_eq!(nearest(written, keys), Some(meant), "{written}");
        }
    }

    #[test]
    fn names_are_recognised_by_their_beginning() {
        let areas = ["Diyala Province", "Kirkuk", "Salah al-Din"];
        assert_eq!(nearest("diyala", areas), Some("Diyala Province"));
        assert_eq!(nearest("salah ad-din", areas), Some("Salah al-Din"));
    }

    #[test]
    fn other_words_are_left_alone() {
        assert_eq!(nearest("weather", ["date", "kind", "text"]), None);
        assert_eq!(nearest("is", ["of", "by"]), None);
        assert_eq!(nearest("", ["of", "by"]), None);
        assert_eq!(nearest(&"date".repeat(500), ["date"]), None);
        assert_eq!(nearest("date", []), None);
    }
}
