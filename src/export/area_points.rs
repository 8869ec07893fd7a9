//! Records with a point also where only an area is known: its middle. `geo_precision` and
//! `geo_radius_km` say that it is no place of its own.

use super::record::{RECORD, record_cells, recorded};
use super::rows::{OutputCell, Rows};
use crate::archive::{Corpus, EntryKey};
use crate::geo::GeoPoint;

/// Returns entries as whole records, those of which only an area is known at the middle of it.
pub fn records_with_areas<'a>(
    corpus: &'a Corpus,
    keys: impl Iterator<Item = EntryKey> + 'a,
) -> Rows<'a> {
    let row = move |key: EntryKey| cells_with_area(corpus, key);
    Rows::new(RECORD.columns(), keys.filter_map(row))
}

/// Returns the cells of one entry, with the middle of its area where no more is known.
pub(super) fn cells_with_area(corpus: &Corpus, key: EntryKey) -> Option<Vec<OutputCell>> {
    let place = |name: &str| RECORD.columns().iter().position(|column| column.name == name);
    let mut cells = record_cells(&recorded(corpus, key)?, None);
    let spot = corpus.spots().get(key).and_then(|placing| placing.spot.as_ref());
    if let Some(spot) = spot.filter(|spot| !spot.is_pinned()) {
        fill(&mut cells, place("lat"), spot.point, |point| point.lat);
        fill(&mut cells, place("lon"), spot.point, |point| point.lon);
    }
    Some(cells)
}

/// Puts a degree into the cell of a column, in thousandths as the gazetteer has it.
fn fill(
    cells: &mut [OutputCell],
    column: Option<usize>,
    point: GeoPoint,
    degree: fn(GeoPoint) -> f64,
) {
    if let Some(cell) = column.and_then(|at| cells.get_mut(at)) {
        *cell = OutputCell::Real((degree(point) * 1e3).round() / 1e3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};

    #[test]
    fn an_area_has_a_point_and_what_is_nowhere_has_none() {
        let corpus = load_all(&Origin::Sample).0;
        let keys = || corpus.entries().map(|(key, _)| key);
        let lat = RECORD.columns().iter().position(|column| column.name == "lat").unwrap();
        let mut areas = 0;
        for (row, key) in records_with_areas(&corpus, keys()).zip(keys()) {
            let spot = corpus.spots().get(key).and_then(|placing| placing.spot.as_ref());
            let has_point = matches!(row[lat], OutputCell::Real(_));
            assert_eq!(has_point, spot.is_some(), "{key:?}");
            areas += usize::from(spot.is_some_and(|spot| !spot.is_pinned()));
        }
        assert!(areas > 20, "{areas}");
    }
}
