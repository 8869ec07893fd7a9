//! Who was killed, wounded or taken, by the patterns of the rules. Which of them belong to the toll
//! of an event is decided in `tolls`.

use std::ops::Range;

use super::amount::ToldAmount;
use super::people::{Noun, People};
use super::text::SectionText;
use crate::import::field::Certainty;
use crate::import::rules::{CasualtyRule, GivenCount, HarmKind, PatternMatch, Searched};
use crate::order::CompactSort as _;

/// What befell a group.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the words")]
pub(super) struct HarmPhrase {
    pub toll: HarmKind,
    /// How many, as the archive writes it.
    pub amount: ToldAmount,
    /// Its words.
    pub range: Range<usize>,
    pub certainty: Certainty,
    pub rule: String,
    /// Those who attack.
    pub militant: bool,
    /// Those who serve a state or its allies.
    pub trooper: bool,
    /// Those who attacked, by the word for them: `the attackers`.
    pub attacker: bool,
    /// The group was named as more people: `another`.
    pub extra: bool,
    /// Somebody who was not told of before: `a farmer`.
    pub new: bool,
    /// The group has no name of its own.
    pub bare: bool,
    /// The group is a part of another.
    pub part: bool,
    /// A pronoun or `the passengers`.
    pub referred: bool,
    /// The tokens of the group.
    pub group: Range<usize>,
}

/// The groups of a block, found once.
pub(super) struct Groups {
    pub people: Vec<People>,
    ranges: Vec<Range<usize>>,
    counted: Vec<bool>,
    at: Vec<Option<usize>>,
    /// Which tokens stand within a counted group, behind its first.
    within: Vec<bool>,
}

impl Groups {
    pub fn of(text: &SectionText<'_>) -> Self {
        let people = super::people::people(text, 0..text.tokens.len());
        let ranges: Vec<Range<usize>> = people.iter().map(|group| group.range.clone()).collect();
        let mut at = vec![None; text.tokens.len()];
        for (number, group) in ranges.iter().enumerate() {
            if let Some(slot) = at.get_mut(group.start) {
                *slot = Some(number);
            }
        }
        let mut within = vec![false; text.tokens.len()];
        for group in people.iter().filter(|group| group.counted) {
            let inner = within.get_mut(group.range.start + 1..group.range.end);
            inner.into_iter().flatten().for_each(|token| *token = true);
        }
        let counted = people.iter().map(|group| group.counted).collect();
        Self { people, ranges, counted, at, within }
    }
}

/// Finds what befell the groups of people in a sentence.
pub(super) fn harms(
    text: &SectionText<'_>,
    range: &Range<usize>,
    groups: &Groups,
) -> Vec<HarmPhrase> {
    let people = &groups.people;
    let searched = Searched {
        tokens: &text.tokens,
        marks: &text.marks,
        people: &groups.ranges,
        counted: &groups.counted,
        people_at: &groups.at,
        barrier: text.known().barrier,
    };
    let mut used: Vec<usize> = Vec::new();
    let mut found: Vec<HarmPhrase> = Vec::new();
    for rule in text.rules.casualties() {
        for at in range.clone() {
            let Some(fit) = rule.pattern.at(at, range.end, &searched) else { continue };
            // `nine kidnap victims` are no deed.
            let in_name = |at: &usize| groups.within.get(*at).copied().unwrap_or(false);
            if fit.words.iter().any(|at| used.contains(at))
                || fit.words.iter().all(in_name) && !fit.words.is_empty()
            {
                continue;
            }
            let before = found.len();
            for (toll, given) in &rule.gives {
                let harm = harm(text, groups, rule, &fit, (*toll, given));
                let taken = |harm: &HarmPhrase| {
                    found.iter().any(|known| known.toll == harm.toll && known.group == harm.group)
                };
                found.extend(harm.filter(|harm| !taken(harm)));
            }
            let gave = found.len() > before;
            if gave || rule.gives.is_empty() {
                for at in &fit.words {
                    // `were` may serve two participles; the participle serves one group.
                    if !text.is(*at, text.known().be) {
                        used.push(*at);
                    }
                }
            }
        }
    }
    found.compact_sort_by_key(|harm| (harm.range.start, harm.group.start));
    for harm in &mut found {
        own_of_subject(text, range.start, harm);
    }
    resolve(text, people, &mut found);
    inherit(&mut found);
    doubt_wounded(text, range.end, &mut found);
    found
}

