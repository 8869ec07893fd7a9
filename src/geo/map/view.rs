//! A view of the map: its middle, its scale and its size in cells. Positions are local equirectangular
//! about the middle, so that a scale bar is true; a cell is twice as high as it is wide.

use crate::geo::sphere::{GeoPoint, KM_PER_DEGREE};

/// Kilometres a column, from the widest view to the closest.
pub const STEPS: [f64; 10] = [110.0, 70.0, 45.0, 28.0, 18.0, 11.0, 7.0, 4.5, 2.8, 1.8];
/// A fit is never closer than this step.
const CLOSEST_FIT: usize = 8;
/// What is fitted lies so many columns and rows from the edge.
const MARGIN_COLUMNS: f64 = 3.0;
const MARGIN_ROWS: f64 = 2.0;
/// Pans go so far: a quarter of the view.
const PAN: f64 = 0.25;

/// A cell of a view: column and row from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MapCell {
    /// The column, from 0 at the left.
    pub column: u16,
    /// The row, from 0 at the top.
    pub row: u16,
}

/// In which direction a view is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pan {
    /// To the north.
    Up,
    /// To the south.
    Down,
    /// To the west.
    Left,
    /// To the east.
    Right,
}

/// What part of the earth is shown, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapView {
    /// The point in the middle.
    pub middle: GeoPoint,
    /// The scale, as a place in [`STEPS`].
    pub step: usize,
    /// Columns of cells.
    pub columns: u16,
    /// Rows of cells.
    pub rows: u16,
}

/// A part of the earth, whatever the size of what it is shown on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapSpan {
    /// The point in the middle.
    pub middle: GeoPoint,
    /// How far it reaches from the west to the east, in kilometres.
    pub across_km: f64,
    /// How far it reaches from the north to the south.
    pub down_km: f64,
}

impl MapSpan {
    /// Returns the part that a view shows.
    pub fn of(view: &MapView) -> Self {
        let km = view.km_per_column();
        let (across_km, down_km) = (f64::from(view.columns) * km, f64::from(view.rows) * 2.0 * km);
        Self { middle: view.middle, across_km, down_km }
    }

    /// Returns the closest view of a size that shows all of it; the widest if none does.
    pub fn view(&self, columns: u16, rows: u16) -> MapView {
        let view = |step| MapView { middle: self.middle, step, columns, rows };
        let shows = |view: &MapView| {
            let shown = Self::of(view);
            // It may have been kept in whole kilometres.
            shown.across_km + 1.0 > self.across_km && shown.down_km + 1.0 > self.down_km
        };
        (0..STEPS.len()).rev().map(view).find(shows).unwrap_or_else(|| view(0))
    }

    /// Returns true for a point that lies in it.
    pub fn holds(&self, point: GeoPoint) -> bool {
        let bare = MapView { middle: self.middle, step: 0, columns: 0, rows: 0 };
        let (columns, rows) = bare.position(point);
        let km = bare.km_per_column();
        columns.abs() * km <= self.across_km / 2.0 && rows.abs() * 2.0 * km <= self.down_km / 2.0
    }
}

impl MapView {
    /// Returns the closest view in which all points lie inside a margin; the widest if none has room.
    /// Without a point it shows the whole from the middle of the map.
    pub fn fit(points: &[GeoPoint], columns: u16, rows: u16) -> Self {
        let middle = middle_of(points);
        let view = |step| Self { middle, step, columns, rows };
        if points.is_empty() {
            return view(0);
        }
        let fits = |view: &Self| points.iter().all(|point| view.holds_with_margin(*point));
        (0..=CLOSEST_FIT).rev().map(view).find(fits).unwrap_or_else(|| view(0))
    }

    /// Returns kilometres a column.
    pub fn km_per_column(&self) -> f64 {
        STEPS.get(self.step).or(STEPS.last()).copied().unwrap_or(1.0)
    }

