//! Finds records by what they said when somebody saw them: a passage is known by its place alone, and its
//! place changes with what is written above it; so does the number of one of several entries of the same
//! day, place and words. For notes, and for what was gathered for a briefing.

use std::collections::HashMap;

use super::{Corpus, EntryKey, PassageIn, PassageKey, RecordKey};
use crate::archive::record_hash;
use crate::digest::{Digest, EntryRef, RecordHash};

/// Looks records up. Ids of entries, and what passages say, are looked up by tables of their digest, made
/// once for each digest that is asked for: many may ask for few records, and for records that are long.
pub struct RecordPlacing<'c> {
    corpus: &'c Corpus,
    entries: HashMap<u32, HashMap<String, EntryKey>>,
    /// The first passage that says something.
    passages: HashMap<PassageIn, HashMap<RecordHash, PassageKey>>,
    /// What records say now.
    said: HashMap<RecordKey, Option<RecordHash>>,
}

impl<'c> RecordPlacing<'c> {
    /// Looks records of a corpus up.
    pub fn of(corpus: &'c Corpus) -> Self {
        Self { corpus, entries: HashMap::new(), passages: HashMap::new(), said: HashMap::new() }
    }

    /// Returns what a record says now; none where there is no such record.
    pub fn said(&mut self, key: RecordKey) -> Option<RecordHash> {
        *self.said.entry(key).or_insert_with(|| record_hash(self.corpus, key))
    }

    /// Returns the passage that says what was seen: the one at that place, or else the first of its digest
    /// or wave.
    pub fn passage_as_seen(&mut self, there: PassageKey, seen: RecordHash) -> Option<PassageKey> {
        if self.said(RecordKey::Passage(there)) == Some(seen) {
            return Some(there);
        }
        let corpus = self.corpus;
        let says = self.passages.entry(there.home).or_insert_with(|| said_in(corpus, there.home));
        says.get(&seen).copied()
    }

    /// Returns the entry of a digest that has an id.
    pub(super) fn entry_called(&mut self, digest: u32, id: &str) -> Option<EntryKey> {
        let corpus = self.corpus;
        let ids = self.entries.entry(digest).or_insert_with(|| ids_of(corpus, digest));
        ids.get(id).copied()
    }

    /// Returns the entry that says what was seen: this one, or one of those with the same day, place and
    /// words, which only their order tells apart in their ids.
    pub fn twin_as_seen(&mut self, key: EntryKey, seen: RecordHash) -> Option<EntryKey> {
        if self.said(RecordKey::Entry(key)) == Some(seen) {
            return Some(key);
        }
        let corpus = self.corpus;
        let entry = corpus.entry(key)?;
        let is_twin = |other: &EntryRef<'_>| other.id.is_none() && other.key == entry.key;
        if !is_twin(&entry) {
            return None;
        }
        let digest = corpus.digest(key.digest).into_iter().flat_map(Digest::entries);
        let twins = (0..).zip(digest).filter(|(_, other)| is_twin(other));
        let mut keys = twins.map(|(index, _)| EntryKey { index, ..key });
        keys.find(|twin| self.said(RecordKey::Entry(*twin)) == Some(seen))
    }
}

/// Returns the first passage for each thing that passages of a digest or wave say.
fn said_in(corpus: &Corpus, home: PassageIn) -> HashMap<RecordHash, PassageKey> {
    let mut said = HashMap::new();
    for place in 0..corpus.passages_in(home) {
        let key = PassageKey { home, place };
        if let Some(hash) = record_hash(corpus, RecordKey::Passage(key)) {
            said.entry(hash).or_insert(key);
        }
    }
    said
}

fn ids_of(corpus: &Corpus, at: u32) -> HashMap<String, EntryKey> {
    let entries = corpus.digest(at).into_iter().flat_map(Digest::entries);
    let keys = (0..).map(|index| EntryKey { digest: at, index });
    entries.zip(keys).map(|(entry, key)| (entry.id(), key)).collect()
}
