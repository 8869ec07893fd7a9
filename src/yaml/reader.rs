//! Reads one mapping key by key. The reader remembers the keys that were requested, so that the
//! code that reads a mapping is the only place that defines its keys.

use std::fmt::Display;

use super::fault::excerpt;
use super::looks::{KeyLooks, LONGEST_ENDING, is_plain};
use super::{Fault, Key, Mark, Node, NodeValue};
use crate::words::{is_meant_by, nearest};

/// The most faults reported for one mapping; the rest are only counted.
const MOST_UNKNOWN: usize = 20;

/// In a mapping of more entries no misspelt keys are looked for: nobody writes one by hand.
const MOST_BY_HAND: usize = 64;
/// In a mapping of more entries many keys are asked for.
const FEW: usize = 5;
/// So many keys are asked for in most mappings, and in those of many entries.
const FEW_KNOWN: usize = 16;
const MANY_KNOWN: usize = 80;
/// A shorter key has too many neighbours for one slip to mean it.
const SHORTEST_KEY: usize = 5;
/// The same for a key that must be there.
const SHORTEST_NEEDED: usize = 4;

/// Reads one mapping and remembers the requested keys. Ends with [`Self::finish`].
#[must_use = "`finish` tells of the keys that nothing asked for"]
pub struct MapReader<'n, 'a> {
    mark: Mark,
    entries: &'n [(Key<'a>, Node<'a>)],
    looks: KeyLooks,
    /// The keys that were asked for, each as often as it was.
    known: Vec<&'static str>,
    /// One bit for each of the first 64 entries: set once it was requested and reported if empty.
    settled: u64,
    /// The entries that were read under another spelling of their key, and the right one.
    respelt: Vec<(usize, &'static str)>,
    /// What is done with a misspelt key.
    misspelt: Misspelt,
    /// The place behind the entry found last, where the next one mostly is.
    cursor: usize,
}

/// What is done with a misspelt key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Misspelt {
    /// It is told, and its value is not read.
    LeftOut,
    /// It is read as the key that it differs from by one slip.
    ReadAsMeant,
}

impl<'n, 'a> MapReader<'n, 'a> {
    pub(super) fn new(mark: Mark, entries: &'n [(Key<'a>, Node<'a>)]) -> Self {
        Self {
            mark,
            entries,
            looks: KeyLooks::of(entries),
            known: Vec::with_capacity(if entries.len() > FEW { MANY_KNOWN } else { FEW_KNOWN }),
            settled: 0,
            respelt: Vec::new(),
            misspelt: Misspelt::LeftOut,
            cursor: 0,
        }
    }

    /// Returns the same reader, which reads a key that differs by one slip from one that is not
    /// there.
    pub(super) fn reading_slips(self) -> Self {
        Self { misspelt: Misspelt::ReadAsMeant, ..self }
    }

    /// Returns the place where the mapping begins.
    pub fn mark(&self) -> Mark {
        self.mark
    }

    /// Returns the value of a key. A key without a value counts as absent; `finish` warns of it.
    pub fn get(&mut self, key: &'static str) -> Option<&'n Node<'a>> {
        let (_, node) = self.find(key)?;
        if node.value == NodeValue::Null {
            return None;
        }
        self.settle();
        Some(node)
    }

    /// Does the same for a key that is only read where it is spelt as it should be.
    pub fn get_as_spelt(&mut self, key: &'static str) -> Option<&'n Node<'a>> {
        if self.entries.iter().any(|(name, _)| name.name == key) {
            return self.get(key);
        }
        self.known.push(key);
        None
    }

    /// Returns true if the mapping has an unknown key that was probably meant to be this one.
    pub fn has_misspelt(&self, key: &'static str) -> bool {
        let meant = |name: &str| name != key && nearest(name, [key]).is_some();
        self.entries.iter().any(|(name, _)| !self.known.contains(&&*name.name) && meant(&name.name))
    }

