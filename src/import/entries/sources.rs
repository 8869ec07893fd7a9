//! Sources: brackets with outlet and date, marks of end notes, links. What an outlet stands for is
//! read in `basis`.

use std::ops::Range;

use super::dates::{DatedWords, dates};
use super::days::NearDays;
use super::text::SectionText;
use crate::digest::Taxonomy;
use crate::import::block::TextBlock;
use crate::import::field::Certainty;
use crate::import::web_host::web_host;

/// A source that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToldSource {
    /// As the archive writes it.
    pub value: String,
    /// Its outlets.
    pub outlets: Vec<String>,
    /// The tokens that it was read from.
    pub range: Range<usize>,
    pub certainty: Certainty,
    pub rule: &'static str,
}

/// Returns the bracket that begins at a token: its tokens, to the end of the sentence where it is
/// never closed.
pub(super) fn bracket(text: &SectionText<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    if text.word(at) != "(" && text.word(at) != "[" {
        return None;
    }
    match text.closed.get(at).copied().flatten() {
        Some(close) => Some(at..(close + 1).min(end)),
        None if text.word(at) == "(" => {
            let stop = (at..end).rev().find(|at| {
                text.token(*at).is_some_and(|token| token.class != super::token::Class::Stop)
            });
            Some(at..stop.map_or(end, |at| at + 1))
        }
        None => None,
    }
}

/// Finds the sources in a range of tokens.
pub(super) fn sources(
    text: &SectionText<'_>,
    range: &Range<usize>,
    calendar: &NearDays,
    taxonomy: &Taxonomy,
) -> Vec<ToldSource> {
    let mut all = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some(found) = bracket(text, at, range.end) {
            all.extend(in_bracket(text, &found, calendar, taxonomy));
            at = found.end.max(at + 1);
        } else {
            at += 1;
        }
    }
    all
}

/// Reads one bracket: `(A, date)`, `(A; B, date)`, `(A, date; B, date)`, `(A)`.
pub(super) fn in_bracket(
    text: &SectionText<'_>,
    range: &Range<usize>,
    calendar: &NearDays,
    taxonomy: &Taxonomy,
) -> Vec<ToldSource> {
    let closed = text.closed.get(range.start).copied().flatten().is_some();
    let inner = range.start + 1..if closed { range.end.saturating_sub(1) } else { range.end };
    let mut sources = Vec::new();
    let mut waiting: Vec<String> = Vec::new();
    let mut from = inner.start;
    let dates = dates(text, inner.clone());
    for at in inner.clone().chain([inner.end]) {
        if at < inner.end && text.word(at) != ";" {
            continue;
        }
        let part = from..at;
        from = at + 1;
        let date = dates.iter().rev().find(|dated| ends_part(text, dated, &part));
        let name = part.start..date.map_or(part.end, |dated| dated.range.start);
        let Some(mut outlets) = outlets(text, name, taxonomy, !dates.is_empty()) else {
            if date.is_some() {
                waiting.clear();
            }
            continue;
        };
        waiting.append(&mut outlets);
        let Some(date) = date else { continue };
        let Some(meant) = calendar.meant(date.when) else { continue };
        let names = std::mem::take(&mut waiting);
        let certainty = if closed { meant.certainty } else { Certainty::Likely };
        let written = meant.days.written();
        let as_published = names.iter().any(|name| name.contains(AS_PUBLISHED));
        let values = if as_published { published_on(&names) } else { vec![names] };
        for names in values {
            let value = format!("{}, {written}", names.join("; "));
            sources.push(ToldSource {
                value,
                outlets: names,
                range: range.clone(),
                certainty,
                rule: "bracket-with-date",
            });
        }
    }
    // `US Central Command (CENTCOM) announced`: only at the end of a sentence is it a source.
    let ends = text.token(range.end).is_none_or(|token| token.class == super::token::Class::Stop);
    if ends
        && sources.is_empty()
        && !waiting.is_empty()
        && waiting.iter().all(|name| is_known(name, text, taxonomy))
    {
        let value = waiting.join("; ");
        let certainty = Certainty::Likely;
        sources.push(ToldSource {
            value,
            outlets: waiting,
            range: range.clone(),
            certainty,
            rule: "bracket-without-date",
        });
    }
    sources
}

const AS_PUBLISHED: &str = " as published on ";

/// `Al-Naba' weekly as published on Telegram` is two sources of one date.
fn published_on(names: &[String]) -> Vec<Vec<String>> {
    names
        .iter()
        .flat_map(|name| name.split(AS_PUBLISHED))
        .map(|name| vec![name.trim_matches([',', ' ']).to_owned()])
        .collect()
}

fn ends_part(text: &SectionText<'_>, dated: &DatedWords, part: &Range<usize>) -> bool {
    let rest = dated.range.end..part.end;
    dated.range.start >= part.start
        && dated.range.end <= part.end
        && rest.into_iter().all(|at| matches!(text.word(at), "." | "," | "”" | "\""))
}

