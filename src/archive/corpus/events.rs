//! What all tellings of one event say together, and how many events some entries tell. Which entries
//! tell one event is found in `repeats`.

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

    /// Returns one number of the toll of an event as one of its tellings is counted, over all
    /// tellings and the accounts within them; `None` if none of them says anything. Best is the
    /// number of this telling; the least and the greatest are the same for all.
    pub fn toll(&self, key: EntryKey, harm: Harm) -> Option<TollSpan> {
        match self.repeats.group(key) {
            Some(tellings) => toll(key, tellings, |key| self.entry(key), harm),
            None => self.entry(key)?.toll(harm),
        }
    }

    /// Returns the telling of an entry's event that counts; the entry itself if it is the only one.
    pub fn main_telling(&self, key: EntryKey) -> EntryKey {
        self.repeats.group(key).and_then(|tellings| tellings.first()).copied().unwrap_or(key)
    }

    /// Returns the numbers of an event over all its tellings, as one of these is counted.
    pub fn event_of(&self, key: EntryKey) -> Option<EventNumbers<'_>> {
        match self.repeats.group(key) {
            Some(tellings) => numbers(key, tellings, |key| self.entry(key)),
            None => self.entry(key).map(EventNumbers::from),
        }
    }

    /// Keeps one telling of each event that some entries tell: the one that the corpus counts if it
    /// is among them, else the next that would count. The entries must be in the order of the
    /// corpus.
    pub fn each_event_once(&self, keys: &[EntryKey]) -> Vec<EntryKey> {
        let here = |key: &&EntryKey| keys.binary_search(key).is_ok();
        // An event has few tellings, so that each of them may look for the first.
        let counts = |key: &&EntryKey| {
            let tellings = self.repeats.group(**key);
            tellings.is_none_or(|tellings| tellings.iter().find(here) == Some(*key))
        };
        keys.iter().filter(counts).copied().collect()
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
            Some(tellings) => losses(key, tellings, |key| self.entry(key), harm),
            None => self.entry(key)?.lost(harm),
        }
    }
}

/// Returns the numbers of an event over all its tellings, as one of these is counted.
pub(super) fn numbers<'a>(
    counted: EntryKey,
    tellings: &[EntryKey],
    entry: impl Fn(EntryKey) -> Option<EntryRef<'a>> + Copy,
) -> Option<EventNumbers<'a>> {
    Some(EventNumbers {
        entry: entry(counted)?,
        tolls: Harm::ALL.map(|harm| toll(counted, tellings, entry, harm)),
        losses: Harm::ALL.map(|harm| losses(counted, tellings, entry, harm)),
    })
}

fn losses<'a>(
    counted: EntryKey,
    tellings: &[EntryKey],
    entry: impl Fn(EntryKey) -> Option<EntryRef<'a>> + Copy,
    harm: Harm,
) -> Option<TollSpan> {
    let main = entry(counted).and_then(|entry| entry.own_lost(harm));
    let others = tellings.iter().filter(move |key| **key != counted);
    let others = others.filter_map(move |key| entry(*key)?.own_lost(harm));
    TollSpan::over(main, others)
}

/// Returns one number of the toll over all tellings of an event: first what the one that is counted
/// says, itself and by the accounts within it, then the others. A number of an entry goes before one of
/// an account.
fn toll<'a>(
    counted: EntryKey,
    tellings: &[EntryKey],
    entry: impl Fn(EntryKey) -> Option<EntryRef<'a>> + Copy,
    harm: Harm,
) -> Option<TollSpan> {
    let main = entry(counted)?;
    let others = || {
        let others = tellings.iter().filter(move |key| **key != counted);
        others.filter_map(move |key| entry(*key))
    };
    let own = others().flat_map(move |entry| entry.own_told(harm));
    let told = main.told_by_accounts(harm).chain(own);
    let told = told.chain(others().flat_map(move |entry| entry.told_by_accounts(harm)));
    TollSpan::over(main.own_told(harm), told)
}
