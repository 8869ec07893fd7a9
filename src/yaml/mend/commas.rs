//! Finds commas that are missing between the keys of a mapping in brackets: `{ low: 3 high: 5 }`.
//! Knows one value as it would be read without them, and which keys the format has.

use super::super::FormatKeys;
use super::line::is_key_letter;
use super::quote::{Close, closing};

/// A place in a value at which a comma is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MissingComma<'v> {
    /// The value before it.
    pub(super) before: &'v str,
    /// What stands in its place: blanks, or semicolons and blanks.
    pub(super) between: &'v str,
    /// The key behind it.
    pub(super) key: &'v str,
}

/// Returns where a comma is missing in the value of a key; none where it may as well be a text with
/// a colon. `needed` are the keys that the whole bracket needs and has once.
pub(super) fn missing_comma<'v>(
    name: &str,
    value: &'v str,
    keys: FormatKeys<'_>,
    needed: &[&str],
) -> Option<MissingComma<'v>> {
    let first_blank = value.find(char::is_whitespace)?;
    let quoted = match value.starts_with(['"', '\'']).then(|| closing(value)) {
        Some(Close::At(end)) => Some(end),
        Some(Close::Missing) | None => None,
    };
    let is_prose = keys.prose.contains(&name);
    let is_number = is_number(value);
    for (colon, _) in value.match_indices(':') {
        let (head, rest) = value.split_at_checked(colon)?;
        let behind = rest.get(1..)?;
        let blank = head.trim_end_matches(is_key_letter);
        let key = head.get(blank.len()..)?;
        let before = blank.trim_end();
        if key.is_empty()
            || before.is_empty()
            || before == blank
            || !behind.starts_with([' ', '\n'])
        {
            continue;
        }
        let is_known = keys.known.contains(&key);
        let is_quoted = quoted == Some(before.len());
        let parted = before.trim_end_matches(';');
        let is_meant = if parted.len() < before.len() {
            is_known
        } else if is_prose {
            // A text is over where the key follows that it must not go without.
            let is_word = !behind.trim().is_empty() && !behind.trim().contains([' ', ':']);
            is_quoted && is_known || is_word && needed.contains(&key)
        } else {
            let is_one = before.len() <= first_blank;
            is_quoted || is_one && is_number || is_known && (is_one || is_number)
        };
        if is_meant {
            let between = blank.get(parted.len()..)?;
            return Some(MissingComma { before: parted, between, key });
        }
    }
    None
}

fn is_number(text: &str) -> bool {
    text.trim_start_matches(['~', '<', '>', '=', '≥', '≤', '-'])
        .starts_with(|c: char| c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(key: &str, value: &str) -> Option<String> {
        let keys = FormatKeys {
            known: &["kind", "text", "basis", "note", "killed"],
            prose: &["text", "note"],
            needed: &["basis"],
            ..FormatKeys::default()
        };
        let needed: &[&str] = if value.matches("basis:").count() == 1 { &["basis"] } else { &[] };
        let comma = missing_comma(key, value, keys, needed)?;
        Some(format!("{}|{}{}", comma.before, comma.between.trim(), comma.key))
    }

    #[test]
    fn a_comma_is_missing_where_nothing_else_can_be_meant() {
        for (key, value, meant) in [
            ("low", "3 high: 5", Some("3|high")),
            ("n", ">=32 basis: reported", Some(">=32|basis")),
            ("date", "2031-03-07 kind: attack text: A.", Some("2031-03-07|kind")),
            ("kind", "attack text: A bomb.", Some("attack|text")),
            ("text", "A bomb hit. basis: claimed", Some("A bomb hit.|basis")),
            ("text", "'A bomb.' killed: 3", Some("'A bomb.'|killed")),
            ("text", "A bomb.; killed: 3", Some("A bomb.|;killed")),
            ("place", "~5 km N of Homs note: x", Some("~5 km N of Homs|note")),
            ("text", "3 killed: all of them", None),
            ("text", "On the basis: all of them", None),
            ("text", "A basis: claimed, the other basis: official", None),
            ("place", "Homs road: km 5", None),
            ("kind", "attack: text", None),
            ("time", "14:30", None),
        ] {
            assert_eq!(parted(key, value).as_deref(), meant, "{value}");
        }
    }
}
