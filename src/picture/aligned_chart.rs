//! The chart of an aligned comparison: curves of what is held, points of what is stated, and dashes
//! between these, which nobody knows.

use super::aligned_strips::AlignedStrips;
use super::canvas::Canvas;
use super::drawing::{DrawnBox, DrawnPoint, TextAnchor};
use super::labels::LabelPlaces;
use super::legend::arrow;
use super::letters::{bold_width, fitted};
use super::role::PictureRole;
use super::scale::ChartScale;
use crate::compare::{AlignedDay, AlignedPicture, AlignedPoint, AlignedSeries};
use crate::digest::Basis;
use crate::order::CompactSort as _;

/// The height of the letters.
const SIZE: f64 = 10.0;
/// The longest name of an issuer beside a point.
const ISSUER: f64 = 180.0;

/// The chart.
pub(super) struct AlignedChart<'a> {
    picture: &'a AlignedPicture,
    strips: &'a AlignedStrips<'a>,
    scale: ChartScale,
}

impl<'a> AlignedChart<'a> {
    pub(super) fn new(
        picture: &'a AlignedPicture,
        room: DrawnBox,
        strips: &'a AlignedStrips<'a>,
    ) -> Self {
        let (left, right) = strips.across();
        let at = DrawnBox::new(left, room.y + 10.0, right - left, room.height - 12.0);
        let last = i64::try_from(strips.last()).unwrap_or(0);
        let of = |series: &AlignedSeries| {
            let points = series.points.iter().filter(|point| (0..=last).contains(&point.last));
            let points = points.map(AlignedPoint::value);
            points.chain(series.curve().iter().map(|day| day.total)).max().unwrap_or(0)
        };
        let highest = picture.series.iter().map(of).max().unwrap_or(0);
        Self { picture, strips, scale: ChartScale::of(highest, at) }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        self.scale.draw(canvas);
        for (row, series) in (0..).zip(&self.picture.series) {
            self.draw_guesses(row, series, canvas);
        }
        for (row, series) in (0..).zip(&self.picture.series) {
            self.draw_curve(row, series, canvas);
        }
        self.draw_points(canvas);
    }

    fn at(&self, day: usize, value: u64) -> DrawnPoint {
        [self.strips.middle(day), self.scale.y(value)]
    }

    /// Draws dashes from day 0 through what is stated on one basis of the days of the subject.
    fn draw_guesses(&self, row: u8, series: &AlignedSeries, canvas: &mut Canvas) {
        let line = |basis: Basis| {
            let points = series.points.iter();
            let of = points.filter(|point| point.statement.basis == basis && point.first == 0);
            let points = of.filter_map(|point| Some(self.at(self.day(point)?, point.value())));
            let line: Vec<DrawnPoint> = std::iter::once(self.at(0, 0)).chain(points).collect();
            (line.len() > 1).then_some(line)
        };
        canvas.lines(Basis::ALL.into_iter().filter_map(line).collect(), PictureRole::Guess(row));
    }

    /// Draws the curve, its parts that are held in full stronger. It ends where nothing is held.
    fn draw_curve(&self, row: u8, series: &AlignedSeries, canvas: &mut Canvas) {
        let days = (series.curve_from()..).zip(series.curve());
        let points: Vec<(DrawnPoint, bool)> = days
            .filter(|(day, _)| *day <= self.strips.last())
            .map(|(day, told)| (self.at(day, told.total), told.is_in_full()))
            .collect();
        for (wanted, role) in
            [(false, PictureRole::PartCurve(row)), (true, PictureRole::Curve(row))]
        {
            let parts = points.windows(2).filter_map(|pair| match pair {
                [(from, _), (to, is_full)] if *is_full == wanted => Some(vec![*from, *to]),
                _ => None,
            });
            canvas.lines(joined(parts), role);
        }
        if let [(only, is_full)] = points.as_slice() {
            let role = if *is_full { PictureRole::Curve(row) } else { PictureRole::PartCurve(row) };
            canvas.line(*only, [only[0] + 3.0, only[1]], role);
        }
    }

