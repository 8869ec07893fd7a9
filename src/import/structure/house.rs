//! A publisher whom nobody lists: named behind `prepared by`, or by what he is, at the edge of a text.

use std::ops::Range;

use super::lines::TextLines;
use super::period_forms::{DaysForm, stated_days};
use super::vocabulary::fold_line;
use crate::import::block::TextSpan;
use crate::words::fold;

/// So many blocks at the beginning and at the end may name the publisher.
const EDGE: usize = 6;
/// The longest name, in words.
const LONGEST: usize = 9;
/// Small words within a name.
const SMALL: [&str; 12] =
    ["of", "for", "and", "the", "on", "in", "de", "du", "des", "la", "le", "del"];

/// Finds a publisher at the beginning or the end of a text: behind words of publishing, else a part of
/// a line that is a name with a word such as `institute` in it.
pub(super) fn house_at_edge(
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: &str,
) -> Option<(String, TextSpan)> {
    let kept: Vec<usize> = range.filter(|at| !lines.text(*at).trim().is_empty()).collect();
    let edge: Vec<usize> =
        kept.iter().take(EDGE).chain(kept.iter().rev().take(EDGE)).copied().collect();
    let span = |at: usize| TextSpan { block: at, from: 0, to: lines.text(at).chars().count() };
    let told = edge.iter().find_map(|at| {
        let name = behind_verb(lines, *at).or_else(|| agency(lines, *at))?;
        Some((name, span(*at)))
    });
    told.or_else(|| {
        edge.iter().find_map(|at| {
            let short = lines.text(*at).split_whitespace().count() <= 30;
            let parts = parts(lines.text(*at)).into_iter().filter(|_| short);
            let barred = lines.text(*at).contains(" | ");
            let mut names = parts.filter_map(|part| house(lines, &part, title, barred));
            Some((names.next()?, span(*at)))
        })
    })
}

/// `Published by Northgate Risk | 19 April 2031`
fn behind_verb(lines: &TextLines<'_>, at: usize) -> Option<String> {
    let words: Vec<&str> = lines.text(at).split_whitespace().take(30).collect();
    let phrase = |from: usize| {
        lines.words.publishes.iter().find_map(|phrase| {
            let count = phrase.split(' ').count();
            let here = words.get(from..from + count)?.join(" ").to_lowercase();
            (here.trim_end_matches(':') == phrase).then_some(from + count)
        })
    };
    // `Compiled in Marsa and Tirah by the Coast Observatory`
    let made = words
        .iter()
        .position(|word| matches!(fold(word).as_str(), "compiled" | "prepared" | "produced"));
    let by = made.and_then(|made| {
        let to = (made + MADE_WITHIN).min(words.len());
        (made + 1..to).find(|at| words.get(*at) == Some(&"by") && words.get(at + 1) == Some(&"the"))
    });
    let from = (0..words.len()).find_map(phrase).or(by.map(|by| by + 1))?;
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year = usize::from(words.get(from).is_some_and(is_year));
    name(words.get(from + year..)?)
}

/// So many words behind the one for making it the maker may stand.
const MADE_WITHIN: usize = 8;

/// So many words of a line may stand before the agency that sent it.
const BEFORE_AGENCY: usize = 8;

/// `MARSA, May 4 (Harbour Wire) - `: the agency of a line with its place and its day.
fn agency(lines: &TextLines<'_>, at: usize) -> Option<String> {
    let (before, rest) = lines.text(at).split_once('(')?;
    let (inside, behind) = rest.split_once(')')?;
    let behind = behind.trim_start();
    let dashed = ['-', '–', '—'].iter().any(|dash| behind.starts_with(*dash));
    let dated = before.split_whitespace().count() <= BEFORE_AGENCY
        && stated_days(before, Some(2000)).iter().any(|one| one.form == DaysForm::Day);
    let words: Vec<&str> = inside.split_whitespace().collect();
    let whole = !words.is_empty() && !inside.chars().any(|c| c.is_ascii_digit() || c == ',');
    name(&words).filter(|name| dashed && dated && whole && name.len() == inside.trim().len())
}

/// The name that words begin with: with capitals, up to a sign.
fn name(words: &[&str]) -> Option<String> {
    let mut kept: Vec<&str> = Vec::new();
    for word in words.iter().take(LONGEST) {
        let bare = word.trim_end_matches(['.', ',', ';', '|', ':', ')']);
        let small = SMALL.contains(&bare);
        if !small && !bare.chars().next().is_some_and(char::is_uppercase) {
            break;
        }
        // `the Marsa Centre` is called `Marsa Centre`.
        let is_article = kept.is_empty() && (small || bare.eq_ignore_ascii_case("the"));
        if !is_article {
            kept.push(bare);
        }
        if bare.len() < word.len() {
            break;
        }
    }
    while kept.last().is_some_and(|word| SMALL.contains(word)) {
        kept.pop();
    }
    (kept.len() > 1 || kept.iter().any(|word| word.chars().count() > 3)).then(|| kept.join(" "))
}

/// The parts of a line between signs.
fn parts(text: &str) -> Vec<String> {
    let plain = text
        .replace(" – ", "|")
        .replace(" · ", "|")
        .replace(" • ", "|")
        .replace(" - ", "|")
        .replace(". ", "|")
        .replace(": ", "|");
    let parts = plain.split('|').map(|part| part.trim().trim_end_matches('.').to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// A name of several words, one of which says what those are who have it.
fn house(lines: &TextLines<'_>, part: &str, title: &str, barred: bool) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_name =
        |word: &&str| SMALL.contains(word) || word.chars().next().is_some_and(char::is_uppercase);
    let digits = part.chars().any(|c| c.is_ascii_digit());
    let whole = (2..=LONGEST).contains(&words.len()) && words.iter().all(is_name) && !digits;
    let says = words.iter().any(|word| lines.words.houses.contains(&fold(word)));
    // `Coast Observatory | Week in review`: beside a bar stands who publishes.
    let of_title = !barred && title.contains(&fold_line(part));
    if !(whole && says) || of_title || lines.words.overview.hold(&fold_line(part)) {
        return None;
    }
    name(&words)
}
