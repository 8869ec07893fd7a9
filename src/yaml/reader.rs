//! Reading one mapping key by key. It remembers what it was asked for, so that the room which
//! reads a mapping is also the only place that says which keys exist.

use std::fmt::Display;

use super::fault::excerpt;
use super::{Fault, Key, Mark, Node, Value};
use crate::words::nearest;

/// Faults told of one mapping; what follows is only counted.
const MOST_UNKNOWN: usize = 20;

/// Reads one mapping and remembers which keys it was asked for. Ends with [`Self::finish`].
#[must_use = "`finish` tells of the keys that nothing asked for"]
pub struct MapReader<'n, 'a> {
    mark: Mark,
    entries: &'n [(Key<'a>, Node<'a>)],
    known: Vec<&'static str>,
    /// One bit for each of the first 64 entries that was asked for, and told of if empty.
    settled: u64,
    /// Keys are mostly asked for in the order they are written in.
    cursor: usize,
}

impl<'n, 'a> MapReader<'n, 'a> {
    pub(super) fn new(mark: Mark, entries: &'n [(Key<'a>, Node<'a>)]) -> Self {
        Self { mark, entries, known: Vec::with_capacity(16), settled: 0, cursor: 0 }
    }

    /// Where the mapping begins.
    pub fn mark(&self) -> Mark {
        self.mark
    }

    /// The value of a key. A key without a value counts as absent; `finish` warns of it.
    pub fn get(&mut self, key: &'static str) -> Option<&'n Node<'a>> {
        let (_, node) = self.find(key)?;
        if node.value == Value::Null {
            return None;
        }
        self.settle();
        Some(node)
    }

    /// Whether a key is there that is not this one and was likely meant to be.
    pub fn has_misspelt(&self, key: &'static str) -> bool {
        let meant = |name: &str| name != key && nearest(name, [key]).is_some();
        self.entries.iter().any(|(name, _)| !self.known.contains(&&*name.name) && meant(&name.name))
    }

    /// The value of a key that must be there.
    pub fn need(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<&'n Node<'a>> {
        let Some((name, node)) = self.find(key) else {
            let fault = Fault::error(self.mark, format!("`{key}` is missing"));
            faults.push(fault.hint(format!("add `{key}: …`")));
            return None;
        };
        self.settle();
        if node.value == Value::Null {
            let fault = Fault::error(name.mark, format!("`{key}` has no value"));
            faults.push(fault.hint("write one after the colon"));
            return None;
        }
        Some(node)
    }

    /// The text of a key.
    pub fn text(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<&'n str> {
        self.get(key)?.text(key, faults)
    }

    /// The text of a key that must be there.
    pub fn need_text(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<&'n str> {
        self.need(key, faults)?.text(key, faults)
    }

    /// A value with a grammar of its own: the parser's message becomes the fault, at the value.
    pub fn parse<T, E: Display>(
        &mut self,
        key: &'static str,
        faults: &mut Vec<Fault>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        parse_node(self.get(key)?, key, faults, parse)
    }

    /// The same for a key that must be there.
    pub fn need_parse<T, E: Display>(
        &mut self,
        key: &'static str,
        faults: &mut Vec<Fault>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        parse_node(self.need(key, faults)?, key, faults, parse)
    }

    /// Tells of keys that nothing asked for, and of those without a value.
    pub fn finish(self, faults: &mut Vec<Fault>) {
        let unsettled =
            |(at, _): &(usize, &(Key, Node))| *at >= 64 || self.settled & (1 << at) == 0;
        let mut unknown = 0_usize;
        for (_, (key, node)) in self.entries.iter().enumerate().filter(unsettled) {
            if self.known.contains(&&*key.name) {
                if node.value == Value::Null {
                    let fault = Fault::warning(key.mark, format!("`{}` has no value", key.name));
                    faults.push(fault.hint("write one after the colon, or leave the key out"));
                }
                continue;
            }
            unknown += 1;
            if unknown <= MOST_UNKNOWN {
                faults.push(self.unknown(key));
            }
        }
        if let Some(more @ 1..) = unknown.checked_sub(MOST_UNKNOWN) {
            let message = format!("{more} more keys of this mapping are not known");
            faults.push(Fault::error(self.mark, message));
        }
    }

    fn unknown(&self, key: &Key) -> Fault {
        let list = self.known.join(", ");
        let hint = match nearest(&key.name, self.known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`? known here: {list}"),
            None => format!("known here: {list}"),
        };
        let message = format!("unknown key `{}`", excerpt(&key.name));
        Fault::error(key.mark, message).hint(hint)
    }

    /// The entry of a key, which becomes the current one.
    fn find(&mut self, key: &'static str) -> Option<&'n (Key<'a>, Node<'a>)> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let entries = self.entries;
        let (before, after) = entries.split_at_checked(self.cursor)?;
        let is_it = |(name, _): &(Key, Node)| name.name == key;
        let at = after
            .iter()
            .position(is_it)
            .map(|at| before.len() + at)
            .or_else(|| before.iter().position(is_it))?;
        self.cursor = at + 1;
        entries.get(at)
    }

    /// Nothing more is to be said of the entry found last.
    fn settle(&mut self) {
        if let Some(at @ 0..64) = self.cursor.checked_sub(1) {
            self.settled |= 1 << at;
        }
    }
}

fn parse_node<T, E: Display>(
    node: &Node,
    key: &str,
    faults: &mut Vec<Fault>,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Option<T> {
    let text = node.text(key, faults)?;
    parse(text).map_err(|error| faults.push(Fault::error(node.mark, error.to_string()))).ok()
}
