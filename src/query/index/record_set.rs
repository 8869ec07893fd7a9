//! A set of records that can be searched, be they entries or passages: their words, and the
//! properties that group them. Records are numbered, the newest first.

use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::columns::PropertyIndex;
use super::day_points::SharedDays;
use super::found_word::FoundWord;
use super::passages::PassageColumns;
use super::recent::Recent;
use super::row::WordSequence;
use super::vocabulary::Vocabulary;
use super::word_pairs::WordPairs;
use crate::archive::Corpus;
use crate::query::passage_texts::passage_texts;
use crate::query::plan::{Phrase, Predicate};
use crate::query::searchable_texts::{TextField, each_text, searchable_texts};

/// Records of one sort with the index of their words.
#[derive(Debug, Default)]
pub(super) struct RecordSet<C> {
    pub(super) vocabulary: Vocabulary,
    /// Where common words stand side by side.
    pub(super) pairs: WordPairs,
    pub(super) columns: C,
    /// The phrase that was last asked for, with all records that have it.
    pub(super) last_phrase: Mutex<Option<(Phrase, Arc<RoaringBitmap>)>>,
    /// The words that were last asked for.
    pub(super) recent: Recent<FoundWord>,
}

impl<C> RecordSet<C> {
    pub(super) fn new(vocabulary: Vocabulary, pairs: WordPairs, columns: C) -> Self {
        Self {
            vocabulary,
            pairs,
            columns,
            last_phrase: Mutex::default(),
            recent: Recent::default(),
        }
    }
}

/// What tells the sorts of records apart: their properties and their texts.
pub(super) trait RecordColumns: Sync {
    /// Returns how many records there are.
    fn len(&self) -> usize;

    /// Returns the numbers of all records.
    fn everything(&self) -> RoaringBitmap;

    /// Returns those for which a predicate holds.
    fn having(&self, what: &Predicate, corpus: &Corpus) -> RoaringBitmap;

    /// Returns how the days of those that share some days lie to these.
    fn shared(&self, days: (NaiveDate, NaiveDate)) -> SharedDays;

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
impl RecordColumns for PropertyIndex {
    fn len(&self) -> usize {
        self.len()
    }

    fn everything(&self) -> RoaringBitmap {
        self.everything()
    }

    fn having(&self, what: &Predicate, corpus: &Corpus) -> RoaringBitmap {
        self.having(what, corpus)
    }

    fn shared(&self, days: (NaiveDate, NaiveDate)) -> SharedDays {
        self.shared(days)
    }

    fn texts(&self, corpus: &Corpus, number: u32, give: &mut dyn FnMut(&str)) {
        if let Some(entry) = self.key(number).and_then(|key| corpus.entry(key)) {
            each_text(entry, corpus.taxonomy(), |_, text| give(text));
        }
    }

    fn says<'r>(
        &'r self,
        corpus: &'r Corpus,
        field: TextField,
        row: &'r WordSequence<'_>,
    ) -> impl FnMut(u32) -> bool + 'r {
        let mut key = self.keys();
        move |number| {
            let Some(entry) = key(number).and_then(|key| corpus.entry(key)) else { return false };
            let mut found = false;
            let taxonomy = corpus.taxonomy();
            searchable_texts(field, entry, taxonomy, |text| found = found || row.stands_in(text));
            found
        }
    }
}

impl RecordColumns for PassageColumns {
    fn len(&self) -> usize {
        self.len()
    }

    fn everything(&self) -> RoaringBitmap {
        self.everything()
    }

    fn having(&self, what: &Predicate, corpus: &Corpus) -> RoaringBitmap {
        self.having(what, corpus)
    }

    fn shared(&self, days: (NaiveDate, NaiveDate)) -> SharedDays {
        self.shared(days)
    }

    fn texts(&self, corpus: &Corpus, number: u32, give: &mut dyn FnMut(&str)) {
        let passage = self.key(number).and_then(|key| corpus.passage(key));
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
            let passage = self.key(number).and_then(|key| corpus.passage(key));
            let Some(passage) = passage else { return false };
            let mut found = false;
            passage_texts(&passage, corpus.taxonomy(), |of, text| {
                found = found || of == field && row.stands_in(&text);
            });
            found
        }
    }
}
