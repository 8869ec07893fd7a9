//! What is sea in a view: for each row, where the coast is crossed along its middle. Coasts are closed
//! rings, so that land lies behind each odd number of crossings.

use super::base_map::{BaseMap, MapLayer, PER_DEGREE};
use super::view::{MapCell, MapView};
use crate::geo::sphere::KM_PER_DEGREE;
use crate::order::CompactSort as _;

/// Returns for each cell whether its middle lies in the sea.
pub(super) fn sea(map: &BaseMap, view: &MapView) -> Vec<bool> {
    let mut crossings = vec![Vec::new(); usize::from(view.rows)];
    let row_height = 2.0 * view.km_per_column() / KM_PER_DEGREE * PER_DEGREE;
    // A wide view reaches over the pole, where there is no coast.
    let lat_of = |row: u16| {
        let rows_south = f64::from(row) + 0.5 - f64::from(view.rows) / 2.0;
        view.middle.lat * PER_DEGREE - rows_south * row_height
    };
    let lats: Vec<f64> = (0..view.rows).map(lat_of).collect();
    let top = lats.first().copied().unwrap_or_default();
    for run in map.runs(MapLayer::Coast) {
        let [_, _, south, north] = run.bounds.map(f64::from);
        if south > top || lats.last().is_none_or(|bottom| north < *bottom) {
            continue;
        }
        for pair in run.points.windows(2) {
            let [[x1, y1], [x2, y2]] = pair else { continue };
            let (low, high) = (f64::from(*y1.min(y2)), f64::from(*y1.max(y2)));
            if low.total_cmp(&high).is_eq() {
                continue;
            }
            for row in rows_between(top, row_height, low, high, view.rows) {
                let Some(lat) = lats.get(usize::from(row)).copied() else { continue };
                // Its lower end belongs to a segment and its upper one to the next.
                if lat < low || lat >= high {
                    continue;
                }
                let share = (lat - f64::from(*y1)) / (f64::from(*y2) - f64::from(*y1));
                let lon = f64::from(*x1) + (f64::from(*x2) - f64::from(*x1)) * share;
                if let Some(crossed) = crossings.get_mut(usize::from(row)) {
                    crossed.push(lon);
                }
            }
        }
    }
    let mut sea = Vec::with_capacity(usize::from(view.columns) * usize::from(view.rows));
    for (row, crossed) in (0..view.rows).zip(&mut crossings) {
        crossed.compact_sort_by(f64::total_cmp);
        for column in 0..view.columns {
            let lon = view.point(MapCell { column, row }).lon * PER_DEGREE;
            sea.push(crossed.partition_point(|at| *at <= lon) % 2 == 0);
        }
    }
    sea
}

/// Returns the rows whose middle may lie between two latitudes, at most one too many at each end.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is below zero becomes zero, and what is beyond the last row becomes it"
)]
fn rows_between(top: f64, height: f64, low: f64, high: f64, rows: u16) -> std::ops::Range<u16> {
    let first = ((top - high) / height).floor().max(0.0) as u16;
    let last = ((top - low) / height).ceil().max(-1.0) + 1.0;
    first.min(rows)..(last.max(0.0) as u16).min(rows)
}
