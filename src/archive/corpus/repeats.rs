//! Tellings of one event in several digests.
//!
//! Likely repeats are entries of different digests with the same exact day, theatre, main tactic
//! and place, and targets that share a word. The telling of the oldest digest is the one counted.

use std::collections::HashMap;
use std::sync::Arc;

use super::EntryKey;
use crate::digest::{Digest, EntryRef, fold, fold_word};

/// Groups of tellings; the first of each group is the one counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeats {
    groups: Vec<Vec<EntryKey>>,
    group_of: HashMap<EntryKey, u32>,
}

/// So many events of one day, place and tactic are told apart; more than real data ever has, and a
/// bound on the work that hostile data can cause.
const APART: usize = 16;

impl Repeats {
    pub(super) fn find(digests: &[Arc<Digest>]) -> Self {
        let mut marks: Vec<(u32, EntryKey)> = Vec::new();
        for (at, digest) in (0..).zip(digests) {
            for (index, entry) in (0..).zip(digest.entries()) {
                if entry.event != 0 {
                    marks.push((entry.event, EntryKey { digest: at, index }));
                }
            }
        }
        // Within a block the oldest digest comes first: digests are newest first.
        marks.sort_unstable_by_key(|(mark, key)| (*mark, std::cmp::Reverse(key.digest), key.index));
        let mut repeats = Self::default();
        for block in marks.chunk_by(|a, b| a.0 == b.0) {
            let several = block.iter().any(|(_, key)| key.digest != block[0].1.digest);
            if several {
                repeats.link(block, digests);
            }
        }
        repeats
    }

    fn link(&mut self, block: &[(u32, EntryKey)], digests: &[Arc<Digest>]) {
        let entry = |key: EntryKey| digests.get(key.digest as usize)?.entry(key.index as usize);
        let mut events: Vec<(EntryRef<'_>, Vec<String>, Vec<EntryKey>)> = Vec::new();
        for (_, key) in block {
            let Some(told) = entry(*key) else { continue };
            let target = target_words(told);
            let same = events.iter().position(|(first, known, tellings)| {
                // Two entries of one digest are two events, however alike.
                tellings.iter().all(|telling| telling.digest != key.digest)
                    && known.iter().any(|word| target.contains(word))
                    && alike(*first, told)
            });
            match same {
                Some(at) => events[at].2.push(*key),
                None if events.len() < APART => events.push((told, target, vec![*key])),
                None => {}
            }
        }
        for (.., tellings) in events.into_iter().filter(|(.., tellings)| tellings.len() > 1) {
            let group = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
            self.group_of.extend(tellings.iter().map(|key| (*key, group)));
            self.groups.push(tellings);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    pub(super) fn is_repeat(&self, key: EntryKey) -> bool {
        self.group(key).is_some_and(|group| group.first() != Some(&key))
    }

    pub(super) fn of(&self, key: EntryKey) -> impl Iterator<Item = EntryKey> + '_ {
        let group = self.group(key).unwrap_or(&[]);
        group.iter().copied().filter(move |other| *other != key)
    }

    fn group(&self, key: EntryKey) -> Option<&[EntryKey]> {
        let group = *self.group_of.get(&key)?;
        self.groups.get(group as usize).map(Vec::as_slice)
    }
}

/// What the hash stands for: two events may have one by chance.
fn alike(a: EntryRef<'_>, b: EntryRef<'_>) -> bool {
    let place = |entry: EntryRef<'_>| {
        let place = entry.place();
        place.map(|p| (fold(p.name), p.bearing, p.distance.map(|distance| distance.km)))
    };
    let rest = |entry: EntryRef<'_>| (entry.date, entry.theatre, entry.tactics.main());
    rest(a) == rest(b) && place(a) == place(b)
}

/// The words of a target that can tell it from another.
fn target_words(entry: EntryRef<'_>) -> Vec<String> {
    let words = entry.target().unwrap_or("").split_whitespace().map(fold_word);
    words.map(|word| word.trim_end_matches('s').to_owned()).filter(|w| w.len() > 3).collect()
}
