//! The folded words of the archive, sorted, each with its posting lists, field by field.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use roaring::{MultiOps as _, RoaringBitmap};

use super::number_list::{self, NumberList, by_bits};
use super::posting_builder::{PostingRun, bitmap};
use super::recent::Recent;
use super::scratch;
use super::spellings::{Agreement, Spellings};
use super::word_matches::WordMatches;
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

/// The numbers of entries, in order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entries<'a> {
    Few(NumberList<'a>),
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
            Self::Few(numbers) => numbers.numbers().next(),
            Self::Many(numbers) => numbers.min(),
        }
    }
}

/// So many numbers are sorted; more are marked in a row of bits, which costs nothing but its room.
const SORTED: usize = 1_024;

/// Collects the numbers of some lists of so many records.
pub(super) fn union<'a>(lists: impl Iterator<Item = Entries<'a>>, records: usize) -> RoaringBitmap {
    let (mut few, mut many) = (Vec::new(), Vec::new());
    for list in lists {
        match list {
            Entries::Few(numbers) => few.push(numbers),
            Entries::Many(numbers) => many.push(numbers),
        }
    }
    let few = gathered(&few, records);
    match many.as_slice() {
        [] => few,
        [one] if few.is_empty() => (*one).clone(),
        _ => many.into_iter().chain([&few]).union(),
    }
}

fn gathered(lists: &[NumberList<'_>], records: usize) -> RoaringBitmap {
    let numbers = lists.iter().flat_map(|list| list.numbers());
    if lists.iter().map(|list| list.len()).sum::<usize>() <= SORTED {
        let mut numbers: Vec<u32> = numbers.collect();
        numbers.sort_unstable();
        numbers.dedup();
        return RoaringBitmap::from_sorted_iter(numbers).unwrap_or_default();
    }
    by_bits(numbers, records)
}

/// Where the posting list of a word and field is stored.
#[derive(Clone, Copy, Debug)]
struct Posting {
    field: TextField,
    /// Whether it is a bitmap, for which `at` is its place among these; else `at` is the first byte of
    /// a [`NumberList`].
    many: bool,
    at: u32,
}

/// A list is kept as numbers if fewer than one record in this many is on it,
const FEW: u64 = 32;
/// or at most so many are.
const FEWEST: u64 = 128;

/// The bytes reserved for each record in the short lists.
const FEW_ROOM: usize = 64;

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
    spellings: Spellings,
    /// The end of the postings of each word.
    posting_ends: Vec<u32>,
    postings: Vec<Posting>,
    /// All short lists, as [`NumberList`]s.
    few: Vec<u8>,
    many: Vec<RoaringBitmap>,
    /// How many records there are.
    records: usize,
    /// What was looked up last.
    recent: Recent<WordMatches>,
}

impl Vocabulary {
    /// Creates a vocabulary without words, of so many records.
    pub(super) fn of(records: usize) -> Self {
        Self { few: scratch::list(records * FEW_ROOM), records, ..Self::default() }
    }

    /// Returns how many records have these words.
    pub(super) fn records(&self) -> usize {
        self.records
    }

