//! Which plain words of a typed text may name a town: those that are no name of the archive, and
//! that nothing else was read from.

use std::ops::Range;

use super::chip::{Chip, Understood};
use super::fillers::need_not_be_said;
use super::items::ItemKind;
use super::typed_text::TypedText;
use super::{Lexicon, Understanding};
use crate::words::fold;

/// The most words of a town that is looked for.
const LONGEST: usize = 5;

/// The towns and the names of a typed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::query) struct OpenWords {
    /// The bytes of words that are a town, with the signs of a sentence beside them.
    pub(in crate::query) towns: Vec<Range<usize>>,
    /// The bytes of the names of the archive.
    pub(in crate::query) names: Vec<Range<usize>>,
}

impl OpenWords {
    /// Finds the towns of a text that was understood, the longest from each word on.
    pub(in crate::query) fn of(
        typed: &str,
        understood: &Understanding,
        lexicon: &dyn Lexicon,
        is_town: impl Fn(&str) -> bool,
    ) -> Self {
        let text = TypedText::of(typed, lexicon, &[]);
        let mut found = Self::default();
        let mut at = 0;
        while at < text.items.len() {
            match text.town_from(at, &understood.chips, &is_town) {
                Some(end) => {
                    found.towns.push(text.bytes_of(&(at..end)));
                    at = end;
                }
                None => at += 1,
            }
        }
        found.names = text.names.iter().map(|name| text.bytes_of(name)).collect();
        found
    }
}

impl TypedText<'_> {
    /// Returns the end of the longest run of open items from one on that is a town.
    fn town_from(
        &self,
        from: usize,
        chips: &[Chip],
        is_town: &impl Fn(&str) -> bool,
    ) -> Option<usize> {
        let open = (from..self.items.len()).take_while(|at| self.is_open(*at, chips));
        let ends = open.take(LONGEST).map(|at| at + 1);
        let is_town = |end: &usize| {
            let words = self.text.get(self.bytes_of(&(from..*end))).unwrap_or("");
            is_town(&fold(words))
        };
        ends.filter(is_town).last()
    }

    /// Returns true for a plain word that is no name, is not denied, and that nothing but its own
    /// absence was read from.
    fn is_open(&self, at: usize, chips: &[Chip]) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.items.get(before));
        let denied =
            before.is_some_and(|before| matches!(before.kind, ItemKind::Sign | ItemKind::Not));
        let read = |chip: &Chip| {
            covers(chip, &item.range) && !matches!(chip.reading, Understood::Unknown(_))
        };
        item.kind == ItemKind::Plain
            && !denied
            && !self.named[at]
            && !need_not_be_said(&self.spelt[at])
            && !chips.iter().any(read)
    }

    pub(super) fn bytes_of(&self, items: &Range<usize>) -> Range<usize> {
        let all = self.items.get(items.clone()).unwrap_or(&[]);
        let start = all.first().map_or(0, |item| item.range.start);
        start..all.last().map_or(start, |item| item.range.end)
    }
}

fn covers(chip: &Chip, bytes: &Range<usize>) -> bool {
    chip.range.start <= bytes.start && bytes.end <= chip.range.end
}
