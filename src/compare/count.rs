//! One pass over the entries of a subject: everything that is counted of them, in one place.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::Subject;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{Basis, Count, CountsAs, EntryRef, Harm, Period, Sum, TheatreId};

/// What is counted of some entries. The vectors are in the order of the taxonomy.
pub(super) struct Counts<'a> {
    pub(super) entries: u32,
    pub(super) attacks: u32,
    pub(super) kinds: Vec<u32>,
    /// Entries, by [`Basis::index`].
    pub(super) bases: [u32; Basis::ALL.len()],
    // Attacks from here on.
    pub(super) theatres: Vec<u32>,
    pub(super) areas: Vec<u32>,
    /// An attack of several tactics counts under each.
    pub(super) tactics: Vec<u32>,
    pub(super) without_tactic: u32,
    pub(super) west: u32,
    pub(super) complex: u32,
    /// As it is written, with its theatre.
    pub(super) places: HashSet<(TheatreId, &'a str)>,
    pub(super) without_place: u32,
    /// As it is written.
    pub(super) targets: HashMap<&'a str, u32>,
    pub(super) without_target: u32,
    /// By harm and basis: tolls of different standing are kept apart.
    pub(super) harm: [[Sum; Basis::ALL.len()]; Harm::ALL.len()],
    pub(super) deadliest: Option<(Count, NaiveDate, EntryKey)>,
    /// Attacks dated to the day, from the first day of the subject on.
    pub(super) days: Vec<u32>,
    /// Dated to a day before or after.
    pub(super) outside: u32,
    pub(super) undated: u32,
    /// So many days at most may have had an attack that is not dated to the day.
    pub(super) undated_days: u32,
}

/// What entries are looked at for.
pub(super) struct Rules<'a> {
    pub(super) corpus: &'a Corpus,
}

impl<'a> Rules<'a> {
    pub(super) fn new(corpus: &'a Corpus) -> Self {
        Self { corpus }
    }

    /// True for what counts as an attack.
    pub(super) fn is_attack(&self, entry: EntryRef<'_>) -> bool {
        self.corpus.taxonomy().counts_as(entry.kind) == Some(CountsAs::Attack)
    }

    /// True for an attack in a theatre that the taxonomy marks as the West.
    pub(super) fn is_west(&self, entry: EntryRef<'_>) -> bool {
        let theatre = self.corpus.taxonomy().theatre(entry.theatre);
        self.is_attack(entry) && theatre.is_some_and(|theatre| theatre.west)
    }

    /// True for an attack of more than one tactic, or at more than one site.
    pub(super) fn is_complex(&self, entry: EntryRef<'_>) -> bool {
        let several = entry.tactics.iter().nth(1).is_some();
        self.is_attack(entry) && (several || entry.place_text().is_some_and(has_sites))
    }

    /// Counts some entries of a subject whose days go from 0 to `days`.
    pub(super) fn count(
        &self,
        keys: &[EntryKey],
        subject: &Subject,
        days: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Counts<'a>> {
        let mut counts = Counts::new(self.corpus, days);
        for (at, key) in keys.iter().enumerate() {
            if at % BREATH == 0 && stop() {
                return None;
            }
            if let Some(entry) = self.corpus.entry(*key) {
                self.add(&mut counts, *key, entry, subject);
            }
        }
        Some(counts)
    }

    fn add(&self, counts: &mut Counts<'a>, key: EntryKey, entry: EntryRef<'a>, subject: &Subject) {
        counts.entries += 1;
        up(&mut counts.kinds, usize::from(entry.kind.0));
        counts.bases[entry.basis.index()] += 1;
        if !self.is_attack(entry) {
            return;
        }
        counts.attacks += 1;
        up(&mut counts.theatres, usize::from(entry.theatre.0));
        if let Some(area) = entry.area {
            up(&mut counts.areas, usize::from(area.0));
        }
        entry.tactics.iter().for_each(|tactic| up(&mut counts.tactics, usize::from(tactic.0)));
        counts.without_tactic += u32::from(entry.tactics.main().is_none());
        counts.west += u32::from(self.is_west(entry));
        counts.complex += u32::from(self.is_complex(entry));
        match entry.place_text() {
            Some(place) => drop(counts.places.insert((entry.theatre, place))),
            None => counts.without_place += 1,
        }
        match entry.target() {
            Some(target) => *counts.targets.entry(target).or_default() += 1,
            None => counts.without_target += 1,
        }
        for (harm, count) in entry.casualties.said() {
            counts.harm[harm as usize][entry.basis.index()].add(count);
        }
        counts.deadliest(key, entry);
        counts.date(entry, subject);
    }
}

