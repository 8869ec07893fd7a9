//! What happened within so far of a place, as far as the words of entries lead to points.

use super::{Corpus, EntryKey};
use crate::geo::{GeoPoint, point_called};

impl Corpus {
    /// Returns where the place of a name is: that of entries of the archive, else the one of that name in
    /// the countries of its theatres.
    pub fn point_called(&self, name: &str) -> Option<GeoPoint> {
        point_called(name, self.spots().all(), &self.taxonomy, self.known.atlas())
    }

    /// Returns the entries that are pinned within some kilometres of a place, in the order of the
    /// corpus; none if no place of that name is known. The first to ask waits until all are placed.
    pub fn near(&self, name: &str, km: u32) -> Vec<EntryKey> {
        let Some(point) = self.point_called(name) else { return Vec::new() };
        let placings = self.spots();
        let is_near = |number: usize| {
            let spot = placings.all().nth(number).and_then(|placing| placing.spot.as_ref());
            spot.is_some_and(|spot| spot.is_pinned() && spot.point.km_to(point) <= f64::from(km))
        };
        let near: Vec<bool> = (0..placings.all().distinct()).map(is_near).collect();
        let is_there = |key: &EntryKey| {
            placings.number(*key).is_some_and(|number| near.get(number) == Some(&true))
        };
        self.entries().map(|(key, _)| key).filter(is_there).collect()
    }
}
