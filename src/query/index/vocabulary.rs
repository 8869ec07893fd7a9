//! Every folded word that the archive says, sorted, and for each the entries that say it, field by
//! field.

use std::ops::Range;

use roaring::RoaringBitmap;

use crate::query::likeness::{How, Pattern, Tier, mask};
use crate::query::told::Field;

/// The entries that say a word in a field.
#[derive(Clone, Debug)]
pub(super) struct Posting {
    pub(super) field: Field,
    pub(super) entries: RoaringBitmap,
}

/// Words and their postings.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    letters: String,
    /// Where each word ends in `letters`.
    ends: Vec<u32>,
    masks: Vec<u32>,
    /// Where the postings of each word end.
    posting_ends: Vec<u32>,
    postings: Vec<Posting>,
}

impl Vocabulary {
    /// Adds a word; words come sorted.
    pub(super) fn push(&mut self, word: &str, postings: impl Iterator<Item = Posting>) {
        self.letters.push_str(word);
        self.ends.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
        self.masks.push(mask(word));
        self.postings.extend(postings);
        self.posting_ends.push(u32::try_from(self.postings.len()).unwrap_or(u32::MAX));
    }

    /// Gives back what growing took too much.
    pub(super) fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.masks.shrink_to_fit();
        self.posting_ends.shrink_to_fit();
        self.postings.shrink_to_fit();
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn word(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        self.ends.get(at).and_then(|end| self.letters.get(start..*end as usize)).unwrap_or("")
    }

    /// The postings of one word.
    pub(super) fn postings(&self, at: usize) -> &[Posting] {
        let start = at.checked_sub(1).map_or(0, |before| self.posting_ends[before]) as usize;
        let end = self.posting_ends.get(at).map_or(start, |end| *end as usize);
        self.postings.get(start..end).unwrap_or(&[])
    }

    /// Every word that is like a pattern, with how like it is.
    pub(super) fn like(&self, pattern: &Pattern, last_resort: bool) -> Vec<(usize, Tier)> {
        let mut found = Vec::new();
        match pattern.how {
            How::End => self.scan(pattern, |_| true, &mut found),
            How::Plain | How::Exact | How::Start => {
                let begin = self.beginning(&pattern.word);
                found.extend(begin.filter_map(|at| Some((at, pattern.tier(self.word(at))?))));
                if pattern.forgives() {
                    let known = self.beginning(&pattern.word);
                    let may = |at: usize| !known.contains(&at) && pattern.may_slip(self.masks[at]);
                    self.scan(pattern, may, &mut found);
                }
            }
        }
        if found.is_empty() && last_resort {
            let loose = (0..self.len()).filter(|at| pattern.is_loosely(self.word(*at)));
            found.extend(loose.map(|at| (at, Tier::Loose)));
        }
        found
    }

    /// The words that begin so: they stand together.
    pub(super) fn beginning(&self, start: &str) -> Range<usize> {
        let from = self.partition(|word| word < start);
        let to = self.partition(|word| word < start || word.starts_with(start));
        from..to
    }

    fn scan(&self, pattern: &Pattern, may: impl Fn(usize) -> bool, found: &mut Vec<(usize, Tier)>) {
        let likely = (0..self.len()).filter(|at| may(*at));
        found.extend(likely.filter_map(|at| Some((at, pattern.tier(self.word(at))?))));
    }

    /// How many words come first of which something is true that then turns false.
    fn partition(&self, is: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if is(self.word(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}