    /// Returns the view moved by a quarter of itself. It stops at the poles and goes around between.
    #[must_use]
    pub fn panned(self, pan: Pan) -> Self {
        let km = self.km_per_column();
        let (across, down) =
            (f64::from(self.columns) * km * PAN, f64::from(self.rows) * 2.0 * km * PAN);
        let (east, north) = match pan {
            Pan::Up => (0.0, down),
            Pan::Down => (0.0, -down),
            Pan::Left => (-across, 0.0),
            Pan::Right => (across, 0.0),
        };
        let lat = (self.middle.lat + north / KM_PER_DEGREE).clamp(-85.0, 85.0);
        let middle =
            GeoPoint::new(lat, self.middle.lon + east / (KM_PER_DEGREE * self.narrowing()));
        Self { middle, ..self }
    }

    /// Returns the view one step closer.
    #[must_use]
    pub fn closer(self) -> Self {
        Self { step: (self.step + 1).min(STEPS.len() - 1), ..self }
    }

    /// Returns the view one step wider.
    #[must_use]
    pub fn wider(self) -> Self {
        Self { step: self.step.saturating_sub(1), ..self }
    }

    /// Returns the view of the same scale about another point.
    #[must_use]
    pub fn about(self, middle: GeoPoint) -> Self {
        Self { middle, ..self }
    }

    /// Returns how much shorter a degree of longitude is at the middle than one of latitude.
    pub(super) fn narrowing(&self) -> f64 {
        self.middle.lat.to_radians().cos().max(0.02)
    }

    /// Returns where a point lies in columns and rows from the top left, be it inside or not.
    pub fn position(&self, point: GeoPoint) -> (f64, f64) {
        let mut east = point.lon - self.middle.lon;
        // The nearer way around.
        if east > 180.0 {
            east -= 360.0;
        } else if east < -180.0 {
            east += 360.0;
        }
        let km = self.km_per_column();
        let column = f64::from(self.columns) / 2.0 + east * self.narrowing() * KM_PER_DEGREE / km;
        let south = self.middle.lat - point.lat;
        (column, f64::from(self.rows) / 2.0 + south * KM_PER_DEGREE / (km * 2.0))
    }

    /// Returns the cell of a point; none if it is not in view.
    pub fn cell(&self, point: GeoPoint) -> Option<MapCell> {
        let (column, row) = self.position(point);
        self.cell_at(column, row)
    }

    /// Returns the cell of a position in columns and rows; none if it is not in view.
    pub(super) fn cell_at(&self, column: f64, row: f64) -> Option<MapCell> {
        Some(MapCell { column: index(column, self.columns)?, row: index(row, self.rows)? })
    }

    /// Returns the least and the greatest latitude in view, and of longitude how many degrees from the
    /// middle.
    pub fn reach(&self) -> (f64, f64, f64) {
        let km = self.km_per_column();
        let north = f64::from(self.rows) * km / KM_PER_DEGREE;
        let east = f64::from(self.columns) * km / 2.0 / (KM_PER_DEGREE * self.narrowing());
        (self.middle.lat - north, self.middle.lat + north, east)
    }

    /// Returns the point in the middle of a cell.
    pub fn point(&self, cell: MapCell) -> GeoPoint {
        let km = self.km_per_column();
        let east = (f64::from(cell.column) + 0.5 - f64::from(self.columns) / 2.0) * km;
        let south = (f64::from(cell.row) + 0.5 - f64::from(self.rows) / 2.0) * km * 2.0;
        let lon = self.middle.lon + east / (KM_PER_DEGREE * self.narrowing());
        GeoPoint::new(self.middle.lat - south / KM_PER_DEGREE, lon)
    }

    /// Returns how many columns a radius reaches.
    pub fn columns_of(&self, km: f64) -> f64 {
        km / self.km_per_column()
    }

    fn holds_with_margin(&self, point: GeoPoint) -> bool {
        let (column, row) = self.position(point);
        let within =
            |at: f64, size: u16, margin: f64| (margin..=f64::from(size) - margin).contains(&at);
        within(column, self.columns, MARGIN_COLUMNS) && within(row, self.rows, MARGIN_ROWS)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to below a size of 16 bits, checked before"
)]
fn index(at: f64, size: u16) -> Option<u16> {
    (at >= 0.0 && at < f64::from(size)).then_some(at as u16)
}

