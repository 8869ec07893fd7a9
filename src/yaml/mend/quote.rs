//! Judges one value of block style: whether it is a text that lacks quotation marks, and which text
//! was meant. Writes it with them. Knows a value and whether more lines follow, no levels.

use super::super::excerpt;
use super::names::AnchorNames;
use crate::text::clean;

/// Why a text has to be put in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It begins with a character that means something to YAML.
    Begins,
    /// It holds a colon and a blank.
    Colon,
    /// It goes on after a closing quotation mark or bracket.
    After,
    /// Its quotation mark is not closed.
    Open,
    /// It goes on after a `#`.
    Hash,
    /// It holds a bracket, within brackets.
    Bracket,
    /// A comma is missing before the key behind it.
    NoComma,
    /// Two commas stand where one does.
    Doubled,
}

impl Why {
    /// Returns what is wrong.
    pub(super) fn message(self, value: &str) -> String {
        match self {
            Self::Begins => {
                let first: String = value.chars().take(1).collect();
                format!("a text cannot begin with `{}`: read as text", clean(&first))
            }
            Self::Colon => "`: ` inside a text: read as part of it".to_owned(),
            Self::After => "something follows the quoted text: read as part of it".to_owned(),
            Self::Open => "the text that begins with this quotation mark has no end: read up to \
                           the end of the line"
                .to_owned(),
            Self::Hash => "` #` inside a text: read as part of it".to_owned(),
            Self::Bracket => "a bracket inside a text: read as part of it".to_owned(),
            Self::NoComma => "a comma is missing: read as if it stood here".to_owned(),
            Self::Doubled => "a comma too many: left out".to_owned(),
        }
    }

    /// Returns what to do about it.
    pub(super) fn hint(self, value: &str) -> String {
        const SHORT: usize = 12;
        match self {
            Self::Begins if value.chars().count() <= SHORT => {
                format!("put `{}` in quotes", clean(&excerpt(value)))
            }
            Self::After => {
                "quote the whole text; a ' within single quotes is written ''".to_owned()
            }
            Self::Open => "close it with another one".to_owned(),
            Self::NoComma => {
                let next = value.trim_start_matches([';', ' ', '\n']);
                format!("write `, {}`", clean(&excerpt(next)))
            }
            Self::Doubled => "delete it".to_owned(),
            Self::Begins | Self::Colon | Self::Hash | Self::Bracket => {
                "put the text in quotes".to_owned()
            }
        }
    }
}

/// Returns the end of a plain text within a line: a comment does not belong to it.
pub(super) fn plain_end(value: &str) -> usize {
    let end = value.find(" #").or_else(|| value.find("\t#")).unwrap_or(value.len());
    value.get(..end).unwrap_or_default().trim_end().len()
}

/// Returns why the first line of a plain value cannot stand as it does, if so. `alone` tells that
/// no deeper line follows.
pub(super) fn judge_plain(value: &str, alone: bool, names: &AnchorNames) -> Option<Why> {
    let text = value.get(..plain_end(value))?;
    let mut letters = text.chars();
    let (first, second) = (letters.next()?, letters.next());
    let bad = match first {
        '@' | '`' | '%' | ',' | ']' | '}' => true,
        '?' | '-' | ':' => alone && second.is_none_or(|c| c == ' '),
        '*' => !names.is_alias(value),
        '&' => !names.begins_with_anchor(value) && text.contains(' '),
        '!' => second != Some('!') && alone,
        _ => false,
    };
    if bad {
        return Some(Why::Begins);
    }
    let colon = text.contains(": ") || text.ends_with(':');
    (colon && !matches!(first, '&' | '!')).then_some(Why::Colon)
}

/// Returns true for what may follow `|` or `>` at the beginning of a block of text.
pub(super) fn is_block_header(value: &str) -> bool {
    let end = plain_end(value);
    let rest = value.get(1..end).unwrap_or_default();
    let signs = rest.matches(['+', '-']).count();
    let digits = rest.matches(|c: char| ('1'..='9').contains(&c)).count();
    signs <= 1 && digits <= 1 && signs + digits == rest.len()
}

/// Returns true for a header of a block that names its indentation, which nobody writes by hand.
pub(super) fn names_indentation(value: &str) -> bool {
    value.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Where a quoted text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// Behind this offset.
    At(usize),
    /// Not in this text.
    Missing,
}

/// Finds the end of a quoted text that begins at the beginning of this one.
pub(super) fn closing(text: &str) -> Close {
    let bytes = text.as_bytes();
    let Some(&quote) = bytes.first() else { return Close::Missing };
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        let is_escape = byte == b'\\' && quote == b'"';
        let is_doubled = byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote);
        if is_escape || is_doubled {
            at += 2;
        } else if byte == quote {
            return Close::At(at + 1);
        } else {
            at += 1;
        }
    }
    Close::Missing
}

/// Returns the text that was meant by a value that begins with a quotation mark and goes on after
/// the closing one: without the outer marks where they enclose all of it.
pub(super) fn without_outer(value: &str) -> &str {
    let Some(quote) = value.chars().next() else { return value };
    let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) else {
        return value;
    };
    // In `"a" and "b"` the first inner mark closes; in `"he said "go" to us"` it opens.
    let closes = inner.split_once(quote).is_some_and(|(before, after)| {
        !before.ends_with(' ') && !after.starts_with(|c: char| c.is_alphanumeric())
    });
    if closes { value } else { inner }
}

/// Returns true for a text in double quotation marks with a backslash that means nothing to YAML.
pub(super) fn has_unknown_escape(text: &str) -> bool {
    const KNOWN: &str = "0abtnvfre \"/\\N_LPxuU\t";
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        if c == '\\' && letters.next().is_some_and(|next| !KNOWN.contains(next)) {
            return true;
        }
    }
    false
}

/// Doubles the quotation marks in a text, so that it can stand in single ones.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\'', "''")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_marks_are_taken_off_only_where_they_enclose_all() {
        assert_eq!(without_outer("'it's'"), "it's");
        assert_eq!(without_outer("\"he said \"go\" to us\""), "he said \"go\" to us");
        assert_eq!(without_outer("\"a\" and \"b\""), "\"a\" and \"b\"");
        assert_eq!(without_outer("\"Spotlight\" on it"), "\"Spotlight\" on it");
    }

    #[test]
    fn a_block_has_a_header() {
        for value in ["|", ">", ">-", "|+", ">2", "|2-", "> # x"] {
            assert!(is_block_header(value), "{value}");
        }
        for value in [">=50", ">100", "| two", ">0", ">--"] {
            assert!(!is_block_header(value), "{value}");
        }
    }

    #[test]
    fn a_quoted_text_ends_at_its_own_mark() {
        assert_eq!(closing("\"a\\\"b\" c"), Close::At(6));
        assert_eq!(closing("'it''s' c"), Close::At(7));
        assert_eq!(closing("\"a"), Close::Missing);
    }
}
