//! The part of an entry in which a query stands, its letters marked.

use std::borrow::Cow;

use crate::digest::{ENTRY_FIELDS, EntryField, EntryRef, FieldDef, FieldValue, Wording};
use crate::page::{Span, Tone};
use crate::query::{Field, Marker};
use crate::screens::ViewContext;

/// Letters shown before the first that matched.
const BEFORE: usize = 24;

/// The first of an entry's texts in which the query stands, from a little before that place; its
/// running text from the beginning where it stands in none of them.
pub fn snippet(view: &ViewContext<'_>, marker: &Marker, entry: EntryRef<'_>) -> Vec<Span> {
    for (field, name, text) in texts(entry) {
        let text = text.as_ref();
        let marks = marker.marks(text, field);
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
    vec![Span::new(view.spell(entry.text()), Tone::Dim)]
}

/// A text that is looked through: its field, the name to show before it, and its letters.
type Looked<'a> = (Field, Option<&'static str>, Cow<'a, str>);

/// The texts of an entry that are looked through, the one to show before the others first: what
/// happened, to whom and where, who says so, remarks.
fn texts<'a>(entry: EntryRef<'a>) -> Vec<Looked<'a>> {
    let mut texts: Vec<Looked<'a>> = vec![(Field::Text, None, entry.text().into())];
    plain(entry, |def| matches!(def.words, Wording::Own(_)), &mut texts);
    let place = Field::Own(EntryField::Place);
    texts.extend(entry.place_text().map(|text| (place, Some("place"), text.into())));
    texts.extend(entry.actor().map(|actor| (Field::Actor, Some("actor"), actor.into())));
    let outlets: Vec<&str> = entry.sources().map(|source| source.outlet).collect();
    texts.push((Field::Outlet, Some("source"), outlets.join(", ").into()));
    plain(entry, |def| def.words == Wording::Running, &mut texts);
    texts
}

/// Those of some plain fields.
fn plain<'a>(entry: EntryRef<'a>, is: impl Fn(&FieldDef) -> bool, texts: &mut Vec<Looked<'a>>) {
    for def in ENTRY_FIELDS.iter().filter(|def| def.plain_part().is_some() && is(def)) {
        let field = match def.words {
            Wording::Own(_) => Field::Own(def.field),
            Wording::Running | Wording::Gathered | Wording::None => Field::Text,
        };
        let said: Vec<&str> =
            entry.value(def.field).into_iter().flat_map(FieldValue::texts).collect();
        texts.push((field, Some(def.key), said.join(", ").into()));
    }
}

fn push(spans: &mut Vec<Span>, view: &ViewContext<'_>, text: Option<&str>, tone: Tone) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        spans.push(Span::new(view.spell(text), tone));
    }
}

/// Where to begin so that a place some letters in is seen: at a word, not far before it.
fn beginning(text: &str, place: usize) -> usize {
    let before = text.get(..place).unwrap_or("");
    let letters = before.chars().count();
    if letters <= BEFORE {
        return 0;
    }
    let far = before.char_indices().nth(letters - BEFORE).map_or(0, |(at, _)| at);
    text.get(far..place).and_then(|part| part.find(' ')).map_or(far, |space| far + space + 1)
}
