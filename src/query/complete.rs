//! What may be meant by the word at the cursor: field names, and the values that a field takes.

use std::ops::Range;

use super::fields::{FIELDS, FieldSpec, spec_named};
use super::index::Index;
use super::value::names;
use crate::digest::{Taxonomy, fold, fold_word};

/// Something that can be written at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that it replaces.
    pub range: Range<usize>,
    /// What to write there.
    pub text: String,
    /// What it is.
    pub help: String,
}

/// So many are offered.
const MOST: usize = 12;

/// What can be written at the cursor, best first; nothing where it is in the middle of something
/// that has no known continuation. With an index also the words that the archive says.
pub fn complete(
    text: &str,
    cursor: usize,
    taxonomy: &Taxonomy,
    index: Option<&Index>,
) -> Vec<Completion> {
    let Some(before) = text.get(..cursor) else { return Vec::new() };
    let open = before.matches('"').count() % 2 == 1;
    let start = if open {
        // Within quotes the word began before the quote.
        let quote = before.rfind('"').unwrap_or(0);
        word_start(before.get(..quote).unwrap_or(""))
    } else {
        word_start(before)
    };
    let word = before.get(start..).unwrap_or("");
    let signs = word.len() - word.trim_start_matches(['-', '!']).len();
    let (start, word) = (start + signs, word.get(signs..).unwrap_or(""));
    match word.split_once(':') {
        Some((name, values)) => {
            let Some(spec) = spec_named(name) else { return Vec::new() };
            let comma = values.rfind(',').map_or(0, |comma| comma + 1);
            let from = start + name.len() + 1 + comma;
            values_like(spec, values.get(comma..).unwrap_or(""), from..cursor, taxonomy)
        }
        None if open || word.is_empty() => Vec::new(),
        None => fields_like(word, start..cursor, index),
    }
}

fn word_start(before: &str) -> usize {
    let apart = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
    before.rfind(apart).map_or(0, |at| {
        at + before.get(at..).map_or(1, |s| s.chars().next().map_or(1, char::len_utf8))
    })
}

fn fields_like(word: &str, range: Range<usize>, index: Option<&Index>) -> Vec<Completion> {
    let word = word.to_lowercase();
    let named = FIELDS.iter().filter(|spec| {
        std::iter::once(&spec.word).chain(spec.aliases).any(|name| name.starts_with(&word))
    });
    let fields = named.map(|spec| Completion {
        range: range.clone(),
        text: format!("{}:", spec.word),
        help: spec.help.to_owned(),
    });
    let said = index.map(|index| index.words_beginning(&word, MOST)).unwrap_or_default();
    let words = said.into_iter().filter(|(said, _)| *said != word).map(|(said, entries)| {
        Completion { range: range.clone(), text: said, help: format!("in {entries} entries") }
    });
    fields.chain(words).take(MOST).collect()
}

fn values_like(
    spec: &FieldSpec,
    typed: &str,
    range: Range<usize>,
    taxonomy: &Taxonomy,
) -> Vec<Completion> {
    let typed = fold(typed.trim_matches('"'));
    let names = names(spec.name, taxonomy);
    let rank = |(name, also): &(&str, Vec<&str>)| {
        let names = || std::iter::once(name).chain(also);
        let begins = |name: &&str| fold(name).starts_with(&typed);
        let within = |name: &&str| name.split([' ', '-']).any(|w| fold_word(w).starts_with(&typed));
        if begins(name) {
            Some(0)
        } else if names().any(begins) {
            Some(1)
        } else {
            names().any(within).then_some(2)
        }
    };
    let mut ranked: Vec<(u8, &str)> =
        names.iter().filter_map(|known| Some((rank(known)?, known.0))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let quoted = |name: &str| {
        if name.contains([' ', ',', '(', ')']) { format!("\"{name}\"") } else { name.to_owned() }
    };
    let offer = |name: &str| Completion {
        range: range.clone(),
        text: quoted(name),
        help: format!("{}:{}", spec.word, quoted(name)),
    };
    ranked.into_iter().take(MOST).map(|(_, name)| offer(name)).collect()
}
