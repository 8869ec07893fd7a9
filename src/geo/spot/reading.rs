//! Reads the words of a place: vectors, roads, lists, and places within others. The grammar of the
//! phrase itself is that of the digest.

use super::fix::{Fix, Miss, Sense, around};
use super::placing::{GeoPrecision, NotPlaced};
use super::qualifiers::{is_bare, stripped};
use super::seeker::Seeker;
use crate::digest::{Bearing, PlacePhrase, Relation};
use crate::geo::map::BaseMap;
use crate::geo::places::{GeoBox, MatchLevel};

/// Longer words are no name of a place.
const LONGEST: usize = 200;
/// The most words that are taken off around a name, and the most places in one text.
const DEEPEST: usize = 8;
/// How far `E of X` is taken to be, and how far around that it may be.
const UNSAID_KM: f64 = 15.0;
const UNSAID_RADIUS_KM: f64 = 20.0;
/// Half a wind is 22.5 degrees; its tangent is how far off a bearing of eight winds may lead.
const HALF_A_WIND: f64 = 0.41;
/// The least radius of what is told by a distance.
const LEAST_KM: f64 = 5.0;
/// The farthest that two ends of a road, and the widest that places of one list may be apart.
const LONGEST_ROAD_KM: f64 = 400.0;
const WIDEST_LIST_KM: f64 = 100.0;
/// How far a village may lie from the town after which its district is called.
const DISTRICT_KM: f64 = 40.0;
/// How far a place may lie from the city that it is said to be near.
const NEAR_CITY_KM: f64 = 150.0;
/// What is not known by name in a city of more people lies within its radius.
const LARGE: u32 = 100_000;

