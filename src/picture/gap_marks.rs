//! The marks that stand where no number is: hatched for what is not held, a dot for silence, a dash for
//! what is told in words only. They are drawn, not written, so that none is taken for a number.

use super::canvas::Canvas;
use super::drawing::{DrawnBox, DrawnPoint};
use super::role::PictureRole;
use crate::cover::CellMark;

/// How far lines of a hatch lie apart.
const HATCH: f64 = 5.5;
/// The most lines of all hatches of a picture: where there would be more, they lie farther apart.
const MOST_LINES: f64 = 1_100.0;
/// The longest dash.
const DASH: f64 = 6.0;

/// Boxes in which no number stands, by their marks.
#[derive(Clone, Debug, Default)]
pub(super) struct GapMarks {
    not_held: Vec<DrawnBox>,
    silent: Vec<DrawnBox>,
    words: Vec<DrawnBox>,
}

impl GapMarks {
    /// Takes the box of a mark. Returns false for a mark that has a number.
    pub(super) fn take(&mut self, at: DrawnBox, mark: CellMark) -> bool {
        let kept = match mark {
            CellMark::NotHeld => &mut self.not_held,
            CellMark::Silent => &mut self.silent,
            CellMark::WordsOnly => &mut self.words,
            CellMark::AtLeast(_) | CellMark::Exactly(_) => return false,
        };
        match kept.last_mut() {
            // One hatch runs through neighbours.
            Some(last)
                if mark == CellMark::NotHeld
                    && (last.y - at.y).abs() < 0.05
                    && last.right() >= at.x - 1.5 =>
            {
                last.width = at.right() - last.x;
            }
            Some(_) | None => kept.push(at),
        }
        true
    }

    /// Draws all of them.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let lines: f64 = self.not_held.iter().map(|at| (at.width + at.height) / HATCH).sum();
        let apart = HATCH * (lines / MOST_LINES).max(1.0);
        let hatches = self.not_held.iter().flat_map(|at| hatched(at, apart)).collect();
        canvas.lines(hatches, PictureRole::NotHeld);
        let middle = |at: &DrawnBox| [at.x + at.width / 2.0, at.y + at.height / 2.0];
        let dot = |at: &DrawnBox| {
            let [x, y] = middle(at);
            vec![[x, y], [x + 0.1, y]]
        };
        canvas.lines(self.silent.iter().map(dot).collect(), PictureRole::Silent);
        let dash = |at: &DrawnBox| {
            let ([x, y], half) = (middle(at), DASH.min(at.width * 0.6) / 2.0);
            vec![[x - half, y], [x + half, y]]
        };
        canvas.lines(self.words.iter().map(dash).collect(), PictureRole::WordsOnly);
    }
}

/// Returns the lines of a hatch in a box, close together.
pub(super) fn closely_hatched(at: &DrawnBox) -> Vec<Vec<DrawnPoint>> {
    hatched(at, HATCH)
}

/// Returns the lines of a hatch in a box.
fn hatched(at: &DrawnBox, apart: f64) -> Vec<Vec<DrawnPoint>> {
    let mut lines = Vec::new();
    let mut foot = at.x - at.height + apart.min(at.height) / 2.0;
    while foot < at.right() {
        // From the foot up to the right, as far as the box goes.
        let (from, to) = (foot.max(at.x), (foot + at.height).min(at.right()));
        let up = |x: f64| at.bottom() - (x - foot);
        if to > from + 0.5 {
            lines.push(vec![[from, up(from)], [to, up(to)]]);
        }
        foot += apart;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_in_its_box_and_neighbours_share_one() {
        let at = DrawnBox::new(10.0, 20.0, 30.0, 12.0);
        let lines = closely_hatched(&at);
        assert!(lines.len() > 6, "{lines:?}");
        for [x, y] in lines.iter().flatten() {
            assert!((10.0..=40.0).contains(x) && (20.0..=32.01).contains(y), "{x} {y}");
        }
        let mut marks = GapMarks::default();
        for column in 0..3 {
            let at = DrawnBox::new(f64::from(column) * 10.0, 0.0, 9.5, 10.0);
            assert!(marks.take(at, CellMark::NotHeld));
            assert!(marks.take(at, CellMark::Silent));
        }
        assert_eq!((marks.not_held.len(), marks.silent.len()), (1, 3));
        assert!(!marks.take(at, CellMark::Exactly(0)), "a zero is a number");
    }
}
