//! What a later edition of a digest changes in the one that is there, part by part, as it is told
//! before the later one is written. How they are compared is decided by the room `import`.

use serde_json::{Value, json};

use super::target::ImportTarget;
use crate::cli::session::Session;
use crate::import::block::TextBlock;
use crate::import::draft::{
    Changed, Difference, DigestDraft, FieldChange, ToldEntry, difference, yaml,
};

/// A difference from the digest that is there, with the name of its file.
pub(super) struct EarlierEdition {
    file: String,
    difference: Difference,
}

impl EarlierEdition {
    /// Compares a draft with the digest that has its id; none where there is none.
    pub(super) fn of(
        draft: &DigestDraft,
        blocks: &[TextBlock],
        target: &ImportTarget,
    ) -> Option<Self> {
        let (path, earlier) = target.earlier(draft)?;
        let difference = difference(&earlier, yaml(draft, blocks).as_bytes());
        Some(Self { file: target.told(&path), difference })
    }

    /// Returns it as lines.
    pub(super) fn told(&self, session: &Session<'_>) -> String {
        let told = format!("beside {}: {}", self.file, self.difference);
        session.look().spell(told)
    }

    /// Returns it as it stands in an explanation.
    pub(super) fn json(&self) -> Value {
        let Difference { new, changed, gone, same } = &self.difference;
        let entries = |entries: &[ToldEntry]| entries.iter().map(entry).collect::<Vec<_>>();
        let changed: Vec<Value> = changed.iter().map(change).collect();
        json!({
            "file": self.file,
            "added": entries(new),
            "changed": changed,
            "gone": entries(gone),
            "same": same,
        })
    }
}

fn entry(entry: &ToldEntry) -> Value {
    let fields = entry.fields.iter().map(|(name, value)| (name.clone(), json!(value)));
    json!({ "place": entry.place, "fields": Value::Object(fields.collect()) })
}

fn change(changed: &Changed) -> Value {
    let fields = changed
        .fields
        .iter()
        .map(|FieldChange { name, was, now }| json!({ "field": name, "was": was, "now": now }));
    json!({ "entry": entry(&changed.entry), "fields": fields.collect::<Vec<_>>() })
}
