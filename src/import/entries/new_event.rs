//! Whether a sentence begins another event than the one before it. How sentences are cut is in `segment`.

use super::amount::ToldAmount;
use super::days::MeantDay;
use super::place::{ToldPlace, places};
use super::segment::{Cutter, SegmentStep};
use super::versions::LOOKED_AT;
use crate::import::block::TextBlockKind;

impl Cutter<'_, '_> {
    pub(super) fn same_day(&self, meant: &MeantDay) -> bool {
        self.current
            .as_ref()
            .and_then(|event| event.date.as_ref())
            .is_some_and(|date| date.days == meant.days)
    }

    /// A sentence without a day that tells another event than the one before.
    pub(super) fn is_new(&self, step: &SegmentStep<'_, '_>) -> bool {
        let SegmentStep { signs, same_block, fresh, told: block, .. } = step;
        let (same_block, fresh, kind) = (*same_block, *fresh, block.kind);
        let counted = signs.harms.iter().any(|harm| {
            harm.amount.number().is_some()
                || matches!(
                    harm.amount,
                    ToldAmount::Dozens | ToldAmount::Hundreds | ToldAmount::Several
                )
        });
        let placed = signs.places.iter().any(|place| !place.admin);
        let told = counted || placed || !signs.harms.is_empty() && !signs.places.is_empty();
        if signs.trend && !counted {
            return false;
        }
        if !same_block {
            let nested = matches!(kind, TextBlockKind::Item(1..)) && signs.means;
            let somewhere = self.days.is_some() && told || counted || signs.means && placed;
            let item = matches!(kind, TextBlockKind::Item(_)) && counted;
            return (fresh || item || !signs.continues) && somewhere
                || nested && self.days.is_some();
        }
        if signs.new_marker {
            return true;
        }
        // `…, and seven were killed in Marsa`: a clause that was cut for its toll and its place.
        if step.clause && counted && placed {
            return true;
        }
        if matches!(kind, TextBlockKind::Item(_)) {
            return signs.seizure && placed;
        }
        if signs.continues {
            // `In addition, a store of explosives was found near X`
            if signs.seizure && placed && !signs.places.iter().all(|place| place.admin) {
                return true;
            }
            // `Three were killed in Samarra. Four were killed in Marsa`
            if signs.counted_start && counted && placed && self.is_elsewhere(step) {
                return true;
            }
            // `Two reporters were hurt when a sniper fired at their car` tells an attack of its own.
            return signs.counted_start && signs.means && counted;
        }
        signs.starts_with_place || placed && !signs.harms.is_empty() || signs.means && counted
    }

    /// People were harmed at a place that shares no name with those of the event before.
    fn is_elsewhere(&self, step: &SegmentStep<'_, '_>) -> bool {
        let harmed =
            step.signs.harms.iter().any(|harm| !harm.part && !harm.extra && !harm.militant);
        let names = |place: &ToldPlace| place.names.clone();
        let own: Vec<String> = step.signs.places.iter().flat_map(names).collect();
        let Some(event) = self.current.as_ref().filter(|_| harmed) else { return false };
        let before: Vec<ToldPlace> = event
            .units
            .iter()
            .take(LOOKED_AT)
            .filter_map(|unit| Some(places(&self.texts.get(unit.text)?.text, &unit.range)))
            .flatten()
            .collect();
        let shared = before.iter().any(|place| place.names.iter().any(|name| own.contains(name)));
        !shared && before.iter().any(|place| !place.admin && !place.is_relative)
    }
}
