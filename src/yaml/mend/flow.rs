//! Mends values within brackets: a text there ends at a comma, a bracket or the end.

use super::super::slips::is_cut_text;
use super::names::AnchorNames;
use super::quote::{Close, Why, closing, escaped, without_outer};

/// A change within brackets: the bytes from `from` to `to` become `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextEdit {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) text: String,
    /// Why it is needed.
    pub(super) why: Why,
}

/// Returns true if a `#` begins a comment: there is a blank before it, and either one behind it or
/// nothing in its line that ends a text within brackets.
fn is_comment(before: &str, text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    before.ends_with([' ', '\t', '\n']) && !(is_cut_text(line) && line.contains([',', '}', ']']))
}

/// The brackets of a text, each with its offset: not those in quotes or in comments.
pub(super) struct BracketSigns<'t> {
    text: &'t str,
    at: usize,
    /// True where a value may begin, so that a quotation mark opens a text.
    starts: bool,
    /// Behind the last letter that was passed and is no comment.
    pub(super) content_end: usize,
}

impl<'t> BracketSigns<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0, starts: true, content_end: 0 }
    }
}

impl Iterator for BracketSigns<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        loop {
            let at = self.at;
            let rest = self.text.get(at..)?;
            let c = rest.chars().next()?;
            let mut step = c.len_utf8();
            let is_comment = c == '#' && is_comment(self.text.get(..at)?, rest);
            match c {
                '[' | '{' | ',' => self.starts = true,
                ']' | '}' => self.starts = false,
                ':' if rest.as_bytes().get(1).is_none_or(u8::is_ascii_whitespace) => {
                    self.starts = true;
                }
                '#' if is_comment => step = rest.find('\n').unwrap_or(rest.len()),
                '"' | '\'' if self.starts => {
                    self.starts = false;
                    if let Close::At(end) = closing(rest) {
                        step = end;
                    }
                }
                c if c.is_whitespace() => {}
                _ => self.starts = false,
            }
            self.at = at + step;
            if !is_comment && !c.is_whitespace() {
                self.content_end = self.at;
            }
            if matches!(c, '[' | ']' | '{' | '}') {
                return Some((at, c));
            }
        }
    }
}

/// Finds where the bracket at the beginning of a text is closed: the offset behind it.
pub(super) fn closed(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in BracketSigns::of(text) {
        if matches!(sign, '[' | '{') {
            depth += 1;
        } else {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Returns the changes that a text in brackets needs, in its order.
pub(super) fn changes(text: &str, names: &AnchorNames) -> Vec<TextEdit> {
    let mut found = Vec::new();
    let mut brackets = Vec::new();
    let mut in_key = false;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        let within = brackets.last().copied();
        match c {
            '[' | '{' => {
                brackets.push(c);
                in_key = c == '{';
                at += 1;
            }
            ']' | '}' => {
                brackets.pop();
                at += 1;
            }
            ',' => {
                in_key = within == Some('{');
                at += 1;
            }
            ':' if in_key => {
                in_key = false;
                at += 1;
            }
            '#' if is_comment(text.get(..at).unwrap_or_default(), rest) => {
                at += rest.find('\n').unwrap_or(rest.len());
            }
            c if c.is_whitespace() => at += c.len_utf8(),
            _ if in_key => at += key(rest),
            _ => {
                let end = end(rest, within.unwrap_or('['));
                let value = rest.get(..end).unwrap_or_default().trim_end();
                if let Some((text, why)) = mended(value, within, names) {
                    found.push(TextEdit { from: at, to: at + value.len(), text, why });
                }
                at += end.max(1);
            }
        }
    }
    found
}

/// Returns a text with some changes made: in the order of their places, each with the bytes from
/// and to which it reaches, and what stands there then.
pub(super) fn with(text: &str, changes: impl Iterator<Item = (usize, usize, String)>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for (from, to, new) in changes {
        result.push_str(text.get(done..from).unwrap_or_default());
        result.push_str(&new);
        done = to;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}

/// Returns the length of the key at the beginning of a text, without its colon.
fn key(text: &str) -> usize {
    if text.starts_with(['"', '\''])
        && let Close::At(end) = closing(text)
    {
        return end;
    }
    let stops = |(at, c): &(usize, char)| {
        let after = text.as_bytes().get(at + 1);
        matches!(c, ',' | '}' | ']')
            || *c == ':' && after.is_none_or(|b| b.is_ascii_whitespace() || *b == b',')
    };
    let end = text.char_indices().find(stops).map_or(text.len(), |(at, _)| at);
    end.max(text.chars().next().map_or(1, char::len_utf8))
}

/// Returns the length of the value at the beginning of a text. Brackets within it belong to it if
/// they are closed.
fn end(text: &str, within: char) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    if text.starts_with(['"', '\''])
        && let Close::At(close) = closing(text)
    {
        at = close;
    }
    for (more, c) in text.get(at..).unwrap_or_default().char_indices() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' if depth > 0 => depth -= 1,
            ']' | '}' => return at + more,
            ',' if depth == 0 || within == '[' => return at + more,
            '#' if text.split_at_checked(at + more).is_some_and(|(a, b)| is_comment(a, b)) => {
                return at + more;
            }
            '\n' if text.get(..at + more).is_some_and(|t| t.trim_end().ends_with(':')) => {
                return at + more;
            }
            _ => {}
        }
    }
    text.len()
}

