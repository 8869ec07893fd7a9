//! What a review comes to: the draft with every decision carried out. Nothing that was read is lost
//! but what somebody took away.

use super::item::{ItemSort, ReadAs, ReviewItem};
use crate::import::draft::{DigestDraft, DraftArea, DraftTheatre};
use crate::import::field::Field;
use crate::import::piece::Piece;
use crate::order::CompactSort as _;

/// Puts the items into a draft, in place of those that it had.
pub(super) fn result(draft: &DigestDraft, items: &[ReviewItem]) -> DigestDraft {
    let mut made = draft.clone();
    for theatre in &mut made.theatres {
        theatre.entries.clear();
        theatre.areas.iter_mut().for_each(|area| area.entries.clear());
    }
    points(&mut made, items);
    for item in items {
        match (item.sort, item.read_as) {
            (ItemSort::Head, _) => {
                made.head.clone_from(&item.piece.fields);
                // They say how the period and the publisher were found, which somebody has settled now.
                if item.is_seen {
                    made.remarks.clear();
                }
            }
            (ItemSort::Figure, ReadAs::Figure(number)) => {
                if let Some(figure) = made.figures.get_mut(number) {
                    figure.clone_from(&item.piece);
                }
            }
            (ItemSort::Entry, _) => {
                if let Some((_, entries)) = shelf(&mut made, item) {
                    entries.push(item.piece.clone());
                }
            }
            (ItemSort::Point, ReadAs::Entry) => {
                let piece = placeless(item.piece.clone());
                match shelf(&mut made, item) {
                    Some((points, _)) => points.push(piece),
                    None => made.overview.push(piece),
                }
            }
            // A point of the draft stands where it stood; what was merged is in another entry.
            (ItemSort::Point | ItemSort::Figure | ItemSort::Merged, _) => {}
        }
    }
    close(&mut made);
    made.looked_over = items.iter().all(|item| item.is_seen || item.sort == ItemSort::Merged);
    made
}

/// Returns a point without the fields that say where it stands.
fn placeless(mut point: Piece) -> Piece {
    point.fields.retain(|field| !matches!(field.name, "theatre" | "area"));
    point
}

/// Puts the points as they were looked over in the place of those that were read, and takes away those
/// that became entries.
fn points(draft: &mut DigestDraft, items: &[ReviewItem]) {
    let mut numbered: Vec<(usize, &ReviewItem)> = items
        .iter()
        .filter_map(|item| match item.read_as {
            ReadAs::Point(number) => Some((number, item)),
            ReadAs::Head | ReadAs::Entry | ReadAs::Figure(_) => None,
        })
        .collect();
    numbered.compact_sort_by_key(|(number, _)| *number);
    // Every point of the draft has a number, and its item.
    let mut by_number = numbered.into_iter().map(|(_, item)| item);
    let mut change = |points: &mut Vec<Piece>| *points = looked_over(points, &mut by_number);
    change(&mut draft.overview);
    for theatre in &mut draft.theatres {
        change(&mut theatre.points);
        theatre.areas.iter_mut().for_each(|area| change(&mut area.points));
    }
}

/// Goes through points in the order in which they were numbered.
fn looked_over(points: &[Piece], items: &mut dyn Iterator<Item = &ReviewItem>) -> Vec<Piece> {
    let mut made = Vec::with_capacity(points.len());
    for point in points {
        let item = items.next();
        let inner = looked_over(&point.inner, items);
        match item {
            // What stood below it stays.
            Some(item) if item.sort != ItemSort::Point => made.extend(inner),
            Some(item) => {
                let fields = placeless(item.piece.clone()).fields;
                made.push(Piece { fields, inner, ..point.clone() });
            }
            None => made.push(Piece { inner, ..point.clone() }),
        }
    }
    made
}

/// Returns the points and the entries of the place of an item; makes it if it is not there.
fn shelf<'d>(
    draft: &'d mut DigestDraft,
    item: &ReviewItem,
) -> Option<(&'d mut Vec<Piece>, &'d mut Vec<Piece>)> {
    let theatre = item.field("theatre")?;
    let at = position(&draft.theatres, |place| &place.theatre, theatre).unwrap_or_else(|| {
        let (points, areas, entries) = (Vec::new(), Vec::new(), Vec::new());
        draft.theatres.push(DraftTheatre { theatre: theatre.clone(), points, areas, entries });
        draft.theatres.len() - 1
    });
    let theatre = draft.theatres.get_mut(at)?;
    let Some(area) = item.field("area") else {
        return Some((&mut theatre.points, &mut theatre.entries));
    };
    let at = position(&theatre.areas, |place| &place.area, area).unwrap_or_else(|| {
        let (points, entries) = (Vec::new(), Vec::new());
        theatre.areas.push(DraftArea { area: area.clone(), points, entries });
        theatre.areas.len() - 1
    });
    let area = theatre.areas.get_mut(at)?;
    Some((&mut area.points, &mut area.entries))
}

/// Finds a place by its name. A digest has as many places as its taxonomy names, which are few.
fn position<T>(places: &[T], name: fn(&T) -> &Field, wanted: &Field) -> Option<usize> {
    places.iter().position(|place| name(place).value == wanted.value)
}

/// Removes the places that nothing is left in.
fn close(draft: &mut DigestDraft) {
    for theatre in &mut draft.theatres {
        theatre.areas.retain(|area| !area.points.is_empty() || !area.entries.is_empty());
    }
    draft.theatres.retain(|theatre| {
        !theatre.points.is_empty() || !theatre.entries.is_empty() || !theatre.areas.is_empty()
    });
}