    /// Returns true if the mapping has a key, in its own spelling. Asks for nothing.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.name == key)
    }

    /// Returns the value of a required key.
    pub fn need(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<&'n Node<'a>> {
        let found = self
            .find(key)
            .or_else(|| self.find_misspelt(self.looks.near(key), key, SHORTEST_NEEDED));
        let Some((name, node)) = found else {
            let fault = Fault::error(self.mark, format!("`{key}` is missing"));
            faults.push(fault.hint(format!("add `{key}: …`")));
            return None;
        };
        self.settle();
        if node.value == NodeValue::Null {
            let fault = Fault::error(name.mark, format!("`{key}` has no value"));
            faults.push(fault.hint("write one after the colon; in quotes if it begins with `#`"));
            return None;
        }
        Some(node)
    }

    /// Returns the text of a key.
    pub fn text(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<&'n str> {
        self.get(key)?.text(key, faults)
    }

    /// Returns the text of a required key.
    pub fn need_text(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<&'n str> {
        self.need(key, faults)?.text(key, faults)
    }

    /// Parses a value with a grammar of its own; the parser's message becomes the fault, at the
    /// value.
    pub fn parse<T, E: Display>(
        &mut self,
        key: &'static str,
        faults: &mut Vec<Fault>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        parse_node(self.get(key)?, key, faults, parse)
    }

    /// Does the same for a required key.
    pub fn need_parse<T, E: Display>(
        &mut self,
        key: &'static str,
        faults: &mut Vec<Fault>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        parse_node(self.need(key, faults)?, key, faults, parse)
    }

    /// Reports keys that were never requested, and keys without a value.
    pub fn finish(self, faults: &mut Vec<Fault>) {
        let unsettled =
            |(at, _): &(usize, &(Key, Node))| *at >= 64 || self.settled & (1 << at) == 0;
        for (at, key) in &self.respelt {
            let Some((name, _)) = self.entries.get(*at) else { continue };
            let message = format!("`{}` is read as `{key}`", excerpt(&name.name));
            faults.push(Fault::warning(name.mark, message).hint(format!("write `{key}: …`")));
        }
        let mut unknown = 0_usize;
        for (at, (key, node)) in self.entries.iter().enumerate().filter(unsettled) {
            let is_it =
                |(entry, right): &(usize, &str)| *entry == at || is_spelling(&key.name, right);
            let is_respelt = self.respelt.iter().any(is_it);
            if self.known.contains(&&*key.name) || is_respelt && node.value == NodeValue::Null {
                if node.value == NodeValue::Null {
                    let fault = Fault::warning(key.mark, format!("`{}` has no value", key.name));
                    faults.push(fault.hint("write one after the colon, or leave the key out"));
                }
                continue;
            }
            unknown += 1;
            if unknown <= MOST_UNKNOWN {
                faults.push(self.unknown(key, node));
            }
        }
        if let Some(more @ 1..) = unknown.checked_sub(MOST_UNKNOWN) {
            let message = format!("{more} more keys of this mapping are not known");
            faults.push(Fault::error(self.mark, message));
        }
    }

    fn unknown(&self, key: &Key, node: &Node) -> Fault {
        let mut known: Vec<&str> = Vec::with_capacity(self.known.len());
        for key in &self.known {
            if !known.contains(key) {
                known.push(key);
            }
        }
        let list = known.join(", ");
        let hint = match nearest(&key.name, known) {
            Some(meant) => format!("did you mean `{meant}`? known here: {list}"),
            None => format!("known here: {list}"),
        };
        let lost = match &node.value {
            NodeValue::Scalar(text) if self.misspelt == Misspelt::ReadAsMeant => {
                format!(": `{}` is left out", excerpt(text))
            }
            NodeValue::Scalar(_) | NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => {
                String::new()
            }
        };
        let message = format!("unknown key `{}`{lost}", excerpt(&key.name));
        Fault::error(key.mark, message).hint(hint)
    }

    /// Returns the entry of a key, and makes it the current one.
    fn find(&mut self, key: &'static str) -> Option<&'n (Key<'a>, Node<'a>)> {
        debug_assert!(is_plain(key), "`{key}` is folded before it is compared");
        self.known.push(key);
        // Keys are mostly asked for in the order of the file.
        if let Some(entry) = self.entries.get(self.cursor).filter(|(name, _)| name.name == key) {
            self.cursor += 1;
            return Some(entry);
        }
        let near = self.looks.near(key);
        let found = self.among(near).find(|(_, (name, _))| name.name == key).map(|(at, _)| at);
        let at = found.or_else(|| self.find_respelt(near, key));
        let Some(at) = at else { return self.find_misspelt(near, key, SHORTEST_KEY) };
        self.cursor = at + 1;
        self.entries.get(at)
    }

    /// Returns the entries whose names may mean a key by their looks, in the order of the file.
    fn among(
        &self,
        mut near: u64,
    ) -> impl Iterator<Item = (usize, &'n (Key<'a>, Node<'a>))> + use<'n, 'a> {
        let entries = self.entries;
        let first = std::iter::from_fn(move || {
            let at = near.trailing_zeros() as usize;
            near &= near.wrapping_sub(1);
            Some((at, entries.get(at).filter(|_| at < 64)?))
        });
        first.chain(entries.iter().enumerate().skip(64))
    }

    /// Finds a key that differs by one slip from one that is not there: `kiled`. Makes it the
    /// current one.
    fn find_misspelt(
        &mut self,
        near: u64,
        key: &'static str,
        shortest: usize,
    ) -> Option<&'n (Key<'a>, Node<'a>)> {
        if self.misspelt == Misspelt::LeftOut || self.entries.len() > MOST_BY_HAND {
            return None;
        }
        let is_it = |(name, _): &(Key, Node)| {
            self.looks.may_slip(&name.name, key)
                && !self.known.contains(&&*name.name)
                && is_meant_by(&name.name, key, shortest)
        };
        let mut found = self.among(near).filter(|(_, entry)| is_it(entry));
        let (at, entry) = found.next()?;
        if found.next().is_some() {
            return None;
        }
        if !self.respelt.contains(&(at, key)) {
            self.respelt.push((at, key));
        }
        self.cursor = at + 1;
        Some(entry)
    }

    /// Finds a key by another spelling that can mean no other: `Date`, `killed-or-wounded`,
    /// `sources`.
    fn find_respelt(&mut self, near: u64, key: &'static str) -> Option<usize> {
        let (at, _) = self.among(near).find(|(_, (name, _))| is_spelling(&name.name, key))?;
        if !self.respelt.contains(&(at, key)) {
            self.respelt.push((at, key));
        }
        Some(at)
    }

    /// Marks the entry found last as done: nothing more needs to be reported for it.
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
    let text = without_comma(node, key, faults)?;
    parse(text).map_err(|error| faults.push(Fault::error(node.mark, error.to_string()))).ok()
}

