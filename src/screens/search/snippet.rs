//! The part of an entry that matches a query, with the matching letters marked.

use std::borrow::Cow;
use std::ops::Range;

use crate::archive::RecordKey;
use crate::digest::{
    ENTRY_FIELDS, EntryField, EntryRef, FieldDef, FieldValue, PassagePart, Wording,
};
use crate::page::{Span, Tone};
use crate::query::{Marker, TextField};
use crate::screens::ViewContext;

/// The number of letters shown before the first match.
const BEFORE: usize = 24;

/// Returns the first of a record's texts that matches the query, from a little before the match; or
/// the beginning of its running text where none of them matches. Of a passage it is the part with
/// the most matches, and what follows it, each with its label.
pub fn snippet(view: &ViewContext<'_>, marker: &Marker, key: RecordKey) -> Vec<Span> {
    match key {
        RecordKey::Entry(key) => {
            let texts = view.corpus.entry(key).map(texts).unwrap_or_default();
            let matches =
                |(field, _, text): &&SearchedText<'_>| !marker.marks(text, *field).is_empty();
            let shown = texts.iter().find(matches).or(texts.first());
            let mut spans = Vec::new();
            if let Some((field, name, text)) = shown {
                let marks = marker.marks(text, *field);
                // What matches nothing is shown for what it tells, whatever field it is of.
                let name = name.filter(|_| !marks.is_empty());
                said(view, (name, text), &marks, &mut spans);
            }
            spans
        }
        RecordKey::Passage(key) => {
            let parts = view.corpus.passage(key).map(|passage| passage.parts());
            passage_snippet(view, marker, &parts.unwrap_or_default())
        }
    }
}

fn passage_snippet(
    view: &ViewContext<'_>,
    marker: &Marker,
    parts: &[PassagePart<'_>],
) -> Vec<Span> {
    let marks: Vec<_> =
        parts.iter().map(|part| marker.marks(&part.text, TextField::Text)).collect();
    // The first of those with as many.
    let most = (0..parts.len()).rev().max_by_key(|at| marks[*at].len()).unwrap_or(0);
    let mut spans = Vec::new();
    for (part, marks) in parts.iter().zip(&marks).skip(most) {
        if spans.is_empty() {
            said(view, (part.label, &part.text), marks, &mut spans);
        } else {
            spans.push(Span::new("; ", Tone::Dim));
            // Only the part that is shown first begins at its match.
            push(&mut spans, view, part.label, Tone::Dim);
            spans.push(Span::new(if part.label.is_some() { ": " } else { "" }, Tone::Dim));
            marked(view, &part.text, 0, marks, &mut spans);
        }
    }
    spans
}

/// Writes a text from a little before its first match on, after its label.
fn said(
    view: &ViewContext<'_>,
    (label, text): (Option<&str>, &str),
    marks: &[Range<usize>],
    spans: &mut Vec<Span>,
) {
    let from = marks.first().map_or(0, |first| beginning(text, first.start));
    if let Some(label) = label {
        spans.push(Span::new(view.spell(&format!("{label}: ")), Tone::Dim));
    }
    if from > 0 {
        spans.push(Span::new(view.marks.ellipsis, Tone::Dim));
    }
    marked(view, text, from, marks, spans);
}

/// Writes a text from a place on, with its matches marked.
fn marked(
    view: &ViewContext<'_>,
    text: &str,
    from: usize,
    marks: &[Range<usize>],
    spans: &mut Vec<Span>,
) {
    let mut at = from;
    for mark in marks {
        push(spans, view, text.get(at..mark.start), Tone::Dim);
        push(spans, view, text.get(mark.clone()), Tone::Match);
        at = mark.end.max(at);
    }
    push(spans, view, text.get(at..), Tone::Dim);
}

/// A text to look through: its field, the name to show before it, and its letters.
type SearchedText<'a> = (TextField, Option<&'static str>, Cow<'a, str>);

/// Returns the texts of an entry to look through, in order of preference: what happened, to whom
/// and where, the sources, remarks.
fn texts<'a>(entry: EntryRef<'a>) -> Vec<SearchedText<'a>> {
    let mut texts: Vec<SearchedText<'a>> = vec![(TextField::Text, None, entry.text().into())];
    plain(entry, |def| matches!(def.words, Wording::Own(_)), &mut texts);
    let place = TextField::Own(EntryField::Place);
    texts.extend(entry.place_text().map(|text| (place, Some("place"), text.into())));
    texts.extend(entry.actor().map(|actor| (TextField::Actor, Some("actor"), actor.into())));
    let outlets: Vec<&str> = entry.sources().map(|source| source.outlet).collect();
    texts.push((TextField::Outlet, Some("source"), outlets.join(", ").into()));
    plain(entry, |def| def.words == Wording::Running, &mut texts);
    texts
}

/// Returns the texts of some plain fields.
fn plain<'a>(
    entry: EntryRef<'a>,
    is: impl Fn(&FieldDef) -> bool,
    texts: &mut Vec<SearchedText<'a>>,
) {
    for def in ENTRY_FIELDS.iter().filter(|def| def.plain_part().is_some() && is(def)) {
        let field = match def.words {
            Wording::Own(_) => TextField::Own(def.field),
            Wording::Running | Wording::Gathered | Wording::None => TextField::Text,
        };
        let joined: Vec<&str> =
            entry.value(def.field).into_iter().flat_map(FieldValue::texts).collect();
        texts.push((field, Some(def.key), joined.join(", ").into()));
    }
}

fn push(spans: &mut Vec<Span>, view: &ViewContext<'_>, text: Option<&str>, tone: Tone) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        spans.push(Span::new(view.spell(text), tone));
    }
}

/// Returns where to begin so that a place some letters in shows: at a word, not far before it.
fn beginning(text: &str, place: usize) -> usize {
    let before = text.get(..place).unwrap_or("");
    let letters = before.chars().count();
    if letters <= BEFORE {
        return 0;
    }
    let far = before.char_indices().nth(letters - BEFORE).map_or(0, |(at, _)| at);
    text.get(far..place).and_then(|part| part.find(' ')).map_or(far, |space| far + space + 1)
}
