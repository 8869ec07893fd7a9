//! Maps the digests of one corpus to their places in the next. Results computed for digests that
//! stayed remain valid there under other numbers.

use std::collections::HashMap;
use std::sync::Arc;

use super::EntryKey;
use crate::digest::Digest;

/// The mapping from one list of digests to another in the same order. Shared digests count as
/// having stayed and keep their relative order.
pub(super) struct Moves {
    /// For each old place the new place; `None` if the digest was removed.
    to: Vec<Option<u32>>,
    /// The new places of added digests, in order.
    came: Vec<u32>,
}

impl Moves {
    pub(super) fn between<'d>(
        before: impl Iterator<Item = &'d Arc<Digest>>,
        after: &[Arc<Digest>],
    ) -> Self {
        let mut places: HashMap<*const Digest, u32> =
            (0..).zip(after).map(|(at, digest)| (Arc::as_ptr(digest), at)).collect();
        let to = before.map(|digest| places.remove(&Arc::as_ptr(digest))).collect();
        let mut came: Vec<u32> = places.into_values().collect();
        came.sort_unstable();
        Self { to, came }
    }

    /// Returns the new key of an entry.
    pub(super) fn key(&self, key: EntryKey) -> Option<EntryKey> {
        let digest = (*self.to.get(key.digest as usize)?)?;
        Some(EntryKey { digest, ..key })
    }

    pub(super) fn came<'d>(
        &self,
        digests: &'d [Arc<Digest>],
    ) -> impl Iterator<Item = (u32, &'d Arc<Digest>)> {
        self.came.iter().filter_map(|at| Some((*at, digests.get(*at as usize)?)))
    }
}

/// The entries that stayed, and whose event has the same tellings as before.
pub(super) struct StayedEntries<'m> {
    moves: &'m Moves,
    /// Entries whose event has other tellings now, sorted.
    told_otherwise: Vec<EntryKey>,
}

impl<'m> StayedEntries<'m> {
    /// `told_otherwise` are the entries of the new list whose event has other tellings than before.
    pub(super) fn of(moves: &'m Moves, mut told_otherwise: Vec<EntryKey>) -> Self {
        told_otherwise.sort_unstable();
        told_otherwise.dedup();
        Self { moves, told_otherwise }
    }

    /// Returns the new key of an entry of the old list, if it stayed.
    pub(super) fn key(&self, key: EntryKey) -> Option<EntryKey> {
        let is_same = |key: &EntryKey| self.told_otherwise.binary_search(key).is_err();
        self.moves.key(key).filter(is_same)
    }

    /// Returns all other entries of the new list, in order.
    pub(super) fn others(&self, digests: &[Arc<Digest>]) -> Vec<EntryKey> {
        let came = self.moves.came(digests).flat_map(|(digest, held)| {
            (0..).zip(held.entries()).map(move |(index, _)| EntryKey { digest, index })
        });
        let mut others: Vec<EntryKey> = came.chain(self.told_otherwise.iter().copied()).collect();
        others.sort_unstable();
        others.dedup();
        others
    }

    /// Returns whether a digest of the new list has an entry whose event has other tellings now.
    pub(super) fn are_told_otherwise(&self, digest: u32) -> bool {
        let before = self.told_otherwise.partition_point(|key| key.digest < digest);
        self.told_otherwise.get(before).is_some_and(|key| key.digest == digest)
    }
}