/// `A clerk was wounded in Marsa and died later`: a death that no pattern gave may be his.
fn doubt_wounded(text: &SectionText<'_>, end: usize, harms: &mut [HarmPhrase]) {
    let last = harms.iter().rfind(|harm| harm.toll == HarmKind::Killed).map(|harm| harm.range.end);
    for harm in harms.iter_mut().filter(|harm| harm.toll == HarmKind::Wounded) {
        let from = harm.range.end.max(last.unwrap_or(0)).min(end);
        if text.has(from..end, text.known().died) {
            harm.certainty = harm.certainty.max(Certainty::Likely);
        }
    }
}

/// `the attackers left 17 dead behind`, `the troops suffered no casualties`: those of the subject.
fn own_of_subject(text: &SectionText<'_>, start: usize, harm: &mut HarmPhrase) {
    let known = text.known();
    let lost = matches!(text.word(harm.range.start), "left" | "lost" | "suffered" | "sustained");
    let nameless = harm.bare || harm.group == harm.range;
    if !lost || !nameless {
        return;
    }
    let before = harm.range.start.saturating_sub(SUBJECT).max(start)..harm.range.start;
    let clause = before.clone().rev().take_while(|at| {
        text.token(*at).is_some_and(super::token::TextToken::is_wordlike)
            && !text.is(*at, known.strong_event)
    });
    let side = clause.into_iter().find_map(|at| {
        let group = text.is(at, known.militant) || text.is(at, known.group);
        let force = text.is(at, known.trooper) || text.is(at, known.force);
        (group || force).then_some(group)
    });
    (harm.militant, harm.trooper, harm.attacker) = match side {
        Some(true) => (true, false, true),
        Some(false) => (false, true, harm.attacker),
        None => return,
    };
}

/// So many tokens before its verb the subject of a loss may stand.
const SUBJECT: usize = 5;

/// What a pattern gives where it was found.
fn harm(
    text: &SectionText<'_>,
    groups: &Groups,
    rule: &CasualtyRule,
    fit: &PatternMatch,
    (toll, given): (HarmKind, &GivenCount),
) -> Option<HarmPhrase> {
    let (group, amount) = match given {
        GivenCount::Place(place) => {
            let group = fit.people.get(*place).and_then(|at| groups.people.get(*at));
            let number = || text.token(*fit.numbers.get(*place)?)?.number();
            (
                group,
                group.map_or_else(|| number().map(ToldAmount::Exact), |group| Some(group.amount)),
            )
        }
        GivenCount::Count(count) => (None, counted(count)),
    };
    let together = fit.people.len() > 1;
    let amount = amount.filter(|_| together || agrees(text, &fit.words, group))?;
    let noun = group.map(|group| group.noun);
    Some(HarmPhrase {
        toll,
        amount,
        range: fit.from..fit.to,
        certainty: certainty(rule.certainty, group)
            .max(told_before(text, toll, &fit.words))
            .max(of_suspects(text, toll, group)),
        rule: rule.name.clone(),
        militant: noun == Some(Noun::Militant),
        trooper: noun == Some(Noun::Trooper),
        attacker: group.is_some_and(|group| text.has(group.range.clone(), text.known().own)),
        extra: group.is_some_and(|group| group.extra),
        new: group.is_some_and(|group| matches!(text.word(group.range.start), "a" | "an")),
        bare: noun == Some(Noun::Bare),
        part: group.is_some_and(|group| group.part),
        referred: group
            .map_or(matches!(text.word(fit.from), "his" | "her"), |group| !group.counted),
        group: group.map_or(fit.from..fit.to, |group| group.range.clone()),
    })
}

