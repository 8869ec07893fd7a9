//! Which words stay together on a line: a number and what it counts, a day and its month. Apart each
//! can be misread: `within 5` ends like a sentence, and `km` alone says nothing.

/// Returns true if a text is not to be broken in this gap, which ends before `next`: the word before it
/// is a number, and what follows is a word that says of what, or the doubt in brackets; or a day and its
/// number.
///
/// A year counts nothing and stands alone, as a date in figures does; and so does a number that a wide
/// gap sets apart, as in a row of fields.
pub(super) fn is_bound(before: &str, gap: &str, next: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let mut letters = next.chars();
    let says_of_what = match letters.next() {
        Some('(') => letters.next().is_some_and(is_figure),
        Some(letter) => letter.is_alphabetic() || letter == '%',
        None => false,
    };
    let is_numbered =
        matches!(word, "day" | "Day") && next.starts_with(|c| is_figure(c) || c == '-');
    gap == " " && (says_of_what && is_number(word) || is_numbered)
}

/// Returns true for `5`, `~5`, `≥1,200`, `14–20`, `29+`, `(12–17)`; not for `2020` and `2020-05-21`.
fn is_number(word: &str) -> bool {
    let word =
        word.trim_start_matches(['(', '~', '≥', '≤', '>', '<', '=', '±', '+', '-', '−', '×']);
    let word = word.trim_end_matches(['+', '≠', '*', ')', '%']);
    let is_part = |part: &str| {
        let is_year = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
        !is_year && part.starts_with(is_figure) && part.ends_with(is_figure)
    };
    let is_sign = |c: char| is_figure(c) || matches!(c, ',' | '.');
    word.split(['-', '–']).all(|part| part.chars().all(is_sign) && is_part(part))
}

fn is_figure(c: char) -> bool {
    c.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_what_it_counts() {
        for (before, next) in [
            ("within 5", "km"),
            ("within 5", "kilometres"),
            ("~12", "killed,"),
            ("≥1,200", "wounded"),
            ("(14–20", "May)"),
            ("on 21", "May"),
            ("29+", "events"),
            ("10", "(6–12)+"),
            ("(6–12)", "events"),
            ("1.8", "km"),
            ("12", "%"),
            ("from day", "-20"),
            ("wave day", "6"),
            ("٤", "قتلى"),
        ] {
            assert!(is_bound(before, " ", next), "{before} {next}");
        }
    }

    #[test]
    fn nothing_else_is_held_together() {
        for (before, next) in [
            ("in 2020", "the"),
            ("2019–2022", "and"),
            ("2020-05-21", "a"),
            ("2020-05", "a"),
            ("12,", "killed"),
            ("12.", "The"),
            ("M4", "road"),
            ("5", "7"),
            ("today", "6"),
            ("5", "(Iraq)"),
            ("", "km"),
        ] {
            assert!(!is_bound(before, " ", next), "{before} {next}");
        }
        assert!(!is_bound("5", "  ", "killed"), "fields stand apart");
    }
}
