//! What the theatre and the area of an entry say of where it is: the countries in question, and the part
//! of them that the area is.

use std::collections::HashMap;
use std::sync::Arc;

use super::fix::{Fix, Sense, around};
use super::seeker::{Extent, Seeker};
use crate::digest::{AreaId, Taxonomy, TheatreId};
use crate::geo::places::{Atlas, CountryCode, GeoBox, MatchLevel};

/// Where the entries of an area are expected.
#[derive(Clone, Debug, Default)]
pub(super) struct SearchArea {
    pub(super) countries: Vec<CountryCode>,
    pub(super) within: Option<Extent>,
    /// The area itself, if it is a part of a country.
    pub(super) area: Option<Fix>,
}

/// What lies so far outside of the box of a province may still be in it: boxes are coarse.
const PROVINCE_SLACK_KM: f64 = 15.0;
/// What lies so near to a town is of the area that is called after it.
const TOWN_SLACK_KM: f64 = 40.0;
/// Areas of a digest overlap those of a map: what lies so near may still be meant.
const REACH_KM: f64 = 150.0;

impl SearchArea {
    pub(super) fn seeker<'a>(&'a self, atlas: &'a Atlas) -> Seeker<'a> {
        Seeker { atlas, countries: &self.countries, within: self.within }
    }

    /// The ground of a theatre.
    fn of_theatre(theatre: TheatreId, taxonomy: &Taxonomy, atlas: &Atlas) -> Self {
        let Some(told) = taxonomy.theatre(theatre) else { return Self::default() };
        let names = || std::iter::once(&told.name).chain(&told.aliases);
        let country = names().find_map(|name| atlas.country_called(name));
        let countries = codes(&told.countries)
            .or_else(|| country.map(|country| vec![country.code]))
            .unwrap_or_default();
        let mut ground = Self { countries, within: None, area: None };
        if country.is_none() {
            ground.narrow(atlas, names());
        }
        ground
    }

    /// The ground of an area of a theatre.
    fn of_area(area: AreaId, theatre: &Self, taxonomy: &Taxonomy, atlas: &Atlas) -> Self {
        let Some(told) = taxonomy.area(area) else { return theatre.clone() };
        let names = || std::iter::once(&told.name).chain(&told.aliases);
        let country = atlas.country_called(&told.name);
        if let Some(country) = country {
            let countries = codes(&told.countries).unwrap_or_else(|| vec![country.code]);
            return Self { countries, within: None, area: None };
        }
        let countries = codes(&told.countries).unwrap_or_else(|| theatre.countries.clone());
        let mut ground = Self { countries, within: theatre.within, area: None };
        ground.narrow(atlas, names());
        ground
    }

    /// Narrows it to what the names are names of: the first, or else all of the others that are known.
    fn narrow<'n>(&mut self, atlas: &Atlas, mut names: impl Iterator<Item = &'n Box<str>>) {
        let seeker = self.seeker(atlas);
        let known = |name: &str| {
            let province = seeker.lookup(name, Sense::Province, MatchLevel::Sound);
            province.or_else(|_| seeker.read(name)).ok()
        };
        let Some(name) = names.next() else { return };
        let found = known(name).or_else(|| {
            let others: Vec<Fix> = names.filter_map(|name| known(name)).collect();
            let bounds = others.iter().map(|fix| fix.bounds).reduce(GeoBox::with)?;
            let first = others.first()?;
            let point = if others.len() == 1 { first.point } else { bounds.middle() };
            let reach = |fix: &Fix| point.km_to(fix.point) + fix.radius_km;
            let radius_km = others.iter().map(reach).fold(0.0, f64::max);
            Some(Fix::area(point, radius_km, bounds, name, first.level))
        });
        let Some(fix) = found else { return };
        let slack_km = if fix.is_point() { TOWN_SLACK_KM } else { PROVINCE_SLACK_KM };
        let bounds = if fix.is_point() { around(fix.point, fix.radius_km) } else { fix.bounds };
        self.within = Some(Extent { bounds, slack_km, reach_km: REACH_KM });
        self.area = Some(fix.in_sense(Sense::Around));
    }
}

fn codes(words: &[Box<str>]) -> Option<Vec<CountryCode>> {
    let codes: Vec<CountryCode> = words.iter().filter_map(|word| CountryCode::read(word)).collect();
    (!codes.is_empty()).then_some(codes)
}

/// The grounds of a taxonomy, each made when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct SearchAreas(HashMap<(TheatreId, Option<AreaId>), Arc<SearchArea>>);

impl SearchAreas {
    pub(super) fn of(
        &mut self,
        (theatre, area): (TheatreId, Option<AreaId>),
        taxonomy: &Taxonomy,
        atlas: &Atlas,
    ) -> Arc<SearchArea> {
        if let Some(known) = self.0.get(&(theatre, area)) {
            return Arc::clone(known);
        }
        let ground = match area {
            None => SearchArea::of_theatre(theatre, taxonomy, atlas),
            Some(area) => {
                let whole = self.of((theatre, None), taxonomy, atlas);
                SearchArea::of_area(area, &whole, taxonomy, atlas)
            }
        };
        let ground = Arc::new(ground);
        self.0.insert((theatre, area), Arc::clone(&ground));
        ground
    }
}
