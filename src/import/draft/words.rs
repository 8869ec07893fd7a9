//! How many words of a text a draft says something of, and how many are left over.

use super::model::DigestDraft;
use crate::import::block::{TextBlock, TextSpan};
use crate::import::piece::Piece;
use crate::import::structure::Structure;

/// The words of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct WordCount {
    /// All of them.
    pub(super) all: usize,
    /// Those that no part of the draft rests on.
    pub(super) left: usize,
}

/// Counts the words of the sections, and those that no piece was read from.
pub(super) fn count(draft: &DigestDraft, structure: &Structure, blocks: &[TextBlock]) -> WordCount {
    let mut spans: Vec<TextSpan> = Vec::new();
    let pieces =
        draft.overview.iter().chain(draft.points()).chain(draft.entries()).chain(&draft.figures);
    for piece in pieces {
        collect(piece, &mut spans);
    }
    spans.extend(
        structure.sections.iter().flat_map(|section| section.heads.iter().chain(&section.heading)),
    );
    spans.extend(&structure.scripts);
    spans.sort_unstable();
    let mut coverage = WordCount::default();
    let mut next = spans.iter().peekable();
    for at in structure.blocks.clone() {
        let is_said = structure.prepared.get(at).is_some_and(|block| !block.text.trim().is_empty());
        let mut here: Vec<TextSpan> = Vec::new();
        while let Some(span) = next.next_if(|span| span.block <= at) {
            here.push(*span);
        }
        if is_said && let Some(block) = blocks.get(at) {
            let words = words(&block.text, &here);
            coverage.all += words.all;
            coverage.left += words.left;
        }
    }
    coverage
}

fn collect(piece: &Piece, spans: &mut Vec<TextSpan>) {
    spans.extend(&piece.spans);
    for inner in &piece.inner {
        collect(inner, spans);
    }
}

/// Counts the words of a block, and those that begin in none of its spans, which are in order.
fn words(text: &str, spans: &[TextSpan]) -> WordCount {
    let mut coverage = WordCount::default();
    let mut reached = 0;
    let mut next = spans.iter().peekable();
    let mut is_inside = false;
    for (at, c) in text.chars().enumerate() {
        let begins = c.is_alphanumeric() && !is_inside;
        is_inside = c.is_alphanumeric() || is_inside && !c.is_whitespace();
        while let Some(span) = next.next_if(|span| span.from <= at) {
            reached = reached.max(span.to);
        }
        coverage.all += usize::from(begins);
        coverage.left += usize::from(begins && at >= reached);
    }
    coverage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_outside_of_spans_are_left_over() {
        let span = |from, to| TextSpan { block: 0, from, to };
        assert_eq!(words("one two-three four", &[]), WordCount { all: 3, left: 3 });
        assert_eq!(
            words("one two-three four", &[span(0, 5), span(4, 13)]),
            WordCount { all: 3, left: 1 }
        );
    }
}
