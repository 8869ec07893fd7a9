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
        let certainty =
            if of_outlets == Some(word) { Certainty::Certain } else { Certainty::Likely };
        // The army's telling in the group's own channel stays the group's.
        if !(of_outlets == Some("claimed") && speaker != Speaker::Group) {
            return ToldBasis { word, range: Some(at), certainty, rule };
        }
    }
    if let Some(word) = of_outlets(text, sources, taxonomy) {
        let range = sources.first().map(|source| source.range.clone());
        let known = sources.iter().flat_map(|source| &source.outlets).all(|outlet| {
            taxonomy.find_outlet(outlet).is_some()
                || text.rules.outlet_basis(&fold(outlet)).is_some()
        });
        let certainty = if known { Certainty::Certain } else { Certainty::Likely };
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
            || semicolon.is_some_and(|semicolon| semicolon < at)
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
        let to = before_bracket(text, at);
        let from = clause_start(text, range.start, to).max(to.saturating_sub(8));
        if let Some(speaker) = speaker_in(text, from..to) {
            return Some((speaker, from..at + 1));
        }
    }
    None
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
    let before =
        (start..at).rev().find(|at| matches!(text.word(*at), "," | ";" | ")" | "(" | ":" | "."));
    before.map_or(start, |at| at + 1)
}

fn speaker_in(text: &SectionText<'_>, range: Range<usize>) -> Option<Speaker> {
    let known = text.known();
    let stop =
        range.clone().find(|at| matches!(text.word(*at), "," | ";" | "(")).unwrap_or(range.end);
    let range = range.start..stop;
    // `the Security Media Cell` is official, whatever `media` are.
    let in_office = |at: usize, to: usize| {
        range.clone().any(|from| {
            let office = text.end(from, known.speaker_official);
            office.is_some_and(|end| from <= at && end >= to && end - from > to - at)
        })
    };
    let reports = |at: usize| {
        let to = text.end(at, known.speaker_reported).filter(|to| *to <= range.end);
        to.is_some_and(|to| !in_office(at, to))
    };
    if range.clone().any(reports) {
        return Some(Speaker::Other);
    }
    if text.has(range.clone(), known.speaker_official) {
        return Some(Speaker::Official);
    }
    text.has(range, known.speaker_group).then_some(Speaker::Group)
}
