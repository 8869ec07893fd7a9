//! The words of a vocabulary that a typed word may mean, as one look through it finds them.

use std::sync::OnceLock;

use super::recent::Weighed;
use super::vocabulary::Vocabulary;
use crate::words::{How, MatchQuality, Pattern};

/// The words that a typed word may mean.
#[derive(Debug)]
pub(super) struct WordMatches {
    pub(super) word: String,
    pub(super) how: How,
    /// Whether the word was taken for a whole name.
    pub(super) whole: bool,
    /// The places of the words with the quality of each, slips among them.
    pub(super) found: Vec<(usize, MatchQuality)>,
    /// Those of the last resort, once they were asked for.
    pub(super) loose: OnceLock<Vec<(usize, MatchQuality)>>,
}

impl Weighed for WordMatches {
    const MOST_BYTES: usize = 2 << 20;

    fn bytes(&self) -> usize {
        let loose = self.loose.get().map_or(0, Vec::len);
        (self.found.len() + loose) * size_of::<(usize, MatchQuality)>()
    }
}

impl WordMatches {
    /// Returns true if some of the words is the typed one or a form of it: then no slip is meant.
    pub(super) fn is_there(&self, pattern: &Pattern, vocabulary: &Vocabulary) -> bool {
        self.itself(pattern, vocabulary).next().is_some()
    }

    /// Returns those of the words that are the typed one or a form of it.
    pub(super) fn itself(
        &self,
        pattern: &Pattern,
        vocabulary: &Vocabulary,
    ) -> impl Iterator<Item = usize> {
        let itself = self.found.iter().filter(|(at, quality)| match quality {
            MatchQuality::Exact | MatchQuality::Inflection => true,
            MatchQuality::Prefix => pattern.is_inflection_of(vocabulary.word(*at)),
            MatchQuality::Slip
            | MatchQuality::Sound
            | MatchQuality::Loose
            | MatchQuality::Faint => false,
        });
        itself.map(|(at, _)| *at)
    }

    /// Returns those of the words that begin with the typed one.
    pub(super) fn begun(&self) -> impl Iterator<Item = usize> {
        let begun = self.found.iter().filter(|(_, quality)| *quality == MatchQuality::Prefix);
        begun.map(|(at, _)| *at)
    }

    /// Returns the matches of a pattern of the same word, which may forgive less.
    pub(super) fn of(
        &self,
        pattern: &Pattern,
        vocabulary: &Vocabulary,
    ) -> Vec<(usize, MatchQuality)> {
        if pattern.forgives() {
            return self.found.clone();
        }
        // Without its slip a word may still sound like it, or sound like it and be spelt otherwise.
        let anew = self.found.iter().filter_map(|(at, quality)| match quality {
            MatchQuality::Slip | MatchQuality::Sound => {
                Some((*at, pattern.quality(vocabulary.word(*at))?))
            }
            MatchQuality::Exact
            | MatchQuality::Prefix
            | MatchQuality::Inflection
            | MatchQuality::Loose
            | MatchQuality::Faint => Some((*at, *quality)),
        });
        anew.collect()
    }
}
