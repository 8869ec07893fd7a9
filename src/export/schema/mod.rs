//! JSON Schemas (2020-12) of the files of an archive, for editors that complete and check YAML.
//!
//! The schemas are written by hand beside the format, and contain the words of the taxonomy so that
//! an editor can offer them. A schema is a little stricter than the loader, which also takes other
//! spellings of a name. Whatever a schema accepts, the loader reads.

mod details;
mod digest;
mod parts;
mod taxonomy;
mod wave;

use serde_json::{Value, json};

pub use digest::digest_schema;
pub use taxonomy::taxonomy_schema;
pub use wave::wave_schema;

/// Builds a whole schema: its name, the object that a file holds, and the definitions it uses.
fn document(title: &str, mut root: Value, definitions: Value) -> Value {
    if let Some(fields) = root.as_object_mut() {
        fields.shift_insert(
            0,
            "$schema".into(),
            "https://json-schema.org/draft/2020-12/schema".into(),
        );
        fields.shift_insert(1, "title".into(), title.into());
        fields.insert("$defs".into(), definitions);
    }
    root
}

/// Describes an object with these fields and no others.
fn object(description: &str, required: &[&str], properties: Value) -> Value {
    let mut object = json!({
        "description": description,
        "type": "object",
        "required": required,
        "additionalProperties": false,
    });
    object["properties"] = properties;
    object
}

/// Describes a text that is not empty.
fn text(description: &str) -> Value {
    json!({ "description": description, "type": "string", "minLength": 1 })
}

/// Describes one of some words.
fn one_of(description: &str, words: &[&str]) -> Value {
    json!({ "description": description, "enum": words })
}

/// Describes a text that matches a pattern.
fn pattern(description: &str, pattern: &str) -> Value {
    json!({ "description": description, "type": "string", "pattern": pattern })
}

/// Describes a list.
fn list(description: &str, items: Value) -> Value {
    let mut list = json!({ "description": description, "type": "array" });
    list["items"] = items;
    list
}

/// Refers to a definition by name.
fn see(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Refers to a definition, and says what it means here.
fn see_as(name: &str, description: &str) -> Value {
    json!({ "description": description, "$ref": format!("#/$defs/{name}") })
}
