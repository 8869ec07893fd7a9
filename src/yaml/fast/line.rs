//! The place in the text: byte, line and column, and the steps from one line with content to the
//! next. Nothing here knows what a line means.

use memchr::memchr;

use super::sight::Charset;
use crate::yaml::Mark;

/// Goes through the lines of a text that `sight` let through.
pub(super) struct ContentWalk<'a> {
    text: &'a str,
    bytes: &'a [u8],
    charset: Charset,
    /// The next byte.
    at: usize,
    line: usize,
    /// The byte at which this line would begin if each of its characters so far were one byte.
    origin: usize,
    /// The indentation of the line with content that was reached last; none at the end.
    indent: Option<usize>,
    /// How many blank lines stand before it.
    blanks: usize,
    /// True if a comment of its own line stands before it.
    commented: bool,
}

impl<'a> ContentWalk<'a> {
    /// Begins at the first line with content.
    pub(super) fn new(text: &'a str, charset: Charset) -> Self {
        let bytes = text.as_bytes();
        let (indent, blanks, commented) = (None, 0, false);
        let mut walk =
            Self { text, bytes, charset, at: 0, line: 1, origin: 0, indent, blanks, commented };
        walk.seek_content();
        walk
    }

    pub(super) fn charset(&self) -> Charset {
        self.charset
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn line(&self) -> usize {
        self.line
    }

    pub(super) fn indent(&self) -> Option<usize> {
        self.indent
    }

    pub(super) fn blanks(&self) -> usize {
        self.blanks
    }

    pub(super) fn is_commented(&self) -> bool {
        self.commented
    }

    pub(super) fn text(&self, from: usize, to: usize) -> Option<&'a str> {
        self.text.get(from..to)
    }

    /// Returns the bytes from a place on.
    pub(super) fn rest(&self, from: usize) -> &'a [u8] {
        self.bytes.get(from..).unwrap_or_default()
    }

    /// Returns a byte, and NUL beyond the end: there is none in the text.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    pub(super) fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    /// Counts characters of this line from 0.
    pub(super) fn column(&self) -> usize {
        self.at - self.origin
    }

    pub(super) fn mark(&self) -> Mark {
        Mark::at(self.line, self.column() + 1)
    }

    /// Goes on to a byte of the same line.
    pub(super) fn pass(&mut self, to: usize) {
        if self.charset == Charset::Any {
            let passed = self.bytes.get(self.at..to).unwrap_or_default();
            self.origin += passed.iter().filter(|b| **b & 0b1100_0000 == 0b1000_0000).count();
        }
        self.at = to;
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek() == b' ' {
            self.at += 1;
        }
    }

    /// Returns true at the end of a line, and of the text.
    pub(super) fn is_at_end(&self) -> bool {
        is_end(self.peek())
    }

    /// Goes over the end of a line, if there is one.
    pub(super) fn pass_end(&mut self) {
        self.at += usize::from(self.peek() == b'\r');
        if self.peek() == b'\n' {
            self.at += 1;
            self.line += 1;
        }
        self.origin = self.at;
    }

    /// Goes to the end of the line from which nothing more is needed.
    pub(super) fn skip_line(&mut self) {
        let rest = self.rest(self.at);
        self.at += memchr(b'\n', rest).unwrap_or(rest.len());
    }

    /// Ends a line after a value, where only blanks and a comment may follow; none if more follows.
    pub(super) fn end_value(&mut self) -> Option<()> {
        self.skip_spaces();
        if self.peek() == b'#' && self.bytes.get(..self.at)?.ends_with(b" ") {
            self.skip_line();
        }
        self.is_at_end().then(|| self.next_content())
    }

    /// Goes from the end of a line to the next content.
    pub(super) fn next_content(&mut self) {
        self.pass_end();
        self.seek_content();
    }

    /// Goes from the beginning of a line to the first content there or below.
    pub(super) fn seek_content(&mut self) {
        self.blanks = 0;
        self.commented = false;
        loop {
            self.skip_spaces();
            match self.peek() {
                b'\n' | b'\r' => {
                    self.blanks += 1;
                    self.pass_end();
                }
                b'#' => {
                    self.commented = true;
                    self.skip_line();
                    self.pass_end();
                }
                0 => {
                    self.indent = None;
                    return;
                }
                _ => {
                    self.indent = Some(self.column());
                    return;
                }
            }
        }
    }

    /// Returns true at a dash that begins an item.
    pub(super) fn is_at_dash(&self) -> bool {
        self.peek() == b'-' && is_blank_or_end(self.byte(self.at + 1))
    }
}

/// Returns true for a byte that ends a line, and for the end of the text.
pub(super) fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0)
}

pub(super) fn is_blank_or_end(byte: u8) -> bool {
    byte == b' ' || is_end(byte)
}
