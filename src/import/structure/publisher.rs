//! Who publishes a text: told by the caller, by the site, the byline, the title, or by what the text
//! says of its own assessments.

use std::collections::BTreeMap;
use std::ops::Range;

use super::house::house_at_edge;
use super::lines::TextLines;
use super::source::{GivenHead, TextSource};
use super::vocabulary::{Publisher, fold_line};
use crate::import::block::TextSpan;
use crate::import::field::{Certainty, Field};
use crate::import::label_words::first_label;
use crate::words::{fold, slug};

/// Stands where nothing tells who publishes.
const UNKNOWN: &str = "Unknown";

/// Finds the publisher.
pub(super) fn publisher(
    lines: &TextLines<'_>,
    range: Range<usize>,
    source: &TextSource,
    given: &GivenHead,
    title: Option<&str>,
) -> Field {
    if let Some(name) = given.publisher.as_deref().filter(|name| !slug(name).is_empty()) {
        return field(name, None, Certainty::Certain, "publisher/given");
    }
    let known = &lines.words.publishers;
    let site = source.site.as_deref().unwrap_or_default();
    let host = source.host.as_deref().unwrap_or_default();
    if let Some(found) = known.iter().find(|one| is_site(one, host) || is_site(one, site)) {
        return field(&found.name, None, Certainty::Certain, "publisher/site");
    }
    let byline = source.byline.as_deref().unwrap_or_default();
    if let Some(found) = known.iter().find(|one| one.names.contains(&fold(byline))) {
        return field(&found.name, None, Certainty::Certain, "publisher/byline");
    }
    let judged = assessments(lines, range.clone());
    if let Some((name, span)) = &judged {
        return field(name, Some(*span), Certainty::Certain, "publisher/assessment");
    }
    let title = fold_line(title.unwrap_or_default());
    if let Some(found) =
        known.iter().find(|one| one.titles.iter().any(|start| title.starts_with(start.as_str())))
    {
        return field(&found.name, None, Certainty::Likely, "publisher/title");
    }
    if let Some((name, span)) = named_at_edge(lines, range.clone(), known) {
        return field(&name, Some(span), Certainty::Likely, "publisher/name");
    }
    let edge = range.clone();
    if let Some((name, span)) = told_at_top(lines, range, known) {
        return field(&name, Some(span), Certainty::Likely, "publisher/told");
    }
    if let Some((name, span)) = house_at_edge(lines, edge, &title) {
        return field(&name, Some(span), Certainty::Guess, "publisher/house");
    }
    let told = [site, byline, host].into_iter().find(|name| !slug(name).is_empty());
    match told {
        // A digest names its publisher without an article.
        Some(name) => field(
            name.strip_prefix("The ").unwrap_or(name),
            None,
            Certainty::Likely,
            "publisher/site",
        ),
        None => field(UNKNOWN, None, Certainty::Guess, "publisher/none"),
    }
}

fn field(name: &str, span: Option<TextSpan>, certainty: Certainty, rule: &str) -> Field {
    Field {
        name: "publisher",
        value: name.trim().to_owned(),
        span,
        certainty,
        rule: rule.to_owned(),
    }
}

fn is_site(publisher: &Publisher, site: &str) -> bool {
    let host = site.trim().to_lowercase();
    !host.is_empty()
        && (publisher.sites.iter().any(|known| {
            host == *known
                || host.ends_with(&format!(".{known}"))
                || host.contains(&format!("//{known}"))
                || host.contains(&format!(".{known}/"))
        }) || publisher.names.contains(&fold(site)))
}

/// Finds whose assessments a text gives most: `In the ITIC's assessment`, `CTP assesses that`.
fn assessments(lines: &TextLines<'_>, range: Range<usize>) -> Option<(String, TextSpan)> {
    let mut counts: BTreeMap<String, (usize, TextSpan)> = BTreeMap::new();
    for at in range.filter(|at| lines.is_kept(*at)) {
        let words: Vec<&str> = lines.text(at).split_whitespace().collect();
        for (place, word) in words.iter().enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let Some((start, name)) = (match bare.as_str() {
                "assessment" | "assessments" | "estimation" | "opinion" => {
                    possessive(&words, place)
                }
                "assesses" | "assessed" => subject(&words, place),
                _ => None,
            }) else {
                continue;
            };
            let span = span_of(lines.text(at), start, place).map(|(from, to)| TextSpan {
                block: at,
                from,
                to,
            });
            let Some(span) = span else { continue };
            let known = lines.words.publishers.iter().find(|one| one.names.contains(&fold(&name)));
            // A verb is also said of others; a possessive behind `in the` is the publisher's own.
            if let Some(known) = known {
                counts.entry(known.name.clone()).or_insert((0, span)).0 += 1;
            } else if bare.starts_with("assessment") {
                counts.entry(name).or_insert((0, span)).0 += 1;
            }
        }
    }
    let most =
        counts.into_iter().max_by(|a, b| a.1.0.cmp(&b.1.0).then_with(|| b.1.1.cmp(&a.1.1)))?;
    Some((most.0, most.1.1))
}

