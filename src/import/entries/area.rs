//! In which area of the taxonomy an event lies: by the section, by a name in its words, by the town
//! in the gazetteer, by an adjective.

use std::ops::Range;

use super::area_names::{bare, called, in_heading, in_words, is_country, is_told_part, of_theatre};
use super::area_section::distance;
use super::context::EntryContext;
use super::place::ToldPlace;
use super::text::SectionText;
use crate::digest::{AreaId, Taxonomy, TheatreId};
use crate::geo::Gazetteer;
use crate::import::field::Certainty;
use crate::words::fold;

/// An area that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundArea {
    pub theatre: TheatreId,
    pub area: Option<AreaId>,
    pub range: Option<Range<usize>>,
    pub certainty: Certainty,
    pub rule: &'static str,
}

/// Adjectives of forces that act abroad more than at home.
const ABROAD: [&str; 6] = ["turkish", "israeli", "russian", "french", "british", "iranian"];

/// What lies further from a town, in kilometres, lies in its area only likely.
const CLOSE: u32 = 30;

/// What areas are looked for with.
pub(super) struct Seek<'a> {
    pub context: &'a EntryContext,
    pub taxonomy: &'a Taxonomy,
    /// The area of the entry before.
    pub carried: Option<(TheatreId, AreaId)>,
    /// The entries before were told of several theatres.
    pub roams: bool,
    /// It goes on from the entry before: in the same block, with no day of its own.
    pub goes_on: bool,
    /// The entry before was told in the same block.
    pub in_block: bool,
    /// The area that the first sentence of the block names.
    pub led: Option<(TheatreId, AreaId)>,
    /// So many entries in a row have had the area of the one before.
    pub stays: usize,
    /// The words that name who speaks.
    pub speaker: Option<Range<usize>>,
}

