//! The parts of a split entry, read anew by the rules that its text was read with: each has its own
//! day, place and toll. What somebody typed before stays.

use std::sync::Arc;

use super::apply::ReviewGround;
use super::part::{RULE, merge};
use crate::import::block::{TextBlock, TextSpan};
use crate::import::block_words::BlockWords;
use crate::import::entries::{EntryContext, pieces};
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::rules::ImportRules;

/// What parts of entries are read anew with.
#[derive(Debug, Clone)]
pub(super) struct PartReading {
    pub(super) rules: Arc<ImportRules>,
    /// What is known of the digest.
    pub(super) context: EntryContext,
}

/// Reads both parts of an entry anew. A part that the rules find no event in stays as it was cut.
pub(super) fn reread(
    whole: &Piece,
    (before, behind): (Piece, Piece),
    ground: ReviewGround<'_>,
) -> (Piece, Piece) {
    let place = |name: &str| {
        let field = whole.fields.iter().find(|field| field.name == name);
        field.map(|field| field.value.clone())
    };
    let context = EntryContext {
        theatre: place("theatre"),
        area: place("area"),
        ..ground.rereading.context.clone()
    };
    let read = |parts: &[&[TextSpan]]| event(parts, &context, ground);
    let first = read(&[&before.spans]);
    // The second part may tell its day from that of the first.
    let second = read(&[&before.spans, &behind.spans]);
    (renewed(before, first, ground), renewed(behind, second, ground))
}

/// Reads the event that the last of some parts of a text tells; what stands before it is context.
fn event(parts: &[&[TextSpan]], context: &EntryContext, ground: ReviewGround<'_>) -> Option<Piece> {
    let homes: Vec<TextSpan> = parts.iter().flat_map(|spans| spans.iter().copied()).collect();
    let own = homes.len() - parts.last()?.len();
    let cut: Vec<TextBlock> = homes.iter().filter_map(|span| cut(ground.blocks, *span)).collect();
    if cut.len() < homes.len() {
        return None;
    }
    let rules = &ground.rereading.rules;
    let mut found: Option<Piece> = None;
    for piece in pieces(&cut, 0..cut.len(), context, rules, ground.taxonomy) {
        let is_own = piece.spans.first().is_some_and(|span| span.block >= own);
        if piece.kind != PieceKind::Entry || !is_own {
            continue;
        }
        let piece = at_home(piece, &homes);
        match &mut found {
            // Whoever split the entry said that this part is one.
            Some(first) => merge(first, &piece),
            None => found = Some(piece),
        }
    }
    found
}

/// Returns some words as a block of their own.
fn cut(blocks: &BlockWords<'_>, span: TextSpan) -> Option<TextBlock> {
    let TextBlock { kind, page, line, .. } = blocks.blocks().get(span.block)?;
    let text = blocks.words(span).to_owned();
    Some(TextBlock { kind: *kind, text, page: *page, line: *line, links: Vec::new() })
}

/// Says of a piece where its words stand in the whole text.
fn at_home(piece: Piece, homes: &[TextSpan]) -> Piece {
    let home = |span: TextSpan| {
        let home = homes.get(span.block)?;
        let (from, to) = (home.from + span.from, home.from + span.to);
        Some(TextSpan { block: home.block, from, to })
    };
    let Piece { kind, spans, fields, inner } = piece;
    let fields = fields.into_iter().map(|field| Field { span: field.span.and_then(home), ..field });
    Piece {
        kind,
        spans: spans.into_iter().filter_map(home).collect(),
        fields: fields.collect(),
        // Versions hold no versions.
        inner: inner.into_iter().map(|inner| at_home(inner, homes)).collect(),
    }
}

/// Puts what was read anew in the place of what the part had.
fn renewed(part: Piece, read: Option<Piece>, ground: ReviewGround<'_>) -> Piece {
    let Some(read) = read else { return part };
    let Piece { kind, spans, fields: cut, inner } = part;
    let is_of_part = |field: &Field| {
        field.span.is_some_and(|words| {
            let holds = |span: &TextSpan| span.block == words.block && span.from <= words.from;
            spans.iter().any(|span| holds(span) && words.from < span.to)
        })
    };
    let mut fields: Vec<Field> = Vec::new();
    let has = |fields: &[Field], name: &str| fields.iter().any(|field| field.name == name);
    // What was typed, and the words themselves.
    let is_typed = |field: &Field| field.rule == RULE && field.certainty == Certainty::Certain;
    fields.extend(cut.iter().filter(|field| is_typed(field)).cloned());
    let typed: Vec<&str> = fields.iter().map(|field| field.name).collect();
    let fits = |field: &Field| !matches!(field.name, "text" | "wording" | "theatre" | "area");
    let read_anew = read.fields.iter().filter(|field| fits(field) && !typed.contains(&field.name));
    let read_anew: Vec<Field> = read_anew.cloned().collect();
    fields.extend(read_anew);
    place(&mut fields, &read, &cut, ground);
    // What every entry needs it has from the whole; what was read before from these very words stays,
    // and somebody looks at it.
    for field in cut {
        let is_needed = matches!(field.name, "date" | "kind" | "basis");
        if !has(&fields, field.name) && (is_needed || is_of_part(&field)) {
            fields.push(Field { certainty: Certainty::Guess, ..field });
        }
    }
    let inner = if read.inner.is_empty() { inner } else { read.inner };
    Piece { kind, spans, fields, inner }
}

/// Says where a part stands: in the area that it names itself, else where the whole stood.
fn place(fields: &mut Vec<Field>, read: &Piece, cut: &[Field], ground: ReviewGround<'_>) {
    let of = |fields: &[Field], name: &str| fields.iter().find(|field| field.name == name).cloned();
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    if has("theatre") || has("area") {
        let rest = ["theatre", "area"].into_iter().filter(|name| !has(name));
        let rest: Vec<Field> = rest.filter_map(|name| of(cut, name)).collect();
        fields.extend(rest);
        return;
    }
    let named = of(&read.fields, "area").filter(|area| area.span.is_some());
    let found = named.and_then(|area| {
        let theatre = of(&read.fields, "theatre").or_else(|| of(cut, "theatre"));
        let within = theatre.as_ref().and_then(|field| ground.taxonomy.find_theatre(&field.value));
        let within = within.filter(|id| ground.taxonomy.find_area(*id, &area.value).is_some());
        let id = within.or_else(|| Some(ground.taxonomy.areas_called(&area.value).next()?.0))?;
        let word = ground.taxonomy.theatre_word(id).to_owned();
        let same = theatre.filter(|field| field.value == word);
        let theatre =
            same.unwrap_or_else(|| Field { name: "theatre", value: word, ..area.clone() });
        Some([theatre, area])
    });
    match found {
        Some(found) => fields.extend(found),
        None => fields.extend(["theatre", "area"].into_iter().filter_map(|name| of(cut, name))),
    }
}
