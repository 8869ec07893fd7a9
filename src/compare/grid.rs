//! What is held of each theatre in each week, with what is counted there, as data.
//!
//! A grid has a cell for every theatre that has anything and every week from the first to the last
//! day that the archive covers, at most [`MOST_CELLS`]: an archive may fill both sides. What stands
//! in the cells is stored only where there is something; their states are asked for one by one.

use std::collections::HashMap;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use crate::archive::{Corpus, EntryKey};
use crate::cover::{Scope, State, covers_days};
use crate::digest::{Period, Series, Sum, TheatreId};

/// The most cells of a grid. Where there would be more, the earliest weeks are left out.
pub const MOST_CELLS: usize = 1_000_000;

/// The days of a week.
const WEEK: u64 = 7;

/// The most weeks in which one digest is named, from its first: the weeks of a year. No weekly or
/// monthly digest covers more; one that says so must not fill a grid alone.
const MOST_WEEKS_OF_A_DIGEST: u64 = 53;

/// Theatres by weeks.
#[derive(Clone, Debug, Default)]
pub struct CoverGrid {
    theatres: Vec<TheatreId>,
    /// The first day of the first week.
    from: NaiveDate,
    weeks: usize,
    left_out: usize,
    /// What is told, by theatre and week; weeks in which nothing is are missing.
    told: HashMap<(TheatreId, usize), CellTellings>,
}

/// How much of an archive a grid is of; by default all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridLimits {
    /// The theatres; all where none is named.
    pub theatres: Vec<TheatreId>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl GridLimits {
    fn has(&self, theatre: TheatreId) -> bool {
        self.theatres.is_empty() || self.theatres.contains(&theatre)
    }
}

/// What is told of a theatre in a week.
#[derive(Clone, Debug, Default)]
struct CellTellings {
    events: Sum,
    tellings: u32,
    digests: Vec<u32>,
}

/// One theatre in one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverCell<'a> {
    /// The theatre.
    pub theatre: TheatreId,
    /// The first and the last day of the week.
    pub week: Period,
    /// What is held of the week: in full only if each of its days is.
    pub state: State,
    /// The days that are in this state or a fuller one.
    pub days: u32,
    /// The events dated wholly within the week: each once, however it was told. Of the tellings that
    /// a search for the theatre and the week finds, the counted one decides, else the newest, as
    /// in that search.
    pub events: u32,
    /// The same number with its doubt.
    pub doubt: Sum,
    /// The entries dated wholly within the week, every telling.
    pub tellings: u32,
    /// The places of the weekly and monthly digests that cover a day of the week and treat the
    /// theatre, newest first.
    pub digests: &'a [u32],
}

impl CoverGrid {
    /// Counts an archive, in one pass over its entries and one over the sections of its digests.
    pub fn of(corpus: &Corpus) -> Self {
        Self::within(corpus, &GridLimits::default())
    }

    /// Counts so much of an archive. A week is in it with all its days if one of them is.
    pub fn within(corpus: &Corpus, limits: &GridLimits) -> Self {
        let all = corpus.theatres().map(|shelf| shelf.theatre);
        let mut grid = Self {
            theatres: all.filter(|theatre| limits.has(*theatre)).collect(),
            ..Self::default()
        };
        let Some(Period { from, to: Some(to) }) = corpus.cover().days() else { return grid };
        let from = limits.from.map_or(from, |day| day.max(from));
        let to = limits.to.map_or(to, |day| day.min(to));
        if from > to {
            return grid;
        }
        let first = from.week(first_weekday(corpus)).first_day();
        let weeks = weeks_between(first, to) + 1;
        let most = (MOST_CELLS / grid.theatres.len().max(1)).max(1);
        grid.weeks = weeks.min(most);
        grid.left_out = weeks - grid.weeks;
        let skipped = Days::new(WEEK * u64::try_from(grid.left_out).unwrap_or(0));
        grid.from = first.checked_add_days(skipped).unwrap_or(first);
        grid.add_entries(corpus);
        grid.add_digests(corpus);
        grid
    }

