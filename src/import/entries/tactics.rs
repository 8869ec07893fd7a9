//! Tactics of an event by the vocabulary of the rules, the main one first.

use std::ops::Range;

use super::text::SectionText;

/// A tactic, and the words that tell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToldTactics {
    pub tactic: String,
    pub range: Range<usize>,
    pub weak: bool,
    pub of_forces: bool,
}

/// Finds all tactics that the words of ranges tell of, outside brackets, in the order of the rules.
pub(super) fn tactics(text: &SectionText<'_>, ranges: &[Range<usize>]) -> Vec<ToldTactics> {
    let mut all = Vec::new();
    for rule in text.rules.tactics() {
        let found = ranges.iter().find_map(|range| {
            range.clone().find_map(|at| {
                let end = text.end(at, rule.set).filter(|end| *end <= range.end)?;
                let inside = text.in_bracket.get(at).copied().unwrap_or(false);
                (!inside && !is_other(text, at) && !is_within(text, at, end)).then_some(at..end)
            })
        });
        if let Some(range) = found {
            all.push(ToldTactics {
                tactic: rule.tactic.clone(),
                range,
                weak: rule.weak,
                of_forces: rule.of_forces,
            });
        }
    }
    all
}

/// The words are a part of a longer phrase: `grenades` of `rocket-propelled grenades`.
fn is_within(text: &SectionText<'_>, at: usize, end: usize) -> bool {
    (0..=3).any(|back| {
        let Some(from) = at.checked_sub(back) else { return false };
        text.rules.tactics().iter().any(|rule| {
            text.end(from, rule.set).is_some_and(|to| to >= end && to - from > end - at)
        })
    })
}

/// `before an attack`, `mine clearance`, `prevented a bombing`: words of what did not happen so.
fn is_other(text: &SectionText<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let next = text.word(at + 1);
    // `fired five rockets`: no gun is told.
    let fired = text.word(at) == "fired"
        && (at.saturating_sub(5)..at + 6).any(|near| {
            text.rules.tactics().iter().any(|rule| {
                matches!(rule.tactic.as_str(), "indirect-fire" | "arson") && text.is(near, rule.set)
            })
        });
    fired
        || matches!(
            before,
            "anti"
                | "no"
                | "without"
                | "gold"
                | "coal"
                | "counter"
                | "previous"
                | "coltan"
                | "copper"
                | "hunting"
        )
        || matches!(
            next,
            "clearance" | "workers" | "worker" | "disposal" | "experts" | "exchange" | "launcher"
        )
}

/// Keeps what belongs to an event of a kind, the main one first.
pub(super) fn chosen(
    mut all: Vec<ToldTactics>,
    by_forces: bool,
    killed: bool,
    site: bool,
) -> Vec<ToldTactics> {
    let has = |all: &[ToldTactics], name: &str| all.iter().any(|told| told.tactic == name);
    if by_forces {
        // What forces found or were attacked with before is not what they did.
        if has(&all, "seizure") || has(&all, "arrest") {
            all.retain(|told| {
                !matches!(
                    told.tactic.as_str(),
                    "ied"
                        | "suicide-bombing"
                        | "vehicle-bomb"
                        | "abduction"
                        | "small-arms"
                        | "indirect-fire"
                )
            });
        }
        all.retain(|told| told.tactic != "assault" || !told.weak);
        all.sort_by_key(|told| force_rank(&told.tactic));
        return all;
    }
    all.retain(|told| !told.of_forces);
    if has(&all, "abduction")
        && killed
        && (has(&all, "execution") || has(&all, "targeted-killing"))
        && !site
    {
        all.retain(|told| told.tactic != "targeted-killing" && told.tactic != "small-arms");
        if !has(&all, "execution")
            && let Some(abduction) = all.first().cloned()
        {
            all.insert(0, ToldTactics { tactic: "execution".to_owned(), ..abduction });
        }
    }
    if has(&all, "targeted-killing") || has(&all, "sniper") {
        all.retain(|told| told.tactic != "small-arms");
    }
    if has(&all, "suicide-bombing")
        || has(&all, "vehicle-bomb")
        || has(&all, "arson")
        || has(&all, "airstrike")
    {
        all.retain(|told| told.tactic != "ied" && told.tactic != "indirect-fire");
    }
    if has(&all, "suicide-bombing") {
        all.retain(|told| told.tactic != "vehicle-bomb" && told.tactic != "vehicle-ramming");
    }
    if has(&all, "vehicle-bomb") {
        all.retain(|told| told.tactic != "vehicle-ramming");
    }
    let strong = all.iter().any(|told| !told.weak);
    let only_guns = all
        .iter()
        .filter(|told| !told.weak)
        .all(|told| matches!(told.tactic.as_str(), "small-arms" | "abduction" | "arson"));
    if strong && !(site && only_guns) {
        all.retain(|told| !told.weak);
    }
    // An attack on a post with guns is an assault first.
    if site && only_guns {
        all.sort_by_key(|told| !told.weak);
    }
    all
}

fn force_rank(tactic: &str) -> u8 {
    match tactic {
        "airstrike" => 0,
        "arrest" => 1,
        "raid" => 2,
        "seizure" => 3,
        _ => 4,
    }
}
