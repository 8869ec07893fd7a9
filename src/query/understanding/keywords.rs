//! `or` and `not` within a sentence: what they join or deny there. Written as the language has them
//! (`NOT`, `OR`, `|`, signs, brackets, fields beside them) they are for the parser.

use std::ops::Range;

use super::chip::{Chip, Understood};
use super::fillers::need_not_be_said;
use super::items::ItemKind;
use super::read::ReadWords;
use super::typed_text::TypedText;
use super::understood_part::UnderstoodPart;
use crate::query::ast::{QueryNode, Word};
use crate::words::How;

/// Reads `not` as the word that it is in a sentence, where no amount was read from it.
pub(super) fn denials(text: &TypedText<'_>, reads: &[ReadWords]) -> Vec<ReadWords> {
    let denials = (0..text.items.len()).filter(|at| {
        text.spoken[*at] && text.items[*at].kind == ItemKind::Plain && !is_read(text, *at, reads)
    });
    let read = |at: usize| {
        let range = text.items[at].range.clone();
        let word = text.text.get(range.clone()).unwrap_or("");
        let node = QueryNode::Word(Word::One(How::Plain, word.into()));
        let parts = vec![UnderstoodPart { range: range.clone(), node: Some(node) }];
        let reading = Understood::PlainWord(word.to_owned());
        ReadWords { chip: Chip { range, reading }, parts }
    };
    denials.map(read).collect()
}

/// Returns the bytes of what `or` joins within sentences, and what is said of it: the two words or
/// names beside it, for which everything else holds. With nothing to join on one side, `or` is left out.
pub(super) fn pairs(
    text: &TypedText<'_>,
    reads: &[ReadWords],
) -> (Vec<Range<usize>>, Vec<ReadWords>) {
    let (mut pairs, mut said) = (Vec::<Range<usize>>::new(), Vec::new());
    let mut joined_to = 0;
    for at in (0..text.items.len()).filter(|at| text.joins(*at, reads)) {
        let or = text.items[at].range.clone();
        let sides = text.side_before(at, reads).zip(text.side_after(at, reads));
        let Some((before, after)) = sides else {
            let word = text.text.get(or.clone()).unwrap_or("").to_owned();
            let part = UnderstoodPart { range: or.clone(), node: None };
            let chip = Chip { range: or, reading: Understood::Filler(word) };
            said.push(ReadWords { chip, parts: vec![part] });
            continue;
        };
        let mut pair = text.bytes_of(&(before.start..after.end));
        // In `a or b or c` each is one of three.
        if before.start < joined_to
            && let Some(known) = pairs.pop()
        {
            pair.start = known.start;
            said.pop();
        }
        joined_to = after.end;
        let words = text.text.get(pair.clone()).unwrap_or("").to_owned();
        said.push(ReadWords {
            chip: Chip { range: or, reading: Understood::Either(words) },
            parts: Vec::new(),
        });
        pairs.push(pair);
    }
    (pairs, said)
}

impl TypedText<'_> {
    /// Returns true for an `or` of a sentence that stands between words, and not beside a date or an
    /// amount, which hold for their own side only.
    fn joins(&self, at: usize, reads: &[ReadWords]) -> bool {
        let is_condition = |at: Option<usize>| {
            let item = at.and_then(|at| self.items.get(at));
            let covers = |read: &&ReadWords| {
                let holds = |part: &UnderstoodPart| {
                    item.is_some_and(|item| contains(&part.range, &item.range))
                };
                matches!(
                    read.chip.reading,
                    Understood::Days { .. } | Understood::NoSuchDay(_) | Understood::Toll(_)
                ) && read.parts.iter().any(holds)
            };
            reads.iter().any(|read| covers(&read))
        };
        self.spoken[at]
            && self.items[at].kind == ItemKind::Or
            && !is_read(self, at, reads)
            && !is_condition(at.checked_sub(1))
            && !is_condition(at.checked_add(1))
    }

    /// Returns the name or the word before an item; nothing where that is left out.
    fn side_before(&self, at: usize, reads: &[ReadWords]) -> Option<Range<usize>> {
        let last = at.checked_sub(1).filter(|at| self.is_asked_for(*at, reads))?;
        let name = self.names.iter().find(|name| name.contains(&last));
        Some(name.map_or(last, |name| name.start)..at)
    }

    /// Returns the name or the word after an item, behind words that need not be said; nothing where
    /// that is left out.
    fn side_after(&self, at: usize, reads: &[ReadWords]) -> Option<Range<usize>> {
        let mut plain =
            (at + 1..self.items.len()).take_while(|at| self.items[*at].kind == ItemKind::Plain);
        let small = |at: &usize| need_not_be_said(&self.spelt[*at]) && !self.named[*at];
        let first = plain.find(|at| !small(at))?;
        if !self.is_asked_for(first, reads) {
            return None;
        }
        let name = self.names.iter().find(|name| name.contains(&first));
        Some(at + 1..name.map_or(first + 1, |name| name.end))
    }

    /// Returns true for a plain word that is looked for.
    fn is_asked_for(&self, at: usize, reads: &[ReadWords]) -> bool {
        let item = &self.items[at];
        let left_out = |read: &ReadWords| {
            let holds = |part: &UnderstoodPart| contains(&part.range, &item.range);
            read.parts.iter().any(|part| part.node.is_none() && holds(part))
        };
        item.kind == ItemKind::Plain
            && (self.named[at] || !need_not_be_said(&self.spelt[at]))
            && !reads.iter().any(left_out)
    }
}

fn contains(part: &Range<usize>, item: &Range<usize>) -> bool {
    part.start <= item.start && item.end <= part.end
}

/// Returns true if an item is part of something that was read.
fn is_read(text: &TypedText<'_>, at: usize, reads: &[ReadWords]) -> bool {
    let item = &text.items[at].range;
    reads.iter().flat_map(|read| &read.parts).any(|part| contains(&part.range, item))
}
