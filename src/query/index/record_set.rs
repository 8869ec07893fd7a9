//! What the search asks of a set of records, be they entries or passages: their words, and the
//! properties that group them. Records are numbered, the newest first.

use std::sync::{Arc, Mutex};

use roaring::RoaringBitmap;

use super::Index;
use super::passages::PassageIndex;
use super::row::WordSequence;
use super::vocabulary::Vocabulary;
use crate::archive::Corpus;
use crate::query::passage_texts::passage_texts;
use crate::query::plan::{Phrase, Predicate};
use crate::query::searchable_texts::{TextField, each_text, searchable_texts};

/// The phrase that was last asked for, with all records that have it.
pub(super) type LastPhrase = Mutex<Option<(Phrase, Arc<RoaringBitmap>)>>;

/// Records that can be searched.
pub(super) trait RecordSet: Sync {
    /// Returns their words.
    fn vocabulary(&self) -> &Vocabulary;

    /// Returns the numbers of all of them.
    fn everything(&self) -> RoaringBitmap;

    /// Returns those for which a predicate holds.
    fn having(&self, what: &Predicate, corpus: &Corpus) -> RoaringBitmap;

    /// Returns the phrase that was last asked of them.
    fn last_phrase(&self) -> &LastPhrase;

    /// Passes on every text of a record.
    fn texts(&self, corpus: &Corpus, number: u32, give: &mut dyn FnMut(&str));

    /// Returns a test of whether a record has words in a row in a field.
    fn says<'r>(
        &'r self,
        corpus: &'r Corpus,
        field: TextField,
        row: &'r WordSequence<'_>,
    ) -> impl FnMut(u32) -> bool + 'r;
}

/// The entries.
impl RecordSet for Index {
    fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn everything(&self) -> RoaringBitmap {
        self.columns.everything()
    }

    fn having(&self, what: &Predicate, corpus: &Corpus) -> RoaringBitmap {
        self.columns.having(what, corpus)
    }

    fn last_phrase(&self) -> &LastPhrase {
        &self.last_phrase
    }

    fn texts(&self, corpus: &Corpus, number: u32, give: &mut dyn FnMut(&str)) {
        if let Some(entry) = self.columns.key(number).and_then(|key| corpus.entry(key)) {
            each_text(entry, corpus.taxonomy(), |_, text| give(text));
        }
    }

    fn says<'r>(
        &'r self,
        corpus: &'r Corpus,
        field: TextField,
        row: &'r WordSequence<'_>,
    ) -> impl FnMut(u32) -> bool + 'r {
        let mut key = self.columns.keys();
        move |number| {
            let Some(entry) = key(number).and_then(|key| corpus.entry(key)) else { return false };
            let mut found = false;
            let taxonomy = corpus.taxonomy();
            searchable_texts(field, entry, taxonomy, |text| found = found || row.stands_in(text));
            found
        }
    }
}

impl RecordSet for PassageIndex {
    fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn everything(&self) -> RoaringBitmap {
        self.columns.everything()
    }

    fn having(&self, what: &Predicate, corpus: &Corpus) -> RoaringBitmap {
        self.columns.having(what, corpus)
    }

    fn last_phrase(&self) -> &LastPhrase {
        &self.last_phrase
    }

    fn texts(&self, corpus: &Corpus, number: u32, give: &mut dyn FnMut(&str)) {
        let passage = self.columns.key(number).and_then(|key| corpus.passage(key));
        if let Some(passage) = passage {
            passage_texts(&passage, corpus.taxonomy(), |_, text| give(&text));
        }
    }

    fn says<'r>(
        &'r self,
        corpus: &'r Corpus,
        field: TextField,
        row: &'r WordSequence<'_>,
    ) -> impl FnMut(u32) -> bool + 'r {
        move |number| {
            let passage = self.columns.key(number).and_then(|key| corpus.passage(key));
            let Some(passage) = passage else { return false };
            let mut found = false;
            passage_texts(&passage, corpus.taxonomy(), |of, text| {
                found = found || of == field && row.stands_in(&text);
            });
            found
        }
    }
}
