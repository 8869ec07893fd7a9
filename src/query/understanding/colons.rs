//! Pasted sentences: words with a colon behind them (`ITIC: it was down`), which are no fields there,
//! and signs that stand alone, as a dash, which ask for nothing.

use std::ops::Range;

use super::chip::{Chip, Understood};
use super::items::ItemKind;
use super::read::ReadWords;
use super::typed_text::TypedText;
use super::understood_part::UnderstoodPart;
use crate::query::ast::{QueryNode, Word};
use crate::words::How;

/// Reads words with a colon behind them as words, where nothing else was read from them.
pub(super) fn colon_words(text: &TypedText<'_>, reads: &[ReadWords]) -> Vec<ReadWords> {
    let with_colon = text.items.iter().zip(&text.taken_back).filter_map(|(item, back)| {
        let own = text.text.get(item.range.clone())?;
        let word = own.strip_suffix(':').filter(|word| word.chars().any(char::is_alphanumeric))?;
        let open = item.kind == ItemKind::Plain && !back && !is_within(&item.range, reads);
        open.then_some((item, word))
    });
    let read = with_colon.map(|(item, word)| {
        let node = QueryNode::Word(Word::One(How::Plain, word.into()));
        let parts = vec![UnderstoodPart { range: item.range.clone(), node: Some(node) }];
        let reading = Understood::NoField(word.to_owned());
        ReadWords { chip: Chip { range: item.range.clone(), reading }, parts }
    });
    read.collect()
}

/// Leaves out signs that stand alone beside words: nothing could be looked for by them.
pub(super) fn lone_signs(text: &TypedText<'_>, reads: &[ReadWords]) -> Vec<ReadWords> {
    let own = |range: &Range<usize>| text.text.get(range.clone()).unwrap_or("");
    let is_sign = |range: &Range<usize>| !own(range).chars().any(char::is_alphanumeric);
    let plain = || text.items.iter().filter(|item| item.kind == ItemKind::Plain);
    if plain().all(|item| is_sign(&item.range)) {
        return Vec::new();
    }
    let open = text.items.iter().zip(&text.taken_back).filter(|(item, back)| {
        item.kind == ItemKind::Plain
            && !**back
            && is_sign(&item.range)
            && !is_within(&item.range, reads)
    });
    let read = open.map(|(item, _)| {
        let range = item.range.clone();
        let reading = Understood::Filler(own(&range).to_owned());
        let parts = vec![UnderstoodPart { range: range.clone(), node: None }];
        ReadWords { chip: Chip { range, reading }, parts }
    });
    read.collect()
}

fn is_within(item: &Range<usize>, reads: &[ReadWords]) -> bool {
    let mut parts = reads.iter().flat_map(|read| &read.parts);
    parts.any(|part| part.range.start <= item.start && item.end <= part.range.end)
}