/// Returns the text of a value that no comma can end, without one at its end.
pub(crate) fn without_comma<'n>(
    node: &'n Node,
    key: &str,
    faults: &mut Vec<Fault>,
) -> Option<&'n str> {
    let text = node.text(key, faults)?;
    let Some(before) = text.trim_end().strip_suffix([',', ';']).filter(|text| !text.is_empty())
    else {
        return Some(text);
    };
    let fault = Fault::warning(node.mark, format!("a comma ends `{key}`: read without it"));
    faults.push(fault.hint("only values within brackets are parted by commas"));
    Some(before)
}

/// Returns true if a name is the key in another spelling: another case, blanks or hyphens for `_`,
/// an `s` too many or too few, `theater` for `theatre`.
pub(super) fn is_spelling(name: &str, key: &str) -> bool {
    let same = |a: &str, b: &str| {
        a.len() == b.len()
            && a.bytes()
                .zip(b.bytes())
                .all(|(a, b)| a.eq_ignore_ascii_case(&b) || b == b'_' && matches!(a, b'-' | b' '))
    };
    let (first, wanted) = (name.bytes().next(), key.bytes().next());
    let begins_alike = || first.zip(wanted).is_some_and(|(a, b)| a.eq_ignore_ascii_case(&b));
    // Nothing is left of a shorter key without its ending.
    let is_other = key.len() > LONGEST_ENDING && !key.starts_with('_') && !begins_alike();
    if is_other || name.len().abs_diff(key.len()) > 2 || name == key {
        return false;
    }
    if let Some((name, key)) = name.strip_suffix(['y', 'Y']).zip(key.strip_suffix("ies")) {
        return same(name, key);
    }
    let singular = |word| str::strip_suffix(word, 's').unwrap_or(word);
    if let Some((name, key)) =
        singular(name).strip_suffix("er").zip(singular(key).strip_suffix("re"))
    {
        return same(name, key);
    }
    let plural = name.strip_suffix(['s', 'S']).is_some_and(|name| same(name, key));
    same(name, key) || plural || key.strip_suffix('s').is_some_and(|key| same(name, key))
}
