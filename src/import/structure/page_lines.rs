//! Lines of a page that are no part of its text: who wrote it, notices, comment policies. Furniture
//! that only the whole shows is found in `furniture`.

use super::lines::{BlockRole, TextLines};
use super::period_forms::stated_days;

/// How many lines at the beginning and at the end may say who wrote the text.
const EDGE: usize = 12;

/// The longest notice, in words.
const LONGEST_NOTICE: usize = 60;

/// The longest name of an author, in words.
const LONGEST_NAME: usize = 5;

/// Drops notices everywhere, and at the beginning and the end what says who wrote the text.
pub(super) fn drop_page_lines(lines: &mut TextLines<'_>) {
    let kept: Vec<usize> = (0..lines.blocks.len()).filter(|at| lines.is_kept(*at)).collect();
    for (place, at) in kept.iter().copied().enumerate() {
        let is_at_edge = place < EDGE || place + EDGE >= kept.len();
        if is_notice(lines, at) {
            lines.set(at, BlockRole::Dropped("notices of the page"));
        } else if is_at_edge && (is_byline(lines, at) || is_about_author(lines, at)) {
            lines.set(at, BlockRole::Dropped("lines about the author"));
        }
    }
}

fn is_notice(lines: &TextLines<'_>, at: usize) -> bool {
    // `[Read the reports of other weeks.]`
    let text = lines.text(at);
    (lines.words.notices.hold(lines.folded(at))
        || text.starts_with("[Read ") && text.ends_with(']'))
        && lines.text(at).split_whitespace().count() <= LONGEST_NOTICE
}

/// Returns true for `By Ann Smith`, `Author: Ann Smith`. One with a day is kept for the day.
fn is_byline(lines: &TextLines<'_>, at: usize) -> bool {
    let text = lines.text(at).trim();
    let is_other = lines.words.figures.hold(lines.folded(at))
        || lines.words.overview.hold(lines.folded(at))
        || lines.tells_an_incident(at);
    if is_other || text.ends_with('.') || !stated_days(text, Some(2000)).is_empty() {
        return false;
    }
    if lines.words.bylines.hold(lines.folded(at)) {
        return text.split_whitespace().count() <= LONGEST_NAME + 3;
    }
    let Some(name) = text.strip_prefix("By ").or_else(|| text.strip_prefix("by ")) else {
        return false;
    };
    let names: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_name = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            || matches!(*word, "and" | "&" | "de" | "al" | "van" | "von" | "bin")
    };
    let is_role = matches!(*names, ["admin" | "staff" | "editor" | "editors" | "guest"]);
    is_role || (1..=LONGEST_NAME).contains(&names.len()) && names.iter().all(is_name)
}

/// Returns true for `Ann Smith is a journalist from …`.
fn is_about_author(lines: &TextLines<'_>, at: usize) -> bool {
    let folded = lines.folded(at);
    lines.text(at).split_whitespace().count() <= LONGEST_NOTICE
        && !lines.tells_a_toll(at)
        && lines.words.professions.iter().any(|one| {
            ["is a ", "is an ", "is "].iter().any(|verb| {
                folded.split_once(&format!("{verb}{one}")).is_some_and(|(name, behind)| {
                    name.split(' ').count() <= LONGEST_NAME + 1
                        && behind.chars().next().is_none_or(|c| !c.is_alphanumeric())
                })
            })
        })
}