    /// Draws the points, the highest first, then their words, and what each curve comes to.
    fn draw_points(&self, canvas: &mut Canvas) {
        let within = DrawnBox {
            y: self.scale.at.y - 10.0,
            height: self.scale.at.height + 10.0,
            ..self.scale.at
        };
        let mut labels = LabelPlaces::new(within);
        let all = self.picture.series.iter().enumerate();
        let mut points: Vec<(usize, &AlignedPoint)> = all
            .flat_map(|(row, series)| series.points.iter().map(move |point| (row, point)))
            .collect();
        points.compact_sort_by_key(|(row, point)| (u64::MAX - point.value(), *row));
        let mut marks = Vec::new();
        for (row, point) in points {
            let Some(day) = self.day(point) else { continue };
            let [x, y] = self.at(day, point.value());
            let text = format!("{}{}", row + 1, point.statement.basis.letter());
            let wide = bold_width(&text, SIZE) + 5.0;
            let left = (x - wide / 2.0).min(within.right() - wide);
            let at = DrawnBox::new(left, y - 7.0, wide, 14.0);
            if labels.is_free_of_marks(&at) {
                labels.take_mark(at);
                marks.push((row, at, text, point));
            }
        }
        self.take_curves(&mut labels);
        for (_, at, text, point) in &marks {
            canvas.named(&point.told(), |canvas| {
                canvas.pill(*at, 5.0, PictureRole::Mark(Some(point.statement.basis)));
                let middle = ([at.x + at.width / 2.0, at.bottom() - 3.4], TextAnchor::Middle);
                canvas.anchored(middle, SIZE, PictureRole::MarkWords, text);
                if point.is_open() {
                    let over = [at.x + at.width / 2.0, at.y - 4.0];
                    canvas.areas(vec![arrow(over)], PictureRole::OpenEnd);
                }
            });
        }
        for (_, at, _, point) in &marks {
            let issuer = fitted(&point.statement.issuer, SIZE, ISSUER);
            let other =
                if point.first == 0 { String::new() } else { format!(", {}", point.days.spoken()) };
            let text = format!("{} {issuer}{other}", point.count.in_print());
            let role = PictureRole::BasisWords(point.statement.basis);
            labels.write((*at, &text), SIZE, role, canvas);
        }
        self.draw_ends(&mut labels, canvas);
    }

    /// No words stand on a curve.
    fn take_curves(&self, labels: &mut LabelPlaces) {
        for series in &self.picture.series {
            let days = (series.curve_from()..).zip(series.curve());
            for (day, told) in days.filter(|(day, _)| *day <= self.strips.last()) {
                let [x, y] = self.at(day, told.total);
                labels.take(DrawnBox::new(x - 3.0, y - 3.0, 6.0, 6.0));
            }
        }
    }

    fn draw_ends(&self, labels: &mut LabelPlaces, canvas: &mut Canvas) {
        for (row, series) in self.picture.series.iter().enumerate() {
            let curve = series.curve();
            let Some(end) = curve.last() else { continue };
            let last = (series.curve_from() + curve.len() - 1).min(self.strips.last());
            let is_exact = curve.iter().all(AlignedDay::is_in_full);
            let plus = if is_exact { "" } else { "+" };
            let text = format!("{}: {}{plus} held", row + 1, end.total);
            let [x, y] = self.at(last, end.total);
            let number = u8::try_from(row).unwrap_or(u8::MAX);
            let at = DrawnBox::new(x - 4.0, y - 4.0, 8.0, 8.0);
            labels.write((at, &text), SIZE, PictureRole::CurveName(number), canvas);
        }
    }

    /// Returns the last day of a point, if it is seen.
    fn day(&self, point: &AlignedPoint) -> Option<usize> {
        usize::try_from(point.last).ok().filter(|day| *day <= self.strips.last())
    }
}

/// Joins lines of which each begins where the one before ends.
fn joined(parts: impl Iterator<Item = Vec<DrawnPoint>>) -> Vec<Vec<DrawnPoint>> {
    let mut lines: Vec<Vec<DrawnPoint>> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if line.last() == part.first() => line.extend(part.into_iter().skip(1)),
            Some(_) | None => lines.push(part),
        }
    }
    lines
}
