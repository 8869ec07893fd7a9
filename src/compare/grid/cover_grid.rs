//! The grid itself: which entries and digests stand in which cell, in one pass over each.
//!
//! A grid has a cell for every theatre that has anything and every span of its days, at most
//! [`MOST_CELLS`]: an archive may fill both sides.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::cell::CellTellings;
use super::spans::GridSpans;
use super::{CoverCell, GridLimits, GridPlacing, GridUnit};
use crate::archive::{Corpus, EntryKey};
use crate::cover::{Cover, Held, Scope, State, covers_days};
use crate::digest::{Digest, EntryRef, Period, Series, TheatreId};

/// The most cells of a grid. Where there would be more, the earliest weeks are left out.
pub const MOST_CELLS: usize = 1_000_000;

/// The most spans in which one digest is named, from its first: the weeks of a year, or the days of
/// a month and a half. No weekly or monthly digest covers more; one that says so must not fill a grid
/// alone.
const MOST_SPANS_OF_A_DIGEST: usize = 53;

/// Theatres by weeks or months.
#[derive(Clone, Debug, Default)]
pub struct CoverGrid {
    theatres: Vec<TheatreId>,
    unit: GridUnit,
    spans: GridSpans,
    left_out: usize,
    /// What is told, by theatre and span; spans in which nothing is are missing.
    told: HashMap<(TheatreId, usize), CellTellings>,
    /// What begins in a span and has none of its own, by theatre.
    unplaced: HashMap<TheatreId, CellTellings>,
    /// The digests that cover a day of a span, newest first.
    digests: HashMap<usize, Vec<u32>>,
    /// What is held, where that is not what the archive holds.
    cover: Option<Cover>,
    /// The places that are asked for; see [`GridLimits::scopes`].
    scopes: Vec<Scope>,
    /// True where no theatre or area is asked for alone.
    is_whole: bool,
}

impl CoverGrid {
    /// Counts an archive, in one pass over its entries and one over the sections of its digests.
    pub fn of(corpus: &Corpus) -> Self {
        Self::within(corpus, &GridLimits::default())
    }

    /// Counts so much of an archive, of the days that it covers. A week is in it with all its days if
    /// one of them is.
    pub fn within(corpus: &Corpus, limits: &GridLimits) -> Self {
        let grid = Self::empty(corpus, limits);
        let Some(Period { from, to: Some(to) }) = corpus.cover().days() else { return grid };
        let from = limits.from.map_or(from, |day| day.max(from));
        let to = limits.to.map_or(to, |day| day.min(to));
        if from > to {
            return grid;
        }
        let most = (MOST_CELLS / grid.theatres.len().max(1)).max(1);
        let (spans, left_out) =
            GridSpans::between(limits.unit, first_weekday(corpus), (from, to), most);
        Self { spans, left_out, ..grid }.filled(corpus, limits)
    }

    /// Counts the weeks, months or days of a year, also of such as no digest covers. A week is of the
    /// year that most of its days are of. The first and last day of the limits are not heeded.
    pub fn of_year(corpus: &Corpus, year: i32, limits: &GridLimits) -> Self {
        Self::of_years(corpus, (year, year), limits)
    }

    /// Counts those of some years, the earliest and the latest.
    pub fn of_years(corpus: &Corpus, years: (i32, i32), limits: &GridLimits) -> Self {
        let grid = Self::empty(corpus, limits);
        match GridSpans::of_years(limits.unit, first_weekday(corpus), years) {
            Some(spans) => Self { spans, ..grid }.filled(corpus, limits),
            None => grid,
        }
    }

    fn empty(corpus: &Corpus, limits: &GridLimits) -> Self {
        let all = corpus.theatres().map(|shelf| shelf.theatre);
        Self {
            theatres: all.filter(|theatre| limits.has_theatre(*theatre)).collect(),
            unit: limits.unit,
            cover: limits.cover.clone(),
            scopes: limits.scopes.clone(),
            is_whole: limits.theatres.is_empty(),
            ..Self::default()
        }
    }

    fn filled(mut self, corpus: &Corpus, limits: &GridLimits) -> Self {
        self.add_entries(corpus, limits);
        self.add_digests(corpus);
        self
    }

    /// Returns the theatres, in the order of the taxonomy.
    pub fn theatres(&self) -> &[TheatreId] {
        &self.theatres
    }

    /// Returns the number of weeks or months.
    pub fn weeks(&self) -> usize {
        self.spans.len
    }

    /// Returns the number of cells.
    pub fn len(&self) -> usize {
        self.theatres.len() * self.weeks()
    }

    /// Returns true if there is no cell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the number of early weeks for which there is no room, see [`MOST_CELLS`].
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Returns the cells, theatre by theatre, each from the first week to the last.
    pub fn cells<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = CoverCell<'a>> + 'a {
        let weeks = move |theatre| (0..self.weeks()).map(move |week| (theatre, week));
        let all = self.theatres.iter().copied().flat_map(weeks);
        all.filter_map(move |(theatre, week)| self.cell(corpus, theatre, week))
    }

