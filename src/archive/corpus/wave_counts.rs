//! How many entries belong to each wave, and how many events these tell. Which entries belong to a wave
//! is found in `members`.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::super::fenwick::FenwickTree;
use super::members::{DatedEntry, Members};
use super::{Corpus, EntryKey};
use crate::digest::{ActorId, EventTotal, Period, Wave};

/// What belongs to a wave, counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WaveCount {
    pub(super) entries: usize,
    /// What happened within its days, or may have.
    pub(super) inside: EventTotal,
    /// What names it and happened on other days.
    pub(super) outside: EventTotal,
}

/// What tells which waves have to be counted again.
#[derive(Default)]
pub(super) struct ChangedWaves {
    /// The ids of waves that are named by entries that came, went or changed.
    named: HashSet<Box<str>>,
    /// For each actor, days that hold all those of its entries that came, went or changed.
    days: HashMap<ActorId, Period>,
}

impl ChangedWaves {
    /// Notes that an entry that names a wave came, went or changed.
    pub(super) fn name(&mut self, wave: &str) {
        if !self.named.contains(wave) {
            self.named.insert(wave.into());
        }
    }

    /// Notes the same of an entry of an actor.
    pub(super) fn meet(&mut self, actor: ActorId, deed: &DatedEntry) {
        let days = Period { from: deed.from, to: Some(deed.to) };
        let met = self.days.entry(actor).or_insert(days);
        met.from = met.from.min(deed.from);
        met.to = met.to.max(days.to);
    }

    fn holds(&self, wave: &Wave) -> bool {
        let days = wave.known_actor.and_then(|actor| self.days.get(&actor));
        self.named.contains(&wave.id) || days.is_some_and(|days| days.overlaps(wave.period))
    }
}

/// Counts what belongs to each wave.
pub(super) fn all(members: &Members, corpus: &Corpus) -> Vec<WaveCount> {
    count(vec![None; corpus.waves.len()], members, corpus)
}

/// Does the same after a change, where all but the changed waves were counted before.
pub(super) fn again(
    before: &[WaveCount],
    changed: &ChangedWaves,
    members: &Members,
    corpus: &Corpus,
) -> Vec<WaveCount> {
    let known = corpus.waves.iter().zip(before);
    count(
        known.map(|(wave, count)| (!changed.holds(wave)).then_some(*count)).collect(),
        members,
        corpus,
    )
}

/// Counts what belongs to the waves that are not counted yet. For each actor it makes one pass over its
/// waves and entries, the latest first, and keeps what the entries met so far tell by their last days,
/// so that those that ended by a day can be added up.
fn count(known: Vec<Option<WaveCount>>, members: &Members, corpus: &Corpus) -> Vec<WaveCount> {
    let mut by_actor: HashMap<ActorId, Vec<(usize, Period)>> = HashMap::new();
    let mut counts = Vec::with_capacity(known.len());
    for (at, (wave, known)) in corpus.waves.iter().zip(known).enumerate() {
        counts.push(known.unwrap_or_else(|| {
            if let Some(actor) = wave.known_actor {
                by_actor.entry(actor).or_default().push((at, wave.period));
            }
            let mut count = WaveCount::default();
            for key in members.naming(&wave.id) {
                count.add(&told_by(corpus, *key), corpus.is_outside(wave, *key));
            }
            count
        }));
    }
    for (actor, mut waves) in by_actor {
        waves.sort_unstable_by_key(|(_, period)| Reverse(period.from));
        // What began before all of the waves, or after them, belongs to none.
        let first = waves.last().map_or(NaiveDate::MIN, |(_, period)| period.from);
        let end = |(_, period): &(usize, Period)| period.to.unwrap_or(NaiveDate::MAX);
        let last = waves.iter().map(end).max().unwrap_or(NaiveDate::MAX);
        let deeds = members.deeds_between(actor, first, last);
        let ends = Ends::of(deeds);
        let mut begun = deeds.iter().zip(&ends.places).rev().peekable();
        let mut met = FenwickTree::<EventTotal>::new(deeds.len());
        for (at, period) in waves {
            while let Some((deed, at)) = begun.next_if(|(deed, _)| deed.from >= period.from) {
                let told = told_by(corpus, deed.key);
                met.note(*at, |total| total.merge(&told));
            }
            let mut sum = EventTotal::default();
            met.first(ends.ended_by(period.to)).for_each(|total| sum.merge(total));
            counts[at].add(&sum, false);
        }
    }
    counts
}

/// The last days of some entries, sorted.
struct Ends {
    days: Vec<NaiveDate>,
    /// For each entry, the place of its last day in `days`.
    places: Vec<usize>,
}

impl Ends {
    fn of(deeds: &[DatedEntry]) -> Self {
        let mut order: Vec<(NaiveDate, usize)> =
            deeds.iter().enumerate().map(|(at, deed)| (deed.to, at)).collect();
        order.sort_unstable();
        let mut places = vec![0; deeds.len()];
        for (place, (_, at)) in order.iter().enumerate() {
            places[*at] = place;
        }
        Self { days: order.into_iter().map(|(day, _)| day).collect(), places }
    }

    /// Returns how many entries had ended by a day.
    fn ended_by(&self, day: Option<NaiveDate>) -> usize {
        day.map_or(self.days.len(), |day| self.days.partition_point(|end| *end <= day))
    }
}

impl WaveCount {
    /// Adds what some entries tell, all of them within the days of the wave or all of them outside.
    fn add(&mut self, told: &EventTotal, is_outside: bool) {
        self.entries += told.events.terms as usize;
        let total = if is_outside { &mut self.outside } else { &mut self.inside };
        total.merge(told);
    }
}

/// Returns what a member tells: its events, and by how many entries they are told.
fn told_by(corpus: &Corpus, key: EntryKey) -> EventTotal {
    let mut told = EventTotal::default();
    if let Some(entry) = corpus.entry(key) {
        told.add(entry, corpus.tellings_of(key));
    }
    told
}
