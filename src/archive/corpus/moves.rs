//! Where the digests of a corpus are in the one that comes after it. What was worked out for those
//! that stayed holds there too, under other numbers.

use std::collections::HashMap;
use std::sync::Arc;

use super::EntryKey;
use crate::digest::Digest;

/// The way from one list of digests to another in the same order. Digests that are shared stayed;
/// their order among each other is the same.
pub(super) struct Moves {
    /// For each place before the place after; none for what went.
    to: Vec<Option<u32>>,
    /// The places after of what came, in order.
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

    /// Where an entry is now.
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
