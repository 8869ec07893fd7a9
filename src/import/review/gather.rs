//! The parts of a draft that are looked over, as a list in the order of the text: its head, its
//! entries, its points and its figures.

use super::decision::ReviewKey;
use super::item::{ReadAs, ReviewItem};
use crate::import::block::TextSpan;
use crate::import::draft::{DigestDraft, is_unread};
use crate::import::field::Field;
use crate::import::piece::{Piece, PieceKind};

/// Lists what there is to look over.
pub(super) fn gather(draft: &DigestDraft) -> Vec<ReviewItem> {
    let mut found: Vec<(Piece, ReadAs)> =
        draft.entries().map(|entry| (entry.clone(), ReadAs::Entry)).collect();
    let mut points = Points::default();
    points.add(&draft.overview, &[]);
    for theatre in &draft.theatres {
        points.add(&theatre.points, &[&theatre.theatre]);
        for area in &theatre.areas {
            points.add(&area.points, &[&theatre.theatre, &area.area]);
        }
    }
    // Two parts may begin with the same words: numbers tell them apart, in this order.
    found.extend(points.unread);
    found.extend(points.understood);
    let figures = draft.figures.iter().cloned().enumerate();
    found.extend(figures.map(|(number, figure)| (figure, ReadAs::Figure(number))));
    found.extend((!draft.head.is_empty()).then(|| (head(draft), ReadAs::Head)));
    found.sort_by_cached_key(|(piece, _)| first(piece));
    let mut before: Option<ReviewKey> = None;
    let mut items = Vec::with_capacity(found.len());
    for (piece, read_as) in found {
        let span = first(&piece);
        let number = before.filter(|before| before.span == span).map_or(1, |key| key.number + 1);
        let key = ReviewKey { span, number };
        before = Some(key);
        items.push(ReviewItem::new(key, piece, read_as));
    }
    items
}

/// Returns the fields of the head as one piece.
fn head(draft: &DigestDraft) -> Piece {
    let mut spans: Vec<TextSpan> = draft.head.iter().filter_map(|field| field.span).collect();
    spans.sort_unstable();
    spans.dedup();
    Piece { kind: PieceKind::Point, spans, fields: draft.head.clone(), inner: Vec::new() }
}

/// Returns the first words of a piece.
pub(super) fn first(piece: &Piece) -> TextSpan {
    let spans = piece.spans.iter().min().copied();
    spans.unwrap_or(TextSpan { block: 0, from: 0, to: 0 })
}

/// The points of a draft, each with its number.
#[derive(Default)]
struct Points {
    number: usize,
    unread: Vec<(Piece, ReadAs)>,
    understood: Vec<(Piece, ReadAs)>,
}

impl Points {
    /// Adds points and those below them, with the fields that say where they stand. Points are nested
    /// as deep as a reader of YAML allows, no deeper.
    fn add(&mut self, points: &[Piece], at: &[&Field]) {
        for point in points {
            let mut fields = point.fields.clone();
            fields.extend(at.iter().map(|field| (*field).clone()));
            let spans = point.spans.clone();
            let piece = Piece { kind: point.kind, spans, fields, inner: Vec::new() };
            let list = if is_unread(point) { &mut self.unread } else { &mut self.understood };
            list.push((piece, ReadAs::Point(self.number)));
            self.number += 1;
            self.add(&point.inner, at);
        }
    }
}
