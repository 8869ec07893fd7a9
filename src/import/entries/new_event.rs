//! Whether a sentence begins another event than the one before it. How sentences are cut is in `segment`.

use super::amount::ToldAmount;
use super::days::MeantDay;
use super::segment::{Cutter, SegmentStep};
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
            // `Two reporters were hurt when a sniper fired at their car` tells an attack of its own.
            return signs.counted_start && signs.means && counted;
        }
        signs.starts_with_place || placed && !signs.harms.is_empty() || signs.means && counted
    }
}
