//! What else of an archive has to be read so that what is told of some of it is whole: the other tellings
//! of its events, and what decides how far its days are held. How it is read is not known here.

use std::collections::HashSet;

use super::{Corpus, EntryKey, Found};
use crate::archive::Wanted;
use crate::digest::{EntryRef, Period, Precision};

impl Corpus {
    /// Returns what has to be known to find by an id, and to tell all of what it names.
    pub fn wanted_by_id(&self, id: &str) -> Wanted {
        match self.find(id) {
            Found::Digest(at) => self.wanted_by_digests([at]),
            Found::Wave(at) => self.wanted_by_wave(at),
            Found::Several(ids) => Wanted {
                digests: ids.into_iter().map(Into::into).collect(),
                ..self.wanted_by_entry(id, None)
            },
            Found::Entry(key) => self.wanted_by_entry(id, Some(key)),
            Found::Nothing => self.wanted_by_entry(id, None),
        }
    }

    /// Returns what has to be known to tell all of some digests.
    pub fn wanted_by_digests(&self, digests: impl IntoIterator<Item = u32>) -> Wanted {
        let mut wanted = Wanted::default();
        for at in digests {
            let Some(digest) = self.digest(at) else { continue };
            wanted.digests.push(digest.id().into());
            wanted.days.push(digest.head().period);
            let indices = (0..).zip(digest.entries()).map(|(index, _)| index);
            wanted.add(self.wanted_around(indices.map(|index| EntryKey { digest: at, index })));
        }
        wanted
    }

    /// Returns what has to be known to tell all of the wave at a place.
    pub fn wanted_by_wave(&self, at: usize) -> Wanted {
        let mut wanted = self.wanted_around(self.members(at));
        if let Some(wave) = self.waves().get(at) {
            wanted.days.push(wave.period);
            wanted.named(&wave.id);
        }
        wanted
    }

    /// Returns what has to be known to tell all of what may have happened in some days.
    pub fn wanted_by_days(&self, days: &[Period]) -> Wanted {
        let on_them = |entry: EntryRef<'_>| {
            let (from, to) = entry.possible_days();
            days.iter().any(|days| days.overlaps(Period { from, to: Some(to) }))
        };
        let entries = self.entries().filter(|(_, entry)| on_them(*entry)).map(|(key, _)| key);
        let mut wanted = self.wanted_around(entries);
        wanted.days.extend_from_slice(days);
        wanted
    }

    /// Returns what has to be known to tell all of an entry, and to know that no other has an id that
    /// begins so. A derived id stands in no file: it begins with that of its digest.
    fn wanted_by_entry(&self, id: &str, found: Option<EntryKey>) -> Wanted {
        let start = id.trim();
        let start = start.strip_prefix("id:").unwrap_or(start);
        let mut wanted = self.wanted_around(found);
        let digests = self.digests().iter().map(|digest| digest.id());
        let may_begin = digests.filter(|id| start.starts_with(id) || id.starts_with(start));
        wanted.digests.extend(may_begin.map(Into::into));
        wanted.named(start);
        wanted
    }

    /// Returns what has to be known of some entries: all other tellings of their events, which have the
    /// same day, or of which one names the other.
    fn wanted_around(&self, keys: impl IntoIterator<Item = EntryKey>) -> Wanted {
        let mut wanted = Wanted::default();
        let mut days = HashSet::new();
        let mut names: HashSet<Box<str>> = HashSet::new();
        for key in keys {
            let tellings = self.repeats(key).chain([key]).filter_map(|key| self.entry(key));
            for entry in tellings {
                if entry.date.precision == Precision::Day {
                    days.insert(entry.date.from);
                }
                names.insert(entry.digest().id().into());
                if !entry.id.is_none() {
                    names.insert(entry.id().into());
                }
                for named in entry.corrects().into_iter().chain(entry.told_from()) {
                    wanted.digests.extend(may_be_of(named).map(Into::into));
                    names.insert(named.into());
                }
            }
        }
        wanted.days.extend(days.into_iter().map(|day| Period { from: day, to: Some(day) }));
        for name in names {
            wanted.named(&name);
        }
        wanted
    }
}

/// Returns the ids of the digests that may have an entry of this derived id, which ends with letters, and
/// with a number where two would be the same.
fn may_be_of(id: &str) -> impl Iterator<Item = &str> {
    let without_last = id.rsplit_once('-').map(|(digest, _)| digest);
    let without_two = without_last.and_then(|id| id.rsplit_once('-')).map(|(digest, _)| digest);
    [without_last, without_two].into_iter().flatten()
}
