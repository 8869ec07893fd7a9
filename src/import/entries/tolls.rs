//! Adds up what befell people in an event: its toll, and the attacker's own losses apart.

use super::amount::ToldAmount;
use super::casualties::HarmPhrase;
use super::parties::PartySide;
use super::toll_parts::PartOfToll;
use crate::import::block::TextSpan;
use crate::import::field::Certainty;
use crate::import::rules::HarmKind;
use crate::order::CompactSort as _;

/// A number of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToldTotal {
    pub toll: HarmKind,
    /// Of those who attacked.
    pub own: bool,
    pub amount: ToldAmount,
    pub span: TextSpan,
    pub certainty: Certainty,
    pub rule: String,
    /// What it is made up of, as far as that is told.
    pub parts: Vec<PartOfToll>,
}

impl ToldTotal {
    /// The number that a phrase tells first.
    fn of(told: &ToldHarm, own: bool) -> Self {
        let HarmPhrase { toll, amount, certainty, rule, .. } = told.harm.clone();
        Self { toll, own, amount, span: told.span, certainty, rule, parts: Vec::new() }
    }
}

/// A harm with the number of the unit that told it.
pub(super) struct ToldHarm {
    pub harm: HarmPhrase,
    pub unit: usize,
    pub span: TextSpan,
}

/// Adds up. `actor` is the side that acted: its own dead stand apart.
pub(super) fn totals(harms: &[ToldHarm], actor: Option<PartySide>) -> Vec<ToldTotal> {
    let mut all: Vec<(ToldTotal, usize)> = Vec::new();
    let mut died_later = false;
    for told in harms.iter().filter(|told| !told.harm.part) {
        let own = is_own(&told.harm, actor);
        let known =
            all.iter_mut().find(|(total, _)| total.toll == told.harm.toll && total.own == own);
        let Some((total, unit)) = known else {
            all.push((ToldTotal::of(told, own), told.unit));
            continue;
        };
        let nothing = matches!(told.harm.amount, ToldAmount::Exact(0) | ToldAmount::Unknown);
        if nothing {
            continue;
        }
        if matches!(total.amount, ToldAmount::Exact(0) | ToldAmount::Unknown) {
            total.amount = told.harm.amount;
            continue;
        }
        let same_unit = *unit == told.unit;
        // `Fifteen were executed; the bodies of nine have been found`: nine of them.
        if told.harm.rule.starts_with("bodies") && told.harm.bare {
            continue;
        }
        if same_unit && dies_later(&told.harm, harms) {
            total.amount = total.amount.plus(told.harm.amount);
            total.certainty = total.certainty.max(Certainty::Likely);
            died_later = true;
            continue;
        }
        // `the commander and the deputy` are two, though nobody counts them.
        let referred = told.harm.referred && !told.harm.rule.ends_with("-both");
        if told.harm.extra || same_unit && !referred && told.harm.amount != ToldAmount::Some {
            total.amount = total.amount.plus(told.harm.amount);
            total.certainty = total.certainty.max(Certainty::Likely);
        } else if told.harm.rule == "died" && !told.harm.referred {
            total.amount = total.amount.plus(told.harm.amount);
            total.certainty = Certainty::Guess;
        } else if total.amount != told.harm.amount || told.harm.new {
            // `… beheaded the man. They burned houses, killing a woman` may be one or two.
            if total.amount == ToldAmount::Some {
                total.amount = told.harm.amount;
            }
            total.certainty = total.certainty.max(Certainty::Likely);
        }
    }
    if died_later {
        all.retain(|(total, _)| {
            total.toll != HarmKind::Wounded || total.amount != ToldAmount::Exact(1)
        });
    }
    drop_said_elsewhere(&mut all);
    let counted = all.iter().any(|(total, _)| {
        matches!(total.toll, HarmKind::Killed | HarmKind::Wounded)
            && total.amount != ToldAmount::Exact(0)
    });
    all.retain(|(total, _)| {
        !(total.toll == HarmKind::KilledOrWounded
            && counted
            && total.rule.starts_with("casualties"))
    });
    let mut totals: Vec<ToldTotal> = all.into_iter().map(|(total, _)| total).collect();
    totals.compact_sort_by_key(|total| (total.own, total.toll));
    totals
}

/// `… killed two. Troops came, but no casualties were reported`: said of something else.
fn drop_said_elsewhere(all: &mut Vec<(ToldTotal, usize)>) {
    let killed = all.iter().find(|(total, _)| {
        total.toll == HarmKind::Killed && !total.own && total.amount != ToldAmount::Exact(0)
    });
    if let Some((_, unit)) = killed {
        let unit = *unit;
        all.retain(|(total, told)| {
            let nothing = matches!(total.amount, ToldAmount::Exact(0) | ToldAmount::Unknown);
            *told == unit || total.toll != HarmKind::Wounded || !nothing
        });
    }
}

/// `Two were killed and one was hurt; he died the next day`: he is none of the two.
fn dies_later(harm: &HarmPhrase, harms: &[ToldHarm]) -> bool {
    let one = ToldAmount::Exact(1);
    let hurt = harms.iter().any(|told| {
        let before = told.harm.range.end <= harm.range.start;
        told.harm.toll == HarmKind::Wounded && told.harm.amount == one && before
    });
    harm.rule == "died" && harm.referred && harm.amount == one && hurt
}

/// Those who were harmed are the actor's own.
pub(super) fn is_own(harm: &HarmPhrase, actor: Option<PartySide>) -> bool {
    match actor {
        Some(PartySide::Group) => harm.militant && harm.toll != HarmKind::Captured,
        Some(PartySide::Force) => harm.trooper && harm.toll != HarmKind::Captured,
        Some(PartySide::Neither) | None => harm.attacker && harm.militant,
    }
}
