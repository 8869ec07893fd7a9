//! What all tellings of one event say together, and how many events some entries tell. Which entries
//! tell one event is found in `repeats`.

use std::collections::HashSet;

use super::{Corpus, EntryKey};
use crate::digest::{EntryRef, EventNumbers, EventTotal, Harm, TollSpan};

impl Corpus {
    /// Returns how many entries tell an entry's event, itself included.
    pub fn tellings_of(&self, key: EntryKey) -> u32 {
        let tellings = self.repeats.group(key).map_or(1, <[EntryKey]>::len);
        u32::try_from(tellings).unwrap_or(u32::MAX)
    }

    /// Returns how many independent sources an entry's event has: its tellings without those that
    /// were told from another.
    pub fn sources_of(&self, key: EntryKey) -> u32 {
        self.repeats.independent(key)
    }

    /// Returns one number of the toll of an entry's event, over all its tellings and the accounts
    /// within them; `None` if none of them says anything. It is the same for all its tellings: best
    /// is the number of the one that counts.
    pub fn toll(&self, key: EntryKey, harm: Harm) -> Option<TollSpan> {
        match self.repeats.group(key) {
            Some(tellings) => toll(tellings, |key| self.entry(key), harm),
            None => self.entry(key)?.toll(harm),
        }
    }

    /// Returns the telling of an entry's event that counts; the entry itself if it is the only one.
    pub fn main_telling(&self, key: EntryKey) -> EntryKey {
        self.repeats.group(key).and_then(|tellings| tellings.first()).copied().unwrap_or(key)
    }

    /// Returns the numbers of an entry's event over all its tellings, with the one that counts.
    pub fn event_of(&self, key: EntryKey) -> Option<EventNumbers<'_>> {
        match self.repeats.group(key) {
            Some(tellings) => numbers(tellings, |key| self.entry(key)),
            None => self.entry(key).map(EventNumbers::from),
        }
    }

    /// Keeps one telling of each event that some entries tell: the one that the corpus counts if it
    /// is among them, else the first of them. The entries must be in the order of the corpus.
    pub fn each_event_once(&self, keys: &[EntryKey]) -> Vec<EntryKey> {
        let here = |key: &EntryKey| keys.binary_search(key).is_ok();
        let mut listed: HashSet<EntryKey> = HashSet::new();
        for key in keys {
            let mut others = self.repeats(*key).filter(here).peekable();
            if others.peek().is_none() {
                continue;
            }
            let counted = |other: &EntryKey| !self.is_repeat(*other);
            let tellings = || std::iter::once(*key).chain(self.repeats(*key).filter(here));
            let first = tellings().find(counted).or_else(|| tellings().min());
            listed.extend(tellings().filter(|telling| Some(*telling) != first));
        }
        keys.iter().filter(|key| !listed.contains(key)).copied().collect()
    }

    /// Returns how many events some entries tell. The entries must be in the order of the corpus.
    pub fn events_told(&self, keys: &[EntryKey]) -> EventTotal {
        let once = self.each_event_once(keys);
        let entries = once.into_iter().filter_map(|key| self.entry(key));
        let events = entries.map(|entry| entry.events()).collect();
        EventTotal { events, tellings: keys.len() as u64 }
    }

    /// Returns one number of the losses of the actor in an entry's event, likewise.
    pub fn losses(&self, key: EntryKey, harm: Harm) -> Option<TollSpan> {
        match self.repeats.group(key) {
            Some(tellings) => losses(tellings, |key| self.entry(key), harm),
            None => self.entry(key)?.lost(harm),
        }
    }
}

/// Returns the numbers of an event over all its tellings, the one that counts first.
pub(super) fn numbers<'a>(
    tellings: &[EntryKey],
    entry: impl Fn(EntryKey) -> Option<EntryRef<'a>> + Copy,
) -> Option<EventNumbers<'a>> {
    Some(EventNumbers {
        entry: entry(*tellings.first()?)?,
        tolls: Harm::ALL.map(|harm| toll(tellings, entry, harm)),
        losses: Harm::ALL.map(|harm| losses(tellings, entry, harm)),
    })
}

fn losses<'a>(
    tellings: &[EntryKey],
    entry: impl Fn(EntryKey) -> Option<EntryRef<'a>> + Copy,
    harm: Harm,
) -> Option<TollSpan> {
    let entries = tellings.iter().filter_map(move |key| entry(*key));
    TollSpan::over(entries.filter_map(move |entry| entry.own_lost(harm)))
}

/// Returns one number of the toll over some tellings, the one that counts first. A number of an
/// entry goes before one of an account.
fn toll<'a>(
    tellings: &[EntryKey],
    entry: impl Fn(EntryKey) -> Option<EntryRef<'a>> + Copy,
    harm: Harm,
) -> Option<TollSpan> {
    let entries = || tellings.iter().filter_map(move |key| entry(*key));
    let own = entries().flat_map(move |entry| entry.own_told(harm));
    TollSpan::over(own.chain(entries().flat_map(move |entry| entry.told_by_accounts(harm))))
}
