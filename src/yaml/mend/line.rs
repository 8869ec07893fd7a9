//! Splits one line of block style into dashes, key and value. Knows nothing of the lines around it.

/// The parts of a line, as byte offsets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LineParts {
    /// The offsets of the leading dashes.
    pub(super) dashes: Vec<usize>,
    /// The offset of the key, if there is one.
    pub(super) key: Option<usize>,
    /// The offset of the value; the length of the line if there is none.
    pub(super) value: usize,
}

impl LineParts {
    /// Splits a line.
    pub(super) fn of(line: &str) -> Self {
        let mut at = line.len() - line.trim_start_matches(' ').len();
        let mut dashes = Vec::new();
        while let Some(rest) = line.get(at..).and_then(|rest| rest.strip_prefix('-')) {
            if !rest.is_empty() && !rest.starts_with(' ') {
                break;
            }
            dashes.push(at);
            at = line.len() - rest.trim_start_matches(' ').len();
        }
        let rest = line.get(at..).unwrap_or_default();
        let Some(colon) = key_end(rest) else { return Self { dashes, key: None, value: at } };
        let after = rest.get(colon + 1..).unwrap_or_default();
        let value = line.len() - after.trim_start_matches([' ', '\t']).len();
        Self { dashes, key: Some(at), value }
    }
}

/// Returns the offset of the colon that ends the key at the beginning of a text.
fn key_end(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if matches!(first, '"' | '\'') {
        let close = text.get(1..)?.find(first)? + 2;
        let rest = text.get(close..)?;
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let rest = rest.get(blanks..)?.strip_prefix(':')?;
        return (rest.is_empty() || rest.starts_with(' ')).then_some(close + blanks);
    }
    if matches!(first, '{' | '[' | '#' | '|' | '>' | '@' | '`' | '%' | '?') {
        return None;
    }
    let comment = text.find(" #").unwrap_or(text.len());
    let colon = text.match_indices(':').map(|(at, _)| at).find(|at| {
        let after = text.as_bytes().get(at + 1);
        after.is_none_or(|b| matches!(b, b' ' | b'\t'))
    })?;
    (colon < comment && colon > 0).then_some(colon)
}

/// Returns true for a line that begins with a word such as keys are, and a colon: `killed: 4`.
pub(super) fn begins_with_key(line: &str) -> bool {
    let text = line.trim_start_matches([' ', '\t']);
    let word = text.len() - text.trim_start_matches(is_key_letter).len();
    let rest = text.get(word..).unwrap_or_default();
    word > 0 && rest.strip_prefix(':').is_some_and(|r| r.is_empty() || r.starts_with(' '))
}

/// Returns true for the letters of keys.
pub(super) fn is_key_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> (usize, Option<&str>, &str) {
        let parts = LineParts::of(line);
        let key = parts.key.map(|at| line.get(at..).unwrap().split(':').next().unwrap());
        (parts.dashes.len(), key, line.get(parts.value..).unwrap())
    }

    #[test]
    fn a_line_is_split_once() {
        assert_eq!(parts("  - date: x: y"), (1, Some("date"), "x: y"));
        assert_eq!(parts("- - a"), (2, None, "a"));
        assert_eq!(parts("title:"), (0, Some("title"), ""));
        assert_eq!(parts("-"), (1, None, ""));
        assert_eq!(parts("  'a b': c"), (0, Some("'a b'"), "c"));
        assert_eq!(parts("- {a: b}"), (1, None, "{a: b}"));
        assert_eq!(parts("http://x # a: b"), (0, None, "http://x # a: b"));
        assert_eq!(parts("-5"), (0, None, "-5"));
    }

    #[test]
    fn only_a_word_and_a_colon_look_like_a_key() {
        assert!(begins_with_key("   killed_or_wounded: 4") && begins_with_key("kind:"));
        assert!(!begins_with_key("he said: go") && !begins_with_key("http://x"));
    }
}
