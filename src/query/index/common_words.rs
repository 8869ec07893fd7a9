//! The words that so many records say that a phrase of them cannot be looked for by reading texts.

use super::hash::Map;
use super::record_set::RecordColumns;
use crate::archive::Corpus;
use crate::words::Tokenizer;

/// A word is common if about so many records say it: fewer texts are read within a few milliseconds.
/// In tests nearly every word is.
const COMMON: usize = if cfg!(test) { 3 } else { 8_192 };
/// The most common words: their numbers have twelve bits.
const MOST: usize = 1 << 12;
/// How many records are looked at to learn which words are common.
const SAMPLE: usize = 4_096;

/// Of which words it is noted where two of them stand side by side.
#[derive(Clone, Copy)]
pub(super) enum PairsNoted {
    /// Of the common words, so that no phrase takes long.
    OfCommonWords,
    /// Of none: phrases are looked for in the texts.
    None,
}

impl PairsNoted {
    /// Returns the words of some records of which it is noted.
    pub(super) fn of(self, columns: &impl RecordColumns, corpus: &Corpus) -> CommonWords {
        match self {
            Self::OfCommonWords => CommonWords::of(columns, corpus),
            Self::None => CommonWords::default(),
        }
    }
}

/// Some words, each with a number.
#[derive(Debug, Default)]
pub(super) struct CommonWords(Vec<Box<str>>);

impl CommonWords {
    /// Finds the common words of some records from a part of them, spread evenly. A word that is
    /// missed costs time and nothing else.
    fn of(columns: &impl RecordColumns, corpus: &Corpus) -> Self {
        let records = columns.len();
        if records < COMMON {
            return Self::default();
        }
        let step = records.div_ceil(SAMPLE);
        let mut counts: Map<Box<str>, (usize, u32)> = Map::default();
        let mut scanner = Tokenizer::<false>::default();
        for number in (0..u32::try_from(records).unwrap_or(u32::MAX)).step_by(step) {
            columns.texts(corpus, number, &mut |text| {
                scanner.scan(text, &mut |found| match counts.get_mut(found.word) {
                    Some((count, last)) if *last != number => {
                        (*count, *last) = (*count + 1, number);
                    }
                    Some(_) => {}
                    None => drop(counts.insert(found.word.into(), (1, number))),
                });
            });
        }
        let common = counts.into_iter().filter(|(_, (count, _))| count * step >= COMMON);
        let mut common: Vec<_> = common.map(|(word, (count, _))| (count, word)).collect();
        common.sort_unstable_by(|a, b| b.cmp(a));
        common.truncate(MOST);
        let mut words: Vec<Box<str>> = common.into_iter().map(|(_, word)| word).collect();
        words.sort_unstable();
        Self(words)
    }

    /// Returns the words in the order of their numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|word| &**word)
    }

    /// Returns the number of a word.
    pub(super) fn number(&self, word: &str) -> Option<u16> {
        let at = self.0.binary_search_by(|known| (**known).cmp(word)).ok()?;
        u16::try_from(at).ok()
    }
}

#[cfg(test)]
impl From<&[&str]> for CommonWords {
    /// Takes words in order.
    fn from(words: &[&str]) -> Self {
        Self(words.iter().map(|word| (*word).into()).collect())
    }
}
