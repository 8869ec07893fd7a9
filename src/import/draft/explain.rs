//! Every field of a draft with the rule that read it and its words, as JSON. Nothing is judged here.

use serde_json::{Value, json};

use super::model::DigestDraft;
use super::scalar::clean;
use crate::import::block::TextBlock;
use crate::import::block_words::BlockWords;
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};

/// Returns a draft with all that its fields rest on. `blocks` are those of the text; blocks are
/// counted from 1, characters from 0, and a range ends behind its last character.
pub fn explain(draft: &DigestDraft, blocks: &[TextBlock]) -> Value {
    let blocks = &BlockWords::new(blocks);
    let pieces = |pieces: &[Piece]| pieces.iter().map(|one| piece(one, blocks)).collect::<Vec<_>>();
    let entries: Vec<Value> = draft.entries().map(|entry| piece(entry, blocks)).collect();
    let points: Vec<Value> =
        draft.points().skip(draft.overview.len()).map(|point| piece(point, blocks)).collect();
    let notes: Vec<Value> = draft
        .notes
        .iter()
        .map(|note| json!({ "id": note.id, "fields": fields(&note.fields, blocks) }))
        .collect();
    let dropped: Vec<Value> =
        draft.dropped.iter().map(|one| json!({ "what": one.what, "count": one.count })).collect();
    json!({
        "head": fields(&draft.head, blocks),
        "overview": pieces(&draft.overview),
        "points": points,
        "entries": entries,
        "figures": pieces(&draft.figures),
        "notes": notes,
        "dropped": dropped,
        "remarks": draft.remarks,
        "words": { "all": draft.words, "left": draft.words_left },
    })
}

fn piece(piece: &Piece, blocks: &BlockWords<'_>) -> Value {
    let spans: Vec<Value> = piece
        .spans
        .iter()
        .map(|span| json!({ "block": span.block + 1, "from": span.from, "to": span.to }))
        .collect();
    let inner: Vec<Value> = piece.inner.iter().map(|inner| self::piece(inner, blocks)).collect();
    json!({ "kind": kind(piece.kind), "spans": spans, "fields": fields(&piece.fields, blocks), "inner": inner })
}

fn kind(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Entry => "entry",
        PieceKind::Version => "version",
        PieceKind::Point => "point",
        PieceKind::Figure => "figure",
    }
}

fn fields(fields: &[Field], blocks: &BlockWords<'_>) -> Vec<Value> {
    fields.iter().map(|one| field(one, blocks)).collect()
}

fn field(field: &Field, blocks: &BlockWords<'_>) -> Value {
    let words = field.span.map(|span| {
        let block = blocks.blocks().get(span.block);
        json!({
            "block": span.block + 1,
            "from": span.from,
            "to": span.to,
            "page": block.and_then(|block| block.page),
            "line": block.and_then(|block| block.line),
            "words": clean(blocks.words(span)),
        })
    });
    json!({
        "field": field.name,
        "value": field.value,
        "certainty": certainty(field.certainty),
        "rule": field.rule,
        "from": words,
    })
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Likely => "likely",
        Certainty::Guess => "guess",
    }
}