    /// Returns the theatres, in the order of the taxonomy.
    pub fn theatres(&self) -> &[TheatreId] {
        &self.theatres
    }

    /// Returns the number of weeks.
    pub fn weeks(&self) -> usize {
        self.weeks
    }

    /// Returns the number of cells.
    pub fn len(&self) -> usize {
        self.theatres.len() * self.weeks
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
        let weeks = move |theatre| (0..self.weeks).map(move |week| (theatre, week));
        let all = self.theatres.iter().copied().flat_map(weeks);
        all.filter_map(move |(theatre, week)| self.cell(corpus, theatre, week))
    }

    fn cell(&self, corpus: &Corpus, theatre: TheatreId, week: usize) -> Option<CoverCell<'_>> {
        let days = self.days_of(week)?;
        let held = corpus.cover().held(Scope::Theatre(theatre), &[days]);
        let state = held.state();
        let fuller = State::ALL.into_iter().filter(|other| *other >= state);
        let told = self.told.get(&(theatre, week));
        Some(CoverCell {
            theatre,
            week: days,
            state,
            days: fuller.map(|state| held.days(state)).sum(),
            events: told.map_or(0, |told| u32::try_from(told.events.best).unwrap_or(u32::MAX)),
            doubt: told.map_or_else(Sum::default, |told| told.events),
            tellings: told.map_or(0, |told| told.tellings),
            digests: told.map_or(&[], |told| told.digests.as_slice()),
        })
    }

    /// Returns the days of a week; none where they end after all that a calendar has.
    fn days_of(&self, week: usize) -> Option<Period> {
        let from = self.from.checked_add_days(Days::new(WEEK * u64::try_from(week).ok()?))?;
        Some(Period { from, to: Some(from.checked_add_days(Days::new(WEEK - 1))?) })
    }

    /// Returns the week of a day; none outside the grid.
    fn week_of(&self, day: NaiveDate) -> Option<usize> {
        (day >= self.from).then(|| weeks_between(self.from, day)).filter(|week| *week < self.weeks)
    }

    fn add_entries(&mut self, corpus: &Corpus) {
        for (key, entry) in corpus.entries() {
            let (first, last) = entry.possible_days();
            let (from, to) = (self.week_of(first), self.week_of(last));
            let Some(week) = from.filter(|_| from == to) else { continue };
            let Some(days) = self.days_of(week) else { continue };
            let theatre = entry.theatre;
            let told = self.told.entry((theatre, week)).or_default();
            told.tellings += 1;
            if is_counted_among((theatre, days), key, corpus) {
                told.events.add(entry.events());
            }
        }
    }

    fn add_digests(&mut self, corpus: &Corpus) {
        for (at, digest) in (0..).zip(corpus.digests()) {
            let head = digest.head();
            let Some(to) = head.period.to.filter(|_| covers_days(head)) else { continue };
            let from = head.period.from.max(self.from);
            let end = self.from.checked_add_days(Days::new(WEEK * self.weeks as u64 - 1));
            let to = end.map_or(to, |end| to.min(end));
            let (Some(first), Some(last)) = (self.week_of(from), self.week_of(to)) else {
                continue;
            };
            let most = usize::try_from(MOST_WEEKS_OF_A_DIGEST).unwrap_or(usize::MAX);
            for theatre in digest.theatres() {
                for week in (first..=last).take(most) {
                    self.told.entry((theatre, week)).or_default().digests.push(at);
                }
            }
        }
    }
}

/// Returns true if an event is counted at this telling among those of a theatre and a week: no other
/// of them is the counted one or comes before it. Others are those that may have happened in the
/// week, as a search for it finds them. An event has a bounded number of tellings.
fn is_counted_among((theatre, days): (TheatreId, Period), key: EntryKey, corpus: &Corpus) -> bool {
    let is_found = |other: &EntryKey| {
        corpus.entry(*other).is_some_and(|entry| {
            let (from, to) = entry.possible_days();
            entry.theatre == theatre && days.overlaps(Period { from, to: Some(to) })
        })
    };
    let mut others = corpus.repeats(key).filter(is_found);
    !corpus.is_repeat(key) || !others.any(|other| other < key || !corpus.is_repeat(other))
}

