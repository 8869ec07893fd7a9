//! Where two common words stand side by side, so that a phrase of common words is an intersection and
//! no text is read for it. A phrase has its first two words at some place, the next two at the second
//! place after that, and so on; its last two overlap where the number of its words is odd.

use roaring::RoaringBitmap;

use super::common_words::CommonWords;
use super::number_list::by_bits;
use super::pair_builder::{PairBuilder, PairKey};
use super::place_list::{self, PlaceList};
use crate::query::searchable_texts::TextField;

/// The pairs of some records.
#[derive(Debug, Default)]
pub(super) struct WordPairs {
    common: CommonWords,
    /// The pairs that occur, sorted, each with the first byte of its places.
    pairs: Vec<(PairKey, u64)>,
    /// All places, as [`PlaceList`]s.
    places: Vec<u8>,
    /// The records that have more words than the places tell apart.
    long: RoaringBitmap,
}

impl WordPairs {
    /// Joins the pairs of threads, which read the records in order.
    pub(super) fn join(common: CommonWords, shares: &[PairBuilder]) -> Self {
        let mut all: Vec<(PairKey, usize, u32)> = Vec::new();
        for (at, share) in shares.iter().enumerate() {
            all.extend(share.pairs().into_iter().map(|(key, number)| (key, at, number)));
        }
        all.sort_unstable();
        // The codes take less room than what was noted; a list of its own begins with a few bytes.
        let room = shares.iter().map(PairBuilder::bytes).sum::<usize>();
        let (mut pairs, mut bytes) = (Vec::new(), Vec::with_capacity(room));
        let mut places = Vec::new();
        for same in all.chunk_by(|a, b| a.0 == b.0) {
            places.clear();
            places.extend(same.iter().flat_map(|(_, at, number)| shares[*at].places(*number)));
            pairs.push((same[0].0, bytes.len() as u64));
            place_list::write(&mut bytes, &places);
        }
        pairs.shrink_to_fit();
        bytes.shrink_to_fit();
        let long = shares.iter().flat_map(|share| share.long.iter().copied());
        Self { common, pairs, places: bytes, long: long.collect() }
    }

    /// Returns the records of which one text of a field has the words in a row, and those that must
    /// be read to know; none if not all of the words are common.
    pub(super) fn in_a_row(
        &self,
        words: &[String],
        field: TextField,
        records: usize,
    ) -> Option<(RoaringBitmap, &RoaringBitmap)> {
        let numbers: Option<Vec<u16>> = words.iter().map(|word| self.common.number(word)).collect();
        let numbers = numbers.filter(|numbers| numbers.len() > 1)?;
        let last = numbers.len() - 2;
        let firsts = (0..last).step_by(2).chain([last]);
        let lists = firsts.map(|at| {
            let key = PairKey::of(field, numbers[at], numbers[at + 1]);
            (self.places_of(key), u64::try_from(at).unwrap_or(0))
        });
        let mut lists: Vec<(PlaceList<'_>, u64)> = lists.collect();
        // The fewest places come first: nothing is kept of a longer list that a shorter one lacks.
        lists.sort_by_key(|(places, _)| places.len());
        let ((shortest, offset), others) = lists.split_first()?;
        let found = if others.is_empty() {
            marked(shortest.places().map(|(record, _)| record), shortest.len(), records)
        } else {
            let mut starts = Vec::with_capacity(shortest.len());
            starts.extend(self::starts(*shortest, *offset));
            for (places, offset) in others {
                keep_common(&mut starts, self::starts(*places, *offset));
            }
            let count = starts.len();
            let numbers = starts.into_iter().map(|start| u32::try_from(start >> BITS));
            marked(numbers.map_while(Result::ok), count, records)
        };
        Some((found, &self.long))
    }

    /// Returns where a pair stands: nowhere if it does not occur.
    fn places_of(&self, key: PairKey) -> PlaceList<'_> {
        let at = self.pairs.binary_search_by_key(&key, |(pair, _)| *pair).ok();
        let start = at.and_then(|at| usize::try_from(self.pairs[at].1).ok());
        let bytes = start.and_then(|start| self.places.get(start..));
        bytes.and_then(PlaceList::at).unwrap_or_default()
    }
}

