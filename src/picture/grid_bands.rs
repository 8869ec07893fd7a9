//! Where the cells of a grid stand on a sheet: in one band, or where there are more columns in several,
//! one below the other. What has no room is counted, never cut.

use super::canvas::Canvas;
use super::drawing::{DrawnBox, TextAnchor};
use super::gap_marks::GapMarks;
use super::grid::{CountedGrid, heat_words};
use super::letters::{fitted, text_width};
use super::role::PictureRole;
use super::scale::ChartScale;
use super::time_axis::{TimeAxis, WAVES};
use crate::compare::{GridNumber, GridUnit};
use crate::cover::{CellMark, State};
use crate::digest::grouped;

/// The narrowest column, and the least height of letters in it.
const NARROWEST: f64 = 13.0;
const LEAST: f64 = 7.5;
/// The widest column, and the lowest and highest row.
const WIDEST: f64 = 110.0;
const ROW: (f64, f64) = (14.0, 44.0);
/// Over and under the rows: the columns of all, what is held, the months, and the air behind. On a large
/// sheet the columns of all grow, when the rows are as high as they may be.
const ALL: (f64, f64) = (34.0, 150.0);
const HELD: f64 = 7.0;
const MONTHS: f64 = 15.0;
const AIR: f64 = 8.0;
/// The longest name of a theatre.
const NAME: f64 = 110.0;
const SIZE: f64 = 11.0;
/// The highest letters of a number, and how much of a row they take.
const LARGEST: f64 = 17.0;
const OF_ROW: f64 = 0.45;
/// The most numbers of a picture: each has some bytes.
const MOST: usize = 800;

/// The bands of a grid.
#[derive(Clone, Debug)]
pub(super) struct GridBands {
    room: DrawnBox,
    /// How many theatres are shown.
    pub(super) rows: usize,
    /// How many of the first columns are not shown.
    pub(super) left_out: usize,
    bands: usize,
    columns: usize,
    pitch: f64,
    row: f64,
    /// The height of the columns of all.
    all: f64,
    name: f64,
}

impl GridBands {
    pub(super) fn of(grid: &CountedGrid<'_>, room: DrawnBox) -> Self {
        let taxonomy = grid.corpus.taxonomy();
        let names = grid.cells.theatres().iter().map(|id| taxonomy.theatre_name(*id));
        let name = names.map(|name| text_width(name, SIZE)).fold(34.0, f64::max).min(NAME) + 8.0;
        let highest = grid.numbers.rows.iter().flatten().map(GridNumber::drawn).max().unwrap_or(0);
        let narrowest = (text_width(&format!("{highest}+"), LEAST) + 2.0).max(NARROWEST);
        let without = if grid.numbers.has_unplaced() { 34.0 } else { 0.0 };
        let wide = room.width - name - without;
        let weeks = grid.cells.weeks();
        let most = count(wide / narrowest).max(1);
        let theatres = grid.cells.theatres().len();
        let fixed = WAVES + ALL.0 + HELD + MONTHS + AIR;
        let rows = theatres.min(count((room.height - fixed) / ROW.0).max(1)).min(MOST);
        let lowest = fixed + length(rows) * ROW.0;
        let fitting = count(room.height / lowest).max(1);
        let bands = weeks.div_ceil(most).clamp(1, fitting);
        // As many in each band, so that none is nearly empty.
        let columns = weeks.div_ceil(bands).min(most).min((MOST / rows.max(1)).max(1) / bands);
        let columns = columns.max(1);
        let left_out = weeks.saturating_sub(columns * bands);
        let height = room.height / length(bands);
        let row = ((height - fixed) / length(rows.max(1))).clamp(ROW.0.min(12.0), ROW.1);
        let left = height - fixed - row * length(rows);
        Self {
            room,
            rows,
            left_out,
            bands,
            columns,
            pitch: (wide / length(columns)).min(WIDEST),
            row,
            all: (ALL.0 + left).clamp(ALL.0, ALL.1),
            name,
        }
    }

    pub(super) fn draw(&self, grid: &CountedGrid<'_>, canvas: &mut Canvas) {
        let weeks = grid.cells.weeks();
        if weeks == 0 || self.rows == 0 {
            let middle =
                [self.room.x + self.room.width / 2.0, self.room.y + self.room.height / 2.0];
            let told = "No weekly or monthly digest covers these days";
            canvas.anchored((middle, TextAnchor::Middle), 14.0, PictureRole::Strong, told);
            return;
        }
        let height = WAVES + length(self.rows) * self.row + self.all + HELD + MONTHS + AIR;
        for band in 0..self.bands {
            let first = self.left_out + band * self.columns;
            if first >= weeks {
                break;
            }
            let axis = TimeAxis {
                grid: &grid.cells,
                unit: grid.unit,
                first,
                columns: self.columns.min(weeks - first),
                x: self.room.x + self.name,
                pitch: self.pitch,
            };
            let y = self.room.y + length(band) * height;
            let is_last = first + self.columns >= weeks;
            self.draw_band(grid, (&axis, y, is_last), canvas);
        }
    }

