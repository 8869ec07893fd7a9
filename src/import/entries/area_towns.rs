//! In which area the towns lie that the words of an event name, by the gazetteer. A town has
//! namesakes: what else is told decides which of them is meant.

use std::ops::Range;

use super::area::{FoundArea, Seek, local};
use super::area_names::{AreaGround, bare, called, is_country, is_part, is_part_of_world, towns};
use super::place::ToldPlace;
use super::text::SectionText;
use crate::digest::{AreaId, TheatreId};
use crate::geo::{Gazetteer, Region};
use crate::import::field::Certainty;
use crate::words::fold;

/// Where towns of the names may lie.
struct TownArea {
    ground: AreaGround,
    /// How much speaks for it.
    weight: usize,
    /// More than a town of one name speaks for it: a part of a country, an adjective.
    strong: bool,
    /// The code of its country.
    code: &'static str,
}

/// What a town of a name speaks for its area.
const TOWN: usize = 2;

/// What the entry before speaks for its own area, since a digest stays where it is.
const CARRIED: usize = 3;

/// After so many entries of one country a text tells of that country.
const SETTLED: usize = 3;

impl Seek<'_> {
    /// The area for which the names of towns, the adjectives and the entry before speak most.
    pub(super) fn of_towns(
        &self,
        names: &[(&String, &ToldPlace)],
        theatre: Option<TheatreId>,
        text: &SectionText<'_>,
        range: &Range<usize>,
    ) -> Option<FoundArea> {
        let place = names.first()?.1;
        let named = names.iter().find_map(|(name, _)| self.taxonomy.find_theatre(bare(name)));
        let theatre = theatre.or(named);
        let mut all = self.candidates(names, theatre);
        let adjectives = self.adjectives(text, range, theatre);
        self.weigh(&mut all, &adjectives);
        let most = all.iter().map(|one| one.weight).max()?;
        let best = all.iter().find(|one| one.weight == most)?;
        let alone = most <= TOWN + 1 && !best.strong && self.is_apart(best, theatre);
        let is_told = adjectives
            .iter()
            .any(|(area, _)| self.carried.is_some_and(|(_, carried)| *area == carried));
        // `… at Marsa in Tirah`: where all entries have stayed in one country, a namesake leads to no other.
        let settled = self.stays >= SETTLED && !best.strong;
        if alone && (settled || is_told || !self.may_move(best, &all) || is_village(place, text)) {
            return None;
        }
        let sure = !alone && (most > TOWN || theatre.is_some());
        let certainty = if sure { Certainty::Likely } else { Certainty::Guess };
        let range = Some(place.range.clone());
        let (theatre, area) = best.ground;
        Some(FoundArea { theatre, area, range, certainty, rule: "area-of-town" })
    }

    fn candidates(
        &self,
        names: &[(&String, &ToldPlace)],
        theatre: Option<TheatreId>,
    ) -> Vec<TownArea> {
        let mut all: Vec<TownArea> = Vec::new();
        let mut told: Vec<String> = Vec::new();
        for (name, _) in names {
            let name = bare(name);
            let folded = fold(name);
            if told.contains(&folded) || is_part_of_world(name, self.taxonomy) {
                continue;
            }
            told.push(folded);
            for (ground, region) in towns(name, theatre, self.taxonomy) {
                let strong = is_part(name, region);
                let weight = TOWN + usize::from(strong);
                match all.iter_mut().find(|known| known.ground == ground) {
                    Some(known) => {
                        known.weight += weight;
                        known.strong |= strong;
                    }
                    None => {
                        all.push(TownArea { ground, weight, strong, code: region.country_code() });
                    }
                }
            }
        }
        all
    }

    /// The countries that adjectives name, each with what that speaks for it: those who act in their
    /// own country say more of the place than an army does.
    fn adjectives(
        &self,
        text: &SectionText<'_>,
        range: &Range<usize>,
        theatre: Option<TheatreId>,
    ) -> Vec<(AreaId, usize)> {
        let all = text.demonyms(range).into_iter();
        all.filter_map(|(at, area)| {
            let weight = if local(text, at + 1) { CARRIED } else { 1 };
            Some((called(area, theatre, self.taxonomy)?.1, weight))
        })
        .collect()
    }

    fn weigh(&self, all: &mut [TownArea], adjectives: &[(AreaId, usize)]) {
        let home = self.home();
        let carried = self.carried.map(|(theatre, area)| (theatre, Some(area)));
        for one in all {
            if carried == Some(one.ground) {
                one.weight += CARRIED;
            } else if carried.is_some_and(|carried| carried.0 == one.ground.0)
                || home == Some(one.code)
            {
                one.weight += 1;
            }
            let named = adjectives.iter().find(|(area, _)| one.ground.1 == Some(*area));
            if let Some((_, weight)) = named {
                one.weight += weight;
                one.strong = true;
            }
        }
    }

    /// A town in another country or theatre than the one told of is more often one of the same name.
    fn is_apart(&self, best: &TownArea, theatre: Option<TheatreId>) -> bool {
        let Some((carried, area)) = self.carried else { return false };
        let abroad =
            theatre.is_none() && carried != best.ground.0 && self.home() != Some(best.code);
        abroad || is_country(area, self.taxonomy) && Some(area) != best.ground.1
    }

    /// A town that is the only one of its name in the theatre, or anywhere for a list of many
    /// theatres, may be told of after another country.
    fn may_move(&self, best: &TownArea, all: &[TownArea]) -> bool {
        let Some((theatre, _)) = self.carried else { return false };
        let mut there = all.iter().filter(|one| self.roams || one.ground.0 == theatre);
        there.next().is_some_and(|one| one.ground == best.ground) && there.next().is_none()
    }

    /// The code of the country in which the entry before lies.
    fn home(&self) -> Option<&'static str> {
        let (theatre, area) = self.carried?;
        let gazetteer = Gazetteer::shipped();
        let area = self.taxonomy.area_name(area);
        let mut names = [area, self.taxonomy.theatre_name(theatre)].into_iter();
        let country = names.find_map(|name| gazetteer.country_called(&fold(name)));
        let there = || towns(area, Some(theatre), self.taxonomy).into_iter().next();
        country.or_else(|| Some(there()?.1)).map(Region::country_code)
    }
}

/// Gazetteers lack most villages, so that a village of a name they know is a namesake.
fn is_village(place: &ToldPlace, text: &SectionText<'_>) -> bool {
    let from = place.range.start.saturating_sub(2);
    (from..=place.range.end).any(|at| text.word(at) == "village")
}
