//! Who stands behind a telling: who speaks in the clause, else what its outlets stand for.

use std::ops::Range;

use super::sources::ToldSource;
use super::text::SectionText;
use crate::digest::{Party, Taxonomy};
use crate::import::field::Certainty;
use crate::words::fold;

/// A basis with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToldBasis {
    pub word: &'static str,
    pub range: Option<Range<usize>>,
    pub certainty: Certainty,
    pub rule: &'static str,
}

/// Who speaks in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    Group,
    Official,
    Other,
}

/// Somebody is named who speaks.
pub(super) fn speaks(text: &SectionText<'_>, range: Range<usize>) -> bool {
    speaker_in(text, range).is_some()
}

/// What a line stands for that says no more than who tells the next one.
pub(super) fn told_by(text: &SectionText<'_>) -> Option<&'static str> {
    Some(match speaker_in(text, 0..text.tokens.len())? {
        Speaker::Group => "claimed",
        Speaker::Official => "official",
        Speaker::Other => "reported",
    })
}

/// Works out the basis of an event.
pub(super) fn basis(
    text: &SectionText<'_>,
    range: &Range<usize>,
    sources: &[ToldSource],
    taxonomy: &Taxonomy,
) -> ToldBasis {
    if let Some((speaker, at)) = speaker(text, range) {
        let (word, rule) = match speaker {
            Speaker::Group => ("claimed", "group-speaks"),
            Speaker::Official => ("official", "official-speaks"),
            Speaker::Other => ("reported", "others-speak"),
        };
        let of_outlets = of_outlets(text, sources, taxonomy);
        // The words for those who speak for a state are used for others too.
        let sure = of_outlets == Some(word) || speaker != Speaker::Official;
        let certainty = if sure { Certainty::Certain } else { Certainty::Likely };
        // The army's telling in the group's own channel stays the group's.
        if !(of_outlets == Some("claimed") && speaker != Speaker::Group) {
            return ToldBasis { word, range: Some(at), certainty, rule };
        }
    }
    if let Some(word) = of_outlets(text, sources, taxonomy) {
        let range = sources.first().map(|source| source.range.clone());
        let known = sources.iter().flat_map(|source| &source.outlets).all(|outlet| {
            let words = [text.known().speaker_official, text.known().speaker_group];
            taxonomy.find_outlet(outlet).is_some()
                || text.rules.outlet_basis(&fold(outlet)).is_some()
                || !words.iter().any(|set| text.rules.has_words(outlet, *set))
        });
        // Outlets of both sides are cited: whose telling it is, they do not say.
        let mut words = sources
            .iter()
            .flat_map(|source| &source.outlets)
            .map(|outlet| of_outlet(text, outlet, taxonomy));
        let alike = words.all(|other| other == word);
        let certainty = if known && alike { Certainty::Certain } else { Certainty::Likely };
        return ToldBasis { word, range, certainty, rule: "outlet" };
    }
    // Somebody speaks, though it is not told who in a way that was understood.
    let spoken = text.has_outside(range.clone(), text.known().said);
    ToldBasis {
        word: "reported",
        range: None,
        certainty: if spoken { Certainty::Likely } else { Certainty::Certain },
        rule: "publisher-tells",
    }
}

/// What the outlets of sources stand for; the press wins where they differ.
pub(super) fn of_outlets(
    text: &SectionText<'_>,
    sources: &[ToldSource],
    taxonomy: &Taxonomy,
) -> Option<&'static str> {
    let mut found: Option<&'static str> = None;
    // What stands first is the source of the telling; later ones add to it.
    for outlet in
        sources.iter().take(1).flat_map(|source| &source.outlets).chain(same_bracket(sources))
    {
        let word = of_outlet(text, outlet, taxonomy);
        found = match found {
            Some(known) if known != word => Some("reported"),
            _ => Some(word),
        };
    }
    found
}

/// One of the outlets is that of a group.
pub(super) fn has_claimed(
    text: &SectionText<'_>,
    sources: &[ToldSource],
    taxonomy: &Taxonomy,
) -> bool {
    let mut outlets = sources.iter().flat_map(|source| &source.outlets);
    outlets.any(|outlet| of_outlet(text, outlet, taxonomy) == "claimed")
}

