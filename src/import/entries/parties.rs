//! Who acted, and on whom: the subject and the object of the first verb of an event.

use std::ops::Range;

use super::actor_name::{actor_in, is_nobody, of_country};
use super::agent::{agent_behind, attack_of, crew_of};
use super::clause::{is_means, is_passive, noun_phrase, object, subject, target_behind, verb};
use super::fight::clash;
use super::target::{TargetRead, behind_noun, beside, deed_behind, gave_up, hit_by, reached};
use super::text::SectionText;
use super::token::Class;
use crate::digest::Taxonomy;

/// Which side a party is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartySide {
    Group,
    Force,
    Neither,
}

/// A party as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EventParty {
    pub name: String,
    pub range: Range<usize>,
    pub side: PartySide,
    /// The name is one of the taxonomy.
    pub known: bool,
}

/// The parties of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parties {
    pub actor: Option<EventParty>,
    pub target: Option<EventParty>,
    /// The verb that was found.
    pub verb: Option<usize>,
    /// How the target was read.
    pub how: TargetRead,
}

/// Reads the parties of a sentence. `from` is the token behind its date.
pub(super) fn parties(
    text: &SectionText<'_>,
    range: &Range<usize>,
    dates: &[Range<usize>],
    taxonomy: &Taxonomy,
) -> Parties {
    if let Some(parties) = clash(text, range, taxonomy) {
        return parties;
    }
    let Some(verb) = verb(text, range, dates) else {
        // Where something was done to the first party, it did not act.
        let passive = text.has_outside(range.clone(), text.known().be);
        let noun = || noun_phrase(text, range.start, range.end);
        let actor = (!passive).then(|| leading(text, range, dates, taxonomy)).flatten();
        // `US drone strike on a convoy`
        let means = || noun().filter(|noun| is_means(text, noun));
        let actor = actor.or_else(|| flown_by(text, &means()?, taxonomy));
        let target = behind_noun(text, range).map(|target| written(text, target));
        return Parties { actor, target, ..Parties::default() };
    };
    let subject = subject(text, range, verb, dates);
    let means = subject.clone().is_some_and(|subject| is_means(text, &subject));
    let hit = |subject: &Range<usize>| !means && hit_by(text, subject, verb, range.end);
    if let Some(hit) = subject.clone().filter(hit) {
        let (target, how) = (Some(written(text, hit)), TargetRead::Hit);
        return Parties { actor: None, target, verb: Some(verb), how };
    }
    if let Some(found) = gave_up(text, verb, subject.as_ref(), range.end, taxonomy) {
        return found;
    }
    if is_passive(text, verb) || means {
        return done_to(text, range, verb, subject, dates, taxonomy);
    }
    let deed = deed_behind(text, verb, range.end);
    let read = reached(text, deed, range.end);
    let how = read.as_ref().map_or(TargetRead::Noun, |(how, _)| *how);
    let target = read.map(|(_, target)| written(text, target));
    let pronoun = subject.as_ref().is_some_and(|subject| {
        subject.len() == 1
            && matches!(text.word(subject.start), "it" | "they" | "he" | "she" | "who" | "which")
            || is_own(text, subject)
    });
    // `…; 4 May killed a priest in Marsa`: the clause before names who did it.
    let goes_on = text.is_within_sentence(range.start) && subject.is_none();
    let actor = match subject {
        Some(subject) if !pronoun => Some(party(text, subject, taxonomy)),
        _ => leading(text, range, dates, taxonomy).or_else(|| {
            let name = PRONOUN.to_owned();
            let (range, side) = (verb..verb, PartySide::Neither);
            (pronoun || goes_on).then_some(EventParty { name, range, side, known: false })
        }),
    };
    Parties { actor, target, verb: Some(verb), how }
}

/// `The group said that its fighters …`: they are those of whoever says it.
fn is_own(text: &SectionText<'_>, subject: &Range<usize>) -> bool {
    let is_whose = |at: usize| matches!(text.word(at), "its" | "their" | "his");
    let before = subject.start.checked_sub(1).is_some_and(is_whose);
    let whose = before || is_whose(subject.start);
    let whom = text.is(subject.end.saturating_sub(1), text.known().own_men);
    whose && whom && subject.len() == 2 - usize::from(before)
}

