//! A whole digest or wave as one document: everything in its file, under plain names.
//!
//! A digest may hold a hundred thousand entries, and a document built as one value would take a
//! gigabyte. So a document is lazy: its parts are made, cleaned and dropped one by one while it is
//! written.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::citation_rows::sources_json;
use super::json::cleaned;
use super::record::entry;
use super::rows::count_json;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{
    Citation, Coverage, Digest, Figure, IssuerDates, Note, Part, PartKey, Period, Point, PointList,
    Rest, Section, Taxonomy, Wave,
};

/// A digest, wave or value that is written as one document, with every text cleaned.
pub struct Document<'a>(DocumentSubject<'a>);

enum DocumentSubject<'a> {
    Digest(&'a Corpus, u32, &'a Digest),
    Wave(&'a Corpus, usize, &'a Wave),
    Whole(Value),
}

impl<'a> Document<'a> {
    /// Takes a digest by its place: its head, overview, sections with their entries as records,
    /// figures and notes.
    pub fn digest(corpus: &'a Corpus, at: u32) -> Option<Self> {
        corpus.digest(at).map(|digest| Self(DocumentSubject::Digest(corpus, at, digest)))
    }

    /// Takes a wave by its place: everything in its file, and the ids of the entries that belong to
    /// it.
    pub fn wave(corpus: &'a Corpus, at: usize) -> Option<Self> {
        corpus.waves().get(at).map(|wave| Self(DocumentSubject::Wave(corpus, at, wave)))
    }
}

impl From<Value> for Document<'_> {
    fn from(value: Value) -> Self {
        Self(DocumentSubject::Whole(cleaned(value)))
    }
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            DocumentSubject::Digest(corpus, at, digest) => {
                of_digest(serializer, corpus, *at, digest)
            }
            DocumentSubject::Wave(corpus, at, wave) => of_wave(serializer, corpus, *at, wave),
            DocumentSubject::Whole(value) => value.serialize(serializer),
        }
    }
}

/// A list whose items are made one by one while it is written.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Writes the fields of an object into a map.
fn put<M: SerializeMap>(map: &mut M, fields: Value) -> Result<(), M::Error> {
    let Value::Object(fields) = cleaned(fields) else { return Ok(()) };
    fields.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))
}

/// Writes the day as of which the archive is told, where it is not told as it is.
fn put_as_of<M: SerializeMap>(map: &mut M, corpus: &Corpus) -> Result<(), M::Error> {
    let as_of = corpus.as_of().map(|as_of| json!({ "as_of": as_of.day.to_string() }));
    as_of.map_or(Ok(()), |as_of| put(map, as_of))
}

fn of_digest<S: Serializer>(
    serializer: S,
    corpus: &Corpus,
    at: u32,
    digest: &Digest,
) -> Result<S::Ok, S::Error> {
    let (head, words) = (digest.head(), corpus.taxonomy());
    let coverage = (head.coverage != Coverage::Unsaid).then(|| head.coverage.to_string());
    let mut map = serializer.serialize_map(None)?;
    let fields = json!({
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
        "period_basis": head.period_basis.to_string(),
        "draft": head.is_draft,
    });
    put(&mut map, fields)?;
    put_as_of(&mut map, corpus)?;
    map.serialize_entry("overview", &Each(|| points(digest.overview())))?;
    let sections = || digest.sections().iter().map(|held| SectionOf(corpus, at, digest, held));
    map.serialize_entry("sections", &Each(sections))?;
    map.serialize_entry("figures", &Each(|| digest.figures().iter().map(|f| Quoted(f, words))))?;
    map.serialize_entry("notes", &Each(|| digest.notes().map(|n| cleaned(note(n)))))?;
    map.end()
}

/// A section with its entries as records.
struct SectionOf<'a>(&'a Corpus, u32, &'a Digest, &'a Section);

impl Serialize for SectionOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(corpus, digest, held, section) = *self;
        let words = corpus.taxonomy();
        let mut map = serializer.serialize_map(None)?;
        let fields = json!({
            "theatre": words.theatre_word(section.theatre),
            "area": section.area.map(|area| words.area_name(area)),
            "summary": held.summary_of(section).map(|summary| summary.text),
        });
        put(&mut map, fields)?;
        map.serialize_entry("points", &Each(|| points(held.points_of(section))))?;
        let entries = || {
            let indices = held.entries_of(section).filter_map(|(at, _)| u32::try_from(at).ok());
            indices.filter_map(|index| entry(corpus, EntryKey { digest, index })).map(cleaned)
        };
        map.serialize_entry("entries", &Each(entries))?;
        map.end()
    }
}

fn of_wave<S: Serializer>(
    serializer: S,
    corpus: &Corpus,
    at: usize,
    wave: &Wave,
) -> Result<S::Ok, S::Error> {
    let (members, words) = (corpus.members(at), corpus.taxonomy());
    let mut map = serializer.serialize_map(None)?;
    let fields = json!({
        "marking": corpus.markings_of(members.iter().map(|key| key.digest)).all(),
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
    });
    put(&mut map, fields)?;
    put_as_of(&mut map, corpus)?;
    map.serialize_entry("figures", &Each(|| wave.figures.iter().map(|f| Quoted(f, words))))?;
    map.serialize_entry("points", &Each(|| points(wave.points())))?;
    let fields = json!({
        "gaps": wave.gaps().map(|gap| gap.text).collect::<Vec<_>>(),
        "sources": cited(&wave.sources),
        "file": wave.file,
    });
    put(&mut map, fields)?;
    let ids = || members.iter().filter_map(|key| corpus.entry(*key)).map(|entry| entry.id());
    map.serialize_entry("members", &Each(ids))?;
    map.end()
}

fn points(held: PointList<'_>) -> impl Iterator<Item = Value> {
    held.iter().map(|held| cleaned(point(held)))
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

fn point(point: Point<'_>) -> Value {
    json!({
        "text": point.text(),
        "basis": point.basis().word(),
        "sources": cited(point.sources()),
        "points": point.points().iter().map(self::point).collect::<Vec<_>>(),
        "tags": point.tags(),
    })
}

fn note(note: Note<'_>) -> Value {
    json!({ "id": note.id(), "text": note.text(), "sources": cited(note.sources()) })
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

/// A figure with its parts.
struct Quoted<'a>(&'a Figure, &'a Taxonomy);

impl Serialize for Quoted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(figure, words) = *self;
        let mut map = serializer.serialize_map(None)?;
        let head = json!({
            "of": figure.of,
            "counts_as": figure.counts_as,
            "issuer": figure.issuer,
            "basis": figure.basis.word(),
            "period": figure.period.map(period),
            "released": figure.released.map(|date| date.to_string()),
            "total": figure.total.map(count_json),
            "unit": figure.unit,
        });
        put(&mut map, head)?;
        let parts = || figure.parts.iter().map(|held| cleaned(part(held, words)));
        map.serialize_entry("parts", &Each(parts))?;
        let tail = json!({
            "rest": figure.rest().map(rest),
            "note": figure.note,
            "sources": cited(&figure.sources),
        });
        put(&mut map, tail)?;
        map.end()
    }
}

/// Describes a part with its meaning in the taxonomy. `as` is null for a label of its own.
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
