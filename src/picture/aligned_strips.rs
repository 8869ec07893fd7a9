//! Every day of a subject in a cell of its own, under the day of the chart: how many are counted, or a
//! mark that says why there is no number.

use super::canvas::Canvas;
use super::drawing::{DrawnBox, TextAnchor};
use super::gap_marks::GapMarks;
use super::grid::heat_words;
use super::letters::text_width;
use super::role::PictureRole;
use crate::compare::{AlignedDay, AlignedPicture, HeatScale};
use crate::cover::CellMark;
use crate::digest::grouped;

const SIZE: f64 = 10.0;
/// The height of the days over the rows, and of the lowest and highest row.
const DAYS: f64 = 18.0;
const ROW: (f64, f64) = (15.0, 22.0);
/// The room for names and scales at the left.
const LEFT: f64 = 70.0;
/// The widest column.
const WIDEST: f64 = 60.0;

/// The rows of days.
pub(super) struct AlignedStrips<'a> {
    picture: &'a AlignedPicture,
    heat: HeatScale,
    room: DrawnBox,
    row: f64,
    /// Where day 0 begins, how wide a day is, and the last of them.
    x: f64,
    pitch: f64,
    last: usize,
}

impl<'a> AlignedStrips<'a> {
    pub(super) fn of(picture: &'a AlignedPicture, room: DrawnBox) -> Self {
        let days = picture.series.iter().flat_map(|series| &series.days);
        let heat = HeatScale::of(days.map(|day| day.mark().number().unwrap_or(0)));
        let last = picture.last_day();
        let pitch = ((room.width - LEFT) / length(last + 1)).min(WIDEST);
        let rows = length(picture.series.len().max(1));
        let row = (room.height * 0.3 / rows).clamp(ROW.0, ROW.1);
        Self { picture, heat, room, row, x: room.x + LEFT, pitch, last }
    }

    /// Returns how high all of it is.
    pub(super) fn height(&self) -> f64 {
        DAYS + length(self.picture.series.len()) * self.row + 4.0
    }

    /// Returns the middle of a day.
    pub(super) fn middle(&self, day: usize) -> f64 {
        self.x + (length(day) + 0.5) * self.pitch
    }

    /// Returns where the days begin and end.
    pub(super) fn across(&self) -> (f64, f64) {
        (self.x, self.x + length(self.last + 1) * self.pitch)
    }

    /// Returns the last day.
    pub(super) fn last(&self) -> usize {
        self.last
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let top = self.room.bottom() - self.height();
        self.draw_days(top + 12.0, canvas);
        let mut gaps = GapMarks::default();
        for (row, series) in self.picture.series.iter().enumerate() {
            let y = top + DAYS + length(row) * self.row;
            let base = y + self.row / 2.0 + 3.0;
            let name = format!("{} {}", row + 1, series.start.format("%b %Y"));
            let number = u8::try_from(row).unwrap_or(u8::MAX);
            canvas.text([self.room.x, base], SIZE, PictureRole::CurveName(number), &name);
            for (day, told) in series.days.iter().enumerate().take(self.last + 1) {
                let x = self.x + length(day) * self.pitch;
                let at = DrawnBox::new(x, y, self.pitch - 1.0, self.row - 2.0);
                if !gaps.take(at, told.mark()) {
                    self.draw_number(told, at, canvas);
                }
            }
        }
        gaps.draw(canvas);
    }

    fn draw_number(&self, day: &AlignedDay, at: DrawnBox, canvas: &mut Canvas) {
        let Some(number) = day.mark().number() else { return };
        let text = match day.mark() {
            CellMark::Exactly(number) => grouped(number),
            CellMark::AtLeast(_) | CellMark::NotHeld | CellMark::Silent | CellMark::WordsOnly => {
                grouped(number) + "+"
            }
        };
        let mut role = PictureRole::Strong;
        if number > 0 {
            let step = self.heat.step(number);
            canvas.boxes(vec![at], PictureRole::Heat(step));
            role = heat_words(step);
        }
        let size = ((at.width + 1.0) / text_width(&text, 1.0)).clamp(6.0, SIZE);
        let size = (size * 2.0).floor() / 2.0;
        let middle = [at.x + at.width / 2.0, at.y + at.height / 2.0 + size * 0.36];
        canvas.anchored((middle, TextAnchor::Middle), size, role, &text);
    }

    fn draw_days(&self, base: f64, canvas: &mut Canvas) {
        let mut end = f64::MIN;
        for day in 0..=self.last {
            let (x, name) = (self.middle(day), day.to_string());
            let half = text_width(&name, SIZE) / 2.0;
            if x - half >= end {
                canvas.anchored(([x, base], TextAnchor::Middle), SIZE, PictureRole::Dim, &name);
                end = x + half + 7.0;
            }
        }
        let at = ([self.x - 6.0, base], TextAnchor::End);
        canvas.anchored(at, SIZE, PictureRole::Dim, "day");
    }
}

#[expect(clippy::cast_precision_loss, reason = "some hundreds")]
fn length(count: usize) -> f64 {
    count as f64
}
