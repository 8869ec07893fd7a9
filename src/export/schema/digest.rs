//! The schema of a digest.

use serde_json::{Map, Value, json};

use super::details::{losses, pairs, position, time};
use super::parts::{ID, definitions, names, tactic_names};
use super::{document, list, object, one_of, pattern, see, see_as, text};
use crate::digest::{
    Bearing, Coverage, ENTRY_FIELDS, FieldDef, FieldForm, Harm, Need, PeriodBasis, Series, Stance,
    Taxonomy, TheatreId, Trend,
};

/// Returns the schema of a digest with the words of a taxonomy. An empty taxonomy gives the schema
/// that holds for all archives.
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
            "draft": one_of("Whether it was imported and not all of it has been looked over", &["yes", "no"]),
            "title": text("The title of the series or of the article"),
            "publisher": text("Who publishes it"),
            "series": one_of("What sort of document it is", Series::WORDS),
            "period": see_as("period", "The days that it covers"),
            "period_basis": one_of(
                "Who set the period: stated by the publisher, or set by the editor of the archive",
                PeriodBasis::WORDS,
            ),
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

/// Returns the schema of an entry, field by field as in the table of fields.
fn entry(taxonomy: &Taxonomy) -> Value {
    let needed = ENTRY_FIELDS.iter().filter(|def| def.need == Need::Needed).map(|def| def.key);
    let property = |def: &FieldDef| (def.key.to_owned(), form(def, taxonomy));
    let properties: Map<_, _> = ENTRY_FIELDS.iter().map(property).collect();
    object("One dated thing", &needed.collect::<Vec<_>>(), properties.into())
}

/// Returns the schema of a field's value.
fn form(def: &FieldDef, taxonomy: &Taxonomy) -> Value {
    match def.form {
        FieldForm::Id | FieldForm::Reference => pattern(def.doc, "^[A-Za-z0-9_-]+$"),
        FieldForm::Wave => pattern(def.doc, ID),
        FieldForm::Date => see("date"),
        FieldForm::Kind => kind(def.doc, taxonomy),
        FieldForm::Tactics => tactics(def.doc, taxonomy),
        FieldForm::Place => see("place"),
        FieldForm::Basis => see("basis"),
        FieldForm::Sources => see("source"),
        FieldForm::Versions => list(def.doc, see("version")),
        FieldForm::Text | FieldForm::Name => text(def.doc),
        FieldForm::Names(one) => list(def.doc, text(one)),
        FieldForm::NameOrNames(one) => json!({
            "description": def.doc,
            "anyOf": [text(one), list("Several", text(one))],
        }),
        FieldForm::Count => {
            let is_toll = Harm::ALL.into_iter().any(|harm| harm.field() == def.field);
            see_as(if is_toll { "toll" } else { "count" }, def.doc)
        }
        FieldForm::Choice(words) => one_of(def.doc, words),
        FieldForm::TimeOfDay => time(def.doc),
        FieldForm::Position => position(def.doc),
        FieldForm::Losses => losses(def.doc),
        FieldForm::Pairs => pairs(def.doc),
    }
}

fn kind(doc: &str, taxonomy: &Taxonomy) -> Value {
    let kinds = taxonomy.kinds();
    let others = kinds.iter().flat_map(|kind| [&kind.name].into_iter().chain(&kind.aliases));
    let names = names(kinds.iter().map(|kind| &*kind.id).chain(others.map(AsRef::as_ref)));
    known(doc, &names)
}

/// Allows one of the words of a taxonomy, or any text if it has none.
fn known(description: &str, words: &[&str]) -> Value {
    if words.is_empty() { text(description) } else { one_of(description, words) }
}

fn tactics(doc: &str, taxonomy: &Taxonomy) -> Value {
    let tactic = known("How it was done", &tactic_names(taxonomy));
    json!({
        "description": doc,
        "anyOf": [tactic, { "type": "array", "items": tactic, "minItems": 1, "maxItems": 4 }],
    })
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
            "stance": one_of("What it says to the telling of the entry", Stance::WORDS),
            "date": see_as("date", "When it was given"),
            "text": text("What it says"),
            "killed": see_as("toll", "Dead"),
            "wounded": see_as("toll", "Wounded"),
            "killed_or_wounded": see_as("toll", "Given only for both together"),
            "captured": see_as("toll", "Taken prisoner or arrested"),
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

/// Returns the schema of a theatre. The areas that it may hold depend on which theatre it is.
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
