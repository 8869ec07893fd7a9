//! An entry as objects of MISP: what happened, where, and references to who is named and who told it.

use std::collections::HashSet;

use serde_json::Value;

use super::SAID;
use super::event::EventWriter;
use super::misp_object::{
    ANNOTATION, AttributeDraft, GEOLOCATION, INCIDENT, machine_tag, object, reference, seen,
};
use crate::digest::Attribution;
use crate::export::handover::{Countries, HandedEntry, NameId, web_address};

/// Returns the object of an entry; what it refers to is shared with the event.
pub(super) fn entry_object(
    entry: &HandedEntry<'_>,
    event: &mut EventWriter<'_, '_>,
    countries: &mut Countries<'_>,
) -> Value {
    let is_incident = entry.is_incident();
    let template = if is_incident { &INCIDENT } else { &ANNOTATION };
    let id = NameId::of(&[template.name, &event.digest, &entry.id]);
    let held = if is_incident { incident(entry) } else { annotation(entry) };
    let mut own = object(template, id, event.day, held);
    let (first, last) = entry.entry.possible_days();
    own["first_seen"] = seen(first).into();
    own["last_seen"] = seen(last).into();
    own["comment"] = entry.id.as_str().into();
    if let Some(first) = own["Attribute"].get_mut(0) {
        first["Tag"] = tags(entry).into();
    }
    let mut ties = vec![("located-at", place(entry, event, countries))];
    ties.extend(named(entry, event));
    let mut tied = HashSet::new();
    let references = ties.into_iter().filter(|(sort, to)| tied.insert((*sort, to.clone())));
    let references: Vec<Value> =
        references.map(|(sort, to)| reference(id, &to, sort, event.day)).collect();
    own["ObjectReference"] = references.into();
    own
}

/// Values of attributes: the name that the template has for each, its type, the value.
type TemplateValues = Vec<(&'static str, &'static str, Option<String>)>;

/// Returns the attributes of an act.
fn incident(entry: &HandedEntry<'_>) -> TemplateValues {
    let sorts = ["kind", "tactics"].into_iter().filter_map(|column| entry.words(column));
    let sorts: Vec<String> =
        sorts.flat_map(|words| words.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
    let sorts = sorts.into_iter().map(|sort| ("incident_type", "text", Some(sort)));
    let head =
        [("name", "text", Some(entry.title())), ("description", "text", Some(description(entry)))];
    head.into_iter().chain(sorts).collect()
}

/// Returns the attributes of a statement.
fn annotation(entry: &HandedEntry<'_>) -> TemplateValues {
    let text = format!("{}\n\n{}", entry.title(), description(entry));
    vec![("text", "text", Some(text)), ("type", "text", Some("Annotation".to_owned()))]
}

/// Returns what happened, and in words what MISP has no place for.
fn description(entry: &HandedEntry<'_>) -> String {
    let (text, beyond) = (entry.entry.text(), entry.lines_beyond(SAID));
    format!("{text}\n\nbasis: {}\n{beyond}", entry.entry.basis).trim_end().to_owned()
}

/// Returns the tags of an entry: who stands behind it, and what an analyst judges of it.
fn tags(entry: &HandedEntry<'_>) -> Vec<Value> {
    let basis = machine_tag("watchfloor", "basis", &entry.entry.basis.to_string());
    let reliability = entry.grade.reliability.map(|letter| {
        let letter = letter.to_ascii_lowercase().to_string();
        machine_tag("admiralty-scale", "source-reliability", &letter)
    });
    let credibility = entry.grade.credibility.map(|number| {
        machine_tag("admiralty-scale", "information-credibility", &number.to_string())
    });
    let noted = entry.note_tags.iter().map(|tag| machine_tag("watchfloor", "tag", tag));
    std::iter::once(basis).chain(reliability).chain(credibility).chain(noted).collect()
}

/// Shares the place of an entry, and returns its id.
fn place(
    entry: &HandedEntry<'_>,
    event: &mut EventWriter<'_, '_>,
    countries: &mut Countries<'_>,
) -> String {
    let country = countries.of_place(entry.entry.theatre, entry.entry.area);
    let point = entry.real("lat").zip(entry.real("lon"));
    let degrees = |at: Option<f64>| at.map(|at| at.to_string());
    let region = entry.words("area").or_else(|| entry.cell("theatre").label());
    let held: TemplateValues = vec![
        ("latitude", "float", degrees(point.map(|(lat, _)| lat))),
        ("longitude", "float", degrees(point.map(|(_, lon)| lon))),
        (
            "accuracy-radius",
            "float",
            degrees(entry.real("geo_radius_km").filter(|_| point.is_some())),
        ),
        ("region", "text", region),
        ("country", "text", country.map(|country| country.name().to_owned())),
        ("countrycode", "text", country.map(|country| country.code.to_string())),
        ("text", "text", entry.words("place")),
    ];
    let values: Vec<&str> =
        held.iter().map(|(_, _, value)| value.as_deref().unwrap_or("")).collect();
    let parts: Vec<&str> = std::iter::once(GEOLOCATION.name).chain(values).collect();
    let (id, day) = (event.id_of(&parts), event.day);
    event.share_object(id, || object(&GEOLOCATION, id, day, held));
    id.to_string()
}

/// Shares who is named and where it was told, and returns how each is tied to the entry.
fn named(entry: &HandedEntry<'_>, event: &mut EventWriter<'_, '_>) -> Vec<(&'static str, String)> {
    let undirected = entry.entry.undirected();
    let is_suspected = entry.entry.attribution() == Some(Attribution::Suspected);
    let acted = if undirected || is_suspected { "related-to" } else { "attributed-to" };
    let struck = if undirected { "related-to" } else { "targets" };
    let mut ties = Vec::new();
    let names =
        entry.entry.actors().map(|name| (acted, "text", "Attribution", "actor, as told", name));
    let targets = entry
        .entry
        .targets()
        .map(|name| (struck, "target-external", "Targeting data", "target, as told", name));
    for (tie, sort, category, comment, name) in names.chain(targets) {
        let (value, comment) = (name.to_owned(), comment.to_owned());
        if !value.is_empty() {
            ties.push((tie, event.share(&AttributeDraft { sort, category, value, comment })));
        }
    }
    for source in entry.entry.sources() {
        let comment = source
            .date
            .map_or_else(|| source.outlet.to_owned(), |date| format!("{}, {date}", source.outlet));
        let (sort, category, value) = match source.url.and_then(web_address) {
            Some(url) => ("link", "External analysis", url.to_owned()),
            None => ("text", "External analysis", source.to_string()),
        };
        if !value.is_empty() {
            ties.push((
                "references",
                event.share(&AttributeDraft { sort, category, value, comment }),
            ));
        }
    }
    ties
}
