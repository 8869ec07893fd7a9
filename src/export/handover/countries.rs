//! In which country an entry lies, as far as its taxonomy says that or a name is that of one. Where
//! several countries are named, none is taken.

use std::collections::HashMap;

use crate::digest::{AreaId, Taxonomy, TheatreId};
use crate::geo::{Atlas, Country, CountryCode};

/// The countries of theatres and areas, each sought once.
pub(in crate::export) struct Countries<'a> {
    taxonomy: &'a Taxonomy,
    areas: HashMap<(TheatreId, Option<AreaId>), Option<&'static Country>>,
    theatres: HashMap<TheatreId, CountrySaid>,
}

/// What a name or a list of codes says of the country.
#[derive(Clone, Copy)]
enum CountrySaid {
    One(&'static Country),
    Several,
    Nothing,
}

impl<'a> Countries<'a> {
    pub(in crate::export) fn of(taxonomy: &'a Taxonomy) -> Self {
        Self { taxonomy, areas: HashMap::new(), theatres: HashMap::new() }
    }

    /// Returns the country of a place of the taxonomy.
    pub(in crate::export) fn of_place(
        &mut self,
        theatre: TheatreId,
        area: Option<AreaId>,
    ) -> Option<&'static Country> {
        if let Some(known) = self.areas.get(&(theatre, area)) {
            return *known;
        }
        let country = self.sought(theatre, area);
        self.areas.insert((theatre, area), country);
        country
    }

    fn sought(&mut self, theatre: TheatreId, area: Option<AreaId>) -> Option<&'static Country> {
        let area = area.and_then(|area| self.taxonomy.area(area));
        let of_area = area.map(|area| said(&area.countries, std::iter::once(&area.name)));
        match of_area.unwrap_or(CountrySaid::Nothing) {
            CountrySaid::One(country) => return Some(country),
            CountrySaid::Several => return None,
            CountrySaid::Nothing => {}
        }
        match self.of_theatre(theatre) {
            CountrySaid::One(country) => Some(country),
            CountrySaid::Several => None,
            // Other names of an area count last: a town may be one, and be called as a country is.
            CountrySaid::Nothing => area.and_then(|area| called(area.aliases.iter())),
        }
    }

    /// A theatre may have many names, and many areas.
    fn of_theatre(&mut self, theatre: TheatreId) -> CountrySaid {
        let taxonomy = self.taxonomy;
        *self.theatres.entry(theatre).or_insert_with(|| {
            taxonomy.theatre(theatre).map_or(CountrySaid::Nothing, |theatre| {
                said(&theatre.countries, std::iter::once(&theatre.name).chain(&theatre.aliases))
            })
        })
    }
}

fn said<'n>(codes: &[Box<str>], names: impl Iterator<Item = &'n Box<str>>) -> CountrySaid {
    let country = match codes {
        [] => called(names),
        [code] => CountryCode::read(code).and_then(|code| {
            Atlas::shipped().countries().iter().find(|country| country.code == code)
        }),
        [_, _, ..] => return CountrySaid::Several,
    };
    country.map_or(CountrySaid::Nothing, CountrySaid::One)
}

fn called<'n>(mut names: impl Iterator<Item = &'n Box<str>>) -> Option<&'static Country> {
    names.find_map(|name| Atlas::shipped().country_called(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};

    #[test]
    fn a_country_follows_from_the_area_or_the_theatre_and_several_are_none() {
        let corpus = load_all(&Origin::Sample).0;
        let words = corpus.taxonomy();
        let mut countries = Countries::of(words);
        let mut code = |theatre: &str, area: &str| {
            let theatre = words.find_theatre(theatre).unwrap();
            let country = countries.of_place(theatre, words.find_area(theatre, area));
            country.map(|country| country.code.to_string())
        };
        assert_eq!(code("iraq", "Diyala").as_deref(), Some("IQ"));
        assert_eq!(code("iraq", "").as_deref(), Some("IQ"));
        assert_eq!(code("sinai", "Rafah").as_deref(), Some("EG"));
        assert_eq!(code("idlib", "Ariha").as_deref(), Some("SY"));
        assert_eq!(code("africa", "Mozambique").as_deref(), Some("MZ"));
        assert_eq!(code("africa", "DR Congo").as_deref(), Some("CD"));
        assert_eq!(code("africa", "Lake Chad"), None, "it lies in four");
        assert_eq!(code("africa", ""), None);
        assert_eq!(code("global", ""), None);
    }
}
