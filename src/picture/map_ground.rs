//! The ground of a map: land, water and borders, with no more points than can be seen.

use super::canvas::Canvas;
use super::drawing::{DrawnBox, DrawnPoint};
use super::role::PictureRole;
use crate::geo::{BaseMap, Detail, MapLayer, MapView, is_shown, outlines};

/// The most points of all lines. Where there are more, they lie farther apart.
const MOST_POINTS: usize = 2_600;
/// How far points lie apart at least, to begin with, on a sheet.
const APART: f64 = 0.7;
/// How much farther where there are too many.
const FARTHER: f64 = 1.35;
/// How wide a column of a terminal is on a sheet: what is shown at which scale goes by that.
const COLUMN: f64 = 8.0;

/// What a ground is drawn from.
#[derive(Clone, Copy)]
pub(super) struct MapGroundLines<'a> {
    pub(super) base: &'a BaseMap,
    pub(super) view: &'a MapView,
    /// How wide a cell is.
    pub(super) cell: f64,
    pub(super) at: DrawnBox,
}

/// From the lowest to the topmost.
const ORDER: [(MapLayer, PictureRole); 5] = [
    (MapLayer::Coast, PictureRole::Land),
    (MapLayer::Province, PictureRole::Province),
    (MapLayer::River, PictureRole::River),
    (MapLayer::Lake, PictureRole::Lake),
    (MapLayer::Border, PictureRole::Border),
];

/// Draws it, from the upper left corner of the map.
pub(super) fn draw_ground(ground: MapGroundLines<'_>, canvas: &mut Canvas) {
    let sea = DrawnBox::new(0.0, 0.0, ground.at.width, ground.at.height);
    canvas.boxes(vec![sea], PictureRole::Sea);
    let mut apart = APART;
    let mut layers = ground.layers(apart);
    while layers.iter().flatten().map(Vec::len).sum::<usize>() > MOST_POINTS {
        apart *= FARTHER;
        layers = ground.layers(apart);
    }
    for ((layer, role), lines) in ORDER.into_iter().zip(layers) {
        match layer {
            MapLayer::Coast | MapLayer::Lake => canvas.areas(lines, role),
            MapLayer::Border | MapLayer::Province | MapLayer::River => canvas.lines(lines, role),
        }
    }
}

impl MapGroundLines<'_> {
    fn layers(&self, apart: f64) -> Vec<Vec<Vec<DrawnPoint>>> {
        let km = self.view.km_per_column() * COLUMN / self.cell;
        let layer = |layer: MapLayer| {
            if !is_shown(layer, km, Detail::Fine) {
                return Vec::new();
            }
            let lines = outlines(self.base, layer, self.view, apart / self.cell);
            let scaled = |line: Vec<DrawnPoint>| {
                line.into_iter().map(|point| point.map(|side| side * self.cell)).collect()
            };
            lines.into_iter().map(scaled).collect()
        };
        ORDER.into_iter().map(|(of, _)| layer(of)).collect()
    }
}
