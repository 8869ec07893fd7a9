//! The part of an entry in which a query stands, its letters marked.

use crate::digest::EntryRef;
use crate::page::{Span, Tone};
use crate::query::{Field, Marker};
use crate::screens::Scene;

/// Letters shown before the first that matched.
const BEFORE: usize = 24;

/// The first of an entry's texts in which the query stands, from a little before that place; its
/// running text from the beginning where it stands in none of them.
pub fn snippet(scene: &Scene<'_>, marker: &Marker, entry: EntryRef<'_>) -> Vec<Span> {
    let outlets: Vec<&str> = entry.sources().map(|source| source.outlet).collect();
    let outlets = outlets.join(", ");
    let texts = [
        (Field::Text, "", entry.text()),
        (Field::Target, "target: ", entry.target().unwrap_or("")),
        (Field::Place, "place: ", entry.place_text().unwrap_or("")),
        (Field::Actor, "actor: ", entry.actor().unwrap_or("")),
        (Field::Outlet, "source: ", &outlets),
        (Field::Text, "note: ", entry.note().unwrap_or("")),
    ];
    for (field, name, text) in texts {
        let marks = marker.marks(text, field);
        if let Some(first) = marks.first() {
            let from = beginning(text, first.start);
            let mut spans = Vec::new();
            if from > 0 {
                spans.push(Span::new(scene.marks.ellipsis, Tone::Dim));
            }
            spans.push(Span::new(name, Tone::Dim));
            let mut at = from;
            for mark in marks {
                push(&mut spans, scene, text.get(at..mark.start), Tone::Dim);
                push(&mut spans, scene, text.get(mark.clone()), Tone::Match);
                at = mark.end.max(at);
            }
            push(&mut spans, scene, text.get(at..), Tone::Dim);
            return spans;
        }
    }
    vec![Span::new(scene.spell(entry.text()), Tone::Dim)]
}

fn push(spans: &mut Vec<Span>, scene: &Scene<'_>, text: Option<&str>, tone: Tone) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        spans.push(Span::new(scene.spell(text), tone));
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
