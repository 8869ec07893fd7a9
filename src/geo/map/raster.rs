//! A view of the base map as dots in cells: which are lit, of which layer they are, and what is sea. The
//! raster depends on the view alone, so that it is made once for each and kept.

use super::base_map::{BaseMap, LineRun, MapLayer, PER_DEGREE, lies_on_the_cut};
use super::dots::{ACROSS, DOWN, Dots, Stroke};
use super::sea::sea;
use super::view::MapView;
use crate::geo::sphere::KM_PER_DEGREE;

/// Rivers and lakes are shown at so many kilometres a column and closer; provinces too.
const WATER_KM: f64 = 45.0;
const PROVINCE_KM: f64 = 14.0;
/// Where signs are few, only coasts and borders are shown at more kilometres a column than this.
const PLAIN_KM: f64 = 8.0;

/// How much is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// For dots and half blocks.
    Fine,
    /// For letters: with fewer lines, so that each can still be followed.
    Plain,
}

/// A view as cells, row by row from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// Columns of cells.
    pub columns: u16,
    /// Rows of cells.
    pub rows: u16,
    /// The dots of each cell as the bits of braille: U+2800 and so many.
    pub dots: Vec<u8>,
    /// The topmost layer in each cell; none where no dot is.
    pub layers: Vec<Option<MapLayer>>,
    /// True for each cell whose middle lies in the sea.
    pub sea: Vec<bool>,
}

/// From the lowest to the topmost.
const ORDER: [MapLayer; 5] =
    [MapLayer::Province, MapLayer::Lake, MapLayer::River, MapLayer::Coast, MapLayer::Border];

impl Raster {
    /// Draws a view.
    pub fn of(map: &BaseMap, view: &MapView, detail: Detail) -> Self {
        let (columns, rows) = (view.columns, view.rows);
        let size = usize::from(columns) * usize::from(rows);
        let mut raster = Self {
            columns,
            rows,
            dots: vec![0; size],
            layers: vec![None; size],
            sea: sea(map, view),
        };
        for layer in ORDER {
            if !is_shown(layer, view.km_per_column(), detail) {
                continue;
            }
            let stroke = if layer == MapLayer::Province { Stroke::Dotted } else { Stroke::Solid };
            let mut dots = Dots::new(columns, rows);
            Window::of(view).draw(map, layer, &mut dots, stroke);
            let cells = raster.dots.iter_mut().zip(&mut raster.layers);
            for ((bits, top), drawn) in cells.zip(&dots.cells) {
                if *drawn != 0 {
                    *bits |= drawn;
                    *top = Some(layer);
                }
            }
        }
        raster
    }

    /// Returns the place of a cell in the lists; none if it is outside.
    pub fn index(&self, column: u16, row: u16) -> Option<usize> {
        let inside = column < self.columns && row < self.rows;
        inside.then(|| usize::from(row) * usize::from(self.columns) + usize::from(column))
    }
}

/// Returns true if a layer is drawn at so many kilometres a column.
pub fn is_shown(layer: MapLayer, km: f64, detail: Detail) -> bool {
    match (layer, detail) {
        (MapLayer::Coast | MapLayer::Border, Detail::Fine | Detail::Plain) => true,
        (MapLayer::River | MapLayer::Lake, Detail::Fine) => km <= WATER_KM,
        (MapLayer::Province, Detail::Fine) => km <= PROVINCE_KM,
        (MapLayer::River | MapLayer::Lake | MapLayer::Province, Detail::Plain) => km <= PLAIN_KM,
    }
}

/// A view in the numbers of the base map.
struct Window {
    /// The middle in hundredths of a degree: longitude, latitude.
    middle: [f64; 2],
    /// Dots in one hundredth of a degree.
    scale: [f64; 2],
    /// Half of the size in dots.
    half: [f64; 2],
}

impl Window {
    fn of(view: &MapView) -> Self {
        let dots_per_km = f64::from(ACROSS) / view.km_per_column();
        let scale = KM_PER_DEGREE * dots_per_km / PER_DEGREE;
        let half = |cells: u16, dots: u16| f64::from(cells) * f64::from(dots) / 2.0;
        Self {
            middle: [view.middle.lon * PER_DEGREE, view.middle.lat * PER_DEGREE],
            scale: [scale * view.narrowing(), scale],
            half: [half(view.columns, ACROSS), half(view.rows, DOWN)],
        }
    }

    fn draw(&self, map: &BaseMap, layer: MapLayer, dots: &mut Dots, stroke: Stroke) {
        let reach = [self.half[0] / self.scale[0], self.half[1] / self.scale[1]];
        for run in map.runs(layer) {
            let [west, east, south, north] = run.bounds.map(f64::from);
            if north < self.middle[1] - reach[1] || south > self.middle[1] + reach[1] {
                continue;
            }
            // The map is cut at half a turn; what lies beyond is on the other side of it.
            for turn in [-360.0 * PER_DEGREE, 0.0, 360.0 * PER_DEGREE] {
                let middle = self.middle[0] + turn;
                if east >= middle - reach[0] && west <= middle + reach[0] {
                    self.line(&run, middle, dots, stroke);
                }
            }
        }
    }

    fn line(&self, run: &LineRun<'_>, middle: f64, dots: &mut Dots, stroke: Stroke) {
        let place = |point: [i16; 2]| {
            let x = (f64::from(point[0]) - middle) * self.scale[0] + self.half[0];
            [x, (self.middle[1] - f64::from(point[1])) * self.scale[1] + self.half[1]]
        };
        for pair in run.points.windows(2) {
            if let [one, other] = pair
                && !lies_on_the_cut(*one, *other)
            {
                dots.segment(place(*one), place(*other), stroke);
            }
        }
    }
}

#[cfg(test)]
#[path = "raster_tests.rs"]
mod tests;
