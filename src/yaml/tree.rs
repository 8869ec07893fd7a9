//! Builds a tree from the scanner's events. Anything that a digest never needs (deep nesting, huge
//! values, aliases beyond a bound) stops the reading at once, before it costs time or memory.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::aliases::Aliases;
use super::explain;
use super::fault::FaultList;
use super::offset::Offsets;
use super::slips::{self, MapEntries};
use super::{Fault, Key, Mark, Node, NodeValue};
use crate::text;

/// The deepest nesting; a digest needs less than ten.
pub(super) const DEEPEST: usize = 24;
/// The longest text; honest texts have at most a few thousand characters.
pub(super) const LONGEST: usize = 1 << 20;
/// The most values: far above what 16 MiB of honest YAML hold, far below what hostile YAML can
/// hold.
pub(super) const MOST_VALUES: usize = 1_000_000;

/// The fault at which reading had to stop.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) fault: Fault,
    /// The line to mend, since an open bracket may be noticed long after its line; none if leaving
    /// lines out does not help.
    pub(super) line: Option<u32>,
}

/// What a text holds.
pub(super) struct Built<'a> {
    /// The tree; none if the text holds no value.
    pub(super) tree: Option<Node<'a>>,
    /// The faults that did not stop the reading.
    pub(super) findings: FaultList,
    /// True if something is valid, and was most likely not meant as it was read.
    pub(super) is_odd: bool,
}

/// Builds the tree of a whole text.
pub(super) fn build(text: &str) -> Result<Built<'_>, Stop> {
    let mut builder = Builder::new(text);
    let mut begun = false;
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| explain::stop(&error, text, builder.open_flow()))?;
        if matches!(event, Event::DocumentStart(_)) && std::mem::replace(&mut begun, true) {
            let fault = Fault::error(span.start.into(), "a second document begins here");
            builder.findings.push(fault.hint("a file holds one: move it to a file of its own"));
            break;
        }
        builder.take(event, span).map_err(|fault| {
            let full = builder.values > MOST_VALUES;
            let line = (!full).then(|| builder.open_flow().unwrap_or(fault.mark).line);
            Stop { fault, line }
        })?;
    }
    Ok(builder.finish())
}

struct Builder<'a> {
    offsets: Offsets<'a>,
    open: Vec<OpenCollection<'a>>,
    // The items and entries of all open collections. A collection that closes takes its own from
    // the end, in a vector of exactly the right size.
    items: Vec<Node<'a>>,
    entries: MapEntries<'a>,
    values: usize,
    root: Option<Node<'a>>,
    aliases: Aliases<'a>,
    findings: FaultList,
    is_odd: bool,
}

/// A collection that is not yet closed.
struct OpenCollection<'a> {
    mark: Mark,
    /// The number of its anchor, 0 if it has none.
    anchor: usize,
    /// The index of its first item or entry.
    from: usize,
    /// True if it is written with brackets.
    flow: bool,
    next: Next<'a>,
}

