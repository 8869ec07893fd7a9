//! Parts of entries: where an entry can be split, what becomes of its fields, and how two entries
//! become one.

use crate::import::block::TextSpan;
use crate::import::block_words::BlockWords;
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};

/// The rule that a value of the review names.
pub(super) const RULE: &str = "review";

/// Fields that both parts of an entry have: where it happened and who told it hold for all of it.
const SHARED: [&str; 7] = ["date", "kind", "theatre", "area", "place", "basis", "actor"];

/// Returns where the sentences within some words begin, but for the first. A full stop ends one where
/// a capital follows it behind a blank and what stands before it is no abbreviation: those are short.
fn sentences(blocks: &BlockWords<'_>, span: TextSpan) -> Vec<usize> {
    let mut begins = Vec::new();
    let (mut has_ended, mut blank, mut word, mut before) = (false, false, 0_usize, ' ');
    for (at, c) in (span.from..).zip(blocks.words(span).chars()) {
        let begins_one = c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"');
        if has_ended && blank && begins_one {
            begins.push(at);
        }
        match c {
            '.' => {
                let is_whole = word > 2 || before.is_ascii_digit() || before == ')';
                (has_ended, blank) = (is_whole, false);
            }
            '!' | '?' => (has_ended, blank) = (true, false),
            c if c.is_whitespace() => (blank, word) = (true, 0),
            ')' | ']' | '”' | '"' | '’' if has_ended && !blank => {}
            c => {
                (has_ended, blank) = (false, false);
                word += usize::from(c.is_alphanumeric());
            }
        }
        before = c;
    }
    begins
}

/// Returns where an entry is split: before the sentence that some words stand in, else behind its
/// first sentence; none if it is one sentence.
pub(super) fn boundary(
    blocks: &BlockWords<'_>,
    piece: &Piece,
    marked: Option<TextSpan>,
) -> Option<TextSpan> {
    let mut all: Vec<TextSpan> = Vec::new();
    for (number, span) in piece.spans.iter().enumerate() {
        if number > 0 {
            all.push(TextSpan { to: span.from, ..*span });
        }
        let begins = sentences(blocks, *span).into_iter();
        all.extend(begins.map(|from| TextSpan { block: span.block, from, to: from }));
    }
    all.sort_unstable();
    let marked = marked.map(|span| (span.block, span.from));
    let before = all.iter().rfind(|span| marked.is_some_and(|at| (span.block, span.from) <= at));
    before.or(all.first()).copied()
}

/// Splits an entry before a character. None where one part would be empty.
pub(super) fn split(
    blocks: &BlockWords<'_>,
    piece: &Piece,
    block: usize,
    from: usize,
) -> Option<(Piece, Piece)> {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for span in &piece.spans {
        let is_behind = (span.block, span.from) >= (block, from);
        if span.block == block && span.from < from && from < span.to {
            let to = trimmed(blocks, TextSpan { to: from, ..*span });
            first.push(TextSpan { to, ..*span });
            second.push(TextSpan { from, ..*span });
        } else if is_behind {
            second.push(*span);
        } else {
            first.push(*span);
        }
    }
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let is_second =
        |field: &Field| field.span.is_some_and(|span| (span.block, span.from) >= (block, from));
    let is_told = |field: &&Field| !matches!(field.name, "text" | "wording");
    let (behind, before): (Vec<&Field>, Vec<&Field>) =
        piece.fields.iter().filter(is_told).partition(|field| is_second(field));
    let mut fields: Vec<Field> = behind.into_iter().cloned().collect();
    // What the second part does not say itself it is taken to have from the first.
    for shared in SHARED {
        if !fields.iter().any(|field| field.name == shared)
            && let Some(field) = before.iter().find(|field| field.name == shared)
        {
            let is_place = matches!(shared, "theatre" | "area");
            let certainty = if is_place { field.certainty } else { Certainty::Guess };
            fields.push(Field { certainty, ..(*field).clone() });
        }
    }
    let made = |spans: Vec<TextSpan>, mut fields: Vec<Field>, inner: Vec<Piece>| {
        fields.push(text(blocks, &spans));
        Piece { kind: PieceKind::Entry, spans, fields, inner }
    };
    let before = before.into_iter().cloned().collect();
    Some((made(first, before, piece.inner.clone()), made(second, fields, Vec::new())))
}

/// Returns the end of some words without the blanks behind them.
fn trimmed(blocks: &BlockWords<'_>, span: TextSpan) -> usize {
    let blanks = blocks.words(span).chars().rev().take_while(|c| c.is_whitespace()).count();
    span.to - blanks
}

/// Returns the field of some words as they stand.
pub(super) fn text(blocks: &BlockWords<'_>, spans: &[TextSpan]) -> Field {
    let told: Vec<&str> = spans.iter().map(|span| blocks.words(*span).trim()).collect();
    Field {
        name: "text",
        value: told.join(" "),
        span: spans.first().copied(),
        certainty: Certainty::Certain,
        rule: RULE.to_owned(),
    }
}

/// Adds an entry to the one before it: its words, its sources, and what the first does not say.
pub(super) fn merge(first: &mut Piece, second: &Piece) {
    first.spans.extend(second.spans.iter().copied());
    for field in &second.fields {
        let known = first.fields.iter().any(|known| known.name == field.name);
        let is_same = || {
            let mut alike = first.fields.iter().filter(|known| known.name == field.name);
            alike.any(|known| known.value == field.value)
        };
        if field.name == "text" {
            if let Some(text) = first.fields.iter_mut().find(|known| known.name == "text") {
                text.value = format!("{} {}", text.value.trim_end(), field.value);
            }
        } else if !known || field.name == "source" && !is_same() {
            first.fields.push(field.clone());
        }
    }
    first.inner.extend(second.inner.iter().cloned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::{TextBlock, TextBlockKind};

    fn block(text: &str) -> Vec<TextBlock> {
        let kind = TextBlockKind::Paragraph;
        vec![TextBlock { kind, text: text.to_owned(), page: None, line: None, links: Vec::new() }]
    }

    #[test]
    fn sentences_begin_behind_full_stops_and_not_behind_abbreviations() {
        let text =
            "On May 3 Mr. Oyo fell (Harbour, May 4). Two fled. In St. Ives 3.5 km off, none.";
        let blocks = block(text);
        let span = TextSpan { block: 0, from: 0, to: text.chars().count() };
        let begins: Vec<String> = sentences(&BlockWords::new(&blocks), span)
            .into_iter()
            .map(|at| text.chars().skip(at).take(6).collect())
            .collect();
        assert_eq!(begins, ["Two fl", "In St."]);
    }
}
