//! Where an entry happened: a point with an honest radius, from which words it comes and how sure that
//! is; or why it has none.

use crate::geo::places::MatchLevel;
use crate::geo::sphere::GeoPoint;

/// From what kind of words a spot comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GeoPrecision {
    /// The entry gives its position itself.
    Given,
    /// It happened at a place, or in it.
    Place,
    /// Near a place.
    Near,
    /// So far in one direction from a place.
    Bearing,
    /// Somewhere along a road, or between two places.
    Road,
    /// Somewhere in an area: only its middle is known.
    Area,
}

impl GeoPrecision {
    /// All, with the words that exports use for them.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("given", Self::Given),
        ("place", Self::Place),
        ("near", Self::Near),
        ("bearing", Self::Bearing),
        ("road", Self::Road),
        ("area", Self::Area),
    ];

    /// Returns the word that exports use.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// Where something happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The point.
    pub point: GeoPoint,
    /// Within how many kilometres of it.
    pub radius_km: f64,
    /// From what kind of words it comes.
    pub how: GeoPrecision,
    /// The name of the place from which it is reckoned; none for a position that the entry gives.
    pub anchor: Option<Box<str>>,
    /// That name as the words have it; none for a position that the entry gives.
    pub said: Option<Box<str>>,
    /// How that name matched; none for a position that the entry gives.
    pub level: Option<MatchLevel>,
}

impl Spot {
    /// Returns true if the point is that of the name, not one so far from it.
    pub fn is_at_name(&self) -> bool {
        matches!(self.how, GeoPrecision::Place | GeoPrecision::Near)
    }

    /// Returns true if it may be shown as a mark of its own; otherwise only its area is known, and the
    /// point is the middle of that.
    pub fn is_pinned(&self) -> bool {
        match self.how {
            GeoPrecision::Given
            | GeoPrecision::Place
            | GeoPrecision::Near
            | GeoPrecision::Bearing => true,
            GeoPrecision::Road | GeoPrecision::Area => false,
        }
    }
}

impl Spot {
    /// Returns the point as data tells it, in thousandths of a degree; none where only an area is known,
    /// since nothing is guessed.
    pub fn told_point(&self) -> Option<GeoPoint> {
        let told = |degrees: f64| (degrees * 1e3).round() / 1e3;
        let GeoPoint { lat, lon } = self.point;
        self.is_pinned().then(|| GeoPoint { lat: told(lat), lon: told(lon) })
    }

    /// Returns the radius as data tells it, in tenths of a kilometre.
    pub fn told_radius_km(&self) -> f64 {
        (self.radius_km * 10.0).round() / 10.0
    }
}

/// Why the words of a place lead to no point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotPlaced {
    /// The entry names no place.
    NoWords,
    /// It names a country and no more.
    Country,
    /// So many places have that name, too far from each other.
    Namesakes(u16),
    /// So many places are named, too far from each other.
    Several(u16),
    /// No place of that name is known there.
    Unknown,
}

/// What came of one entry's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placing {
    /// Where it is shown.
    pub spot: Option<Spot>,
    /// Why its own words lead nowhere; the spot is then that of its area, if there is one.
    pub why_not: Option<NotPlaced>,
}

impl Placing {
    /// Returns true if the words of the entry itself, or a position that it gives, lead to a spot.
    pub fn is_own(&self) -> bool {
        self.spot.is_some() && self.why_not.is_none()
    }
}
