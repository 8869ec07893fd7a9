//! Quoted texts: borrowed where they stand as they are, put together where lines are folded or
//! something is escaped.

use std::borrow::Cow;

use memchr::{memchr2, memchr3};

use super::kept::FastReader;
use super::plain::{fold, room};

impl<'a> FastReader<'a> {
    /// Reads the quoted text that begins here; lines that it goes on in have at least an
    /// indentation.
    pub(super) fn quoted(&mut self, within: usize) -> Option<Cow<'a, str>> {
        let quote = self.walk.peek();
        let from = self.walk.at() + 1;
        self.walk.pass(from);
        let end = self.special(from, quote)?;
        if self.walk.byte(end) == quote && (quote == b'"' || self.walk.byte(end + 1) != quote) {
            self.walk.pass(end + 1);
            return self.walk.text(from, end).map(Cow::Borrowed);
        }
        self.put_together(quote, end, within).map(Cow::Owned)
    }

    /// Returns the place of the next byte that is not simply part of the text.
    fn special(&self, from: usize, quote: u8) -> Option<usize> {
        let rest = self.walk.rest(from);
        let found = if quote == b'"' {
            memchr3(b'"', b'\\', b'\n', rest)
        } else {
            memchr2(b'\'', b'\n', rest)
        };
        Some(from + found?)
    }

    fn put_together(&mut self, quote: u8, first: usize, within: usize) -> Option<String> {
        let mut text = String::with_capacity(room(first - self.walk.at()));
        // Blanks before this place in the text are not those at the end of a line.
        let mut fixed = 0;
        let mut end = first;
        loop {
            text.push_str(self.walk.text(self.walk.at(), end)?);
            self.walk.pass(end);
            match self.walk.byte(end) {
                b'\n' => {
                    let kept = text.get(fixed..)?.trim_end_matches([' ', '\r']).len();
                    text.truncate(fixed + kept);
                    let blanks = self.go_on(within)?;
                    fold(&mut text, blanks);
                    fixed = text.len();
                }
                b'\\' => {
                    self.walk.pass(end + 1);
                    if self.walk.is_at_end() {
                        let blanks = self.go_on(within)?;
                        text.extend(std::iter::repeat_n('\n', blanks));
                    } else {
                        text.push(self.escaped()?);
                    }
                    fixed = text.len();
                }
                _ if quote == b'\'' && self.walk.byte(end + 1) == b'\'' => {
                    text.push('\'');
                    self.walk.pass(end + 2);
                    fixed = text.len();
                }
                _ => {
                    self.walk.pass(end + 1);
                    return Some(text);
                }
            }
            end = self.special(self.walk.at(), quote)?;
        }
    }

    /// Goes from the end of a line to where the text goes on. Returns how many blank lines are
    /// between; none if it goes on before its indentation.
    fn go_on(&mut self, within: usize) -> Option<usize> {
        let mut blanks = 0;
        loop {
            self.walk.pass_end();
            self.walk.skip_spaces();
            if self.walk.peek() == 0 {
                return None;
            }
            if !self.walk.is_at_end() {
                return (self.walk.column() >= within).then_some(blanks);
            }
            blanks += 1;
        }
    }

    /// Reads what stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let at = self.walk.at() + 1;
        let digits = match self.walk.peek() {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            other => {
                self.walk.pass(at);
                return escape(other);
            }
        };
        let number = self.walk.text(at, at + digits)?;
        if !number.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let letter = char::from_u32(u32::from_str_radix(number, 16).ok()?)?;
        self.walk.pass(at + digits);
        Some(letter)
    }
}

/// Returns the character that one behind a backslash stands for, of those that are safe to show.
fn escape(byte: u8) -> Option<char> {
    Some(match byte {
        b'n' => '\n',
        b'_' => '\u{A0}',
        b' ' | b'"' | b'/' | b'\\' => char::from(byte),
        _ => return None,
    })
}
