//! A series as a strip of levels, for a sparkline. Nothing is drawn here.

use super::key::SetKey;
use super::parts::SetPart;
use crate::cover::{Held, State};
use crate::digest::Period;

/// The highest level of a strip: that of its greatest count.
pub const HIGHEST: u8 = 8;

/// A series as levels, in the order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// The cells, each of as many spans as the others; the last may have fewer.
    pub cells: Vec<StripCell>,
    /// How many spans a cell has.
    pub spans: usize,
}

/// One cell of a strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripCell {
    /// Its first and last day.
    pub days: Period,
    /// The best number of its events.
    pub events: u64,
    /// What is held of it; none if it lies outside the days that are asked for.
    pub state: Option<State>,
    /// From 0 to [`HIGHEST`]: above 0 if there are events, in proportion to them. None is a gap:
    /// nothing was found, and no numbers are held that it could have been found in.
    pub level: Option<u8>,
}

impl Strip {
    /// Makes at most `most` cells of a series; where it has more spans, each cell has several. Parts
    /// that are no spans of time are left out.
    pub fn of(series: &[SetPart], most: usize) -> Self {
        let spans: Vec<(Period, &SetPart)> = series
            .iter()
            .filter(|part| part.key != SetKey::Rest)
            .filter_map(|part| Some((part.key.span()?, part)))
            .collect();
        let in_cell = spans.len().div_ceil(most.max(1)).max(1);
        let mut cells: Vec<StripCell> = spans.chunks(in_cell).filter_map(cell).collect();
        let greatest = cells.iter().map(|cell| cell.events).max().unwrap_or(0);
        for cell in &mut cells {
            cell.level = level(cell, greatest);
        }
        Self { cells, spans: in_cell }
    }
}

fn cell(spans: &[(Period, &SetPart)]) -> Option<StripCell> {
    let ((first, _), (last, _)) = (spans.first()?, spans.last()?);
    let held = spans.iter().filter_map(|(_, part)| part.held).reduce(|mut all: Held, held| {
        all.merge(&held);
        all
    });
    Some(StripCell {
        days: Period { from: first.from, to: last.to },
        events: spans.iter().map(|(_, part)| part.figures.events.best).sum(),
        state: held.map(|held| held.state()),
        level: None,
    })
}

fn level(cell: &StripCell, greatest: u64) -> Option<u8> {
    if cell.events == 0 {
        return cell.state.is_some_and(State::has_numbers).then_some(0);
    }
    let highest = u64::from(HIGHEST);
    // Events that are there are never drawn as none.
    let level = cell.events.saturating_mul(highest).div_ceil(greatest.max(1)).clamp(1, highest);
    u8::try_from(level).ok()
}
