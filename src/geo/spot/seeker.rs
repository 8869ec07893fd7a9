//! Which place a name means: of those in the countries in question, the one that lies where the digest
//! says, if no other of that name lies far from it.

use super::fix::{Fix, Miss, Sense};
use super::placing::NotPlaced;
use crate::geo::places::{Atlas, CountryCode, GeoBox, KnownPlace, MatchLevel, NameKeys};
use crate::geo::sphere::GeoPoint;
use crate::order::CompactSort as _;

/// Where a place is expected.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    pub(super) bounds: GeoBox,
    /// What lies so near to the box lies in it.
    pub(super) slack_km: f64,
    /// What lies farther off is not meant.
    pub(super) reach_km: f64,
}

impl Extent {
    fn holds(self, point: GeoPoint) -> bool {
        self.bounds.km_outside(point) <= self.slack_km
    }

    fn may_mean(self, point: GeoPoint) -> bool {
        self.bounds.km_outside(point) <= self.slack_km.max(self.reach_km)
    }
}

/// A town of that many people is meant before namesakes of hardly any.
const TOWN: u32 = 15_000;
/// So many times fewer people are hardly any.
const HARDLY: u32 = 20;

/// Seeks places in some countries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seeker<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) countries: &'a [CountryCode],
    pub(super) within: Option<Extent>,
}

impl<'a> Seeker<'a> {
    /// Returns the seeker of what must lie so near to a box.
    pub(super) fn near(self, bounds: GeoBox, slack_km: f64) -> Self {
        Self { within: Some(Extent { bounds, slack_km, reach_km: 0.0 }), ..self }
    }

    /// Returns what a name means. A name that only sounds alike must lie within.
    pub(super) fn lookup(self, name: &str, sense: Sense, loosest: MatchLevel) -> Result<Fix, Miss> {
        self.sought(name, sense, loosest).map(|fix| Fix { said: name.into(), ..fix })
    }

    fn sought(self, name: &str, sense: Sense, loosest: MatchLevel) -> Result<Fix, Miss> {
        let keys = NameKeys::of(name).ok_or(NotPlaced::Unknown)?;
        if let Some(anchor) = self.anchor(&keys) {
            return Ok(anchor);
        }
        let province = self.province(&keys, loosest);
        if sense == Sense::Province
            && let Some(province) = province
        {
            return Ok(province);
        }
        let towns = self.towns(&keys, loosest);
        let town = chosen(&towns);
        match (province, town) {
            (Some(province), Ok((town, level))) => {
                let surer = level < province.level && level <= MatchLevel::Alternate;
                let is_town = surer || self.atlas.is_seat(town);
                Ok(if is_town { Fix::town(town, level) } else { province })
            }
            (Some(province), Err(_)) => Ok(province),
            (None, Ok((town, level))) => Ok(Fix::town(town, level)),
            (None, Err(NotPlaced::Unknown)) => self.city(name, &keys),
            (None, Err(why)) => Err(why),
        }
    }

    fn may_mean(self, point: GeoPoint, level: MatchLevel) -> bool {
        match self.within {
            Some(extent) if level == MatchLevel::Sound => extent.holds(point),
            Some(extent) => extent.may_mean(point),
            None => level != MatchLevel::Sound,
        }
    }

    fn anchor(self, keys: &NameKeys) -> Option<Fix> {
        let all = self
            .countries
            .iter()
            .flat_map(|country| self.atlas.anchors_named(*country, keys, MatchLevel::Spelling));
        let fit = all.filter(|(anchor, level)| self.may_mean(anchor.point, *level));
        fit.min_by_key(|(_, level)| *level).map(|(anchor, level)| Fix::anchor(anchor, level))
    }

    fn province(self, keys: &NameKeys, loosest: MatchLevel) -> Option<Fix> {
        let all = self
            .countries
            .iter()
            .flat_map(|country| self.atlas.provinces_named(*country, keys, loosest));
        let fits = |bounds: GeoBox| match self.within {
            Some(extent) => {
                let near = |point| extent.may_mean(point);
                near(bounds.middle())
                    || bounds.km_outside(extent.bounds.middle()) <= extent.slack_km
            }
            None => true,
        };
        let fit = all.filter(|(province, level)| {
            fits(province.bounds) && (*level < MatchLevel::Sound || self.within.is_some())
        });
        // Natural Earth and GeoNames may each have one of a name: the larger box is the whole one.
        let best = fit.min_by(|(one, level), (other, other_level)| {
            let larger = other.bounds.half_diagonal_km().total_cmp(&one.bounds.half_diagonal_km());
            level.cmp(other_level).then(larger)
        });
        best.map(|(province, level)| Fix::province(province, level))
    }

    /// Returns the towns of a name that may be meant, those where the place is expected alone if there
    /// are any.
    fn towns(self, keys: &NameKeys, loosest: MatchLevel) -> Vec<(KnownPlace<'a>, MatchLevel)> {
        let all = self
            .countries
            .iter()
            .flat_map(|country| self.atlas.places_named(*country, keys, loosest));
        let mut fit: Vec<_> =
            all.filter(|(place, level)| self.may_mean(place.point(), *level)).collect();
        if let Some(extent) = self.within
            && fit.iter().any(|(place, _)| extent.holds(place.point()))
        {
            fit.retain(|(place, _)| extent.holds(place.point()));
        }
        fit
    }

    /// A city that is known everywhere: where no country is known, and for `Moscow` in a digest of
    /// Syria, by its main name.
    fn city(self, name: &str, keys: &NameKeys) -> Result<Fix, Miss> {
        if self.atlas.country_called(name).is_some() {
            return Err(NotPlaced::Country);
        }
        let mut cities = self.atlas.cities_named(keys);
        if !self.countries.is_empty() {
            cities.retain(|(_, level)| *level == MatchLevel::Exact);
        }
        if self.within.is_some_and(|extent| extent.reach_km <= 0.0) {
            cities.clear();
        }
        chosen(&cities).map(|(place, level)| Fix::town(place, level))
    }
}

/// Returns the one of some namesakes that is meant.
fn chosen<'a>(
    towns: &[(KnownPlace<'a>, MatchLevel)],
) -> Result<(KnownPlace<'a>, MatchLevel), Miss> {
    let rank = |level: MatchLevel| level.max(MatchLevel::Alternate);
    let surest = towns.iter().map(|(_, level)| rank(*level)).min().ok_or(NotPlaced::Unknown)?;
    let mut best: Vec<_> =
        towns.iter().filter(|(_, level)| rank(*level) == surest).copied().collect();
    best.compact_sort_by_key(|(place, level)| (std::cmp::Reverse(place.people()), *level));
    let Some((first, rest)) = best.split_first() else { return Err(NotPlaced::Unknown) };
    let reach = Fix::town(first.0, first.1).radius_km * 2.0;
    let is_rival = |(place, level): &&(KnownPlace<'_>, MatchLevel)| {
        let hardly = place.people().saturating_mul(HARDLY) <= first.0.people();
        let small = first.0.people() >= TOWN && hardly;
        // `Boulder` is no word for the smaller Boulder City, though GeoNames has it as one.
        let lesser = *level > first.1 && place.people() < first.0.people();
        !small && !lesser && place.point().km_to(first.0.point()) > reach
    };
    let rivals = rest.iter().filter(is_rival).count();
    if rivals == 0 {
        return Ok(*first);
    }
    Err(NotPlaced::Namesakes(u16::try_from(rivals + 1).unwrap_or(u16::MAX)))
}
