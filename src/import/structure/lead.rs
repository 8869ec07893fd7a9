//! The place that a whole text is about: by its title, else by what it names most. What headings say
//! is read in `places`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lines::TextLines;
use super::places::{NamedPlace, PlaceGround, Places};
use crate::digest::AreaId;
use crate::geo::Gazetteer;
use crate::words::fold;

/// How many blocks at the top are looked at for what a text is about.
const TOP: usize = 6;

/// The most blocks that places are counted in.
const COUNTED: usize = 400;

/// The fewest times that a text names the country that it is about.
const FEWEST: usize = 2;

impl Places<'_> {
    /// Finds the place that a title is about: the one that it names, else the one whose people it
    /// names; of several only what they have in common.
    pub(super) fn led(&self, title: &str) -> Option<PlaceGround> {
        let named = self.all_named(title);
        let of = |fits: &dyn Fn(&NamedPlace) -> bool| {
            let grounds = named.iter().filter(|one| fits(one)).map(|one| one.ground);
            common(&grounds.collect::<Vec<_>>())
        };
        let only_peoples = named.iter().all(|one| one.is_people);
        // `Five Killed in Iraq` says where, whatever else is named.
        of(&|one| only_peoples || !one.is_people).or_else(|| of(&|one| one.is_behind_in))
    }

    /// Finds the country or the theatre that a text without a telling title is about: it is named at
    /// the top, and three of four names are its own or those of its parts.
    pub(super) fn main(&self, lines: &TextLines<'_>, range: Range<usize>) -> Option<PlaceGround> {
        let mut counts: BTreeMap<(u8, Option<u16>), (usize, PlaceGround, bool)> = BTreeMap::new();
        let mut all = 0;
        let kept = range.filter(|at| lines.is_kept(*at)).take(COUNTED);
        let names = kept.map(|at| self.all_named(lines.text(at))).collect::<Vec<_>>();
        // Soldiers of a country are told of where they are sent to as well.
        let is_named = names.iter().flatten().filter(|one| !one.is_people).count() >= FEWEST;
        for (place, names) in names.into_iter().enumerate() {
            for named in names.into_iter().filter(|one| !(is_named && one.is_people)) {
                let ground = self.whole(named.ground);
                let key = (ground.theatre.0, ground.area.map(|area| area.0));
                let count = counts.entry(key).or_insert((0, ground, false));
                count.0 += 1;
                count.2 |= place < TOP;
                all += 1;
            }
        }
        let (count, ground, is_at_top) = counts.into_values().max_by_key(|(count, _, _)| *count)?;
        (is_at_top && count >= FEWEST && count * 4 >= all * 3).then_some(ground)
    }

    /// Returns the country that a place is, or the theatre that it is a part of.
    fn whole(&self, ground: PlaceGround) -> PlaceGround {
        let area = ground.area.filter(|area| self.is_country(*area));
        PlaceGround { area, ..ground }
    }

    fn is_country(&self, area: AreaId) -> bool {
        Gazetteer::shipped().country_called(&fold(self.taxonomy.area_name(area))).is_some()
    }
}

/// Returns what places have in common: one area, or one theatre; none where they lie in several.
fn common(grounds: &[PlaceGround]) -> Option<PlaceGround> {
    let first = *grounds.first()?;
    let is_one = grounds.iter().all(|one| one.area == first.area);
    let is_within = grounds.iter().all(|one| one.theatre == first.theatre);
    is_within.then_some(PlaceGround { area: first.area.filter(|_| is_one), ..first })
}
