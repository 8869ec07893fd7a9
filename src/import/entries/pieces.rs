//! The pieces of a section: reads its blocks once, and makes an entry, a point or a figure of each
//! part.

use std::collections::HashMap;
use std::ops::Range;

use super::casualties::Groups;
use super::context::EntryContext;
use super::dates::{When, dates};
use super::days::NearDays;
use super::entry::Desk;
use super::locality::LED;
use super::parties::PRONOUN;
use super::segment::{SectionPart, parts};
use super::signs::ToldSigns;
use super::sources::sources;
use super::text::SectionText;
use super::token::Class;
use super::units::EventUnit;
use crate::digest::Taxonomy;
use crate::import::block::{TextBlock, TextBlockKind};
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::rules::ImportRules;

/// Cuts the blocks of a section into entries, points and figures. Every sentence of a paragraph, an
/// item or a row comes into one of them; headings, captions and footnotes are the caller's.
pub fn pieces(
    blocks: &[TextBlock],
    range: Range<usize>,
    context: &EntryContext,
    rules: &ImportRules,
    taxonomy: &Taxonomy,
) -> Vec<Piece> {
    let texts: Vec<ToldSigns<'_>> = blocks
        .iter()
        .enumerate()
        .take(range.end)
        .skip(range.start)
        .map(|(at, block)| {
            let text = SectionText::with_names(at, &block.text, rules, &context.short_names);
            let groups = Groups::of(&text);
            ToldSigns { text, groups, kind: block.kind }
        })
        .collect();
    let mut calendar = NearDays { period: context.period, carried: None };
    let parts = parts(&texts, &mut calendar, taxonomy);
    let mut desk = Desk {
        texts: &texts,
        blocks,
        calendar: NearDays { period: context.period, carried: None },
        context,
        taxonomy,
        carried: None,
        roams: false,
        led: None,
        stays: 0,
        goes_on: false,
        in_block: false,
    };
    let mut pieces = Vec::new();
    let mut last_block = None;
    // The event told before in the same block.
    let mut before: Option<(usize, usize)> = None;
    for part in parts {
        if let Some(unit) = untold(&part) {
            desk.lead(unit);
        }
        match part {
            SectionPart::Event(event) => {
                desk.calendar.carried = event.date.as_ref().and_then(|meant| meant.days.last());
                let block = event.units.first().map(|unit| unit.text);
                desk.in_block = block.is_some() && block == last_block;
                desk.goes_on = event.dated.is_none() && desk.in_block;
                last_block = block;
                let mut piece = desk.entry(&event);
                let block = piece.spans.first().map(|span| span.block);
                let again = event.dated.as_ref().is_none_or(|day| stays(&texts, day, &piece));
                if let Some((at, _)) = before.filter(|(_, in_block)| Some(*in_block) == block)
                    && let Some(earlier) = pieces.get(at)
                {
                    share(earlier, &mut piece, again);
                }
                piece.fields.retain(|field| !(field.name == "actor" && field.value == PRONOUN));
                before = block.map(|block| (pieces.len(), block));
                desk.carry(&piece);
                pieces.push(piece);
            }
            SectionPart::Figure(unit) => pieces.extend(desk.sums(&unit)),
            SectionPart::Judgement(unit) => pieces.extend(desk.point(&unit, true)),
            SectionPart::Unread(unit) => pieces.extend(desk.point(&unit, false)),
        }
    }
    tie_captions(&texts, &mut pieces, &desk);
    pieces
}

/// The words of a part that tells no event.
fn untold(part: &SectionPart) -> Option<&EventUnit> {
    match part {
        SectionPart::Event(_) => None,
        SectionPart::Figure(unit) | SectionPart::Judgement(unit) | SectionPart::Unread(unit) => {
            Some(unit)
        }
    }
}

