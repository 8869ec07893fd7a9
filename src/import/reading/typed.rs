//! Marks that were typed at the front of a paragraph, where the container has better ones: bullets,
//! dashes, numbers, `[1]`.

use super::{
    gather::GatheredBlock, heading_shape::looks_like_heading, notes, plain::marks,
    typography::is_bullet,
};
use crate::import::block::TextBlockKind;

/// A paragraph that begins with a typed mark is an item, one with `[1]` a note.
pub(super) fn read(blocks: Vec<GatheredBlock>) -> Vec<GatheredBlock> {
    let mut out: Vec<GatheredBlock> = Vec::with_capacity(blocks.len());
    for gathered in blocks {
        let typed = match note(gathered) {
            Ok(note) => note,
            Err(other) => item(other, out.last()),
        };
        out.push(typed);
    }
    out
}

/// The note that a block is, or the block.
fn note(mut gathered: GatheredBlock) -> Result<GatheredBlock, GatheredBlock> {
    let listed = match gathered.block.kind {
        TextBlockKind::Paragraph | TextBlockKind::Item(_) | TextBlockKind::Footnote => true,
        TextBlockKind::Heading(_) | TextBlockKind::TableRow | TextBlockKind::Caption => false,
    };
    let Some((mark, taken)) = notes::leading_mark(&gathered.block.text).filter(|_| listed) else {
        return Err(gathered);
    };
    let mark = mark.to_owned();
    let spaced = gathered.block.text.chars().nth(taken).is_none_or(|next| next == ' ');
    if !spaced {
        gathered.cut_front(taken);
        let lead = notes::marked(&mark, "").chars().count();
        gathered.block.text = notes::marked(&mark, &gathered.block.text);
        for link in &mut gathered.block.links {
            link.from += lead;
            link.to += lead;
        }
    }
    gathered.block.kind = TextBlockKind::Footnote;
    Ok(gathered)
}

fn item(mut gathered: GatheredBlock, before: Option<&GatheredBlock>) -> GatheredBlock {
    let text = gathered.block.text.as_str();
    let Some(first) = text.chars().next() else { return gathered };
    let after_item =
        before.is_some_and(|before| matches!(before.block.kind, TextBlockKind::Item(_)));
    let next = text.chars().skip(1).find(|c| !c.is_whitespace());
    let spaced = text.chars().nth(1) == Some(' ');
    let capital = next.is_some_and(|c| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
    let typed = match gathered.block.kind {
        TextBlockKind::Item(level) if is_bullet(first) => Some((level, 1)),
        TextBlockKind::Paragraph if is_bullet(first) => Some((0, 1)),
        TextBlockKind::Paragraph
            if spaced && capital && matches!(first, 'o' | '§') && after_item =>
        {
            Some((1, 1))
        }
        TextBlockKind::Paragraph if spaced && capital && matches!(first, '-' | '–' | '—') => {
            Some((0, 1))
        }
        TextBlockKind::Paragraph if !gathered.set.bold && !looks_like_heading(text) => {
            marks::numbered(text, false).map(|mark| (0, mark.taken))
        }
        TextBlockKind::Heading(_)
        | TextBlockKind::Item(_)
        | TextBlockKind::Paragraph
        | TextBlockKind::TableRow
        | TextBlockKind::Caption
        | TextBlockKind::Footnote => None,
    };
    if let Some((level, taken)) = typed {
        gathered.cut_front(taken);
        gathered.block.kind = TextBlockKind::Item(level);
    }
    gathered
}
