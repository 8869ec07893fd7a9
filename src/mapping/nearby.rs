//! What happened near an entry: on the map around it, and next to it in time.

use super::MappedEntries;
use crate::archive::{Corpus, EntryKey, EntryPlacings};
use crate::geo::{GeoPoint, MapView, STEPS, Spot};

/// Kilometres a column of a map around one entry, where its radius allows that.
const ABOUT_KM: f64 = 2.4;
/// The ring around the entry is so many columns wide.
const RING: std::ops::RangeInclusive<f64> = 3.0..=8.0;
/// The most entries near another that are listed.
const MOST: usize = 50;

/// An event near another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearbyEntry {
    /// The telling that counts of those there.
    pub key: EntryKey,
    /// How far its point is.
    pub km: f64,
}

/// What happened near an entry, other than the same event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nearby {
    /// The nearest in time first; at most fifty.
    pub rows: Vec<NearbyEntry>,
    /// How many there are.
    pub events: usize,
}

/// Returns the map around one entry: its point in the middle, as close as lets its ring be seen.
pub fn locator_view(spot: &Spot, columns: u16, rows: u16) -> MapView {
    let ring = |km: &f64| 2.0 * spot.radius_km / km;
    let off = |km: &f64| {
        let outside = (RING.start() - ring(km)).max(ring(km) - RING.end()).max(0.0);
        (outside, (km / ABOUT_KM).ln().abs())
    };
    let steps = STEPS.iter().enumerate();
    let nearest = steps.min_by(|(_, one), (_, other)| {
        let (one, other) = (off(one), off(other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    let step = nearest.map_or(0, |(step, _)| step);
    // A given position has no ring; what is around it is seen as for any town.
    let step = if spot.radius_km < 1.0 { STEPS.len().saturating_sub(2) } else { step };
    MapView { middle: spot.point, step, columns, rows }
}

/// Returns what else is pinned in a view: other events than that of the entry. Areas of which only the
/// middle is known would hide what is around it.
pub fn others_in_view(
    key: EntryKey,
    at: &MapView,
    corpus: &Corpus,
    placings: &EntryPlacings,
) -> MappedEntries {
    let keys = keys_where(placings, |spot| spot.is_pinned() && at.cell(spot.point).is_some());
    MappedEntries::of(without_event(keys, key, corpus), corpus, placings)
}

/// Returns what happened within so many kilometres of the point of an entry, each event once. Where
/// only an area is known nothing is said of how far it is; of an entry without a point there is none.
pub fn nearby(key: EntryKey, km: f64, corpus: &Corpus, placings: &EntryPlacings) -> Nearby {
    let Some(here) = point_of(key, placings) else { return Nearby::default() };
    let Some(day) = corpus.entry(key).map(|entry| entry.date.from) else {
        return Nearby::default();
    };
    let keys = keys_where(placings, |spot| spot.is_pinned() && spot.point.km_to(here) <= km);
    let mut keys = without_event(keys, key, corpus);
    keys.sort_unstable();
    let once = corpus.each_event_once(&keys);
    let days = |other: &EntryKey| {
        let other = corpus.entry(*other).map(|entry| entry.date.from);
        other.map_or(i64::MAX, |other| (other - day).num_days().abs())
    };
    let far = |other: &EntryKey| point_of(*other, placings).map_or(km, |point| point.km_to(here));
    let mut rows: Vec<(i64, NearbyEntry)> =
        once.iter().map(|key| (days(key), NearbyEntry { key: *key, km: far(key) })).collect();
    let order = |one: &(i64, NearbyEntry), other: &(i64, NearbyEntry)| {
        let (far, key) = (one.1.km.total_cmp(&other.1.km), one.1.key.cmp(&other.1.key));
        one.0.cmp(&other.0).then(far).then(key)
    };
    if rows.len() > MOST {
        rows.select_nth_unstable_by(MOST, order);
        rows.truncate(MOST);
    }
    rows.sort_by(order);
    Nearby { rows: rows.into_iter().map(|(_, row)| row).collect(), events: once.len() }
}

fn point_of(key: EntryKey, placings: &EntryPlacings) -> Option<GeoPoint> {
    let spot = placings.get(key)?.spot.as_ref().filter(|spot| spot.is_pinned())?;
    Some(spot.point)
}

/// Returns the entries whose spot is as it is asked for. The work grows with the different places, and
/// with the entries at those.
fn keys_where(placings: &EntryPlacings, is_meant: impl Fn(&Spot) -> bool) -> Vec<EntryKey> {
    let meant = (0..placings.all().distinct()).filter(|number| {
        let spot = placings.all().nth(*number).and_then(|placing| placing.spot.as_ref());
        spot.is_some_and(&is_meant)
    });
    meant.flat_map(|number| placings.keys(number)).copied().collect()
}

fn without_event(mut keys: Vec<EntryKey>, own: EntryKey, corpus: &Corpus) -> Vec<EntryKey> {
    let event = corpus.main_telling(own);
    keys.retain(|key| corpus.main_telling(*key) != event);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Found, Origin, load_all};
    use crate::geo::{GeoPrecision, ring};

    fn spot(radius_km: f64) -> Spot {
        Spot {
            point: GeoPoint::new(33.8, 44.5),
            radius_km,
            how: GeoPrecision::Bearing,
            anchor: None,
            said: None,
            level: None,
        }
    }

    #[test]
    fn the_ring_is_seen_whole_whatever_the_doubt() {
        for radius in [3.0, 5.0, 8.0, 12.0, 20.0, 41.0, 90.0, 250.0] {
            let at = locator_view(&spot(radius), 44, 20);
            let wide = 2.0 * at.columns_of(radius);
            assert!((2.9..=8.1).contains(&wide), "{radius}: {wide} at {}", at.km_per_column());
            assert!(!ring(&at, at.middle, radius).is_empty(), "{radius}");
        }
        assert!((locator_view(&spot(5.0), 44, 20).km_per_column() - 2.8).abs() < 1e-9);
        assert!((locator_view(&spot(0.0), 44, 20).km_per_column() - 2.8).abs() < 1e-9);
    }

    #[test]
    fn what_is_near_is_another_event_and_as_far_as_it_says() {
        let corpus = load_all(&Origin::Sample).0;
        let placings = corpus.spots();
        let Found::Entry(key) = corpus.find("itic-2020-05-21-vam5m") else { panic!("it is gone") };
        let here = point_of(key, placings).unwrap();
        let found = nearby(key, 60.0, &corpus, placings);
        // Counted anew over the whole archive, one by one.
        let wanted = corpus.entries().filter(|(other, _)| {
            let far = point_of(*other, placings).map(|point| point.km_to(here));
            far.is_some_and(|far| far <= 60.0)
                && !corpus.is_repeat(*other)
                && corpus.main_telling(*other) != corpus.main_telling(key)
        });
        assert_eq!(found.events, wanted.count());
        assert!(found.events > 5 && found.rows.len() == found.events, "{found:?}");
        let day = |key| corpus.entry(key).unwrap().date.from;
        let days = found.rows.iter().map(|row| (day(row.key) - day(key)).num_days().abs());
        assert!(days.is_sorted(), "{found:?}");
        for row in &found.rows {
            let far = point_of(row.key, placings).unwrap().km_to(here);
            assert!((far - row.km).abs() < 1e-9 && far <= 60.0);
        }
    }
}
