//! Which words are one slip from a given one, in any script and from four letters on. For short lists:
//! in the many words of texts a shorter word has too many neighbours.

use super::opposite::are_opposites;
use super::slip::letter_mask;
use super::slip::one_slip;
use super::tokens::LONGEST;

/// The fewest letters of both words.
const SHORTEST: usize = 4;

/// A folded word, prepared for comparison with others.
pub struct SlipsOfWord<'w> {
    word: &'w str,
    letters: Vec<char>,
    mask: u32,
}

impl<'w> SlipsOfWord<'w> {
    /// Prepares a folded word; none if it is short, long or has digits.
    pub fn of(word: &'w str) -> Option<Self> {
        let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
        let fits = (SHORTEST..=LONGEST).contains(&letters.len());
        let plain = fits && !letters.iter().any(|c| c.is_numeric());
        plain.then(|| Self { word, letters, mask: letter_mask(word) })
    }

    /// Returns true if a folded word with these letters is one slip away and not the opposite.
    pub fn has(&self, other: &str, mask: u32) -> bool {
        if (self.mask & !mask).count_ones() > 1 || (mask & !self.mask).count_ones() > 1 {
            return false;
        }
        let letters: Vec<char> = other.chars().collect();
        (SHORTEST..=LONGEST).contains(&letters.len())
            && letters.len().abs_diff(self.letters.len()) <= 1
            && one_slip(&self.letters, &letters).is_some()
            && !are_opposites(self.word, other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    fn one(word: &str, other: &str) -> bool {
        let (word, other) = (words(word).remove(0), words(other).remove(0));
        SlipsOfWord::of(&word).is_some_and(|slips| slips.has(&other, letter_mask(&other)))
    }

    #[test]
    fn one_slip_is_forgiven_in_any_script() {
        for (word, other) in
            [("ديالا", "ديالى"), ("كركوم", "كركوك"), ("haqni", "haqqani"), ("shaebi", "shaabi")]
        {
            assert!(one(word, other), "{word} {other}");
        }
        for (word, other) in [("mai", "mali"), ("claimed", "unclaimed"), ("sinai", "syria")] {
            assert!(!one(word, other), "{word} {other}");
        }
    }
}
