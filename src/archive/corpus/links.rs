//! Which entries name another as a telling of the same event: by `corrects` or `told_from`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::EntryKey;
use super::moves::Moves;
use crate::digest::Digest;

/// The ids that entries name, in the order of the corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Links(Vec<(EntryKey, Box<str>)>);

impl Links {
    /// Gathers them from the digests that came; those of the others stay.
    pub(super) fn find(digests: &[Arc<Digest>], before: &Self, moves: &Moves) -> Self {
        let stayed = before.0.iter();
        let stayed = stayed.filter_map(|(key, id)| Some((moves.key(*key)?, id.clone())));
        let mut links: Vec<(EntryKey, Box<str>)> = stayed.collect();
        for (at, digest) in moves.came(digests) {
            for (index, entry) in (0..).zip(digest.entries()) {
                let named = entry.corrects().into_iter().chain(entry.told_from());
                let key = EntryKey { digest: at, index };
                links.extend(named.map(|id| (key, id.into())));
            }
        }
        links.sort();
        links.dedup();
        Self(links)
    }

    /// Returns each id with the place of the digest that names it.
    pub(super) fn named(&self) -> impl Iterator<Item = (u32, &str)> {
        self.0.iter().map(|(key, id)| (key.digest, &**id))
    }

    /// Returns the pairs of entries of which one names the other. An id that no entry has, or that
    /// is a digest's, gives none.
    ///
    /// Ids are made only where a derived id may be meant: those begin with that of their digest.
    pub(super) fn pairs(&self, digests: &[Arc<Digest>]) -> Vec<(EntryKey, EntryKey)> {
        let wanted: HashSet<&str> = self.0.iter().map(|(_, id)| &**id).collect();
        let mut sorted: Vec<&str> = wanted.iter().copied().collect();
        sorted.sort_unstable();
        if sorted.is_empty() {
            return Vec::new();
        }
        let mut found: HashMap<&str, EntryKey> = HashMap::new();
        for (at, digest) in (0..).zip(digests) {
            let from = sorted.partition_point(|id| *id < digest.id());
            let derived = sorted.get(from).is_some_and(|id| id.starts_with(digest.id()));
            for (index, entry) in (0..).zip(digest.entries()) {
                if !derived && entry.id.is_none() {
                    continue;
                }
                if let Some(id) = wanted.get(&*entry.id()) {
                    found.entry(id).or_insert(EntryKey { digest: at, index });
                }
            }
        }
        let pair = |(key, id): &(EntryKey, Box<str>)| {
            Some((*key, *found.get(&**id)?)).filter(|(one, other)| one != other)
        };
        self.0.iter().filter_map(pair).collect()
    }
}