/// Reads the name of an outlet; none where the words are no name.
fn outlets(
    text: &SectionText<'_>,
    range: Range<usize>,
    taxonomy: &Taxonomy,
    dated: bool,
) -> Option<Vec<String>> {
    let mut range = range;
    while range.start < range.end && matches!(text.word(range.end - 1), "," | "-" | "on" | ":") {
        range.end -= 1;
    }
    while range.start < range.end
        && matches!(text.word(range.start), "," | "source" | "sources" | ":")
    {
        range.start += 1;
    }
    // `photo taken on the road – Shafaq News, date` is what a caption says.
    if let Some(dash) = range
        .clone()
        .rev()
        .find(|at| text.word(*at) == "-" && text.token(*at).is_some_and(|token| token.spaced))
    {
        range.start = dash + 1;
    }
    let first = text.token(range.start).filter(|_| range.start < range.end)?;
    let name = text.words(range.clone());
    let address = name.starts_with("http")
        || name.contains(".com")
        || name.contains(".net")
        || name.contains(".org");
    let starts = first.capital
        || first.word == "@"
        || first.word.starts_with("al-")
        || first.word.starts_with("anti")
        || address
        || matches!(first.class, super::token::Class::Quote)
        || (is_known(name, text, taxonomy) && name.len() > 2)
        || (dated && first.word == "the");
    let known = text.known();
    let tells = (range.start..range.end).any(|at| {
        text.is(at, known.be)
            || text.is(at, known.event)
                && !text.token(at).is_some_and(|token| token.capital)
                && !matches!(text.word(at), "published" | "announced" | "claimed" | "released")
    });
    if !starts || tells || range.len() > 30 || (!dated && range.len() > 6) {
        return None;
    }
    let plain: String = name.chars().filter(|c| !matches!(c, '“' | '”' | '"')).collect();
    let name = canonical(plain.trim().trim_end_matches(','), taxonomy);
    // `(Amaq, Telegram, date)` are two.
    let parts: Vec<&str> = name.split(", ").collect();
    let each = parts.len() > 1 && parts.iter().all(|part| taxonomy.find_outlet(part).is_some());
    if each || parts.len() == 2 && parts.last().is_some_and(|part| text.rules.is_channel(part)) {
        return Some(parts.into_iter().map(str::to_owned).collect());
    }
    Some(vec![name])
}

/// The name as it stands where the taxonomy has it; without `Channel` where it has that.
pub(super) fn canonical(name: &str, taxonomy: &Taxonomy) -> String {
    let name = name
        .strip_prefix("the ")
        .or_else(|| name.strip_prefix("The ").filter(|bare| taxonomy.find_outlet(bare).is_some()))
        .unwrap_or(name);
    let issue = name.find(", Issue ").or_else(|| name.find(", issue "));
    if let Some(at) = issue {
        let weekly = name.get(..at).unwrap_or(name);
        let rest = name.get(at + 2..).unwrap_or("");
        let on = rest.find("as published on ").and_then(|at| rest.get(at..));
        let weekly = shortened(weekly, taxonomy);
        return on.map_or(weekly.clone(), |on| format!("{weekly} {on}"));
    }
    shortened(name, taxonomy)
}

fn shortened(name: &str, taxonomy: &Taxonomy) -> String {
    if taxonomy.find_outlet(name).is_some() {
        return name.to_owned();
    }
    for end in [
        " Channel",
        " channel",
        " TV",
        " TV channel",
        " weekly",
        " website",
        " News Agency",
        " news agency",
        "’ weekly",
        "' weekly",
    ] {
        if let Some(bare) = name.strip_suffix(end)
            && let Some(outlet) = taxonomy.find_outlet(bare)
        {
            return outlet.name.to_string();
        }
    }
    name.to_owned()
}

fn is_known(name: &str, text: &SectionText<'_>, taxonomy: &Taxonomy) -> bool {
    taxonomy.find_outlet(name).is_some()
        || text.rules.outlet_basis(&crate::words::fold(name)).is_some()
            && name.chars().next().is_some_and(char::is_uppercase)
            && name.split(' ').count() <= 3
}

/// Finds the links behind words of a range.
pub(super) fn linked(
    text: &SectionText<'_>,
    range: &Range<usize>,
    block: &TextBlock,
) -> Vec<ToldSource> {
    let span = text.span(range.clone());
    let behind = block.links.iter().filter(|link| link.from < span.to && link.to > span.from);
    behind
        .filter_map(|link| {
            let host = web_host(&link.address)?;
            let value = format!("{host} <{}>", link.address);
            Some(ToldSource {
                value,
                outlets: vec![host],
                range: range.clone(),
                certainty: Certainty::Likely,
                rule: "link",
            })
        })
        .collect()
}

/// The most words of the name of an outlet that speaks.
const MOST_NAMED: usize = 5;

/// `the media outlet Harbour Post reported`: it is the source of what it says.
pub(super) fn speaking(text: &SectionText<'_>, range: &Range<usize>) -> Option<ToldSource> {
    let known = text.known();
    let sort = |at: usize| {
        matches!(
            text.word(at),
            "outlet" | "newspaper" | "broadcaster" | "agency" | "radio" | "website"
        )
    };
    let named =
        |at: usize| text.token(at).is_some_and(|token| token.capital && token.is_wordlike());
    let names = range.clone().filter(|at| sort(*at) && named(at + 1)).map(|at| {
        let to = (at + 1..range.end.min(at + 1 + MOST_NAMED)).take_while(|at| named(*at)).last();
        at + 1..to.unwrap_or(at) + 1
    });
    let mut spoken = names.filter(|name| text.is(name.end, known.said));
    let range = spoken.next()?;
    let value = text.name(range.clone());
    let (outlets, certainty) = (vec![value.clone()], Certainty::Likely);
    Some(ToldSource { value, outlets, range, certainty, rule: "outlet-speaks" })
}

/// Returns true for a bracket that names sources, so that nothing else is read from it.
pub(super) fn is_source(
    text: &SectionText<'_>,
    range: &Range<usize>,
    calendar: &NearDays,
    taxonomy: &Taxonomy,
) -> bool {
    !in_bracket(text, range, calendar, taxonomy).is_empty()
}
