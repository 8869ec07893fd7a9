//! The schema of a digest.

use serde_json::{Value, json};

use super::parts::{ID, definitions, names, tactic_names};
use super::{document, list, object, one_of, pattern, see, see_as, text};
use crate::digest::{Bearing, Coverage, Series, Taxonomy, TheatreId, Trend};

/// The schema of a digest in the words of a taxonomy; of an empty one, what holds for all archives.
pub fn digest_schema(taxonomy: &Taxonomy) -> Value {
    let mut defined = definitions();
    defined["entry"] = entry(taxonomy);
    defined["place"] = place();
    defined["version"] = version();
    defined["area"] = area();
    defined["theatre"] = theatre(taxonomy);
    defined["note"] = note();
    let root = object(
        "One issue of a digest",
        &["digest", "title", "publisher", "period"],
        json!({
            "digest": pattern("Its id, <publisher>-<first day>: itic-2020-05-21", ID),
            "title": text("The title of the series or of the article"),
            "publisher": text("Who publishes it"),
            "series": one_of("What sort of document it is", Series::WORDS),
            "period": see_as("period", "The days that it covers"),
            "published": see_as("date", "When it appeared"),
            "coverage": one_of("How much of the original this file holds", Coverage::WORDS),
            "trend": one_of("Where the publisher sees activity going", Trend::WORDS),
            "marking": text("What has to stand over everything of it: OFFICIAL"),
            "source": see_as("source", "Where the digest itself was published"),
            "overview": list("Its main statements", see("point")),
            "theatres": list("What happened, by theatre", see("theatre")),
            "figures": list("Figures that it quotes", see("figure")),
            "notes": list("Footnotes, captions, explanations", see("note")),
        }),
    );
    document("Watchfloor digest", root, defined)
}

fn entry(taxonomy: &Taxonomy) -> Value {
    let kinds = taxonomy.kinds();
    let others = kinds.iter().flat_map(|kind| [&kind.name].into_iter().chain(&kind.aliases));
    let kinds = names(kinds.iter().map(|kind| &*kind.id).chain(others.map(AsRef::as_ref)));
    let tactic = known("How it was done", &tactic_names(taxonomy));
    let tactics = json!({
        "description": "How it was done: one tactic, or a list, the main one first",
        "anyOf": [tactic, { "type": "array", "items": tactic, "minItems": 1, "maxItems": 4 }],
    });
    object(
        "One dated thing",
        &["date", "kind", "text", "basis"],
        json!({
            "id": pattern("Derived when left out", ID),
            "date": see("date"),
            "kind": known("What sort of thing it is", &kinds),
            "tactic": tactics,
            "place": see("place"),
            "actor": text("Who acted: the attacker, or the force that made the arrest"),
            "target": text("Whom or what it was aimed at"),
            "killed": see_as("count", "Dead"),
            "wounded": see_as("count", "Wounded"),
            "killed_or_wounded": see_as("count", "Given only for both together; never split"),
            "captured": see_as("count", "Taken prisoner or arrested"),
            "text": text("What happened, in your own neutral words"),
            "source": see("source"),
            "basis": see("basis"),
            "versions": list("Other tellings of the same event", see("version")),
            "note": text("A remark of the editor: what is unclear, what the source leaves out"),
            "wave": pattern("The id of the wave that it was claimed under", ID),
            "tags": list("background marks what is recalled from long before", text("A tag")),
        }),
    )
}

/// One of the words of a taxonomy; any where it has none.
fn known(description: &str, words: &[&str]) -> Value {
    if words.is_empty() { text(description) } else { one_of(description, words) }
}

fn place() -> Value {
    let bearings = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];
    debug_assert!(bearings.iter().all(|word| Bearing::read(word).is_some()));
    json!({
        "description": "Where",
        "anyOf": [
            text("Baqubah; ~20 km NE of Baqubah; NE of Fallujah; ~50 km from Beni; near Al-Rutba; \
                  Abu Rashid checkpoint, W of Sheikh Zuweid"),
            object("A place written out", &["name"], json!({
                "name": text("The named place"),
                "km": see_as("count", "How far from it, in kilometres"),
                "bearing": one_of("In which direction from it", &bearings),
                "relation": one_of("How it lies to the named place", &["at", "of", "from", "near"]),
                "site": text("What stands there"),
            })),
        ],
    })
}

fn version() -> Value {
    object(
        "Another telling of the same event",
        &["by", "basis"],
        json!({
            "by": text("Who tells it"),
            "basis": see("basis"),
            "text": text("What it says"),
            "killed": see_as("count", "Dead"),
            "wounded": see_as("count", "Wounded"),
            "killed_or_wounded": see_as("count", "Given only for both together"),
            "captured": see_as("count", "Taken prisoner or arrested"),
            "source": see("source"),
        }),
    )
}

fn area() -> Value {
    object(
        "A part of a theatre",
        &["area"],
        json!({
            "area": text("Its name in the taxonomy"),
            "summary": text("A sentence on it"),
            "points": list("What is said of it without being an entry", see("point")),
            "entries": list("What happened there", see("entry")),
        }),
    )
}

/// A theatre; which areas it may hold depends on which theatre it is.
fn theatre(taxonomy: &Taxonomy) -> Value {
    let theatres = || taxonomy.theatres().map(|(_, theatre)| theatre);
    let others = theatres().flat_map(|theatre| [&theatre.name].into_iter().chain(&theatre.aliases));
    let own = names(theatres().map(|theatre| &*theatre.id).chain(others.map(AsRef::as_ref)));
    let mut section = object(
        "A theatre, in the order of the document",
        &["theatre"],
        json!({
            "theatre": known("Its id or a name of it in the taxonomy", &own),
            "summary": text("A sentence on it"),
            "points": list("What is said of it without being an entry", see("point")),
            "areas": list("Its areas", see("area")),
            "entries": list("Entries that name no area", see("entry")),
        }),
    );
    if own.is_empty() {
        return section;
    }
    section["allOf"] = taxonomy
        .theatres()
        .map(|(id, theatre)| {
            let own = [&theatre.id, &theatre.name].into_iter().chain(&theatre.aliases);
            let own = names(own.map(AsRef::as_ref));
            let areas = json!({ "properties": { "area": { "enum": area_names(taxonomy, id) } } });
            json!({
                "if": { "properties": { "theatre": { "enum": own } } },
                "then": { "properties": { "areas": { "items": areas } } },
            })
        })
        .collect();
    section
}

fn area_names(taxonomy: &Taxonomy, theatre: TheatreId) -> Vec<&str> {
    let areas = || taxonomy.areas_of(theatre).map(|(_, area)| area);
    let aliases = areas().flat_map(|area| area.aliases.iter().chain([&area.id]));
    names(areas().map(|area| &*area.name).chain(aliases.map(AsRef::as_ref)))
}

fn note() -> Value {
    object(
        "A footnote, a caption, an explanation",
        &["text"],
        json!({
            "id": {
                "description": "Its number or name in the document",
                "type": ["string", "integer"],
            },
            "text": text("What it says"),
            "source": see("source"),
        }),
    )
}
