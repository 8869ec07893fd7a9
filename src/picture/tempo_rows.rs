//! The theatres of a tempo one below the other, over the same columns, each number in the same height.

use super::canvas::Canvas;
use super::drawing::{DrawnBox, TextAnchor};
use super::gap_marks::GapMarks;
use super::letters::fitted;
use super::role::PictureRole;
use super::tempo::{CountedTempo, longest};
use super::tempo_chart::{WITH_MARK, seen};
use super::time_axis::TimeAxis;
use crate::compare::GridNumber;
use crate::cover::CellMark;
use crate::digest::grouped;

const SIZE: f64 = 10.0;
/// The height of the line over them, and of the lowest and highest row.
const HEAD: f64 = 18.0;
const ROW: (f64, f64) = (15.0, 24.0);
/// The longest name, and the share of the room that they take at most.
const NAME: f64 = 96.0;
const SHARE: f64 = 0.46;
/// The most columns of all rows: each has some bytes.
const MOST: usize = 3_000;

/// The rows of theatres.
pub(super) struct TempoTheatres {
    /// How many are shown, and how many are not.
    rows: usize,
    more: usize,
    row: f64,
    left: f64,
}

impl TempoTheatres {
    pub(super) fn of(tempo: &CountedTempo<'_>, room: DrawnBox) -> Self {
        let taxonomy = tempo.corpus.taxonomy();
        let all = tempo.cells.theatres();
        let name = |id: &crate::digest::TheatreId| taxonomy.theatre_name(*id).to_owned();
        let names = longest(all.iter().map(name), SIZE).min(NAME);
        let totals = longest(tempo.numbers.rows.iter().map(|row| total(row)), SIZE);
        // One theatre alone is drawn tall.
        let rows = if all.len() < 2 { 0 } else { all.len() };
        let most = (room.height * SHARE - HEAD).max(0.0) / ROW.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozens")]
        let fitting = most as usize;
        let shown = rows.min(fitting).min(MOST / tempo.cells.weeks().max(1));
        #[expect(clippy::cast_precision_loss, reason = "some dozens")]
        let row = ((room.height * SHARE - HEAD) / shown.max(1) as f64).clamp(ROW.0, ROW.1);
        Self { rows: shown, more: rows - shown, row, left: names + totals + 16.0 }
    }

    /// Returns the room at the left of the columns.
    pub(super) fn left(&self) -> f64 {
        if self.rows == 0 { 0.0 } else { self.left }
    }

    /// Returns how high all of it is.
    pub(super) fn height(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "some dozens")]
        let rows = self.rows as f64;
        if self.rows == 0 { 0.0 } else { HEAD + rows * self.row }
    }

    pub(super) fn draw(
        &self,
        tempo: &CountedTempo<'_>,
        axis: &TimeAxis<'_>,
        room: DrawnBox,
        canvas: &mut Canvas,
    ) {
        if self.rows == 0 {
            return;
        }
        let highest = tempo.numbers.rows.iter().flatten().map(GridNumber::drawn).max().unwrap_or(0);
        let base = room.y + HEAD - 6.0;
        canvas.text([room.x, base], SIZE, PictureRole::Strong, "By theatre");
        let more = match self.more {
            0 => String::new(),
            more => format!("; {more} more theatres are not shown"),
        };
        let told = format!("each row as high as {}{more}", grouped(highest));
        canvas.anchored(([axis.right(), base], TextAnchor::End), 9.0, PictureRole::Dim, &told);
        let mut gaps = GapMarks::default();
        let (mut full, mut part) = (Vec::new(), Vec::new());
        let rows = tempo.cells.theatres().iter().zip(&tempo.numbers.rows).take(self.rows);
        for (row, (theatre, numbers)) in rows.enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "some dozens")]
            let y = room.y + HEAD + row as f64 * self.row;
            let foot = y + self.row - 2.0;
            let name = tempo.corpus.taxonomy().theatre_name(*theatre);
            let name = fitted(name, SIZE, NAME);
            canvas.text([room.x, foot - 2.0], SIZE, PictureRole::Words, &name);
            let sum = ([axis.x - 6.0, foot - 2.0], TextAnchor::End);
            canvas.anchored(sum, SIZE, PictureRole::Words, &total(numbers));
            let mut zeros = Canvas::default();
            for (column, number) in numbers.iter().enumerate() {
                let x = axis.left(column);
                let at = DrawnBox::new(x, y + 3.0, axis.pitch - 0.5, self.row - 5.0);
                let boxes = match number.mark {
                    CellMark::Exactly(0) => {
                        let middle = ([x + axis.pitch / 2.0, foot - 1.0], TextAnchor::Middle);
                        if axis.pitch >= WITH_MARK {
                            zeros.anchored(middle, 8.0, PictureRole::Strong, "0");
                        }
                        continue;
                    }
                    CellMark::Exactly(_) => &mut full,
                    CellMark::AtLeast(_) => &mut part,
                    CellMark::NotHeld => {
                        gaps.take(at, number.mark);
                        continue;
                    }
                    CellMark::Silent | CellMark::WordsOnly => {
                        if seen(column, axis.pitch) {
                            gaps.take(at, number.mark);
                        }
                        continue;
                    }
                };
                let high = share(number.drawn(), highest) * (self.row - 5.0);
                let wide = (axis.pitch * 0.72).max(1.0);
                let left = x + (axis.pitch - wide) / 2.0;
                boxes.push(DrawnBox::new(left, foot - high.max(1.0), wide, high.max(1.0)));
            }
            canvas.shapes.append(&mut zeros.shapes);
        }
        gaps.draw(canvas);
        canvas.boxes(full, PictureRole::Full);
        canvas.boxes(part, PictureRole::AtLeast);
    }
}

/// Returns the sum of a row as what is held allows.
fn total(numbers: &[GridNumber]) -> String {
    let sum: u64 = numbers.iter().map(GridNumber::drawn).sum();
    let is_exact = numbers.iter().all(|number| matches!(number.mark, CellMark::Exactly(_)));
    match (sum, is_exact) {
        (sum, true) => grouped(sum),
        // Where nothing is counted and not all is held, nothing is known.
        (0, false) => "–".to_owned(),
        (sum, false) => grouped(sum) + "+",
    }
}

#[expect(clippy::cast_precision_loss, reason = "a picture has less precision")]
fn share(number: u64, highest: u64) -> f64 {
    number as f64 / highest.max(1) as f64
}
