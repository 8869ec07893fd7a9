//! Plain texts outside brackets: one line of them, and the lines they go on in.

use std::borrow::Cow;

use memchr::memchr3;

use super::kept::FastReader;
use super::line::{is_blank_or_end, is_end};
use crate::yaml::{Mark, Node};

/// What ends the part of a plain text that stands in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineStop {
    /// A colon: it is a key.
    Colon,
    Comment,
    LineEnd,
}

impl<'a> FastReader<'a> {
    /// Reads the part of a plain text in this line, without blanks around it. The walk then stands
    /// behind the colon, or at the comment or the end of the line.
    pub(super) fn plain_line(&mut self) -> Option<(&'a str, LineStop)> {
        let from = self.walk.at();
        if !begins_plain(self.walk.peek(), self.walk.byte(from + 1)) {
            return None;
        }
        self.plain_part()
    }

    /// Does the same for any line but the first, where every character may begin the text.
    fn plain_part(&mut self) -> Option<(&'a str, LineStop)> {
        let from = self.walk.at();
        let (end, stop) = self.line_stop(from);
        let text = self.walk.text(from, end)?.trim_end_matches([' ', '\r']);
        match stop {
            LineStop::Colon => {
                self.walk.pass(end + 1);
            }
            LineStop::Comment => {
                if !is_comment(self.walk.byte(end + 1)) {
                    return None;
                }
                self.walk.pass(end);
            }
            LineStop::LineEnd => self.walk.pass(end),
        }
        Some((text, stop))
    }

    fn line_stop(&self, from: usize) -> (usize, LineStop) {
        let mut at = from;
        loop {
            let rest = self.walk.rest(at);
            let Some(found) = memchr3(b'\n', b':', b'#', rest) else {
                return (at + rest.len(), LineStop::LineEnd);
            };
            at += found;
            match self.walk.byte(at) {
                b':' if is_blank_or_end(self.walk.byte(at + 1)) => return (at, LineStop::Colon),
                b'#' if at > from && self.walk.byte(at - 1) == b' ' => {
                    return (at, LineStop::Comment);
                }
                b'\n' => return (at, LineStop::LineEnd),
                _ => at += 1,
            }
        }
    }

    /// Reads the rest of a plain value, whose first line is passed up to its stop.
    pub(super) fn plain_lines(
        &mut self,
        mark: Mark,
        first: &'a str,
        stop: LineStop,
        within: usize,
    ) -> Option<Node<'a>> {
        if !self.goes_on_below(stop, within)? {
            return self.plain(mark, Cow::Borrowed(first));
        }
        let mut text = String::with_capacity(room(first.len()));
        text.push_str(first);
        loop {
            fold(&mut text, self.walk.blanks());
            let (part, stop) = self.plain_part()?;
            text.push_str(part);
            if !self.goes_on_below(stop, within)? {
                return self.plain(mark, Cow::Owned(text));
            }
        }
    }

    /// Leaves a line of a text at its stop; returns true if the next line goes on with the text.
    fn goes_on_below(&mut self, stop: LineStop, within: usize) -> Option<bool> {
        match stop {
            LineStop::Colon => return None,
            LineStop::Comment => self.walk.skip_line(),
            LineStop::LineEnd => {}
        }
        self.walk.next_content();
        let goes_on =
            !self.walk.is_commented() && self.walk.indent().is_some_and(|indent| indent >= within);
        Some(stop != LineStop::Comment && goes_on)
    }
}

/// Returns how much room a text gets whose first line has so many bytes: one that is honest has a few
/// lines of much the same length.
pub(super) fn room(first: usize) -> usize {
    const MOST: usize = 4_096;
    (first + 1).saturating_mul(3).min(MOST)
}

/// Joins two lines that so many blank lines part.
pub(super) fn fold(text: &mut String, blanks: usize) {
    if blanks == 0 {
        text.push(' ');
    } else {
        text.extend(std::iter::repeat_n('\n', blanks));
    }
}

/// Returns true if a plain text can begin with a byte, before another. Others mean more in YAML, or
/// nothing.
pub(super) fn begins_plain(byte: u8, next: u8) -> bool {
    match byte {
        b'-' | b'?' | b':' => !is_blank_or_end(next),
        b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\''
        | b'"' | b'%' | b'@' | b'`' => false,
        _ => !is_end(byte),
    }
}

/// Returns true if a byte behind a `#` shows that a comment was meant.
fn is_comment(byte: u8) -> bool {
    is_blank_or_end(byte) || matches!(byte, b'#' | b'-' | b'=' | b'!')
}
