//! In which area of the taxonomy an event lies: by the section, by a name in its words, by the town
//! in the gazetteer, by an adjective.

use std::ops::Range;

use super::context::Context;
use super::place::Place;
use super::text::Text;
use super::token::Class;
use crate::digest::{AreaId, Taxonomy, TheatreId};
use crate::geo::Gazetteer;
use crate::import::field::Certainty;
use crate::words::fold;

/// An area that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub theatre: TheatreId,
    pub area: Option<AreaId>,
    pub range: Option<Range<usize>>,
    pub certainty: Certainty,
    pub rule: &'static str,
}

/// Adjectives of forces that act abroad more than at home.
const ABROAD: [&str; 6] = ["turkish", "israeli", "russian", "french", "british", "iranian"];

/// What areas are looked for with.
pub(super) struct Seek<'a> {
    pub context: &'a Context,
    pub taxonomy: &'a Taxonomy,
    /// The area of the entry before.
    pub carried: Option<(TheatreId, AreaId)>,
    /// The entry before was told in the same block.
    pub same_block: bool,
    /// The words that name who speaks.
    pub speaker: Option<Range<usize>>,
}

impl Seek<'_> {
    /// Finds the area of an event by what its section and its words say.
    pub fn area<'p>(
        &self,
        text: &Text<'_>,
        range: &Range<usize>,
        places: impl Iterator<Item = &'p Place>,
    ) -> Option<Found> {
        let taxonomy = self.taxonomy;
        let theatre = self.context.theatre.as_deref().and_then(|word| taxonomy.find_theatre(word));
        if let Some(found) = self.of_section(theatre) {
            return Some(found);
        }
        let names: Vec<(&String, &Place)> =
            places.flat_map(|place| place.names.iter().map(move |name| (name, place))).collect();
        let of_names = || self.of_names(&names, theatre);
        let found = self.of_speaker(text, range, &names, theatre).or_else(of_names);
        if found.is_some() {
            return found;
        }
        if let Some((ids, place, sure)) = self.of_towns(&names, theatre) {
            return Some(found_as(ids, Some(place.range.clone()), sure, "area-of-town"));
        }
        if let Some((ids, at)) = in_words(text, range, theatre, taxonomy) {
            return Some(found_as(ids, Some(at), Certainty::Likely, "area-in-words"));
        }
        let heading = self.context.heading.as_deref();
        if let Some(ids) = heading.and_then(|heading| in_heading(heading, theatre, taxonomy)) {
            return Some(found_as(ids, None, Certainty::Likely, "area-in-heading"));
        }
        let adjective = range.clone().find_map(|at| {
            if ABROAD.contains(&text.word(at)) {
                return None;
            }
            let area = text.rules.demonym(text.word(at))?;
            Some((called(area, theatre, taxonomy)?, at..at + 1))
        });
        let (ids, at) = adjective.filter(|_| self.country().is_none())?;
        Some(found_as(ids, Some(at), Certainty::Likely, "area-of-adjective"))
    }

    /// The area that the section tells of.
    fn of_section(&self, theatre: Option<TheatreId>) -> Option<Found> {
        let name = self.context.area.as_ref()?;
        let within = theatre.and_then(|id| Some((id, self.taxonomy.find_area(id, name)?)));
        let ids = within.or_else(|| self.taxonomy.areas_called(name).next())?;
        Some(found_as(ids, None, Certainty::Certain, "area-of-section"))
    }

    /// The area of the entry before, where it is a country.
    fn country(&self) -> Option<(TheatreId, AreaId)> {
        self.carried.filter(|(_, area)| is_country(*area, self.taxonomy))
    }

    /// `The German interior minister announced`: told of Germany, whatever countries are named.
    fn of_speaker(
        &self,
        text: &Text<'_>,
        range: &Range<usize>,
        names: &[(&String, &Place)],
        theatre: Option<TheatreId>,
    ) -> Option<Found> {
        let mut at = self.speaker.clone().filter(|at| range.contains(&at.start))?;
        let wide = names.iter().all(|(_, place)| place.admin);
        let area = |at| called(text.rules.demonym(text.word(at))?, theatre, self.taxonomy);
        let ids = at.find_map(area).filter(|_| wide)?;
        Some(found_as(ids, None, Certainty::Likely, "area-of-speaker"))
    }

    /// The area, or at least the theatre, that one of the names is a name of.
    fn of_names(&self, names: &[(&String, &Place)], theatre: Option<TheatreId>) -> Option<Found> {
        for (name, place) in names {
            let Some(ids) = called(name, theatre, self.taxonomy) else { continue };
            // A region within the country that is told of is no area beside it.
            let within = !is_country(ids.1, self.taxonomy);
            if let Some(carried) = self.country().filter(|carried| carried.0 == ids.0 && within) {
                return Some(found_as(carried, None, Certainty::Likely, "area-carried"));
            }
            let certain = theatre.is_some() || place.admin;
            let certainty = if certain { Certainty::Certain } else { place.certainty };
            return Some(found_as(ids, Some(place.range.clone()), certainty, "area-named"));
        }
        names.iter().find_map(|(name, place)| {
            let (theatre, area) = of_theatre(name, self.taxonomy)?;
            let (range, certainty) = (Some(place.range.clone()), Certainty::Likely);
            Some(Found { theatre, area, range, certainty, rule: "theatre-named" })
        })
    }

    /// The area in which most of the names are those of towns; that of the entry before counts
    /// more, since a digest stays where it is.
    fn of_towns<'p>(
        &self,
        names: &[(&String, &'p Place)],
        theatre: Option<TheatreId>,
    ) -> Option<((TheatreId, AreaId), &'p Place, Certainty)> {
        let place = names.first()?.1;
        let mut counts: Vec<((TheatreId, AreaId), usize)> = Vec::new();
        let mut told: Vec<String> = Vec::new();
        for (name, _) in names {
            let mut seen = Vec::new();
            let name = bare(name);
            if told.contains(&fold(name)) {
                continue;
            }
            told.push(fold(name));
            for ids in towns(name, theatre, self.taxonomy) {
                if seen.contains(&ids) {
                    continue;
                }
                seen.push(ids);
                match counts.iter_mut().find(|(known, _)| *known == ids) {
                    Some((_, count)) => *count += 2,
                    None => counts.push((ids, 2)),
                }
            }
        }
        for (ids, count) in &mut counts {
            if self.carried == Some(*ids) {
                *count += 3;
            } else if self.carried.is_some_and(|carried| carried.0 == ids.0) {
                *count += 1;
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max()?;
        let (ids, _) = *counts.iter().find(|(_, count)| *count == most)?;
        let sure = if most > 2 || theatre.is_some() { Certainty::Likely } else { Certainty::Guess };
        // A town in another country or theatre than the one told of is more often one of the same
        // name.
        let elsewhere = self.carried.is_some_and(|carried| {
            carried.0 != ids.0 || is_country(carried.1, self.taxonomy) && carried.1 != ids.1
        });
        if most <= 3 && theatre.is_none() && elsewhere {
            return None;
        }
        Some((ids, place, sure))
    }

    /// The area of the entry before, in whose theatre this one is told without a place of its own.
    pub fn carried(&self, placed: bool) -> Option<Found> {
        let (theatre, area) = self.carried?;
        // A place that nobody knows may lie in any area of the theatre, but in one country.
        let stays = !placed || self.same_block || is_country(area, self.taxonomy);
        let area = Some(area).filter(|_| stays);
        Some(Found {
            theatre,
            area,
            range: None,
            certainty: Certainty::Guess,
            rule: "area-carried",
        })
    }
}

fn found_as(
    (theatre, area): (TheatreId, AreaId),
    range: Option<Range<usize>>,
    certainty: Certainty,
    rule: &'static str,
) -> Found {
    Found { theatre, area: Some(area), range, certainty, rule }
}

/// The theatre that a name is one of, with the area of its part: `northern Idleb`.
fn of_theatre(name: &str, taxonomy: &Taxonomy) -> Option<(TheatreId, Option<AreaId>)> {
    let bare = ["governorate", "Governorate", "province", "Province", "region"]
        .iter()
        .find_map(|word| name.strip_suffix(word))
        .unwrap_or(name)
        .trim();
    if let Some(id) = taxonomy.find_theatre(bare) {
        return Some((id, None));
    }
    let (part, rest) = bare.split_once(' ')?;
    let id = taxonomy.find_theatre(rest)?;
    let theatre = taxonomy.theatre_name(id);
    Some((id, taxonomy.find_area(id, &format!("{part} {theatre}"))))
}

fn is_country(area: AreaId, taxonomy: &Taxonomy) -> bool {
    Gazetteer::shipped().country_called(&fold(taxonomy.area_name(area))).is_some()
}

/// A name without the word for what it is.
fn bare(name: &str) -> &str {
    [
        "Province",
        "Governorate",
        "State",
        "District",
        "County",
        "City",
        "province",
        "state",
        "governorate",
        "district",
        "region",
        "area",
        "county",
        "city",
        "village",
        "town",
        "sub-district",
        "desert",
        "countryside",
    ]
    .iter()
    .find_map(|word| name.strip_suffix(word))
    .map_or(name, str::trim)
}

/// The area with a name, first in the section's theatre; without `Province`, `district`.
fn called(
    name: &str,
    theatre: Option<TheatreId>,
    taxonomy: &Taxonomy,
) -> Option<(TheatreId, AreaId)> {
    let bare = bare(name);
    for name in [name, bare] {
        if let Some(id) = theatre
            && let Some(area) = taxonomy.find_area(id, name)
        {
            return Some((id, area));
        }
        if theatre.is_none()
            && let Some(found) = taxonomy.areas_called(name).next()
        {
            return Some(found);
        }
    }
    None
}

/// The areas that towns of a name lie in, by the regions of the gazetteer, that of the most people
/// first.
fn towns(name: &str, theatre: Option<TheatreId>, taxonomy: &Taxonomy) -> Vec<(TheatreId, AreaId)> {
    let gazetteer = Gazetteer::shipped();
    let folded = fold(name);
    let regions =
        gazetteer.regions_of(&folded).take(MOST_REGIONS).chain(gazetteer.country_called(&folded));
    let mut all = Vec::new();
    for region in regions {
        let country = gazetteer.country_of(region);
        let names = region.names().map(|name| (name, true)).chain(
            country.into_iter().flat_map(|country| country.names().map(|name| (name, false))),
        );
        let found = names.into_iter().find_map(|(name, of_part)| {
            // `Niger` is a state of Nigeria too: a part is no area that is a country.
            taxonomy.areas_called(name).find(|area| {
                theatre.is_none_or(|id| id == area.0)
                    && !(of_part && !region.is_country() && is_country(area.1, taxonomy))
            })
        });
        all.extend(found);
    }
    all
}

/// Of more places of one name the rest have few people.
const MOST_REGIONS: usize = 12;

/// An area whose name stands anywhere in the words, the longest first.
fn in_words(
    text: &Text<'_>,
    range: &Range<usize>,
    theatre: Option<TheatreId>,
    taxonomy: &Taxonomy,
) -> Option<((TheatreId, AreaId), Range<usize>)> {
    for at in range.clone() {
        let token = text.token(at)?;
        let inside = text.in_bracket.get(at).copied().unwrap_or(false);
        if !token.capital || inside || !matches!(token.class, Class::Word | Class::Direction(_)) {
            continue;
        }
        for length in (1..=3).rev() {
            let to = at + length;
            if to > range.end || !text.token(to - 1).is_some_and(|token| token.capital) {
                continue;
            }
            // `Syrian army` names no area, `Sudan Tribune` no country.
            if text.is(to, text.known().force) || text.is(to, text.known().group) {
                continue;
            }
            if let Some(ids) = called(text.words(at..to), theatre, taxonomy) {
                return Some((ids, at..to));
            }
        }
    }
    None
}

fn in_heading(
    heading: &str,
    theatre: Option<TheatreId>,
    taxonomy: &Taxonomy,
) -> Option<(TheatreId, AreaId)> {
    let words: Vec<&str> = heading
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')))
        .filter(|word| !word.is_empty())
        .collect();
    for from in 0..words.len() {
        for length in (1..=3).rev() {
            let Some(part) = words.get(from..from + length) else { continue };
            if !part.first().is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase))
            {
                continue;
            }
            if let Some(ids) = called(&part.join(" "), theatre, taxonomy) {
                return Some(ids);
            }
        }
    }
    None
}
