//! Furniture that only the whole shows: share lines, lists of countries, related digests, lines that
//! stand twice. What the containers mark as such is dropped before.

use std::ops::Range;

use super::cells::drop_cells;
use super::lines::{BlockRole, TextLines};
use super::page_lines::drop_page_lines;
use super::places::Places;
use super::title::title_line;
use crate::import::block::TextBlockKind;

/// The fewest names one below the other that are taken for a list to navigate by.
const FEWEST_NAMES: usize = 4;

/// Marks what is furniture.
pub(super) fn drop_furniture(lines: &mut TextLines<'_>, places: &Places<'_>) {
    drop_known(lines);
    drop_page_lines(lines);
    drop_cells(lines);
    drop_lists_of_names(lines, places);
    drop_teasers(lines);
    drop_related(lines, places);
}

/// How many characters of a teaser are compared with what stands below it.
const COMPARED: usize = 60;

/// How many blocks below a teaser are looked at.
const BELOW: usize = 4;

/// Drops a paragraph that breaks off with `[…]` where the text below it begins with the same words.
fn drop_teasers(lines: &mut TextLines<'_>) {
    for at in 0..lines.blocks.len() {
        let breaks_off = |at: usize| {
            let text = lines.text(at).trim_end();
            ["[…]", "[...]", "…", "..."].iter().any(|sign| text.ends_with(sign))
        };
        let start: String = lines.folded(at).chars().take(COMPARED).collect();
        if !lines.is_kept(at) || !breaks_off(at) || start.chars().count() < COMPARED {
            continue;
        }
        let below = (at + 1..lines.blocks.len()).filter(|below| lines.is_kept(*below)).take(BELOW);
        // A list of teasers is one of texts.
        let below = below.filter(|below| !breaks_off(*below));
        let below: Vec<&str> = below.map(|below| lines.folded(below)).collect();
        if below.join(" ").contains(&start) {
            lines.set(at, BlockRole::Dropped("teasers of the page"));
        }
    }
}

/// Drops lines that say `Share` or `Read more` and no more.
fn drop_known(lines: &mut TextLines<'_>) {
    for at in 0..lines.blocks.len() {
        let words = lines.folded(at).split(' ').count();
        let is_short = words <= 14 && lines.text(at).chars().count() <= 140;
        let is_whole = lines.words.furniture.hold_whole(lines.folded(at));
        let is_marked = lines.text(at).starts_with('©');
        if is_short
            && (is_whole
                || is_marked
                || words <= 12
                    && lines.words.furniture.hold(lines.folded(at))
                    && !is_dated(lines.text(at)))
        {
            lines.set(at, BlockRole::Dropped("share and service lines"));
        } else if is_bar(lines, at) {
            lines.set(at, BlockRole::Dropped("navigation lines"));
        }
    }
}

fn is_dated(text: &str) -> bool {
    text.contains("20") && text.chars().filter(char::is_ascii_digit).count() >= 6
}

/// Returns true for `Home | About | Contact`.
fn is_bar(lines: &TextLines<'_>, at: usize) -> bool {
    let text = lines.text(at);
    let parts: Vec<&str> =
        text.split(['|', '»', '·', '•']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.len() >= 4
        && parts.iter().all(|part| {
            part.split_whitespace().count() <= 3 && !part.chars().any(|c| c.is_ascii_digit())
        })
}

/// Drops runs of lines that are names of places and no more. Headings above a section are few: a
/// theatre, an area, perhaps a part of it.
fn drop_lists_of_names(lines: &mut TextLines<'_>, places: &Places<'_>) {
    let is_name = |lines: &TextLines<'_>, at: usize| {
        lines.is_kept(at)
            && lines.text(at).split_whitespace().count() <= 4
            && !lines.text(at).ends_with(['.', ':'])
            && places.named(lines.text(at), None).is_some()
    };
    let mut at = 0;
    while at < lines.blocks.len() {
        let start = at;
        let mut names = 0;
        while at < lines.blocks.len() && (is_name(lines, at) || !lines.is_kept(at)) {
            names += usize::from(lines.is_kept(at));
            at += 1;
        }
        if names >= FEWEST_NAMES {
            // The last may head the section that follows.
            let last = (start..at).rev().find(|at| lines.is_kept(*at));
            let heads = last.filter(|last| matches!(lines.kind(*last), TextBlockKind::Heading(_)));
            for name in start..at {
                if lines.is_kept(name) && Some(name) != heads {
                    lines.set(name, BlockRole::Dropped("navigation lines"));
                }
            }
        }
        at = at.max(start + 1);
    }
}

/// Drops what stands under `Related articles`, up to a heading of the digest or the notes. Where an
/// overview follows, the last title above it is that of another digest in the same file.
fn drop_related(lines: &mut TextLines<'_>, places: &Places<'_>) {
    let mut dropping = false;
    let mut last_title = None;
    for at in 0..lines.blocks.len() {
        let is_heading = lines.is_like_heading(at);
        let is_overview = is_heading && lines.words.overview.hold(lines.folded(at));
        if is_heading && lines.words.related.hold(lines.folded(at)) {
            (dropping, last_title) = (true, None);
        } else if dropping {
            let is_known = lines.words.notes.hold(lines.folded(at))
                || lines.words.activity.hold(lines.folded(at))
                || places.named(lines.text(at), None).is_some();
            let is_long = lines.text(at).split_whitespace().count() > 40;
            dropping = !(is_overview
                || is_heading && is_known
                || is_long
                || lines.role(at) == BlockRole::Note);
            if let Some(title) = last_title.filter(|_| is_overview) {
                for kept in title..at {
                    let is_heading = matches!(lines.kind(kept), TextBlockKind::Heading(_));
                    lines.set(kept, if is_heading { BlockRole::Heading } else { BlockRole::Body });
                }
            }
        }
        if dropping && lines.is_kept(at) {
            last_title = title_line(lines, at).map(|line| line.block).or(last_title);
            lines.set(at, BlockRole::Dropped("related digests"));
        }
    }
}

/// Drops further copies of the title and of its period: page heads, links to the page itself.
pub(super) fn drop_copies(lines: &mut TextLines<'_>, range: Range<usize>, title: usize) {
    let words = lines.folded(title).to_owned();
    if words.is_empty() {
        return;
    }
    for at in range {
        if at != title && lines.is_kept(at) && lines.folded(at) == words {
            lines.set(at, BlockRole::Dropped("copies of the title"));
        }
    }
}
