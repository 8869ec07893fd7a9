//! The schema of what few entries say: a number of a toll written out, the actor's own losses, the
//! time of day, a position, a free map.

use serde_json::{Value, json};

use super::{object, see, see_as};
use crate::digest::{DayPart, Harm, Pairs};

fn number(description: &str) -> Value {
    json!({
        "description": description, "type": "integer", "minimum": 0, "maximum": u32::MAX,
    })
}

/// Describes a number of a toll: a count, or a mapping with more about it.
pub(super) fn toll() -> Value {
    let mut written_out = object(
        "A number written out",
        &[],
        json!({
            "n": see_as("count", "The number"),
            "low": number("The smallest number"),
            "best": number("The likeliest number, between the two"),
            "high": number("The greatest number"),
            "basis": see("basis"),
            "of": {
                "description": "Its parts, each with a label: civilians, police",
                "type": "object",
                "minProperties": 1,
                "additionalProperties": see("count"),
            },
        }),
    );
    written_out["oneOf"] = json!([{ "required": ["n"] }, { "required": ["low", "high"] }]);
    json!({ "description": "A number of a toll", "anyOf": [see("count"), written_out] })
}

/// Describes the actor's own toll.
pub(super) fn losses(doc: &str) -> Value {
    let range = object(
        "A range with its best",
        &["low", "high"],
        json!({
            "low": number("The smallest number"),
            "best": number("The likeliest number, between the two"),
            "high": number("The greatest number"),
        }),
    );
    let count = json!({ "anyOf": [see("count"), range] });
    let counts = Harm::ALL.map(|harm| (harm.key().to_owned(), count.clone()));
    let counts: serde_json::Map<_, _> = counts.into_iter().collect();
    object(doc, &[], counts.into())
}

/// Describes a time of day.
pub(super) fn time(doc: &str) -> Value {
    let words = DayPart::WORDS.join("|");
    let clock = "([01]?[0-9]|2[0-3]):[0-5][0-9]";
    json!({
        "description": doc,
        "type": "string",
        "pattern": format!("^(~? ?{clock}|{clock} ?\\.\\. ?{clock}|{words})$"),
    })
}

/// Describes a position.
pub(super) fn position(doc: &str) -> Value {
    let degrees =
        |most: u32| json!({ "type": "number", "minimum": -i64::from(most), "maximum": most });
    json!({
        "description": doc,
        "anyOf": [
            {
                "type": "string",
                "pattern": "^[-+]?[0-9]+(\\.[0-9]*)? +[-+]?[0-9]+(\\.[0-9]*)?( +(exact|~? ?[0-9.]+ ?km))?$",
            },
            object("A position written out", &["lat", "lon"], json!({
                "lat": degrees(90),
                "lon": degrees(180),
                "km": { "type": "number", "minimum": 0, "maximum": 5000 },
            })),
        ],
    })
}

/// Describes a free map.
pub(super) fn pairs(doc: &str) -> Value {
    json!({
        "description": doc,
        "type": "object",
        "minProperties": 1,
        "maxProperties": Pairs::MOST,
        "propertyNames": { "pattern": format!("^[A-Za-z0-9_-]{{1,{}}}$", Pairs::LONGEST_KEY) },
        "additionalProperties": { "type": ["string", "number", "boolean"] },
    })
}
