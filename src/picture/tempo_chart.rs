//! The tall chart of a tempo: a column from the least to the greatest, marks where nothing is known, and
//! the figures of issuers as points of their own.

use super::canvas::Canvas;
use super::drawing::{DrawnBox, TextAnchor};
use super::gap_marks::GapMarks;
use super::labels::LabelPlaces;
use super::legend::arrow;
use super::letters::text_width;
use super::role::PictureRole;
use super::scale::ChartScale;
use super::tempo::CountedTempo;
use super::time_axis::TimeAxis;
use crate::compare::{GridNumber, StatedPoint};
use crate::cover::CellMark;
use crate::digest::grouped;
use crate::order::CompactSort as _;

/// Columns from this width on have their number over them.
const WITH_NUMBER: f64 = 9.0;
/// Columns from this width on have a mark each; narrower ones share one.
pub(super) const WITH_MARK: f64 = 6.0;
/// The most columns that say what they show.
const MOST_NAMED: usize = 110;
/// The height of the marks of what is not known.
const GAP: f64 = 22.0;
/// What is stated is drawn to scale up to so many times what is held.
const FARTHEST: u64 = 3;

/// The tall chart.
pub(super) struct TempoChart<'a> {
    tempo: &'a CountedTempo<'a>,
    axis: &'a TimeAxis<'a>,
    scale: ChartScale,
}

impl<'a> TempoChart<'a> {
    pub(super) fn new(tempo: &'a CountedTempo<'a>, axis: &'a TimeAxis<'a>, at: DrawnBox) -> Self {
        let held = tempo.series.highest();
        let near = tempo.series.stated.iter().map(|(_, point)| value(point));
        let near = near.filter(|value| *value <= held.saturating_mul(FARTHEST)).max();
        Self { tempo, axis, scale: ChartScale::of(held.max(near.unwrap_or(0)), at) }
    }

    /// Draws the ground behind the days of waves.
    pub(super) fn draw_grounds(&self, canvas: &mut Canvas) {
        let at = self.scale.at;
        let waves = self.axis.waves(self.tempo.corpus);
        let ground = |from: usize, to: usize| {
            let x = self.axis.left(from);
            DrawnBox::new(x, at.y - 6.0, self.axis.left(to + 1) - x, at.height + 6.0)
        };
        let grounds = waves.iter().map(|(_, from, to)| ground(*from, *to)).collect();
        canvas.boxes(grounds, PictureRole::WaveGround);
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        self.scale.draw(canvas);
        let mut gaps = GapMarks::default();
        let mut labels = LabelPlaces::new(DrawnBox {
            y: self.scale.at.y - 8.0,
            height: self.scale.at.height + 8.0,
            ..self.scale.at
        });
        let foot = self.scale.at.bottom();
        let pitch = self.axis.pitch;
        let mut unnamed = Canvas::default();
        for (column, number) in self.tempo.series.numbers.iter().enumerate() {
            let at = DrawnBox::new(self.axis.left(column), foot - GAP, pitch - 0.5, GAP);
            let low = DrawnBox::new(at.x, foot - 10.0, at.width, 8.0);
            match number.mark {
                CellMark::NotHeld => {
                    gaps.take(at, number.mark);
                }
                CellMark::Silent | CellMark::WordsOnly => {
                    if seen(column, pitch) {
                        gaps.take(low, number.mark);
                    }
                }
                CellMark::AtLeast(_) | CellMark::Exactly(_) => {
                    let span = self.tempo.span(column).map(|span| span.sentence());
                    match span.filter(|_| self.axis.columns <= MOST_NAMED) {
                        Some(name) => {
                            canvas.named(&name, |canvas| self.draw_column(number, at.x, canvas));
                        }
                        None => self.draw_column(number, at.x, &mut unnamed),
                    }
                    let high = self.scale.height(number.drawn()).max(8.0);
                    let high = high.max(self.scale.height(number.sum.high.unwrap_or(0)));
                    labels.take(DrawnBox::new(at.x, foot - high, pitch, high));
                    labels.take(self.number_box(number, at.x));
                }
            }
        }
        canvas.shapes.append(&mut unnamed.gathered().shapes);
        gaps.draw(canvas);
        self.draw_stated(&mut labels, canvas);
    }

    fn draw_column(&self, number: &GridNumber, x: f64, canvas: &mut Canvas) {
        let (foot, pitch) = (self.scale.at.bottom(), self.axis.pitch);
        let wide = (pitch * 0.72).clamp(1.0, 40.0);
        let middle = x + pitch / 2.0;
        let column = |from: u64, to: u64, role: PictureRole, canvas: &mut Canvas| {
            let (low, high) = (self.scale.height(from), self.scale.height(to));
            let y = foot - high.max(1.0);
            let at = DrawnBox::new(middle - wide / 2.0, y, wide, (high - low).max(1.0));
            canvas.boxes(vec![at], role);
        };
        let drawn = number.drawn();
        let role = match number.mark {
            CellMark::Exactly(_) => PictureRole::Full,
            CellMark::AtLeast(_) | CellMark::NotHeld | CellMark::Silent | CellMark::WordsOnly => {
                PictureRole::AtLeast
            }
        };
        if drawn > 0 {
            column(0, drawn, role, canvas);
        }
        if let Some(high) = number.sum.high.filter(|high| *high > drawn && drawn > 0) {
            column(drawn, high, PictureRole::Doubt, canvas);
        }
        if drawn > 0 && number.sum.high.is_none() {
            let at = [middle, self.scale.y(drawn) - 4.0];
            canvas.areas(vec![arrow(at)], PictureRole::OpenEnd);
        }
        let text = number_text(number);
        if pitch >= WITH_NUMBER || drawn == 0 {
            let at = self.number_box(number, x);
            let role = match number.mark {
                CellMark::Exactly(_) => PictureRole::Strong,
                CellMark::AtLeast(_)
                | CellMark::NotHeld
                | CellMark::Silent
                | CellMark::WordsOnly => PictureRole::Words,
            };
            let size = number_size(pitch, &text);
            let under = ([middle, at.bottom() - 1.5], TextAnchor::Middle);
            canvas.anchored(under, size, role, &text);
        }
    }

