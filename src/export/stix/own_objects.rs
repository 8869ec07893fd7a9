//! The objects that belong to no archive: this program as the one that made the objects, its extension
//! of them, and the markings. They are as old as the rules that they are made by, so that they are the
//! same in every bundle.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::stix_object::{object_id, stix_object, timestamp};
use crate::export::handover::{MarkingPart, NameId, marking_parts};

/// The extension with which OASIS tells the colours of the Traffic Light Protocol 2.0.
const TLP_EXTENSION: &str = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

/// When OASIS defined these colours.
const TLP_CREATED: &str = "2022-10-01T00:00:00.000Z";

/// What the extension holds.
const SCHEMA: &str = "record: what a digest tells of an entry, under the names of the columns that \
docs/exports.md of Watchfloor lists; a count is an object of low, best, high and text, and null means \
that nothing is said. export: what the export says about itself, as its exports in JSON have it.";

/// Returns the day from which the rules hold by which objects are made that are of no digest.
pub(super) fn rules_since() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default()
}

fn author() -> NameId {
    NameId::of(&["identity", "watchfloor"])
}

/// Returns the id of this program.
pub(super) fn author_id() -> String {
    object_id("identity", author())
}

/// Returns the id of the extension.
pub(super) fn extension_id() -> String {
    object_id("extension-definition", NameId::of(&["extension-definition", "record"]))
}

/// Returns this program and its extension.
pub(super) fn own_objects() -> [Value; 2] {
    let own = json!({
        "name": "Watchfloor",
        "description": "A reader of weekly situation digests: it made these objects from an archive. \
                        Whose words they are, their references say.",
        "identity_class": "system",
    });
    let extension = json!({
        "name": "Watchfloor record",
        "description": "What a digest tells of an entry, and an export of itself, for which the \
                        standard has no property.",
        "schema": SCHEMA,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    });
    let extension_name = NameId::of(&["extension-definition", "record"]);
    [
        stix_object("identity", author(), rules_since(), own),
        stix_object("extension-definition", extension_name, rules_since(), extension),
    ]
}

/// Returns the objects of a marking: `A | B`.
pub(super) fn marking_objects(all: Option<&str>) -> Vec<Value> {
    marking_parts(all).iter().flat_map(objects_of).collect()
}

/// Returns the ids of objects.
pub(super) fn ids(objects: &[Value]) -> Vec<Value> {
    objects.iter().filter_map(|object| object.get("id").cloned()).collect()
}

fn objects_of(part: &MarkingPart) -> Vec<Value> {
    let colours = part.colours.iter().map(|colour| {
        json!({
            "type": "marking-definition",
            "spec_version": "2.1",
            "id": format!("marking-definition--{}", colour.stix_id),
            "created": TLP_CREATED,
            "name": colour.label,
            "extensions": {
                TLP_EXTENSION: { "extension_type": "property-extension", "tlp_2_0": colour.word },
            },
        })
    });
    let statement = part.statement.as_deref().map(|statement| {
        let id = NameId::of(&["marking-definition", statement]);
        json!({
            "type": "marking-definition",
            "spec_version": "2.1",
            "id": object_id("marking-definition", id),
            "created_by_ref": author_id(),
            "created": timestamp(rules_since()),
            "definition_type": "statement",
            "definition": { "statement": statement },
        })
    });
    colours.chain(statement).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_may_have_stored_keeps_its_id() {
        assert_eq!(author_id(), "identity--b4fbade2-336e-5bf1-822e-fa95bd4362d9");
        assert_eq!(extension_id(), "extension-definition--5f2fa489-64f3-52d6-86e6-e0a0b05272dd");
        assert_eq!(timestamp(rules_since()), "2026-11-30T00:00:00.000Z");
    }

    #[test]
    fn a_colour_is_the_object_of_the_standard_and_a_statement_one_of_ours() {
        let objects = marking_objects(Some("OFFICIAL | TLP:AMBER"));
        assert_eq!(objects[0]["definition"]["statement"], "OFFICIAL");
        assert_eq!(objects[1]["id"], "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421");
        assert_eq!(objects[1]["extensions"][TLP_EXTENSION]["tlp_2_0"], "amber");
        assert_eq!((ids(&objects).len(), marking_objects(None).len()), (2, 0));
    }
}
