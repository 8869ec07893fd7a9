//! What the index tells of the archive's words, so that typed texts can be understood.

use strsim::osa_distance;

use super::Index;
use crate::archive::Corpus;
use crate::query::QueryFault;
use crate::query::lookup::NameLookup;
use crate::query::understanding::{ArchiveContext, Lexicon, Understanding, understand};
use crate::words::{How, MatchQuality, Pattern};

/// The most slips in a word that the last resort still finds.
const MOST_SLIPS: usize = 2;

/// The words of an archive with an index.
struct IndexedWords<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
}

impl Lexicon for IndexedWords<'_> {
    fn longest(&self) -> usize {
        self.index.names.longest()
    }

    fn is_name(&self, words: &[&str]) -> bool {
        self.index.names.is_name(words)
    }

    fn sounds_like_name(&self, words: &[&str]) -> bool {
        self.index.names.named(words).is_some()
    }

    fn finds(&self, word: &str) -> bool {
        let vocabulary = &self.index.vocabulary;
        if !vocabulary.beginning(word).is_empty() {
            return true;
        }
        let like = vocabulary.like(&Pattern::new(word, How::Plain), true);
        like.into_iter().any(|(at, quality)| match quality {
            MatchQuality::Exact
            | MatchQuality::Prefix
            | MatchQuality::Inflection
            | MatchQuality::Slip
            | MatchQuality::Sound => true,
            // A long word with two slips is meant; letters that only stand in order are chance.
            MatchQuality::Loose | MatchQuality::Faint => {
                osa_distance(word, vocabulary.word(at)) <= MOST_SLIPS
            }
        }) || !self.corpus.waves_named(word).is_empty()
    }
}

impl Index {
    /// Understands a typed text: dates and numbers in words, question words, and words that the
    /// archive does not have. Texts in `taken_back` are read as plain words. The corpus must be the
    /// one that the index was built from.
    ///
    /// # Errors
    ///
    /// Where the text cannot be read.
    pub fn understand(
        &self,
        corpus: &Corpus,
        typed: &str,
        taken_back: &[String],
    ) -> Result<Understanding, QueryFault> {
        let archive = ArchiveContext {
            names: &NameLookup::of(corpus.taxonomy()),
            last_day: corpus.cover().days().and_then(|days| days.to),
            lexicon: &IndexedWords { index: self, corpus },
        };
        understand(typed, &archive, taken_back)
    }
}
