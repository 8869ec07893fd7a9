//! One row of a grid, to be drawn tall: its numbers with their doubt, what is stated beside them, and
//! of how many attacks no toll is said.

use super::{StatedPoint, unsaid};
use crate::archive::Corpus;
use crate::compare::{CoverGrid, GridMeasure, GridNumber, GridNumbers};
use crate::digest::TheatreId;

/// A theatre, or all of them, from the first span of a grid to the last.
#[derive(Clone, Debug, Default)]
pub struct TempoSeries {
    /// The number of each span.
    pub numbers: Vec<GridNumber>,
    /// What is stated for days within one span, each with the place of that span.
    pub stated: Vec<(usize, StatedPoint)>,
    /// Of how many attacks of each span no toll is said; empty where no toll is added up.
    pub unsaid: Vec<u32>,
}

impl TempoSeries {
    /// Makes the series of a theatre, or of all where none is named.
    pub fn of(
        grid: &CoverGrid,
        numbers: &GridNumbers,
        (theatre, measure): (Option<TheatreId>, GridMeasure),
        stated: &[StatedPoint],
        corpus: &Corpus,
    ) -> Self {
        let row = theatre.and_then(|theatre| grid.theatres().iter().position(|id| *id == theatre));
        let row = match row {
            Some(row) => numbers.rows.get(row).map_or(&[][..], Vec::as_slice),
            None => numbers.all.get(..grid.weeks()).unwrap_or_default(),
        };
        let within_one = |point: &StatedPoint| {
            let from = grid.week_of(point.days.from)?;
            (grid.week_of(point.days.to?)? == from).then_some(from)
        };
        let beside = stated.iter().filter(|point| point.is_beside(theatre));
        let stated = beside.filter_map(|point| Some((within_one(point)?, point.clone())));
        let silent = |at: usize, number: &GridNumber| {
            let none = unsaid(grid, (theatre, at), measure, corpus).len();
            number.sum.unsaid.saturating_add(u32::try_from(none).unwrap_or(u32::MAX))
        };
        let unsaid = match measure.harm() {
            Some(_) => row.iter().enumerate().map(|(at, number)| silent(at, number)).collect(),
            None => Vec::new(),
        };
        Self { numbers: row.to_vec(), stated: stated.collect(), unsaid }
    }

    /// Returns the highest number with its doubt.
    pub fn highest(&self) -> u64 {
        let high = |number: &GridNumber| number.sum.high.unwrap_or(0).max(number.sum.low);
        self.numbers.iter().map(high).max().unwrap_or(0)
    }
}
