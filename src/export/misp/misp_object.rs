//! What attributes and objects of MISP must have. None is meant for detection, none is compared with
//! others: a word that two digests share is no sign of anything.

use chrono::{NaiveDate, NaiveTime};
use serde_json::{Value, json};

use crate::export::handover::NameId;

/// The distribution of the event that something is in.
const INHERIT: &str = "5";

/// A template of objects, as MISP publishes it.
pub(super) struct Template {
    pub(super) name: &'static str,
    description: &'static str,
    uuid: &'static str,
    version: &'static str,
}

pub(super) static INCIDENT: Template = Template {
    name: "incident",
    description: "Incident object template as described in STIX 2.1 Incident object and its core extension.",
    uuid: "38597424-f9bb-4865-9b4b-819172df0334",
    version: "1",
};

pub(super) static ANNOTATION: Template = Template {
    name: "annotation",
    description: "An annotation object allowing analysts to add annotations, comments, executive summary to \
                  a MISP event, objects or attributes.",
    uuid: "5d8dc046-15a1-4ca3-a09f-ed4ede7c4487",
    version: "3",
};

pub(super) static GEOLOCATION: Template = Template {
    name: "geolocation",
    description: "An object to describe a geographic location.",
    uuid: "cd6f2238-ba55-4888-82c4-104e6e1acf21",
    version: "8",
};

/// An attribute before it is in an event: its type, its category, its value.
pub(super) struct AttributeDraft {
    pub(super) sort: &'static str,
    pub(super) category: &'static str,
    pub(super) value: String,
    pub(super) comment: String,
}

/// Returns the first moment of a day as MISP counts time. It knows none before 1970.
pub(super) fn seconds(day: NaiveDate) -> String {
    day.and_time(NaiveTime::MIN).and_utc().timestamp().max(0).to_string()
}

/// Returns a day as MISP tells when something was seen. The hours say nothing.
pub(super) fn seen(day: NaiveDate) -> String {
    format!("{day}T00:00:00.000000+00:00")
}

/// Returns an attribute.
pub(super) fn attribute(id: NameId, day: NaiveDate, draft: &AttributeDraft) -> Value {
    json!({
        "uuid": id.to_string(),
        "type": draft.sort,
        "category": draft.category,
        "value": draft.value,
        "comment": draft.comment,
        "to_ids": false,
        "disable_correlation": true,
        "distribution": INHERIT,
        "timestamp": seconds(day),
        "deleted": false,
    })
}

/// Returns an object with the attributes that its template names; those without a value are left out.
pub(super) fn object(
    template: &Template,
    id: NameId,
    day: NaiveDate,
    held: Vec<(&'static str, &'static str, Option<String>)>,
) -> Value {
    let owner = id.to_string();
    let held = held.into_iter().enumerate().filter_map(|(at, (relation, sort, value))| {
        let (value, comment) = (value.filter(|value| !value.is_empty())?, String::new());
        let id = NameId::of(&["attribute", &owner, relation, &at.to_string()]);
        let mut held =
            attribute(id, day, &AttributeDraft { sort, category: "Other", value, comment });
        held["object_relation"] = relation.into();
        Some(held)
    });
    json!({
        "name": template.name,
        "meta-category": "misc",
        "description": template.description,
        "template_uuid": template.uuid,
        "template_version": template.version,
        "uuid": owner,
        "distribution": INHERIT,
        "timestamp": seconds(day),
        "deleted": false,
        "Attribute": held.collect::<Vec<_>>(),
    })
}

/// Returns a reference from an object to something else in its event.
pub(super) fn reference(from: NameId, to: &str, relation: &str, day: NaiveDate) -> Value {
    let from = from.to_string();
    json!({
        "uuid": NameId::of(&["reference", &from, relation, to]).to_string(),
        "object_uuid": from,
        "referenced_uuid": to,
        "relationship_type": relation,
        "timestamp": seconds(day),
        "deleted": false,
    })
}

/// Returns a tag of three parts, `namespace:predicate="value"`. A quotation mark would end the value.
pub(super) fn machine_tag(namespace: &str, predicate: &str, value: &str) -> Value {
    let value = value.replace('"', "'");
    json!({ "name": format!("{namespace}:{predicate}=\"{value}\"") })
}
