//! What a name comes to while words are read: a town, an area, a stretch between two places.

use super::placing::{GeoPrecision, NotPlaced, Spot};
use crate::geo::places::{Anchor, GeoBox, KnownPlace, MatchLevel, Province};
use crate::geo::sphere::{GeoPoint, KM_PER_DEGREE};

/// A city of more people reaches farther than a town.
const CITY: u32 = 1_000_000;
/// How far a town and a city reach, in kilometres.
const TOWN_KM: f64 = 5.0;
const CITY_KM: f64 = 12.0;
/// How far what lies beside a town may be from its middle.
const BESIDE_KM: f64 = 10.0;
/// How far the country around a town reaches.
const AROUND_KM: f64 = 25.0;

/// What surrounds a name in the words: from the town itself to the country around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    /// `Baqubah`
    Itself,
    /// `central Manbij`
    Centre,
    /// `outskirts of Damascus`, `Kabul airport`
    Beside,
    /// `Al-Sukhnah desert`
    Around,
    /// `Diyala Province`
    Province,
}

/// A place that words name.
#[derive(Clone, Debug)]
pub(super) struct Fix {
    pub(super) point: GeoPoint,
    pub(super) radius_km: f64,
    pub(super) how: GeoPrecision,
    pub(super) anchor: Box<str>,
    /// The name as the words have it.
    pub(super) said: Box<str>,
    pub(super) level: MatchLevel,
    /// What it covers.
    pub(super) bounds: GeoBox,
    pub(super) people: u32,
    /// How many places of one list it is.
    pub(super) listed: u16,
}

/// Why words name no place.
pub(super) type Miss = NotPlaced;

impl Fix {
    pub(super) fn town(place: KnownPlace<'_>, level: MatchLevel) -> Self {
        let point = place.point();
        Self {
            point,
            radius_km: if place.people() > CITY { CITY_KM } else { TOWN_KM },
            how: GeoPrecision::Place,
            anchor: place.name().into(),
            said: place.name().into(),
            level,
            bounds: GeoBox::at(point),
            people: place.people(),
            listed: 1,
        }
    }

    pub(super) fn province(province: &Province, level: MatchLevel) -> Self {
        let (point, bounds) = (province.point, province.bounds);
        let radius_km = bounds.half_diagonal_km().max(BESIDE_KM);
        Self::area(point, radius_km, bounds, province.name(), level)
    }

    pub(super) fn anchor(anchor: &Anchor, level: MatchLevel) -> Self {
        let bounds = around(anchor.point, anchor.radius_km);
        let area = Self::area(anchor.point, anchor.radius_km, bounds, anchor.name(), level);
        if anchor.is_place {
            Self { how: GeoPrecision::Place, bounds: GeoBox::at(anchor.point), ..area }
        } else {
            area
        }
    }

    pub(super) fn area(
        point: GeoPoint,
        radius_km: f64,
        bounds: GeoBox,
        name: &str,
        level: MatchLevel,
    ) -> Self {
        let (anchor, said, how) = (name.into(), name.into(), GeoPrecision::Area);
        Self { point, radius_km, how, anchor, said, level, bounds, people: 0, listed: 1 }
    }

    /// Returns true if it is a point, not an area.
    pub(super) fn is_point(&self) -> bool {
        matches!(self.how, GeoPrecision::Place | GeoPrecision::Near | GeoPrecision::Bearing)
    }

    /// Returns it as words around its name make of it.
    pub(super) fn in_sense(self, sense: Sense) -> Self {
        if !self.is_point() {
            return self;
        }
        let near = |km: f64| km.max(self.radius_km * 1.5);
        match sense {
            Sense::Itself => self,
            Sense::Centre => Self { radius_km: TOWN_KM, ..self },
            Sense::Beside => Self { radius_km: near(BESIDE_KM), how: GeoPrecision::Near, ..self },
            Sense::Around | Sense::Province => {
                let radius_km = near(AROUND_KM);
                Self {
                    radius_km,
                    how: GeoPrecision::Area,
                    bounds: around(self.point, radius_km),
                    ..self
                }
            }
        }
    }

    /// Returns the spot that it is.
    pub(super) fn spot(&self) -> Spot {
        Spot {
            point: self.point,
            radius_km: self.radius_km,
            how: self.how,
            anchor: Some(self.anchor.clone()),
            said: Some(self.said.clone()),
            level: Some(self.level),
        }
    }
}

/// Returns the box around a circle.
pub(super) fn around(point: GeoPoint, km: f64) -> GeoBox {
    let north = km / KM_PER_DEGREE;
    let east = north / point.lat.to_radians().cos().max(0.05);
    GeoBox {
        west: point.lon - east,
        south: point.lat - north,
        east: point.lon + east,
        north: point.lat + north,
    }
}