    /// Notes the entries of the next word in a field; call [`Self::push`] for the word once all
    /// fields are noted.
    pub(super) fn note(&mut self, field: TextField, runs: &[PostingRun<'_>]) {
        let count: usize = runs.iter().map(|run| run.lows.len()).sum();
        if count == 0 {
            return;
        }
        let posting = if count as u64 <= FEWEST.max(self.records as u64 / FEW) {
            let at = small(self.few.len());
            number_list::write(&mut self.few, count, runs.iter().flat_map(PostingRun::numbers));
            Posting { field, many: false, at }
        } else {
            self.many.push(bitmap(runs));
            Posting { field, many: true, at: small(self.many.len() - 1) }
        };
        self.postings.push(posting);
    }

    /// Adds a word with the noted postings, and which of its letters are written double each time.
    /// Words come sorted; a word without postings is left out.
    pub(super) fn push(&mut self, word: &str, doubled: &mut Vec<u64>) {
        let known = self.posting_ends.last().copied().unwrap_or(0);
        if self.postings.len() == known as usize {
            return;
        }
        self.spellings.push(small(self.ends.len()), doubled);
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
        self.spellings.append(other.spellings, small(self.ends.len()));
        self.letters.push_str(&other.letters);
        self.ends.extend(other.ends.iter().map(|end| letters + end));
        self.masks.extend(other.masks);
        self.sounds.extend(other.sounds);
        self.stems.extend(other.stems);
        self.posting_ends.extend(other.posting_ends.iter().map(|end| postings + end));
        let moved = |posting: Posting| Posting {
            at: posting.at + if posting.many { many } else { few },
            ..posting
        };
        self.postings.extend(other.postings.into_iter().map(moved));
        self.few.extend(other.few);
        // Copies lie apart from what the thread that made them had, which goes back as a whole.
        self.many.extend(other.many.iter().cloned());
    }

    /// Releases the spare room that growing left.
    pub(super) fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.masks.shrink_to_fit();
        self.sounds.shrink_to_fit();
        self.stems.shrink_to_fit();
        self.spellings.shrink();
        self.posting_ends.shrink_to_fit();
        self.postings.shrink_to_fit();
        self.few.shrink_to_fit();
        self.many.shrink_to_fit();
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns true if a word, which is a typed one or a form of it, is written with the same letters
    /// double as far as both agree.
    pub(super) fn spells(&self, at: usize, typed: &str, doubled: u64) -> bool {
        let word = self.word(at);
        let same = word.chars().zip(typed.chars()).take_while(|(own, typed)| own == typed).count();
        let whole = word == typed;
        let agreeing = if whole { Agreement::Whole } else { Agreement::First(same) };
        self.spellings.has(small(at), doubled, agreeing)
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
            let at = posting.at as usize;
            let entries = if posting.many {
                Entries::Many(self.many.get(at)?)
            } else {
                Entries::Few(NumberList::at(self.few.get(at..)?)?)
            };
            Some(WordPostings { field: posting.field, entries })
        })
    }

    /// Returns the words that a pattern may mean. What was asked for last is remembered: a word is
    /// looked up when a text is understood, when it is searched, and again at every later key.
    pub(super) fn meant(&self, pattern: &Pattern) -> Arc<WordMatches> {
        let (word, how, whole) = (&pattern.word, pattern.how, pattern.is_whole());
        self.recent.get_or_make(
            |of| of.how == how && of.whole == whole && of.word == *word,
            || {
                let found = self.like_through(WordFilter::Letters, pattern);
                let (word, loose) = (word.clone(), OnceLock::new());
                Arc::new(WordMatches { word, how, whole, found, loose })
            },
        )
    }

    /// Returns the matches of the last resort; best those that are most alike.
    pub(super) fn loosely<'m>(
        &self,
        pattern: &Pattern,
        meant: &'m WordMatches,
    ) -> &'m [(usize, MatchQuality)] {
        meant.loose.get_or_init(|| self.loose(pattern))
    }

    /// Returns every word that matches a pattern, with the quality of the match. A filter loses none.
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

    /// Returns the matches of the last resort: the best scored as loose, the others as faint. For a
    /// word in Arabic script they are its Latin spellings.
    fn loose(&self, pattern: &Pattern) -> Vec<(usize, MatchQuality)> {
        if pattern.is_transliterated() {
            let spelt = (0..self.len()).filter(|at| pattern.is_spelt_as(self.word(*at)));
            return spelt.map(|at| (at, MatchQuality::Sound)).collect();
        }
        let scorer = Scorer::default();
        let loose = (0..self.len()).filter(|at| {
            pattern.may_be_loosely(self.masks[*at]) && pattern.is_loosely(self.word(*at))
        });
        let scored: Vec<(usize, i64)> =
            loose.map(|at| (at, scorer.score(pattern, self.word(at)))).collect();
        let best = scored.iter().map(|(_, score)| *score).max();
        let quality = |score| {
            if Some(score) == best { MatchQuality::Loose } else { MatchQuality::Faint }
        };
        scored.into_iter().map(|(at, score)| (at, quality(score))).collect()
    }

    /// Returns the place of a word.
    pub(super) fn place_of(&self, word: &str) -> Option<usize> {
        let at = self.partition(|known| known < word);
        (self.word(at) == word && at < self.len()).then_some(at)
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
            let mut part = Vocabulary::of(1_000);
            for (word, list) in words {
                part.note(TextField::Text, &scribe.runs(list).collect::<Vec<_>>());
                part.push(word, &mut vec![0]);
            }
            part.note(TextField::Text, &[]);
            part.push("nobody", &mut vec![0]);
            part
        };
        let mut all = part([("ambush", 0), ("baqubah", 1)]);
        all.append(part([("convoy", 1), ("diyala", 0)]));
        let postings_of = |at| {
            all.postings_of(at).map(|postings_of| postings_of.entries.len()).collect::<Vec<_>>()
        };
        assert_eq!([0, 1, 2, 3].map(postings_of), [[1_000], [2], [2], [1_000]]);
        assert_eq!(all.beginning("di"), 3..4);
        assert!(all.postings_of(2).all(|postings_of| {
            union([postings_of.entries].into_iter(), 1_000).into_iter().eq([5, 9])
        }));
        assert_eq!(all.len(), 4, "what nobody says is no word");
    }
}
