//! Whose words some entries rest on: the outlets that they cite.

use std::collections::BTreeMap;

use super::{Corpus, EntryKey};

impl Corpus {
    /// Returns the outlets cited for some entries or for other tellings in them, each with the number of
    /// entries that cite it, most cited first.
    pub fn outlets_cited(&self, keys: &[EntryKey]) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in keys.iter().filter_map(|key| self.entry(*key)) {
            let within = entry.versions().flat_map(|version| version.sources());
            let mut cited: Vec<_> =
                entry.sources().chain(within).map(|cited| cited.outlet).collect();
            cited.sort_unstable();
            cited.dedup();
            for outlet in cited.into_iter().filter(|outlet| !outlet.is_empty()) {
                *counts.entry(outlet).or_default() += 1;
            }
        }
        let mut outlets: Vec<_> =
            counts.into_iter().map(|(name, n)| (name.to_owned(), n)).collect();
        outlets.sort_by_key(|(_, entries)| std::cmp::Reverse(*entries));
        outlets
    }
}
