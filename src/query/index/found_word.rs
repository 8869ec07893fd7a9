//! What a word of a query finds among the records of one sort. It is kept while a text is typed: the
//! words before the last one stay as they are, and where few records have all of the words, each is
//! asked again by itself.

use std::cmp::Reverse;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::rank::RankLevels;
use super::recent::Weighed;
use super::vocabulary::Vocabulary;
use super::word_matches::WordMatches;
use crate::query::plan::Term;
use crate::query::replaced::Replaced;
use crate::words::{MatchQuality, Pattern};

/// A word with the records that it finds.
#[derive(Debug)]
pub(super) struct FoundWord {
    pub(super) term: Term,
    /// The word as it is meant in this archive: of a word that is there, neither a slip nor
    /// another word of its sound is looked for.
    pub(super) pattern: Pattern,
    /// The records by how well they match.
    pub(super) levels: Arc<RankLevels>,
    /// All of them.
    pub(super) all: Arc<RoaringBitmap>,
    /// The worst match.
    pub(super) last: Option<MatchQuality>,
    /// The words that stand for it if nothing has it as it was typed, as places in the vocabulary.
    pub(super) stand_ins: Vec<usize>,
    /// Whether some record has it as it was typed, or in another form.
    pub(super) is_there: bool,
}

impl FoundWord {
    /// Returns true if it is the answer to a term, however that was written.
    pub(super) fn answers(&self, term: &Term) -> bool {
        self.term.pattern.word == term.pattern.word
            && self.term.pattern.how == term.pattern.how
            && self.term.pattern.is_whole() == term.pattern.is_whole()
            && self.term.field == term.field
            && self.term.named == term.named
            && self.term.doubled == term.doubled
    }
}

impl Weighed for FoundWord {
    const MOST_BYTES: usize = 16 << 20;

    fn bytes(&self) -> usize {
        // Two bytes a number, or else a bit for each number up to the last.
        let bytes =
            |list: &RoaringBitmap| (list.len() * 2).min(u64::from(list.max().unwrap_or(0)) / 8);
        let lists = self.levels.iter().map(|(_, list)| list).chain([&*self.all]);
        usize::try_from(lists.map(bytes).sum::<u64>()).unwrap_or(usize::MAX)
    }
}

/// A word looked up in the vocabulary of some records, and in that of the others.
#[expect(clippy::struct_excessive_bools, reason = "each is another thing that is said of the word")]
pub(super) struct WordLookup {
    pub(super) pattern: Pattern,
    pub(super) like: Vec<(usize, MatchQuality)>,
    /// True if these or the others have the word as it was typed, or in another form.
    pub(super) is_there: bool,
    /// True if the archive has these letters, and not only another form of the word.
    is_itself: bool,
    /// True if the archive has it, but writes other letters double.
    spelt_otherwise: bool,
    /// True if words of the archive begin with its letters, but all write others of them double.
    begun_otherwise: bool,
}

impl WordLookup {
    pub(super) fn of(term: &Term, records: &Vocabulary, others: &Vocabulary) -> Self {
        let typed = &term.pattern;
        let (meant, beside) = (records.meant(typed), others.meant(typed));
        // A word that either sort of record has is no slip for the other.
        let is_there = meant.is_there(typed, records) || beside.is_there(typed, others);
        let may_err = typed.forgives() || typed.sound().is_some();
        let pattern =
            if is_there && may_err { typed.clone().as_it_stands() } else { typed.clone() };
        let mut like = meant.of(&pattern, records);
        // The last resort is taken only for words that the others lack, too.
        if like.is_empty() && term.named.is_empty() && beside.of(&pattern, others).is_empty() {
            like = records.loosely(&pattern, &meant).to_vec();
        }
        let is_written = |vocabulary: &Vocabulary| vocabulary.place_of(&typed.word).is_some();
        let is_itself = is_written(records) || is_written(others);
        let spelt_otherwise = is_there
            && term.written.is_some()
            && term.doubled.is_some_and(|doubled| {
                let spells = |meant: &WordMatches, known: &Vocabulary| {
                    // A form of the word tells nothing where the word itself is there.
                    let mut own = meant.itself(typed, known);
                    own.any(|at| {
                        (!is_itself || known.word(at) == typed.word)
                            && known.spells(at, &typed.word, doubled)
                    })
                };
                !spells(&meant, records) && !spells(&beside, others)
            });
        let begun_otherwise = !is_there
            && term.doubled.is_some_and(|doubled| {
                let begun = [(&meant, records), (&beside, others)].map(|(meant, known)| {
                    let spells = |at: &usize| known.spells(*at, &typed.word, doubled);
                    (meant.begun().next().is_some(), meant.begun().any(|at| spells(&at)))
                });
                begun.iter().any(|(begun, _)| *begun) && !begun.iter().any(|(_, spelt)| *spelt)
            });
        Self { pattern, like, is_there, is_itself, spelt_otherwise, begun_otherwise }
    }

    /// Returns the words that stand for it if nothing has it as it was typed, the most alike first.
    /// That others begin with it does not make it one of them, unless all write other letters double.
    pub(super) fn stand_ins(&self, term: &Term, records: &Vocabulary) -> Vec<usize> {
        if self.spelt_otherwise {
            return self.spelt(term, records);
        }
        if self.is_there || !term.named.is_empty() || term.written.is_none() {
            return Vec::new();
        }
        let having = |at| records.postings_of(at).map(|has| has.entries.len()).sum::<u64>();
        // A silent `h` at the end is another spelling, and no more of the word.
        let is_silent = |at| records.word(at).strip_prefix(&*term.pattern.word) == Some("h");
        let like = self.like.iter().filter(|(at, quality)| {
            let is_begun = self.begun_otherwise || is_silent(*at);
            *quality >= MatchQuality::Slip || *quality == MatchQuality::Prefix && is_begun
        });
        let like = like.map(|(at, quality)| (*quality, Reverse(having(*at)), *at));
        let mut best: Vec<_> = like.collect();
        best.sort_unstable();
        best.into_iter().take(Replaced::MOST_SHOWN).map(|(_, _, at)| at).collect()
    }

    /// Returns the words that have its letters or are forms of it, and write other letters double; the
    /// word itself alone if it is among them.
    fn spelt(&self, term: &Term, records: &Vocabulary) -> Vec<usize> {
        let mut found: Vec<(MatchQuality, usize)> =
            self.like.iter().map(|(at, quality)| (*quality, *at)).collect();
        found.sort_unstable();
        let is_meant = |at: &usize| {
            let word = records.word(*at);
            word == term.pattern.word || !self.is_itself && term.pattern.is_inflection_of(word)
        };
        let found = found.into_iter().map(|(_, at)| at).filter(is_meant);
        found.take(Replaced::MOST_SHOWN).collect()
    }
}
