//! Places entries: each text of a place is read once for each area that has it, however many entries
//! say it.

use std::collections::HashMap;

use super::ground::SearchAreas;
use super::placing::{GeoPrecision, NotPlaced, Placing, Spot};
use crate::digest::{AreaId, Position, Taxonomy, TheatreId};
use crate::geo::places::Atlas;
use crate::geo::sphere::GeoPoint;
use crate::order::CompactSort as _;

/// What an entry tells of where it was.
#[derive(Clone, Copy, Debug)]
pub struct ToldWhere<'a> {
    /// Its theatre.
    pub theatre: TheatreId,
    /// Its area.
    pub area: Option<AreaId>,
    /// The words of its place.
    pub place: Option<&'a str>,
    /// The position that it gives itself, which stands above all words.
    pub at: Option<Position>,
}

/// The radius of a position of which the entry does not say how exact it is, in kilometres: that of a
/// town, since positions are mostly those of towns.
const UNSAID_KM: f64 = 5.0;

/// The placings of what was resolved: equal words in one area are placed once.
#[derive(Debug, Default)]
pub struct Placings {
    /// Each placing that there is.
    distinct: Vec<Placing>,
    /// For each entry, in the order in which they were told, the place of its placing.
    of: Vec<u32>,
}

/// How many entries are placed how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlacingCounts {
    /// Entries with a mark of their own.
    pub pinned: u64,
    /// Entries of which only an area is known.
    pub area_only: u64,
    /// Entries that are nowhere on a map.
    pub nowhere: u64,
    /// Of all, those that name a place.
    pub naming: u64,
    /// Of those that name a place, those whose own words lead to a point or an area.
    pub own: u64,
}

/// Places entries of an archive with one taxonomy.
#[derive(Debug)]
pub struct Resolver<'a> {
    atlas: &'a Atlas,
    taxonomy: &'a Taxonomy,
    grounds: SearchAreas,
}

impl<'a> Resolver<'a> {
    /// Creates a resolver for the entries of an archive.
    pub fn new(atlas: &'a Atlas, taxonomy: &'a Taxonomy) -> Self {
        Self { atlas, taxonomy, grounds: SearchAreas::default() }
    }

    /// Places one entry.
    pub fn place(&mut self, told: ToldWhere<'_>) -> Placing {
        if let Some(at) = told.at {
            return Placing { spot: Some(given(at)), why_not: None };
        }
        let ground = self.grounds.of((told.theatre, told.area), self.taxonomy, self.atlas);
        let area = || ground.area.as_ref().map(super::fix::Fix::spot);
        let Some(words) = told.place.map(str::trim).filter(|words| !words.is_empty()) else {
            return Placing { spot: area(), why_not: Some(NotPlaced::NoWords) };
        };
        match ground.seeker(self.atlas).read(words) {
            Ok(fix) => Placing { spot: Some(fix.spot()), why_not: None },
            // The area's own name may be one that only the taxonomy has.
            Err(_) if self.is_area(told, words) && ground.area.is_some() => {
                Placing { spot: area(), why_not: None }
            }
            Err(why) => Placing { spot: area(), why_not: Some(why) },
        }
    }

    /// Returns true if words are a name of the entry's own area.
    fn is_area(&self, told: ToldWhere<'_>, words: &str) -> bool {
        told.area.is_some() && self.taxonomy.find_area(told.theatre, words) == told.area
    }

    /// Places all entries of an archive, in the order in which they are told. The work grows with the
    /// entries, and that of reading words with the different ones.
    pub fn place_all<'t>(&mut self, told: impl Iterator<Item = ToldWhere<'t>>) -> Placings {
        let mut known: HashMap<(TheatreId, Option<AreaId>, &'t str), u32> = HashMap::new();
        let mut placings = Placings::default();
        for told in told {
            let words = told.place.unwrap_or_default();
            let key = (told.theatre, told.area, words);
            let next = u32::try_from(placings.distinct.len()).unwrap_or(u32::MAX);
            let known_at = known.get(&key).filter(|_| told.at.is_none()).copied();
            let at = known_at.unwrap_or_else(|| {
                placings.distinct.push(self.place(told));
                if told.at.is_none() {
                    known.insert(key, next);
                }
                next
            });
            placings.of.push(at);
        }
        placings
    }
}

impl Placings {
    /// Returns where the entry of a number is, counted as they were told.
    pub fn get(&self, entry: usize) -> Option<&Placing> {
        self.nth(self.number(entry)?)
    }

    /// Returns which of the different placings an entry has: entries of one number are in one place.
    pub fn number(&self, entry: usize) -> Option<usize> {
        usize::try_from(*self.of.get(entry)?).ok()
    }

    /// Returns one of the different placings by its number.
    pub fn nth(&self, number: usize) -> Option<&Placing> {
        self.distinct.get(number)
    }

    /// Returns how many entries there are.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// Returns true if there is none.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Returns how many different placings there are.
    pub fn distinct(&self) -> usize {
        self.distinct.len()
    }

    /// Returns all, in the order of the entries.
    pub fn iter(&self) -> impl Iterator<Item = &Placing> {
        (0..self.len()).filter_map(|entry| self.get(entry))
    }

    /// Returns each different placing.
    pub(super) fn all_distinct(&self) -> impl Iterator<Item = &Placing> {
        self.distinct.iter()
    }

    /// Counts them.
    pub fn counts(&self) -> PlacingCounts {
        let mut counts = PlacingCounts::default();
        for placing in self.iter() {
            let names = placing.why_not != Some(NotPlaced::NoWords);
            counts.naming += u64::from(names);
            counts.own += u64::from(placing.is_own());
            match &placing.spot {
                Some(spot) if spot.is_pinned() => counts.pinned += 1,
                Some(_) => counts.area_only += 1,
                None => counts.nowhere += 1,
            }
        }
        counts
    }

    /// Counts why words lead nowhere: each reason once, the commonest first.
    pub fn reasons(&self) -> Vec<(NotPlaced, u64)> {
        let mut counts: HashMap<NotPlaced, u64> = HashMap::new();
        for why in self.iter().filter_map(|placing| placing.why_not) {
            *counts.entry(why).or_default() += 1;
        }
        let mut all: Vec<_> = counts.into_iter().collect();
        all.compact_sort_by_key(|(why, count)| (std::cmp::Reverse(*count), *why));
        all
    }
}

/// Returns the spot of a position that an entry gives.
fn given(at: Position) -> Spot {
    Spot {
        point: GeoPoint::new(at.lat(), at.lon()),
        radius_km: at.exactness.km().unwrap_or(UNSAID_KM),
        how: GeoPrecision::Given,
        anchor: None,
        said: None,
        level: None,
    }
}
