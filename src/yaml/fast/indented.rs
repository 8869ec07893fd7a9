//! Texts of indented lines, literal and folded.

use std::borrow::Cow;

use memchr::memchr;

use super::kept::FastReader;
use super::plain::room;
use crate::yaml::Node;

/// What becomes of the line ends at the end of such a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LastBreaks {
    /// None stays: `-`.
    Stripped,
    One,
    /// All stay: `+`.
    Kept,
}

impl<'a> FastReader<'a> {
    /// Reads the text whose sign the walk stands at; its lines have at least an indentation.
    pub(super) fn indented(&mut self, within: usize) -> Option<Node<'a>> {
        let is_literal = self.walk.peek() == b'|';
        self.walk.pass(self.walk.at() + 1);
        let last = match self.walk.peek() {
            b'-' => LastBreaks::Stripped,
            b'+' => LastBreaks::Kept,
            _ => LastBreaks::One,
        };
        self.walk.pass(self.walk.at() + usize::from(last != LastBreaks::One));
        self.walk.skip_spaces();
        if !self.walk.is_at_end() {
            return None;
        }
        let blanks = self.first_line(within)?;
        let (mark, indent) = (self.walk.mark(), self.walk.column());
        let text = self.lines(indent, blanks, is_literal, last)?;
        self.walk.seek_content();
        if text.is_empty() {
            return None;
        }
        self.scalar(mark, text)
    }

    /// Goes to the first line that is not blank, and returns how many blank ones are before it.
    fn first_line(&mut self, within: usize) -> Option<usize> {
        let (mut blanks, mut longest) = (0, 0);
        loop {
            self.walk.pass_end();
            self.walk.skip_spaces();
            let column = self.walk.column();
            match self.walk.peek() {
                0 => return None,
                b'\n' | b'\r' => {
                    blanks += 1;
                    longest = longest.max(column);
                }
                _ => return (column >= within && column >= longest).then_some(blanks),
            }
        }
    }

    /// Reads all lines, and goes to the beginning of the first that is not of the text.
    fn lines(
        &mut self,
        indent: usize,
        before: usize,
        is_literal: bool,
        last: LastBreaks,
    ) -> Option<Cow<'a, str>> {
        let first = self.content()?;
        let (mut goes_on, mut blanks) = self.below(indent);
        if !goes_on && before == 0 && last == LastBreaks::Stripped {
            return Some(Cow::Borrowed(first));
        }
        let mut text = String::with_capacity(room(first.len()));
        text.extend(std::iter::repeat_n('\n', before));
        text.push_str(first);
        let mut was_blank = first.starts_with(' ');
        while goes_on {
            let line = self.content()?;
            let is_blank = line.starts_with(' ');
            // Lines that begin with a blank stand as they are, and so do the ends around them.
            if is_literal || was_blank || is_blank {
                text.push('\n');
            } else if blanks == 0 {
                text.push(' ');
            }
            text.extend(std::iter::repeat_n('\n', blanks));
            text.push_str(line);
            was_blank = is_blank;
            (goes_on, blanks) = self.below(indent);
        }
        match last {
            LastBreaks::Stripped => {}
            LastBreaks::One => text.push('\n'),
            LastBreaks::Kept => text.extend(std::iter::repeat_n('\n', blanks + 1)),
        }
        Some(Cow::Owned(text))
    }

    /// Passes the rest of a line, and returns it.
    fn content(&mut self) -> Option<&'a str> {
        let from = self.walk.at();
        let rest = self.walk.rest(from);
        let end = from + memchr(b'\n', rest).unwrap_or(rest.len());
        self.walk.pass(end);
        self.walk.text(from, end).map(|line| line.strip_suffix('\r').unwrap_or(line))
    }

    /// Goes from the end of a line to the next one of the text, within its indentation, or to the
    /// beginning of another. Returns whether there is one, and how many blank lines are between.
    fn below(&mut self, indent: usize) -> (bool, usize) {
        let mut blanks = 0;
        loop {
            self.walk.pass_end();
            while self.walk.peek() == b' ' && self.walk.column() < indent {
                self.walk.pass(self.walk.at() + 1);
            }
            if self.walk.peek() == 0 {
                return (false, blanks);
            }
            if !self.walk.is_at_end() {
                return (self.walk.column() == indent, blanks);
            }
            blanks += 1;
        }
    }
}
