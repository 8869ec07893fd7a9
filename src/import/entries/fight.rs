//! The two sides of a fight: `clashes between A and B`. Who acted on whom otherwise is read in `parties`.

use std::ops::Range;

use super::agent::says_where;
use super::clause::noun_phrase_to;
use super::parties::{Parties, party, written};
use super::target::TargetRead;
use super::text::SectionText;
use crate::digest::Taxonomy;

/// `clashes between A and B`, `A and B clashed`.
pub(super) fn clash(
    text: &SectionText<'_>,
    range: &Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<Parties> {
    let known = text.known();
    let two = |at: &usize| text.is(*at, known.fight) || text.is(*at, known.pact);
    let at = range.clone().find(two)?;
    let between = (at..(at + 7).min(range.end)).find(|at| text.word(*at) == "between");
    let between = between.filter(|between| !says_where(text, *between, range.end));
    let (first, and) = if let Some(between) = between {
        let first = noun_phrase_to(text, between + 1, range.end)?;
        (first.clone(), first.end)
    } else if matches!(text.word(at), "clashed" | "fought") && text.word(at + 1) != "with" {
        let and = (range.start..at).rev().find(|at| text.word(*at) == "and")?;
        let from = (range.start..and)
            .rev()
            .find(|at| matches!(text.word(*at), "," | ":" | ";"))
            .map_or(range.start, |at| at + 1);
        (from..and, and)
    } else {
        return None;
    };
    // `between two armed groups`: both sides have one name.
    if between_same(text, &first, and) {
        let actor = written(text, first);
        return Some(Parties { actor: Some(actor), verb: Some(at), ..Parties::default() });
    }
    let second = noun_phrase_to(text, and + 1, range.end)?;
    let (actor, target) = (party(text, first, taxonomy), written(text, second));
    let how = TargetRead::Fight;
    Some(Parties { actor: Some(actor), target: Some(target), verb: Some(at), how })
}

/// A number and a name stand for both sides of a clash.
fn between_same(text: &SectionText<'_>, first: &Range<usize>, and: usize) -> bool {
    let counts = text.token(first.start).is_some_and(|token| token.number().is_some());
    counts && text.word(and) != "and"
}
