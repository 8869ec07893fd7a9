//! What all containers need once their blocks are there: bullets that were typed, notes, doubled
//! lines, captions, headings that are only bold, furniture. Nothing of a container is known here.

use super::{
    captions::{self, CaptionPlace},
    furniture,
    gather::GatheredBlock,
    heading_shape::{looks_like_heading, without_runs},
    outcome::DroppedTally,
    sources, typed,
};
use crate::import::block::{Link, TextBlock, TextBlockKind};
use crate::order::CompactSort as _;

/// Settles the blocks of a text.
pub(super) fn settle(blocks: Vec<GatheredBlock>, tally: &mut DroppedTally) -> Vec<TextBlock> {
    let blocks = join_notes(typed::read(blocks));
    let blocks = sources::part(sources::join(blocks));
    let blocks = once(blocks, tally);
    let blocks = without_furniture(blocks, tally);
    let blocks = without_other_texts(blocks, tally);
    let blocks = unmarked_headings(caption(bold_headings(blocks)));
    once_captions(blocks, tally)
        .into_iter()
        .map(|gathered| with_bare_addresses(gathered.block))
        .collect()
}

/// Addresses that stand in the text lead where they say.
fn with_bare_addresses(mut block: TextBlock) -> TextBlock {
    if !block.text.contains("://") {
        return block;
    }
    let mut found = Vec::new();
    let mut at = 0;
    let mut links = block.links.iter().peekable();
    for word in block.text.split([' ', '\t']) {
        let open = word.chars().take_while(|c| matches!(c, '(' | '<' | '[' | '"' | '“')).count();
        let bare = word.trim_start_matches(['(', '<', '[', '"', '“']);
        let bare = bare.trim_end_matches([')', '>', ']', '"', '”', '.', ',', ';']);
        let (from, length) = (at + open, bare.chars().count());
        while links.peek().is_some_and(|link| link.to <= from) {
            links.next();
        }
        let covered = links.peek().is_some_and(|link| link.from < from + length);
        if super::gather::web_address(bare) && length > 8 && !covered {
            found.push(Link { from, to: from + length, address: bare.to_owned() });
        }
        at += word.chars().count() + 1;
    }
    block.links.extend(found);
    block.links.compact_sort_by_key(|link| link.from);
    block
}

/// A note's mark alone takes the paragraph after it; an address alone goes to the note before it.
fn join_notes(blocks: Vec<GatheredBlock>) -> Vec<GatheredBlock> {
    let mut out: Vec<GatheredBlock> = Vec::with_capacity(blocks.len());
    for gathered in blocks {
        if let Some(last) = out.last_mut()
            && last.block.kind == TextBlockKind::Footnote
            && gathered.block.kind == TextBlockKind::Paragraph
        {
            let bare = last.block.text.ends_with(']') && !last.block.text.contains(' ');
            let address = super::gather::web_address(&gathered.block.text)
                && !gathered.block.text.contains(' ');
            if bare || address {
                let from = last.block.text.chars().count() + 1;
                last.block.text.push(' ');
                last.block.text.push_str(&gathered.block.text);
                last.block.links.extend(gathered.block.links.into_iter().map(|mut link| {
                    link.from += from;
                    link.to += from;
                    link
                }));
                continue;
            }
        }
        out.push(gathered);
    }
    out
}

fn same_line(a: &str, b: &str) -> bool {
    a.trim_end_matches(['.', ' ']) == b.trim_end_matches(['.', ' '])
}

/// Lines that stand twice, one after the other, stand once.
fn once(blocks: Vec<GatheredBlock>, tally: &mut DroppedTally) -> Vec<GatheredBlock> {
    let mut out: Vec<GatheredBlock> = Vec::with_capacity(blocks.len());
    for gathered in blocks {
        let lines = |kind| {
            matches!(
                kind,
                TextBlockKind::Paragraph | TextBlockKind::Caption | TextBlockKind::Heading(_)
            )
        };
        if let Some(last) = out.last_mut()
            && lines(last.block.kind)
            && lines(gathered.block.kind)
            && same_line(&last.block.text, &gathered.block.text)
        {
            last.set.copies += 1;
            last.set.pictured |= gathered.set.pictured;
            if gathered.block.kind == TextBlockKind::Caption {
                last.block.kind = TextBlockKind::Caption;
            }
            tally.add("line printed twice", 1);
            continue;
        }
        out.push(gathered);
    }
    out
}

/// Two captions with a line between them may be one caption too: only captions are asked again,
/// once they are known.
fn once_captions(blocks: Vec<GatheredBlock>, tally: &mut DroppedTally) -> Vec<GatheredBlock> {
    let mut out: Vec<GatheredBlock> = Vec::with_capacity(blocks.len());
    for gathered in blocks {
        let known = gathered.block.kind == TextBlockKind::Caption
            && out
                .iter()
                .rev()
                .take(4)
                .take_while(|before| before.block.kind == TextBlockKind::Caption)
                .any(|before| same_line(&before.block.text, &gathered.block.text));
        if known {
            tally.add("line printed twice", 1);
        } else {
            out.push(gathered);
        }
    }
    out
}

fn without_furniture(blocks: Vec<GatheredBlock>, tally: &mut DroppedTally) -> Vec<GatheredBlock> {
    blocks
        .into_iter()
        .filter(|gathered| {
            let text = gathered.block.text.as_str();
            let what = if gathered.block.kind == TextBlockKind::TableRow {
                None
            } else if furniture::is_share_line(text) {
                Some("share line")
            } else if furniture::is_leftover(text) {
                Some("button or notice")
            } else if furniture::is_page_number(text) || furniture::is_print_head(text) {
                Some("page head or foot")
            } else {
                None
            };
            if let Some(what) = what {
                tally.add(what, 1);
            }
            what.is_none()
        })
        .collect()
}