/// Adds the sources of captions to the entries of the item before them, where they show what it tells.
fn tie_captions(texts: &[ToldSigns<'_>], pieces: &mut [Piece], desk: &Desk<'_, '_>) {
    let mut entries: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.kind == PieceKind::Entry)
    {
        if let Some(span) = piece.spans.last() {
            entries.entry(span.block).or_default().push(at);
        }
    }
    let mut shown = None;
    for told in texts {
        if told.kind != TextBlockKind::Caption {
            shown = Some(told.text.block);
            continue;
        }
        let told_there = shown.and_then(|block| entries.get(&block));
        let entry = told_there.and_then(|told_there| {
            let last = told_there.iter().rev().take(MOST_SHOWN);
            last.copied().find(|at| pieces.get(*at).is_some_and(|piece| shows(&told.text, piece)))
        });
        let Some(entry) = entry.and_then(|at| pieces.get_mut(at)) else { continue };
        for source in
            sources(&told.text, &(0..told.text.tokens.len()), &desk.calendar, desk.taxonomy)
        {
            let known = entry
                .fields
                .iter()
                .any(|field| field.name == "source" && same_source(&field.value, &source.value));
            if !known && entry.fields.len() < MOST_FIELDS {
                let span = Some(told.text.span(source.range.clone()));
                entry.fields.push(Field {
                    name: "source",
                    value: source.value,
                    span,
                    certainty: Certainty::Guess,
                    rule: "caption".to_owned(),
                });
            }
        }
    }
}

/// A caption shows one of the last so many events of an item.
const MOST_SHOWN: usize = 4;

/// No entry has more fields than this.
const MOST_FIELDS: usize = 64;

/// One source says no more than the other: `A; B, date` and `A, date`.
fn same_source(known: &str, other: &str) -> bool {
    let (Some((outlets, day)), Some((outlet, other_day))) =
        (known.rsplit_once(", "), other.rsplit_once(", "))
    else {
        return known == other;
    };
    day == other_day
        && outlet.split("; ").all(|outlet| outlets.split("; ").any(|known| known == outlet))
}

/// A caption shows what an entry tells: three of its longer words stand there.
fn shows(caption: &SectionText<'_>, entry: &Piece) -> bool {
    let text = entry
        .fields
        .iter()
        .find(|field| field.name == "text")
        .map(|field| field.value.to_lowercase())
        .unwrap_or_default();
    let words =
        caption.tokens.iter().zip(&caption.in_bracket).filter(|(token, inside)| {
            token.word.len() > 4 && token.class == Class::Word && !**inside
        });
    let mut shared: Vec<&str> =
        words.map(|(token, _)| token.word.as_str()).filter(|word| text.contains(*word)).collect();
    shared.sort_unstable();
    shared.dedup();
    shared.len() >= 3
}

/// An attack on a day that is told from the one before, `the next day`: it went on there.
fn stays(texts: &[ToldSigns<'_>], dated: &EventUnit, piece: &Piece) -> bool {
    let Some(told) = texts.get(dated.text) else { return false };
    let from_another = |when| matches!(when, When::After(_));
    let attacks = |name| matches!(name, "tactic" | "killed" | "wounded");
    piece.fields.iter().any(|field| attacks(field.name))
        && dates(&told.text, dated.range.clone()).iter().any(|dated| from_another(dated.when))
}

/// Two events of one block: the place that the second leaves out is that of the first.
fn share(first: &Piece, second: &mut Piece, carried: bool) {
    let told = |piece: &Piece, name: &str| {
        piece.fields.iter().any(|field| {
            field.name == name && field.rule != "publisher" && field.rule != "publisher-tells"
        })
    };
    let place = first.fields.iter().find(|field| field.name == "place").cloned();
    let actor = first.fields.iter().find(|field| field.name == "actor").cloned();
    if let Some(field) =
        second.fields.iter_mut().find(|field| field.name == "actor" && field.value == PRONOUN)
        && let Some(actor) = actor
    {
        *field = Field { certainty: Certainty::Likely, rule: "actor-carried".to_owned(), ..actor };
    }
    if carried
        && !told(second, "place")
        && let Some(mut place) = place
    {
        // Of the town that the first began with nothing else is known.
        if place.rule == LED
            && let Some((_, town)) = place.value.rsplit_once(", ")
        {
            let town = town.to_owned();
            place.value = town;
        }
        second.fields.push(Field {
            certainty: Certainty::Likely,
            rule: "place-carried".to_owned(),
            ..place
        });
    }
}