impl Seek<'_> {
    /// Finds the area of an event by what its section and its words say.
    pub fn area<'p>(
        &self,
        text: &SectionText<'_>,
        range: &Range<usize>,
        places: impl Iterator<Item = &'p ToldPlace>,
    ) -> Option<FoundArea> {
        let taxonomy = self.taxonomy;
        let places: Vec<&ToldPlace> = places.collect();
        let theatre = self.theatre(&places);
        if let Some(section) = self.of_section(theatre) {
            return Some(self.against(section, text, range, &places));
        }
        let names: Vec<(&String, &ToldPlace)> = places
            .into_iter()
            .flat_map(|place| place.names.iter().map(move |name| (name, place)))
            .collect();
        let first = names.first().map(|(_, place)| *place);
        let (own, others): (Vec<_>, Vec<_>) = names
            .iter()
            .copied()
            .partition(|(_, place)| first.is_some_and(|first| *place == first));
        let likely = |found: FoundArea| FoundArea {
            certainty: found.certainty.max(Certainty::Likely),
            ..found
        };
        // The place of the event comes before what else its sentences name.
        let found = self
            .of_speaker(text, range, &names, theatre)
            .or_else(|| self.of_names(&own, &names, theatre))
            .or_else(|| self.of_towns(&own, theatre, text, range))
            .or_else(|| self.of_names(&others, &names, theatre).map(likely))
            .or_else(|| self.of_towns(&others, theatre, text, range))
            .or_else(|| self.elsewhere(&names, theatre))
            .or_else(|| self.of_theatres(&names));
        if found.is_some() {
            return self.within_led(text, range, &names, found);
        }
        if let Some(found) = self.of_police(text, range, theatre) {
            return Some(found);
        }
        if let Some((ids, at)) = in_words(text, range, theatre, taxonomy) {
            return Some(found_as(ids, Some(at), Certainty::Likely, "area-in-words"));
        }
        let heading = self.context.heading.as_deref();
        if let Some(ids) = heading.and_then(|heading| in_heading(heading, theatre, taxonomy)) {
            return Some(found_as(ids, None, Certainty::Likely, "area-in-heading"));
        }
        let adjectives = text.demonyms(range).into_iter();
        let adjectives = adjectives.filter(|(at, _)| !ABROAD.contains(&text.word(*at)));
        let mut adjective =
            adjectives.filter_map(|(at, area)| Some((called(area, theatre, taxonomy)?, at)));
        let (ids, at) =
            adjective.next().filter(|_| self.country().is_none() && names.is_empty())?;
        Some(found_as(ids, Some(at..at + 1), Certainty::Guess, "area-of-adjective"))
    }

    /// `In Nigeria, gunmen stormed Kolo`: a town of that name in another country is not meant.
    fn within_led(
        &self,
        text: &SectionText<'_>,
        range: &Range<usize>,
        names: &[(&String, &ToldPlace)],
        found: Option<FoundArea>,
    ) -> Option<FoundArea> {
        let found = found?;
        let leads = matches!(text.word(range.start), "in" | "across" | "over");
        let led = names.iter().find(|(_, place)| place.range.start <= range.start + 1);
        let country = led.filter(|_| leads).and_then(|(name, place)| {
            let ids = called(name, Some(found.theatre), self.taxonomy)?;
            is_country(ids.1, self.taxonomy).then_some((ids, place.range.clone()))
        });
        let other = found.area.is_some_and(|area| is_country(area, self.taxonomy));
        match country {
            Some((ids, at)) if other && found.area != Some(ids.1) => {
                Some(found_as(ids, Some(at), Certainty::Likely, "area-led"))
            }
            _ => Some(found),
        }
    }

    /// The theatre of the section; where only the title says it, the one that the place is named with, or
    /// that the entry before in the same block has: `In Iraq, jets struck …`.
    fn theatre(&self, places: &[&ToldPlace]) -> Option<TheatreId> {
        let of_section = self.context.theatre.as_deref();
        let of_section = of_section.and_then(|word| self.taxonomy.find_theatre(word));
        if !self.context.is_of_title {
            return of_section;
        }
        let named = |name: &String| self.taxonomy.find_theatre(bare(name));
        let led = places.iter().filter(|place| place.admin).flat_map(|place| &place.names);
        let before = || self.carried.filter(|_| self.in_block).map(|(theatre, _)| theatre);
        led.into_iter().find_map(named).or_else(before).or(of_section)
    }

    /// `Austrian police arrested`: told of Austria.
    fn of_police(
        &self,
        text: &SectionText<'_>,
        range: &Range<usize>,
        theatre: Option<TheatreId>,
    ) -> Option<FoundArea> {
        let mut all = text.demonyms(range).into_iter().filter(|(at, _)| local(text, at + 1));
        let (ids, at) = all.find_map(|(at, area)| {
            let within = called(area, theatre, self.taxonomy);
            Some((within.or_else(|| called(area, None, self.taxonomy))?, at))
        })?;
        Some(found_as(ids, Some(at..at + 1), Certainty::Likely, "area-of-adjective"))
    }

    /// The area of the entry before, where it is a country.
    fn country(&self) -> Option<(TheatreId, AreaId)> {
        self.carried.filter(|(_, area)| is_country(*area, self.taxonomy))
    }

    /// `The German interior minister announced`: told of Germany, whatever countries are named.
    fn of_speaker(
        &self,
        text: &SectionText<'_>,
        range: &Range<usize>,
        names: &[(&String, &ToldPlace)],
        theatre: Option<TheatreId>,
    ) -> Option<FoundArea> {
        let mut at = self.speaker.clone().filter(|at| range.contains(&at.start))?;
        let wide = names.iter().all(|(_, place)| place.admin);
        let area = |at| called(text.rules.demonym(text.word(at))?, theatre, self.taxonomy);
        let ids = at.find_map(area).filter(|_| wide)?;
        Some(found_as(ids, None, Certainty::Likely, "area-of-speaker"))
    }

    /// The area, or at least the theatre, that one of the names is a name of.
    fn of_names(
        &self,
        names: &[(&String, &ToldPlace)],
        all: &[(&String, &ToldPlace)],
        theatre: Option<TheatreId>,
    ) -> Option<FoundArea> {
        for (name, place) in names {
            let Some(ids) = called(name, theatre, self.taxonomy) else { continue };
            let gazetteer = Gazetteer::shipped();
            // `Niger State` is a part of another country than `Niger`.
            if is_country(ids.1, self.taxonomy)
                && is_told_part(name, &place.value)
                && gazetteer.parts_called(&fold(bare(name))).next().is_some()
            {
                continue;
            }
            // A region within the country that is told of is no area beside it.
            let within = !is_country(ids.1, self.taxonomy);
            if let Some(carried) = self.country().filter(|carried| carried.0 == ids.0 && within) {
                return Some(found_as(carried, None, Certainty::Likely, "area-carried"));
            }
            let country = all.iter().filter(|(_, other)| within && *other != *place);
            let country = country.filter_map(|(name, other)| {
                let around = called(name, Some(ids.0), self.taxonomy)?;
                Some((around, *other)).filter(|_| is_country(around.1, self.taxonomy))
            });
            if let Some((around, other)) = country.into_iter().next() {
                let range = Some(other.range.clone());
                return Some(found_as(around, range, Certainty::Likely, "area-named"));
            }
            let near = distance(&place.value) <= CLOSE;
            // `In Marsa, a bomb … A rocket hit the Diyala market`: a town has quarters of such names.
            let doubted = self.goes_on && self.carried.is_some_and(|carried| carried != ids);
            let certain = (theatre.is_some() || place.admin) && near && !doubted;
            let likely = place.certainty.max(Certainty::Likely);
            let certainty = match (certain, near) {
                (true, _) => Certainty::Certain,
                (false, true) if doubted => likely,
                (false, true) => place.certainty,
                (false, false) => likely,
            };
            return Some(found_as(ids, Some(place.range.clone()), certainty, "area-named"));
        }
        None
    }

    /// The theatre that one of the names is a name of.
    fn of_theatres(&self, names: &[(&String, &ToldPlace)]) -> Option<FoundArea> {
        names.iter().find_map(|(name, place)| {
            let (theatre, area) = of_theatre(name, self.taxonomy)?;
            let (range, certainty) = (Some(place.range.clone()), Certainty::Likely);
            Some(FoundArea { theatre, area, range, certainty, rule: "theatre-named" })
        })
    }

    /// The area of another theatre than the section's, which the place names.
    fn elsewhere(
        &self,
        names: &[(&String, &ToldPlace)],
        theatre: Option<TheatreId>,
    ) -> Option<FoundArea> {
        let place = names.first().filter(|_| theatre.is_some())?.1;
        if place.rule.contains("border") || place.rule == "from-name" {
            return None;
        }
        let ids = place.names.iter().find_map(|name| called(name, None, self.taxonomy))?;
        Some(found_as(ids, Some(place.range.clone()), Certainty::Likely, "area-named"))
    }

    /// The area of the entry before, in whose theatre this one is told without a place of its own.
    pub fn carried(&self, placed: bool) -> Option<FoundArea> {
        if let Some(led) = self.led {
            return Some(found_as(led, None, Certainty::Guess, "area-led"));
        }
        let (theatre, area) = self.carried?;
        // A place that nobody knows may lie in any area of the theatre, but in one country.
        let stays = !placed || self.goes_on || is_country(area, self.taxonomy);
        let area = Some(area).filter(|_| stays);
        Some(FoundArea {
            theatre,
            area,
            range: None,
            certainty: Certainty::Guess,
            rule: "area-carried",
        })
    }
}

pub(super) fn found_as(
    (theatre, area): (TheatreId, AreaId),
    range: Option<Range<usize>>,
    certainty: Certainty,
    rule: &'static str,
) -> FoundArea {
    FoundArea { theatre, area: Some(area), range, certainty, rule }
}

/// Words for those who act in their own country, and for what stands there: `Kenyan police`, `Nigerien
/// army base`, but not `Kenyan troops`.
pub(super) fn local(text: &SectionText<'_>, at: usize) -> bool {
    let force = text.is(at, text.known().local_force);
    let site = matches!(
        text.word(at + usize::from(force)),
        "base"
            | "bases"
            | "camp"
            | "barracks"
            | "outpost"
            | "town"
            | "village"
            | "city"
            | "capital"
    );
    site || matches!(
        text.word(at),
        "police"
            | "policemen"
            | "court"
            | "courts"
            | "authorities"
            | "prosecutor"
            | "prosecutors"
            | "interior"
            | "security"
            | "judge"
            | "parliament"
    )
}

#[cfg(test)]
#[path = "area_tests.rs"]
mod tests;
