//! Entries to compare: of gold, of a digest, of a draft. What makes two of them alike is elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use watchfloor::import::draft::DigestDraft;
use watchfloor::import::field::{Certainty, Field};
use watchfloor::import::piece::{Piece, PieceKind};

use super::node::Node;

/// An entry.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Its fields by their keys, with `sources` for `source`, and `theatre` and `area` where it stands.
    pub fields: BTreeMap<String, Node>,
    /// The fields that are no more than likely.
    pub unsure: BTreeSet<String>,
    /// The rules that read a field, as a draft names them; none of gold.
    pub rules: BTreeMap<String, BTreeSet<String>>,
}

impl Record {
    /// Returns a field.
    pub fn get(&self, key: &str) -> &Node {
        self.fields.get(key).unwrap_or(&Node::Absent)
    }

    /// Returns its words in the text.
    pub fn text(&self) -> &str {
        self.get("text").text()
    }
}

/// What a person read in a text.
#[derive(Debug)]
pub struct Gold {
    /// Its head: `title`, `publisher`, `period`, each with what is accepted beside it.
    pub head: Node,
    /// Its entries.
    pub entries: Vec<Record>,
    /// What may be an entry or not.
    pub maybe: Vec<String>,
}

impl Gold {
    /// Reads a file of gold, or a digest made by hand.
    pub fn read(text: &str) -> Self {
        let head = Node::parse(text);
        let mut entries = Vec::new();
        for theatre in head.get("theatres").items() {
            let name = theatre.get("theatre");
            gather(theatre, name, &Node::Absent, &mut entries);
            for area in theatre.get("areas").items() {
                gather(area, name, area.get("area"), &mut entries);
            }
        }
        gather(&head, &Node::Absent, &Node::Absent, &mut entries);
        let maybe = head.get("maybe").texts().into_iter().map(str::to_owned).collect();
        Self { head, entries, maybe }
    }
}

fn gather(section: &Node, theatre: &Node, area: &Node, entries: &mut Vec<Record>) {
    for entry in section.get("entries").items() {
        let Node::Map(parts) = entry else { continue };
        let mut fields: BTreeMap<String, Node> = parts.iter().cloned().collect();
        for (key, value) in [("theatre", theatre), ("area", area)] {
            fields.entry(key.to_owned()).or_insert_with(|| value.clone());
        }
        if let Some(source) = fields.remove("source") {
            fields.insert("sources".to_owned(), source);
        }
        entries.push(Record { fields, ..Record::default() });
    }
}

/// Returns the entries of some drafts.
pub fn records(drafts: &[DigestDraft]) -> Vec<Record> {
    let mut all = Vec::new();
    for theatre in drafts.iter().flat_map(|draft| &draft.theatres) {
        for area in &theatre.areas {
            all.extend(
                area.entries.iter().map(|entry| record(entry, &[&theatre.theatre, &area.area])),
            );
        }
        all.extend(theatre.entries.iter().map(|entry| record(entry, &[&theatre.theatre])));
    }
    all
}

/// Returns a value of the head of the first draft; empty where there is none.
pub fn drafted_head<'d>(drafts: &'d [DigestDraft], key: &str) -> &'d str {
    drafts.first().and_then(|draft| draft.head_value(key)).unwrap_or_default()
}

fn record(piece: &Piece, around: &[&Field]) -> Record {
    let mut record = Record::default();
    // Where an entry stands is told by the section; its own field says how sure that is.
    let (placed, own): (Vec<&Field>, Vec<&Field>) =
        piece.fields.iter().partition(|field| matches!(field.name, "theatre" | "area"));
    let unsure = placed.iter().filter(|field| field.certainty != Certainty::Certain);
    record.unsure.extend(unsure.map(|field| field.name.to_owned()));
    for field in &piece.fields {
        let (key, _) = field.name.split_once('.').unwrap_or((field.name, ""));
        let key = if key == "source" { "sources" } else { key };
        record.rules.entry(key.to_owned()).or_default().insert(field.rule.clone());
    }
    for field in own.into_iter().chain(around.iter().copied()) {
        let (key, part) = field.name.split_once('.').unwrap_or((field.name, ""));
        let key = if key == "source" { "sources" } else { key };
        if field.certainty != Certainty::Certain {
            record.unsure.insert(key.to_owned());
        }
        let value = written(&field.value);
        let kept = record.fields.entry(key.to_owned()).or_default();
        if !part.is_empty() {
            if !matches!(kept, Node::Map(_)) {
                *kept = Node::Map(Vec::new());
            }
            if let Node::Map(parts) = kept {
                parts.push((part.to_owned(), value));
            }
        } else if let Node::List(items) = kept {
            items.push(value);
        } else if *kept == Node::Absent {
            *kept = value;
        } else {
            *kept = Node::List(vec![std::mem::take(kept), value]);
        }
    }
    let versions = piece.inner.iter().filter(|inner| inner.kind == PieceKind::Version);
    let versions: Vec<Record> = versions.map(|version| self::record(version, &[])).collect();
    if versions.iter().any(|version| !version.unsure.is_empty()) {
        record.unsure.insert("versions".to_owned());
    }
    let maps = versions.into_iter().map(|version| Node::Map(version.fields.into_iter().collect()));
    record.fields.insert("versions".to_owned(), Node::List(maps.collect()));
    record
}

/// Reads a value in the notation of a digest: a list or a mapping within brackets, else a text.
fn written(value: &str) -> Node {
    if value.starts_with(['{', '[']) { Node::parse(value) } else { Node::Text(value.to_owned()) }
}
