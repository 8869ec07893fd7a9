//! The shipped map as dots: what is land, what is sea, and where lines run.

use super::*;
use crate::geo::map::view::{MapCell, STEPS};
use crate::geo::sphere::GeoPoint;

fn view(lat: f64, lon: f64, step: usize, columns: u16, rows: u16) -> MapView {
    MapView { middle: GeoPoint::new(lat, lon), step, columns, rows }
}

/// Whether a point is sea, in a view about another one.
fn is_sea(about: (f64, f64), step: usize, point: (f64, f64)) -> bool {
    let view = view(about.0, about.1, step, 121, 41);
    let raster = Raster::of(BaseMap::shipped(), &view, Detail::Fine);
    let cell = view.cell(GeoPoint::new(point.0, point.1)).unwrap();
    raster.sea[raster.index(cell.column, cell.row).unwrap()]
}

#[test]
fn the_map_has_all_layers_and_closed_coasts() {
    let map = BaseMap::shipped();
    let points: Vec<usize> = MapLayer::ALL.iter().map(|layer| map.points(*layer)).collect();
    assert_eq!(points, [149_091, 21_641, 98_730, 20_134, 8_485]);
    // A run ends where the next one begins, or its ring is closed.
    let mut start = None;
    let mut before: Option<[i16; 2]> = None;
    for run in map.runs(MapLayer::Coast) {
        let (first, last) = (run.points[0], run.points[run.points.len() - 1]);
        if before != Some(first) {
            assert_eq!(before, start, "a coast that is open");
            start = Some(first);
        }
        before = if Some(last) == start { start } else { Some(last) };
    }
    assert_eq!(before, start);
}

#[test]
fn land_and_sea_are_told_apart_at_every_step() {
    for step in 0..STEPS.len() {
        for (name, lat, lon, sea) in [
            ("Baghdad", 33.3, 44.4, false),
            ("the Mediterranean", 34.0, 30.0, true),
            ("Aleppo", 36.2, 37.16, false),
            ("the Persian Gulf", 27.0, 51.5, true),
            ("Sulu", 6.0, 121.2, false),
            ("the Sulu Sea", 8.0, 120.0, true),
            ("Maiduguri", 11.85, 13.16, false),
            ("the Gulf of Guinea", 0.0, 3.0, true),
            // On both sides of the cut.
            ("Chukotka, east", 66.0, -173.0, false),
            ("Chukotka, west", 67.0, 178.0, false),
            ("the Bering Sea", 60.0, 179.0, true),
            ("the Bering Sea, east", 60.0, -179.0, true),
            ("the inner ice of Antarctica", -82.0, 60.0, false),
        ] {
            assert_eq!(is_sea((lat, lon), step, (lat, lon)), sea, "{name} at step {step}");
        }
    }
    assert!(is_sea((33.0, 42.0), 2, (34.0, 32.0)), "not only in the middle");
    assert!(!is_sea((33.0, 42.0), 2, (31.0, 47.0)));
}

#[test]
fn lines_run_where_they_should() {
    // The border of Iraq and Syria at Al-Qaim, and the Euphrates there.
    let view = view(34.4, 41.0, 8, 40, 20);
    let raster = Raster::of(BaseMap::shipped(), &view, Detail::Fine);
    let has = |layer| raster.layers.contains(&Some(layer));
    assert!(has(MapLayer::Border) && has(MapLayer::River) && !has(MapLayer::Coast));
    assert!(raster.sea.iter().all(|sea| !sea));
    for (bits, layer) in raster.dots.iter().zip(&raster.layers) {
        assert_eq!(*bits != 0, layer.is_some(), "a cell has a layer where it has dots");
    }
    let plain = Raster::of(BaseMap::shipped(), &MapView { step: 4, ..view }, Detail::Plain);
    let seldom = [MapLayer::River, MapLayer::Lake, MapLayer::Province];
    assert!(plain.layers.iter().flatten().all(|layer| !seldom.contains(layer)));
    let cell = view.cell(GeoPoint::new(34.4, 41.0)).unwrap();
    assert_eq!(cell, MapCell { column: 20, row: 10 });
    assert_eq!((raster.index(40, 0), raster.index(0, 20)), (None, None));
}

#[test]
fn a_coast_on_the_cut_is_no_line() {
    // Around 67 N the ring of Eurasia is closed along the cut, inland.
    let view = view(67.3, 180.0, 7, 20, 6);
    let raster = Raster::of(BaseMap::shipped(), &view, Detail::Fine);
    assert!(!raster.layers.contains(&Some(MapLayer::Coast)), "{raster:?}");
    assert!(raster.sea.iter().all(|sea| !sea));
}
