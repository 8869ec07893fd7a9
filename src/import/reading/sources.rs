//! Brackets with a source that a line's end tore from what they belong to, and two captions that
//! stand in one line. Whether a line is a caption is asked elsewhere.

use super::{captions, gather::GatheredBlock};
use crate::import::block::{Link, TextBlockKind};

/// Characters of a line with two captions.
const LONGEST: usize = 2 * captions::LONGEST;

/// A bracket with a source alone goes to the line before it.
pub(super) fn join(blocks: Vec<GatheredBlock>) -> Vec<GatheredBlock> {
    let mut out: Vec<GatheredBlock> = Vec::with_capacity(blocks.len());
    for gathered in blocks {
        let text = gathered.block.text.as_str();
        let alone = gathered.block.kind == TextBlockKind::Paragraph
            && text.starts_with('(')
            && text.matches('(').count() == 1
            && text.chars().count() <= 160
            && captions::ends_in_source(text);
        match out.last_mut().filter(|last| alone && takes_source(last)) {
            Some(last) => append(last, gathered),
            None => out.push(gathered),
        }
    }
    out
}

fn takes_source(last: &GatheredBlock) -> bool {
    let kind = match last.block.kind {
        TextBlockKind::Heading(_) | TextBlockKind::Paragraph | TextBlockKind::Caption => true,
        TextBlockKind::Item(_) | TextBlockKind::TableRow | TextBlockKind::Footnote => false,
    };
    kind && !captions::ends_in_source(&last.block.text)
        && last.block.text.chars().count() <= captions::LONGEST
}

fn append(last: &mut GatheredBlock, gathered: GatheredBlock) {
    let from = last.block.text.chars().count() + 1;
    last.block.text.push(' ');
    last.block.text.push_str(&gathered.block.text);
    last.block.links.extend(gathered.block.links.into_iter().map(|link| shifted(link, from)));
    last.set.pictured |= gathered.set.pictured;
    // What has a source is no heading.
    if matches!(last.block.kind, TextBlockKind::Heading(_)) {
        last.block.kind = TextBlockKind::Paragraph;
    }
}

fn shifted(mut link: Link, by: usize) -> Link {
    link.from += by;
    link.to += by;
    link
}

/// Two captions in one line become two.
pub(super) fn part(blocks: Vec<GatheredBlock>) -> Vec<GatheredBlock> {
    let mut out = Vec::with_capacity(blocks.len());
    for mut gathered in blocks {
        if let Some((at, to)) = border(&gathered) {
            let rest: String = gathered.block.text.chars().skip(to).collect();
            let first: String = gathered.block.text.chars().take(at).collect();
            let mut second = gathered.clone();
            second.block.text = rest;
            second.block.links.retain_mut(|link| {
                let behind = link.from >= to;
                link.from = link.from.saturating_sub(to);
                link.to = link.to.saturating_sub(to);
                behind
            });
            gathered.block.text = first;
            gathered.block.links.retain(|link| link.to <= at);
            out.push(gathered);
            out.push(second);
        } else {
            out.push(gathered);
        }
    }
    out
}

/// Where the first caption of two ends and the second begins.
fn border(gathered: &GatheredBlock) -> Option<(usize, usize)> {
    let text = gathered.block.text.as_str();
    let lines = matches!(gathered.block.kind, TextBlockKind::Paragraph | TextBlockKind::Caption);
    if !lines || text.len() > LONGEST || captions::opens_with_date(text) || captions::tells(text) {
        return None;
    }
    let (first, rest) = text.split_once(") ")?;
    let capital = rest.chars().next().is_some_and(char::is_uppercase);
    let first = format!("{first})");
    let told = rest.split_whitespace().count() >= 4 && !rest.ends_with('.') && !rest.contains(". ");
    (capital && told && captions::ends_in_source(&first)).then(|| {
        let at = first.chars().count();
        (at, at + 1)
    })
}
