//! Marks of footnotes, `[1]`, however a container sets them. Which block a note belongs to is tied
//! elsewhere.

/// The mark that a note begins with, `12` of `[12] …`, and how many characters it takes.
pub(super) fn leading_mark(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix('[')?;
    let (mark, _) = rest.split_once(']')?;
    let mark = mark.trim();
    let known = !mark.is_empty()
        && mark.len() <= 5
        && (mark.bytes().all(|b| b.is_ascii_digit())
            || mark.len() == 1 && mark.chars().all(char::is_alphabetic)
            || mark.bytes().all(|b| b"ivxl".contains(&b)));
    let taken = rest.split(']').next().map_or(0, |mark| mark.chars().count()) + 2;
    known.then_some((mark, taken))
}

/// A note's text with its mark set in the one way that is used here: `[1] …`.
pub(super) fn marked(mark: &str, text: &str) -> String {
    format!("[{mark}] {}", text.trim())
}

/// Small raised digits as the marks they are: `1,2` is `[1][2]`. Nothing where they are no marks,
/// as in `km2` or `5th`.
pub(super) fn raised(text: &str, before: Option<char>, word: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > 12 {
        return None;
    }
    if text.starts_with('[') {
        return leading_mark(text).map(|_| text.to_owned());
    }
    let unit = matches!(word.to_lowercase().as_str(), "km" | "m" | "cm" | "mm" | "mi" | "sq");
    if unit || before.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let marks: Vec<&str> = text.split([',', ' ']).filter(|mark| !mark.is_empty()).collect();
    marks
        .iter()
        .all(|mark| mark.len() <= 3 && mark.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("[{}]", marks.join("][")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_units_are_not() {
        assert_eq!(leading_mark("[12] See"), Some(("12", 4)));
        assert_eq!(leading_mark("[12]See"), Some(("12", 4)));
        assert_eq!(leading_mark("[sic] he said"), None);
        assert_eq!(raised("1", Some('.'), "said."), Some("[1]".to_owned()));
        assert_eq!(raised("1,2", Some('d'), "said"), Some("[1][2]".to_owned()));
        assert_eq!(raised("2", Some('m'), "km"), None);
        assert_eq!(raised("th", Some('5'), "5"), None);
        assert_eq!(raised("3", Some('0'), "10"), None);
    }
}
