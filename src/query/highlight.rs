//! Which letters of a text matched a query.

use std::ops::Range;

use super::ast::{Node, Query, Word};
use super::fold::{Token, tokens, words};
use super::likeness::{How, Pattern, Tier};
use super::parse::folded;
use super::told::Field;

/// The bytes of a text of an entry that matched, in order, none twice. What is not wanted is not
/// looked for. A word that matched only as a last resort is marked where no other word of the query
/// is more like it.
pub fn highlights(query: &Query, text: &str, field: Field) -> Vec<Range<usize>> {
    let mut wanted = Vec::new();
    gather(&query.root, field, &mut wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found = Vec::new();
    for words in &wanted {
        match words {
            Wanted::Word(pattern) => {
                for token in &tokens {
                    mark(pattern, token, &mut found);
                }
            }
            Wanted::Row(row) => {
                let plain: Vec<&Token> = tokens.iter().filter(|token| !token.joined).collect();
                let runs = plain.windows(row.len().max(1));
                for run in runs.filter(|run| run.iter().map(|t| &t.word).eq(row)) {
                    found.extend(run.iter().filter_map(|token| token.bytes(0..token.places.len())));
                }
            }
        }
    }
    merged(found)
}

enum Wanted {
    Word(Pattern),
    Row(Vec<String>),
}

/// The words that are looked for in a field.
fn gather(node: &Node, field: Field, wanted: &mut Vec<Wanted>) {
    match node {
        Node::All(parts) | Node::Any(parts) => {
            for part in parts {
                gather(part, field, wanted);
            }
        }
        Node::Not(_) => {}
        Node::Word(word) => gather_word(word, wanted),
        Node::Filter(filter) => {
            if filter.field.told() == Some(field) {
                for value in &filter.values {
                    if let super::ast::Value::Words(word) = value {
                        gather_word(word, wanted);
                    }
                }
            }
        }
    }
}

fn gather_word(word: &Word, wanted: &mut Vec<Wanted>) {
    match word {
        Word::Phrase(text) | Word::One(How::Exact, text) => wanted.push(Wanted::Row(words(text))),
        Word::One(how, text) => {
            let (parts, joined) = folded(text);
            let joined = joined.filter(|_| parts.len() > 1);
            let all = parts.iter().chain(&joined);
            wanted.extend(all.map(|part| Wanted::Word(Pattern::new(part, *how))));
        }
    }
}

fn mark(pattern: &Pattern, token: &Token, found: &mut Vec<Range<usize>>) {
    let (asked, count) = (pattern.letters.len(), token.places.len());
    let mut add = |letters: Range<usize>| {
        if !letters.is_empty() {
            found.extend(token.bytes(letters));
        }
    };
    match pattern.tier(&token.word) {
        None | Some(Tier::Loose) => {}
        Some(Tier::Exact) => add(0..count),
        Some(Tier::Prefix) if pattern.how == How::End => add(count - asked.min(count)..count),
        Some(Tier::Prefix) => add(0..asked.min(count)),
        Some(Tier::Typo) => {
            if let Some(slip) = pattern.alignment(&token.word) {
                let swapped = if slip.swapped { 2 } else { 0 };
                add(0..slip.front + swapped);
                add(slip.end - slip.back..slip.end);
            }
        }
    }
}

/// In order, those that touch joined.
fn merged(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
