//! Maps and lists in brackets, in one line or several.

use std::borrow::Cow;

use super::kept::FastReader;
use super::line::is_blank_or_end;
use super::plain::{begins_plain, fold, room};
use crate::yaml::{Key, Node};

/// What ends a plain text within brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FlowStop {
    /// A colon: it is a key.
    Colon,
    /// A comma or a bracket.
    Sign,
    LineEnd,
}

impl<'a> FastReader<'a> {
    /// Reads the collection whose bracket the walk stands at; lines that it goes on in have at
    /// least an indentation.
    pub(super) fn flow(&mut self, within: usize) -> Option<Node<'a>> {
        self.open()?;
        let mark = self.walk.mark();
        let is_map = self.walk.peek() == b'{';
        let close = if is_map { b'}' } else { b']' };
        let from = if is_map { self.entries.len() } else { self.items.len() };
        self.walk.pass(self.walk.at() + 1);
        loop {
            self.flow_space(within)?;
            if self.walk.peek() == close {
                break;
            }
            if is_map {
                let key = self.flow_key(within)?;
                self.flow_space(within)?;
                let node = self.flow_value(within)?;
                self.entries.push((key, node));
            } else {
                let node = self.flow_value(within)?;
                self.items.push(node);
            }
            self.flow_space(within)?;
            match self.walk.peek() {
                b',' => self.walk.pass(self.walk.at() + 1),
                other if other == close => break,
                _ => return None,
            }
        }
        self.walk.pass(self.walk.at() + 1);
        if is_map { self.close_map(mark, from) } else { self.close_list(mark, from) }
    }

    /// Goes over blanks and line ends; none at a comment, and at a line indented too little.
    fn flow_space(&mut self, within: usize) -> Option<()> {
        self.walk.skip_spaces();
        if self.walk.is_at_end() {
            self.walk.next_content();
            if self.walk.is_commented() || self.walk.indent()? < within {
                return None;
            }
        }
        (self.walk.peek() != b'#').then_some(())
    }

    /// Reads a key and its colon.
    fn flow_key(&mut self, within: usize) -> Option<Key<'a>> {
        let mark = self.walk.mark();
        if !matches!(self.walk.peek(), b'"' | b'\'') {
            let (name, stop) = self.flow_plain()?;
            return if stop == FlowStop::Colon && !name.starts_with('-') {
                self.key(mark, name.into())
            } else {
                None
            };
        }
        let name = self.quoted(within)?;
        let end = self.walk.at();
        self.walk.skip_spaces();
        let at = self.walk.at();
        let is_near = at == end || is_blank_or_end(self.walk.byte(at + 1));
        if self.walk.peek() != b':' || !is_near || self.walk.line() != mark.line as usize {
            return None;
        }
        self.walk.pass(at + 1);
        self.key(mark, name)
    }

    fn flow_value(&mut self, within: usize) -> Option<Node<'a>> {
        let mark = self.walk.mark();
        match self.walk.peek() {
            b'"' | b'\'' => {
                let text = self.quoted(within)?;
                self.scalar(mark, text)
            }
            b'[' | b'{' => self.flow(within),
            _ => {
                let text = self.flow_text(within)?;
                self.plain(mark, text)
            }
        }
    }

    /// Reads a plain value. Where it ends with the line, the walk stands at the next content.
    fn flow_text(&mut self, within: usize) -> Option<Cow<'a, str>> {
        let (first, stop) = self.flow_plain()?;
        match stop {
            FlowStop::Colon => return None,
            FlowStop::Sign => return Some(Cow::Borrowed(first)),
            FlowStop::LineEnd => self.flow_space(within)?,
        }
        if is_flow(self.walk.peek()) {
            return Some(Cow::Borrowed(first));
        }
        let mut text = String::with_capacity(room(first.len()));
        text.push_str(first);
        loop {
            fold(&mut text, self.walk.blanks());
            let (part, stop) = self.flow_part()?;
            text.push_str(part);
            match stop {
                FlowStop::Colon => return None,
                FlowStop::Sign => return Some(Cow::Owned(text)),
                FlowStop::LineEnd => self.flow_space(within)?,
            }
            if is_flow(self.walk.peek()) {
                return Some(Cow::Owned(text));
            }
        }
    }

    /// Reads the part of a plain text in this line, without blanks around it. The walk then stands
    /// behind the colon, or at what else ends the part.
    fn flow_plain(&mut self) -> Option<(&'a str, FlowStop)> {
        let first = self.walk.peek();
        if first == b':' || !begins_plain(first, self.walk.byte(self.walk.at() + 1)) {
            return None;
        }
        self.flow_part()
    }

    /// Does the same for any line but the first, where more characters may begin the text.
    fn flow_part(&mut self) -> Option<(&'a str, FlowStop)> {
        let from = self.walk.at();
        let mut end = from;
        let stop = loop {
            let rest = self.walk.rest(end);
            end += rest.iter().position(|b| is_stop(*b))?;
            let next = self.walk.byte(end + 1);
            match self.walk.byte(end) {
                b':' if is_blank_or_end(next) => break FlowStop::Colon,
                b':' if is_flow(next) => return None,
                b'#' if end > from && self.walk.byte(end - 1) == b' ' => return None,
                b':' | b'#' => {}
                b'\n' => break FlowStop::LineEnd,
                _ => break FlowStop::Sign,
            }
            end += 1;
        };
        let written = self.walk.text(from, end)?;
        // The parser of today takes a dash alone before a bracket or comma for a mistake.
        if stop == FlowStop::Sign && (written == "-" || written.ends_with(" -")) {
            return None;
        }
        self.walk.pass(end + usize::from(stop == FlowStop::Colon));
        Some((written.trim_end_matches([' ', '\r']), stop))
    }
}

fn is_flow(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}

fn is_stop(byte: u8) -> bool {
    is_flow(byte) || matches!(byte, b':' | b'#' | b'\n')
}
