//! What was read so far: the values of the open collections, and what is let into them. Whatever
//! the parser of today would find fault with is refused here.

use std::borrow::Cow;
use std::collections::HashSet;

use super::line::ContentWalk;
use super::sight::Charset;
use crate::text;
use crate::yaml::tree::{DEEPEST, LONGEST, MOST_VALUES};
use crate::yaml::{Key, Mark, Node, NodeValue};

/// A tree that grows while a text is read. Its parts stand in the files of their subjects.
pub(super) struct FastReader<'a> {
    pub(super) walk: ContentWalk<'a>,
    // The items and entries of all open collections. A collection that closes takes its own from
    // the end, in a vector of exactly the right size.
    pub(super) items: Vec<Node<'a>>,
    pub(super) entries: Vec<(Key<'a>, Node<'a>)>,
    /// How many collections are open.
    depth: usize,
    values: usize,
}

impl<'a> FastReader<'a> {
    pub(super) fn new(walk: ContentWalk<'a>) -> Self {
        Self { walk, items: Vec::new(), entries: Vec::new(), depth: 0, values: 0 }
    }

    /// Opens a collection; none beyond the deepest.
    pub(super) fn open(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= DEEPEST).then_some(())
    }

    /// Closes a list whose first item has this index.
    pub(super) fn close_list(&mut self, mark: Mark, from: usize) -> Option<Node<'a>> {
        self.depth -= 1;
        let items = self.items.split_off(from);
        self.node(mark, NodeValue::List(items))
    }

    /// Closes a mapping whose first entry has this index; none if one of its keys comes twice.
    pub(super) fn close_map(&mut self, mark: Mark, from: usize) -> Option<Node<'a>> {
        self.depth -= 1;
        let entries = self.entries.split_off(from);
        if has_doubled(&entries) {
            return None;
        }
        self.node(mark, NodeValue::Map(entries))
    }

    /// Makes a value; none if there are too many.
    pub(super) fn node(&mut self, mark: Mark, value: NodeValue<'a>) -> Option<Node<'a>> {
        self.values += 1;
        (self.values <= MOST_VALUES).then_some(Node { mark, value })
    }

    /// Makes a text; none if it is not clean.
    pub(super) fn scalar(&mut self, mark: Mark, text: Cow<'a, str>) -> Option<Node<'a>> {
        let text = clean(text, self.walk.charset())?;
        self.node(mark, NodeValue::Scalar(text))
    }

    /// Makes a key; none if it is not clean, or stands for more than its name.
    pub(super) fn key(&self, mark: Mark, name: Cow<'a, str>) -> Option<Key<'a>> {
        /// The parser of today takes no longer one in a line.
        const LONGEST_KEY: usize = 1_000;
        if name.len() > LONGEST_KEY || name == "<<" {
            return None;
        }
        Some(Key { mark, name: clean(name, self.walk.charset())? })
    }

    /// Makes a text, or the missing value that a plain text may stand for.
    pub(super) fn plain(&mut self, mark: Mark, text: Cow<'a, str>) -> Option<Node<'a>> {
        match &*text {
            "~" | "null" | "Null" | "NULL" => self.node(mark, NodeValue::Null),
            _ => self.scalar(mark, text),
        }
    }
}

/// Returns the text if it is safe to show as it is. What is borrowed from a text of single bytes
/// alone is, since `sight` let it through.
fn clean(text: Cow<'_, str>, charset: Charset) -> Option<Cow<'_, str>> {
    let is_seen = charset == Charset::Ascii && matches!(text, Cow::Borrowed(_));
    let is_clean = || matches!(text::clean(&text), Cow::Borrowed(_));
    (text.len() <= LONGEST && (is_seen || is_clean())).then_some(text)
}

fn has_doubled(entries: &[(Key, Node)]) -> bool {
    /// Up to this many, comparing those that look alike is cheaper than hashing.
    const FEW: usize = 24;
    if entries.len() > FEW {
        let mut seen = HashSet::with_capacity(entries.len());
        return !entries.iter().all(|(key, _)| seen.insert(&*key.name));
    }
    let mut seen = 0_u64;
    entries.iter().enumerate().any(|(at, (key, _))| {
        let look = 1 << (look(&key.name) & 63);
        let is_new = seen & look == 0;
        seen |= look;
        !is_new && entries.iter().take(at).any(|(other, _)| other.name == key.name)
    })
}

/// A number that differs for most keys: made of their length and their ends.
fn look(name: &str) -> usize {
    let bytes = name.as_bytes();
    let (first, last) = (bytes.first().copied(), bytes.last().copied());
    let (first, last) = (usize::from(first.unwrap_or(0)), usize::from(last.unwrap_or(0)));
    first.wrapping_mul(7) ^ last.wrapping_mul(3) ^ bytes.len().wrapping_mul(11)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubled(names: &[String]) -> bool {
        let entry = |name: &String| {
            let key = Key { mark: Mark::START, name: Cow::Owned(name.clone()) };
            (key, Node { mark: Mark::START, value: NodeValue::Null })
        };
        has_doubled(&names.iter().map(entry).collect::<Vec<_>>())
    }

    #[test]
    fn a_key_that_comes_twice_is_found_among_few_and_many() {
        for count in [2, 3, 24, 25, 200] {
            let mut names: Vec<String> = (0..count).map(|n| format!("key{n}")).collect();
            assert!(!doubled(&names), "{count}");
            names[count - 1] = names[0].clone();
            assert!(doubled(&names), "{count}");
        }
        assert!(!doubled(&[String::from("killed"), String::from("kidded")]));
    }
}
