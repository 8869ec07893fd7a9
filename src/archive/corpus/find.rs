//! Resolves an id, or a prefix of one, to what it names.

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
    /// An ambiguous id prefix or wave name: some of the candidates.
    Several(Vec<String>),
    /// Nothing has such an id.
    Nothing,
}

/// The most candidates that are listed for an ambiguous id.
const CANDIDATES: usize = 12;

impl Corpus {
    /// Finds what an id names; any unambiguous prefix will do. An exact id wins over a longer one,
    /// and a digest or a wave wins over the entries whose ids begin with its own.
    ///
    /// The prefixes `digest:`, `wave:` and `id:` restrict the search to digests, waves or entries.
    /// With `wave:` a wave may also be given by name, as for [`Corpus::waves_named`].
    pub fn find(&self, id: &str) -> Found {
        let id = id.trim();
        match id.split_once(':') {
            Some(("digest", rest)) => one_of(rest, self.digests_like(rest)),
            Some(("wave", rest)) => match one_of(rest, self.waves_like(rest)) {
                Found::Nothing => self.wave_called(rest),
                found @ (Found::Digest(_)
                | Found::Entry(_)
                | Found::Wave(_)
                | Found::Several(_)) => found,
            },
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

    /// Finds waves by words of their names and days.
    fn wave_called(&self, text: &str) -> Found {
        match self.waves_named(text).as_slice() {
            [] => Found::Nothing,
            [at] => Found::Wave(*at),
            several => {
                let ids = several.iter().take(CANDIDATES).map(|at| self.wave_id(*at).to_owned());
                Found::Several(ids.collect())
            }
        }
    }

    fn digests_like(&self, start: &str) -> Vec<(String, Found)> {
        let place = |at: usize| {
            let found = Found::Digest(u32::try_from(at).unwrap_or(u32::MAX));
            (self.digest_id(at).to_owned(), found)
        };
        self.digest_places(start).take(CANDIDATES + 1).map(place).collect()
    }

    fn waves_like(&self, start: &str) -> Vec<(String, Found)> {
        let place = |at: usize| (self.wave_id(at).to_owned(), Found::Wave(at));
        self.wave_places(start).take(CANDIDATES + 1).map(place).collect()
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

/// Returns the only match, or the one with exactly this id, or else the candidates.
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
