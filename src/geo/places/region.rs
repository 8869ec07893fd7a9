//! Regions: countries and the parts that they are divided in, each with a point and a box.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::country::CountryCode;
use super::name_keys::{MatchLevel, NameKeys, PlaceNames};
use super::table::BETWEEN_NAMES;
use crate::geo::sphere::GeoPoint;

/// A box of degrees. One that reaches over the edge of the map has its east beyond 180.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeoBox {
    /// The least longitude.
    pub west: f64,
    /// The least latitude.
    pub south: f64,
    /// The greatest longitude.
    pub east: f64,
    /// The greatest latitude.
    pub north: f64,
}

impl GeoBox {
    /// Returns the box of one point.
    pub fn at(point: GeoPoint) -> Self {
        Self { west: point.lon, south: point.lat, east: point.lon, north: point.lat }
    }

    /// Returns the box that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Returns half of its diagonal in kilometres.
    pub fn half_diagonal_km(self) -> f64 {
        GeoPoint::new(self.south, self.west).km_to(GeoPoint::new(self.north, self.east)) / 2.0
    }

    /// Returns its middle.
    pub fn middle(self) -> GeoPoint {
        GeoPoint::new(f64::midpoint(self.south, self.north), f64::midpoint(self.west, self.east))
    }

    /// Returns how many kilometres a point lies outside of it; 0 within.
    pub fn km_outside(self, point: GeoPoint) -> f64 {
        let within = |lon: f64| lon.clamp(self.west, self.east);
        // The nearer way around.
        let lon = [point.lon, point.lon + 360.0, point.lon - 360.0]
            .into_iter()
            .min_by(|one, other| {
                (one - within(*one)).abs().total_cmp(&(other - within(*other)).abs())
            })
            .unwrap_or(point.lon);
        let nearest = GeoPoint::new(point.lat.clamp(self.south, self.north), within(lon));
        nearest.km_to(point)
    }
}

/// A first-level part of a country: a governorate, a province, a state.
#[derive(Clone, Debug)]
pub struct Province {
    pub(super) names: String,
    /// Its country.
    pub country: CountryCode,
    /// A point within.
    pub point: GeoPoint,
    /// Its box.
    pub bounds: GeoBox,
}

impl Province {
    /// Returns its names, the main one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.split(BETWEEN_NAMES)
    }

    /// Returns its main name.
    pub fn name(&self) -> &str {
        self.names().next().unwrap_or_default()
    }
}

/// Provinces by number, and by name within their country.
#[derive(Debug, Default)]
pub(super) struct ProvinceTable {
    /// Sorted by country.
    rows: Vec<Province>,
    countries: BTreeMap<CountryCode, (Range<usize>, OnceLock<PlaceNames>)>,
}

impl ProvinceTable {
    /// Makes the table of rows in the order of their numbers, which is also that of their countries.
    pub(super) fn new(rows: Vec<Province>) -> Self {
        let mut countries = BTreeMap::new();
        let mut start = 0;
        for of_one in rows.chunk_by(|one, next| one.country == next.country) {
            let end = start + of_one.len();
            if let Some(row) = of_one.first() {
                countries.insert(row.country, (start..end, OnceLock::new()));
            }
            start = end;
        }
        Self { rows, countries }
    }

    /// Returns the provinces of a country with a name, each with its surest level.
    pub(super) fn named(
        &self,
        country: CountryCode,
        name: &NameKeys,
        loosest: MatchLevel,
    ) -> Vec<(&Province, MatchLevel)> {
        let Some((range, index)) = self.countries.get(&country) else { return Vec::new() };
        let of_country = self.rows.get(range.clone()).unwrap_or_default();
        let index = index.get_or_init(|| {
            PlaceNames::of(of_country.iter().zip(0..).map(|(row, at)| (at, row.names())))
        });
        let row = |(at, level): (u32, MatchLevel)| {
            Some((of_country.get(usize::try_from(at).ok()?)?, level))
        };
        index.named(name, loosest).into_iter().filter_map(row).collect()
    }

    pub(super) fn rows(&self) -> &[Province] {
        &self.rows
    }
}

/// A country of the world.
#[derive(Clone, Debug)]
pub struct Country {
    pub(super) names: String,
    /// Its code.
    pub code: CountryCode,
    /// A point within its largest part, and the box of that, where they are known.
    pub outline: Option<(GeoPoint, GeoBox)>,
    /// The row of its capital.
    pub(super) capital: Option<usize>,
}

impl Country {
    /// Returns its names, the commonest first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.split(BETWEEN_NAMES)
    }

    /// Returns its commonest name.
    pub fn name(&self) -> &str {
        self.names().next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_knows_what_lies_outside_of_it() {
        let diyala = GeoBox { west: 44.24, south: 33.0, east: 45.96, north: 35.11 };
        let outside = |lat, lon| diyala.km_outside(GeoPoint::new(lat, lon));
        assert!(outside(33.75, 44.64) < 1e-9, "Baqubah");
        assert!((outside(33.3, 44.0) - 22.3).abs() < 1.0, "{}", outside(33.3, 44.0));
        assert!((diyala.half_diagonal_km() - 142.0).abs() < 3.0, "{}", diyala.half_diagonal_km());
        let both = diyala.with(GeoBox::at(GeoPoint::new(36.0, 44.0)));
        assert_eq!((both.north, both.west, both.east), (36.0, 44.0, 45.96));
        // Over the edge of the map.
        let fiji = GeoBox { west: 177.0, south: -18.0, east: 182.0, north: -16.0 };
        assert!(fiji.km_outside(GeoPoint::new(-17.0, -179.0)) < 1e-9);
    }
}