    /// Returns a cell by its theatre and the place of its week or month.
    pub fn cell(&self, corpus: &Corpus, theatre: TheatreId, at: usize) -> Option<CoverCell<'_>> {
        let days = self.days_of(at)?;
        let held = self.held_of(corpus, theatre, days);
        Some(CoverCell::new(theatre, days, &held, (self.unit, self.told.get(&(theatre, at)))))
    }

    /// Returns what begins in the grid and stands in no week or month of it, since its date is no
    /// finer, or since no weekly or monthly digest tells it; none where there is no such entry. An
    /// event that another telling places is not counted here.
    pub fn unplaced(&self, theatre: TheatreId) -> Option<CoverCell<'_>> {
        let told = self.unplaced.get(&theatre)?;
        let days = self.spans.days()?;
        Some(CoverCell {
            state: State::InPart,
            drawn: State::InPart,
            ..CoverCell::new(theatre, days, &Held::default(), (self.unit, Some(told)))
        })
    }

    /// Returns the days of a week or month; none where they end after all that a calendar has.
    pub fn days_of(&self, at: usize) -> Option<Period> {
        self.spans.get(at)
    }

    /// Returns the week or month of a day; none outside the grid.
    pub fn week_of(&self, day: NaiveDate) -> Option<usize> {
        self.spans.at(day)
    }

    /// Returns what is held of a place on some days, by the digests that are asked for.
    pub fn held(&self, corpus: &Corpus, scope: Scope, days: Period) -> Held {
        self.cover.as_ref().unwrap_or_else(|| corpus.cover()).held(scope, &[days])
    }

    /// Returns what is held of all that is asked for together: of the whole, or of the theatres and
    /// areas that alone are asked for.
    pub fn held_of_all(&self, corpus: &Corpus, days: Period) -> Held {
        if self.is_whole {
            return self.held(corpus, Scope::All, days);
        }
        let named = self.scopes.iter().any(|scope| *scope != Scope::All);
        let theatres = || self.theatres.iter().map(|id| Scope::Theatre(*id)).collect();
        let scopes: Vec<Scope> = if named { self.scopes.clone() } else { theatres() };
        self.cover.as_ref().unwrap_or_else(|| corpus.cover()).held_together(&scopes, &[days])
    }

    /// Returns what is held of a theatre, or of the areas of it that alone are asked for. A query names
    /// few places.
    fn held_of(&self, corpus: &Corpus, theatre: TheatreId, days: Period) -> Held {
        let is_of = |scope: &&Scope| matches!(scope, Scope::Area(of, _) if *of == theatre);
        let areas: Vec<Scope> = self.scopes.iter().filter(is_of).copied().collect();
        if areas.is_empty() || self.scopes.contains(&Scope::Theatre(theatre)) {
            return self.held(corpus, Scope::Theatre(theatre), days);
        }
        self.cover.as_ref().unwrap_or_else(|| corpus.cover()).held_together(&areas, &[days])
    }

    /// Returns the places of the weekly and monthly digests that cover a day of a week or month,
    /// newest first.
    pub fn digests_of(&self, at: usize) -> &[u32] {
        self.digests.get(&at).map_or(&[], Vec::as_slice)
    }

    fn add_entries(&mut self, corpus: &Corpus, limits: &GridLimits) {
        if let Some(found) = &limits.found {
            for (key, entry) in found.iter().filter_map(|key| Some((*key, corpus.entry(*key)?))) {
                self.add_entry((key, entry), corpus, limits);
            }
        } else {
            let Some(Period { from, to: Some(to) }) = self.spans.days() else { return };
            for (digest, held) in (0..).zip(corpus.digests()) {
                // Of a long archive most digests tell of other years.
                if !may_stand_within(held, limits.placing, (from, to)) {
                    continue;
                }
                for (index, entry) in (0..).zip(held.entries()) {
                    self.add_entry((EntryKey { digest, index }, entry), corpus, limits);
                }
            }
        }
        if limits.placing == GridPlacing::ByDigest {
            for told in self.told.values_mut() {
                count_each_event_once(told, corpus);
            }
        }
        let spans = self.spans;
        let is_counted = |key: EntryKey| {
            let Some(entry) = corpus.entry(key) else { return false };
            let Some(day) = placed(&spans, entry, limits.placing) else { return false };
            let days = spans.around(day);
            limits.placing == GridPlacing::ByDigest
                || days.is_some_and(|days| {
                    is_counted_among((entry.theatre, days), key, corpus, limits)
                })
        };
        for told in self.unplaced.values_mut() {
            count_each_event_once(told, corpus);
            // An event has a bounded number of tellings.
            let elsewhere = |key: &EntryKey| corpus.repeats(*key).any(is_counted);
            told.counted.retain(|key| !elsewhere(key));
            told.events = events_of(&told.counted, corpus);
        }
    }

    fn add_entry(
        &mut self,
        (key, entry): (EntryKey, EntryRef<'_>),
        corpus: &Corpus,
        limits: &GridLimits,
    ) {
        let theatre = entry.theatre;
        let day = match limits.placing {
            GridPlacing::ByDay => entry.date.from,
            GridPlacing::ByDigest => entry.digest().head().period.from,
        };
        let Some(at) = self.spans.at(day).filter(|_| limits.has_theatre(theatre)) else { return };
        if placed(&self.spans, entry, limits.placing).is_none() {
            self.unplaced.entry(theatre).or_default().keys.push(key);
            return;
        }
        let days = self.days_of(at);
        let told = self.told.entry((theatre, at)).or_default();
        told.keys.push(key);
        if limits.placing == GridPlacing::ByDay
            && days.is_some_and(|days| is_counted_among((theatre, days), key, corpus, limits))
        {
            told.counted.push(key);
            told.events.add(entry.events());
        }
    }

    fn add_digests(&mut self, corpus: &Corpus) {
        let Some(Period { from: first, to: Some(end) }) = self.spans.days() else { return };
        for (at, digest) in (0..).zip(corpus.digests()) {
            let head = digest.head();
            let Some(to) = head.period.to.filter(|_| covers_days(head)) else { continue };
            let (from, to) = (head.period.from.max(first), to.min(end));
            let (Some(from), Some(to)) = (self.week_of(from), self.week_of(to)) else { continue };
            for week in (from..=to).take(MOST_SPANS_OF_A_DIGEST) {
                self.digests.entry(week).or_default().push(at);
            }
            for theatre in digest.theatres() {
                for week in (from..=to).take(MOST_SPANS_OF_A_DIGEST) {
                    self.told.entry((theatre, week)).or_default().digests.push(at);
                }
            }
        }
    }
}

