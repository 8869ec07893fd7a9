//! The entries of a digest as they are written, for comparison. What differs is found in
//! `difference`.

use crate::yaml::{Node, NodeValue, parse};

/// An entry as a digest has it: where it stands, and its fields as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToldEntry {
    /// The theatre, and behind a slash the area.
    pub place: String,
    /// Its fields in the order in which they are written.
    pub fields: Vec<(String, String)>,
}

impl ToldEntry {
    /// Returns a field; empty if it is not there.
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

/// Reads the entries of a digest; none if it is no YAML.
pub(super) fn entries(yaml: &[u8]) -> Vec<ToldEntry> {
    let mut faults = Vec::new();
    let Some(root) = parse(yaml, &mut faults) else { return Vec::new() };
    let mut told = Vec::new();
    for theatre in root.items_of("theatres") {
        let name = theatre.child("theatre").map(text).unwrap_or_default();
        for area in theatre.items_of("areas") {
            let place = format!("{name}/{}", area.child("area").map(text).unwrap_or_default());
            add(&mut told, area, &place);
        }
        add(&mut told, theatre, &name);
    }
    told
}

fn add(told: &mut Vec<ToldEntry>, node: &Node<'_>, place: &str) {
    for entry in node.items_of("entries") {
        if let NodeValue::Map(pairs) = &entry.value {
            let fields = pairs.iter().map(|(key, value)| (key.name.to_string(), text(value)));
            told.push(ToldEntry { place: place.to_owned(), fields: fields.collect() });
        }
    }
}

/// Returns a value as one line; the reader of YAML bounds how deep it is nested.
fn text(node: &Node<'_>) -> String {
    match &node.value {
        NodeValue::Null => String::new(),
        NodeValue::Scalar(text) => text.clone().into_owned(),
        NodeValue::List(items) => items.iter().map(text).collect::<Vec<_>>().join("; "),
        NodeValue::Map(pairs) => {
            let parts: Vec<String> =
                pairs.iter().map(|(key, node)| format!("{}: {}", key.name, text(node))).collect();
            parts.join(", ")
        }
    }
}
