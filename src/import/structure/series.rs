//! The title of a series within a sentence: `Nigeria Security Tracker Weekly Update: June 9–15 Below
//! is …`, where a page gave title and text one line.

use std::ops::Range;

use super::lines::TextLines;
use super::publisher::begins_with;
use crate::import::block::TextSpan;

/// How many blocks at the top may hold a title.
const TOP: usize = 4;

/// How many words of a block may stand before it.
const LOOKED_AT: usize = 20;

/// The most words of a title before its colon.
const LONGEST: usize = 8;

/// Finds the title of a known series at the top of a text, up to its colon.
pub(super) fn series_title(
    lines: &TextLines<'_>,
    range: Range<usize>,
) -> Option<(String, TextSpan)> {
    range.filter(|at| lines.is_kept(*at)).take(TOP).find_map(|at| {
        let text = lines.text(at);
        let words: Vec<&str> = text.split_whitespace().take(LOOKED_AT + LONGEST).collect();
        let known = || lines.words.publishers.iter().flat_map(|one| &one.titles);
        let start = (0..words.len().min(LOOKED_AT)).find(|start| {
            let rest = words.get(*start..).unwrap_or_default();
            known().any(|title| title.contains(' ') && begins_with(rest, title))
        })?;
        let titled = words.get(start..)?.iter().take(LONGEST);
        let count = titled.clone().position(|word| word.ends_with(':'))? + 1;
        let title = titled.take(count).copied().collect::<Vec<_>>().join(" ");
        let byte = text.find(words.get(start)?)?;
        let from = text.get(..byte)?.chars().count();
        let span = TextSpan { block: at, from, to: from + title.chars().count() };
        Some((title.trim_end_matches(':').to_owned(), span))
    })
}
