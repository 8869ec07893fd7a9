//! The entries of a draft and its points that were not understood, as a list in the order of the
//! text.

use super::decision::ReviewKey;
use super::item::ReviewItem;
use crate::import::block::TextSpan;
use crate::import::draft::{DigestDraft, is_unread};
use crate::import::field::Field;
use crate::import::piece::Piece;

/// Lists what there is to look over.
pub(super) fn gather(draft: &DigestDraft) -> Vec<ReviewItem> {
    let mut found: Vec<(TextSpan, Piece, Option<usize>)> =
        draft.entries().map(|entry| (first(entry), entry.clone(), None)).collect();
    let mut number = 0;
    let mut add = |points: &[Piece], at: &[&Field]| {
        unread(points, &mut number, &mut |point, number| {
            let mut fields = point.fields.clone();
            fields.extend(at.iter().map(|field| (*field).clone()));
            let piece = Piece { fields, inner: Vec::new(), ..point.clone() };
            found.push((first(point), piece, Some(number)));
        });
    };
    add(&draft.overview, &[]);
    for theatre in &draft.theatres {
        add(&theatre.points, &[&theatre.theatre]);
        for area in &theatre.areas {
            add(&area.points, &[&theatre.theatre, &area.area]);
        }
    }
    found.sort_by_key(|(span, ..)| *span);
    let mut before: Option<ReviewKey> = None;
    let mut items = Vec::with_capacity(found.len());
    for (span, piece, point) in found {
        let number = before.filter(|before| before.span == span).map_or(1, |key| key.number + 1);
        let key = ReviewKey { span, number };
        before = Some(key);
        items.push(ReviewItem::new(key, piece, point));
    }
    items
}

/// Returns the first words of a piece.
pub(super) fn first(piece: &Piece) -> TextSpan {
    let spans = piece.spans.iter().min().copied();
    spans.unwrap_or(TextSpan { block: 0, from: 0, to: 0 })
}

/// Gives every point that was not understood, with its number in this order. Points are nested as
/// deep as a reader of YAML allows, no deeper.
fn unread(points: &[Piece], number: &mut usize, give: &mut dyn FnMut(&Piece, usize)) {
    for point in points {
        if is_unread(point) {
            give(point, *number);
            *number += 1;
        }
        unread(&point.inner, number, give);
    }
}
