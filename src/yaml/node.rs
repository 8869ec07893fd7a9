//! The tree of one file: null, texts, lists and mappings, each with its place. A node knows only
//! its shape; the rooms that read it decide what a text means (a date, a count).

use std::borrow::Cow;

use super::{Fault, MapReader, Mark};

/// A value and the place where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// The place of its first character.
    pub mark: Mark,
    /// The value.
    pub value: NodeValue<'a>,
}

/// The shapes of a value. Texts are clean: see [`crate::text::clean`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeValue<'a> {
    /// No value, `~` or `null`.
    Null,
    /// Any other single value, as text.
    Scalar(Cow<'a, str>),
    /// Values in the order of the file.
    List(Vec<Node<'a>>),
    /// Keys and values in the order of the file, each key once.
    Map(Vec<(Key<'a>, Node<'a>)>),
}

/// A key of a mapping and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    /// The place of its first character.
    pub mark: Mark,
    /// The cleaned key.
    pub name: Cow<'a, str>,
}

impl<'a> Node<'a> {
    /// Returns a reader for the mapping. `what` names the node in the fault for any other shape.
    pub fn map<'n>(&'n self, what: &str, faults: &mut Vec<Fault>) -> Option<MapReader<'n, 'a>> {
        self.entries(what, faults).map(|entries| MapReader::new(self.mark, entries))
    }

    /// Does the same for a mapping whose misspelt keys are read, with a warning: where each key is
    /// one that a person may have written, and none opens or closes anything.
    pub fn handwritten_map<'n>(
        &'n self,
        what: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<MapReader<'n, 'a>> {
        self.map(what, faults).map(MapReader::reading_slips)
    }

    /// Returns the entries of the mapping, for keys that are not known in advance.
    pub fn entries(&self, what: &str, faults: &mut Vec<Fault>) -> Option<&[(Key<'a>, Self)]> {
        if let NodeValue::Map(entries) = &self.value {
            return Some(entries);
        }
        faults.push(self.mismatch(what, "a mapping of keys to values").hint("write `key: value`"));
        None
    }

    /// Returns the value of a key, without a word where there is none: for files that are known to be
    /// whole, as those that the program ships or has written.
    pub fn child(&self, name: &str) -> Option<&Self> {
        match &self.value {
            NodeValue::Map(entries) => {
                entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node)
            }
            NodeValue::Null | NodeValue::Scalar(_) | NodeValue::List(_) => None,
        }
    }

    /// Returns the items of the list that a key has; none for any other shape, without a word either.
    pub fn items_of(&self, name: &str) -> &[Self] {
        match self.child(name).map(|node| &node.value) {
            Some(NodeValue::List(items)) => items,
            Some(NodeValue::Null | NodeValue::Scalar(_) | NodeValue::Map(_)) | None => &[],
        }
    }

    /// Returns the items of the list; a missing value is an empty list.
    pub fn list(&self, what: &str, faults: &mut Vec<Fault>) -> Option<&[Self]> {
        match &self.value {
            NodeValue::Null => Some(&[]),
            NodeValue::List(items) => Some(items),
            NodeValue::Scalar(_) | NodeValue::Map(_) => {
                faults.push(self.mismatch(what, "a list").hint("begin each item with `- `"));
                None
            }
        }
    }

    /// Returns the items of a list of mappings; a mapping in its place is its only item.
    pub fn list_or_one(&self, what: &str, faults: &mut Vec<Fault>) -> Option<&[Self]> {
        if !matches!(self.value, NodeValue::Map(_)) {
            return self.list(what, faults);
        }
        let message = format!("`{what}` must be a list: read as one with a single item");
        faults.push(Fault::warning(self.mark, message).hint("begin each item with `- `"));
        Some(std::slice::from_ref(self))
    }

    /// Returns the text of a single value.
    pub fn text(&self, what: &str, faults: &mut Vec<Fault>) -> Option<&str> {
        if let NodeValue::Scalar(text) = &self.value {
            return Some(text);
        }
        let hint = "put the text in quotes if it begins with a bracket or a dash";
        faults.push(self.mismatch(what, "a single text").hint(hint));
        None
    }

    /// Returns the text of a single value, or with a warning that of the only item of a list in its
    /// place.
    pub fn text_or_only_item(&self, what: &str, faults: &mut Vec<Fault>) -> Option<&str> {
        if let NodeValue::List(items) = &self.value
            && let [Node { value: NodeValue::Scalar(text), .. }] = items.as_slice()
        {
            let message = format!("`{what}` must be a single text: read as the item of this list");
            faults
                .push(Fault::warning(self.mark, message).hint("write it without brackets or dash"));
            return Some(text);
        }
        self.text(what, faults)
    }

    /// Returns the items of a list, or the single value that stands in place of a list. Items
    /// without a value and nested lists are faults, and are left out.
    pub fn one_or_many(&self, what: &str, faults: &mut Vec<Fault>) -> Vec<&Self> {
        let items = match &self.value {
            NodeValue::Null => return Vec::new(),
            NodeValue::Scalar(_) | NodeValue::Map(_) => return vec![self],
            NodeValue::List(items) => items,
        };
        let mut kept = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                NodeValue::Scalar(_) | NodeValue::Map(_) => kept.push(item),
                NodeValue::Null => faults.push(
                    Fault::error(item.mark, format!("an item of `{what}` has no value"))
                        .hint("write it out, or leave the item out"),
                ),
                NodeValue::List(_) => faults.push(
                    Fault::error(item.mark, format!("an item of `{what}` is itself a list"))
                        .hint("write one list"),
                ),
            }
        }
        kept
    }

    /// Does the same if every item must be a single text: each node returned is a scalar.
    pub fn words(&self, what: &str, faults: &mut Vec<Fault>) -> Vec<&Self> {
        let mut words = self.one_or_many(what, faults);
        words.retain(|word| word.text(what, faults).is_some());
        words
    }

    fn mismatch(&self, what: &str, wanted: &str) -> Fault {
        let message = match &self.value {
            NodeValue::Null => format!("`{what}` has no value, and must be {wanted}"),
            NodeValue::Scalar(_) => format!("`{what}` must be {wanted}, not a single text"),
            NodeValue::List(_) => format!("`{what}` must be {wanted}, not a list"),
            NodeValue::Map(_) => {
                format!("`{what}` must be {wanted}, not a mapping of keys to values")
            }
        };
        Fault::error(self.mark, message)
    }

    /// Returns the same tree without borrowing from the text it was read from.
    pub(super) fn into_owned(self) -> Node<'static> {
        let value = match self.value {
            NodeValue::Null => NodeValue::Null,
            NodeValue::Scalar(text) => NodeValue::Scalar(Cow::Owned(text.into_owned())),
            NodeValue::List(items) => {
                NodeValue::List(items.into_iter().map(Node::into_owned).collect())
            }
            NodeValue::Map(entries) => NodeValue::Map(
                entries
                    .into_iter()
                    .map(|(key, node)| {
                        let name = Cow::Owned(key.name.into_owned());
                        (Key { mark: key.mark, name }, node.into_owned())
                    })
                    .collect(),
            ),
        };
        Node { mark: self.mark, value }
    }
}
