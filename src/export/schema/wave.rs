//! The schema of a wave.

use serde_json::{Value, json};

use super::parts::definitions;
use super::{document, list, object, pattern, see, see_as, text};

/// Returns the schema of a wave. It needs no taxonomy, because the tactics and actors of a wave may
/// be words that are not in it.
pub fn wave_schema() -> Value {
    let mut defined = definitions();
    defined["dates"] = object(
        "What one issuer says of the dates",
        &["issuer"],
        json!({
            "issuer": text("Who says so"),
            "start": see_as("day", "First day"),
            "end": see_as("day", "Last day"),
            "days": days("Length as the issuer counts it; need not be the inclusive count"),
            "note": text("A remark"),
            "source": see("source"),
        }),
    );
    let words = |description: &str| list(description, text("A name"));
    let root = object(
        "A named campaign of attacks",
        &["wave", "name", "period"],
        json!({
            "wave": pattern(
                "Its id, <year>-<month>-<name>: 2020-05-raids-of-attrition",
                "^[0-9]{4}-(0[1-9]|1[0-2])-[a-z0-9]+(-[a-z0-9]+)*$",
            ),
            "name": text("What it is called"),
            "aliases": words("What else it is called"),
            "kind": text("What sort of campaign"),
            "actor": text("Entries of this actor and of its parts belong to it"),
            "period": see_as("period", "From when to when; an open end as 2022-04-17.."),
            "duration": days("Days as the main issuer counts them"),
            "dates": list("What each issuer says of the dates", see("dates")),
            "pretext": text("What it was said to be for"),
            "countries": words("Countries that took part"),
            "absent": words("Provinces that took no part"),
            "tactics": words("Tactics of the taxonomy, or other words"),
            "west": text("What is said of attacks in the West"),
            "figures": list("Figures, by issuer", see("figure")),
            "points": list("Judgements and remarks", see("point")),
            "gaps": list("What is not known", text("A gap")),
            "source": see_as("source", "Where it was described"),
        }),
    );
    document("Watchfloor wave", root, defined)
}

fn days(description: &str) -> Value {
    json!({ "description": description, "type": "integer", "minimum": 1 })
}