/// The parties where something was done to the subject, or the subject is a means of attack.
fn done_to(
    text: &SectionText<'_>,
    range: &Range<usize>,
    verb: usize,
    subject: Option<Range<usize>>,
    dates: &[Range<usize>],
    taxonomy: &Taxonomy,
) -> Parties {
    let passive = is_passive(text, verb);
    let means = subject.clone().filter(|subject| is_means(text, subject));
    let by_in = |range: Range<usize>| {
        let at = range.clone().find(|at| text.word(*at) == "by")?;
        let found = noun_phrase(text, at + 1, range.end)?;
        let flown = text.is(found.end - 1, text.known().force);
        (flown || !is_means(text, &found)).then_some(found)
    };
    let by = by_in(range.start..verb).filter(|_| means.is_some());
    let by = by.or_else(|| by_in(verb..range.end));
    let actor = by
        .map(|by| party(text, by, taxonomy))
        .filter(|party| party.side != PartySide::Neither)
        .or_else(|| flown_by(text, &means.clone()?, taxonomy))
        .or_else(|| attack_of(text, &means.clone()?, taxonomy))
        .or_else(|| crew_of(text, &means.clone()?, taxonomy))
        .or_else(|| agent_behind(text, verb..range.end, taxonomy))
        .or_else(|| (!passive).then(|| leading(text, range, dates, taxonomy)).flatten());
    let aimed = subject.clone().and_then(|subject| {
        let at = subject.clone().find(|at| text.word(*at) == "targeting")?;
        noun_phrase(text, at + 1, subject.end)
    });
    let (how, target) = match (aimed, &means) {
        (Some(aimed), _) => (TargetRead::Aimed, Some(aimed)),
        (None, None) => (TargetRead::Subject, subject),
        (None, Some(_)) => {
            let against = target_behind(text, verb, range.end);
            let object = || {
                let found = object(text, verb, range.end).filter(|_| !passive);
                Some((TargetRead::Object, found?))
            };
            let beside = || {
                let thrown = matches!(text.word(verb), "thrown" | "hurled" | "lobbed" | "tossed");
                let found = beside(text, verb, range.end).filter(|_| !passive || thrown);
                Some((TargetRead::Beside, found?))
            };
            let found = against.map(|found| (TargetRead::Aimed, found));
            let found = found.or_else(object).or_else(beside);
            found.map_or((TargetRead::Noun, None), |(how, found)| (how, Some(found)))
        }
    };
    let target = target.map(|target| written(text, target));
    Parties { actor, target, verb: Some(verb), how }
}

/// `Turkish drones`, `US airstrikes`: who has them acts.
pub(super) fn flown_by(
    text: &SectionText<'_>,
    subject: &Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    // `Northern-led coalition airstrikes`: all of the name counts.
    let owner = subject.clone().skip(1).find(|at| text.is(*at, text.known().has_aircraft));
    let led = text.word(subject.start).ends_with("-led");
    if let Some(owner) = owner.filter(|_| led) {
        let party = written(text, subject.start..owner + 1);
        return Some(EventParty { side: PartySide::Force, ..party });
    }
    // `International Coalition planes`
    let whole = owner.and_then(|owner| {
        let range = subject.start..owner + 1;
        Some((actor_in(text, &range, taxonomy)?, range))
    });
    if let Some((name, range)) = whole {
        return Some(EventParty { name, range, side: PartySide::Force, known: true });
    }
    let whose = text.words(subject.start..subject.start + 1);
    let named = ["army", "forces", "Air Force"].iter().find_map(|force| {
        let actor = taxonomy.find_actor(&format!("{whose} {force}"))?;
        Some(taxonomy.actor(actor)?.name.to_string())
    });
    let own = text.is(subject.start, text.known().has_aircraft);
    // `Northern aircraft`: they may be of other forces of that country.
    let known = named.is_some() && text.is(subject.start + 1, text.known().army);
    let name = named.or_else(|| own.then(|| format!("{whose} forces")))?;
    Some(EventParty { name, range: subject.clone(), side: PartySide::Force, known })
}

/// Words for somebody who was told of before.
pub(super) const PRONOUNS: [&str; 6] = ["he", "she", "it", "they", "who", "which"];

/// The name of an actor that is told by a pronoun alone.
pub(super) const PRONOUN: &str = "they";

/// The party that a sentence begins with: `the army announced that it had …`.
pub(super) fn leading(
    text: &SectionText<'_>,
    range: &Range<usize>,
    dates: &[Range<usize>],
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let mut from = range.start;
    while from < range.end {
        if let Some(date) = dates.iter().find(|date| date.start == from) {
            from = date.end;
        } else if matches!(
            text.word(from),
            "on" | "," | "the" | "a" | "an" | ":" | ";" | "overnight"
        ) {
            from += 1;
        } else {
            break;
        }
    }
    // `…; attacked a police post`: the clause begins with its verb.
    if text.is(from, text.known().event) && text.word(from).ends_with("ed") {
        return None;
    }
    let found = noun_phrase(text, from, range.end)?;
    let said = found.clone().skip(1).find(|at| {
        text.is(*at, text.known().said)
            || text.is(*at, text.known().event)
            || dates.iter().any(|date| date.contains(at))
    });
    let found = found.start..said.unwrap_or(found.end);
    if is_means(text, &found) {
        return None;
    }
    let party = party(text, found, taxonomy);
    (party.side != PartySide::Neither).then_some(party)
}

/// A name without the number before it: `"some" (estimated at five) bandits`.
pub(super) fn bare(name: &str) -> &str {
    let counted = name.starts_with(['"', '“', '”', '(']);
    name.split_once(") ").filter(|_| counted).map_or(name, |(_, rest)| rest)
}

