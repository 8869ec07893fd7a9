//! What every object of STIX has: type, version, id, who made it and when. What says nothing is left
//! out, as the standard asks.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::own_objects::author_id;
use crate::export::handover::NameId;

/// Returns the id of an object.
pub(super) fn object_id(sort: &str, id: NameId) -> String {
    format!("{sort}--{id}")
}

/// Returns an object of a day with its own properties.
pub(super) fn stix_object(sort: &str, id: NameId, day: NaiveDate, own: Value) -> Value {
    let at = timestamp(day);
    let common = json!({
        "type": sort,
        "spec_version": "2.1",
        "id": object_id(sort, id),
        "created_by_ref": author_id(),
        "created": at,
        "modified": at,
    });
    let all = [common, own].into_iter().filter_map(|fields| match fields {
        Value::Object(fields) => Some(fields),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            None
        }
    });
    Value::Object(all.flatten().filter(|(_, value)| says_something(value)).collect())
}

/// Returns a day as a time. The hours say nothing: the standard knows no days.
pub(super) fn timestamp(day: NaiveDate) -> String {
    format!("{day}T00:00:00.000Z")
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// Returns fields under the extension of this program.
pub(super) fn extension(name: &str, fields: Map<String, Value>) -> Value {
    if fields.is_empty() {
        return Value::Null;
    }
    let mut own = Map::new();
    own.insert("extension_type".to_owned(), "property-extension".into());
    own.insert(name.to_owned(), Value::Object(fields));
    let mut extensions = Map::new();
    extensions.insert(super::own_objects::extension_id(), Value::Object(own));
    Value::Object(extensions)
}
