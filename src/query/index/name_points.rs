//! What a record is worth for a typed name: what lies in Iraq is meant by `iraq` before what only says
//! it. How well a word matches is scored in `rank`.

use roaring::RoaringBitmap;

use super::rank::{
    CALLED_SO, CALLED_SO_AND_SAID, NAMED, OF_KIND, OF_OUTLET, RankLevels, points_for_saying,
};
use crate::query::names::is_called_so;
use crate::query::plan::Predicate;
use crate::query::searchable_texts::TextField;

/// Returns the records with what some words name, by points and in no order. `said` gives those that
/// have the typed word itself in one of the best fields, `having` those for which a predicate holds.
pub(super) fn points_by_name(
    named: &[Predicate],
    said: impl Fn() -> RoaringBitmap,
    having: impl Fn(&Predicate) -> RoaringBitmap,
) -> RankLevels {
    let mut levels = RankLevels::new();
    for what in named {
        match what {
            Predicate::Theatre(_) | Predicate::Area(_) | Predicate::Tactic(_) => {
                let own = having(what);
                if is_called_so(named, what) {
                    if !own.is_empty() {
                        levels.push((CALLED_SO_AND_SAID, &own & said()));
                    }
                    levels.push((CALLED_SO, own));
                } else {
                    levels.push((NAMED, own));
                }
            }
            Predicate::Says(entity, None) => {
                for field in TextField::ALL {
                    let in_field = having(&Predicate::Says(*entity, Some(field)));
                    levels.push((points_for_saying(field.worth()), in_field));
                }
            }
            Predicate::Says(_, Some(field)) => {
                levels.push((points_for_saying(field.worth()), having(what)));
            }
            Predicate::Kind(_) => levels.push((OF_KIND, having(what))),
            Predicate::Outlet(_) => levels.push((OF_OUTLET, having(what))),
            Predicate::Actor(_)
            | Predicate::Basis(_)
            | Predicate::Days(..)
            | Predicate::Count(..)
            | Predicate::Unknown(_)
            | Predicate::Digest(_)
            | Predicate::Publisher(_)
            | Predicate::Waves(_)
            | Predicate::Id(_)
            | Predicate::Tag(_)
            | Predicate::Repeat
            | Predicate::Value(_)
            | Predicate::Has(_)
            | Predicate::Near(..)
            | Predicate::Noted(_)
            | Predicate::New
            | Predicate::In(_) => levels.push((NAMED, having(what))),
        }
    }
    levels.retain(|(_, records)| !records.is_empty());
    levels
}