/// So many entries are counted between two questions whether anybody still waits.
const BREATH: usize = 4_096;

/// True for a phrase that names two places: `Diyala and Babil`, and not `gas and oil field`.
fn has_sites(place: &str) -> bool {
    place.split(" and ").skip(1).any(|second| second.starts_with(char::is_uppercase))
}

fn up(counts: &mut [u32], at: usize) {
    if let Some(slot) = counts.get_mut(at) {
        *slot += 1;
    }
}

impl<'a> Counts<'a> {
    fn new(corpus: &'a Corpus, days: usize) -> Self {
        let words = corpus.taxonomy();
        Self {
            entries: 0,
            attacks: 0,
            kinds: vec![0; words.kinds().len()],
            bases: [0; Basis::ALL.len()],
            theatres: vec![0; words.theatres().count()],
            areas: vec![0; words.areas().count()],
            tactics: vec![0; words.tactics().len()],
            without_tactic: 0,
            west: 0,
            complex: 0,
            places: HashSet::new(),
            without_place: 0,
            targets: HashMap::new(),
            without_target: 0,
            harm: [[Sum::default(); Basis::ALL.len()]; Harm::ALL.len()],
            deadliest: None,
            days: vec![0; days],
            outside: 0,
            undated: 0,
            undated_days: 0,
        }
    }

    /// Keeps the entry of the highest toll, the earliest among equals.
    fn deadliest(&mut self, key: EntryKey, entry: EntryRef<'_>) {
        let Some(killed) = entry.casualties.killed.filter(|killed| killed.best() > Some(0)) else {
            return;
        };
        let rank = |killed: Count, day, key| {
            (killed.best(), killed.low(), std::cmp::Reverse(day), std::cmp::Reverse(key))
        };
        let day = entry.date.from;
        if self
            .deadliest
            .is_none_or(|(most, first, known)| rank(killed, day, key) > rank(most, first, known))
        {
            self.deadliest = Some((killed, day, key));
        }
    }

    fn date(&mut self, entry: EntryRef<'_>, subject: &Subject) {
        match day_of(entry, subject, self.days.len()) {
            Dated::Day(at) => up(&mut self.days, at),
            Dated::Outside => self.outside += 1,
            Dated::Undated => {
                self.undated += 1;
                let span = entry.date.period();
                let within = subject.start.map(|from| Period { from, to: subject.end });
                let days = within.filter(|own| own.overlaps(span)).and_then(|own| {
                    let from = own.from.max(span.from);
                    let to = own.to.zip(span.to).map(|(one, other)| one.min(other));
                    Period { from, to }.days()
                });
                let days = days.and_then(|days| u32::try_from(days).ok()).unwrap_or(0);
                self.undated_days = self.undated_days.saturating_add(days);
            }
        }
    }
}

/// On which day of its subject an entry happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    /// So many days after the first.
    Day(usize),
    /// On a day that is none of the subject's.
    Outside,
    /// Not dated to the day.
    Undated,
}

/// The day of an entry, counted from the first day of its subject, which is 0. A mean counts the days
/// of each of its digests from that digest's first day.
pub(super) fn day_of(entry: EntryRef<'_>, subject: &Subject, days: usize) -> Dated {
    if entry.date.from != entry.date.to {
        return Dated::Undated;
    }
    let first =
        if subject.mean_of > 1 { Some(entry.digest().head().period.from) } else { subject.start };
    let at = first.and_then(|first| usize::try_from((entry.date.from - first).num_days()).ok());
    at.filter(|at| *at < days).map_or(Dated::Outside, Dated::Day)
}
