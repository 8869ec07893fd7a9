//! The folded words of the archive, sorted, each with its posting lists, field by field.

use std::ops::Range;

use roaring::{MultiOps as _, RoaringBitmap};

use super::posting_builder::{PostingRun, bitmap};
use crate::query::searchable_texts::TextField;
use crate::words::{
    How, MatchQuality, Pattern, Scorer, letter_mask, letters_number, sound_stem, stem_number,
};

/// The entries that have a word in a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordPostings<'a> {
    pub(super) field: TextField,
    pub(super) entries: Entries<'a>,
}

/// The numbers of entries, in order. Most words are rare, and for a few numbers a bitmap is larger
/// than the numbers themselves.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entries<'a> {
    Few(&'a [u32]),
    Many(&'a RoaringBitmap),
}

impl Entries<'_> {
    pub(super) fn len(self) -> u64 {
        match self {
            Self::Few(numbers) => numbers.len() as u64,
            Self::Many(numbers) => numbers.len(),
        }
    }

    /// Returns the newest entry.
    pub(super) fn first(self) -> Option<u32> {
        match self {
            Self::Few(numbers) => numbers.first().copied(),
            Self::Many(numbers) => numbers.min(),
        }
    }
}

/// Collects the numbers of some lists.
pub(super) fn union<'a>(lists: impl Iterator<Item = Entries<'a>>) -> RoaringBitmap {
    let (mut few, mut many) = (Vec::new(), Vec::new());
    for list in lists {
        match list {
            Entries::Few(numbers) => few.extend_from_slice(numbers),
            Entries::Many(numbers) => many.push(numbers),
        }
    }
    few.sort_unstable();
    let few: RoaringBitmap = few.into_iter().collect();
    match many.as_slice() {
        [] => few,
        [one] if few.is_empty() => (*one).clone(),
        _ => many.into_iter().chain([&few]).union(),
    }
}

/// Where the posting list of a word and field is stored.
#[derive(Clone, Copy, Debug)]
struct Posting {
    field: TextField,
    /// The length of a short list; 0 for a bitmap.
    few: u8,
    /// The place of the first number, or of the bitmap.
    at: u32,
}

/// The longest short list; longer ones are bitmaps.
const FEW: u64 = 128;

/// The test that a word must pass before its letters are compared one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordFilter {
    /// No test.
    None,
    /// Whether the word has the letters, by one comparison of bits.
    Letters,
}

/// Words and their postings.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    letters: String,
    /// The end of each word in `letters`.
    ends: Vec<u32>,
    masks: Vec<u32>,
    /// A hash of the sound of each word; 0 if the sound is never searched.
    sounds: Vec<u32>,
    /// The number of the stem of each word; 0 if it has none.
    stems: Vec<u32>,
    /// The end of the postings of each word.
    posting_ends: Vec<u32>,
    postings: Vec<Posting>,
    /// The numbers of all short lists.
    few: Vec<u32>,
    many: Vec<RoaringBitmap>,
}

