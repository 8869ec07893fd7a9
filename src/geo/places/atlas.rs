//! All that is known of where places are: what comes with the program, and what a file beside it adds.

use std::sync::LazyLock;

use super::anchors::{Anchor, AnchorTable};
use super::country::CountryCode;
use super::name_keys::{MatchLevel, NameKeys, PlaceNames};
use super::packed_places::PackedPlaces;
use super::region::{Country, Province};
use super::side_file::SideFile;
use super::table::{KnownPlace, PlaceTable};
use crate::geo::packed::{ANCHORS, PLACES};
use crate::geo::sphere::GeoPoint;

/// From so many people on a city is known by its name alone in the whole world.
const WORLD_CITY: u32 = 1_000_000;

/// Places, provinces, countries and the supplement.
#[derive(Debug)]
pub struct Atlas {
    shipped: &'static Shipped,
    beside: PlaceTable,
}

/// What comes with the program.
#[derive(Debug, Default)]
struct Shipped {
    packed: PackedPlaces,
    anchors: AnchorTable,
    /// The rows of the cities that are known everywhere, and their names.
    cities: Vec<usize>,
    city_names: PlaceNames,
    /// The rows of the capitals, sorted.
    capitals: Vec<usize>,
    /// The largest place of each province by its number, where one is known.
    seats: Vec<Option<usize>>,
    /// The names of the countries.
    country_names: PlaceNames,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let bytes = PLACES.bytes();
    Shipped::of(bytes.and_then(|bytes| PackedPlaces::read(&bytes)).unwrap_or_default())
});

impl Shipped {
    fn of(packed: PackedPlaces) -> Self {
        let places = || packed.places.places().enumerate();
        let big = places().filter(|(_, place)| place.people() >= WORLD_CITY);
        let cities: Vec<usize> = big.map(|(row, _)| row).collect();
        let city = |row: &usize| packed.places.place(*row);
        let named = cities.iter().filter_map(city).zip(0..).map(|(place, at)| (at, place.names()));
        let city_names = PlaceNames::of(named);
        let mut capitals: Vec<usize> =
            packed.countries.iter().filter_map(|country| country.capital).collect();
        capitals.sort_unstable();
        let mut seats: Vec<Option<usize>> = vec![None; packed.provinces.rows().len()];
        for (row, place) in places() {
            let Some(seat) = place.row.region.and_then(|region| seats.get_mut(usize::from(region)))
            else {
                continue;
            };
            let people =
                seat.and_then(|row: usize| packed.places.place(row)).map_or(0, KnownPlace::people);
            if seat.is_none() || place.people() > people {
                *seat = Some(row);
            }
        }
        let countries = packed.countries.iter().zip(0..);
        let country_names = PlaceNames::of(countries.map(|(country, at)| (at, country.names())));
        let anchors = AnchorTable::read(ANCHORS);
        Self { packed, anchors, cities, city_names, capitals, seats, country_names }
    }
}

impl Atlas {
    /// Returns what comes with the program. It is unpacked when it is first asked for.
    pub fn shipped() -> &'static Self {
        static ALONE: LazyLock<Atlas> =
            LazyLock::new(|| Atlas { shipped: &SHIPPED, beside: PlaceTable::default() });
        &ALONE
    }

    /// Returns what comes with the program, and the places of a file beside it.
    pub fn with(file: SideFile) -> Self {
        Self { shipped: &SHIPPED, beside: file.places }
    }

    /// Returns the places of a country with a name up to a level.
    pub(in crate::geo) fn places_named(
        &self,
        country: CountryCode,
        name: &NameKeys,
        loosest: MatchLevel,
    ) -> Vec<(KnownPlace<'_>, MatchLevel)> {
        let shipped = self.shipped.packed.places.named(country, name, loosest);
        shipped.chain(self.beside.named(country, name, loosest)).collect()
    }

    /// Returns the cities of the whole world that have a name as their main or another one.
    pub(in crate::geo) fn cities_named(
        &self,
        name: &NameKeys,
    ) -> Vec<(KnownPlace<'_>, MatchLevel)> {
        let place = |(at, level): (u32, MatchLevel)| {
            let row = self.shipped.cities.get(usize::try_from(at).ok()?)?;
            Some((self.shipped.packed.places.place(*row)?, level))
        };
        let found = self.shipped.city_names.named(name, MatchLevel::Alternate);
        found.into_iter().filter_map(place).collect()
    }

    /// Returns the provinces of a country with a name up to a level.
    pub(in crate::geo) fn provinces_named(
        &self,
        country: CountryCode,
        name: &NameKeys,
        loosest: MatchLevel,
    ) -> Vec<(&Province, MatchLevel)> {
        self.shipped.packed.provinces.named(country, name, loosest)
    }

    /// Returns what the supplement has of a country with a name up to a level.
    pub(in crate::geo) fn anchors_named(
        &self,
        country: CountryCode,
        name: &NameKeys,
        loosest: MatchLevel,
    ) -> Vec<(&Anchor, MatchLevel)> {
        self.shipped.anchors.named(country, name, loosest)
    }

    /// Returns true for the largest place of a province.
    pub(in crate::geo) fn is_seat(&self, place: KnownPlace<'_>) -> bool {
        let region =
            place.row.region.and_then(|region| self.shipped.seats.get(usize::from(region)));
        let seat = region.copied().flatten().and_then(|row| self.shipped.packed.places.place(row));
        seat.is_some_and(|seat| std::ptr::eq(seat.row, place.row))
    }

    /// Returns the country that a name is one of.
    pub fn country_called(&self, name: &str) -> Option<&Country> {
        let found = self.shipped.country_names.named(&NameKeys::of(name)?, MatchLevel::Alternate);
        let (at, _) = found.into_iter().min_by_key(|(_, level)| *level)?;
        self.shipped.packed.countries.get(usize::try_from(at).ok()?)
    }

    /// Returns the countries, in the order of their codes.
    pub fn countries(&self) -> &[Country] {
        &self.shipped.packed.countries
    }

    /// Returns the provinces of all countries.
    pub fn provinces(&self) -> &[Province] {
        self.shipped.packed.provinces.rows()
    }

    /// Returns the capital that is nearest to a point.
    pub fn nearest_capital(&self, point: GeoPoint) -> Option<KnownPlace<'_>> {
        let capitals = self.shipped.capitals.iter();
        let capitals = capitals.filter_map(|row| self.shipped.packed.places.place(*row));
        let km = |place: &KnownPlace<'_>| place.point().km_to(point);
        capitals.min_by(|one, other| km(one).total_cmp(&km(other)))
    }

    /// Returns the places that come with the program, for a map: not those of a file beside it, which
    /// are too many to be drawn.
    pub fn places(&self) -> impl Iterator<Item = KnownPlace<'_>> {
        let capitals = &self.shipped.capitals;
        self.shipped.packed.places.places().enumerate().map(|(row, place)| KnownPlace {
            is_capital: capitals.binary_search(&row).is_ok(),
            ..place
        })
    }
}

#[cfg(test)]
#[path = "atlas_tests.rs"]
mod tests;
