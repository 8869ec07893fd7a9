//! The schema of a taxonomy.

use serde_json::{Value, json};

use super::parts::ID;
use super::{document, list, object, one_of, pattern, text};
use crate::digest::{CountsAs, Party};

/// Returns the schema of a taxonomy.
pub fn taxonomy_schema() -> Value {
    let named = |description: &str, more: Value| {
        let mut fields = json!({
            "id": pattern("Lower case, with hyphens", ID),
            "name": text("What it is called on screen"),
            "aliases": aliases(),
        });
        if let (Some(fields), Value::Object(more)) = (fields.as_object_mut(), more) {
            fields.extend(more);
        }
        list(description, object(description, &["id", "name"], fields))
    };
    let name = || text("What it is called on screen");
    let west = || one_of("Whether its attacks are attacks in the West", &["yes", "no"]);
    let countries =
        || list("The countries that it lies in", pattern("A code of ISO 3166-1", "^[A-Z]{2}$"));
    let area =
        json!({ "name": name(), "aliases": aliases(), "west": west(), "countries": countries() });
    let area =
        object("An area; what it says of the West counts before its theatre", &["name"], area);
    let acled = object(
        "Where it stands in ACLED's vocabulary",
        &["event", "sub_event"],
        json!({ "event": text("Event type"), "sub_event": text("Sub-event type") }),
    );
    let actor = json!({
        "name": name(),
        "aliases": aliases(),
        "part_of": text("The actor that it is part of"),
    });
    let outlet = json!({
        "name": name(),
        "aliases": aliases(),
        "party": one_of("Whose side it is on", &Party::WORDS.map(|(word, _)| word)),
    });
    let root = object(
        "The vocabulary of an archive; the order is the order on screen",
        &["theatres", "kinds"],
        json!({
            "marking": text("What has to stand over everything of the archive: OFFICIAL"),
            "theatres": named("Theatres", json!({
                "areas": list("Its areas", area),
                "west": west(),
                "countries": countries(),
            })),
            "kinds": named("Kinds of entries", json!({
                "counts_as": one_of(
                    "What its entries are counted as: attacks are what comparisons count, and attacks and clashes may belong to a wave",
                    &CountsAs::WORDS.map(|(word, _)| word),
                ),
                "acled": {
                    "description": "Where its entries stand in ACLED's vocabulary if their tactic does not say it; no where they are no events there",
                    "anyOf": [acled.clone(), { "enum": ["no"] }],
                },
            })),
            "tactics": named("Tactics", json!({ "acled": acled })),
            "actors": list("Actors", object("An actor", &["name"], actor)),
            "outlets": list("Outlets", object("An outlet", &["name"], outlet)),
        }),
    );
    document("Watchfloor taxonomy", root, json!({}))
}

fn aliases() -> Value {
    list("What else it is called", text("A name"))
}
