//! Entries by where they happened: each different place once, with the entries that it has.

use std::collections::BTreeMap;

use crate::archive::{Corpus, EntryKey, EntryPlacings};
use crate::digest::TheatreId;
use crate::geo::GeoPoint;

use super::BasisShares;
use crate::order::CompactSort as _;

/// One place on the map, with what happened there: entries whose words lead to the same point.
#[derive(Clone, Debug, PartialEq)]
pub struct MappedPlace {
    /// The point, or the middle of the area.
    pub point: GeoPoint,
    /// Within how many kilometres of it.
    pub radius_km: f64,
    /// True for a point, false where only the area is known.
    pub is_pinned: bool,
    /// True if the point is that of the name, not one so far from it.
    pub is_at_name: bool,
    /// The name of the place from which it is reckoned; none for a position that an entry gives.
    pub name: Option<Box<str>>,
    /// That name as the words of the entries have it.
    pub said: Option<Box<str>>,
    /// The theatre of its first entry; entries with the same words are of one theatre.
    pub theatre: TheatreId,
    /// The entries, each event once, in the order of the corpus; there is at least one.
    pub keys: Vec<EntryKey>,
    /// How many of them rest on which basis.
    pub bases: BasisShares,
}

/// Entries on the map, and those that have no place on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MappedEntries {
    places: Vec<MappedPlace>,
    without: Vec<EntryKey>,
    without_by_theatre: Vec<(TheatreId, Vec<EntryKey>)>,
    placed: usize,
}

impl MappedEntries {
    /// Puts entries on the map, one telling of each event. The work grows with the entries and the
    /// different places of the archive.
    pub fn of(mut keys: Vec<EntryKey>, corpus: &Corpus, placings: &EntryPlacings) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let mut by_place: Vec<Vec<EntryKey>> = vec![Vec::new(); placings.all().distinct()];
        let mut without = Vec::new();
        for key in corpus.each_event_once(&keys) {
            let number = placings.number(key);
            let has_spot = |number: &usize| {
                placings.all().nth(*number).is_some_and(|placing| placing.spot.is_some())
            };
            match number.filter(has_spot).and_then(|number| by_place.get_mut(number)) {
                Some(place) => place.push(key),
                None => without.push(key),
            }
        }
        let with_entries = by_place.into_iter().enumerate().filter(|(_, keys)| !keys.is_empty());
        let place = |(number, keys): (usize, Vec<EntryKey>)| {
            let spot = placings.all().nth(number)?.spot.as_ref()?;
            let theatre = keys.first().and_then(|key| corpus.entry(*key))?.theatre;
            let mut bases = BasisShares::default();
            for entry in keys.iter().filter_map(|key| corpus.entry(*key)) {
                bases.add(entry.basis);
            }
            Some(MappedPlace {
                point: spot.point,
                radius_km: spot.radius_km,
                is_pinned: spot.is_pinned(),
                is_at_name: spot.is_at_name(),
                name: spot.anchor.clone(),
                said: spot.said.clone(),
                theatre,
                keys,
                bases,
            })
        };
        let places: Vec<MappedPlace> = with_entries.filter_map(place).collect();
        let placed = places.iter().map(|place| place.keys.len()).sum();
        let without_by_theatre = by_theatre(&without, corpus);
        Self { places, without, without_by_theatre, placed }
    }

    /// Returns the places, each different one once.
    pub fn places(&self) -> &[MappedPlace] {
        &self.places
    }

    /// Returns the entries that have no place.
    pub fn without(&self) -> &[EntryKey] {
        &self.without
    }

    /// Returns how many entries have a place.
    pub fn placed(&self) -> usize {
        self.placed
    }

    /// Returns how many entries there are, each event once.
    pub fn len(&self) -> usize {
        self.placed + self.without.len()
    }

    /// Returns true if there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the entries without a place by theatre, most first.
    pub fn without_by_theatre(&self) -> &[(TheatreId, Vec<EntryKey>)] {
        &self.without_by_theatre
    }

    /// Returns the entries of some places, in the order of the corpus.
    pub fn keys_of(&self, places: impl IntoIterator<Item = usize>) -> Vec<EntryKey> {
        let places = places.into_iter().filter_map(|at| self.places.get(at));
        let mut keys: Vec<EntryKey> = places.flat_map(|place| &place.keys).copied().collect();
        keys.sort_unstable();
        keys
    }
}

/// Parts entries by theatre, most first.
fn by_theatre(keys: &[EntryKey], corpus: &Corpus) -> Vec<(TheatreId, Vec<EntryKey>)> {
    let mut parts: BTreeMap<TheatreId, Vec<EntryKey>> = BTreeMap::new();
    for key in keys {
        if let Some(entry) = corpus.entry(*key) {
            parts.entry(entry.theatre).or_default().push(*key);
        }
    }
    let mut all: Vec<_> = parts.into_iter().collect();
    all.compact_sort_by_key(|(theatre, keys)| (std::cmp::Reverse(keys.len()), *theatre));
    all
}
