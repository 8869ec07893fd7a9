//! The tree of one file: null, text, lists and mappings, each at its place. What a text means
//! (a date, a count) is for the rooms that ask; a node only knows its shape.

use std::borrow::Cow;

use super::{Fault, MapReader, Mark};

/// One value and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// Its first character.
    pub mark: Mark,
    /// What it is.
    pub value: Value<'a>,
}

/// The shapes a value can have. Texts are clean: see [`crate::text::clean`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing written, `~` or `null`.
    Null,
    /// Any other single value, as text.
    Scalar(Cow<'a, str>),
    /// Values in their order.
    List(Vec<Node<'a>>),
    /// Keys and values in the order of the file, each key once.
    Map(Vec<(Key<'a>, Node<'a>)>),
}

/// A key of a mapping and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    /// Its first character.
    pub mark: Mark,
    /// The key, clean.
    pub name: Cow<'a, str>,
}

impl<'a> Node<'a> {
    /// The mapping, key by key. `what` names the node in the fault for any other shape.
    pub fn map<'n>(&'n self, what: &str, faults: &mut Vec<Fault>) -> Option<MapReader<'n, 'a>> {
        self.entries(what, faults).map(|entries| MapReader::new(self.mark, entries))
    }

    /// The mapping as it stands, for keys that are not known beforehand.
    pub fn entries(&self, what: &str, faults: &mut Vec<Fault>) -> Option<&[(Key<'a>, Self)]> {
        if let Value::Map(entries) = &self.value {
            return Some(entries);
        }
        faults.push(self.mismatch(what, "a mapping of keys to values").hint("write `key: value`"));
        None
    }

    /// The items of the list; nothing written is a list of none.
    pub fn list(&self, what: &str, faults: &mut Vec<Fault>) -> Option<&[Self]> {
        match &self.value {
            Value::Null => Some(&[]),
            Value::List(items) => Some(items),
            Value::Scalar(_) | Value::Map(_) => {
                faults.push(self.mismatch(what, "a list").hint("begin each item with `- `"));
                None
            }
        }
    }

    /// The text of a single value.
    pub fn text(&self, what: &str, faults: &mut Vec<Fault>) -> Option<&str> {
        if let Value::Scalar(text) = &self.value {
            return Some(text);
        }
        let hint = "put the text in quotes if it begins with a bracket or a dash";
        faults.push(self.mismatch(what, "a single text").hint(hint));
        None
    }

    /// The items of a list, or the one value that stands where a list could.
    /// Items without a value and lists within the list are faults, and left out.
    pub fn one_or_many(&self, what: &str, faults: &mut Vec<Fault>) -> Vec<&Self> {
        let items = match &self.value {
            Value::Null => return Vec::new(),
            Value::Scalar(_) | Value::Map(_) => return vec![self],
            Value::List(items) => items,
        };
        let mut kept = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Scalar(_) | Value::Map(_) => kept.push(item),
                Value::Null => faults.push(
                    Fault::error(item.mark, format!("an item of `{what}` has no value"))
                        .hint("write it out, or leave the item out"),
                ),
                Value::List(_) => faults.push(
                    Fault::error(item.mark, format!("an item of `{what}` is itself a list"))
                        .hint("write one list"),
                ),
            }
        }
        kept
    }

    /// The same where every item is a single text: each node returned is a scalar.
    pub fn words(&self, what: &str, faults: &mut Vec<Fault>) -> Vec<&Self> {
        let mut words = self.one_or_many(what, faults);
        words.retain(|word| word.text(what, faults).is_some());
        words
    }

    fn mismatch(&self, what: &str, wanted: &str) -> Fault {
        let message = match &self.value {
            Value::Null => format!("`{what}` has no value, and must be {wanted}"),
            Value::Scalar(_) => format!("`{what}` must be {wanted}, not a single text"),
            Value::List(_) => format!("`{what}` must be {wanted}, not a list"),
            Value::Map(_) => format!("`{what}` must be {wanted}, not a mapping of keys to values"),
        };
        Fault::error(self.mark, message)
    }

    /// The same tree without a tie to the text it was read from.
    pub(super) fn into_owned(self) -> Node<'static> {
        let value = match self.value {
            Value::Null => Value::Null,
            Value::Scalar(text) => Value::Scalar(Cow::Owned(text.into_owned())),
            Value::List(items) => Value::List(items.into_iter().map(Node::into_owned).collect()),
            Value::Map(entries) => Value::Map(
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
