//! Values that a file names once and repeats by aliases, as programs write them. What may be
//! repeated is bounded, since a few lines of aliases of aliases could otherwise fill any memory.

use std::collections::HashMap;

use super::tree::DEEPEST;
use super::{Fault, Mark, Node, NodeValue, explain};

/// The most values that aliases may repeat in one file: those of ten thousand sources.
pub(super) const MOST_REPEATED: usize = 50_000;
/// The most bytes of text that they may repeat.
const MOST_BYTES: usize = 4 << 20;

/// The named values of a file.
#[derive(Default)]
pub(super) struct Aliases<'a> {
    named: HashMap<usize, AnchoredNode<'a>>,
    /// What was kept or repeated so far.
    size: Size,
}

struct AnchoredNode<'a> {
    node: Node<'a>,
    mark: Mark,
    size: Size,
    is_used: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Size {
    values: usize,
    bytes: usize,
    /// Levels of nesting, 0 for a text.
    depth: usize,
}

impl Size {
    fn of(node: &Node) -> Self {
        let mut size = Self { values: 1, bytes: 0, depth: 0 };
        match &node.value {
            NodeValue::Null => {}
            NodeValue::Scalar(text) => size.bytes = text.len(),
            NodeValue::List(items) => items.iter().for_each(|item| size.hold(Self::of(item))),
            NodeValue::Map(entries) => entries.iter().for_each(|(key, value)| {
                size.bytes += key.name.len();
                size.hold(Self::of(value));
            }),
        }
        size
    }

    fn hold(&mut self, part: Self) {
        self.add(part);
        self.depth = self.depth.max(part.depth + 1);
    }

    fn add(&mut self, other: Self) {
        self.values += other.values;
        self.bytes += other.bytes;
    }

    fn is_within(self) -> bool {
        self.values <= MOST_REPEATED && self.bytes <= MOST_BYTES
    }
}

impl<'a> Aliases<'a> {
    /// Keeps a complete value under the number of its anchor, as long as there is room.
    pub(super) fn keep(&mut self, anchor: usize, mark: Mark, node: &Node<'a>) {
        let size = Size::of(node);
        self.size.add(size);
        // Kept without its parts where there is no room: what uses it is refused.
        let node = if self.size.is_within() {
            node.clone()
        } else {
            Node { mark, value: NodeValue::Null }
        };
        self.named.insert(anchor, AnchoredNode { node, mark, size, is_used: false });
    }

    /// Returns the value that an alias stands for, `levels` deep in the file.
    pub(super) fn repeat(
        &mut self,
        anchor: usize,
        mark: Mark,
        levels: usize,
    ) -> Result<Node<'a>, Fault> {
        let Some(named) = self.named.get_mut(&anchor) else { return Err(explain::refused(mark)) };
        named.is_used = true;
        if levels + named.size.depth > DEEPEST {
            return Err(explain::too_deep(mark));
        }
        self.size.add(named.size);
        if !self.size.is_within() {
            return Err(explain::too_many_aliases(mark));
        }
        Ok(Node { mark, value: named.node.value.clone() })
    }

    /// Returns the places of the anchors that nothing uses, in the order of the file.
    pub(super) fn unused(&self) -> Vec<Mark> {
        let unused = self.named.values().filter(|named| !named.is_used);
        let mut marks: Vec<Mark> = unused.map(|named| named.mark).collect();
        marks.sort_unstable();
        marks
    }
}
