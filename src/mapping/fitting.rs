//! Which part of the earth a map begins with, and which it goes to by a key.

use super::{MappedEntries, MappedPlace};
use crate::digest::TheatreId;
use crate::geo::{GeoPoint, MapView};
use crate::order::CompactSort as _;

/// The first view holds at least so many of a hundred of the entries that have a place.
const FIRST_SHARE: usize = 75;

/// A view of everything at so many kilometres a column or fewer is close enough to begin with.
const CLOSE_KM: f64 = 11.0;

/// Returns the points of all places.
pub fn all_points(entries: &MappedEntries) -> Vec<GeoPoint> {
    entries.places().iter().map(|place| place.point).collect()
}

/// Returns the points of the places of a theatre.
pub fn theatre_points(entries: &MappedEntries, theatre: TheatreId) -> Vec<GeoPoint> {
    let of = entries.places().iter().filter(|place| place.theatre == theatre);
    of.map(|place| place.point).collect()
}

/// Returns the theatres that have places, in the order of the taxonomy.
pub fn theatres(entries: &MappedEntries) -> Vec<TheatreId> {
    let mut all: Vec<TheatreId> = entries.places().iter().map(|place| place.theatre).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Returns the view that a map begins with: of everything, if that is not wider than what holds most
/// points; else of the points around their middle, until most of them are in view. Areas of which only
/// the middle is known count where there is nothing else.
pub fn first_view(entries: &MappedEntries, columns: u16, rows: u16) -> MapView {
    let whole = MapView::fit(&all_points(entries), columns, rows);
    let pinned = entries.places().iter().filter(|place| place.is_pinned);
    let mut places: Vec<&MappedPlace> = pinned.collect();
    if places.is_empty() {
        places = entries.places().iter().collect();
    }
    let all: usize = places.iter().map(|place| place.keys.len()).sum();
    let Some(middle) = middle_entry(&places, all) else { return whole };
    places.compact_sort_by(|one, other| {
        one.point.km_to(middle).total_cmp(&other.point.km_to(middle))
    });
    let (mut points, mut held) = (Vec::new(), 0);
    for place in places {
        if held * 100 >= all * FIRST_SHARE {
            break;
        }
        points.push(place.point);
        held += place.keys.len();
    }
    let most = MapView::fit(&points, columns, rows);
    let shown = |view: &MapView| {
        let in_view = entries.places().iter().filter(|place| view.cell(place.point).is_some());
        in_view.map(|place| place.keys.len()).sum::<usize>()
    };
    // A small screen has no view of everything.
    let has_all = shown(&whole) == entries.placed();
    if has_all && whole.km_per_column() <= CLOSE_KM {
        return whole;
    }
    if most.step > whole.step || (!has_all && shown(&most) > shown(&whole)) {
        return most;
    }
    let about = MapView { middle, ..whole };
    if has_all || shown(&whole) >= shown(&about) { whole } else { about }
}

/// Returns where the middle one of some entries is: of their latitudes and of their longitudes.
fn middle_entry(places: &[&MappedPlace], entries: usize) -> Option<GeoPoint> {
    let middle = |of: fn(GeoPoint) -> f64| {
        let mut all: Vec<(f64, usize)> =
            places.iter().map(|place| (of(place.point), place.keys.len())).collect();
        all.compact_sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut before = 0;
        all.into_iter().find_map(|(value, count)| {
            before += count;
            (before * 2 >= entries).then_some(value)
        })
    };
    Some(GeoPoint::new(middle(|point| point.lat)?, middle(|point| point.lon)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Corpus, Origin, load_all};

    fn entries_of(id: &str, corpus: &Corpus) -> MappedEntries {
        let keys = corpus.entries().map(|(key, _)| key);
        let of = keys.filter(|key| {
            corpus.digest(key.digest).is_some_and(|digest| digest.id().starts_with(id))
        });
        MappedEntries::of(of.collect(), corpus, corpus.spots())
    }

    #[test]
    fn the_first_view_holds_most_and_is_closer_than_all() {
        let corpus = load_all(&Origin::Sample).0;
        let entries = entries_of("itic-2020-05-21", &corpus);
        for (columns, rows) in [(40, 8), (80, 18), (83, 36), (147, 56)] {
            let first = first_view(&entries, columns, rows);
            let whole = MapView::fit(&all_points(&entries), columns, rows);
            let pinned = || entries.places().iter().filter(|place| place.is_pinned);
            let all: usize = pinned().map(|place| place.keys.len()).sum();
            let seen = pinned().filter(|place| first.cell(place.point).is_some());
            let held: usize = seen.map(|place| place.keys.len()).sum();
            assert!(held * 100 >= all * FIRST_SHARE, "{columns}x{rows}: {first:?} {held}");
            // The smallest screen has no room for all, even from the farthest.
            let is_whole = pinned().all(|place| whole.cell(place.point).is_some());
            assert!(first.step > whole.step || !is_whole, "{columns}x{rows}: {first:?} {whole:?}");
        }
        let none = MappedEntries::default();
        assert_eq!(first_view(&none, 80, 20), MapView::fit(&[], 80, 20));
    }
}
