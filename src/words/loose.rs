//! The last resort: letters in order with others between, scored by the client's matcher.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::likeness::Pattern;

/// How well words match that match loosely, as the client's matcher scores it.
#[derive(Default)]
pub struct Scorer(SkimMatcherV2);

impl Scorer {
    /// How well a word of a name matches while one types, if its letters are there in order or it is
    /// two slips away: of so few names every one that may be meant is wanted.
    pub(super) fn last_resort(&self, pattern: &Pattern, word: &str) -> Option<i64> {
        let scattered = self.0.fuzzy_match(word, &pattern.word);
        let scattered = scattered.filter(|_| pattern.letters.len() > 1);
        scattered.or_else(|| pattern.is_loosely(word).then_some(0))
    }

    /// Higher is better; two slips that keep no order score nothing.
    pub fn score(&self, pattern: &Pattern, word: &str) -> i64 {
        self.0.fuzzy_match(word, &pattern.word).unwrap_or(0)
    }

    /// The letters of a word that match loosely, in order; of two slips those that both words share.
    pub fn letters(&self, pattern: &Pattern, word: &str) -> Vec<usize> {
        match self.0.fuzzy_indices(word, &pattern.word) {
            Some((_, letters)) => letters,
            None => shared(&pattern.letters, &word.chars().collect::<Vec<_>>()),
        }
    }
}

/// The places in a word of a longest run of letters that it shares with another, in their order.
fn shared(asked: &[char], word: &[char]) -> Vec<usize> {
    // How many letters are shared behind two places.
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

/// Whether a word has some letters in their order.
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
