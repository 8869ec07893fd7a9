//! The ring of a radius around a point: dots in cells, apart enough that it is no line.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

use super::dots::{ACROSS, DOWN, bit};
use super::view::{MapCell, MapView};
use crate::geo::sphere::GeoPoint;

/// So many dots lie between two dots of a ring.
const APART: f64 = 2.2;
/// A ring of more dots is one around more than the screen: it would take long, and say nothing.
const MOST_DOTS: f64 = 4_000.0;

/// Returns the cells of a ring that are in view, each with its dots as the bits of braille. A radius
/// that the mark in its middle covers has none.
pub fn ring(view: &MapView, middle: GeoPoint, radius_km: f64) -> Vec<(MapCell, u8)> {
    let columns = view.columns_of(radius_km);
    let dots = (columns * f64::from(ACROSS) * TAU / APART).ceil();
    if columns < 1.0 || !(1.0..=MOST_DOTS).contains(&dots) {
        return Vec::new();
    }
    let (x, y) = view.position(middle);
    let mut cells: BTreeMap<MapCell, u8> = BTreeMap::new();
    let mut at = 0.0;
    while at < dots {
        let angle = at / dots * TAU;
        // A cell is twice as high as it is wide.
        let (column, row) = (x + columns * angle.cos(), y + columns * angle.sin() / 2.0);
        if let Some(cell) = view.cell_at(column, row) {
            let within = |place: f64, dots: u16| (place.fract() * f64::from(dots)).floor();
            *cells.entry(cell).or_default() |= bit(within(column, ACROSS), within(row, DOWN));
        }
        at += 1.0;
    }
    cells.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_round_and_lies_at_its_radius() {
        let baqubah = GeoPoint::new(33.75, 44.64);
        let view = MapView { middle: baqubah, step: 8, columns: 80, rows: 24 };
        let cells = ring(&view, baqubah, 14.0);
        assert!(cells.len() > 8, "{cells:?}");
        for (cell, bits) in &cells {
            let km = view.point(*cell).km_to(baqubah);
            assert!((km - 14.0).abs() < 4.5 && *bits != 0, "{cell:?} is {km} km off");
        }
        assert!(ring(&view, baqubah, 1.0).is_empty(), "the mark covers it");
        assert!(ring(&view, baqubah, 1e9).is_empty());
        assert!(ring(&view, GeoPoint::new(0.0, 0.0), 14.0).is_empty(), "not in view");
    }
}
