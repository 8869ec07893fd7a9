//! What the index tells of the archive's words, so that typed texts can be understood.

use super::Index;
use super::vocabulary::Vocabulary;
use crate::archive::Corpus;
use crate::cover::Scope;
use crate::query::QueryFault;
use crate::query::ast::{Query, QueryNode, Word};
use crate::query::lookup::NameLookup;
use crate::query::plan::{PlanStep, Predicate, plan};
use crate::query::understanding::{ArchiveContext, Lexicon, Understanding, understand};
use crate::words::{How, MatchQuality, Pattern, within_two_slips};

/// The words of an archive with an index.
pub(super) struct IndexedWords<'a> {
    pub(super) index: &'a Index,
    pub(super) corpus: &'a Corpus,
}

impl Lexicon for IndexedWords<'_> {
    fn longest(&self) -> usize {
        self.index.names.longest()
    }

    fn is_name(&self, words: &[&str]) -> bool {
        // Several words within a longer name are no names each.
        let is_part = || words.len() > 1 && self.index.is_part_of_name(words, self.corpus);
        self.index.names.is_name(words) || is_part()
    }

    fn places(&self, words: &[&str]) -> Vec<Scope> {
        self.index.names.places(words, self.corpus.taxonomy())
    }

    fn is_kind(&self, word: &str) -> bool {
        self.corpus.taxonomy().find_kind(word).is_some()
    }

    fn is_event(&self, word: &str) -> bool {
        let names = &self.index.names;
        let is_known = |word: &str| self.index.is_known(word);
        let guessed = || names.guessed(&[word], &[None], &is_known).map(|guess| guess.named);
        let named = names.named(&[word]).or_else(guessed).into_iter().flatten();
        let mut named = named.filter(|what| !matches!(what, Predicate::Says(..))).peekable();
        let is_event = |what: &Predicate| matches!(what, Predicate::Kind(_) | Predicate::Tactic(_));
        named.peek().is_some() && named.all(is_event)
    }

    fn sounds_like_name(&self, words: &[&str]) -> bool {
        let names = &self.index.names;
        if let Some(named) = names.named(words) {
            return self.index.has_any(named, self.corpus);
        }
        let is_known = |word: &str| self.index.is_known(word);
        let mended = words.iter().map(|word| names.guesses().mended(word, &is_known));
        let mended: Vec<_> = mended.collect();
        let guess = names.guessed(words, &mended, &is_known);
        guess.is_some_and(|guess| self.index.has_any(guess.named, self.corpus))
            || self.index.is_said_together(words)
    }

    fn says_in_a_row(&self, words: &[&str]) -> bool {
        let row = QueryNode::Word(Word::Phrase(words.join(" ").into()));
        let found = self.index.search(self.corpus, &Query { root: row }, 1, &|| false);
        found.is_some_and(|found| found.records() > 0)
    }

    fn finds(&self, word: &str) -> bool {
        let both = [&self.index.entries.vocabulary, &self.index.passages.vocabulary];
        let pattern = self.index.names.pattern(word);
        if !pattern.is_whole()
            && both.iter().any(|vocabulary| !vocabulary.beginning(word).is_empty())
        {
            return true;
        }
        both.iter().any(|vocabulary| has_like(vocabulary, &pattern))
            || pattern.how == How::Plain && !self.corpus.waves_named(word).is_empty()
    }
}

/// Returns whether some word of a vocabulary is meant by a typed one.
fn has_like(vocabulary: &Vocabulary, pattern: &Pattern) -> bool {
    let meant = vocabulary.meant(pattern);
    // A long word with two slips is meant; letters that only stand in order are chance.
    !meant.found.is_empty()
        || vocabulary.loosely(pattern, &meant).iter().any(|(at, quality)| {
            *quality < MatchQuality::Loose
                || within_two_slips(&pattern.letters, vocabulary.word(*at))
        })
}

impl Index {
    /// Returns true if some text has a folded word, a form of it or one like it.
    fn is_known(&self, word: &str) -> bool {
        let pattern = self.names.pattern(word);
        let both = [&self.entries.vocabulary, &self.passages.vocabulary];
        both.iter().any(|vocabulary| !vocabulary.meant(&pattern).found.is_empty())
    }

    /// Returns true if two words in Arabic script, neither of which is known, are together a word of
    /// some text in Latin letters: `جلال آباد` and `Jalalabad`.
    fn is_said_together(&self, words: &[&str]) -> bool {
        let [one, other] = words else { return false };
        let together = Pattern::new(&[*one, *other].concat(), How::Plain);
        together.is_transliterated()
            && !words.iter().any(|word| self.is_known(word))
            && [&self.entries.vocabulary, &self.passages.vocabulary].into_iter().any(|known| {
                let meant = known.meant(&together);
                meant.found.is_empty() && !known.loosely(&together, &meant).is_empty()
            })
    }

    /// Returns true if words, not all of which are known, stand within the name of something that some
    /// record has.
    fn is_part_of_name(&self, words: &[&str], corpus: &Corpus) -> bool {
        let is_known = |word: &str| self.is_known(word);
        let part = self.names.guesses().part(words, &is_known);
        part.is_some_and(|part| self.has_any(part.named, corpus))
    }

    /// Returns true if some record has something of what words name.
    fn has_any(&self, named: &[Predicate], corpus: &Corpus) -> bool {
        named.iter().any(|what| {
            !self.entries.columns.having(what, corpus).is_empty()
                || !self.passages.columns.having(what, corpus).is_empty()
        })
    }

    /// Resolves a query with the words of the archive.
    pub(super) fn plan(&self, query: &Query, corpus: &Corpus) -> PlanStep {
        plan(query, corpus, &self.names, &|word| self.is_known(word))
    }

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
