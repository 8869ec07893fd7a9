//! Builds a tree from the scanner's events. Anything that a digest never needs (anchors, aliases,
//! tags, deep nesting, huge values) stops the reading at once, before it costs time or memory.

use std::borrow::Cow;
use std::collections::HashSet;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::explain;
use super::fault::{FaultList, excerpt};
use super::offset::Offsets;
use super::{Fault, Key, Mark, Node, NodeValue};
use crate::text;

/// The deepest nesting; a digest needs less than ten.
pub(super) const DEEPEST: usize = 24;
/// The longest text; honest texts have at most a few thousand characters.
const LONGEST: usize = 1 << 20;
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

/// Builds the tree of a whole text, with the faults that did not stop the reading. Returns no tree
/// if the text holds no value.
pub(super) fn build(text: &str) -> Result<(Option<Node<'_>>, FaultList), Stop> {
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
    entries: Vec<(Key<'a>, Node<'a>)>,
    values: usize,
    root: Option<Node<'a>>,
    findings: FaultList,
}

/// A collection that is not yet closed.
struct OpenCollection<'a> {
    mark: Mark,
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
            findings: FaultList::default(),
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
            Event::Alias(_) => Err(explain::refused(mark)),
            Event::Scalar(_, _, anchor, tag) if anchor > 0 || tag.is_some() => {
                Err(explain::refused(mark))
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag)
                if anchor > 0 || tag.is_some() =>
            {
                Err(explain::refused(mark))
            }
            Event::Scalar(text, style, ..) => self.scalar(text, style, span),
            Event::SequenceStart(..) => self.begin(span, self.items.len(), Next::Item),
            Event::MappingStart(..) => self.begin(span, self.entries.len(), Next::Key),
            Event::SequenceEnd | Event::MappingEnd => self.end(),
        }
    }

    fn begin(&mut self, span: Span, from: usize, next: Next<'a>) -> Result<(), Fault> {
        let mark = Mark::from(span.start);
        if self.open.len() == DEEPEST {
            return Err(explain::too_deep(mark));
        }
        let flow =
            self.offsets.rest_from(span.start.index()).is_some_and(|t| t.starts_with(['[', '{']));
        self.open.push(OpenCollection { mark, from, flow, next });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Fault> {
        let Some(closed) = self.open.pop() else { return Ok(()) };
        let value = if matches!(closed.next, Next::Item) {
            NodeValue::List(self.items.split_off(closed.from))
        } else {
            let mut entries = self.entries.split_off(closed.from);
            drop_doubled(&mut entries, &mut self.findings);
            NodeValue::Map(entries)
        };
        self.place(Node { mark: closed.mark, value })
    }

    fn scalar(&mut self, text: Cow<'a, str>, style: ScalarStyle, span: Span) -> Result<(), Fault> {
        let mark = Mark::from(span.start);
        if text.len() > LONGEST {
            return Err(Fault::error(mark, "a single text of more than 1 MiB")
                .hint("a quotation mark may be missing; if not, shorten the text"));
        }
        let plain = style == ScalarStyle::Plain;
        let text = self.borrowed(text, style, span.start.index());
        let text = self.cleaned(text, mark);
        match self.open.last_mut() {
            Some(OpenCollection { next: next @ Next::Key, .. }) => {
                *next = if plain && text.is_empty() {
                    let fault = Fault::error(mark, "there is no key before this `:`");
                    self.findings.push(fault.hint("write `key: value`"));
                    Next::Lost
                } else {
                    Next::Value(Key { mark, name: text })
                };
                Ok(())
            }
            _ if plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL") => {
                self.place(Node { mark, value: NodeValue::Null })
            }
            _ => self.place(Node { mark, value: NodeValue::Scalar(text) }),
        }
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

    fn place(&mut self, node: Node<'a>) -> Result<(), Fault> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(explain::too_many(node.mark));
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
            Next::Item | Next::Lost => {}
            Next::Key => {
                open.next = Next::Lost;
                let fault = Fault::error(node.mark, "a key must be a text");
                self.findings.push(fault.hint("put it in quotes if it begins with a bracket"));
            }
        }
        Ok(())
    }

    fn finish(self) -> (Option<Node<'a>>, FaultList) {
        (self.root.filter(|root| root.value != NodeValue::Null), self.findings)
    }
}

/// Keeps the first of duplicate keys.
fn drop_doubled(entries: &mut Vec<(Key<'_>, Node<'_>)>, findings: &mut FaultList) {
    // Up to this many, comparing all pairs is cheaper than hashing.
    const FEW: usize = 24;
    let doubled: HashSet<Mark> = if entries.len() <= FEW {
        let names = |at: usize| entries.iter().take(at).map(|(key, _)| &key.name);
        let doubled = |(at, (key, _)): &(usize, &(Key, Node))| names(*at).any(|n| *n == key.name);
        entries.iter().enumerate().filter(doubled).map(|(_, (key, _))| key.mark).collect()
    } else {
        let mut seen = HashSet::with_capacity(entries.len());
        let keys = entries.iter().map(|(key, _)| key);
        keys.filter(|key| !seen.insert(&key.name)).map(|key| key.mark).collect()
    };
    if doubled.is_empty() {
        return;
    }
    entries.retain(|(key, _)| {
        let keep = !doubled.contains(&key.mark);
        if !keep {
            let message = format!("`{}` is written twice here", excerpt(&key.name));
            findings.push(Fault::error(key.mark, message).hint("keep one; the first counts"));
        }
        keep
    });
}
