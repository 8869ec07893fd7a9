//! What is asked to be handed over.

use super::{EntryGrades, HandedEntry};
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::Digest;
use crate::export::About;

/// Whether what is known as an area only has a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AreaPoints {
    /// It has none: nothing is guessed.
    #[default]
    Untold,
    /// The middle of the area, with its radius.
    Middle,
}

/// Some records of an archive that are handed over.
pub struct HandedOver<'a> {
    /// What is said of them.
    pub about: &'a About,
    /// The archive.
    pub corpus: &'a Corpus,
    /// The records, in any order. Only entries can be handed over.
    pub keys: &'a [RecordKey],
    /// Whether areas have a point.
    pub points: AreaPoints,
    /// What an analyst judges of them.
    pub grades: &'a dyn EntryGrades,
    /// Is told of each entry that it is made.
    pub made: &'a dyn Fn(),
}

impl<'a> HandedOver<'a> {
    /// Returns the places of the entries, in the order of the digests, each once. The other formats
    /// have the order of the list; here all of a digest has to come together.
    pub(in crate::export) fn entry_keys(&self) -> Vec<EntryKey> {
        let mut keys: Vec<EntryKey> = self.keys.iter().filter_map(|key| key.entry()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Returns each digest with its place and the entries of it that are handed over, of the keys of
    /// [`Self::entry_keys`].
    pub(in crate::export) fn digests<'k>(
        &self,
        keys: &'k [EntryKey],
    ) -> impl Iterator<Item = (u32, &'a Digest, &'k [EntryKey])> + use<'a, 'k> {
        let corpus = self.corpus;
        let of_each = keys.chunk_by(|one, other| one.digest == other.digest);
        of_each.filter_map(move |keys| {
            let at = keys.first()?.digest;
            Some((at, corpus.digest(at)?, keys))
        })
    }

    /// Returns the ids of the records that are no entries.
    pub(in crate::export) fn passages(&self) -> impl Iterator<Item = String> + use<'a> {
        let corpus = self.corpus;
        self.keys.iter().filter_map(move |key| match key {
            RecordKey::Passage(key) => corpus.passage(*key).map(|passage| passage.id()),
            RecordKey::Entry(_) => None,
        })
    }

    /// Returns an entry as it is handed over.
    pub(in crate::export) fn entry(&self, key: EntryKey) -> Option<HandedEntry<'a>> {
        (self.made)();
        HandedEntry::of(self, key)
    }
}
