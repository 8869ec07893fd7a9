//! The names of seas, each with some points at which it may stand: a sea is often seen in part.

use std::sync::LazyLock;

use crate::geo::packed::SEAS;
use crate::geo::sphere::GeoPoint;

/// A sea with the points at which its name may stand, the best first.
#[derive(Clone, Debug, PartialEq)]
pub struct SeaName {
    /// Its name.
    pub name: &'static str,
    /// The points.
    pub points: Vec<GeoPoint>,
}

/// Returns the seas, the largest first.
pub fn seas() -> &'static [SeaName] {
    static READ: LazyLock<Vec<SeaName>> =
        LazyLock::new(|| SEAS.lines().filter_map(sea_name).collect());
    &READ
}

/// Reads a line: a name, and pairs of latitude and longitude with blanks between.
fn sea_name(line: &'static str) -> Option<SeaName> {
    let (name, points) = line.split_once('\t').filter(|(name, _)| !name.starts_with('#'))?;
    let point = |pair: &str| {
        let (lat, lon) = pair.split_once(',')?;
        Some(GeoPoint::new(lat.parse().ok()?, lon.parse().ok()?))
    };
    Some(SeaName { name, points: points.split(' ').map(point).collect::<Option<_>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{BaseMap, Detail, MapView, Raster};

    #[test]
    fn every_line_is_a_sea_and_every_point_lies_in_one() {
        let lines = SEAS.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(seas().len(), lines);
        for sea in seas() {
            assert!(!sea.points.is_empty(), "{sea:?}");
            for point in &sea.points {
                let view = MapView { middle: *point, step: 4, columns: 1, rows: 1 };
                let raster = Raster::of(BaseMap::shipped(), &view, Detail::Plain);
                assert_eq!(raster.sea, [true], "{} at {point:?}", sea.name);
            }
        }
    }
}