/// The outlets of the first bracket behind its first date.
fn same_bracket(sources: &[ToldSource]) -> impl Iterator<Item = &String> {
    let first = sources.first().map(|source| source.range.clone());
    sources
        .iter()
        .skip(1)
        .filter(move |source| Some(&source.range) == first.as_ref())
        .flat_map(|source| &source.outlets)
}

fn of_outlet(text: &SectionText<'_>, outlet: &str, taxonomy: &Taxonomy) -> &'static str {
    let known = taxonomy.find_outlet(outlet);
    match known.and_then(|outlet| outlet.party) {
        Some(Party::Perpetrator) => "claimed",
        Some(Party::Official) => "official",
        Some(Party::Adversary | Party::Local | Party::Independent) => "reported",
        None => text.rules.outlet_basis(&fold(outlet)).unwrap_or("reported"),
    }
}

/// Finds who speaks: a word of saying with its speaker before it, or `according to` one behind.
pub(super) fn speaker(
    text: &SectionText<'_>,
    range: &Range<usize>,
) -> Option<(Speaker, Range<usize>)> {
    let known = text.known();
    if text.has(range.clone(), known.no_claim) {
        return None;
    }
    let inside = |at: usize| text.in_bracket.get(at).copied().unwrap_or(false);
    // `…, killing five; army said it killed 30`: the second teller is none of the first.
    let semicolon = (range.start + 2..range.end).find(|at| text.word(*at) == ";");
    for at in range.clone() {
        if inside(at) {
            continue;
        }
        if let Some(to) = text.end(at, known.by_word)
            && let Some(speaker) = speaker_in(text, to..(to + 8).min(range.end))
        {
            return Some((speaker, at..to + 1));
        }
        if !text.is(at, known.said) && !text.is(at, known.puts_toll)
            || at == range.start
            || semicolon.is_some_and(|semicolon| semicolon < at && !closes(text, range, at))
            || is_attribute(text, at)
        {
            continue;
        }
        // `after receiving reports`: a noun.
        let word = text.word(at);
        let is_one_of = |many: &&str| *many == word || many.strip_suffix('s') == Some(word);
        let noun = ["reports", "claims", "statements"].iter().any(is_one_of)
            && at.checked_sub(1).is_some_and(|before| {
                let word = text.word(before);
                word.ends_with("ing") || matches!(word, "received" | "of" | "to" | "from" | "by")
            });
        if noun {
            continue;
        }
        // `was blamed`, `was reported`: nobody speaks.
        let passive =
            (1..=2).any(|back| at.checked_sub(back).is_some_and(|at| text.is(at, known.be)));
        if passive && text.word(at + 1) != "by" {
            continue;
        }
        if passive {
            if let Some(speaker) = speaker_in(text, at + 2..(at + 8).min(range.end)) {
                return Some((speaker, at..at + 2));
            }
            continue;
        }
        if let Some(found) = behind_said(text, at, range.end) {
            return Some(found);
        }
        let to = before_aside(text, range.start, before_bracket(text, at));
        let from = clause_start(text, range.start, to).max(to.saturating_sub(NAMED_WITHIN));
        if let Some(speaker) = speaker_in(text, from..to) {
            return Some((speaker, from..at + 1));
        }
    }
    None
}

/// `…; two were hurt, an official said.`: at the end of all, it is said of all.
fn closes(text: &SectionText<'_>, range: &Range<usize>, at: usize) -> bool {
    let last = text.token(at + 1).is_none_or(|token| token.class == super::token::Class::Stop);
    let clause = clause_start(text, range.start, at);
    last && clause.checked_sub(1).is_some_and(|at| text.word(at) == ",")
}

/// `an alleged financier`: nobody speaks.
fn is_attribute(text: &SectionText<'_>, at: usize) -> bool {
    let participle = matches!(
        text.word(at),
        "alleged" | "reported" | "claimed" | "confirmed" | "declared" | "published" | "quoted"
    );
    let before = at.checked_sub(1);
    let counted = before.is_some_and(|at| {
        text.is(at, text.known().article)
            || text.token(at).is_some_and(|token| token.number().is_some())
    });
    // `killed alleged members`
    let alleged = text.word(at) == "alleged" && !matches!(text.word(at + 1), "that" | "to");
    participle && counted || alleged
}

/// Whoever speaks is named within so many tokens of the word of saying.
const NAMED_WITHIN: usize = 11;

/// `…, said General Odo`, `…, says the general staff`: who speaks stands behind.
fn behind_said(text: &SectionText<'_>, at: usize, end: usize) -> Option<(Speaker, Range<usize>)> {
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let verb = matches!(text.word(at), "said" | "says" | "confirmed" | "reported" | "announced");
    let named = text.is(at + 1, text.known().article)
        || text.token(at + 1).is_some_and(|token| token.capital);
    let inverted = verb && named && matches!(before, "," | "\"" | "”" | "-");
    let speaker = inverted.then(|| speaker_in(text, at + 1..(at + 9).min(end)))??;
    Some((speaker, at..at + 2))
}

/// `the spokesman, Colonel Odo, said`: what stands between commas is his name.
fn before_aside(text: &SectionText<'_>, start: usize, at: usize) -> usize {
    let comma = at.checked_sub(1).filter(|at| text.word(*at) == ",");
    let opens = comma.and_then(|comma| (start..comma).rev().find(|at| text.word(*at) == ","));
    let short = opens.zip(comma).filter(|(open, comma)| comma - open <= NAMED_WITHIN);
    short.map_or(at, |(open, _)| open)
}

/// `the Harbour Guard Army (HGA) said`: a short name in brackets stands between.
fn before_bracket(text: &SectionText<'_>, at: usize) -> usize {
    let close = at.checked_sub(1).filter(|at| text.word(*at) == ")");
    let opens = |open: &usize| text.closed.get(*open).copied().flatten() == close;
    close.and_then(|close| (close.saturating_sub(6)..close).find(opens)).unwrap_or(at)
}

/// The words that name who speaks, for a version.
pub(super) fn speaker_name(text: &SectionText<'_>, range: &Range<usize>) -> Option<String> {
    let (_, at) = speaker(text, range)?;
    let known = text.known();
    let mut from = text.end(at.start, known.by_word).unwrap_or(at.start);
    while text.is(from, known.article)
        || matches!(text.word(from), "however" | "," | "but" | "that" | "on" | "while")
    {
        from += 1;
    }
    let end = (from..range.end.min(from + 9)).find(|at| {
        text.word(*at) == ","
            || text.is(*at, known.said)
            || text.is(*at, known.puts_toll)
            || text.is(*at, known.be)
            || matches!(
                text.token(*at).map(|token| token.class),
                Some(super::token::Class::Month(_) | super::token::Class::Number(..))
            )
    })?;
    (end > from)
        .then(|| text.words(from..end).chars().filter(|c| !matches!(c, '“' | '”' | '"')).collect())
}

/// Where the clause of a verb begins: behind the last comma, semicolon or bracket.
fn clause_start(text: &SectionText<'_>, start: usize, at: usize) -> usize {
    let before = (start..at).rev().find(|at| matches!(text.word(*at), "," | ";" | ")" | "(" | ":"));
    before.map_or(start, |at| at + 1)
}

fn speaker_in(text: &SectionText<'_>, range: Range<usize>) -> Option<Speaker> {
    let known = text.known();
    let stop =
        range.clone().find(|at| matches!(text.word(*at), "," | ";" | "(")).unwrap_or(range.end);
    let range = range.start..stop;
    // `the Security Media Cell` is official, `Amaq News Agency` a group's, whatever `media` are.
    let in_office = |at: usize, to: usize| {
        range.clone().any(|from| {
            [known.speaker_official, known.speaker_group].iter().any(|set| {
                let office = text.end(from, *set);
                office.is_some_and(|end| from <= at && end >= to && end - from > to - at)
            })
        })
    };
    let reports = |at: usize| {
        let to = text.end(at, known.speaker_reported).filter(|to| *to <= range.end);
        to.is_some_and(|to| !in_office(at, to))
    };
    if range.clone().any(reports) {
        return Some(Speaker::Other);
    }
    let of_group = |at: usize| {
        let to = text.end(at, known.speaker_group).filter(|to| *to <= range.end && to - at > 1);
        to.is_some_and(|to| (at..to).any(|at| text.is(at, known.speaker_official)))
    };
    if range.clone().any(of_group) {
        return Some(Speaker::Group);
    }
    if text.has(range.clone(), known.speaker_official) {
        return Some(Speaker::Official);
    }
    if text.has(range.clone(), known.speaker_group) {
        return Some(Speaker::Group);
    }
    // `according to Barkhane`: forces speak for a state.
    let force = |at: usize| {
        text.is(at, known.force) && text.token(at).is_some_and(|token| token.capital || token.loud)
    };
    range.into_iter().any(force).then_some(Speaker::Official)
}
