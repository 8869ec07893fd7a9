//! Tactics of an event by the vocabulary of the rules, the main one first.

use std::ops::Range;

use super::text::SectionText;
use crate::import::rules::{ImportRules, TacticRule, TacticTrait};
use crate::order::CompactSort as _;

/// A tactic, and the words that tell of it.
#[derive(Debug, Clone)]
pub(super) struct ToldTactic<'r> {
    /// The rule of the tactic.
    pub rule: &'r TacticRule,
    pub range: Range<usize>,
    pub weak: bool,
    pub of_forces: bool,
}

/// Finds all tactics that the words of ranges tell of, outside brackets, in the order of the rules.
pub(super) fn tactics<'r>(text: &SectionText<'r>, ranges: &[Range<usize>]) -> Vec<ToldTactic<'r>> {
    let mut all = Vec::new();
    for rule in text.rules.tactics() {
        let found = ranges.iter().find_map(|range| {
            range.clone().find_map(|at| {
                let end = text.end(at, rule.set).filter(|end| *end <= range.end)?;
                let inside = text.in_bracket.get(at).copied().unwrap_or(false);
                let none = inside
                    || is_other(text, at)
                    || is_within(text, at, end)
                    || rule.found_as.is_none() && is_over_bomb(text, at, end);
                (!none).then_some(at..end)
            })
        });
        if let Some(range) = found {
            let (weak, of_forces) = (rule.weak, rule.of_forces());
            all.push(ToldTactic { rule, range, weak, of_forces });
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

/// `ran over an explosive`: nobody was run over.
fn is_over_bomb(text: &SectionText<'_>, at: usize, end: usize) -> bool {
    let over = matches!(text.word(at), "ran" | "drove" | "rolled") && text.word(end - 1) == "over";
    let bomb = |at: usize| {
        let found = |rule: &TacticRule| rule.found_as.is_some() && text.is(at, rule.set);
        text.rules.tactics().iter().any(found)
    };
    over && (end..end + 4).any(bomb)
}

/// `before an attack`, `mine clearance`, `prevented a bombing`: words of what did not happen so.
fn is_other(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    let before = at.checked_sub(1).is_some_and(|at| text.is(at, known.no_deed_before));
    // `fired five rockets`: no gun is told.
    let fired = text.is(at, known.fires)
        && (at.saturating_sub(5)..at + 6).any(|near| {
            let fired = |rule: &&TacticRule| rule.is(TacticTrait::Fired);
            text.rules.tactics().iter().filter(fired).any(|rule| text.is(near, rule.set))
        });
    text.is(at, known.no_deed)
        || is_freed(text, at)
        || is_handed_over(text, at)
        || is_accused(text, at)
        || is_undone(text, at)
        || fired
        || before
        || text.is(at + 1, known.no_deed_behind)
}

/// `soldiers freed four hostages`: who was freed was taken before, if at all here.
fn is_freed(text: &SectionText<'_>, at: usize) -> bool {
    let taken = matches!(
        text.word(at),
        "hostage"
            | "hostages"
            | "prisoner"
            | "prisoners"
            | "captive"
            | "captives"
            | "kidnap"
            | "kidnapped"
            | "abducted"
    );
    let freed = |at: usize| {
        matches!(
            text.word(at),
            "freed" | "released" | "rescued" | "freeing" | "rescuing" | "liberated"
        )
    };
    let before = (at.saturating_sub(FREED)..at).rev();
    // `six hostages were freed`
    let be = (at + 1..at + 4).find_map(|at| text.end(at, text.known().be));
    let passive = be.is_some_and(|to| freed(to) || freed(to + 1));
    taken && (passive || before.take_while(|at| !matches!(text.word(*at), "." | ";")).any(freed))
}

/// `surrendered and handed over two rifles`: nobody fired them.
fn is_handed_over(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    let ends = |at: &usize| matches!(text.word(*at), "." | ";");
    let mut before = (at.saturating_sub(HANDED)..at).rev().take_while(|at| !ends(at));
    before.any(|from| text.is(from, known.hands_over) || text.is(from, known.gives_up))
}

/// So many tokens before a weapon the word for handing it over may stand.
const HANDED: usize = 14;

/// So many tokens before those who were freed the verb may stand.
const FREED: usize = 10;

/// `two men wanted for the abduction of sailors`: what somebody is held to have done was done before.
fn is_accused(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    let stops = |at: &usize| {
        matches!(text.word(*at), "." | ";" | ",")
            || text.is(*at, known.be)
            || text.is(*at, known.have)
    };
    let before = (at.saturating_sub(ACCUSED)..at).rev().take_while(|at| !stops(at));
    before.into_iter().any(|from| text.end(from, known.accused).is_some_and(|to| to <= at))
}

/// So many tokens before a deed stands that somebody is held to have done it.
const ACCUSED: usize = 8;

/// `a strike destroyed a vehicle and an IED`: the strike tells how, not what it hit.
fn is_undone(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    let passes = |at: &usize| {
        !matches!(text.word(*at), "." | ";" | "by" | "with" | "using" | "in" | "when" | "after")
    };
    let before = (at.saturating_sub(UNDONE)..at).rev().take_while(passes);
    let verb = before.into_iter().find(|at| text.is(*at, known.undoes));
    verb.is_some_and(|verb| (verb.saturating_sub(3)..verb).any(|at| text.is(at, known.struck_by)))
}

/// So many tokens behind the verb a strike's object may stand.
const UNDONE: usize = 24;

/// What of an event decides which of its tactics are its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct WeighedEvent {
    /// Forces did it.
    pub by_forces: bool,
    /// Somebody was killed.
    pub killed: bool,
    /// It was done to a post, a village or the like.
    pub on_site: bool,
    /// The tokens of the sentence that tells it first.
    pub main: (usize, usize),
}

/// Keeps what belongs to an event, the main one first.
pub(super) fn chosen<'r>(
    mut all: Vec<ToldTactic<'r>>,
    event: WeighedEvent,
    rules: &'r ImportRules,
) -> Vec<ToldTactic<'r>> {
    if event.by_forces {
        // What forces found or were attacked with before is not what they did.
        drop_beaten(&mut all, |rule| &rule.forces_over);
        all.retain(|told| !told.rule.weak);
        all.compact_sort_by_key(|told| told.rule.forces_order.unwrap_or(u8::MAX));
        return all;
    }
    all.retain(|told| !told.of_forces);
    if event.killed && !event.on_site {
        name_killed_captives(&mut all, rules);
    }
    let (from, to) = event.main;
    let in_main = |told: &ToldTactic<'_>| (from..to).contains(&told.range.start);
    // `A bomb hit a convoy. … Two trucks were burned`: what came with it is not what it was done by.
    let main: Vec<&str> =
        all.iter().filter(|told| in_main(told)).map(|told| told.rule.tactic.as_str()).collect();
    let came_with = |told: &ToldTactic<'_>| {
        let beats = told.rule.over.iter().any(|other| main.contains(&other.as_str()));
        beats && !in_main(told) && told.rule.is(TacticTrait::Light)
    };
    all.retain(|told| !came_with(told));
    drop_beaten(&mut all, |rule| &rule.over);
    let strong = all.iter().any(|told| !told.weak);
    let only_light =
        all.iter().filter(|told| !told.weak).all(|told| told.rule.is(TacticTrait::Light));
    // What only later sentences tell came with it.
    let told_first = |told: &ToldTactic<'_>| (from..to).contains(&told.range.start);
    let later = all.iter().any(|told| told.weak && told_first(told))
        && !all.iter().any(|told| !told.weak && told_first(told));
    let first = event.on_site && (only_light || later);
    if strong && !first {
        all.retain(|told| !told.weak);
    }
    // An attack on a post with guns is an assault first.
    if first {
        all.compact_sort_by_key(|told| !told.weak);
    }
    all
}

/// Leaves out what another one wins over.
fn drop_beaten(all: &mut Vec<ToldTactic<'_>>, over: impl Fn(&TacticRule) -> &[String]) {
    let rules: Vec<&TacticRule> = all.iter().map(|told| told.rule).collect();
    all.retain(|told| !rules.iter().any(|rule| over(rule).contains(&told.rule.tactic)));
}

/// Whoever was taken and then killed was executed, however it is told.
fn name_killed_captives<'r>(all: &mut Vec<ToldTactic<'r>>, rules: &'r ImportRules) {
    let has = |name: &str| all.iter().any(|told| told.rule.tactic == name);
    let named = rules.tactics().iter().find(|rule| {
        rule.taken_by.as_deref().is_some_and(has)
            && !has(&rule.tactic)
            && rule.then.iter().any(|then| has(then))
    });
    if let (Some(rule), Some(first)) = (named, all.first()) {
        let range = first.range.clone();
        all.insert(0, ToldTactic { rule, range, weak: false, of_forces: false });
    }
}