    /// Returns where the number of a column stands: over the least, and over the sign of an open end.
    fn number_box(&self, number: &GridNumber, x: f64) -> DrawnBox {
        let text = number_text(number);
        let wide = text_width(&text, number_size(self.axis.pitch, &text));
        let (middle, drawn) = (x + self.axis.pitch / 2.0, number.drawn());
        let above = if number.sum.high.is_none() && drawn > 0 { 9.0 } else { 0.0 };
        let y = self.scale.y(drawn).min(self.scale.at.bottom() - 1.0) - above - 11.0;
        DrawnBox::new(middle - wide / 2.0, y, wide, 11.0)
    }

    /// Draws what issuers state, the highest first; what stands beyond the scale with an arrow up.
    fn draw_stated(&self, labels: &mut LabelPlaces, canvas: &mut Canvas) {
        let mut points: Vec<&(usize, StatedPoint)> =
            self.tempo.series.stated.iter().filter(|(at, _)| self.axis.has(*at)).collect();
        points.compact_sort_by_key(|(at, point)| (u64::MAX - value(point), *at));
        let mut marks = Vec::new();
        for (column, point) in points {
            let x = self.axis.left(*column) + self.axis.pitch / 2.0;
            let is_beyond = self.scale.is_beyond(value(point));
            let y = if is_beyond { self.scale.at.y + 2.0 } else { self.scale.y(value(point)) };
            let at = DrawnBox::new(x - 6.5, y - 6.5, 13.0, 13.0);
            if labels.is_free_of_marks(&at) {
                labels.take_mark(at);
                marks.push((at, is_beyond, point));
            }
        }
        for (at, is_beyond, point) in marks {
            let basis = point.statement.basis;
            canvas.named(&stated_in_words(point), |canvas| {
                canvas.pill(at, 6.5, PictureRole::Mark(Some(basis)));
                let middle = ([at.x + 6.5, at.bottom() - 3.0], TextAnchor::Middle);
                canvas.anchored(middle, 9.5, PictureRole::MarkWords, basis.letter());
            });
            let place = point.place_name(self.tempo.corpus, self.tempo.theatre);
            let place = place.map_or_else(String::new, |place| format!(" {place}"));
            let up = if is_beyond || point.count.high().is_none() { "↑" } else { "" };
            let (count, issuer) = (point.count.in_print(), &point.statement.issuer);
            let text = format!("{up}{count}{place}, {issuer}");
            let role = PictureRole::BasisWords(basis);
            labels.write((at, &text), 9.5, role, canvas);
        }
    }

    /// Writes of how many attacks no toll is said.
    pub(super) fn draw_unsaid(&self, base: f64, canvas: &mut Canvas) {
        let label = ([self.axis.x - 6.0, base], TextAnchor::End);
        canvas.anchored(label, 9.0, PictureRole::Dim, "not said");
        for (column, number) in self.tempo.series.unsaid.iter().enumerate() {
            let text = grouped(number);
            if *number > 0 && text_width(&text, 8.0) <= self.axis.pitch + 2.0 {
                let x = self.axis.left(column) + self.axis.pitch / 2.0;
                canvas.anchored(([x, base], TextAnchor::Middle), 8.0, PictureRole::Dim, &text);
            }
        }
    }
}

/// Returns true for the columns that have a mark where they are too narrow to have one each.
pub(super) fn seen(column: usize, pitch: f64) -> bool {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns")]
    let every = (WITH_MARK / pitch.max(0.5)).ceil().max(1.0) as usize;
    column.is_multiple_of(every)
}

/// Returns the number at which a point is drawn.
fn value(point: &StatedPoint) -> u64 {
    u64::from(point.count.best().unwrap_or(point.count.low()))
}

fn stated_in_words(point: &StatedPoint) -> String {
    let (count, statement) = (point.count.in_print(), &point.statement);
    let (basis, issuer) = (statement.basis, &statement.issuer);
    format!("stated: {count}, {basis} by {issuer} for {}", point.days)
}

/// Writes a number as what is held of it allows.
pub(super) fn number_text(number: &GridNumber) -> String {
    match number.mark {
        CellMark::Exactly(number) => grouped(number),
        CellMark::AtLeast(number) => grouped(number) + "+",
        CellMark::NotHeld | CellMark::Silent | CellMark::WordsOnly => String::new(),
    }
}

fn number_size(pitch: f64, text: &str) -> f64 {
    let fitting = (pitch + 0.5) / text_width(text, 1.0).max(0.1);
    (fitting.clamp(6.0, 10.0) * 2.0).floor() / 2.0
}
