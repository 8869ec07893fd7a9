//! Places by the name from which they are reckoned: `Al-Mayadeen` for what happened there and near it.

use std::collections::HashMap;

use super::{BasisShares, MappedEntries, MappedPlace};
use crate::archive::Corpus;
use crate::digest::TheatreId;
use crate::geo::GeoPoint;
use crate::order::CompactSort as _;

/// What happened at, near or in one named place.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSpot {
    /// The name, or what an entry says of a position that it gives.
    pub name: String,
    /// The theatre: two of them may have a place of one name.
    pub theatre: TheatreId,
    /// True for points, false where only the area is known.
    pub is_pinned: bool,
    /// Its places among those of the entries.
    pub places: Vec<usize>,
    /// How many of its entries rest on which basis.
    pub bases: BasisShares,
    /// The point of the place with the most entries.
    pub point: GeoPoint,
    /// The least and the greatest radius of its places, in kilometres.
    pub radius_km: (f64, f64),
}

impl NamedSpot {
    /// Returns how many entries it has.
    pub fn count(&self) -> usize {
        self.bases.all()
    }
}

/// Returns the named places of some places, those with the most entries first.
pub fn named_spots(
    entries: &MappedEntries,
    corpus: &Corpus,
    places: impl IntoIterator<Item = usize>,
) -> Vec<NamedSpot> {
    let mut at_name: HashMap<(String, TheatreId, bool), usize> = HashMap::new();
    let mut spots: Vec<(NamedSpot, usize)> = Vec::new();
    let places = places.into_iter().filter_map(|at| Some((at, entries.places().get(at)?)));
    for (at, place) in places {
        let name = name_of(place, corpus);
        let anchor = place.name.as_deref().map_or_else(|| name.clone(), ToOwned::to_owned);
        let known = (anchor, place.theatre, place.is_pinned);
        let next = spots.len();
        let index = *at_name.entry(known).or_insert(next);
        if index == next {
            let spot = NamedSpot {
                name,
                theatre: place.theatre,
                is_pinned: place.is_pinned,
                places: Vec::new(),
                bases: BasisShares::default(),
                point: place.point,
                radius_km: (place.radius_km, place.radius_km),
            };
            spots.push((spot, 0));
        }
        let Some((spot, most)) = spots.get_mut(index) else { continue };
        spot.places.push(at);
        spot.bases.merge(place.bases);
        let (least, greatest) = spot.radius_km;
        spot.radius_km = (least.min(place.radius_km), greatest.max(place.radius_km));
        if place.keys.len() > *most {
            (*most, spot.point) = (place.keys.len(), place.point);
        }
    }
    let mut spots: Vec<NamedSpot> = spots.into_iter().map(|(spot, _)| spot).collect();
    spots.compact_sort_by(|one, other| {
        let rank = |spot: &NamedSpot| (std::cmp::Reverse(spot.count()), !spot.is_pinned);
        rank(one).cmp(&rank(other)).then_with(|| one.name.cmp(&other.name))
    });
    spots
}

/// Returns the name of a place: that from which it is reckoned, as the entries spell it, else the words of its first entry, else
/// its position.
fn name_of(place: &MappedPlace, corpus: &Corpus) -> String {
    if let Some(name) = &place.said {
        return name.to_string();
    }
    let entry = place.keys.first().and_then(|key| corpus.entry(*key));
    let words = entry.and_then(|entry| entry.place_text()).filter(|words| !words.is_empty());
    words.map_or_else(
        || format!("{:.2}, {:.2}", place.point.lat, place.point.lon),
        ToOwned::to_owned,
    )
}