impl Vocabulary {
    /// Notes the entries of the next word in a field; call [`Self::push`] for the word once all
    /// fields are noted.
    pub(super) fn note(&mut self, field: TextField, runs: &[PostingRun<'_>]) {
        let count: u64 = runs.iter().map(|run| run.lows.len() as u64).sum();
        if count == 0 {
            return;
        }
        let posting = if count <= FEW {
            let at = small(self.few.len());
            self.few.extend(runs.iter().flat_map(PostingRun::numbers));
            Posting { field, few: u8::try_from(count).unwrap_or(u8::MAX), at }
        } else {
            self.many.push(bitmap(runs));
            Posting { field, few: 0, at: small(self.many.len() - 1) }
        };
        self.postings.push(posting);
    }

    /// Adds a word with the noted postings. Words come sorted; a word without postings is left out.
    pub(super) fn push(&mut self, word: &str) {
        let known = self.posting_ends.last().copied().unwrap_or(0);
        if self.postings.len() == known as usize {
            return;
        }
        self.letters.push_str(word);
        self.ends.push(small(self.letters.len()));
        self.masks.push(letter_mask(word));
        self.sounds.push(sound_stem(word).map_or(0, |sound| letters_number(&sound)));
        self.stems.push(stem_number(word));
        self.posting_ends.push(small(self.postings.len()));
    }

    /// Appends another vocabulary, whose words come after these.
    pub(super) fn append(&mut self, other: Self) {
        let (letters, postings) = (small(self.letters.len()), small(self.postings.len()));
        let (few, many) = (small(self.few.len()), small(self.many.len()));
        self.letters.push_str(&other.letters);
        self.ends.extend(other.ends.iter().map(|end| letters + end));
        self.masks.extend(other.masks);
        self.sounds.extend(other.sounds);
        self.stems.extend(other.stems);
        self.posting_ends.extend(other.posting_ends.iter().map(|end| postings + end));
        let moved = |posting: Posting| Posting {
            at: posting.at + if posting.few > 0 { few } else { many },
            ..posting
        };
        self.postings.extend(other.postings.into_iter().map(moved));
        self.few.extend(other.few);
        self.many.extend(other.many);
    }

    /// Releases the spare room that growing left.
    pub(super) fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.masks.shrink_to_fit();
        self.sounds.shrink_to_fit();
        self.stems.shrink_to_fit();
        self.posting_ends.shrink_to_fit();
        self.postings.shrink_to_fit();
        self.few.shrink_to_fit();
        self.many.shrink_to_fit();
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn word(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        self.ends.get(at).and_then(|end| self.letters.get(start..*end as usize)).unwrap_or("")
    }

    /// Returns the postings of a word, field by field.
    pub(super) fn postings_of(&self, at: usize) -> impl Iterator<Item = WordPostings<'_>> {
        let start = at.checked_sub(1).map_or(0, |before| self.posting_ends[before]) as usize;
        let end = self.posting_ends.get(at).map_or(start, |end| *end as usize);
        self.postings.get(start..end).unwrap_or(&[]).iter().filter_map(|posting| {
            let (at, few) = (posting.at as usize, usize::from(posting.few));
            let entries = match few {
                0 => Entries::Many(self.many.get(at)?),
                few => Entries::Few(self.few.get(at..at + few)?),
            };
            Some(WordPostings { field: posting.field, entries })
        })
    }

    /// Returns the pattern as it is meant in this archive: if a word is the typed one or a form of
    /// it, neither a slip nor another spelling is looked for.
    pub(super) fn settled(&self, pattern: &Pattern) -> Pattern {
        let pattern = pattern.clone();
        let is_there = (pattern.forgives() || pattern.sound().is_some())
            && (self
                .beginning(&pattern.word)
                .next()
                .is_some_and(|at| self.word(at) == pattern.word)
                || self.forms(&pattern).any(|at| pattern.is_inflection_of(self.word(at))));
        if is_there { pattern.as_it_stands() } else { pattern }
    }

    /// Returns the places of the words that may be forms of a word.
    fn forms(&self, pattern: &Pattern) -> impl Iterator<Item = usize> {
        let stem = pattern.stem_number();
        let all = self.stems.iter().enumerate();
        all.filter(move |(_, own)| stem == Some(**own)).map(|(at, _)| at)
    }

    /// Returns every word that matches a settled pattern, with the quality of the match.
    pub(super) fn like(&self, pattern: &Pattern, last_resort: bool) -> Vec<(usize, MatchQuality)> {
        let mut found = self.like_through(WordFilter::Letters, pattern);
        if found.is_empty() && last_resort {
            self.loosely(pattern, &mut found);
        }
        found
    }