/// Reads the name before `'s assessment`: behind `in the` or `in`.
fn possessive(words: &[&str], at: usize) -> Option<(usize, String)> {
    let owner = words.get(at.checked_sub(1)?)?;
    let owner = owner.strip_suffix("'s").or_else(|| owner.strip_suffix("’s"))?;
    let mut start = at - 1;
    while let Some(before) = start.checked_sub(1).filter(|_| at - start <= 6) {
        let word = words.get(before)?;
        if word.eq_ignore_ascii_case("the")
            || word.eq_ignore_ascii_case("in")
            || !word.chars().next().is_some_and(char::is_uppercase)
        {
            break;
        }
        start = before;
    }
    let lead = |back: usize| {
        start
            .checked_sub(back)
            .and_then(|at| words.get(at))
            .map_or(String::new(), |word| word.to_lowercase())
    };
    let is_own = lead(1) == "in"
        || lead(1) == "the" && lead(2) == "in"
        || lead(1) == "by"
        || lead(1) == "to";
    let mut name: Vec<&str> = words.get(start..at - 1)?.to_vec();
    name.push(owner);
    let name = name.join(" ");
    (is_own && name.chars().next().is_some_and(char::is_uppercase)).then_some((start, name))
}

fn subject(words: &[&str], at: usize) -> Option<(usize, String)> {
    let start = at.checked_sub(1)?;
    let name = words.get(start)?;
    (name.chars().count() >= 2 && name.chars().next().is_some_and(char::is_uppercase))
        .then(|| (start, (*name).to_owned()))
}

/// Returns the characters from one word to another, words counted from 0.
fn span_of(text: &str, first: usize, last: usize) -> Option<(usize, usize)> {
    let mut places = Vec::new();
    let mut begun = None;
    for (at, c) in text.chars().chain([' ']).enumerate() {
        match (c.is_whitespace(), begun) {
            (false, None) => begun = Some(at),
            (true, Some(from)) => {
                places.push((from, at));
                begun = None;
            }
            (false, Some(_)) | (true, None) => {}
        }
    }
    Some((places.get(first)?.0, places.get(last)?.1))
}

/// Finds a known publisher named in a short line at the beginning or the end.
fn named_at_edge(
    lines: &TextLines<'_>,
    range: Range<usize>,
    known: &[Publisher],
) -> Option<(String, TextSpan)> {
    let edge = 8;
    let kept: Vec<usize> = range.filter(|at| !lines.text(*at).trim().is_empty()).collect();
    let first = kept.iter().take(edge);
    let last = kept.iter().rev().take(edge);
    first.chain(last).find_map(|at| {
        let text = lines.text(*at);
        // Whoever is named beside an incident reports it.
        if text.split_whitespace().count() > 30 || lines.tells_a_toll(*at) {
            return None;
        }
        // Who is named behind `Source:` reports one thing of many.
        let own = first_label(text).and_then(|byte| text.get(..byte)).unwrap_or(text);
        let folded = format!(" {} ", fold_line(own));
        let found = known
            .iter()
            .find(|one| one.names.iter().any(|name| folded.contains(&format!(" {name} "))))?;
        Some((found.name.clone(), TextSpan { block: *at, from: 0, to: text.chars().count() }))
    })
}

/// How many blocks at the top may say in a sentence whose text it is.
const TOP: usize = 4;

/// How many words of a block are looked at for a name.
const LOOKED_AT: usize = 60;

/// The longest name, in words.
const LONGEST_NAME: usize = 9;

/// Finds the one known publisher that the first sentences name, or whose series they name, outside
/// of brackets: `recorded by ACLED`, `CrisisWatch is our …`.
fn told_at_top(
    lines: &TextLines<'_>,
    range: Range<usize>,
    known: &[Publisher],
) -> Option<(String, TextSpan)> {
    let mut found: Option<(String, TextSpan)> = None;
    for at in range.filter(|at| !lines.text(*at).trim().is_empty()).take(TOP) {
        let mut depth = 0_usize;
        let mut words: Vec<&str> = Vec::new();
        for word in lines.text(at).split_whitespace().take(LOOKED_AT) {
            let open = word.matches('(').count();
            depth += open;
            if depth == 0 && word.to_lowercase().starts_with("source") {
                break;
            }
            words.push(if depth > 0 { "" } else { word });
            depth = depth.saturating_sub(word.matches(')').count());
        }
        for start in 0..words.len() {
            let Some(publisher) = known.iter().find(|one| is_named(one, words.get(start..))) else {
                continue;
            };
            if found.as_ref().is_some_and(|(name, _)| *name != publisher.name) {
                return None;
            }
            let to = lines.text(at).chars().count();
            found = found
                .or_else(|| Some((publisher.name.clone(), TextSpan { block: at, from: 0, to })));
        }
    }
    found
}

/// Returns true if words begin with the name of a publisher, or with that of a series of his.
fn is_named(publisher: &Publisher, words: Option<&[&str]>) -> bool {
    let words = words.unwrap_or_default();
    let series = publisher.titles.iter().filter(|title| title.split(' ').count() > 2);
    publisher.names.iter().chain(series).any(|name| begins_with(words, name))
}

/// Returns true if words begin with a folded name: `EPIC` is a name, `epic` is none.
pub(super) fn begins_with(words: &[&str], name: &str) -> bool {
    let count = name.split(' ').count();
    let is_name = words.first().is_some_and(|word| word.chars().any(char::is_uppercase));
    let Some(words) = words.get(..count).filter(|_| is_name && count <= LONGEST_NAME) else {
        return false;
    };
    let joined = words.join(" ");
    let bare = joined.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.trim_end_matches("'s").trim_end_matches("’s");
    let is_short = count == 1 && name.chars().count() < 5;
    (!is_short || !bare.chars().any(char::is_lowercase)) && fold(bare) == name
}