impl Seeker<'_> {
    /// Returns the place that words mean.
    pub(super) fn read(self, words: &str) -> Result<Fix, Miss> {
        if words.len() > LONGEST {
            return Err(NotPlaced::Unknown);
        }
        let place = PlacePhrase::read(words);
        match (place.relation, place.bearing) {
            (Relation::Of, Some(bearing)) => self.vector(&place, bearing),
            (Relation::From, _) => self.distant(&place),
            (Relation::Near, _) => self.beside(&place),
            (Relation::At | Relation::Of, _) => self.name(place.name, DEEPEST),
        }
    }

    /// `~20 km NE of Baqubah`
    fn vector(self, place: &PlacePhrase<'_>, bearing: Bearing) -> Result<Fix, Miss> {
        let from = match (self.name(place.name, DEEPEST), place.site) {
            (Ok(from), _) => from,
            (Err(_), Some(site)) => return self.name(site, DEEPEST),
            (Err(why), None) => return Err(why),
        };
        let (km, radius_km) = match place.distance {
            Some(distance) => {
                let km = f64::from(distance.km);
                (km, LEAST_KM.max(km * HALF_A_WIND))
            }
            None => (UNSAID_KM, UNSAID_RADIUS_KM),
        };
        if !from.is_point() {
            return Ok(Fix { radius_km: from.radius_km + km, ..from });
        }
        let point = from.point.along(f64::from(bearing.degrees()), km);
        if let Some(site) = place.site
            && let Ok(site) = self.near(GeoBox::at(point), radius_km * 2.0).name(site, DEEPEST)
            && site.is_point()
        {
            return Ok(site);
        }
        // What lies beyond a border may as well lie before it.
        let crossed = BaseMap::shipped().border_between(from.point, point);
        let (how, radius_km) = match crossed {
            Some(border) => (GeoPrecision::Area, radius_km.max(point.km_to(border))),
            None => (GeoPrecision::Bearing, radius_km),
        };
        Ok(Fix { point, radius_km, how, bounds: around(point, radius_km), ..from })
    }

    /// `~50 km from Beni`
    fn distant(self, place: &PlacePhrase<'_>) -> Result<Fix, Miss> {
        let from = match (self.name(place.name, DEEPEST), place.site) {
            (Ok(from), _) => from,
            (Err(_), Some(site)) => return self.name(site, DEEPEST),
            (Err(why), None) => return Err(why),
        };
        let radius_km = place.distance.map_or(0.0, |distance| f64::from(distance.km)) + LEAST_KM;
        if let Some(site) = place.site
            && let Ok(site) = self.near(GeoBox::at(from.point), radius_km).name(site, DEEPEST)
        {
            return Ok(site);
        }
        let radius_km = radius_km.max(from.radius_km);
        Ok(Fix {
            radius_km,
            how: GeoPrecision::Area,
            bounds: around(from.point, radius_km),
            ..from
        })
    }

    /// `near Al-Rutba`, `Kolomna, near Moscow`
    fn beside(self, place: &PlacePhrase<'_>) -> Result<Fix, Miss> {
        let beside = self.name(place.name, DEEPEST).map(|fix| fix.in_sense(Sense::Beside));
        let Some(site) = place.site else { return beside };
        let Ok(beside) = beside else { return self.name(site, DEEPEST) };
        let near = self.near(beside.bounds, NEAR_CITY_KM);
        match near.name(site, DEEPEST) {
            // A road says less than the town that it is near to.
            Ok(site) if site.is_point() => Ok(site),
            Ok(_) | Err(_) => Ok(beside),
        }
    }

    /// A name, with what surrounds it.
    fn name(self, text: &str, depth: usize) -> Result<Fix, Miss> {
        let text = text.trim();
        let Some(depth) = depth.checked_sub(1) else { return Err(NotPlaced::Unknown) };
        if is_bare(text) {
            return Err(NotPlaced::Unknown);
        }
        match self.lookup(text, Sense::Itself, MatchLevel::Sound) {
            Err(NotPlaced::Unknown) => {}
            known => return known,
        }
        if let Some((inner, outer)) = text.split_once(", ") {
            return self.within(inner, outer, depth);
        }
        if let Some(road) = self.road(text) {
            return Ok(road);
        }
        if let Some((one, other)) = text.split_once(" and ").or_else(|| text.split_once(" & ")) {
            return self.both(one, other, depth);
        }
        if let Some(fix) = self.either(text, depth) {
            return Ok(fix);
        }
        let (rest, sense) = stripped(text).ok_or(NotPlaced::Unknown)?;
        if sense == Sense::Province
            && let Ok(province) = self.lookup(rest, sense, MatchLevel::Sound)
        {
            return Ok(province.in_sense(Sense::Around));
        }
        self.name(rest, depth).map(|fix| fix.in_sense(sense))
    }

    /// `Gubio district, Borno`: a place within another, or two of a list.
    fn within(self, inner: &str, outer: &str, depth: usize) -> Result<Fix, Miss> {
        let Ok(outer) = self.name(outer, depth) else { return self.name(inner, depth) };
        let slack = if outer.is_point() { DISTRICT_KM } else { LEAST_KM };
        if outer.listed == 1
            && let Ok(inner) = self.near(outer.bounds, slack).name(inner, depth)
        {
            return Ok(inner);
        }
        match self.name(inner, depth) {
            Ok(inner) => listed(&inner, &outer),
            Err(_) if outer.is_point() && outer.people < LARGE => Ok(outer.in_sense(Sense::Around)),
            Err(_) => Ok(outer),
        }
    }

    /// `Baiji-Kirkuk highway`, `between A and B`, `road from A to B`
    fn road(self, text: &str) -> Option<Fix> {
        let bare = [" road", " highway", " route", " desert", " axis"]
            .iter()
            .find_map(|word| text.strip_suffix(word))
            .unwrap_or(text);
        let told = text.split_once("between ").and_then(|(_, ends)| ends.split_once(" and "));
        let from = text.split_once(" from ").and_then(|(_, ends)| ends.split_once(" to "));
        if let Some((one, other)) = told.or(from) {
            return self.stretch(one, other);
        }
        let mut hyphens = bare.match_indices(['-', '–']).take(DEEPEST);
        hyphens
            .find_map(|(at, hyphen)| self.stretch(bare.get(..at)?, bare.get(at + hyphen.len()..)?))
    }

    fn stretch(self, one: &str, other: &str) -> Option<Fix> {
        let end = |name: &str| {
            let fix = self.lookup(name.trim(), Sense::Itself, MatchLevel::Spelling).ok();
            fix.filter(Fix::is_point)
        };
        let (one, other) = (end(one)?, end(other)?);
        let km = one.point.km_to(other.point);
        if km > LONGEST_ROAD_KM {
            return None;
        }
        let (point, radius_km) = (one.point.middle(other.point), (km / 2.0).max(LEAST_KM));
        let anchor = format!("{} and {}", one.anchor, other.anchor).into();
        let said = format!("{} and {}", one.said, other.said).into();
        let (how, level) = (GeoPrecision::Road, one.level.max(other.level));
        Some(Fix {
            point,
            radius_km,
            how,
            anchor,
            said,
            level,
            bounds: around(point, radius_km),
            people: 0,
            listed: 1,
        })
    }

    /// `Diyala and Babil`, `Al-Maalef and other areas of south Baghdad`
    fn both(self, one: &str, other: &str, depth: usize) -> Result<Fix, Miss> {
        let (first, second) = (self.name(one, depth), self.name(other, depth));
        listed(&first?, &second?)
    }

    /// `Kabajib/Shula`, `Khewa (Kuz Kunar)`: two names of one place.
    fn either(self, text: &str, depth: usize) -> Option<Fix> {
        let bracketed = text.split_once(" (").map(|(one, rest)| (one, rest.trim_end_matches(')')));
        let (one, other) = text.split_once('/').or(bracketed)?;
        self.name(one, depth).or_else(|_| self.name(other, depth)).ok()
    }
}

/// Returns the area that holds two places of one list, if it is not too wide to say anything.
fn listed(one: &Fix, other: &Fix) -> Result<Fix, Miss> {
    let listed = one.listed.saturating_add(other.listed);
    let bounds = one.bounds.with(other.bounds);
    let point = bounds.middle();
    let reach = |fix: &Fix| point.km_to(fix.point) + fix.radius_km;
    let radius_km = reach(one).max(reach(other));
    if radius_km > WIDEST_LIST_KM {
        return Err(NotPlaced::Several(listed));
    }
    let anchor = format!("{} and {}", one.anchor, other.anchor);
    let area = Fix::area(point, radius_km, bounds, &anchor, one.level.max(other.level));
    let said = format!("{} and {}", one.said, other.said).into();
    Ok(Fix { said, listed, ..area })
}