/// Returns the middle of the box around some points, on the side of the earth where it is smaller.
fn middle_of(points: &[GeoPoint]) -> GeoPoint {
    let range = |values: &mut dyn Iterator<Item = f64>| {
        values.fold(None, |range: Option<(f64, f64)>, value| {
            let (low, high) = range.unwrap_or((value, value));
            Some((low.min(value), high.max(value)))
        })
    };
    let Some((south, north)) = range(&mut points.iter().map(|point| point.lat)) else {
        return GeoPoint::default();
    };
    let here = range(&mut points.iter().map(|point| point.lon)).unwrap_or_default();
    // Longitudes from 0 to 360: for what lies on both sides of the cut.
    let around =
        range(&mut points.iter().map(|point| point.lon.rem_euclid(360.0))).unwrap_or_default();
    let (west, east) = if around.1 - around.0 < here.1 - here.0 { around } else { here };
    GeoPoint::new(f64::midpoint(south, north), f64::midpoint(west, east))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(lat: f64, lon: f64) -> GeoPoint {
        GeoPoint::new(lat, lon)
    }

    #[test]
    fn a_fit_is_the_closest_that_holds_all() {
        let iraq =
            [point(36.34, 43.12), point(33.31, 44.36), point(30.5, 47.78), point(33.03, 40.28)];
        let view = MapView::fit(&iraq, 80, 24);
        assert!(iraq.iter().all(|place| view.cell(*place).is_some()));
        let closer = view.closer();
        assert!(!iraq.iter().all(|place| closer.holds_with_margin(*place)), "{view:?}");
        assert!((view.km_per_column() - 18.0).abs() < 1e-9, "{view:?}");
        let one = MapView::fit(&iraq[..1], 80, 24);
        assert_eq!(
            (one.step, one.cell(iraq[0])),
            (CLOSEST_FIT, Some(MapCell { column: 40, row: 12 }))
        );
        assert_eq!(MapView::fit(&[], 80, 24).step, 0);
        // On both sides of the cut of the map.
        let pacific = [point(-17.0, 178.0), point(-14.0, -171.0)];
        let view = MapView::fit(&pacific, 80, 24);
        assert!(
            view.step >= 2 && pacific.iter().all(|place| view.cell(*place).is_some()),
            "{view:?}"
        );
    }

    #[test]
    fn pans_and_zooms_stay_on_the_earth() {
        let start = MapView::fit(&[point(33.0, 44.0)], 80, 24);
        let there = start.panned(Pan::Right).panned(Pan::Left);
        assert!((there.middle.lon - 44.0).abs() < 1e-9);
        assert!(
            start.panned(Pan::Up).middle.lat > 33.0 && start.panned(Pan::Down).middle.lat < 33.0
        );
        let moved = start.middle.km_to(start.panned(Pan::Up).middle);
        assert!((moved - 2.8 * 12.0).abs() < 0.1, "a quarter of 24 rows: {moved}");
        let mut view = MapView { step: 0, ..start };
        for _ in 0..100 {
            view = view.panned(Pan::Up).panned(Pan::Right).wider();
        }
        assert!(view.middle.lat <= 85.0 && view.middle.lon.abs() <= 180.0 && view.step == 0);
        assert_eq!((0..99).fold(view, |view, _| view.closer()).step, STEPS.len() - 1);
    }

    proptest::proptest! {
        #[test]
        fn a_cell_holds_its_own_middle(
            lat in -70.0f64..70.0, lon in -180.0f64..180.0, step in 0usize..10,
            columns in 1u16..200, rows in 1u16..60, at in (0u16..200, 0u16..60)
        ) {
            let view = MapView { middle: point(lat, lon), step, columns, rows };
            let cell = MapCell { column: at.0 % columns, row: at.1 % rows };
            let there = view.point(cell);
            // Beyond the pole, or farther around than half of the earth, there is no such point.
            proptest::prop_assume!(there.lat.abs() < 89.9);
            proptest::prop_assume!(view.columns_of(1.0) > 0.0);
            let span = f64::from(columns) * view.km_per_column() / (KM_PER_DEGREE * view.narrowing());
            proptest::prop_assume!(span < 350.0);
            proptest::prop_assert_eq!(view.cell(there), Some(cell));
        }
    }
}