    /// Does the same without the last resort. A filter loses no match.
    pub(super) fn like_through(
        &self,
        sieve: WordFilter,
        pattern: &Pattern,
    ) -> Vec<(usize, MatchQuality)> {
        let mut found = Vec::new();
        match pattern.how {
            How::End => self.scan(pattern, |_| true, &mut found),
            How::Plain | How::Exact | How::Start => {
                let known = self.beginning(&pattern.word);
                found.extend(
                    known.clone().filter_map(|at| Some((at, pattern.quality(self.word(at))?))),
                );
                let (sound, stem) = (pattern.sound().map(letters_number), pattern.stem_number());
                if sound.is_some() || stem.is_some() || pattern.forgives() {
                    let may = |at: usize| match sieve {
                        WordFilter::None => true,
                        WordFilter::Letters => {
                            pattern.forgives() && pattern.may_slip(self.masks[at])
                                || sound == Some(self.sounds[at])
                                || stem == Some(self.stems[at])
                        }
                    };
                    self.scan(pattern, |at| !known.contains(&at) && may(at), &mut found);
                }
            }
        }
        found
    }

    /// Adds the matches of the last resort: the best scored as loose, the others as faint. For a word
    /// in Arabic script they are its Latin spellings.
    fn loosely(&self, pattern: &Pattern, found: &mut Vec<(usize, MatchQuality)>) {
        if pattern.is_transliterated() {
            let spelt = (0..self.len()).filter(|at| pattern.is_spelt_as(self.word(*at)));
            found.extend(spelt.map(|at| (at, MatchQuality::Sound)));
            return;
        }
        let scorer = Scorer::default();
        let loose = (0..self.len()).filter(|at| {
            pattern.may_be_loosely(self.masks[*at]) && pattern.is_loosely(self.word(*at))
        });
        let scored: Vec<(usize, i64)> =
            loose.map(|at| (at, scorer.score(pattern, self.word(at)))).collect();
        let best = scored.iter().map(|(_, score)| *score).max();
        found.extend(scored.into_iter().map(|(at, score)| {
            (at, if Some(score) == best { MatchQuality::Loose } else { MatchQuality::Faint })
        }));
    }

    /// Returns the range of words with this beginning; they stand together.
    pub(super) fn beginning(&self, start: &str) -> Range<usize> {
        let from = self.partition(|word| word < start);
        let to = self.partition(|word| word < start || word.starts_with(start));
        from..to
    }

    fn scan(
        &self,
        pattern: &Pattern,
        may: impl Fn(usize) -> bool,
        found: &mut Vec<(usize, MatchQuality)>,
    ) {
        let likely = (0..self.len()).filter(|at| may(*at));
        found.extend(likely.filter_map(|at| Some((at, pattern.quality(self.word(at))?))));
    }

    /// Counts the leading words for which `is` is true; it must be false for all after them.
    fn partition(&self, is: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if is(self.word(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::posting_builder::PostingBuilder;
    use super::*;

    #[test]
    fn two_vocabularies_in_a_row_are_one() {
        let mut scribe = PostingBuilder::default();
        (0..1_000).for_each(|number| scribe.add(0, number));
        scribe.add(1, 5);
        scribe.add(1, 9);
        scribe.close(2, 1_000);
        let part = |words: [(&str, u32); 2]| {
            let mut part = Vocabulary::default();
            for (word, list) in words {
                part.note(TextField::Text, &scribe.runs(list).collect::<Vec<_>>());
                part.push(word);
            }
            part.note(TextField::Text, &[]);
            part.push("nobody");
            part
        };
        let mut all = part([("ambush", 0), ("baqubah", 1)]);
        all.append(part([("convoy", 1), ("diyala", 0)]));
        let postings_of = |at| {
            all.postings_of(at).map(|postings_of| postings_of.entries.len()).collect::<Vec<_>>()
        };
        assert_eq!([0, 1, 2, 3].map(postings_of), [[1_000], [2], [2], [1_000]]);
        assert_eq!(all.beginning("di"), 3..4);
        assert!(
            all.postings_of(2)
                .all(|postings_of| union([postings_of.entries].into_iter()).into_iter().eq([5, 9]))
        );
        assert_eq!(all.len(), 4, "what nobody says is no word");
    }
}
