//! The pieces of a section: reads its blocks once, and makes an entry, a point or a figure of each
//! part.

use std::ops::Range;

use super::casualties::Groups;
use super::context::Context;
use super::days::Calendar;
use super::entry::Desk;
use super::segment::{Part, Told, parts};
use super::text::Text;
use crate::digest::Taxonomy;
use crate::import::block::Block;
use crate::import::piece::Piece;
use crate::import::rules::Rules;

/// Cuts the blocks of a section into entries, points and figures. Every sentence of a paragraph, an
/// item or a row comes into one of them; headings, captions and footnotes are the caller's.
pub fn pieces(
    blocks: &[Block],
    range: Range<usize>,
    context: &Context,
    rules: &Rules,
    taxonomy: &Taxonomy,
) -> Vec<Piece> {
    let texts: Vec<Told<'_>> = blocks
        .iter()
        .enumerate()
        .take(range.end)
        .skip(range.start)
        .map(|(at, block)| {
            let text = Text::new(at, &block.text, rules);
            let groups = Groups::of(&text);
            Told { text, groups, kind: block.kind }
        })
        .collect();
    let mut calendar = Calendar { period: context.period, carried: None };
    let parts = parts(&texts, &mut calendar, taxonomy);
    let calendar = Calendar { period: context.period, carried: None };
    let mut desk = Desk { texts: &texts, blocks, calendar, context, taxonomy };
    let mut pieces = Vec::new();
    for part in parts {
        match part {
            Part::Event(event) => {
                desk.calendar.carried = event.date.as_ref().and_then(|meant| meant.days.last());
                pieces.push(desk.entry(&event));
            }
            Part::Figure(unit) => {
                let figures = desk.figures(&unit);
                if figures.is_empty() {
                    pieces.extend(desk.point(&unit, false));
                }
                pieces.extend(figures);
            }
            Part::Judgement(unit) => pieces.extend(desk.point(&unit, true)),
            Part::Unread(unit) => pieces.extend(desk.point(&unit, false)),
        }
    }
    pieces
}
