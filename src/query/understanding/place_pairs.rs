//! Two places with days between them: in `rafah in may 2021 or in israel` the second place stands for
//! the first, and everything else holds for both.

use super::chip::{Chip, Understood};
use super::items::ItemKind;
use super::read::ReadWords;
use super::typed_text::TypedText;
use super::understood_part::UnderstoodPart;
use crate::query::ast::QueryNode;

/// What stands before a place: with it the place alone is joined, and no second question begins.
const BEFORE_PLACES: [&str; 6] = ["in", "at", "near", "from", "of", "around"];

/// Joins places across the days between them; says of each pair what was joined.
pub(super) fn join_places(text: &TypedText<'_>, reads: &mut [ReadWords]) -> Vec<ReadWords> {
    let mut said = Vec::new();
    for or in (0..text.items.len()).filter(|at| text.spoken[*at]) {
        if text.items[or].kind != ItemKind::Or {
            continue;
        }
        let Some((first, second)) = places_around(text, or, reads) else { continue };
        let node = |at: usize, reads: &[ReadWords]| {
            reads[at].parts.first().and_then(|part| part.node.clone()).unwrap_or_default()
        };
        let either = QueryNode::any(vec![node(first, reads), node(second, reads)]);
        let name = |at: usize, reads: &[ReadWords]| reads[at].chip.words(text.text).to_owned();
        let told = format!("{} or {}", name(first, reads), name(second, reads));
        for part in &mut reads[second].parts {
            part.node = None;
        }
        if let Some(part) = reads[first].parts.first_mut() {
            part.node = Some(either);
        }
        let range = text.items[or].range.clone();
        said.push(ReadWords {
            chip: Chip { range: range.clone(), reading: Understood::Either(told) },
            parts: vec![UnderstoodPart { range, node: None }],
        });
    }
    said
}

/// Returns the readings of the place before the days before an `or`, and of the place that is all that
/// stands on its other side.
fn places_around(text: &TypedText<'_>, or: usize, reads: &[ReadWords]) -> Option<(usize, usize)> {
    let range = |at: usize| text.items.get(at).map(|item| &item.range);
    let reading = |at: usize, is: &dyn Fn(&Understood) -> bool| {
        let here = range(at)?;
        let holds = |read: &ReadWords| {
            is(&read.chip.reading)
                && read.chip.range.start <= here.start
                && here.end <= read.chip.range.end
        };
        reads.iter().position(holds)
    };
    let days = reading(or.checked_sub(1)?, &|read| matches!(read, Understood::Days { .. }))?;
    let is_preposition = BEFORE_PLACES.contains(&text.spelt.get(or + 1)?.as_str());
    let place = |read: &Understood| matches!(read, Understood::Place(_));
    let second = reading(or + 2, &place).filter(|_| is_preposition)?;
    let ends = reads[second].chip.range.end;
    // With more behind it the other side asks for something of its own.
    let is_last = text.items.iter().all(|item| item.range.end <= ends);
    let before = reads[days].chip.range.start;
    let first = reads.iter().enumerate().filter(|(_, read)| {
        place(&read.chip.reading) && read.chip.range.end <= before && !read.parts.is_empty()
    });
    let first = first.max_by_key(|(_, read)| read.chip.range.start)?.0;
    is_last.then_some((first, second))
}
