//! Adds up what befell people in an event: its toll, and the attacker's own losses apart.

use super::amount::Amount;
use super::casualties::Harm;
use super::parties::Side;
use crate::import::block::Span;
use crate::import::field::Certainty;
use crate::import::rules::Toll;

/// A number of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Total {
    pub toll: Toll,
    /// Of those who attacked.
    pub own: bool,
    pub amount: Amount,
    pub span: Span,
    pub certainty: Certainty,
    pub rule: String,
}

/// A harm with the number of the unit that told it.
pub(super) struct ToldHarm {
    pub harm: Harm,
    pub unit: usize,
    pub span: Span,
}

/// Adds up. `actor` is the side that acted: its own dead stand apart.
pub(super) fn totals(harms: &[ToldHarm], actor: Option<Side>) -> Vec<Total> {
    let mut all: Vec<(Total, usize)> = Vec::new();
    for told in harms.iter().filter(|told| !told.harm.part) {
        let own = is_own(&told.harm, actor);
        let known =
            all.iter_mut().find(|(total, _)| total.toll == told.harm.toll && total.own == own);
        let Some((total, unit)) = known else {
            let Harm { toll, amount, certainty, rule, .. } = told.harm.clone();
            all.push((Total { toll, own, amount, span: told.span, certainty, rule }, told.unit));
            continue;
        };
        let nothing = matches!(told.harm.amount, Amount::Exact(0) | Amount::Unknown);
        if nothing {
            continue;
        }
        if matches!(total.amount, Amount::Exact(0) | Amount::Unknown) {
            total.amount = told.harm.amount;
            continue;
        }
        let same_unit = *unit == told.unit;
        if told.harm.extra || same_unit && !told.harm.referred && told.harm.amount != Amount::Some {
            total.amount = total.amount.plus(told.harm.amount);
            total.certainty = total.certainty.max(Certainty::Likely);
        } else if told.harm.rule == "died" && !told.harm.referred {
            total.amount = total.amount.plus(told.harm.amount);
            total.certainty = Certainty::Guess;
        } else if total.amount != told.harm.amount {
            if total.amount == Amount::Some {
                total.amount = told.harm.amount;
            }
            total.certainty = total.certainty.max(Certainty::Likely);
        }
    }
    let counted = all.iter().any(|(total, _)| {
        matches!(total.toll, Toll::Killed | Toll::Wounded) && total.amount != Amount::Exact(0)
    });
    all.retain(|(total, _)| {
        !(total.toll == Toll::KilledOrWounded && counted && total.rule.starts_with("casualties"))
    });
    let mut totals: Vec<Total> = all.into_iter().map(|(total, _)| total).collect();
    totals.sort_by_key(|total| (total.own, total.toll));
    totals
}

/// Those who were harmed are the actor's own.
pub(super) fn is_own(harm: &Harm, actor: Option<Side>) -> bool {
    match actor {
        Some(Side::Group) => harm.militant && harm.toll != Toll::Captured,
        Some(Side::Force) => harm.trooper,
        Some(Side::Neither) | None => harm.attacker && harm.militant,
    }
}
