//! Which area of an archive a region of the gazetteer is: the area that has one of its names, or that
//! of its country. The taxonomy is data, so nothing is known of it but names.

use super::gazetteer::{Gazetteer, Region};
use crate::digest::{Area, AreaId, Taxonomy, Theatre, TheatreId};
use crate::words::fold;

/// Returns the theatre that a region lies in, and the area if one is or holds it; none if the archive
/// has neither. A part of a country is sought before the country, an area before a theatre.
pub fn area_of(
    region: Region<'_>,
    gazetteer: &Gazetteer,
    taxonomy: &Taxonomy,
) -> Option<(TheatreId, Option<AreaId>)> {
    let country = gazetteer.country_of(region)?;
    let of_part = || {
        let fits = |id: AreaId| {
            let Some(area) = taxonomy.area(id) else { return false };
            let theatre = taxonomy.theatre(area.theatre);
            // `Niger` is a state of Nigeria too, and `Gaza` a province of Mozambique.
            country_of(area_names(area), gazetteer).is_none()
                && theatre
                    .and_then(|theatre| country_of(theatre_names(theatre), gazetteer))
                    .is_none_or(|theatre| theatre == country)
        };
        area_called(region, taxonomy, fits).or_else(|| {
            let is_part =
                |theatre: &Theatre| country_of(theatre_names(theatre), gazetteer).is_none();
            theatre_called(region, taxonomy, is_part)
        })
    };
    let of_country = || {
        let area = area_called(country, taxonomy, |_| true);
        area.or_else(|| theatre_called(country, taxonomy, |_| true))
    };
    if region.is_country() { of_country() } else { of_part().or_else(of_country) }
}

fn area_called(
    region: Region<'_>,
    taxonomy: &Taxonomy,
    fits: impl Fn(AreaId) -> bool,
) -> Option<(TheatreId, Option<AreaId>)> {
    let mut areas = region.names().flat_map(|name| taxonomy.areas_called(name));
    areas.find(|(_, area)| fits(*area)).map(|(theatre, area)| (theatre, Some(area)))
}

fn theatre_called(
    region: Region<'_>,
    taxonomy: &Taxonomy,
    fits: impl Fn(&Theatre) -> bool,
) -> Option<(TheatreId, Option<AreaId>)> {
    let mut theatres = region.names().filter_map(|name| taxonomy.find_theatre(name));
    let fits = |id: &_| taxonomy.theatre(*id).is_some_and(&fits);
    theatres.find(fits).map(|theatre| (theatre, None))
}

/// Returns the country that names are those of.
fn country_of<'t, 'g>(
    mut names: impl Iterator<Item = &'t Box<str>>,
    gazetteer: &'g Gazetteer,
) -> Option<Region<'g>> {
    names.find_map(|name| gazetteer.country_called(&fold(name)))
}

fn area_names(area: &Area) -> impl Iterator<Item = &Box<str>> {
    std::iter::once(&area.name).chain(&area.aliases)
}

fn theatre_names(theatre: &Theatre) -> impl Iterator<Item = &Box<str>> {
    std::iter::once(&theatre.name).chain(&theatre.aliases)
}
