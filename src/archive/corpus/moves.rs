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
