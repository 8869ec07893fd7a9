//! Mends values within brackets: a text there ends at a comma, a bracket or the end.

use super::super::FormatKeys;
use super::super::slips::is_cut_text;
use super::commas::{MissingComma, missing_comma};
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

/// The most commas that are put in one bracket: behind each the rest is looked at again.
const MOST_COMMAS: usize = 100;

/// What was passed last within brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// An opening bracket.
    Opened,
    /// A comma.
    Begun,
    /// A key.
    Named,
    /// The colon behind a key, or a value.
    Value,
    /// A closing bracket.
    Closed,
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
pub(super) fn changes<'t>(
    text: &'t str,
    names: &'t AnchorNames<'t>,
    keys: FormatKeys<'t>,
) -> Vec<TextEdit> {
    let is_once = |key: &&&str| text.matches(&format!("{key}:")).count() == 1;
    let needed = keys.needed.iter().filter(is_once).copied().collect();
    let mut walk = BracketWalk {
        text,
        names,
        keys,
        needed,
        found: Vec::new(),
        brackets: Vec::new(),
        place: Place::Value,
        name: "",
        commas: 0,
        at: 0,
    };
    while let Some(rest) = text.get(walk.at..).filter(|rest| !rest.is_empty()) {
        walk.step(rest);
    }
    walk.found
}

/// The way through a text in brackets.
struct BracketWalk<'t> {
    text: &'t str,
    names: &'t AnchorNames<'t>,
    keys: FormatKeys<'t>,
    /// The keys that something needs and that stand here once.
    needed: Vec<&'t str>,
    found: Vec<TextEdit>,
    brackets: Vec<char>,
    place: Place,
    /// The key that was passed last.
    name: &'t str,
    /// How many commas were put.
    commas: usize,
    at: usize,
}

impl<'t> BracketWalk<'t> {
    /// Passes what the rest of the text begins with.
    fn step(&mut self, rest: &'t str) {
        let Some(c) = rest.chars().next() else { return };
        let within = self.brackets.last().copied();
        let in_map = within == Some('{');
        let is_begun = matches!(self.place, Place::Begun | Place::Opened);
        match c {
            ']' | '}' => {
                self.brackets.pop();
                self.pass(1, Place::Closed);
            }
            ',' => {
                // In a list an item may as well be missing.
                if self.place == Place::Begun && in_map {
                    self.edit(1, String::new(), Why::Doubled);
                }
                self.pass(1, Place::Begun);
            }
            ':' if self.place == Place::Named => self.pass(1, Place::Value),
            '#' if is_comment(self.text.get(..self.at).unwrap_or_default(), rest) => {
                self.at += rest.find('\n').unwrap_or(rest.len());
            }
            c if c.is_whitespace() => self.at += c.len_utf8(),
            // Behind a bracket that is closed only a comma or another closing one can stand.
            _ if self.place == Place::Closed && within.is_some() => {
                let next = if in_map { key(rest) } else { c.len_utf8() };
                let text = format!(", {}", rest.get(..next).unwrap_or_default());
                self.edit(next, text, Why::NoComma);
                self.place = Place::Begun;
            }
            '[' | '{' => {
                self.brackets.push(c);
                self.pass(1, Place::Opened);
            }
            _ if in_map && is_begun => {
                let end = key(rest);
                self.name = rest.get(..end).unwrap_or_default().trim();
                self.pass(end, Place::Named);
            }
            _ => self.value(rest, within),
        }
    }

    fn pass(&mut self, bytes: usize, place: Place) {
        self.at += bytes;
        self.place = place;
    }

    /// Changes the next bytes.
    fn edit(&mut self, bytes: usize, text: String, why: Why) {
        self.found.push(TextEdit { from: self.at, to: self.at + bytes, text, why });
    }

    /// Passes a value, up to a comma that is missing in it.
    fn value(&mut self, rest: &'t str, within: Option<char>) {
        let end = end(rest, within.unwrap_or('['));
        let value = rest.get(..end).unwrap_or_default().trim_end();
        let comma = (within == Some('{') && self.commas < MOST_COMMAS)
            .then(|| missing_comma(self.name, value, self.keys, &self.needed))
            .flatten();
        let own = comma.as_ref().map_or(value, |comma| comma.before);
        if let Some((text, why)) = mended(own, within, self.names) {
            self.edit(own.len(), text, why);
        }
        let Some(MissingComma { before, between, key }) = comma else {
            return self.pass(end.max(1), Place::Value);
        };
        self.at += before.len();
        let text = format!(",{}{key}", between.trim_start_matches(';'));
        self.edit(between.len() + key.len(), text, Why::NoComma);
        self.commas += 1;
        self.pass(between.len(), Place::Begun);
    }
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
        let changes = changes(text, &AnchorNames::of(text), FormatKeys::default()).into_iter();
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
    fn commas_are_put_where_they_are_missing_and_taken_where_there_are_two() {
        for (text, meant) in [
            ("{ low: 3 high: 5 }", "{ low: 3, high: 5 }"),
            ("{ low: 3\n  high: 5 }", "{ low: 3,\n  high: 5 }"),
            ("{ a: { n: 3 } b: 4 }", "{ a: { n: 3 } , b: 4 }"),
            ("[{ a: b } { a: c }]", "[{ a: b } , { a: c }]"),
            ("{ a: 'x y' b: c }", "{ a: 'x y', b: c }"),
            ("{ a: b,, c: d }", "{ a: b, c: d }"),
            ("[a, ]", "[a, ]"),
            ("{ a: ? b: 4 }", "{ a: '? b: 4' }"),
        ] {
            assert_eq!(mended(text), meant, "{text}");
        }
        let many = mended(&format!("{{ {}}}", "a: 1 ".repeat(1_000)));
        assert_eq!(many.matches(", a").count(), MOST_COMMAS);
    }

    #[test]
    fn brackets_in_quotes_close_nothing() {
        assert_eq!(closed("{ a: \"}\" } b"), Some(10));
        assert_eq!(closed("{ a: it's }"), Some(11));
        assert_eq!(closed("{ a: b"), None);
    }
}
