//! The last resort: letters in order with others between them, scored by the client's matcher.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::irregular::irregular;
use super::likeness::{How, Pattern};
use super::opposite::are_opposites;
use super::slip::within_two_slips;

/// Scores loose matches with the client's matcher.
#[derive(Default)]
pub struct Scorer(SkimMatcherV2);

impl Scorer {
    /// Scores a word of a name while the user types, if the letters occur in order or the word is
    /// two slips away. Names are few, so every candidate is wanted.
    pub fn last_resort(&self, pattern: &Pattern, word: &str) -> Option<i64> {
        let scattered = self.0.fuzzy_match(word, &pattern.word);
        let scattered = scattered.filter(|_| pattern.letters.len() > 1);
        scattered.or_else(|| pattern.is_loosely(word).then_some(0))
    }

    /// Returns the score; higher is better. Two slips that break the order of letters score 0.
    pub fn score(&self, pattern: &Pattern, word: &str) -> i64 {
        self.0.fuzzy_match(word, &pattern.word).unwrap_or(0)
    }

    /// Returns the places of the letters that match loosely, in order; for two slips, the places of
    /// the letters that both words share.
    pub fn letters(&self, pattern: &Pattern, word: &str) -> Vec<usize> {
        match self.0.fuzzy_indices(word, &pattern.word) {
            Some((_, letters)) => letters,
            None => shared(&pattern.letters, &word.chars().collect::<Vec<_>>()),
        }
    }
}

/// Words shorter than these bounds have too many neighbours.
const SHORTEST_LOOSE: usize = 4;
/// A word of no more letters is looked for loosely only if it has no vowels, as `bqbh`.
const LONGEST_SHORT: usize = 5;
const SHORTEST_TWO_SLIPS: usize = 7;

impl Pattern {
    /// Cheaply rules out loose matches: false if a word with these letters cannot match loosely.
    pub fn may_be_loosely(&self, mask: u32) -> bool {
        (self.mask & !mask).count_ones() <= 2
    }

    /// Returns false for a word that is whole: a name, or a known form of an English verb is no typing error,
    /// and a short word with its vowels is no abbreviation of a longer one.
    fn is_unclear(&self) -> bool {
        let is_short = self.letters.len() <= LONGEST_SHORT;
        let has_vowel = self.letters.iter().any(|letter| "aeiou".contains(*letter));
        !self.is_english
            && self.whole.is_none()
            && irregular(&self.word).is_none()
            && !(is_short && has_vowel)
    }

    /// Returns the word without the ending of a verb: in `seizing` two slips would leave little.
    fn bare(&self) -> &str {
        let endings = ["ing", "ed"];
        endings.iter().find_map(|ending| self.word.strip_suffix(ending)).unwrap_or(&self.word)
    }

    /// Tests the last resort: the same first letter and all letters in order in a word at most
    /// twice as long, or two slips within a long word. Never an opposite.
    pub fn is_loosely(&self, word: &str) -> bool {
        // `10,000` is another number than `150,000`, not another spelling of it.
        let number = self.letters.iter().any(|c| c.is_numeric());
        let is_whole = number || !self.is_unclear();
        if self.how != How::Plain || self.letters.len() < SHORTEST_LOOSE || is_whole {
            return false;
        }
        let count = word.chars().count();
        let scattered = count <= 2 * self.letters.len()
            && word.chars().next() == self.letters.first().copied()
            && in_order(&self.letters, word);
        // Two slips of which one changes an end make another word: `Ramadan` and `Ramadi`.
        let ends_agree = word.chars().next() == self.letters.first().copied()
            && word.chars().next_back() == self.letters.last().copied();
        let two_slips = self.forgives()
            && self.bare().len() >= SHORTEST_TWO_SLIPS
            && ends_agree
            && count.abs_diff(self.letters.len()) <= 2
            && within_two_slips(&self.letters, word);
        (scattered || two_slips) && !are_opposites(&self.word, word)
    }
}

/// Returns the places in `word` of a longest common subsequence with `asked`.
fn shared(asked: &[char], word: &[char]) -> Vec<usize> {
    // `behind[a][w]` is the length of a longest common subsequence from `a` and `w` on.
    let mut behind = vec![vec![0_usize; word.len() + 1]; asked.len() + 1];
    for (a, c) in asked.iter().enumerate().rev() {
        for (w, d) in word.iter().enumerate().rev() {
            behind[a][w] = if c == d {
                behind[a + 1][w + 1] + 1
            } else {
                behind[a + 1][w].max(behind[a][w + 1])
            };
        }
    }
    let (mut a, mut found) = (0, Vec::new());
    for (w, d) in word.iter().enumerate() {
        while a < asked.len() && asked[a] != *d && behind[a + 1][w] == behind[a][w] {
            a += 1;
        }
        if asked.get(a) == Some(d) {
            found.push(w);
            a += 1;
        }
    }
    found
}

/// Returns whether a word contains these letters in this order.
fn in_order(letters: &[char], word: &str) -> bool {
    let mut rest = word.chars();
    letters.iter().all(|letter| rest.any(|c| c == *letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_match_loosely_are_known_by_their_places() {
        let letters =
            |query, word| Scorer::default().letters(&Pattern::new(query, How::Plain), word);
        assert_eq!(letters("bqbh", "baqubah"), [0, 2, 4, 6]);
        assert_eq!(letters("bakobah", "baqubah"), [0, 1, 4, 5, 6]);
        assert_eq!(letters("zawahri", "zwahary"), [0, 1, 2, 3, 5], "in the order of both");
    }
}
