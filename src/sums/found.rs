//! A found set: what a query found, each event once, and what the query asks for.

use std::borrow::Cow;

use super::figures::{FoundEvent, Membership};
use crate::archive::{Corpus, EntryKey};
use crate::compare::Subject;
use crate::cover::Cover;
use crate::digest::{EventSide, Period};
use crate::query::{Asked, Query, UnratedKept};

/// How many events are counted between two checks whether anybody is still waiting.
const CANCEL_CHECK_EVERY: usize = 4_096;

/// What a query found.
pub struct FoundSet<'a> {
    pub(super) corpus: &'a Corpus,
    /// Every telling, in the order of the corpus.
    keys: Vec<EntryKey>,
    subject: Subject,
    pub(super) asked: Asked,
    /// What is held of every day, by the digests that are asked for.
    pub(super) cover: Cow<'a, Cover>,
}

impl<'a> FoundSet<'a> {
    /// Takes all the entries that answer a query; `saved` is the name of the saved search if it is
    /// one.
    pub fn new(
        saved: Option<&str>,
        query: &Query,
        mut keys: Vec<EntryKey>,
        corpus: &'a Corpus,
    ) -> Self {
        keys.sort_unstable();
        let subject = Subject::of_found(saved, query, keys.clone(), corpus);
        let asked = query.asked_of(corpus);
        let cover = asked.cover(corpus);
        Self { corpus, keys, subject, asked, cover }
    }

    /// Says in short what it rests on; nothing where the query names neither places nor days.
    pub fn rests_on_in_short(&self) -> Option<String> {
        self.asked.told_in_short(&self.cover, self.corpus)
    }

    /// Returns the query as it was read, or the name of the saved search.
    pub fn id(&self) -> &str {
        &self.subject.id
    }

    pub(super) fn unrated(&self) -> Option<UnratedKept> {
        self.subject.unrated
    }

    /// Returns how many entries were found.
    pub fn tellings(&self) -> usize {
        self.keys.len()
    }

    /// Returns the days that are asked for, as periods in their order: those of the query, else all
    /// that the archive covers.
    pub(super) fn periods(&self) -> Vec<Period> {
        self.asked.periods(self.corpus.cover().days())
    }

    /// Returns every event, by the telling that counts among those found.
    pub(super) fn events(&self) -> impl Iterator<Item = EntryKey> + '_ {
        self.subject.entries.iter().chain(&self.subject.possible).copied()
    }

    /// Hands every event to a function, with its side; nothing when `stop` says that nobody is
    /// waiting any more.
    pub(super) fn each_event(
        &self,
        stop: &(dyn Fn() -> bool + Sync),
        mut note: impl FnMut(&FoundEvent<'a>, EventSide),
    ) -> Option<()> {
        let surely = self.subject.entries.iter().map(|key| (key, Membership::Surely));
        let perhaps = self.subject.possible.iter().map(|key| (key, Membership::Perhaps));
        for (at, (key, belongs)) in surely.chain(perhaps).enumerate() {
            if at % CANCEL_CHECK_EVERY == 0 && stop() {
                return None;
            }
            let tellings = 1 + self.others_found(*key);
            let Some(event) = FoundEvent::of(*key, tellings, belongs, self.corpus) else {
                continue;
            };
            let side = EventSide::of(&event.numbers.entry, self.corpus.taxonomy());
            note(&event, side);
        }
        Some(())
    }

    /// Counts the other tellings of an event that were found.
    fn others_found(&self, key: EntryKey) -> u32 {
        let others = self.corpus.repeats(key);
        let found = others.filter(|other| self.keys.binary_search(other).is_ok()).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    }
}