/// A heading such as `Related posts` goes with the short lines under it, and a list of nothing but
/// links goes where it is the smaller part of the text.
fn without_other_texts(blocks: Vec<GatheredBlock>, tally: &mut DroppedTally) -> Vec<GatheredBlock> {
    let short = |gathered: &GatheredBlock| {
        gathered.block.text.chars().count() <= 200
            && !matches!(gathered.block.kind, TextBlockKind::Footnote | TextBlockKind::Caption)
            && (gathered.set.linked || !gathered.block.text.ends_with('.'))
            && !captions::opens_with_date(&gathered.block.text)
    };
    let mut drop = vec![None; blocks.len()];
    let mut under = false;
    for (at, gathered) in blocks.iter().enumerate() {
        let heading =
            matches!(gathered.block.kind, TextBlockKind::Heading(_) | TextBlockKind::Paragraph);
        if heading && furniture::heads_other_texts(&gathered.block.text) {
            let next = blocks.get(at + 1);
            under = next.is_none_or(|next| next.set.linked);
        } else if under && !(short(gathered) && gathered.set.linked) {
            under = false;
        }
        if under && let Some(slot) = drop.get_mut(at) {
            *slot = Some("list of other texts");
        }
    }
    mark_link_lists(&blocks, &mut drop);
    blocks
        .into_iter()
        .zip(drop)
        .filter_map(|(gathered, drop)| {
            if let Some(what) = drop {
                tally.add(what, 1);
                return None;
            }
            Some(gathered)
        })
        .collect()
}

fn mark_link_lists(blocks: &[GatheredBlock], drop: &mut [Option<&'static str>]) {
    let all: usize = blocks.iter().map(|gathered| gathered.block.text.len()).sum();
    let is_link = |gathered: &GatheredBlock| {
        matches!(gathered.block.kind, TextBlockKind::Item(_))
            && gathered.set.linked
            && gathered.block.text.chars().count() <= 120
            && !gathered.block.text.ends_with('.')
    };
    let mut at = 0;
    while at < blocks.len() {
        let run: Vec<&GatheredBlock> = blocks.iter().skip(at).take_while(|g| is_link(g)).collect();
        let size: usize = run.iter().map(|gathered| gathered.block.text.len()).sum();
        if run.len() >= 3 && size * 2 < all {
            for slot in drop.iter_mut().skip(at).take(run.len()) {
                *slot = Some("list of links");
            }
        }
        at += run.len().max(1);
    }
}

/// A short line in bold letters alone is a heading, one level under the last that is marked as one.
fn bold_headings(mut blocks: Vec<GatheredBlock>) -> Vec<GatheredBlock> {
    let mut level = None;
    let first = blocks.first().map(|gathered| gathered.block.text.clone());
    for gathered in &mut blocks {
        if let TextBlockKind::Heading(own) = gathered.block.kind {
            level = Some(own);
            continue;
        }
        let text = gathered.block.text.as_str();
        let heading = gathered.block.kind == TextBlockKind::Paragraph
            && gathered.set.bold
            && gathered.set.copies == 1
            && text.chars().count() <= 120
            && !text.ends_with(['.', ';', ','])
            && !captions::ends_in_source(text)
            && text.chars().any(char::is_alphabetic);
        if heading {
            let own = match level {
                Some(level) => (level + 1).min(6),
                None if first.as_deref() == Some(text) => 1,
                None => 2,
            };
            gathered.block.kind = TextBlockKind::Heading(own);
        }
    }
    blocks
}

/// Where no heading is marked but the title, short lines without a stop are headings as they are in
/// plain text.
fn unmarked_headings(mut blocks: Vec<GatheredBlock>) -> Vec<GatheredBlock> {
    let marked =
        |gathered: &GatheredBlock| matches!(gathered.block.kind, TextBlockKind::Heading(_));
    if blocks.iter().skip(1).any(marked) {
        return blocks;
    }
    let looks: Vec<bool> = blocks
        .iter()
        .enumerate()
        .map(|(at, gathered)| {
            gathered.block.kind == TextBlockKind::Paragraph
                && gathered.set.copies == 1
                && looks_like_heading(&gathered.block.text)
                && blocks.get(at + 1).is_some_and(|next| next.block.kind != TextBlockKind::Footnote)
        })
        .collect();
    let titled = blocks.first().is_some_and(marked);
    for (at, (gathered, head)) in blocks.iter_mut().zip(without_runs(&looks, true)).enumerate() {
        if head {
            gathered.block.kind = TextBlockKind::Heading(if at == 0 && !titled { 1 } else { 2 });
        }
    }
    blocks
}

/// Paragraphs that stand under a picture become captions, and what stands beside one on its line.
fn caption(mut blocks: Vec<GatheredBlock>) -> Vec<GatheredBlock> {
    let mut beside = None;
    for gathered in &mut blocks {
        let line = gathered.block.line;
        let same_line =
            beside.is_some_and(|before: Option<u32>| before.is_some() && before == line);
        let standing = CaptionPlace {
            doubled: gathered.set.copies > 1 || same_line,
            beside_picture: gathered.set.pictured
                || beside.is_some() && captions::ends_in_source(&gathered.block.text),
        };
        let kind = gathered.block.kind;
        if kind == TextBlockKind::Paragraph && captions::is_caption(&gathered.block.text, standing)
        {
            gathered.block.kind = TextBlockKind::Caption;
        }
        beside = (gathered.block.kind == TextBlockKind::Caption).then_some(line);
    }
    blocks
}
