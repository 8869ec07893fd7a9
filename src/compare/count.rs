//! One pass over the entries of a subject: every measure marks what counts for it.

use super::Subject;
use super::event_count::EventCount;
use super::measures::{EntryScope, MarkFunction, Measure};
use super::tally::{EntryMarks, SubjectTally};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{CountsAs, EntryRef};

/// What is counted of some entries, for every measure.
pub(super) struct Counts<'a> {
    tallies: Vec<(Measure, SubjectTally<'a>)>,
    /// Of what is no measure.
    nothing: SubjectTally<'a>,
}

/// Which measures look at which entries.
pub(super) struct CountingRules<'a> {
    pub(super) corpus: &'a Corpus,
    /// The marks of measures of attacks, each with the place of its measure.
    attacks: Vec<(usize, MarkFunction)>,
    /// The marks of measures of all entries.
    entries: Vec<(usize, MarkFunction)>,
}

/// Returns true for an entry that counts as an attack.
pub(super) fn is_attack(entry: EntryRef<'_>, corpus: &Corpus) -> bool {
    corpus.taxonomy().counts_as(entry.kind) == Some(CountsAs::Attack)
}

impl<'a> CountingRules<'a> {
    pub(super) fn new(corpus: &'a Corpus) -> Self {
        let of = |among: EntryScope| {
            let all = Measure::all().map(Measure::definition).enumerate();
            let meant = all.filter(|(_, definition)| definition.among == among);
            meant.map(|(at, definition)| (at, definition.marks)).collect()
        };
        Self { corpus, attacks: of(EntryScope::Attacks), entries: of(EntryScope::Entries) }
    }

    /// Counts some entries of a subject whose days go from 0 to `days`.
    pub(super) fn count(
        &self,
        keys: &[EntryKey],
        subject: &Subject,
        days: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Counts<'a>> {
        let tallies = Measure::all().map(|measure| (measure, SubjectTally::default())).collect();
        let mut counts = Counts { tallies, nothing: SubjectTally::default() };
        for (at, key) in keys.iter().enumerate() {
            if at % CANCEL_CHECK_EVERY == 0 && stop() {
                return None;
            }
            if let Some(entry) = self.corpus.entry(*key) {
                let seen = EntryMarks::new(*key, entry, self.corpus, subject, days);
                self.add(&mut counts, &seen);
            }
        }
        Some(counts)
    }

    fn add(&self, counts: &mut Counts<'a>, seen: &EntryMarks<'a>) {
        let attacks: &[_] = if is_attack(seen.entry, self.corpus) { &self.attacks } else { &[] };
        let events = EventCount::of(seen);
        for (at, marks) in self.entries.iter().chain(attacks) {
            if let Some((_, tally)) = counts.tallies.get_mut(*at) {
                marks(seen, &mut |mark| tally.add(mark, events));
            }
        }
    }
}

/// The number of entries counted between two checks whether the caller is still waiting.
const CANCEL_CHECK_EVERY: usize = 4_096;

impl<'a> Counts<'a> {
    /// What is counted for a measure.
    pub(super) fn of(&self, measure: Measure) -> &SubjectTally<'a> {
        let found = self.tallies.iter().find(|(known, _)| *known == measure);
        found.map_or(&self.nothing, |(_, tally)| tally)
    }

    /// Takes what is counted for a measure away.
    pub(super) fn take(&mut self, measure: Measure) -> SubjectTally<'a> {
        let found = self.tallies.iter_mut().find(|(known, _)| *known == measure);
        found.map(|(_, tally)| std::mem::take(tally)).unwrap_or_default()
    }

    /// Puts something else in its place.
    pub(super) fn put(&mut self, measure: Measure, tally: SubjectTally<'a>) {
        let found = self.tallies.iter_mut().find(|(known, _)| *known == measure);
        if let Some((_, own)) = found {
            *own = tally;
        }
    }
}
