//! Whether a sentence is another telling of the event before it.

use super::casualties::harms;
use super::dates::When;
use super::days::NearDays;
use super::segment::{Cutter, SegmentStep, ToldEvent};
use super::signs::{ToldSigns, signs, source_ranges};
use super::units::EventUnit;
use crate::import::block::TextBlockKind;

/// So many sentences of an event are looked at again, however many it has.
pub(super) const LOOKED_AT: usize = 6;

impl Cutter<'_, '_> {
    /// Another telling of the event told last: `However, …`, `The army said that two were killed`.
    pub(super) fn is_version(
        &self,
        unit: &EventUnit,
        step: &SegmentStep<'_, '_>,
        calendar: &NearDays,
    ) -> bool {
        let SegmentStep { signs, same_block, told, .. } = step;
        let Some(event) = self.current.as_ref().filter(|_| *same_block) else { return false };
        let tells = !signs.harms.is_empty()
            || told.text.has_outside(unit.range.clone(), told.text.known().denies);
        // `However, on 17 May gunmen attacked Marsa` is another event.
        let elsewhere = signs.version
            && signs.strong
            && !signs.speaker
            && signs.places.iter().any(|place| !place.admin)
            && step.day.as_ref().is_some_and(|(_, meant)| !self.same_day(meant));
        if signs.version && !elsewhere {
            // `A bomb went off. Initial reports put the toll at six`: nothing else was told.
            let first = signs.puts_toll
                && !event.units.iter().take(LOOKED_AT).any(|unit| self.has_toll(unit));
            return !first && (tells || signs.event);
        }
        if self.is_confirmed(event, unit, told, calendar) {
            return true;
        }
        // A second day makes a second event, but for the day of a claim.
        let day = event.date.as_ref().map(|meant| meant.days);
        let other_day = signs.dates.iter().any(|dated| {
            let other = matches!(dated.when, When::After(days) if days != 0);
            matches!(dated.when, When::On(_) | When::Between(..))
                && calendar.meant(dated.when).map(|meant| meant.days) != day
                || other
        });
        if other_day && !signs.claim {
            return false;
        }
        // `Two other members died as well, according to the police`: beside those told of before.
        let also = unit.range.clone().any(|at| told.text.word(at) == "also");
        if !signs.harms.is_empty() && (also || signs.harms.iter().all(|harm| harm.extra)) {
            return false;
        }
        // What the other side says of those who attacked adds to the telling.
        let speaker = super::basis::speaker(&told.text, &unit.range).map(|(speaker, _)| speaker);
        let of_attackers = !signs.harms.is_empty() && signs.harms.iter().all(|harm| harm.militant);
        if of_attackers
            && speaker != Some(super::basis::Speaker::Group)
            && !told.text.has_outside(unit.range.clone(), told.text.known().denies)
        {
            return false;
        }
        let before =
            event.units.iter().take(LOOKED_AT).any(|unit| self.has_toll_or_source(unit, calendar));
        (signs.speaker || signs.claim)
            && tells
            && before
            && !signs.new_marker
            && !signs.means_with_place()
    }

    /// A sentence of other outlets, of another basis, behind one that has its source already.
    pub(super) fn is_confirmed(
        &self,
        event: &ToldEvent,
        unit: &EventUnit,
        told: &ToldSigns<'_>,
        calendar: &NearDays,
    ) -> bool {
        if !matches!(told.kind, TextBlockKind::Item(_)) {
            return false;
        }
        let basis = |unit: &EventUnit| {
            let told = self.texts.get(unit.text)?;
            let found = super::sources::sources(&told.text, &unit.range, calendar, self.taxonomy);
            super::basis::of_outlets(&told.text, &found, self.taxonomy)
        };
        let signs = signs(told, &unit.range, calendar, self.taxonomy);
        let first = event.units.iter().take(LOOKED_AT).find_map(basis);
        let own = basis(unit);
        signs.dates.is_empty()
            && !signs.claim
            && first == Some("claimed")
            && own.is_some_and(|own| own != "claimed")
    }

    /// A unit harms somebody.
    pub(super) fn has_toll(&self, unit: &EventUnit) -> bool {
        let told = self.texts.get(unit.text);
        told.is_some_and(|told| !harms(&told.text, &unit.range, &told.groups).is_empty())
    }

    /// A unit harms somebody, or names its source.
    pub(super) fn has_toll_or_source(&self, unit: &EventUnit, calendar: &NearDays) -> bool {
        let Some(told) = self.texts.get(unit.text) else { return false };
        !harms(&told.text, &unit.range, &told.groups).is_empty()
            || !source_ranges(&told.text, &unit.range, calendar, self.taxonomy).is_empty()
    }
}