/// The role of the next node in a collection.
enum Next<'a> {
    Item,
    Key,
    Value(Key<'a>),
    /// The missing value of a key within brackets that no colon follows.
    Missing(Key<'a>),
    /// The value of a refused key.
    Lost,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            offsets: Offsets::new(text),
            open: Vec::with_capacity(DEEPEST),
            items: Vec::new(),
            entries: Vec::new(),
            values: 0,
            root: None,
            aliases: Aliases::default(),
            findings: FaultList::default(),
            is_odd: false,
        }
    }

    /// Returns the outermost bracket that is not yet closed.
    fn open_flow(&self) -> Option<Mark> {
        self.open.iter().find(|open| open.flow).map(|open| open.mark)
    }

    fn take(&mut self, event: Event<'a>, span: Span) -> Result<(), Fault> {
        let mark = Mark::from(span.start);
        match event {
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
            Event::Alias(anchor) => {
                let node = self.aliases.repeat(anchor, mark, self.open.len())?;
                self.alias(node)
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.tag(tag.as_deref(), mark);
                self.scalar(text, style, anchor, span)
            }
            Event::SequenceStart(anchor, tag) => {
                self.tag(tag.as_deref(), mark);
                self.begin(span, anchor, self.items.len(), Next::Item)
            }
            Event::MappingStart(anchor, tag) => {
                self.tag(tag.as_deref(), mark);
                self.begin(span, anchor, self.entries.len(), Next::Key)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
        }
    }

    fn tag(&mut self, tag: Option<&Tag>, mark: Mark) {
        if tag.is_some() {
            self.is_odd = true;
            self.findings.push(explain::tag(mark));
        }
    }

    /// Places what an alias stands for, as a value or as a key.
    fn alias(&mut self, node: Node<'a>) -> Result<(), Fault> {
        match (self.open.last_mut(), node) {
            (
                Some(OpenCollection { next: next @ Next::Key, .. }),
                Node { mark, value: NodeValue::Scalar(name) },
            ) => {
                *next = Next::Value(Key { mark, name });
                Ok(())
            }
            (_, node) => self.place(node, 0),
        }
    }

    fn begin(
        &mut self,
        span: Span,
        anchor: usize,
        from: usize,
        next: Next<'a>,
    ) -> Result<(), Fault> {
        let mark = Mark::from(span.start);
        if self.open.len() == DEEPEST {
            return Err(explain::too_deep(mark));
        }
        let flow =
            self.offsets.rest_from(span.start.index()).is_some_and(|t| t.starts_with(['[', '{']));
        self.open.push(OpenCollection { mark, anchor, from, flow, next });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Fault> {
        let Some(closed) = self.open.pop() else { return Ok(()) };
        let value = if matches!(closed.next, Next::Item) {
            NodeValue::List(self.items.split_off(closed.from))
        } else {
            let mut entries = self.entries.split_off(closed.from);
            slips::merge(&mut entries, &mut self.findings);
            if self.open.last().is_some_and(|open| matches!(open.next, Next::Item)) {
                return self.end_item(entries, &closed);
            }
            slips::drop_doubled(&mut entries, &mut self.findings);
            NodeValue::Map(entries)
        };
        self.place(Node { mark: closed.mark, value }, closed.anchor)
    }

    /// Places a mapping in a list, or several where dashes are missing.
    fn end_item(
        &mut self,
        entries: MapEntries<'a>,
        closed: &OpenCollection<'a>,
    ) -> Result<(), Fault> {
        for (at, mut item) in slips::items(entries, &mut self.findings).into_iter().enumerate() {
            slips::drop_doubled(&mut item, &mut self.findings);
            let begins = item.first().filter(|_| at > 0).map(|(key, _)| key.mark);
            let mark = begins.unwrap_or(closed.mark);
            self.place(Node { mark, value: NodeValue::Map(item) }, closed.anchor)?;
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: Cow<'a, str>,
        style: ScalarStyle,
        anchor: usize,
        span: Span,
    ) -> Result<(), Fault> {
        let mark = Mark::from(span.start);
        if text.len() > LONGEST {
            return Err(Fault::error(mark, "a single text of more than 1 MiB")
                .hint("a quotation mark may be missing; if not, shorten the text"));
        }
        let plain = style == ScalarStyle::Plain;
        let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        self.is_odd |= is_block && text.is_empty();
        let text = self.borrowed(text, style, span.start.index());
        let is_bare = plain && self.look_behind(&text, span);
        let text = self.cleaned(text, mark);
        match self.open.last_mut() {
            Some(OpenCollection { next: next @ Next::Key, .. }) => {
                self.is_odd |= plain && slips::is_dashed(&text);
                if anchor > 0 {
                    let node = Node { mark, value: NodeValue::Scalar(text.clone()) };
                    self.aliases.keep(anchor, mark, &node);
                }
                *next = if plain && text.is_empty() {
                    let fault = Fault::error(mark, "there is no key before this `:`");
                    self.findings.push(fault.hint("write `key: value`"));
                    Next::Lost
                } else if is_bare {
                    Next::Missing(Key { mark, name: text })
                } else {
                    Next::Value(Key { mark, name: text })
                };
                Ok(())
            }
            _ if plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL") => {
                self.place(Node { mark, value: NodeValue::Null }, anchor)
            }
            _ => self.place(Node { mark, value: NodeValue::Scalar(text) }, anchor),
        }
    }

    /// Warns of a comment behind a plain text that was most likely meant as part of it: its `#` has
    /// a blank before it and none behind. Returns true for a key within brackets that no colon
    /// follows.
    fn look_behind(&mut self, text: &str, span: Span) -> bool {
        let end = Mark::from(span.end);
        let Some(rest) = self.offsets.rest_from(span.end.index()) else { return false };
        let (is_key, flow) = match self.open.last() {
            Some(open) => (matches!(open.next, Next::Key), open.flow),
            None => (false, false),
        };
        let comment = rest.trim_start_matches([' ', '\t']);
        // Where a comment stands in place of a value, that is told as missing.
        let is_near = !is_key && comment.len() < rest.len() && !text.is_empty();
        if is_near && slips::is_cut_text(comment) {
            let before = rest.get(..rest.len() - comment.len()).unwrap_or_default();
            let column = end.column as usize + before.chars().count();
            self.findings.push(explain::cut_by_hash(Mark::at(end.line as usize, column)));
        }
        is_key && flow && comment.starts_with([',', '}'])
    }

    /// Borrows the text from the file if it stands there unchanged, which frees the scanner's copy.
    /// Folded lines and escapes cannot be borrowed.
    fn borrowed(&mut self, text: Cow<'a, str>, style: ScalarStyle, at: usize) -> Cow<'a, str> {
        let quote = match style {
            ScalarStyle::Plain => 0,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => 1,
            ScalarStyle::Literal | ScalarStyle::Folded => return text,
        };
        let written =
            self.offsets.rest_from(at).and_then(|rest| rest.get(quote..quote + text.len()));
        match written {
            Some(written) if written == text => Cow::Borrowed(written),
            _ => text,
        }
    }

    fn cleaned(&mut self, text: Cow<'a, str>, mark: Mark) -> Cow<'a, str> {
        let clean = match text::clean(&text) {
            Cow::Borrowed(_) => return text,
            Cow::Owned(clean) => clean,
        };
        if let Some(fault) = explain::cleaned(mark, &text::removed(&text)) {
            self.findings.push(fault);
        }
        Cow::Owned(clean)
    }

    fn place(&mut self, node: Node<'a>, anchor: usize) -> Result<(), Fault> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(explain::too_many(node.mark));
        }
        if anchor > 0 {
            self.aliases.keep(anchor, node.mark, &node);
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        if matches!(open.next, Next::Item) {
            self.items.push(node);
            return Ok(());
        }
        match std::mem::replace(&mut open.next, Next::Key) {
            Next::Value(key) => self.entries.push((key, node)),
            Next::Missing(key) => {
                let from = open.from;
                let before = self.entries.get_mut(from..).unwrap_or_default();
                let entry = slips::in_brackets(key, node, before, &mut self.findings);
                self.entries.extend(entry);
            }
            Next::Item | Next::Lost => {}
            Next::Key => {
                open.next = Next::Lost;
                let fault = Fault::error(node.mark, "a key must be a text");
                self.findings.push(fault.hint("put it in quotes if it begins with a bracket"));
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Built<'a> {
        for mark in self.aliases.unused() {
            self.is_odd = true;
            self.findings.push(explain::unused_anchor(mark));
        }
        let tree = self.root.filter(|root| root.value != NodeValue::Null);
        Built { tree, findings: self.findings, is_odd: self.is_odd }
    }
}
