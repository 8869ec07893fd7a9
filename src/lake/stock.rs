//! What tables are made of: the entries of an archive that go into them, and what of its markings stands
//! over each digest.

use chrono::{Datelike, NaiveDate};

use super::LakeCell;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{Digest, EntryRef, TheatreId};

/// The partition of what may have happened in several months. Each question has to read it.
const SPAN: &str = "span";

/// What tables are made of.
pub struct LakeStock<'a> {
    corpus: &'a Corpus,
    desk: String,
    linked: String,
    /// The entries, in the order in which they are kept: by partition, theatre, day and id.
    keys: Vec<EntryKey>,
    /// The markings over each digest, by its place.
    markings: Vec<Option<String>>,
    /// The marking over the whole.
    marking: Option<String>,
}

impl<'a> LakeStock<'a> {
    /// Takes all of an archive, for the desk of a name. A telling of an event whose other tellings another
    /// desk holds counts once for each of them, until somebody links the two.
    pub fn of(corpus: &'a Corpus, desk: &str) -> Self {
        Self::of_entries(corpus, desk, &corpus.entries().map(|(key, _)| key).collect::<Vec<_>>())
    }

    /// Takes some entries, with all tellings of their events: which of them counts, and what all say of a
    /// toll, is only right where none is missing. Digests, waves and names are those of the archive.
    pub fn of_entries(corpus: &'a Corpus, desk: &str, some: &[EntryKey]) -> Self {
        let others = some.iter().flat_map(|key| corpus.repeats(*key));
        let mut keys: Vec<EntryKey> = some.iter().copied().chain(others).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.sort_by_cached_key(|key| corpus.entry(*key).map(|entry| kept_at(entry, *key)));
        let digests = 0..u32::try_from(corpus.digests().len()).unwrap_or(u32::MAX);
        Self {
            corpus,
            desk: desk.to_owned(),
            linked: desk.to_owned(),
            keys,
            markings: digests.map(|at| corpus.markings_of([at]).all()).collect(),
            marking: corpus.markings().all(),
        }
    }

    /// Returns the archive.
    pub fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// Returns the marking over all of it.
    pub fn marking(&self) -> Option<&str> {
        self.marking.as_deref()
    }

    /// Returns the entries with their places in the archive.
    pub(super) fn entries(&self) -> impl Iterator<Item = (EntryKey, EntryRef<'a>)> {
        let corpus = self.corpus;
        self.keys.iter().filter_map(move |key| Some((*key, corpus.entry(*key)?)))
    }

    /// Returns true if an entry is among those that go into the tables.
    pub(super) fn holds(&self, key: EntryKey) -> bool {
        let at = |key: &EntryKey| self.corpus.entry(*key).map(|entry| kept_at(entry, *key));
        self.keys.len() == self.corpus.len()
            || self.keys.binary_search_by_key(&at(&key), at).is_ok()
    }

    /// Returns the digests with their places.
    pub(super) fn digests(&self) -> impl Iterator<Item = (u32, &'a Digest)> {
        (0..).zip(self.corpus.digests()).map(|(at, digest)| (at, &**digest))
    }

    /// Returns the cell of the desk.
    pub(super) fn desk(&self) -> LakeCell<'_> {
        LakeCell::text(&self.desk)
    }

    /// Returns the cell of the desks that were linked with each other.
    pub(super) fn linked(&self) -> LakeCell<'_> {
        LakeCell::text(&self.linked)
    }

    /// Returns the name of an event among the events of all desks: that of the telling that counts.
    pub(super) fn event(&self, key: EntryKey) -> LakeCell<'a> {
        let main = self.corpus.entry(self.corpus.main_telling(key));
        LakeCell::shown(format_args!(
            "{}/{}",
            self.desk,
            main.map(|entry| entry.id()).unwrap_or_default()
        ))
    }

    /// Returns the cell of what stands over a digest.
    pub(super) fn marking_of(&self, digest: u32) -> LakeCell<'_> {
        let own = self.markings.get(digest as usize).and_then(Option::as_deref);
        LakeCell::maybe_text(own)
    }

    /// Returns the cell of what stands over all of it.
    pub(super) fn marking_of_all(&self) -> LakeCell<'_> {
        LakeCell::maybe_text(self.marking())
    }
}

/// Returns what the entries are sorted by: the month in which they happened, and then those of which
/// nobody knows in which.
fn kept_at(entry: EntryRef<'_>, key: EntryKey) -> (i64, TheatreId, NaiveDate, EntryKey) {
    (month_of(entry).unwrap_or(i64::MAX), entry.theatre, entry.possible_days().0, key)
}

/// Returns the month in which an entry happened, as the months since the year 0; nothing where its
/// possible days reach over several.
fn month_of(entry: EntryRef<'_>) -> Option<i64> {
    let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let (first, last) = entry.possible_days();
    (month(first) == month(last)).then(|| month(first))
}

/// Returns the partition of an entry: its month, or `span` where it may have happened in several.
pub(super) fn partition_of(entry: EntryRef<'_>) -> String {
    let months = month_of(entry);
    months.map_or_else(|| SPAN.to_owned(), |_| entry.possible_days().0.format("%Y-%m").to_string())
}
