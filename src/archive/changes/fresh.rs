//! The records that are new or changed since a session, so that a search can find them.

use std::collections::BTreeSet;

use crate::archive::{Corpus, EntryKey, PassageIn, PassageKey, RecordKey};
use crate::digest::Digest;

/// What is new of a corpus, by places in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FreshRecords {
    /// The digests that are new: all in them is.
    pub(super) digests: BTreeSet<u32>,
    /// The entries and figures of other digests that are new or say something else.
    pub(super) records: BTreeSet<RecordKey>,
}

impl FreshRecords {
    /// Returns true if a record is new or says something else.
    pub fn holds(&self, key: RecordKey) -> bool {
        let in_new = key.digest().is_some_and(|digest| self.digests.contains(&digest));
        in_new || self.records.contains(&key)
    }

    /// Returns all of them in a corpus.
    pub fn records(&self, corpus: &Corpus) -> Vec<RecordKey> {
        let mut all: Vec<RecordKey> = self.records.iter().copied().collect();
        for at in &self.digests {
            let entries = corpus.digest(*at).map_or(0, Digest::len);
            let entries = 0..u32::try_from(entries).unwrap_or(u32::MAX);
            let key = |index| RecordKey::Entry(EntryKey { digest: *at, index });
            all.extend(entries.map(key));
            let home = PassageIn::Digest(*at);
            let places = 0..corpus.passages_in(home);
            all.extend(places.map(|place| RecordKey::Passage(PassageKey { home, place })));
        }
        all
    }
}