/// A place and a record are one number; places have fewer bits than that.
const BITS: u32 = 20;

/// Returns where a phrase would begin that has a pair at an offset, in order.
fn starts(places: PlaceList<'_>, offset: u64) -> impl Iterator<Item = u64> {
    places.places().filter_map(move |(record, place)| {
        let place = u64::from(place).checked_sub(offset)?;
        Some(u64::from(record) << BITS | place)
    })
}

/// Keeps the numbers that another list in order has, too.
fn keep_common(numbers: &mut Vec<u64>, mut others: impl Iterator<Item = u64>) {
    let mut other = others.next();
    numbers.retain(|number| {
        while let Some(before) = other
            && before < *number
        {
            other = others.next();
        }
        other == Some(*number)
    });
}

/// Collects numbers that come in order, about so many of them.
fn marked(numbers: impl Iterator<Item = u32>, count: usize, records: usize) -> RoaringBitmap {
    if count < records / 64 {
        let mut numbers: Vec<u32> = numbers.collect();
        numbers.dedup();
        return RoaringBitmap::from_sorted_iter(numbers).unwrap_or_default();
    }
    by_bits(numbers, records)
}

#[cfg(test)]
mod tests {
    use super::super::row::WordSequence;
    use super::*;
    use crate::words::words;

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 500, ..Default::default() })]

        #[test]
        fn a_row_is_found_where_the_texts_have_it(
            texts in proptest::collection::vec("[abcx]( [abcx]){0,9}", 1..30), row in "[abc]( [abc]){1,5}"
        ) {
            let common = CommonWords::from(["a", "b", "c"].as_slice());
            let number = |word: &String| match word.as_str() {
                "a" => 1,
                "b" => 3,
                "c" => 0,
                _ => 2,
            };
            // Two texts to a record, two threads.
            let (mut one, mut two) = (PairBuilder::default(), PairBuilder::default());
            for part in [&mut one, &mut two] {
                part.learn([1, 3, 0].into_iter(), 9);
            }
            let half = texts.len() / 4 * 2;
            for (at, text) in texts.iter().enumerate() {
                let row: Vec<u32> = words(text).iter().map(number).collect();
                let part = if at < half { &mut one } else { &mut two };
                part.note(TextField::Text, &row, u32::try_from(at / 2).unwrap());
            }
            one.close();
            two.close();
            let pairs = WordPairs::join(common, &[one, two]);
            let row = words(&row);
            let sequence = WordSequence::new(&row);
            let said = texts.iter().enumerate().filter(|(_, text)| sequence.stands_in(text));
            let said: RoaringBitmap = said.map(|(at, _)| u32::try_from(at / 2).unwrap()).collect();
            let (found, unsure) = pairs.in_a_row(&row, TextField::Text, texts.len()).unwrap();
            proptest::prop_assert_eq!(found, said);
            proptest::prop_assert!(unsure.is_empty());
            let (found, _) = pairs.in_a_row(&row, TextField::Area, texts.len()).unwrap();
            proptest::prop_assert!(found.is_empty());
        }
    }

    #[test]
    fn a_record_of_very_many_words_is_read() {
        let mut part = PairBuilder::default();
        part.learn([0].into_iter(), 6);
        part.note(TextField::Text, &[0, 0], 4);
        part.note(TextField::Text, &vec![0; 70_000], 5);
        part.close();
        let pairs = WordPairs::join(CommonWords::from(["a"].as_slice()), &[part]);
        let both = ["a".to_owned(), "a".to_owned()];
        let (_, unsure) = pairs.in_a_row(&both, TextField::Text, 6).unwrap();
        assert!(unsure.iter().eq([5]));
        assert!(pairs.in_a_row(&["a".to_owned(), "b".to_owned()], TextField::Text, 6).is_none());
    }
}
