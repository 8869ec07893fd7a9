//! An entry as objects of STIX: an incident with its place and its names, or a note on its digest.

use std::collections::HashSet;
use std::io;

use chrono::Days;
use serde_json::{Map, Value, json};

use super::SAID;
use super::bundle::BundleWriter;
use super::digest_objects::{DigestObjects, reference};
use super::own_objects::rules_since;
use super::stix_object::{extension, object_id, stix_object, timestamp};
use crate::digest::{Attribution, EntryRef};
use crate::export::handover::{Countries, HandedEntry, NameId, confidence_of};

/// What an incident is tied to, and how.
struct Tie {
    sort: &'static str,
    to: String,
    words: Option<String>,
}

/// Returns the id of the incident that an entry is.
pub(super) fn incident_id(entry: EntryRef<'_>) -> String {
    object_id("incident", incident_name(&entry.digest().head().id, &entry.id()))
}

fn incident_name(digest: &str, entry: &str) -> NameId {
    NameId::of(&["incident", digest, entry])
}

/// Writes the objects of an entry. `main` is the incident that tells the same event and is counted.
pub(super) fn entry_objects(
    entry: &HandedEntry<'_>,
    main: Option<String>,
    digest: &mut DigestObjects<'_>,
    countries: &mut Countries<'_>,
    bundle: &mut BundleWriter<'_, '_>,
) -> io::Result<()> {
    if !entry.is_incident() {
        return note(entry, digest, bundle);
    }
    let mut own = shared(entry, digest);
    own["name"] = entry.title().into();
    own["description"] = description(entry).into();
    let name = incident_name(&digest.head.id, &entry.id);
    let incident = digest.object("incident", name, own);
    digest.add(incident, bundle)?;
    let mut ties = Vec::new();
    if let Some(place) = location(entry, digest, countries) {
        let (sort, to) = ("located-at", digest.add_shared(place, bundle)?);
        ties.push(Tie { sort, to, words: entry.words("place") });
    }
    for actor in entry.entry.actors() {
        let (sort, words) = actor_tie(entry.entry);
        ties.push(Tie {
            sort,
            to: digest.add_shared(identity(actor, digest), bundle)?,
            words: Some(words),
        });
    }
    for target in entry.entry.targets() {
        let sort = if entry.entry.undirected() { "related-to" } else { "targets" };
        let words = Some("target, as told".to_owned());
        ties.push(Tie { sort, to: digest.add_shared(identity(target, digest), bundle)?, words });
    }
    ties.extend(main.map(|to| Tie { sort: "duplicate-of", to, words: None }));
    let incident = object_id("incident", name);
    // Who is named twice is tied once.
    let mut tied = HashSet::new();
    for tie in ties {
        if tied.insert((tie.sort, tie.to.clone())) {
            let tie = relationship(entry.entry, &incident, &tie, digest);
            digest.add(tie, bundle)?;
        }
    }
    Ok(())
}

/// Writes an entry that tells no act.
fn note(
    entry: &HandedEntry<'_>,
    digest: &mut DigestObjects<'_>,
    bundle: &mut BundleWriter<'_, '_>,
) -> io::Result<()> {
    let mut own = shared(entry, digest);
    own["abstract"] = entry.title().into();
    own["content"] = description(entry).into();
    own["object_refs"] = json!([digest.report_id()]);
    let note = digest.object("note", NameId::of(&["note", &digest.head.id, &entry.id]), own);
    digest.add(note, bundle)
}

/// Returns the properties that incidents and notes have alike.
fn shared(entry: &HandedEntry<'_>, digest: &DigestObjects<'_>) -> Value {
    let head = digest.head;
    let mut references = vec![
        json!({ "source_name": "watchfloor", "description": "id of the entry", "external_id": entry.id }),
        json!({
            "source_name": head.publisher,
            "description": format!("{}, {}", head.title, head.period),
            "external_id": head.id,
        }),
    ];
    references.extend(entry.entry.sources().map(reference));
    let record: Map<String, Value> = entry
        .beyond(SAID)
        .map(|(column, cell)| (column.name.to_owned(), cell.json(column.shape)))
        .collect();
    json!({
        "labels": labels(entry),
        "confidence": entry.grade.credibility.and_then(confidence_of),
        "external_references": references,
        "extensions": extension("record", record),
    })
}

