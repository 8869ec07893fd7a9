//! A whole digest or wave as one JSON document: everything that its file says, in plain names.

use serde_json::{Value, json};

use super::record::{entry, sources_json};
use super::rows::count_json;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{
    Citation, Coverage, Figure, IssuerDates, Note, Part, PartKey, Period, Point, Rest, Section,
    Taxonomy,
};

/// A digest by its place: what it says of itself, overview, sections with their entries as
/// records, figures and notes.
pub fn digest(corpus: &Corpus, at: u32) -> Option<Value> {
    let digest = corpus.digest(at)?;
    let head = digest.head();
    let words = corpus.taxonomy();
    let section = |section: &Section| {
        let index = |(index, _)| u32::try_from(index).ok();
        let keys = digest.entries_of(section).filter_map(index);
        let entries = keys.filter_map(|index| entry(corpus, EntryKey { digest: at, index }));
        json!({
            "theatre": words.theatre_word(section.theatre),
            "area": section.area.map(|area| words.area_name(area)),
            "summary": section.summary,
            "points": points(&section.points),
            "entries": entries.collect::<Vec<_>>(),
        })
    };
    let coverage = (head.coverage != Coverage::Unsaid).then(|| head.coverage.to_string());
    Some(json!({
        "marking": corpus.markings_of([at]).all(),
        "id": head.id,
        "title": head.title,
        "publisher": head.publisher,
        "series": head.series.to_string(),
        "period": period(head.period),
        "published": head.published.map(|date| date.to_string()),
        "coverage": coverage,
        "trend": head.trend.map(|trend| trend.to_string()),
        "sources": cited(&head.sources),
        "file": head.file,
        "overview": points(digest.overview()),
        "sections": digest.sections().iter().map(section).collect::<Vec<_>>(),
        "figures": figures(digest.figures(), words),
        "notes": digest.notes().iter().map(note).collect::<Vec<_>>(),
    }))
}

/// A wave by its place: all that its file says, and the ids of the entries that belong to it.
pub fn wave(corpus: &Corpus, at: usize) -> Option<Value> {
    let wave = corpus.waves().get(at)?;
    let members = corpus.members(at).iter().filter_map(|key| corpus.entry(*key));
    let told = corpus.members(at).iter().map(|key| key.digest);
    Some(json!({
        "marking": corpus.markings_of(told).all(),
        "id": wave.id,
        "name": wave.name,
        "aliases": wave.aliases,
        "kind": wave.kind,
        "actor": wave.actor,
        "period": period(wave.period),
        "duration": wave.duration,
        "dates": wave.dates.iter().map(issuer_dates).collect::<Vec<_>>(),
        "pretext": wave.pretext,
        "countries": wave.countries,
        "absent": wave.absent,
        "tactics": wave.tactics,
        "west": wave.west,
        "figures": figures(&wave.figures, corpus.taxonomy()),
        "points": points(&wave.points),
        "gaps": wave.gaps,
        "sources": cited(&wave.sources),
        "file": wave.file,
        "members": members.map(|entry| entry.id()).collect::<Vec<_>>(),
    }))
}

fn period(period: Period) -> Value {
    json!({
        "text": period.to_string(),
        "start": period.from.to_string(),
        "end": period.to.map(|day| day.to_string()),
        "days": period.days(),
    })
}

fn cited(sources: &[Citation]) -> Value {
    sources_json(sources.iter().map(Citation::view))
}

fn points(points_held: &[Point]) -> Value {
    let point = |point: &Point| {
        json!({
            "text": point.text,
            "basis": point.basis.word(),
            "sources": cited(&point.sources),
            "points": points(&point.points),
        })
    };
    points_held.iter().map(point).collect()
}

fn note(note: &Note) -> Value {
    json!({ "id": note.id, "text": note.text, "sources": cited(&note.sources) })
}

fn issuer_dates(dates: &IssuerDates) -> Value {
    json!({
        "issuer": dates.issuer,
        "start": dates.start.map(|day| day.to_string()),
        "end": dates.end.map(|day| day.to_string()),
        "days": dates.days,
        "note": dates.note,
        "sources": cited(&dates.sources),
    })
}

fn figures(figures: &[Figure], words: &Taxonomy) -> Value {
    let figure = |figure: &Figure| {
        json!({
            "of": figure.of,
            "counts_as": figure.counts_as,
            "issuer": figure.issuer,
            "basis": figure.basis.word(),
            "period": figure.period.map(period),
            "released": figure.released.map(|date| date.to_string()),
            "total": figure.total.map(count_json),
            "unit": figure.unit,
            "parts": figure.parts.iter().map(|held| part(held, words)).collect::<Vec<_>>(),
            "rest": figure.rest().map(rest),
            "note": figure.note,
            "sources": cited(&figure.sources),
        })
    };
    figures.iter().map(figure).collect()
}

/// A part with what the taxonomy knows it as; `as` is null for a label of its own.
fn part(part: &Part, words: &Taxonomy) -> Value {
    let (sort, key) = match part.key {
        PartKey::Theatre(theatre) => (Some("theatre"), Some(words.theatre_word(theatre))),
        PartKey::Area(area) => (Some("area"), Some(words.area_name(area))),
        PartKey::Tactic(tactic) => (Some("tactic"), Some(words.tactic_word(tactic))),
        PartKey::Other => (None, None),
    };
    json!({ "label": part.label, "as": sort, "key": key, "count": count_json(part.count) })
}

fn rest(rest: Rest) -> Value {
    json!({ "low": rest.low, "best": rest.best, "high": rest.high })
}
