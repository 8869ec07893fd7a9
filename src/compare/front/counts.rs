//! The counts themselves, in one pass over the entries and one over what is held of each month.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::Datelike as _;

use super::places;
use super::stated::{WaveTotal, YearTotal, wave_totals, year_totals};
use crate::archive::Corpus;
use crate::compare::{CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers, GridUnit};
use crate::cover::{CellMark, Fullness, Scope, State};
use crate::digest::{DateSpan, Period, Precision, Sum, TheatreId};

/// The most cells of theatres by months that are counted. Where there would be more, the earliest
/// years are left out.
const MOST_CELLS: usize = 200_000;
/// The most months that are kept of each theatre, the last ones.
const MOST_OF_A_THEATRE: usize = 60;
/// The months of a year.
const MONTHS: usize = 12;

/// One month of all theatres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrontMonth {
    /// Its days.
    pub days: Period,
    /// Its attacks, each once, as what is held allows.
    pub number: GridNumber,
    /// How fully it is held; none where no digest covers any of its days.
    pub held: Option<Fullness>,
}

/// One theatre.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontTheatre {
    /// Which it is.
    pub theatre: TheatreId,
    /// What stands for its events, each once, over all days that the archive covers: of what is told
    /// with doubt the least, as a lower bound.
    pub number: CellMark,
    /// The same events with their doubt.
    pub events: Sum,
    /// What stands for its attacks in each of the last months, the oldest first.
    pub months: Vec<CellMark>,
    /// When what is told of it as the last may have begun, as exact as it is told.
    pub last: Option<DateSpan>,
    /// Where it is, in degrees: latitude, longitude. None where no entry of it has a place, or before
    /// places are known.
    pub point: Option<[f64; 2]>,
}

/// Everything that the first screen counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontCounts {
    /// The months, the oldest first, without a gap.
    pub months: Vec<FrontMonth>,
    /// Attacks whose date is no finer than a month, or that no weekly or monthly digest tells.
    pub without_month: u64,
    /// The theatres, in the order of the taxonomy.
    pub theatres: Vec<FrontTheatre>,
    /// What issuers state for a whole year.
    pub years: Vec<YearTotal>,
    /// The total that is stated for each wave, newest wave first.
    pub waves: Vec<Option<WaveTotal>>,
}

impl FrontCounts {
    /// Counts an archive. Of the places nothing is known yet; see [`Self::placed`].
    pub fn of(corpus: &Corpus) -> Self {
        let limits = GridLimits { unit: GridUnit::Month, ..GridLimits::default() };
        let grid = match years(corpus) {
            Some(years) => CoverGrid::of_years(corpus, years, &limits),
            None => CoverGrid::default(),
        };
        let numbers = GridNumbers::of(&grid, GridUnit::Month, GridMeasure::Attacks, corpus);
        let (_, without_month) = numbers.totals();
        let months = months(&grid, &numbers);
        let theatres = theatres(corpus, &grid, &numbers, months.len());
        Self {
            months,
            without_month,
            theatres,
            years: year_totals(corpus),
            waves: wave_totals(corpus),
        }
    }

    /// Adds where each theatre is. Waits until the entries are placed.
    #[must_use]
    pub fn placed(mut self, corpus: &Corpus) -> Self {
        let points = places::points(corpus);
        for theatre in &mut self.theatres {
            theatre.point = points.get(&theatre.theatre).copied();
        }
        self
    }
}

impl FrontTheatre {
    /// Writes when the last of it began: its day, or the month or year where no day is told.
    pub fn last_told(&self) -> Option<String> {
        let date = self.last?;
        Some(match date.precision {
            Precision::Month | Precision::Year => date.to_string(),
            Precision::Day | Precision::About | Precision::Range => date.from.to_string(),
        })
    }
}

/// Returns the first and the last year that digests are of, and as many between as there is room for.
fn years(corpus: &Corpus) -> Option<(i32, i32)> {
    let periods = corpus.digests().iter().map(|digest| digest.head().period);
    let of = |period: Period| (period.from.year(), period.to.unwrap_or(period.from).year());
    let (first, last) = periods.map(of).reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)))?;
    let months = MOST_CELLS / corpus.theatres().count().max(1);
    let most = i32::try_from((months / MONTHS).max(1)).unwrap_or(i32::MAX);
    Some((first.max(last.saturating_sub(most - 1)), last))
}

/// Returns the months from the first to the last of which anything is held or told.
fn months(grid: &CoverGrid, numbers: &GridNumbers) -> Vec<FrontMonth> {
    let all = numbers.all.iter().zip(&numbers.held).enumerate();
    let all = all.filter_map(|(at, (number, held))| {
        Some(FrontMonth { days: grid.days_of(at)?, number: *number, held: *held })
    });
    let mut all: Vec<FrontMonth> = all.collect();
    let tells = |month: &FrontMonth| month.held.is_some() || month.number.drawn() > 0;
    let end = all.iter().rposition(tells).map_or(0, |last| last + 1);
    all.truncate(end);
    let start = all.iter().position(tells).unwrap_or(0);
    all.split_off(start)
}

fn theatres(
    corpus: &Corpus,
    grid: &CoverGrid,
    numbers: &GridNumbers,
    months: usize,
) -> Vec<FrontTheatre> {
    let mut last: HashMap<TheatreId, DateSpan> = HashMap::new();
    for (_, entry) in corpus.entries() {
        let date = last.entry(entry.theatre).or_insert(entry.date);
        // Of two that begin alike the more exact one.
        let is_later = |date: DateSpan| (date.from, Reverse(date.to));
        if is_later(entry.date) > is_later(*date) {
            *date = entry.date;
        }
    }
    // The months end where those of all theatres end.
    let end = numbers.held.iter().rposition(Option::is_some);
    let end = numbers.all.iter().take(numbers.held.len()).rposition(|n| n.drawn() > 0).max(end);
    let end = end.map_or(0, |last| last + 1);
    let kept = months.min(MOST_OF_A_THEATRE);
    let rows = grid.theatres().iter().zip(&numbers.rows);
    let theatre = |(id, row): (&TheatreId, &Vec<GridNumber>)| {
        let row = row.get(end.saturating_sub(kept)..end).unwrap_or_default();
        let tallies = corpus.theatre(*id).map(|index| index.tallies().all());
        let events = tallies.unwrap_or_default().events;
        let state = corpus.cover().held_overall(Scope::Theatre(*id)).state();
        let state = if events.is_exact() { state } else { state.min(State::InPart) };
        FrontTheatre {
            theatre: *id,
            number: state.mark(events.low),
            events,
            months: row.iter().map(|number| number.mark).collect(),
            last: last.get(id).copied(),
            point: None,
        }
    };
    rows.map(theatre).collect()
}

#[cfg(test)]
#[path = "counts_tests.rs"]
mod tests;