/// Returns the value in quotation marks, if it cannot do without, and why.
fn mended(value: &str, within: Option<char>, names: &AnchorNames) -> Option<(String, Why)> {
    let mut letters = value.chars();
    let (first, second) = (letters.next()?, letters.next());
    let quoted = |text: &str, why| Some((format!("'{}'", escaped(text)), why));
    if matches!(first, '"' | '\'') {
        return match closing(value) {
            Close::At(end) if end == value.len() => None,
            Close::At(_) => quoted(without_outer(value), Why::After),
            Close::Missing => quoted(value.get(1..)?, Why::Open),
        };
    }
    let bad = match first {
        '@' | '`' | '%' | '|' => true,
        '?' | '-' => second.is_none_or(|c| c == ' '),
        '*' => !names.is_alias(value),
        '&' => !names.begins_with_anchor(value),
        '!' => second != Some('!'),
        _ => false,
    };
    if bad {
        return quoted(value, Why::Begins);
    }
    // In a list `a: b` is a mapping of its own.
    let colon = value.contains(": ") && !value.contains('\n') || value.ends_with(':');
    if colon && within == Some('{') {
        return quoted(value, Why::Colon);
    }
    if value.split(" #").skip(1).any(|rest| !rest.starts_with(' ')) {
        return quoted(value, Why::Hash);
    }
    // Behind an anchor or a tag a bracket begins a value.
    let opens = value.contains(['[', '{']) && !matches!(first, '&' | '!');
    if opens { quoted(value, Why::Bracket) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let changes = changes(text, &AnchorNames::of(text)).into_iter();
        with(text, changes.map(|change| (change.from, change.to, change.text)))
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "{ a: b, c: 'd, e', f: [g, h: i], j: { k: >5 } }",
            "[]",
            "{}",
            "[a, \"b]\", c]",
            "{ a: http://x/y, b: 3-8, c: -4, d: '', e: \"it's\" }",
            "{ total: 14,\n  by: { iraq: 9, syria: 4 } }",
            "{ a: b # c: d\n}",
            "{ a: &x b, c: *x }",
            "{ 'a': b, \"c d\": e }",
        ] {
            assert_eq!(mended(text), text);
            assert_eq!(closed(text), Some(text.len()), "{text}");
        }
    }

    #[test]
    fn what_lacks_quotes_gets_them() {
        assert_eq!(mended("{ a: b: c, d: e }"), "{ a: 'b: c', d: e }");
        assert_eq!(mended("{ a: ?, b: @c }"), "{ a: '?', b: '@c' }");
        assert_eq!(mended("{ a: two [sic] men, b: c }"), "{ a: 'two [sic] men', b: c }");
        assert_eq!(mended("{ a: 'it's', b: c }"), "{ a: 'it''s', b: c }");
        assert_eq!(mended("{ a: *bold*, b: &c d }"), "{ a: '*bold*', b: '&c d' }");
        assert_eq!(mended("{ a: post #4, b: c }"), "{ a: 'post #4', b: c }");
        assert_eq!(mended("[a, `b`, c]"), "[a, '`b`', c]");
    }

    #[test]
    fn brackets_in_quotes_close_nothing() {
        assert_eq!(closed("{ a: \"}\" } b"), Some(10));
        assert_eq!(closed("{ a: it's }"), Some(11));
        assert_eq!(closed("{ a: b"), None);
    }
}
