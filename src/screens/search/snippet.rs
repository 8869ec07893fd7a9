//! The part of an entry that matches a query, with the matching letters marked.

use std::borrow::Cow;

use crate::archive::RecordKey;
use crate::digest::{ENTRY_FIELDS, EntryField, EntryRef, FieldDef, FieldValue, Wording};
use crate::page::{Span, Tone};
use crate::query::{Marker, TextField};
use crate::screens::ViewContext;

/// The number of letters shown before the first match.
const BEFORE: usize = 24;

/// Returns the first of a record's texts that matches the query, from a little before the match; or
/// the beginning of its running text where none of them matches.
pub fn snippet(view: &ViewContext<'_>, marker: &Marker, key: RecordKey) -> Vec<Span> {
    let texts = match key {
        RecordKey::Entry(key) => view.corpus.entry(key).map(texts),
        RecordKey::Passage(key) => {
            let passage = view.corpus.passage(key);
            passage.map(|passage| vec![(TextField::Text, None, passage.text())])
        }
    };
    let texts = texts.unwrap_or_default();
    for (field, name, text) in &texts {
        let text = text.as_ref();
        let marks = marker.marks(text, *field);
        if let Some(first) = marks.first() {
            let from = beginning(text, first.start);
            let mut spans = Vec::new();
            if from > 0 {
                spans.push(Span::new(view.marks.ellipsis, Tone::Dim));
            }
            let name = name.map_or(String::new(), |name| format!("{name}: "));
            spans.push(Span::new(name, Tone::Dim));
            let mut at = from;
            for mark in marks {
                push(&mut spans, view, text.get(at..mark.start), Tone::Dim);
                push(&mut spans, view, text.get(mark.clone()), Tone::Match);
                at = mark.end.max(at);
            }
            push(&mut spans, view, text.get(at..), Tone::Dim);
            return spans;
        }
    }
    let text = texts.first().map_or("", |(_, _, text)| text);
    vec![Span::new(view.spell(text), Tone::Dim)]
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
