//! Captions: what stands under pictures, each once however often it was printed. Which entry one
//! belongs to is decided where entries are known.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::lines::{BlockRole, TextLines};
use super::period_forms::{DaysForm, stated_days};
use super::vocabulary::fold_line;
use crate::import::block::{TextBlockKind, TextSpan};

/// What stands under a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// What it says, without its source.
    pub text: String,
    /// Its source in the notation of a digest: `Telegram, 2020-05-23`.
    pub source: Option<String>,
    /// Where it stands first.
    pub spans: Vec<TextSpan>,
    /// Every block that it was printed in.
    pub blocks: Vec<usize>,
}

/// Finds the captions of a text and marks their blocks. `body` is where the first section begins:
/// above it captions need no other sign.
pub(super) fn captions(
    lines: &mut TextLines<'_>,
    range: Range<usize>,
    body: usize,
) -> Vec<Caption> {
    let copies = copies(lines, range.clone());
    let mut found = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut at = range.start;
    while at < range.end {
        let next = at + 1;
        if lines.is_kept(at) && is_candidate(lines, at) {
            let is_joined = next < range.end && is_source_alone(lines.text(next));
            let above = at < body;
            if lines.role(at) == BlockRole::Caption
                || is_joined && is_open(lines.text(at))
                || is_caption(lines, at, above, &copies)
            {
                take(lines, at, is_joined, &mut found, &mut seen);
                at = next + usize::from(is_joined);
                continue;
            }
        }
        at = next;
    }
    found
}

/// Keeps a caption, or its copy.
fn take(
    lines: &mut TextLines<'_>,
    at: usize,
    is_joined: bool,
    found: &mut Vec<Caption>,
    seen: &mut HashMap<String, usize>,
) {
    let mut text = lines.text(at).to_owned();
    lines.set(at, BlockRole::Caption);
    let mut blocks = vec![at];
    if is_joined {
        text = format!("{text} {}", lines.text(at + 1));
        lines.set(at + 1, BlockRole::Caption);
        blocks.push(at + 1);
    }
    let spans: Vec<TextSpan> = blocks
        .iter()
        .map(|block| TextSpan { block: *block, from: 0, to: lines.text(*block).chars().count() })
        .collect();
    for part in apart(&text) {
        let (words, source) = sourced(&part);
        let key = fold_line(&words);
        if key.is_empty() {
            continue;
        }
        if let Some(copy) = seen.get(&key).and_then(|place| found.get_mut(*place)) {
            copy.blocks.extend(&blocks);
            copy.source = copy.source.take().or(source);
        } else {
            seen.insert(key, found.len());
            found.push(Caption {
                text: words,
                source,
                spans: spans.clone(),
                blocks: blocks.clone(),
            });
        }
    }
}

/// Cuts two captions on one line apart: `… (Khotwa, May 23, 2020)   … (Khotwa, May 23, 2020)`.
fn apart(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        part.push(c);
        let has_year = part.trim_end_matches(')').chars().rev().take(4).all(|c| c.is_ascii_digit());
        if c == ')' && has_year && chars.peek().is_some_and(|c| c.is_whitespace()) {
            parts.push(std::mem::take(&mut part).trim().to_owned());
        }
    }
    parts.push(part.trim().to_owned());
    parts.retain(|part| part.chars().any(char::is_alphabetic));
    parts
}

fn is_candidate(lines: &TextLines<'_>, at: usize) -> bool {
    match lines.kind(at) {
        TextBlockKind::Caption => true,
        TextBlockKind::Paragraph => lines.role(at) == BlockRole::Body,
        TextBlockKind::Heading(_)
        | TextBlockKind::Item(_)
        | TextBlockKind::TableRow
        | TextBlockKind::Footnote => false,
    }
}