/// Returns the whole weeks from one day to a later one.
fn weeks_between(from: NaiveDate, to: NaiveDate) -> usize {
    usize::try_from((to - from).num_days() / 7).unwrap_or(0)
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
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};

    #[test]
    fn every_cell_says_what_the_cover_says_and_no_entry_is_counted_twice() {
        let corpus = load_all(&Origin::Sample).0;
        let grid = CoverGrid::of(&corpus);
        assert_eq!(grid.len(), grid.theatres().len() * grid.weeks());
        assert_eq!((grid.cells(&corpus).count(), grid.left_out()), (grid.len(), 0));
        let mut told = (0, 0);
        for cell in grid.cells(&corpus) {
            assert_eq!(cell.week.from.weekday(), Weekday::Thu, "most weeklies begin on a Thursday");
            let held = corpus.cover().held(Scope::Theatre(cell.theatre), &[cell.week]);
            assert_eq!(cell.state, held.state());
            assert!(cell.days >= 1 && cell.days <= 7, "{cell:?}");
            assert!(cell.events == 0 || cell.tellings > 0, "{cell:?}");
            told = (told.0 + cell.events, told.1 + cell.tellings);
        }
        // An entry may tell of several events.
        let main = corpus.entries().filter(|(key, _)| !corpus.is_repeat(*key));
        let events: u32 = main.filter_map(|(_, entry)| entry.events().best()).sum();
        assert!(told.0 <= events && told.1 as usize <= corpus.len(), "{told:?} {events}");
        assert!(told.0 > 0 && told.1 > 0);
    }

    #[test]
    fn a_part_of_the_grid_has_the_cells_that_the_whole_has() {
        let corpus = load_all(&Origin::Sample).0;
        let whole = CoverGrid::of(&corpus);
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let theatres = whole.theatres()[1..3].to_vec();
        let limits = GridLimits { theatres, from: day("2020-05-05"), to: day("2020-06-10") };
        let part = CoverGrid::within(&corpus, &limits);
        let of_part: Vec<_> = part.cells(&corpus).collect();
        let within = |cell: &CoverCell<'_>| {
            let overlaps = cell.week.to >= limits.from && Some(cell.week.from) <= limits.to;
            limits.theatres.contains(&cell.theatre) && overlaps
        };
        let of_whole: Vec<_> = whole.cells(&corpus).filter(within).collect();
        assert_eq!(of_part, of_whole);
        assert!(of_part.len() == 2 * 6 && of_part.iter().any(|cell| cell.events > 0));
        let none = GridLimits { from: day("2031-01-01"), ..GridLimits::default() };
        assert!(CoverGrid::within(&corpus, &none).is_empty());
    }

    #[test]
    fn a_grid_has_a_bound_and_keeps_the_latest_weeks() {
        let text = |from: &str, to: &str| {
            format!(
                "digest: x-{from}\ntitle: T\npublisher: X\nperiod: {from}..{to}\nseries: monthly\n\
                 theatres:\n- theatre: iraq\n  summary: S\n- theatre: syria\n  summary: S\n"
            )
        };
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("digests")).unwrap();
        for (from, to) in [("0001-01-01", "9999-12-31"), ("9999-11-01", "9999-11-30")] {
            let file = folder.path().join(format!("digests/{from}.yaml"));
            std::fs::write(file, text(from, to)).unwrap();
        }
        let corpus = load_all(&Origin::Folder(folder.path().to_owned())).0;
        let grid = CoverGrid::of(&corpus);
        assert!(grid.len() <= MOST_CELLS, "{}", grid.len());
        let stored: usize = grid.told.values().map(|told| told.digests.len()).sum();
        assert!(stored as u64 <= 2 * 2 * MOST_WEEKS_OF_A_DIGEST, "{stored}");
        let last = grid.cells(&corpus).last().map(|cell| cell.week.to);
        assert!(last.flatten() >= "9999-12-25".parse().ok(), "the latest are kept: {last:?}");
    }
}