/// Returns false for a digest of which no entry begins within some days.
fn may_stand_within(
    digest: &Digest,
    placing: GridPlacing,
    (from, to): (NaiveDate, NaiveDate),
) -> bool {
    match placing {
        GridPlacing::ByDay => {
            digest.first_days().is_some_and(|(least, greatest)| least <= to && greatest >= from)
        }
        GridPlacing::ByDigest => (from..=to).contains(&digest.head().period.from),
    }
}

/// Returns the first day by which an entry is placed; none where it has no span of its own.
fn placed(spans: &GridSpans, entry: EntryRef<'_>, placing: GridPlacing) -> Option<NaiveDate> {
    match placing {
        GridPlacing::ByDay => {
            let (first, last) = entry.possible_days();
            spans.share(first, last).then_some(first)
        }
        GridPlacing::ByDigest => {
            let head = entry.digest().head();
            covers_days(head).then_some(head.period.from)
        }
    }
}

/// Counts one telling of each event among those of a cell.
fn count_each_event_once(told: &mut CellTellings, corpus: &Corpus) {
    told.counted = corpus.each_event_once(&told.keys);
    told.events = events_of(&told.counted, corpus);
}

fn events_of(keys: &[EntryKey], corpus: &Corpus) -> crate::digest::Sum {
    keys.iter().filter_map(|key| corpus.entry(*key)).map(|entry| entry.events()).collect()
}

/// Returns true if an event is counted at this telling among those of a theatre and a week: no other
/// of them is the counted one or comes before it. Others are those that may have happened in the
/// week, as a search for it finds them. An event has a bounded number of tellings.
fn is_counted_among(
    (theatre, days): (TheatreId, Period),
    key: EntryKey,
    corpus: &Corpus,
    limits: &GridLimits,
) -> bool {
    let is_found = |other: &EntryKey| {
        limits.has_entry(*other)
            && corpus.entry(*other).is_some_and(|entry| {
                let (from, to) = entry.possible_days();
                entry.theatre == theatre && days.overlaps(Period { from, to: Some(to) })
            })
    };
    let mut others = corpus.repeats(key).filter(is_found);
    !corpus.is_repeat(key) || !others.any(|other| other < key || !corpus.is_repeat(other))
}

/// Returns the weekday on which most weeklies begin; of several the earliest, from Monday on.
pub fn first_weekday(corpus: &Corpus) -> Weekday {
    let mut begins = [0_usize; 7];
    for digest in corpus.digests() {
        let head = digest.head();
        if head.series == Series::Weekly && covers_days(head) {
            begins[head.period.from.weekday().num_days_from_monday() as usize] += 1;
        }
    }
    let most = begins.into_iter().max().unwrap_or(0);
    let at = begins.into_iter().position(|count| count == most).unwrap_or(0);
    u8::try_from(at).ok().and_then(|at| Weekday::try_from(at).ok()).unwrap_or(Weekday::Mon)
}

#[cfg(test)]
#[path = "cover_grid_tests.rs"]
mod tests;
