//! Cuts a typed text into items where the parser of the language does: plain words, keywords,
//! brackets, signs, and what is meant as it stands.

use std::ops::Range;

use super::dates::may_be_named_part;
use crate::query::field_words::{every_field_word, field_word};
use crate::words::nearest;

/// What an item is to the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum ItemKind {
    /// A word that may be understood.
    Plain,
    /// A part of a date with its name, as `month:5`.
    DatePart,
    /// `and`, which joins what stands side by side anyway.
    And,
    /// `or`, `|`
    Or,
    /// The word `not`.
    Not,
    /// A sign of denial, right before its item.
    Sign,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A phrase, a field, or a word with a sign of its own.
    AsItStands,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query) struct Item {
    pub(in crate::query) kind: ItemKind,
    /// Its bytes.
    pub(in crate::query) range: Range<usize>,
}

/// Returns the items of a text in their order.
pub(in crate::query) fn items(text: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let spaces = rest.len() - rest.trim_start().len();
        at += spaces;
        let Some(first) = rest.get(spaces..).and_then(|rest| rest.chars().next()) else { break };
        let rest = text.get(at..).unwrap_or("");
        let (kind, len) = item(first, rest);
        items.push(Item { kind, range: at..at + len });
        at += len;
    }
    items
}

/// Returns the first item of a text that begins with a letter or a sign, and its length.
fn item(first: char, rest: &str) -> (ItemKind, usize) {
    let after = rest.get(first.len_utf8()..).unwrap_or("");
    match first {
        '(' => return (ItemKind::Open, 1),
        ')' => return (ItemKind::Close, 1),
        '"' => return (ItemKind::AsItStands, quoted(rest)),
        '-' | '!' if !after.is_empty() && !after.starts_with(char::is_whitespace) => {
            return (ItemKind::Sign, 1);
        }
        _ => {}
    }
    let word = rest.split(ends_word).next().unwrap_or("");
    let ends = rest.get(word.len()..).is_none_or(|rest| !rest.starts_with('"'));
    let kind = match word.to_ascii_lowercase().as_str() {
        "and" | "&&" if ends => ItemKind::And,
        "or" | "|" | "||" if ends => ItemKind::Or,
        "not" if ends => ItemKind::Not,
        _ if word.starts_with(['\'', '^']) || word.ends_with('$') => ItemKind::AsItStands,
        _ => match word.split_once(':') {
            Some((name, value)) if may_be_named_part(name, value) => ItemKind::DatePart,
            // In a sentence a colon ends a word; the value of a field stands right behind it.
            Some((name, "")) if goes_on(rest, word) && !may_be_field(name) => ItemKind::Plain,
            Some((name, value)) if is_field(name, value) => {
                return (ItemKind::AsItStands, field(name, rest));
            }
            _ => ItemKind::Plain, // no colon, or one within a time or an address
        },
    };
    (kind, word.len())
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '"')
}

/// Returns true for the word of a field, or one like it, which no sentence begins with.
fn may_be_field(name: &str) -> bool {
    let is_like = || nearest(name, every_field_word()).is_some();
    !name.starts_with(char::is_uppercase) && (field_word(name).is_some() || is_like())
}

/// Returns true if a space and more text follow a word.
fn goes_on(rest: &str, word: &str) -> bool {
    let after = rest.get(word.len()..).unwrap_or("");
    after.starts_with(char::is_whitespace) && !after.trim_start().is_empty()
}

fn is_field(name: &str, value: &str) -> bool {
    let word = name.split('.').next().unwrap_or("");
    let named = word.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | '-'));
    named && !word.is_empty() && !value.starts_with("//")
}

/// Returns the length of a field with its values.
fn field(name: &str, rest: &str) -> usize {
    let mut at = name.len() + 1;
    loop {
        let value = rest.get(at..).unwrap_or("");
        at += if value.starts_with('"') {
            quoted(value)
        } else {
            value.find(|c| ends_word(c) || c == ',').unwrap_or(value.len())
        };
        if rest.get(at..).is_none_or(|rest| !rest.starts_with(',')) {
            return at;
        }
        at += 1;
    }
}

/// Returns the length of what begins with a quote, up to the next one.
fn quoted(rest: &str) -> usize {
    let inner = rest.get(1..).unwrap_or("");
    inner.find('"').map_or(rest.len(), |len| len + 2)
}

#[cfg(test)]
mod tests {
    use super::ItemKind::{And, AsItStands, Close, DatePart, Not, Open, Or, Plain, Sign};
    use super::*;

    #[test]
    fn a_text_is_cut_where_the_parser_cuts_it() {
        for (text, cut) in [
            ("", vec![]),
            ("a, b", vec![(Plain, "a,"), (Plain, "b")]),
            ("-a !b", vec![(Sign, "-"), (Plain, "a"), (Sign, "!"), (Plain, "b")]),
            ("a - b", vec![(Plain, "a"), (Plain, "-"), (Plain, "b")]),
            ("a-b", vec![(Plain, "a-b")]),
            (
                "(a or not b)",
                vec![
                    (Open, "("),
                    (Plain, "a"),
                    (Or, "or"),
                    (Not, "not"),
                    (Plain, "b"),
                    (Close, ")"),
                ],
            ),
            ("\"who is\" what", vec![(AsItStands, "\"who is\""), (Plain, "what")]),
            (
                "area:\"a b\",c d && 'e",
                vec![(AsItStands, "area:\"a b\",c"), (Plain, "d"), (And, "&&"), (AsItStands, "'e")],
            ),
            (
                "ITIC: a, Province: \"c\" area: d",
                vec![
                    (Plain, "ITIC:"),
                    (Plain, "a,"),
                    (Plain, "Province:"),
                    (AsItStands, "\"c\""),
                    (AsItStands, "area:"),
                    (Plain, "d"),
                ],
            ),
            ("14:30 https://x.y", vec![(Plain, "14:30"), (Plain, "https://x.y")]),
            ("month:5 month:5,6", vec![(DatePart, "month:5"), (AsItStands, "month:5,6")]),
            ("x.a_b:1 \"open", vec![(AsItStands, "x.a_b:1"), (AsItStands, "\"open")]),
        ] {
            let items = items(text);
            let shown: Vec<_> = items
                .iter()
                .map(|item| (item.kind, text.get(item.range.clone()).unwrap()))
                .collect();
            assert_eq!(shown, cut, "{text}");
        }
    }
}
