//! Where the place of a name is, for a reader who types it.

use std::collections::BTreeSet;

use super::ground::SearchAreas;
use super::resolver::Placings;
use crate::digest::Taxonomy;
use crate::geo::places::{Atlas, CountryCode, KnownPlace, MatchLevel, NameKeys};
use crate::geo::sphere::GeoPoint;

/// Returns the point of a name: that of what happened at the place itself; else of a place of the
/// supplement, of the town with the most people, or of a province, in the countries of the taxonomy.
pub fn point_called(
    name: &str,
    placings: &Placings,
    taxonomy: &Taxonomy,
    atlas: &Atlas,
) -> Option<GeoPoint> {
    let wanted = NameKeys::of(name)?;
    let is_wanted = |said: &str| said.trim().to_lowercase() == name.trim().to_lowercase();
    let spots = placings.all_distinct().filter_map(|placing| placing.spot.as_ref());
    let at_place = spots.filter(|spot| spot.is_at_name() && spot.is_pinned());
    let mut told = at_place.filter(|spot| spot.said.as_deref().is_some_and(is_wanted));
    if let Some(spot) = told.next() {
        return Some(spot.point);
    }
    let countries = countries(taxonomy, atlas);
    let countries = || countries.iter().copied();
    let anchor = countries()
        .flat_map(|country| atlas.anchors_named(country, &wanted, MatchLevel::Spelling))
        .min_by_key(|(_, level)| *level);
    if let Some((anchor, _)) = anchor {
        return Some(anchor.point);
    }
    let towns =
        countries().flat_map(|country| atlas.places_named(country, &wanted, MatchLevel::Spelling));
    let rank = |(place, level): &(KnownPlace<'_>, MatchLevel)| {
        // Another name counts as the main one.
        (std::cmp::Reverse((*level).max(MatchLevel::Alternate)), place.people())
    };
    let town = towns.max_by_key(rank).map(|(place, _)| place.point());
    town.or_else(|| {
        let provinces = countries()
            .flat_map(|country| atlas.provinces_named(country, &wanted, MatchLevel::Spelling));
        provinces.min_by_key(|(_, level)| *level).map(|(province, _)| province.point)
    })
}

/// Returns the countries of all theatres and areas.
fn countries(taxonomy: &Taxonomy, atlas: &Atlas) -> BTreeSet<CountryCode> {
    let mut grounds = SearchAreas::default();
    let mut all = BTreeSet::new();
    for (theatre, _) in taxonomy.theatres() {
        all.extend(grounds.of((theatre, None), taxonomy, atlas).countries.iter().copied());
        for (area, _) in taxonomy.areas_of(theatre) {
            let ground = grounds.of((theatre, Some(area)), taxonomy, atlas);
            all.extend(ground.countries.iter().copied());
        }
    }
    all
}
