//! The scale in a corner: a bar of a round number of kilometres.

use super::MapMarks;
use crate::geo::{MapCell, MapView};

/// Round numbers, and about how many columns the bar is long.
const ROUND: [f64; 12] =
    [5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 5_000.0, 10_000.0, 20_000.0];
const ABOUT: f64 = 10.0;
/// On a narrow map it is a third of that.
const NARROW: u16 = 60;

/// A scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleBar {
    /// How many columns it is long.
    pub columns: u16,
    /// How much that is: `200 km`.
    pub told: String,
}

impl ScaleBar {
    /// Returns the scale of a view.
    pub fn of(view: &MapView) -> Self {
        let about = if view.columns < NARROW { ABOUT * 0.6 } else { ABOUT };
        let off = |km: &f64| (view.columns_of(*km) / about).ln().abs();
        let km = ROUND.into_iter().min_by(|one, other| off(one).total_cmp(&off(other)));
        let km = km.unwrap_or(100.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "about ten")]
        let columns = view.columns_of(km).round().clamp(2.0, 30.0) as u16;
        Self { columns, told: format!("{km:.0} km") }
    }

    /// Returns the cells that it takes, with a blank at both ends: in the lower left corner, or in the
    /// first other one where no mark is; none where marks are in all of them.
    pub fn cells(&self, view: &MapView, marks: &MapMarks) -> Option<(MapCell, u16)> {
        let wide = self.columns + 4 + u16::try_from(self.told.len()).unwrap_or(0);
        let right = view.columns.checked_sub(wide)?;
        let low = view.rows.saturating_sub(1);
        let corners = [(0, low), (right, low), (0, 0), (right, 0)];
        let is_free = |(column, row): &(u16, u16)| {
            let mut own = (*column..column + wide).map(|column| MapCell { column, row: *row });
            !own.any(|cell| marks.list().iter().any(|mark| mark.covers(cell)))
        };
        let (column, row) = corners.into_iter().find(is_free)?;
        Some((MapCell { column, row }, wide))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{GeoPoint, STEPS};

    #[test]
    fn the_bar_is_as_long_as_it_says() {
        for (step, km_a_column) in STEPS.into_iter().enumerate() {
            for columns in [40, 80, 147] {
                let middle = GeoPoint::new(33.0, 44.0);
                let view = MapView { middle, step, columns, rows: 20 };
                let bar = ScaleBar::of(&view);
                let km: f64 = bar.told.trim_end_matches(" km").parse().unwrap();
                let off = (f64::from(bar.columns) - km / km_a_column).abs();
                assert!(off <= 0.5, "{bar:?} at {km_a_column} km a column");
                assert!((3..=16).contains(&bar.columns), "{bar:?}");
            }
        }
    }
}
