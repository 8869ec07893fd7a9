//! Numbers words in the order in which they are met while an archive is read.
//!
//! Most words are short, and a short word is its own key, so that looking it up follows no pointer.
//! Reading an archive does this more often than anything else.

use std::hash::Hasher as _;

use super::hash::{Fast, Map};

/// The numbers of words.
#[derive(Default)]
pub(super) struct Words {
    short: Map<u128, u32>,
    long: Map<Box<str>, u32>,
    /// The short words that were met last, each at the place that its letters name: most of what a text
    /// says is said again soon, and the table of all words does not fit where memory is near.
    met: Vec<(u128, u32)>,
}

/// How many words are remembered as met.
const MET: usize = 1 << 10;

/// The longest short key; the last byte of a key is the length of the word.
const SHORT: usize = 15;

impl Words {
    pub(super) fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// Returns the number of a word, and whether the word is new.
    pub(super) fn number(&mut self, word: &str) -> (u32, bool) {
        let fresh = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let number = match key(word) {
            Some(key) => {
                let place = place(key);
                if let Some((known, number)) = self.met.get(place)
                    && *known == key
                {
                    return (*number, false);
                }
                let number = *self.short.entry(key).or_insert(fresh);
                self.met.resize(MET, (0, 0));
                self.met[place] = (key, number);
                number
            }
            None => match self.long.get(word) {
                Some(known) => *known,
                None => *self.long.entry(word.into()).or_insert(fresh),
            },
        };
        (number, number == fresh)
    }

    /// Passes on every word with its number, in no order.
    pub(super) fn into_all(self, mut give: impl FnMut(&str, u32)) {
        for (key, number) in self.short {
            let bytes = key.to_le_bytes();
            let word = bytes.get(..usize::from(bytes[SHORT])).unwrap_or(&[]);
            give(std::str::from_utf8(word).unwrap_or(""), number);
        }
        for (word, number) in self.long {
            give(&word, number);
        }
    }
}

/// Returns where a word is remembered.
fn place(key: u128) -> usize {
    let mut hash = Fast::default();
    hash.write_u128(key);
    usize::try_from(hash.finish() % MET as u64).unwrap_or(0)
}

fn key(word: &str) -> Option<u128> {
    let mut key = [0; SHORT + 1];
    key.get_mut(..word.len()).filter(|_| word.len() <= SHORT)?.copy_from_slice(word.as_bytes());
    key[SHORT] = u8::try_from(word.len()).ok()?;
    Some(u128::from_le_bytes(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_length_keep_their_numbers() {
        let mut words = Words::default();
        let all =
            ["ied", "iedd", "counterterrorism", "counterterroris", "بعقوبه", "تنظيمالدولهالاسلاميه"];
        let numbers: Vec<_> = all.iter().map(|word| words.number(word)).collect();
        assert!(numbers.iter().zip(0..).all(|(number, at)| *number == (at, true)));
        assert!(all.iter().zip(0..).all(|(word, at)| words.number(word) == (at, false)));
        let word = |at: u32| format!("w{at}");
        let many: Vec<u32> = (0..5_000).map(|at| words.number(&word(at)).0).collect();
        assert!(many.iter().zip(6..).all(|(number, at)| *number == at));
        let again = |at: u32| words.number(&word(at));
        assert!((0..5_000).map(again).zip(6..).all(|(known, at)| known == (at, false)));
        let mut back: Vec<(u32, String)> = Vec::new();
        words.into_all(|word, at| back.push((at, word.to_owned())));
        back.sort_unstable();
        assert!(back.iter().take(6).map(|(_, word)| word.as_str()).eq(all));
    }
}
