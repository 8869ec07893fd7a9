//! In which spellings the archive has a folded word, in which letters written double are single: so
//! that it can be said where `vilagers` was typed and `villagers` is what is there.

use std::collections::HashSet;

/// So many letters at the front agree in two words of one form, but for the last of them, which an
/// ending may double: `plan` and `planned`.
const LAST: usize = 1;

/// The letters that are written double, word by word; most words have none.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// The places of words with some letter written double, in their order, with each way in which
    /// such a word is written.
    doubled: Vec<(u32, u64)>,
}

impl Spellings {
    /// Takes in the spellings of the next word.
    pub(super) fn push(&mut self, at: u32, spellings: &mut Vec<u64>) {
        spellings.sort_unstable();
        spellings.dedup();
        if spellings.last().is_some_and(|last| *last != 0) {
            self.doubled.extend(spellings.iter().map(|doubled| (at, *doubled)));
        }
    }

    /// Appends those of words whose first one has this place here.
    pub(super) fn append(&mut self, other: Self, first: u32) {
        self.doubled.extend(other.doubled.into_iter().map(|(at, doubled)| (first + at, doubled)));
    }

    pub(super) fn shrink(&mut self) {
        self.doubled.shrink_to_fit();
    }

    /// Returns the ways in which a word is written.
    fn of(&self, at: u32) -> impl Iterator<Item = u64> {
        let from = self.doubled.partition_point(|(word, _)| *word < at);
        let own = self.doubled.get(from..).unwrap_or(&[]).iter();
        let mut own = own.take_while(move |(word, _)| *word == at).map(|(_, doubled)| *doubled);
        let first = own.next().unwrap_or(0);
        std::iter::once(first).chain(own)
    }

    /// Returns true if a word, or a form of it that agrees in so many letters, is written with just
    /// these letters double.
    pub(super) fn has(&self, at: u32, doubled: u64, agreeing: Agreement) -> bool {
        let compared = match agreeing {
            Agreement::Whole => u64::MAX,
            Agreement::First(letters) => {
                let bits = u32::try_from(letters.saturating_sub(LAST)).unwrap_or(u32::MAX);
                1_u64.checked_shl(bits).map_or(u64::MAX, |bit| bit - 1)
            }
        };
        self.of(at).any(|own| own & compared == doubled & compared)
    }
}

/// How far the letters of a word are those of a typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// It is the same word.
    Whole,
    /// It is a form of it, with so many first letters in common.
    First(usize),
}

/// More letters than a word has, for one that no text was read with.
const UNSEEN: u64 = u64::MAX;

/// The letters that are written double in the words of some texts, while these are read.
#[derive(Debug, Default)]
pub(super) struct MetSpellings {
    /// Those of each word where it is first met.
    first: Vec<u64>,
    /// Those of a word that is written otherwise later on.
    otherwise: HashSet<(u32, u64)>,
}

impl MetSpellings {
    /// Notes a word, by its number, with which of its letters are written double.
    pub(super) fn meet(&mut self, word: u32, doubled: u64) {
        let at = word as usize;
        if self.first.len() <= at {
            self.first.resize(at + 1, UNSEEN);
        }
        let first = &mut self.first[at];
        if *first == UNSEEN {
            *first = doubled;
        } else if *first != doubled {
            self.otherwise.insert((word, doubled));
        }
    }

    /// Returns the words that are written in several ways, with the later ones, in their order.
    pub(super) fn otherwise(&self) -> Vec<(u32, u64)> {
        let mut all: Vec<_> = self.otherwise.iter().copied().collect();
        all.sort_unstable();
        all
    }

    /// Passes on which letters of a word are written double, once for each way to write it.
    pub(super) fn give(&self, word: u32, otherwise: &[(u32, u64)], give: &mut Vec<u64>) {
        give.extend(self.first.get(word as usize).filter(|doubled| **doubled != UNSEEN));
        let from = otherwise.partition_point(|(other, _)| *other < word);
        let own = otherwise.get(from..).unwrap_or(&[]).iter();
        give.extend(own.take_while(|(other, _)| *other == word).map(|(_, doubled)| *doubled));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_each_of_its_spellings() {
        let mut all = Spellings::default();
        all.push(1, &mut vec![0b100, 0, 0b100]);
        all.push(2, &mut vec![0]);
        let mut more = Spellings::default();
        more.push(0, &mut vec![0b10]);
        all.append(more, 3);
        let has = |at, doubled| all.has(at, doubled, Agreement::Whole);
        assert_eq!([has(0, 0), has(0, 1)], [true, false], "never written double");
        assert_eq!([has(1, 0), has(1, 0b100), has(1, 0b10)], [true, true, false]);
        assert_eq!([has(2, 0), has(3, 0), has(3, 0b10)], [true, false, true]);
        assert!(all.has(3, 0, Agreement::First(2)), "an ending may double the last letter");
        assert!(!all.has(3, 0, Agreement::First(3)));
    }
}
