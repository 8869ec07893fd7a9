//! Block maps and lists: what the indentation of lines says. Texts and brackets are read elsewhere.
//!
//! After a value the walk stands at the content of the next line, whose indentation says what that
//! belongs to. A line that is indented otherwise than all that is open is left to the other parser.

use super::kept::FastReader;
use super::line::is_blank_or_end;
use super::plain::LineStop;
use crate::yaml::{Key, Mark, Node, NodeValue};

/// What begins a line.
enum LineStart<'a> {
    Key(Key<'a>),
    Value(Node<'a>),
}

impl<'a> FastReader<'a> {
    /// Reads the only value of a text: a map or a list.
    pub(super) fn root(&mut self, indent: usize) -> Option<Node<'a>> {
        if self.walk.is_at_dash() {
            return self.list(indent, false);
        }
        match self.line_start(indent)? {
            LineStart::Key(first) => self.map(indent, first),
            LineStart::Value(_) => None,
        }
    }

    /// Reads the value that begins with the line that the walk stands at. `within` is the least
    /// indentation of lines that belong to it.
    fn on_own_line(&mut self, indent: usize, within: usize) -> Option<Node<'a>> {
        if self.walk.is_at_dash() {
            return self.list(indent, false);
        }
        match self.line_start(within)? {
            LineStart::Key(first) => self.map(indent, first),
            LineStart::Value(node) => Some(node),
        }
    }

    /// Reads a key with its colon, or else a whole value.
    fn line_start(&mut self, within: usize) -> Option<LineStart<'a>> {
        let mark = self.walk.mark();
        match self.walk.peek() {
            b'"' | b'\'' => {
                let text = self.quoted(within)?;
                if self.colon(mark) {
                    return Some(LineStart::Key(self.key(mark, text)?));
                }
                self.walk.end_value()?;
                Some(LineStart::Value(self.scalar(mark, text)?))
            }
            b'[' | b'{' => self.value(within).map(LineStart::Value),
            _ => {
                let (text, stop) = self.plain_line()?;
                if stop == LineStop::Colon {
                    // What begins with a dash or a dot may be more than a key.
                    if text.starts_with(['-', '.', '?']) {
                        return None;
                    }
                    return Some(LineStart::Key(self.key(mark, text.into())?));
                }
                Some(LineStart::Value(self.plain_lines(mark, text, stop, within)?))
            }
        }
    }

    /// Goes over the colon after a quoted key that began at a mark.
    fn colon(&mut self, mark: Mark) -> bool {
        self.walk.skip_spaces();
        let is_key = self.walk.peek() == b':'
            && is_blank_or_end(self.walk.byte(self.walk.at() + 1))
            && self.walk.line() == mark.line as usize;
        if is_key {
            self.walk.pass(self.walk.at() + 1);
        }
        is_key
    }

    /// Reads a mapping; its first key is passed.
    fn map(&mut self, indent: usize, first: Key<'a>) -> Option<Node<'a>> {
        self.open()?;
        let (mark, from) = (first.mark, self.entries.len());
        let mut key = first;
        loop {
            let node = self.map_value(indent)?;
            self.entries.push((key, node));
            match self.walk.indent() {
                Some(next) if next == indent => match self.line_start(indent)? {
                    LineStart::Key(next) => key = next,
                    LineStart::Value(_) => return None,
                },
                Some(next) if next > indent => return None,
                Some(_) | None => return self.close_map(mark, from),
            }
        }
    }

    /// Reads what follows a colon.
    fn map_value(&mut self, indent: usize) -> Option<Node<'a>> {
        let colon = self.walk.at() - 1;
        self.walk.skip_spaces();
        if self.walk.peek() == b'#' || self.walk.is_at_end() {
            self.null_or_below(indent, colon)
        } else {
            self.value(indent + 1)
        }
    }

    /// Reads the value below its key, if there is one.
    fn null_or_below(&mut self, indent: usize, colon: usize) -> Option<Node<'a>> {
        let column = self.walk.column() - (self.walk.at() - colon);
        let mark = Mark::at(self.walk.line(), column + 1);
        self.walk.skip_line();
        self.walk.next_content();
        match self.walk.indent() {
            Some(next) if next > indent => self.on_own_line(next, indent + 1),
            Some(next) if next == indent && self.walk.is_at_dash() => self.list(indent, true),
            Some(_) | None => self.node(mark, NodeValue::Null),
        }
    }

    /// Reads a list. One that is not indented further than the key before it ends with the next key.
    fn list(&mut self, indent: usize, under_key: bool) -> Option<Node<'a>> {
        self.open()?;
        let from = self.items.len();
        let dash = self.walk.mark();
        let mut mark = None;
        loop {
            self.walk.pass(self.walk.at() + 1);
            self.walk.skip_spaces();
            // The parser of today places a list under its key at its first item.
            mark.get_or_insert(if under_key { self.walk.mark() } else { dash });
            let node = self.item(indent)?;
            self.items.push(node);
            match self.walk.indent() {
                Some(next) if next == indent && self.walk.is_at_dash() => {}
                Some(next) if next > indent || next == indent && !under_key => return None,
                Some(_) | None => return self.close_list(mark?, from),
            }
        }
    }

    /// Reads what follows a dash.
    fn item(&mut self, indent: usize) -> Option<Node<'a>> {
        let within = indent + 1;
        if self.walk.is_at_end() {
            let mark = self.walk.mark();
            self.walk.next_content();
            return match self.walk.indent() {
                Some(next) if next > indent => self.on_own_line(next, within),
                Some(_) | None => self.node(mark, NodeValue::Null),
            };
        }
        if matches!(self.walk.peek(), b'|' | b'>') {
            return self.value(within);
        }
        let column = self.walk.column();
        match self.line_start(within)? {
            LineStart::Key(first) => self.map(column, first),
            LineStart::Value(node) => Some(node),
        }
    }

    /// Reads a value that begins behind its key or dash, and no map or list of lines.
    pub(super) fn value(&mut self, within: usize) -> Option<Node<'a>> {
        let mark = self.walk.mark();
        match self.walk.peek() {
            b'"' | b'\'' => {
                let text = self.quoted(within)?;
                self.walk.end_value()?;
                self.scalar(mark, text)
            }
            b'[' | b'{' => {
                let node = self.flow(within)?;
                self.walk.end_value()?;
                Some(node)
            }
            b'|' | b'>' => self.indented(within),
            _ => {
                let (text, stop) = self.plain_line()?;
                self.plain_lines(mark, text, stop, within)
            }
        }
    }
}
