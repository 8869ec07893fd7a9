//! What a section says of the area, and what the words of an event say against it: the place that
//! they name decides where it lies elsewhere.

use std::ops::Range;

use super::area::{FoundArea, Seek, found_as, local};
use super::area_names::{AreaGround, bare, called, is_country, is_told_part, towns};
use super::place::ToldPlace;
use super::text::SectionText;
use crate::digest::{AreaId, TheatreId};
use crate::geo::{Gazetteer, area_of};
use crate::import::field::Certainty;
use crate::words::fold;

/// What lies further from a town, in kilometres, may lie in another area than the town.
const NEAR: u32 = 50;

/// What a place says of the area of its section.
enum PlaceSays {
    /// It lies there.
    Agrees,
    /// It lies in another area.
    Elsewhere(FoundArea),
    /// Something else is named there, but no more than that.
    Doubts,
    /// Nobody knows it.
    Nothing,
}

impl Seek<'_> {
    /// The area that the section tells of.
    pub(super) fn of_section(&self, theatre: Option<TheatreId>) -> Option<(TheatreId, AreaId)> {
        let name = self.context.area.as_ref()?;
        let within = theatre.and_then(|id| Some((id, self.taxonomy.find_area(id, name)?)));
        within.or_else(|| self.taxonomy.areas_called(name).next())
    }

    /// The area of an event in a section that has one: the first place that says anything of it
    /// decides.
    pub(super) fn against(
        &self,
        section: (TheatreId, AreaId),
        text: &SectionText<'_>,
        range: &Range<usize>,
        places: &[&ToldPlace],
    ) -> FoundArea {
        let stays = |certainty| found_as(section, None, certainty, "area-of-section");
        let country = is_country(section.1, self.taxonomy);
        // `Kenyan police`: those of a country are told of there.
        let others = text.demonyms(range).into_iter().find_map(|(at, area)| {
            let ids = called(area, None, self.taxonomy)?;
            (ids.1 != section.1
                && self.taxonomy.area_name(ids.1) != self.taxonomy.area_name(section.1))
            .then_some((ids, at))
        });
        let mut doubted = country && others.is_some();
        for place in places {
            match self.says(section, place, others.map(|(ids, _)| ids)) {
                PlaceSays::Agrees => {
                    let range = Some(place.range.clone());
                    return found_as(section, range, Certainty::Certain, "area-of-section");
                }
                PlaceSays::Elsewhere(found) => return found,
                PlaceSays::Doubts => doubted = true,
                PlaceSays::Nothing => doubted |= !country,
            }
        }
        let police = others.filter(|(_, at)| country && local(text, at + 1));
        if let Some((ids, at)) = police {
            return found_as(ids, Some(at..at + 1), Certainty::Likely, "area-of-adjective");
        }
        stays(if doubted { Certainty::Likely } else { Certainty::Certain })
    }

    fn says(
        &self,
        section: (TheatreId, AreaId),
        place: &ToldPlace,
        adjective: Option<(TheatreId, AreaId)>,
    ) -> PlaceSays {
        if place.rule.contains("border") || place.is_frontier() {
            return PlaceSays::Doubts;
        }
        let near = distance(&place.value) <= NEAR;
        let weak = matches!(place.rule, "from-name");
        let mut doubts = false;
        let there = |ground: AreaGround| ground == (section.0, Some(section.1));
        let lies = |name: &str| towns(bare(name), None, self.taxonomy);
        let agrees = |name: &str| lies(name).iter().any(|(ground, _)| there(*ground));
        // A part of the section's country may be called as another country is.
        let part = |name: &str| is_told_part(name, &place.value) && agrees(name);
        let named: Vec<(&String, (TheatreId, AreaId))> = place
            .names
            .iter()
            .filter(|name| !part(name))
            .filter_map(|name| Some((name, self.named(name, section.0)?)))
            .collect();
        let same = |ids: &(TheatreId, AreaId)| {
            self.taxonomy.area_name(ids.1) == self.taxonomy.area_name(section.1)
        };
        if named.iter().any(|(_, ids)| same(ids)) {
            return PlaceSays::Agrees;
        }
        let unnamed = |name: &&String| named.iter().all(|(known, _)| known != name);
        // `northern Sinai` is told of elsewhere, though a part of the section's country is called so.
        let apart = !named.is_empty() && named.iter().all(|(_, ids)| ids.0 != section.0);
        if !apart && place.names.iter().filter(unnamed).any(|name| agrees(name)) {
            return PlaceSays::Agrees;
        }
        // What no region is, as a valley, a town cannot be shown to lie in or outside of.
        let bounded = self.is_bounded(section);
        if let Some((_, ids)) = named.first() {
            let within = ids.0 == section.0 && !is_country(ids.1, self.taxonomy);
            // `in the Sahel region` of a country is a part of it.
            let part = is_country(section.1, self.taxonomy) && within;
            // `south of Rafah` lies there, `25 km south of Rafah` may lie anywhere.
            let close = !place.is_relative || distance(&place.value) == 0;
            let apart = within && !place.admin && close;
            let other = !part && (bounded || apart || ids.0 != section.0);
            if near && other && !weak {
                let range = Some(place.range.clone());
                return PlaceSays::Elsewhere(found_as(
                    *ids,
                    range,
                    Certainty::Likely,
                    "area-named",
                ));
            }
            return PlaceSays::Doubts;
        }
        for name in &place.names {
            let grounds = lies(name);
            doubts |= !grounds.is_empty();
            let ids = self.town_elsewhere(section, &grounds, adjective).filter(|_| bounded);
            if let Some(ids) = ids.filter(|_| near && !weak && place.certainty != Certainty::Guess)
            {
                let range = Some(place.range.clone());
                return PlaceSays::Elsewhere(found_as(
                    ids,
                    range,
                    Certainty::Likely,
                    "area-of-town",
                ));
            }
        }
        if doubts { PlaceSays::Doubts } else { PlaceSays::Nothing }
    }

    /// The area that a name is that of, first in the theatre of the section.
    fn named(&self, name: &str, theatre: TheatreId) -> Option<(TheatreId, AreaId)> {
        let taxonomy = self.taxonomy;
        called(name, Some(theatre), taxonomy).or_else(|| called(name, None, taxonomy))
    }

    /// A town of the section's country that lies in another area of it; or one abroad, where the
    /// words name the country by an adjective as well, since most names have namesakes.
    fn town_elsewhere(
        &self,
        section: (TheatreId, AreaId),
        grounds: &[(AreaGround, crate::geo::Region<'static>)],
        adjective: Option<(TheatreId, AreaId)>,
    ) -> Option<(TheatreId, AreaId)> {
        if is_country(section.1, self.taxonomy) {
            let abroad = adjective?;
            return grounds.iter().any(|(ground, _)| ground.1 == Some(abroad.1)).then_some(abroad);
        }
        let mut inside = grounds.iter().filter(|(ground, _)| ground.0 == section.0);
        let (ground, _) = inside.next()?;
        Some((ground.0, ground.1?)).filter(|_| inside.next().is_none())
    }

    /// The area of a section is a country or a part of one, whose towns the gazetteer knows.
    fn is_bounded(&self, (theatre, area): (TheatreId, AreaId)) -> bool {
        let gazetteer = Gazetteer::shipped();
        let folded = fold(self.taxonomy.area_name(area));
        let is_it =
            |region| area_of(region, gazetteer, self.taxonomy) == Some((theatre, Some(area)));
        gazetteer.country_called(&folded).is_some() || gazetteer.regions_of(&folded).any(is_it)
    }
}

/// The kilometres that a place lies from its name: `~20 km NE of Baqubah`.
pub(super) fn distance(value: &str) -> u32 {
    let Some((before, _)) = value.split_once(" km ") else { return 0 };
    let number = before.rsplit([' ', '~']).next().unwrap_or("");
    number.parse().unwrap_or(0)
}
