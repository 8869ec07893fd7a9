//! On what an attack was made where no verb has it as its object: what hit a mine, what a bomb went off
//! beside, what stands behind a noun for an attack. The objects of verbs are read in `clause`.

use std::ops::Range;

use super::clause::{is_means, is_means_word, noun_phrase, object, target_behind};
use super::parties::{Parties, PartySide, party, side, written};
use super::text::SectionText;
use crate::digest::Taxonomy;
use crate::import::field::Certainty;

/// How a target was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum TargetRead {
    /// By the noun of an attack, or not at all.
    #[default]
    Noun,
    /// As one of two who fight.
    Fight,
    /// As what drove over a mine.
    Hit,
    /// As whom a verb killed or took.
    People,
    /// Behind `against`, `on`, `at`.
    Aimed,
    /// As the object of a verb.
    Object,
    /// As what something was done to.
    Subject,
    /// As what stood beside it.
    Beside,
    /// In a clause behind those who were harmed.
    Clause,
}

impl TargetRead {
    /// How sure it is: whom a verb killed or took, its object says by a word for people; what else stands
    /// there may be where it was done, or by what.
    pub(super) fn certainty(self) -> Certainty {
        match self {
            Self::People => Certainty::Certain,
            Self::Noun
            | Self::Fight
            | Self::Hit
            | Self::Aimed
            | Self::Object
            | Self::Subject
            | Self::Beside
            | Self::Clause => Certainty::Likely,
        }
    }

    /// The name of the rule.
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Noun => "target-of-noun",
            Self::Fight => "target-in-fight",
            Self::Hit => "target-that-hit",
            Self::People => "target-people",
            Self::Aimed => "target-aimed-at",
            Self::Object => "target-object",
            Self::Subject => "target-subject",
            Self::Beside => "target-beside",
            Self::Clause => "target-in-clause",
        }
    }
}

/// `A bus of the ministry hit a mine`: it was the bus that was hit.
pub(super) fn hit_by(
    text: &SectionText<'_>,
    subject: &Range<usize>,
    verb: usize,
    end: usize,
) -> bool {
    let drove = matches!(text.word(verb), "ran" | "rolled" | "drove" | "stepped");
    let over = drove && matches!(text.word(verb + 1), "over" | "on" | "onto" | "into");
    let hits = over || matches!(text.word(verb), "hit" | "struck" | "detonated" | "triggered");
    let things = text.known().thing;
    let object = || noun_phrase(text, verb + 1 + usize::from(over), end);
    let group = text.word(subject.start) == "group";
    hits && !group
        && side(text, subject) == PartySide::Neither
        && subject.clone().any(|at| text.is(at, things))
        && object().is_some_and(|object| is_means(text, &object))
}

/// Whom a verb of killing or taking has as its object: `killed a commander in a strike on his car`. What
/// the strike or the raid was on says how.
pub(super) fn people_hit(text: &SectionText<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let known = text.known();
    let harms = [known.kill, known.wound, known.capture];
    let to = harms.iter().filter_map(|set| text.end(verb, *set)).max()?;
    let found = noun_phrase(text, to, end)?;
    let head = found.clone().find(|at| text.word(*at) == "of").unwrap_or(found.end);
    let last = head.checked_sub(1)?;
    (text.is(last, known.person) || text.is(last, known.militant)).then_some(found)
}

/// What an active verb was done to. What goes off or is driven somewhere is none: `blew himself up outside
/// a mosque`, `detonated his vest at a bank`.
pub(super) fn reached(
    text: &SectionText<'_>,
    verb: usize,
    end: usize,
) -> Option<(TargetRead, Range<usize>)> {
    let goes_off = matches!(text.word(verb), "blew" | "detonated" | "drove" | "rammed");
    let beside = || Some((TargetRead::Beside, beside(text, verb, end).filter(|_| goes_off)?));
    let people = || Some((TargetRead::People, people_hit(text, verb, end)?));
    let aimed = || Some((TargetRead::Aimed, target_behind(text, verb, end)?));
    let object = || Some((TargetRead::Object, object(text, verb, end)?));
    beside().or_else(people).or_else(aimed).or_else(object)
}