/// Returns the words by which others may filter: those of closed lists, then the tags.
fn labels(entry: &HandedEntry<'_>) -> Vec<String> {
    let each = |name: &str, column: &str| {
        let words = entry.words(column).unwrap_or_default();
        let words = words.split(", ").filter(|word| !word.is_empty());
        words.map(|word| format!("{name}:{word}")).collect::<Vec<_>>()
    };
    let closed =
        [("kind", "kind"), ("tactic", "tactics"), ("theatre", "theatre"), ("basis", "basis")];
    let closed = closed.into_iter().flat_map(|(name, column)| each(name, column));
    closed.chain(entry.entry.tags().map(str::to_owned)).collect()
}

/// Returns what happened, and in words what no property says.
fn description(entry: &HandedEntry<'_>) -> String {
    let (text, beyond) = (entry.entry.text(), entry.lines_beyond(SAID));
    let basis = entry.entry.basis;
    let place = entry.words("place").map(|place| format!("place: {place}\n")).unwrap_or_default();
    format!("{text}\n\n{place}basis: {basis}\n{beyond}").trim_end().to_owned()
}

/// Returns the place of an entry: its point with its radius, the area, the country. Without a point and
/// without a country the standard has no place.
fn location(
    entry: &HandedEntry<'_>,
    digest: &DigestObjects<'_>,
    countries: &mut Countries<'_>,
) -> Option<Value> {
    let country = countries.of_place(entry.entry.theatre, entry.entry.area);
    let point = entry.real("lat").zip(entry.real("lon"));
    if country.is_none() && point.is_none() {
        return None;
    }
    let code = country.map(|country| country.code.to_string());
    let area = entry.words("area");
    let name = entry.words("place").or_else(|| area.clone());
    let metres = entry.real("geo_radius_km").filter(|_| point.is_some()).map(|km| km * 1e3);
    let degrees = |at: Option<f64>| at.map(|at| at.to_string()).unwrap_or_default();
    let parts = [
        name.clone().unwrap_or_default(),
        area.clone().unwrap_or_default(),
        code.clone().unwrap_or_default(),
        degrees(point.map(|(lat, _)| lat)),
        degrees(point.map(|(_, lon)| lon)),
        degrees(metres),
    ];
    let parts: Vec<&str> =
        ["location", &digest.marking].into_iter().chain(parts.iter().map(String::as_str)).collect();
    let own = json!({
        "name": name,
        "latitude": point.map(|(lat, _)| lat),
        "longitude": point.map(|(_, lon)| lon),
        "precision": metres,
        "country": code,
        "administrative_area": area,
        "object_marking_refs": digest.marking_refs(),
    });
    Some(stix_object("location", NameId::of(&parts), rules_since(), own))
}

/// Returns somebody who is named. What sort of body it is, or whether it is a threat, nobody told.
fn identity(name: &str, digest: &DigestObjects<'_>) -> Value {
    let id = NameId::of(&["identity", &digest.marking, name]);
    let own = json!({ "name": name, "object_marking_refs": digest.marking_refs() });
    stix_object("identity", id, rules_since(), own)
}

/// Returns how an actor is tied to what it did, and on what that rests. A suspicion is no attribution.
fn actor_tie(entry: EntryRef<'_>) -> (&'static str, String) {
    let denied: Vec<_> = entry.denied_by().collect();
    let denied = if denied.is_empty() {
        String::new()
    } else {
        format!(", denied by {}", denied.join(", "))
    };
    let (sort, on) = match entry.attribution() {
        Some(Attribution::Suspected) => ("related-to", "actor, suspected"),
        Some(Attribution::Claimed) => ("attributed-to", "actor, by its own claim"),
        Some(Attribution::Assessed) => ("attributed-to", "actor, as others judge"),
        None => ("attributed-to", "actor, as told"),
    };
    let sort = if entry.undirected() { "related-to" } else { sort };
    (sort, format!("{on}{denied}"))
}

/// Ties an incident to something on the days on which it may have happened.
fn relationship(
    entry: EntryRef<'_>,
    incident: &str,
    tie: &Tie,
    digest: &DigestObjects<'_>,
) -> Value {
    let (first, last) = entry.possible_days();
    let is_dated = tie.sort != "duplicate-of";
    let behind = last.checked_add_days(Days::new(1)).filter(|_| is_dated);
    let id = NameId::of(&["relationship", incident, tie.sort, &tie.to]);
    let own = json!({
        "relationship_type": tie.sort,
        "description": tie.words,
        "source_ref": incident,
        "target_ref": tie.to,
        "start_time": is_dated.then(|| timestamp(first)),
        "stop_time": behind.map(timestamp),
    });
    digest.object("relationship", id, own)
}
