//! What a file holds that this program does not understand, kept as it is: a part of a tree as YAML on
//! one line.

use crate::text::clean;
use crate::yaml::{Node, NodeValue, quoted_line};

/// A key that is not known, with its value as YAML on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPair {
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}

/// Returns the keys of a mapping that are not known, with what they hold.
pub(super) fn kept_pairs(node: &Node<'_>, known: &[&str]) -> Vec<KeptPair> {
    let NodeValue::Map(entries) = &node.value else { return Vec::new() };
    let unknown = entries.iter().filter(|(key, _)| !known.contains(&&*key.name));
    let pair = |(key, node): &(crate::yaml::Key<'_>, Node<'_>)| KeptPair {
        key: key.name.to_string(),
        value: on_one_line(node),
    };
    unknown.map(pair).collect()
}

/// Returns a node as YAML on one line. How deep it is nested, the reader has bounded.
pub(super) fn on_one_line(node: &Node<'_>) -> String {
    match &node.value {
        NodeValue::Null => "~".to_owned(),
        NodeValue::Scalar(text) => quoted(text),
        NodeValue::List(items) => {
            let items: Vec<String> = items.iter().map(on_one_line).collect();
            format!("[{}]", items.join(", "))
        }
        NodeValue::Map(entries) => {
            let pair = |(key, node): &(crate::yaml::Key<'_>, Node<'_>)| {
                format!("{}: {}", quoted(&key.name), on_one_line(node))
            };
            let pairs: Vec<String> = entries.iter().map(pair).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// Returns a text on one line, always in quotes, without what no reader would let through.
pub(super) fn quoted(text: &str) -> String {
    quoted_line(&clean(text))
}
