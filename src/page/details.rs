//! The fields that few entries have, each in the form of its value and with what it means.

use super::tally::count_field;
use super::{Page, Span, Tone};
use crate::digest::{
    Attribution, DateBasis, ENTRY_FIELDS, EntryField, EntryRef, Exactness, FieldForm, FieldValue,
    PagePart, Position,
};

/// Adds the plain fields of one part of the page that have a label.
pub(super) fn details(page: &mut Page, entry: EntryRef<'_>, is_part: fn(PagePart) -> bool) {
    for def in ENTRY_FIELDS {
        let part = def.plain_part().filter(|part| is_part(*part));
        let Some(label) = part.and_then(PagePart::label) else { continue };
        match entry.value(def.field) {
            Some(FieldValue::Text(text)) => {
                let tone = if def.form == FieldForm::Reference { Tone::Link } else { Tone::Plain };
                let meaning = Span::new(meaning(def.field, entry), Tone::Dim);
                page.field(label, vec![Span::new(text, tone), meaning]);
            }
            Some(FieldValue::Names(names)) => {
                page.field_text(label, Some(&names.collect::<Vec<_>>().join(", ")));
            }
            Some(FieldValue::Count(count)) => count_field(page, label, count, ""),
            Some(FieldValue::Position(at)) => position(page, label, at),
            Some(FieldValue::Toll(losses)) => {
                let counts = losses
                    .stated()
                    .map(|(harm, count)| format!("{} {}", count.in_print(), harm.label()));
                let counts = counts.collect::<Vec<_>>().join(", ");
                let meaning = Span::new("  the actor's own", Tone::Dim);
                page.field(label, vec![Span::new(counts, Tone::Number), meaning]);
            }
            Some(FieldValue::Pairs(pairs)) => {
                for (at, (key, value)) in pairs.enumerate() {
                    let spans = vec![
                        Span::new(format!("{key}: "), Tone::Dim),
                        Span::new(value, Tone::Plain),
                    ];
                    page.field(if at == 0 { label } else { "" }, spans);
                }
            }
            None => {}
        }
    }
}

fn position(page: &mut Page, label: &str, at: Position) {
    let meaning = match at.exactness {
        Exactness::Unsaid => String::new(),
        Exactness::Exact => "  the very spot".to_owned(),
        Exactness::Within(_) => {
            format!("  within {} km", at.exactness.km().unwrap_or_default())
        }
    };
    let degrees = format!("{} {}", at.lat(), at.lon());
    page.field(label, vec![Span::new(degrees, Tone::Plain), Span::new(meaning, Tone::Dim)]);
}

/// Returns in plain words what the word in a field means; nothing where it speaks for itself.
fn meaning(field: EntryField, entry: EntryRef<'_>) -> &'static str {
    if field == EntryField::DateBasis {
        return match entry.date_basis() {
            DateBasis::Told => "",
            DateBasis::Supplied => "  date supplied by the editor",
            DateBasis::Inferred => "  date inferred by the editor from what is told",
        };
    }
    if field == EntryField::Attribution {
        return match entry.attribution() {
            Some(Attribution::Claimed) => "  the actor says so itself",
            Some(Attribution::Assessed) => "  in an analyst's judgement",
            Some(Attribution::Suspected) => "  the actor is only suspected",
            None => "",
        };
    }
    let is_open = field == EntryField::Undirected && entry.undirected();
    if is_open { "  it is left open who acted on whom" } else { "" }
}
