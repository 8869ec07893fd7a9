//! Which entry of a digest may be the one that was seen, where its id names none any more: a derived id
//! follows from the text, the date and the area of an entry, and is another where these are. Where several
//! may be it, none is taken: nothing here guesses.

use std::collections::{BTreeSet, HashMap};

use super::field_marks::{FIELD_GROUPS, alike_beside, record_marks};
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::{Digest, FieldMarks, RecordHash};

/// What the entries of a digest say, so that one of them can be found by what it said before.
pub(in crate::archive) struct Successors {
    /// The only entry that says something; none in its place where several do.
    same: HashMap<RecordHash, Option<EntryKey>>,
    /// For each group of fields, the only entry that says something in all others.
    near: Vec<HashMap<FieldMarks, Option<EntryKey>>>,
}

impl Successors {
    /// Goes over the entries of a digest.
    pub(in crate::archive) fn in_digest(corpus: &Corpus, at: u32) -> Self {
        let len = corpus.digest(at).map_or(0, Digest::len);
        let keys = (0..).take(len).map(|index| EntryKey { digest: at, index });
        let said = keys.filter_map(|key| Some((key, record_marks(corpus, RecordKey::Entry(key))?)));
        let said: Vec<(EntryKey, (RecordHash, FieldMarks))> = said.collect();
        let mut same = HashMap::new();
        for (key, (hash, _)) in &said {
            same.entry(*hash).and_modify(|known| *known = None).or_insert(Some(*key));
        }
        let marked = || said.iter().map(|(key, (_, marks))| (*marks, *key));
        let near = (0..FIELD_GROUPS.len()).map(|group| alike_beside(group, marked())).collect();
        Self { same, near }
    }

    /// Returns the only entry that says what was seen. Where none does, the only one that differs from it in
    /// one group of fields alone, as far as the marks of what was seen are known.
    pub(in crate::archive) fn of(
        &self,
        seen: RecordHash,
        marks: Option<FieldMarks>,
    ) -> Option<EntryKey> {
        if let Some(same) = self.same.get(&seen) {
            return *same;
        }
        let marks = marks?;
        let near = self.near.iter().enumerate();
        let near = near.filter_map(|(group, near)| near.get(&marks.without(group)).copied());
        let near: Option<BTreeSet<EntryKey>> = near.collect();
        near.filter(|near| near.len() == 1)?.pop_first()
    }
}
