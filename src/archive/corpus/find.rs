//! From an id, or the beginning of one, to what it names.

use super::{Corpus, EntryKey};

/// What an id names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A digest, by its place.
    Digest(u32),
    /// An entry.
    Entry(EntryKey),
    /// A wave, by its place.
    Wave(usize),
    /// The beginning of several ids: some of them, in order.
    Several(Vec<String>),
    /// Nothing has such an id.
    Nothing,
}

/// So many candidates are named where an id is ambiguous.
const CANDIDATES: usize = 12;

impl Corpus {
    /// What an id names; any beginning will do that only one thing has. An exact id wins over a
    /// longer one, a digest or a wave over the entries whose ids begin with its own.
    ///
    /// `digest:`, `wave:` and `id:` in front narrow it to a digest, a wave or an entry.
    pub fn find(&self, id: &str) -> Found {
        let id = id.trim();
        match id.split_once(':') {
            Some(("digest", rest)) => one_of(rest, self.digests_like(rest)),
            Some(("wave", rest)) => one_of(rest, self.waves_like(rest)),
            Some(("id", rest)) => one_of(rest, self.entries_like(rest)),
            _ => {
                let mut found = self.digests_like(id);
                found.extend(self.waves_like(id));
                if found.is_empty() {
                    found = self.entries_like(id);
                }
                one_of(id, found)
            }
        }
    }

    fn digests_like(&self, start: &str) -> Vec<(String, Found)> {
        (0..)
            .zip(self.digests())
            .filter(|(_, digest)| digest.id().starts_with(start))
            .map(|(at, digest)| (digest.id().to_owned(), Found::Digest(at)))
            .collect()
    }

    fn waves_like(&self, start: &str) -> Vec<(String, Found)> {
        let waves = self.waves().iter().enumerate();
        waves
            .filter(|(_, wave)| wave.id.starts_with(start))
            .map(|(at, wave)| (wave.id.to_string(), Found::Wave(at)))
            .collect()
    }

    fn entries_like(&self, start: &str) -> Vec<(String, Found)> {
        let matching = self.entries().filter_map(|(key, entry)| {
            // Derived ids begin with their digest's: skip a whole digest without making its ids.
            let digest = entry.digest().id();
            let derived = start.starts_with(digest) || digest.starts_with(start);
            if !derived && entry.id.is_none() {
                return None;
            }
            let id = entry.id();
            id.starts_with(start).then_some((id, Found::Entry(key)))
        });
        matching.take(CANDIDATES + 1).collect()
    }
}

/// The only one, or the one whose id is just that, or the candidates.
fn one_of(id: &str, mut found: Vec<(String, Found)>) -> Found {
    if id.is_empty() || found.is_empty() {
        return Found::Nothing;
    }
    let exact = found.iter().position(|(known, _)| known == id);
    if let Some(at) = exact.or((found.len() == 1).then_some(0)) {
        return found.swap_remove(at).1;
    }
    let mut ids: Vec<_> = found.into_iter().map(|(known, _)| known).collect();
    ids.sort();
    ids.truncate(CANDIDATES);
    Found::Several(ids)
}
