//! Columns of days, weeks or months on a sheet: where each stands, and the names of months and years under
//! them.

use chrono::{Datelike as _, Days};

use super::canvas::Canvas;
use super::drawing::{DrawnBox, TextAnchor};
use super::gap_marks::closely_hatched;
use super::letters::{fitted, text_width};
use super::role::PictureRole;
use crate::archive::Corpus;
use crate::compare::{CoverGrid, GridUnit};
use crate::cover::Fullness;
use crate::digest::{Period, Wave};
use crate::order::CompactSort as _;

/// The height of the letters.
const SIZE: f64 = 10.0;
/// The height of the names of waves over a picture, and of the line under them.
pub(super) const WAVES: f64 = 18.0;

/// A run of columns of a grid on a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeAxis<'a> {
    pub(super) grid: &'a CoverGrid,
    pub(super) unit: GridUnit,
    /// The first column, and how many there are.
    pub(super) first: usize,
    pub(super) columns: usize,
    /// Where the first begins, and how wide each is.
    pub(super) x: f64,
    pub(super) pitch: f64,
}

impl TimeAxis<'_> {
    /// Returns where a column begins.
    #[expect(clippy::cast_precision_loss, reason = "some hundreds of columns")]
    pub(super) fn left(&self, column: usize) -> f64 {
        self.x + column.saturating_sub(self.first) as f64 * self.pitch
    }

    /// Returns where the last one ends.
    pub(super) fn right(&self) -> f64 {
        self.left(self.first + self.columns)
    }

    /// Returns the columns.
    pub(super) fn all(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.columns
    }

    /// Returns true if a column is one of these.
    pub(super) fn has(&self, column: usize) -> bool {
        self.all().contains(&column)
    }

    /// Returns the days from the first to the last.
    pub(super) fn days(&self) -> Option<Period> {
        let first = self.grid.days_of(self.first)?;
        let last = self.grid.days_of((self.first + self.columns).checked_sub(1)?)?;
        Some(Period { from: first.from, to: last.to })
    }

    /// Writes months or years under the columns in which they begin.
    pub(super) fn draw_names(&self, base: f64, canvas: &mut Canvas) {
        let mut end = f64::MIN;
        let mut told: Option<(i32, u32)> = None;
        for column in self.all() {
            let Some(days) = self.grid.days_of(column) else { continue };
            // A week is of the month that its middle is of.
            let middle = match self.unit {
                GridUnit::Week => days.from.checked_add_days(Days::new(3)).unwrap_or(days.from),
                GridUnit::Month | GridUnit::Day => days.from,
            };
            let month = (middle.year(), middle.month());
            if told == Some(month) {
                continue;
            }
            let is_year = told.is_none_or(|(year, _)| year != month.0);
            told = Some(month);
            let name = middle.format("%b").to_string();
            let name = if is_year { format!("{} {name}", month.0) } else { name };
            let x = self.left(column);
            if x >= end && x + text_width(&name, SIZE) <= self.right() + 12.0 {
                canvas.text([x, base], SIZE, PictureRole::Dim, &name);
                canvas.line([x, base - 11.0], [x, base - 8.0], PictureRole::Axis);
                end = x + text_width(&name, SIZE) + 5.0;
            }
        }
    }

    /// Returns the waves of these days, the first one first, each with its first and last column.
    pub(super) fn waves<'c>(&self, corpus: &'c Corpus) -> Vec<(&'c Wave, usize, usize)> {
        let Some(all) = self.days() else { return Vec::new() };
        let end = all.to.unwrap_or(all.from);
        let mut waves: Vec<&Wave> = corpus.waves().iter().map(AsRef::as_ref).collect();
        waves.compact_sort_by_key(|wave| wave.period.from);
        let columns = |wave: &'c Wave| {
            let from = wave.period.from.max(all.from);
            let to = wave.period.to.unwrap_or(end).min(end);
            if from > to {
                return None;
            }
            Some((wave, self.grid.week_of(from)?, self.grid.week_of(to)?))
        };
        waves.into_iter().filter_map(columns).collect()
    }

    /// Draws a line over the days of each wave, and its name over that, as far as the next one.
    pub(super) fn draw_waves(&self, y: f64, corpus: &Corpus, canvas: &mut Canvas) {
        let waves = self.waves(corpus);
        let spans = waves.iter().map(|(_, from, to)| (self.left(*from), self.left(*to + 1)));
        let lines = spans
            .map(|(from, to)| vec![[from + 1.0, y + WAVES - 4.0], [to - 2.0, y + WAVES - 4.0]]);
        canvas.lines(lines.collect(), PictureRole::Wave);
        for (at, (wave, from, _)) in waves.iter().enumerate() {
            let next = waves.get(at + 1).map_or(self.right() + 20.0, |next| self.left(next.1));
            let x = self.left(*from);
            let name = fitted(&wave.name, SIZE, next - x - 5.0);
            // A few letters are no name.
            if name.chars().count() > 4 || name == *wave.name {
                canvas.text([x, y + SIZE], SIZE, PictureRole::WaveName, &name);
            }
        }
    }

    /// Draws how fully each column is held, and hatches what is not held.
    pub(super) fn draw_held(
        &self,
        held: &[Option<Fullness>],
        (y, height): (f64, f64),
        canvas: &mut Canvas,
    ) {
        let mut boxes: [Vec<DrawnBox>; 5] = Default::default();
        for column in self.all() {
            let step = match held.get(column).copied().flatten() {
                None => 0,
                Some(Fullness::Little) => 1,
                Some(Fullness::Some) => 2,
                Some(Fullness::Most) => 3,
                Some(Fullness::Full) => 4,
            };
            let at = DrawnBox::new(self.left(column), y, self.pitch, height);
            let Some(own) = boxes.get_mut(step) else { continue };
            match own.last_mut() {
                Some(last) if (last.right() - at.x).abs() < 0.05 => last.width += self.pitch,
                Some(_) | None => own.push(at),
            }
        }
        let [none, steps @ ..] = boxes;
        let hatch = none.iter().flat_map(closely_hatched).collect();
        canvas.lines(hatch, PictureRole::NotHeld);
        for (step, boxes) in (1..).zip(steps) {
            canvas.boxes(boxes, PictureRole::Fullness(step));
        }
        let label = ([self.x - 6.0, y + height + 1.0], TextAnchor::End);
        canvas.anchored(label, SIZE, PictureRole::Dim, "held");
    }
}
