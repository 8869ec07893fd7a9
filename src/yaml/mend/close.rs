//! Closes brackets that were left open, or closed by the sign of the other kind. Knows one text in
//! brackets, no lines around it.

use super::super::tree::DEEPEST;
use super::flow::BracketSigns;

/// A bracket that is not closed as it should be, and the change that closes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    /// The offset of the bracket that is at fault.
    pub(super) bracket: usize,
    /// The bytes that are replaced: none where a sign is missing.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The sign that closes the bracket.
    pub(super) sign: char,
}

impl Unclosed {
    /// Returns what is wrong; `end` says where the bracket is taken to end.
    pub(super) fn message(&self, end: &str) -> String {
        if self.from == self.to {
            format!("this bracket is not closed: read as closed {end}")
        } else {
            format!("this sign closes no bracket that is open here: read as `{}`", self.sign)
        }
    }

    /// Returns what to do about it.
    pub(super) fn hint(&self) -> String {
        let sign = self.sign;
        if self.from == self.to {
            format!("close it with `{sign}`")
        } else {
            format!("write `{sign}`")
        }
    }
}

/// Returns the changes that close the bracket at the beginning of a text and all within it, in the
/// order of their places. What is open at the end of the text is closed there. None if brackets are
/// nested deeper than a digest has them.
pub(super) fn unclosed(text: &str) -> Option<Vec<Unclosed>> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut signs = BracketSigns::of(text);
    for (at, sign) in signs.by_ref() {
        if open.len() > DEEPEST {
            return None;
        }
        match sign {
            '[' => open.push((at, ']')),
            '{' => open.push((at, '}')),
            _ if !open.iter().any(|(_, wanted)| *wanted == sign) => {
                // No bracket of this kind is open: the other sign was meant.
                if let Some((_, sign)) = open.pop() {
                    found.push(Unclosed { bracket: at, from: at, to: at + 1, sign });
                }
            }
            _ => {
                // Those within the bracket that this sign closes end with it.
                while let Some((bracket, wanted)) = open.pop()
                    && wanted != sign
                {
                    found.push(Unclosed { bracket, from: at, to: at, sign: wanted });
                }
            }
        }
        if open.is_empty() {
            return Some(found);
        }
    }
    let end = signs.content_end;
    let left = open.into_iter().rev();
    found.extend(left.map(|(bracket, sign)| Unclosed { bracket, from: end, to: end, sign }));
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::super::flow::with;
    use super::*;

    fn mended(text: &str) -> String {
        with(
            text,
            unclosed(text).unwrap().iter().map(|slip| (slip.from, slip.to, slip.sign.to_string())),
        )
    }

    #[test]
    fn each_bracket_is_closed_by_its_own_sign() {
        for (text, meant) in [
            ("[a, b]", "[a, b]"),
            ("[a, b", "[a, b]"),
            ("[a, b # c", "[a, b] # c"),
            ("{ a: { b: c }", "{ a: { b: c }}"),
            ("[{ a: b", "[{ a: b}]"),
            ("[{ a: b]", "[{ a: b}]"),
            ("[a, b}", "[a, b]"),
            ("{ a: b ]", "{ a: b }"),
            ("{ a: \"}\", b: c", "{ a: \"}\", b: c}"),
        ] {
            assert_eq!(mended(text), meant, "{text}");
        }
        assert_eq!(unclosed(&"[".repeat(100)), None);
    }
}
