//! Credit for words that a record says side by side, as they were typed: `school bus` is meant before a
//! school and somewhere a bus. Only the best records are read for it, so that it costs the same however
//! many there are; whether a phrase stands in a text is for `row`.

use super::rank::Ranked;
use super::record_set::RecordColumns;
use crate::archive::Corpus;
use crate::query::plan::{PlanStep, Term};
use crate::query::understanding::only_joins;
use crate::words::{How, Tokenizer, stem};

/// The most records that are read: the first that a screen shows. A key waits for them.
pub(super) const READ: usize = 24;
/// The points of two words side by side: a little more than what tells a word in one of the best fields
/// from one in running text, and less than what tells an event from a text that only names it.
const SIDE_BY_SIDE: u32 = 24;
/// The most words that are looked for side by side.
const MOST_WORDS: usize = 64;
/// So many first letters are the same in two forms of a word.
const SAME: usize = 3;

/// The plain words of a query, of which some follow each other.
pub(super) struct TypedRow<'p> {
    words: Vec<&'p str>,
    /// The words, each a bit, that follow the one before.
    following: u64,
}

impl<'p> TypedRow<'p> {
    /// Finds the words of some steps; none where no word follows another.
    pub(super) fn of(steps: &'p [PlanStep]) -> Option<Self> {
        let (mut words, mut following, mut goes_on) = (Vec::new(), 0, false);
        for step in steps {
            let word = plain(step).filter(|_| words.len() < MOST_WORDS);
            if let Some(word) = word {
                if goes_on {
                    following |= 1 << words.len();
                }
                words.push(word);
            }
            goes_on = word.is_some();
        }
        (following != 0).then_some(Self { words, following })
    }

    /// Puts those of the best records first among them that say the words side by side.
    pub(super) fn credit<C: RecordColumns>(
        &self,
        best: &mut [Ranked],
        columns: &C,
        corpus: &Corpus,
    ) {
        let Some(best) = best.get_mut(..READ.min(best.len())) else { return };
        let mut scanner = Tokenizer::<false>::default();
        for (points, number) in &mut *best {
            let mut met = 0;
            columns.texts(corpus, *number, &mut |text| met |= self.met_in(text, &mut scanner));
            *points += met.count_ones() * SIDE_BY_SIDE;
        }
        best.sort_unstable_by_key(|(points, number)| (std::cmp::Reverse(*points), *number));
    }

    /// Returns the words, each a bit, that stand in a text right behind the one before.
    fn met_in(&self, text: &str, scanner: &mut Tokenizer<false>) -> u64 {
        let (mut met, mut before) = (0, 0);
        scanner.scan(text, &mut |token| {
            if token.joined {
                return;
            }
            let mut here: u64 = 0;
            for (at, word) in self.words.iter().enumerate() {
                if is_form(token.word, word) {
                    here |= 1 << at;
                }
            }
            // Who types `prisoner exchange` means prisoners that were exchanged.
            if here == 0 && before != 0 && only_joins(token.word) {
                return;
            }
            met |= before << 1 & here & self.following;
            before = here;
        });
        met
    }
}

/// Returns the word of a step that searches one plain word everywhere.
fn plain(step: &PlanStep) -> Option<&str> {
    let PlanStep::Term(Term { pattern, field: None, written: Some(_), .. }) = step else {
        return None;
    };
    (pattern.how == How::Plain).then_some(pattern.word.as_str())
}

/// Returns true if a word of a text begins with a typed one, or is another form of it.
fn is_form(word: &str, typed: &str) -> bool {
    let begins = |letters: usize| word.as_bytes().get(..letters) == typed.as_bytes().get(..letters);
    word == typed
        || typed.len() >= SAME
            && begins(SAME)
            && (word.starts_with(typed) || stem(word) == stem(typed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn words_count_where_they_stand_as_they_were_typed() {
        let typed = words("school bus attack");
        let words = typed.iter().map(String::as_str).collect();
        let row = TypedRow { words, following: 0b110 };
        let mut scanner = Tokenizer::<false>::default();
        let mut met = |text: &str| row.met_in(text, &mut scanner).count_ones();
        assert_eq!(met("A school-bus was attacked"), 2);
        assert_eq!(met("two school buses; the attack"), 2);
        assert_eq!(met("the bus of a school"), 0);
        assert_eq!(met("a school. In the bus"), 1, "small words between them do not count");
        assert_eq!(met("the bus attacks school"), 1);
    }
}