    fn draw_band(
        &self,
        grid: &CountedGrid<'_>,
        (axis, top, is_last): (&TimeAxis<'_>, f64, bool),
        canvas: &mut Canvas,
    ) {
        axis.draw_waves(top, grid.corpus, canvas);
        let y = top + WAVES;
        let mut gaps = GapMarks::default();
        let mut grounds: [Vec<DrawnBox>; 5] = Default::default();
        let mut numbers = Canvas::default();
        let rows = grid.numbers.rows.iter().zip(grid.cells.theatres()).take(self.rows);
        for (row, (cells, theatre)) in rows.enumerate() {
            let y = y + length(row) * self.row;
            let name = grid.corpus.taxonomy().theatre_name(*theatre);
            let name = fitted(name, SIZE, self.name - 8.0);
            let base = y + self.row / 2.0 + 4.0;
            canvas.text([self.room.x, base], SIZE, PictureRole::Words, &name);
            for column in axis.all() {
                let Some(number) = cells.get(column) else { continue };
                let at = DrawnBox::new(axis.left(column), y, self.pitch - 1.0, self.row - 1.0);
                if !gaps.take(at, number.mark) {
                    Self::number(grid, number, at, (&mut grounds, &mut numbers));
                }
            }
            if is_last {
                let without = grid.numbers.unplaced.get(row).copied().flatten();
                Self::draw_without(axis, base, without, canvas);
            }
        }
        gaps.draw(canvas);
        for (step, boxes) in (1..).zip(grounds) {
            canvas.boxes(boxes, PictureRole::Heat(step));
        }
        canvas.shapes.append(&mut numbers.gathered().shapes);
        let y = y + length(self.rows) * self.row;
        self.draw_all(grid, axis, y, canvas);
        let y = y + self.all;
        axis.draw_held(&grid.numbers.held, (y, HELD), canvas);
        axis.draw_names(y + HELD + MONTHS - 3.0, canvas);
        if is_last && grid.numbers.has_unplaced() {
            let at = ([axis.right() + 34.0, y - self.all + 11.0], TextAnchor::End);
            let without = match grid.unit {
                GridUnit::Week => "no week",
                GridUnit::Month => "no month",
                GridUnit::Day => "no day",
            };
            canvas.anchored(at, 9.0, PictureRole::Dim, without);
        }
    }

    /// Draws a number on its ground: in full bold, else with the sign of a lower bound.
    fn number(
        grid: &CountedGrid<'_>,
        number: &GridNumber,
        at: DrawnBox,
        (grounds, numbers): (&mut [Vec<DrawnBox>; 5], &mut Canvas),
    ) {
        let (text, is_exact) = match number.mark {
            CellMark::Exactly(number) => (grouped(number), true),
            CellMark::AtLeast(number) => (grouped(number) + "+", false),
            CellMark::NotHeld | CellMark::Silent | CellMark::WordsOnly => return,
        };
        let drawn = number.drawn();
        let mut role = PictureRole::Strong;
        if drawn > 0 {
            let step = grid.heat.step(drawn);
            role = heat_words(step);
            if let Some(ground) = grounds.get_mut(usize::from(step).saturating_sub(1)) {
                ground.push(at);
            }
        }
        let widest = if is_exact { text_width(&text, 1.1) } else { text_width(&text, 1.0) };
        let largest = (at.height * OF_ROW).clamp(SIZE, LARGEST);
        let size = ((at.width - 1.0) / widest).clamp(5.5, largest);
        let size = (size * 2.0).floor() / 2.0;
        let middle = [at.x + at.width / 2.0, at.y + at.height / 2.0 + size * 0.36];
        numbers.anchored((middle, TextAnchor::Middle), size, role, &text);
    }

    fn draw_without(
        axis: &TimeAxis<'_>,
        base: f64,
        without: Option<GridNumber>,
        canvas: &mut Canvas,
    ) {
        let Some(without) = without else { return };
        let at = ([axis.right() + 24.0, base], TextAnchor::End);
        let text = format!("{}+", without.drawn());
        canvas.anchored(at, 10.0, PictureRole::Dim, &text);
    }

    /// Draws all theatres as columns with their numbers.
    fn draw_all(&self, grid: &CountedGrid<'_>, axis: &TimeAxis<'_>, y: f64, canvas: &mut Canvas) {
        let at = DrawnBox::new(axis.x, y + 13.0, axis.right() - axis.x, self.all - 16.0);
        let scale = ChartScale::of(grid.numbers.highest(), at);
        let label = ([axis.x - 6.0, at.bottom() - 3.0], TextAnchor::End);
        canvas.anchored(label, SIZE, PictureRole::Dim, "all");
        let (mut full, mut part) = (Vec::new(), Vec::new());
        let mut numbers = Canvas::default();
        for column in axis.all() {
            let Some(number) = grid.numbers.all.get(column) else { continue };
            let drawn = number.drawn();
            if drawn == 0 {
                continue;
            }
            let high = scale.height(drawn).max(1.0);
            let wide = self.pitch * 0.7;
            let x = axis.left(column) + (self.pitch - 1.0 - wide) / 2.0;
            let column_box = DrawnBox::new(x, at.bottom() - high, wide, high);
            let (boxes, plus) = match number.mark {
                CellMark::Exactly(_) if number.state == State::InFull => (&mut full, ""),
                CellMark::Exactly(_)
                | CellMark::AtLeast(_)
                | CellMark::NotHeld
                | CellMark::Silent
                | CellMark::WordsOnly => (&mut part, "+"),
            };
            boxes.push(column_box);
            let text = format!("{drawn}{plus}");
            let size = ((self.pitch - 1.0) / text_width(&text, 1.0)).clamp(5.5, 9.0);
            let size = (size * 2.0).floor() / 2.0;
            let over = ([x + wide / 2.0, at.bottom() - high - 2.0], TextAnchor::Middle);
            numbers.anchored(over, size, PictureRole::Dim, &text);
        }
        canvas.boxes(full, PictureRole::Full);
        canvas.boxes(part, PictureRole::AtLeast);
        canvas.shapes.append(&mut numbers.gathered().shapes);
    }
}

/// Returns how many whole ones a length has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by a sheet")]
fn count(length: f64) -> usize {
    length.clamp(0.0, 5_000.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "some hundreds")]
fn length(count: usize) -> f64 {
    count as f64
}
