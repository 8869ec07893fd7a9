//! The last resort: letters in order with others between them, scored by the client's matcher.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::likeness::Pattern;

/// Scores loose matches with the client's matcher.
#[derive(Default)]
pub struct Scorer(SkimMatcherV2);

impl Scorer {
    /// Scores a word of a name while the user types, if the letters occur in order or the word is
    /// two slips away. Names are few, so every candidate is wanted.
    pub(super) fn last_resort(&self, pattern: &Pattern, word: &str) -> Option<i64> {
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
pub(super) fn in_order(letters: &[char], word: &str) -> bool {
    let mut rest = word.chars();
    letters.iter().all(|letter| rest.any(|c| c == *letter))
}

#[cfg(test)]
mod tests {
    use super::super::likeness::How;
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
