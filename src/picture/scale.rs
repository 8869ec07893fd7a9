//! The scale of a chart on a sheet.

use super::canvas::Canvas;
use super::drawing::{DrawnBox, TextAnchor};
use super::role::PictureRole;
use crate::digest::grouped;

/// About so far lines of a scale lie apart at least.
const APART: f64 = 28.0;

/// A scale from 0 up, in a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ChartScale {
    pub(super) at: DrawnBox,
    /// The value at the upper edge; never 0.
    pub(super) top: u64,
    step: u64,
}

impl ChartScale {
    /// Returns the scale for a highest value: lines at 1, 2 or 5 times a power of ten.
    pub(super) fn of(highest: u64, at: DrawnBox) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
        let most = (at.height / APART).floor().clamp(1.0, 6.0) as u64;
        let least = highest.max(1).div_ceil(most);
        let tens = std::iter::successors(Some(1_u64), |ten| ten.checked_mul(10));
        let mut steps =
            tens.flat_map(|ten| [1, 2, 5].into_iter().filter_map(move |by| ten.checked_mul(by)));
        let step = steps.find(|step| *step >= least).unwrap_or(least);
        Self { at, top: highest.max(1).div_ceil(step).saturating_mul(step), step }
    }

    /// Returns how high a value stands over the foot.
    #[expect(clippy::cast_precision_loss, reason = "a picture has less precision")]
    pub(super) fn height(&self, value: u64) -> f64 {
        (value.min(self.top) as f64) / (self.top as f64) * self.at.height
    }

    /// Returns where a value stands from the top of the sheet.
    pub(super) fn y(&self, value: u64) -> f64 {
        self.at.bottom() - self.height(value)
    }

    /// Returns true for a value that stands above the upper edge.
    pub(super) fn is_beyond(&self, value: u64) -> bool {
        value > self.top
    }

    /// Draws its lines, and its numbers at the left of them.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let values = (0..=self.top / self.step.max(1)).map(|at| at * self.step);
        let (left, right) = (self.at.x, self.at.right());
        let lines = values.clone().skip(1).map(|value| {
            let y = self.y(value);
            vec![[left, y], [right, y]]
        });
        canvas.lines(lines.collect(), PictureRole::ScaleLine);
        for value in values {
            let at = ([left - 5.0, self.y(value) + 3.5], TextAnchor::End);
            canvas.anchored(at, 10.0, PictureRole::Dim, &grouped(value));
        }
        let foot = self.at.bottom();
        canvas.line([left, foot], [right, foot], PictureRole::Axis);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_round_numbers_and_holds_the_highest() {
        let at = DrawnBox::new(0.0, 10.0, 100.0, 200.0);
        for (highest, top) in [(0, 1), (1, 1), (7, 8), (34, 40), (158, 200), (1_001, 1_200)] {
            let scale = ChartScale::of(highest, at);
            assert_eq!(scale.top, top, "{highest}");
            assert!((scale.y(0) - 210.0).abs() < 1e-9 && (scale.y(top) - 10.0).abs() < 1e-9);
            assert!(!scale.is_beyond(highest) && scale.is_beyond(top + 1));
        }
    }
}
