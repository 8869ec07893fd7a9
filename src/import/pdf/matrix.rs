//! Places on a page: the six numbers of a transformation (ISO 32000-1, 8.3.4).

/// A transformation; what comes first stands to the left of a product.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    /// What changes nothing.
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves.
    pub fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, then `next`.
    pub fn then(&self, next: &Self) -> Self {
        let [xx, xy, yx, yy, x, y] = self.0;
        let turned = |x: f64, y: f64| {
            let [xx, xy, yx, yy, ..] = next.0;
            (x * xx + y * yx, x * xy + y * yy)
        };
        let (first, second, origin) = (turned(xx, xy), turned(yx, yy), next.point(x, y));
        Self([first.0, first.1, second.0, second.1, origin.0, origin.1])
    }

    /// Where a point comes to lie.
    pub fn point(&self, x: f64, y: f64) -> (f64, f64) {
        let [xx, xy, yx, yy, left, bottom] = self.0;
        (x * xx + y * yx + left, x * xy + y * yy + bottom)
    }

    /// What makes a page upright that is shown after so many quarter turns clockwise.
    pub fn upright(turns: u8) -> Self {
        match turns {
            1 => Self([0.0, -1.0, 1.0, 0.0, 0.0, 0.0]),
            2 => Self([-1.0, 0.0, 0.0, -1.0, 0.0, 0.0]),
            3 => Self([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]),
            _ => Self::IDENTITY,
        }
    }
}
