//! Which words an archive knows: its names and the words of its texts.

use std::borrow::Borrow as _;

use super::{ArchiveContext, Understanding, understand};
use crate::archive::Corpus;
use crate::cover::Scope;
use crate::digest::Taxonomy;
use crate::query::QueryFault;
use crate::query::lookup::NameLookup;
use crate::words::{may_deny, stem};

/// The words of an archive.
pub trait Lexicon {
    /// Returns the number of words in the longest name.
    fn longest(&self) -> usize;

    /// Returns true if the folded words are a name of the taxonomy.
    fn is_name(&self, words: &[&str]) -> bool;

    /// Returns the theatre, or else the areas, that the folded words are the name of, if they name
    /// nothing else.
    fn places(&self, words: &[&str]) -> Vec<Scope>;

    /// Returns true if a word names a kind of entries.
    fn is_kind(&self, word: &str) -> bool;

    /// Returns true if a folded word names what happens: a kind of entries or a tactic.
    fn is_event(&self, word: &str) -> bool;

    /// Returns true if the folded words are a name of something in the taxonomy that some record has,
    /// or sound like one.
    fn sounds_like_name(&self, words: &[&str]) -> bool;

    /// Returns true if some text has folded words in a row.
    fn says_in_a_row(&self, words: &[&str]) -> bool;

    /// Returns true if a folded word finds anything in the archive, in whatever way.
    fn finds(&self, word: &str) -> bool;

    /// Returns true if a folded word, which the archive does not have, denies one that it has. Such a
    /// word is never left out: without `unclaimed`, the claimed would be found.
    fn denies(&self, word: &str) -> bool {
        // A word that is there is found at once; what is behind its prefix mostly is none, and is
        // sought long.
        !self.finds(word) && may_deny(word, |rest| self.finds(rest))
    }
}

/// The longest name that is looked for without an index.
const LONGEST: usize = 6;

/// The names of a taxonomy, where nothing is known of the texts: every word may be in them.
struct NamesAlone<'t>(&'t Taxonomy);

impl Lexicon for NamesAlone<'_> {
    fn longest(&self) -> usize {
        LONGEST
    }

    fn is_name(&self, words: &[&str]) -> bool {
        let name = words.join(" ");
        let (taxonomy, name) = (self.0, name.borrow());
        taxonomy.find_theatre(name).is_some()
            || taxonomy.areas_called(name).next().is_some()
            || taxonomy.find_kind(name).is_some()
            || taxonomy.find_tactic(name).is_some()
            || taxonomy.find_actor(name).is_some()
    }

    /// Until it is known what the words are in the texts, no place is read from them.
    fn places(&self, _: &[&str]) -> Vec<Scope> {
        Vec::new()
    }

    fn is_kind(&self, word: &str) -> bool {
        self.0.find_kind(word).is_some()
    }

    fn is_event(&self, word: &str) -> bool {
        let forms = [word, stem(word)];
        forms
            .iter()
            .any(|word| self.0.find_kind(word).is_some() || self.0.find_tactic(word).is_some())
    }

    fn sounds_like_name(&self, words: &[&str]) -> bool {
        self.is_name(words)
    }

    fn says_in_a_row(&self, _: &[&str]) -> bool {
        false
    }

    fn finds(&self, _: &str) -> bool {
        true
    }
}

/// Understands a typed text before there is an index to ask: dates, numbers and fillers as with
/// one, while every other word is required.
///
/// # Errors
///
/// Where the text cannot be read.
pub fn understand_without_index(
    typed: &str,
    corpus: &Corpus,
    taken_back: &[String],
) -> Result<Understanding, QueryFault> {
    let archive = ArchiveContext {
        names: &NameLookup::of(corpus.taxonomy()),
        last_day: corpus.cover().days().and_then(|days| days.to),
        lexicon: &NamesAlone(corpus.taxonomy()),
    };
    understand(typed, &archive, taken_back)
}
