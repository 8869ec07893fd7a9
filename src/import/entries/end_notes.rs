//! Sources that end notes give: what a mark in the text leads to, with outlet and day where the note
//! tells them.

use std::ops::Range;

use super::context::EntryContext;
use super::dates::{When, dates};
use super::days::{MeantDays, NearDays};
use super::sentence::mark_end;
use super::sources::{ToldSource, canonical};
use super::text::SectionText;
use super::token::TextToken;
use crate::digest::Taxonomy;
use crate::import::field::Certainty;
use crate::import::web_host::web_host;

/// The most words of the name of an outlet.
const MOST_WORDS: usize = 5;

/// Finds the marks of end notes in a range, and the sources that they lead to.
pub(super) fn noted(
    text: &SectionText<'_>,
    range: &Range<usize>,
    context: &EntryContext,
    calendar: &NearDays,
    taxonomy: &Taxonomy,
) -> Vec<ToldSource> {
    let mut all: Vec<ToldSource> = Vec::new();
    for at in range.clone() {
        let Some(end) = mark_end(&text.tokens, at).filter(|end| *end <= range.end) else {
            continue;
        };
        let Some(note) = context.cited.get(text.word(at + 1)) else { continue };
        for (from, _) in note.match_indices("http") {
            let rest = note.get(from..).unwrap_or("");
            let ends = |c: char| c.is_whitespace() || matches!(c, '>' | ')' | ']' | '"');
            let address = rest.split(ends).next().unwrap_or("");
            let address = address.trim_end_matches(['.', ',', ';']);
            let Some(host) = web_host(address) else { continue };
            let before = note.get(..from).unwrap_or("");
            let told = outlet_and_day(before, text, calendar, taxonomy);
            let (outlet, value) = match told {
                Some((outlet, day)) => (outlet.clone(), format!("{outlet}, {day} <{address}>")),
                None => (host.clone(), format!("{host} <{address}>")),
            };
            let (range, certainty) = (at..end, Certainty::Likely);
            let source =
                ToldSource { value, outlets: vec![outlet], range, certainty, rule: "end-note" };
            if !all.iter().any(|known| known.value == source.value) {
                all.push(source);
            }
        }
    }
    all
}

/// `A. Author, A Title, The Outlet, 5 March 2031: ` gives the outlet and the day before an address.
fn outlet_and_day(
    before: &str,
    text: &SectionText<'_>,
    calendar: &NearDays,
    taxonomy: &Taxonomy,
) -> Option<(String, String)> {
    let note = SectionText::new(0, before, text.rules);
    let dated = dates(&note, 0..note.tokens.len()).pop()?;
    let When::On(day) = dated.when else { return None };
    let MeantDays::Day(day) = calendar.meant(When::On(day))?.days else { return None };
    let behind = dated.range.end..note.tokens.len();
    if behind.into_iter().any(|at| note.token(at).is_some_and(TextToken::is_wordlike)) {
        return None;
    }
    let stops = |at: &usize| matches!(note.word(*at), "," | "." | ":" | ";" | "?" | "!");
    let to = (0..dated.range.start).rev().find(|at| !stops(at) && note.word(*at) != "on")? + 1;
    let from = (0..to).rev().find(stops)? + 1;
    let name = canonical(note.words(from..to), taxonomy);
    let capital = note.token(from).is_some_and(|token| token.capital);
    (capital && to - from <= MOST_WORDS).then(|| (lowered(&name), day.to_string()))
}

/// A name in capitals alone, as `HARBOUR POST`, as it is written elsewhere. An abbreviation stays.
fn lowered(name: &str) -> String {
    let shouts = |word: &str| word.chars().count() > 4 && !word.chars().any(char::is_lowercase);
    if !name.split(' ').any(shouts) || name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        first + &letters.as_str().to_lowercase()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
