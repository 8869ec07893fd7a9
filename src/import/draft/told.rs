//! The parts of a digest as they are written, for comparison: its head, its entries, the figures that
//! it quotes. What differs is found in `difference`.

use crate::yaml::{Node, NodeValue, parse};

/// What a part of a digest is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ToldSort {
    /// An entry.
    #[default]
    Entry,
    /// The head of the digest.
    Head,
    /// A figure.
    Figure,
}

/// A part of a digest: where it stands, and its fields as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToldEntry {
    /// What it is.
    pub sort: ToldSort,
    /// The theatre, and behind a slash the area; of what is no entry what it is called.
    pub place: String,
    /// Its fields in the order in which they are written.
    pub fields: Vec<(String, String)>,
}

impl ToldEntry {
    /// Returns a field; empty if it is not there.
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Returns what it says, by which it is known again; empty for the head, of which there is one.
    pub fn says(&self) -> &str {
        match self.sort {
            ToldSort::Entry => self.field("text"),
            ToldSort::Head => "",
            ToldSort::Figure => self.field("of"),
        }
    }

    /// Returns its day, its place and its kind, as far as it has them, with a gap between.
    pub fn label(&self, gap: &str) -> String {
        let parts = [self.field("date"), &self.place, self.field("kind")];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(gap)
    }
}

/// The fields of the head that are told. Its id follows from them, and who looked it over is no
/// publisher's.
const OF_HEAD: [&str; 8] =
    ["title", "publisher", "series", "period", "published", "coverage", "trend", "source"];

/// Reads the parts of a digest; none if it is no YAML.
pub(super) fn parts(yaml: &[u8]) -> Vec<ToldEntry> {
    let mut faults = Vec::new();
    let Some(root) = parse(yaml, &mut faults) else { return Vec::new() };
    let mut told = Vec::new();
    let head =
        OF_HEAD.iter().filter_map(|name| Some(((*name).to_owned(), text(root.child(name)?))));
    let head: Vec<(String, String)> = head.collect();
    if !head.is_empty() {
        told.push(ToldEntry { sort: ToldSort::Head, place: "head".to_owned(), fields: head });
    }
    for theatre in root.items_of("theatres") {
        let name = theatre.child("theatre").map(text).unwrap_or_default();
        for area in theatre.items_of("areas") {
            let place = format!("{name}/{}", area.child("area").map(text).unwrap_or_default());
            add(&mut told, area, &place);
        }
        add(&mut told, theatre, &name);
    }
    for figure in root.items_of("figures") {
        if let Some(fields) = fields(figure) {
            told.push(ToldEntry { sort: ToldSort::Figure, place: "figure".to_owned(), fields });
        }
    }
    told
}

fn fields(node: &Node<'_>) -> Option<Vec<(String, String)>> {
    let NodeValue::Map(pairs) = &node.value else { return None };
    Some(pairs.iter().map(|(key, value)| (key.name.to_string(), text(value))).collect())
}

fn add(told: &mut Vec<ToldEntry>, node: &Node<'_>, place: &str) {
    for entry in node.items_of("entries") {
        if let Some(fields) = fields(entry) {
            told.push(ToldEntry { sort: ToldSort::Entry, place: place.to_owned(), fields });
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
