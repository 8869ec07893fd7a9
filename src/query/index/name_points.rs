//! What a record is worth for a typed name: what lies in Iraq is meant by `iraq` before what only says
//! it. How well a word matches is scored in `rank`.

use roaring::RoaringBitmap;

use super::rank::{
    CALLED_SO, CALLED_SO_AND_SAID, NAMED, OF_KIND, OF_OTHER_NAME, OF_OTHER_NAME_AND_SAID,
    OF_OUTLET, RankLevels, points_for_saying,
};
use crate::digest::Taxonomy;
use crate::query::names::is_called_so;
use crate::query::plan::Predicate;
use crate::query::searchable_texts::TextField;
use crate::words::{stem, words};

/// Where records say a typed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SaidIn {
    /// Just so, in one of the best fields.
    BestFields,
    /// Just so or in another form, in any text.
    AnyText,
}

/// Returns the records with what some words name, by points and in no order. `said` gives those that
/// have the typed word itself, `having` those for which a predicate holds.
pub(super) fn points_by_name(
    (word, named): (&str, &[Predicate]),
    taxonomy: &Taxonomy,
    said: impl Fn(SaidIn) -> RoaringBitmap,
    having: impl Fn(&Predicate) -> RoaringBitmap,
) -> RankLevels {
    let mut levels = RankLevels::new();
    for what in named {
        match what {
            Predicate::Tactic(_) | Predicate::Kind(_) if is_of_other_name(word, what, taxonomy) => {
                let own = having(what);
                if !own.is_empty() {
                    levels.push((OF_OTHER_NAME_AND_SAID, &own & said(SaidIn::AnyText)));
                }
                levels.push((OF_OTHER_NAME, own));
            }
            Predicate::Theatre(_) | Predicate::Area(_) | Predicate::Tactic(_) => {
                let own = having(what);
                if is_called_so(named, what) {
                    if !own.is_empty() {
                        levels.push((CALLED_SO_AND_SAID, &own & said(SaidIn::BestFields)));
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

/// Returns true if a word is of another name of a tactic or a kind than the first. A word in another
/// script stands for that one: no text says it.
fn is_of_other_name(word: &str, what: &Predicate, taxonomy: &Taxonomy) -> bool {
    let name = match what {
        Predicate::Tactic(id) => taxonomy.tactic_name(*id),
        Predicate::Kind(id) => taxonomy.kind_name(*id),
        Predicate::Theatre(_)
        | Predicate::Area(_)
        | Predicate::Actor(_)
        | Predicate::Says(..)
        | Predicate::Basis(_)
        | Predicate::Outlet(_)
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
        | Predicate::New
        | Predicate::In(_)
        | Predicate::Noted(_)
        | Predicate::Near(..) => return false,
    };
    let first = words(name);
    let is_own = first.iter().any(|own| stem(own) == stem(word));
    !is_own && word.is_ascii() == first.iter().all(|own| own.is_ascii())
}
