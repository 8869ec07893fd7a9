//! Small shapes: lists whose bullets are drawn and not written. Of a path only its extent counts.

use super::fragment::Dot;
use super::matrix::Matrix;
use super::object::Object;

/// How small and how large the side of a bullet is, in points.
const SIDES: std::ops::Range<f64> = 1.0..10.0;

/// The path that is being drawn.
#[derive(Debug, Default)]
pub struct PageShape {
    /// Left, bottom, right and top so far.
    extent: Option<[f64; 4]>,
}

impl PageShape {
    /// Takes an operator of paths; a painted path that is as small as a bullet is returned.
    pub fn operator(&mut self, word: &[u8], operands: &[Object], space: &Matrix) -> Option<Dot> {
        let number = |i: usize| operands.get(i).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"m" | b"l" | b"c" | b"v" | b"y" => {
                for i in (0..operands.len()).step_by(2) {
                    self.add(space.point(number(i), number(i + 1)));
                }
            }
            b"re" => {
                self.add(space.point(number(0), number(1)));
                self.add(space.point(number(0) + number(2), number(1) + number(3)));
            }
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" => {
                let [left, bottom, right, top] = self.extent.take()?;
                let (width, height) = (right - left, top - bottom);
                let round = width < 1.5 * height && height < 1.5 * width;
                if SIDES.contains(&width) && SIDES.contains(&height) && round {
                    return Some(Dot { left, right, middle: f64::midpoint(bottom, top) });
                }
            }
            b"n" => self.extent = None,
            _ => {}
        }
        None
    }

    fn add(&mut self, (x, y): (f64, f64)) {
        self.extent = Some(match self.extent {
            None => [x, y, x, y],
            Some([left, bottom, right, top]) => {
                [left.min(x), bottom.min(y), right.max(x), top.max(y)]
            }
        });
    }
}
