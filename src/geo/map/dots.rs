//! A canvas of dots, two by four in a cell, as braille has them: straight lines that are clipped to it.

/// Dots across a cell, and down.
pub(super) const ACROSS: u16 = 2;
pub(super) const DOWN: u16 = 4;

/// Bits of the dots in a cell by row and column, as braille numbers them (Unicode, U+2800).
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// Returns the bit of a dot in a cell by its column and row there.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is below zero becomes zero, and what is beyond the cell its last dot"
)]
pub(super) fn bit(x: f64, y: f64) -> u8 {
    let (x, y) = (x as u16, y as u16);
    BITS[usize::from(y.min(DOWN - 1))][usize::from(x.min(ACROSS - 1))]
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    /// Every dot.
    Solid,
    /// Every second dot, as on a chess board.
    Dotted,
}

/// Dots in cells.
#[derive(Debug)]
pub(super) struct Dots {
    pub(super) columns: u16,
    pub(super) rows: u16,
    pub(super) cells: Vec<u8>,
}

impl Dots {
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        Self { columns, rows, cells: vec![0; usize::from(columns) * usize::from(rows)] }
    }

    /// Draws a segment between two points in dots from the top left; what lies outside is cut off.
    pub(super) fn segment(&mut self, from: [f64; 2], to: [f64; 2], stroke: Stroke) {
        let size = [f64::from(self.columns * ACROSS), f64::from(self.rows * DOWN)];
        let Some([from, to]) = clipped(from, to, size) else { return };
        let way = [to[0] - from[0], to[1] - from[1]];
        let steps = way[0].abs().max(way[1].abs()).ceil().max(1.0);
        let mut at = 0.0;
        while at <= steps {
            let share = at / steps;
            self.dot(from[0] + way[0] * share, from[1] + way[1] * share, stroke);
            at += 1.0;
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is below zero becomes zero, and what is beyond the edge is left out"
    )]
    fn dot(&mut self, x: f64, y: f64, stroke: Stroke) {
        let (x, y) = (x as u16, y as u16);
        if stroke == Stroke::Dotted && (x + y) % 2 == 1 {
            return;
        }
        let (column, row) = (x / ACROSS, y / DOWN);
        if column >= self.columns || row >= self.rows {
            return;
        }
        let bit = BITS[usize::from(y % DOWN)][usize::from(x % ACROSS)];
        let cell = usize::from(row) * usize::from(self.columns) + usize::from(column);
        if let Some(cell) = self.cells.get_mut(cell) {
            *cell |= bit;
        }
    }
}

/// Cuts a segment to the rectangle from the origin to a size (Liang and Barsky 1984); none if it lies
/// outside.
fn clipped(from: [f64; 2], to: [f64; 2], size: [f64; 2]) -> Option<[[f64; 2]; 2]> {
    let way = [to[0] - from[0], to[1] - from[1]];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for axis in 0..2 {
        for (toward, room) in [(-way[axis], from[axis]), (way[axis], size[axis] - from[axis])] {
            if toward.abs() < f64::EPSILON {
                if room < 0.0 {
                    return None;
                }
            } else if toward < 0.0 {
                enter = enter.max(room / toward);
            } else {
                leave = leave.min(room / toward);
            }
        }
    }
    let at = |share: f64| [from[0] + way[0] * share, from[1] + way[1] * share];
    (enter <= leave).then(|| [at(enter), at(leave)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_the_dots_between_its_ends() {
        let mut dots = Dots::new(2, 1);
        dots.segment([0.5, 0.5], [3.5, 0.5], Stroke::Solid);
        assert_eq!(dots.cells, [0x09, 0x09], "the upper row");
        let mut dots = Dots::new(1, 1);
        dots.segment([0.5, 0.5], [0.5, 3.5], Stroke::Dotted);
        assert_eq!(dots.cells, [0x05], "every second of the left column");
        dots.segment([0.5, 0.5], [0.5, 0.5], Stroke::Solid);
        assert_eq!(dots.cells, [0x05]);
    }

    proptest::proptest! {
        #[test]
        fn what_is_cut_lies_inside_and_on_the_line(
            from in [-50.0f64..50.0, -50.0f64..50.0], to in [-50.0f64..50.0, -50.0f64..50.0]
        ) {
            let size = [20.0, 16.0];
            let inside = |point: [f64; 2]| (0..2).all(|axis| {
                (-1e-9..=size[axis] + 1e-9).contains(&point[axis])
            });
            let way = [to[0] - from[0], to[1] - from[1]];
            let on_line = |point: [f64; 2]| {
                ((point[0] - from[0]) * way[1] - (point[1] - from[1]) * way[0]).abs() < 1e-6
            };
            match clipped(from, to, size) {
                Some(ends) => {
                    for end in ends {
                        proptest::prop_assert!(inside(end) && on_line(end));
                    }
                    proptest::prop_assert!(!inside(from) || (ends[0][0] - from[0]).abs() < 1e-9);
                    proptest::prop_assert!(!inside(to) || (ends[1][0] - to[0]).abs() < 1e-9);
                }
                None => {
                    for share in 0..=100 {
                        let share = f64::from(share) / 100.0;
                        proptest::prop_assert!(!inside([from[0] + way[0] * share, from[1] + way[1] * share]));
                    }
                }
            }
        }
    }
}