/// Counts each line of the text.
fn copies(lines: &TextLines<'_>, range: Range<usize>) -> HashSet<String> {
    let mut once = HashSet::new();
    let mut twice = HashSet::new();
    for at in range.filter(|at| lines.is_kept(*at)) {
        if !once.insert(lines.folded(at)) {
            twice.insert(lines.folded(at).to_owned());
        }
    }
    twice
}

/// Returns true for a line that ends without a stop, as the first half of a caption does.
fn is_open(text: &str) -> bool {
    !text.trim_end().ends_with(['.', ':', ')']) && text.split_whitespace().count() >= 3
}

/// Returns true for `(Telegram, May 22, 2020)` alone.
fn is_source_alone(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    text.starts_with('(')
        && text.ends_with(')')
        && text.matches('(').count() == 1
        && bracket_day(text).is_some()
}

fn is_caption(lines: &TextLines<'_>, at: usize, above: bool, copies: &HashSet<String>) -> bool {
    let text = lines.text(at).trim();
    let words = text.split_whitespace().count();
    if !(3..=90).contains(&words) {
        return false;
    }
    if let [one, _, ..] = apart(text).as_slice() {
        // Several captions on one line.
        return bracketed(one)
            .is_some_and(|(before, _)| !is_dated_sentence(before) && !before.contains(". "));
    }
    let is_copy = copies.contains(lines.folded(at));
    let first =
        text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    let is_named = lines.words.captions.hold(&fold_line(first))
        && text.split_whitespace().next().is_some_and(|word| word.ends_with(':'))
        || matches!(
            first,
            "Photo" | "Photos" | "Photograph" | "Photographs" | "Picture" | "Pictures"
        );
    let Some((before, _)) = bracketed(text) else {
        // One half of a pair has no source: it stands above the text, or more than once.
        return is_copy && !lines.is_like_heading(at) && (above || is_named)
            || above && is_copy && words >= 5
            || is_named && !is_dated_sentence(text);
    };
    let is_noun = !is_dated_sentence(before);
    let ends_bare = !text.ends_with('.') && !before.trim_end().ends_with('.');
    is_noun && (is_copy || above || ends_bare || is_named)
}

/// Returns true if the words before the source tell a day, as those of an item do.
fn is_dated_sentence(text: &str) -> bool {
    text.starts_with("On ")
        || stated_days(text, Some(2020))
            .iter()
            .any(|one| matches!(one.form, DaysForm::Day | DaysForm::Range))
}

/// Cuts `text (source, date)` in two, if the text ends so.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end().trim_end_matches('.').trim_end();
    let inner = text.strip_suffix(')').unwrap_or(text);
    // `(OCHA): Report | May 2, 2031` closes its bracket before the day.
    let (before, inside) = inner.rsplit_once('(').filter(|(_, inside)| !inside.contains(')'))?;
    bracket_day(inside).map(|_| (before, inside))
}

/// Returns where the date at the end of a bracket begins, and the date.
fn bracket_day(inside: &str) -> Option<(usize, chrono::NaiveDate)> {
    let days = stated_days(inside, None);
    let last = days.last().filter(|last| last.form == DaysForm::Day)?;
    let rest = inside.chars().skip(last.end).filter(|c| c.is_alphanumeric()).count();
    (rest == 0).then_some((last.at, last.from))
}

/// Takes the source off a caption, in the notation of a digest.
pub(in crate::import) fn sourced(text: &str) -> (String, Option<String>) {
    let Some((before, inside)) = bracketed(text) else { return (text.trim().to_owned(), None) };
    let Some((at, day)) = bracket_day(inside) else { return (text.trim().to_owned(), None) };
    let outlet: String = inside.chars().take(at).collect();
    let outlet = outlet.trim().trim_end_matches([',', '–', '-']).trim();
    let source = (outlet.chars().any(char::is_alphabetic)).then(|| format!("{outlet}, {day}"));
    (before.trim().trim_end_matches(['.', ' ']).to_owned(), source)
}