/// The verb behind one that only says that somebody came: `entered Marsa and executed two clerks`.
pub(super) fn deed_behind(text: &SectionText<'_>, verb: usize, end: usize) -> usize {
    let known = text.known();
    let came = matches!(text.word(verb), "entered" | "came" | "arrived" | "went" | "crossed");
    let stop = (verb..end).find(|at| matches!(text.word(*at), "." | ";")).unwrap_or(end);
    let joined = |at: &usize| {
        text.word(*at) == "and"
            && text.is(at + 1, known.strong_event)
            && text.word(at + 1).ends_with("ed")
    };
    let deed = (verb + 1..stop).filter(|_| came).find(joined);
    deed.map_or(verb, |and| and + 1)
}

/// `Three rebels surrendered to the army`: those who gave themselves up are whom it was about.
pub(super) fn gave_up(
    text: &SectionText<'_>,
    verb: usize,
    subject: Option<&Range<usize>>,
    end: usize,
    taxonomy: &Taxonomy,
) -> Option<Parties> {
    let known = text.known();
    let gives = text.word(verb) == "surrendered" || text.is(verb, known.gives_up);
    let subject = subject.filter(|subject| gives && side(text, subject) != PartySide::Force)?;
    let to = (verb + 1..end.min(verb + 4)).find(|at| matches!(text.word(*at), "to" | "before"))?;
    let taken = party(text, noun_phrase(text, to + 1, end)?, taxonomy);
    let actor = Some(taken).filter(|taken| taken.side == PartySide::Force);
    let (target, how) = (Some(written(text, subject.clone())), TargetRead::Subject);
    Some(Parties { actor, target, verb: Some(verb), how })
}

/// So many tokens behind its verb what an explosion was beside may stand.
const BESIDE: usize = 8;

/// `A bomb went off near a patrol of the police`: what stood there.
pub(super) fn beside(text: &SectionText<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let known = text.known();
    let goes_off = matches!(
        text.word(verb),
        "exploded"
            | "detonated"
            | "went"
            | "landed"
            | "fell"
            | "impacted"
            | "blew"
            | "burst"
            | "drove"
            | "rammed"
            | "thrown"
            | "hurled"
            | "lobbed"
            | "tossed"
    );
    if !goes_off {
        return None;
    }
    let leads = |at: usize| {
        matches!(
            text.word(at),
            "near"
                | "under"
                | "beneath"
                | "outside"
                | "inside"
                | "beside"
                | "at"
                | "in"
                | "on"
                | "of"
                | "to"
                | "into"
                | "against"
                | "among"
                | "front"
        )
    };
    let at = (verb + 1..end.min(verb + 1 + BESIDE))
        .find(|at| leads(*at) && text.is(at + 1, known.article))?;
    let found = noun_phrase(text, at + 1, end)?;
    let of = found.clone().find(|at| text.word(*at) == "of").unwrap_or(found.end);
    let head = of.checked_sub(1)?;
    let is_thing =
        text.is(head, known.thing) || text.is(head, known.site) || text.is(head, known.town_site);
    (is_thing && !is_where(text, head)).then_some(found)
}

/// A village or a road says where, and not what was meant.
fn is_where(text: &SectionText<'_>, head: usize) -> bool {
    let known = text.known();
    text.is(head, known.soft_place_word)
        || text.is(head, known.admin_word)
        || matches!(text.word(head), "road" | "highway" | "street" | "axis" | "side" | "front")
}

/// `Attack on a farm`, `IED under a minibus`: the attack is told by a noun.
pub(super) fn behind_noun(text: &SectionText<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let leads =
        |at: usize| matches!(text.word(at), "on" | "against" | "targeting" | "under" | "at");
    let at = range.clone().find(|at| {
        let deed = is_means_word(text, *at) || text.is(*at, text.known().means);
        deed && leads(at + 1) && at + 1 < range.end
    })?;
    let found = noun_phrase(text, at + 2, range.end)?;
    let named = text.token(found.start).is_some_and(|token| token.capital);
    let thing = found.clone().any(|at| {
        text.is(at, text.known().thing)
            || text.is(at, text.known().site)
            || text.is(at, text.known().person)
    });
    let last = found.end.checked_sub(1)?;
    let tells = (thing || !named) && !is_means(text, &found) && !is_where(text, last);
    tells.then_some(found)
}