/// `was` goes with one, `were` with more.
fn agrees(text: &SectionText<'_>, words: &[usize], group: Option<&People>) -> bool {
    let Some(group) = group else { return true };
    let says = |word: &str| words.iter().any(|at| text.word(*at) == word);
    let one = group.amount == ToldAmount::Exact(1);
    let plural = group.amount == ToldAmount::Some && group.noun != Noun::Referred && !group.counted;
    // `stabbed two men and was shot and killed`
    let many =
        matches!(group.amount, ToldAmount::Exact(number) if number > 1) && group.noun != Noun::Bare;
    !(says("was") && (plural || many) && !says("were"))
        && !(says("were") && one && group.counted && group.noun != Noun::Bare)
}

fn certainty(rule: Certainty, group: Option<&People>) -> Certainty {
    match group.map(|group| group.noun) {
        Some(Noun::Other) => rule.max(Certainty::Likely),
        Some(Noun::Person | Noun::Militant | Noun::Trooper | Noun::Bare | Noun::Referred)
        | None => rule,
    }
}

/// `both had been kidnapped ten days before`: what happened before what is told is no more than likely a
/// part of it.
fn told_before(text: &SectionText<'_>, toll: HarmKind, words: &[usize]) -> Certainty {
    let before = |at: &usize| at.checked_sub(1).is_some_and(|at| text.word(at) == "had");
    let had = words.iter().any(|at| text.word(*at) == "had" || before(at));
    if had && toll == HarmKind::Captured { Certainty::Likely } else { Certainty::Certain }
}

/// `Two suspects are in custody` behind an attack: they may be those who made it.
fn of_suspects(text: &SectionText<'_>, toll: HarmKind, group: Option<&People>) -> Certainty {
    let last = group.and_then(|group| group.range.end.checked_sub(1));
    let suspects = last.is_some_and(|at| matches!(text.word(at), "suspect" | "suspects"));
    if suspects && toll == HarmKind::Captured { Certainty::Likely } else { Certainty::Certain }
}

fn counted(word: &str) -> Option<ToldAmount> {
    Some(match word {
        "some" => ToldAmount::Some,
        "several" => ToldAmount::Several,
        "unknown" => ToldAmount::Unknown,
        "one" => ToldAmount::Exact(1),
        "two" => ToldAmount::Exact(2),
        other => ToldAmount::Exact(other.parse().ok()?),
    })
}

/// `… and four others were wounded`: they are such as those told before.
fn inherit(harms: &mut [HarmPhrase]) {
    let mut before: Option<(bool, bool, bool)> = None;
    for harm in harms {
        if harm.bare
            && let Some((militant, trooper, attacker)) = before
        {
            (harm.militant, harm.trooper, harm.attacker) = (militant, trooper, attacker);
        }
        before = Some((harm.militant, harm.trooper, harm.attacker));
    }
}

/// `They were killed` are as many as the last group that was counted before.
fn resolve(text: &SectionText<'_>, people: &[People], harms: &mut [HarmPhrase]) {
    for harm in harms {
        let word = text.word(harm.group.start);
        let pronoun = harm.referred && matches!(word, "they" | "them") || word == "their";
        if !(pronoun && harm.amount == ToldAmount::Some) {
            continue;
        }
        let first = people.partition_point(|group| group.range.start < harm.group.start);
        let before = people.iter().take(first).rev().take(12);
        let mut counted =
            before.filter(|group| group.counted && !group.part && group.noun != Noun::Militant);
        if let Some(group) = counted.next()
            && group.amount != ToldAmount::Exact(1)
        {
            harm.amount = group.amount;
            harm.certainty = harm.certainty.max(Certainty::Likely);
        }
    }
}