/// Words for parties that were told of before.
const TOLD_BEFORE: [&str; 10] = [
    "these groups",
    "these forces",
    "two sides",
    "both sides",
    "both groups",
    "group",
    "same group",
    "organization",
    "organisation",
    "movement",
];

/// A party without the adverbs behind its name; none where the words name nobody: a number, a day, a
/// pronoun, casualties.
pub(super) fn named_party(text: &SectionText<'_>, mut party: EventParty) -> Option<EventParty> {
    if party.known || party.name == PRONOUN {
        return Some(party);
    }
    let folded = party.name.to_lowercase();
    if is_nobody(&folded) {
        return None;
    }
    if TOLD_BEFORE.contains(&folded.as_str()) {
        return Some(EventParty { name: PRONOUN.to_owned(), ..party });
    }
    // `insurgents also arrived`: the name ends before what says when or how.
    let inner = party.range.clone().skip(1).find(|at| {
        matches!(
            text.word(*at),
            "also" | "again" | "then" | "later" | "subsequently" | "reportedly"
        )
    });
    if let Some(at) = inner {
        party.range.end = at;
        party.name = written(text, party.range.clone()).name;
    }
    let adverb = |word: &str| {
        matches!(word, "again" | "also" | "then" | "later")
            || word.len() > 5 && word.ends_with("ly")
    };
    while let Some((rest, last)) = party.name.rsplit_once(' ')
        && adverb(last)
    {
        party.name.truncate(rest.len());
    }
    let name = bare(&party.name).to_owned();
    party.name = name;
    let first = text.token(party.range.start)?;
    let word = party.name.to_lowercase();
    let counts = party.name.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    let dated = matches!(first.class, Class::Month(_))
        || text
            .token(party.range.start + 1)
            .is_some_and(|next| first.number().is_some() && matches!(next.class, Class::Month(_)));
    let nobody = matches!(
        word.as_str(),
        "" | "to"
            | "these"
            | "many"
            | "some"
            | "several"
            | "one"
            | "casualties"
            | "himself"
            | "herself"
            | "themselves"
            | "explosives"
    ) || word.starts_with("on ");
    (!counts && !dated && !nobody).then_some(party)
}

pub(super) fn party(
    text: &SectionText<'_>,
    range: Range<usize>,
    taxonomy: &Taxonomy,
) -> EventParty {
    let side = side(text, &range);
    if side == PartySide::Neither {
        return written(text, range);
    }
    if let Some(name) = actor_in(text, &range, taxonomy) {
        // `Northern and Southern troops` are of both.
        let known = !range.clone().any(|at| text.word(at) == "and");
        return EventParty { name, range, side, known };
    }
    // `Rwandan troops`, and other words that tell it less surely.
    match of_country(text, &range, taxonomy).filter(|_| side == PartySide::Force) {
        Some(name) => EventParty { name, range, side, known: false },
        None => written(text, range),
    }
}

/// A party under the words that tell it, without `suspected` and quotation marks.
pub(super) fn written(text: &SectionText<'_>, range: Range<usize>) -> EventParty {
    let known = text.known();
    let side = side(text, &range);
    let mut from = range.start;
    while from + 1 < range.end && (text.is(from, known.hedge) || text.is(from, known.article)) {
        from += 1;
    }
    let name = text.name(from..range.end);
    EventParty { name, range, side, known: false }
}

/// Which side words name: the last word that says so decides, but for `operatives of ISIS`.
pub(super) fn side(text: &SectionText<'_>, range: &Range<usize>) -> PartySide {
    let known = text.known();
    let group =
        range.clone().rev().find(|at| text.is(*at, known.group) || text.is(*at, known.militant));
    let force = range.clone().rev().find(|at| text.is(*at, known.force));
    match (group, force) {
        (Some(_), None) => PartySide::Group,
        (None, Some(_)) => PartySide::Force,
        // `anti-ISIS forces`, `SDF fighters`: the force is named, the fighters are its own.
        (Some(group), Some(force)) => {
            let general = matches!(
                text.word(group),
                "fighters" | "operatives" | "fighter" | "militiamen" | "commandos" | "hezbollah"
            );
            // `HNM militia`: the militia of the group.
            // `People's Guard Force` is the name of a group.
            let within =
                text.end(group, known.group).is_some_and(|to| (group..to).contains(&force));
            // `Houthi forces` are the group's own, `anti-Houthi forces` are not.
            let led = group.checked_sub(1).is_some_and(|at| text.word(at) == "-");
            let named = text.token(group).is_some_and(|token| token.capital);
            let its = text.word(force) == "forces" && group + 1 == force && named && !led;
            let own = within || its || text.word(force) == "militia" && group + 1 == force;
            let is_force = !own && (general || force > group);
            if is_force { PartySide::Force } else { PartySide::Group }
        }
        (None, None) => PartySide::Neither,
    }
}
