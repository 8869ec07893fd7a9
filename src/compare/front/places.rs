//! Where a theatre is on a map of the whole: at the place of one of its entries, in the middle of all.

use std::collections::HashMap;

use crate::archive::Corpus;
use crate::digest::TheatreId;

/// Returns a point for each theatre that has places, in degrees: the place nearest to the median of all
/// in both directions. A mean would lie where nothing happened.
pub(super) fn points(corpus: &Corpus) -> HashMap<TheatreId, [f64; 2]> {
    let mut places: HashMap<TheatreId, Vec<[f64; 2]>> = HashMap::new();
    let spots = corpus.spots();
    for (key, entry) in corpus.entries() {
        let spot = spots.get(key).and_then(|placing| placing.spot.as_ref());
        if let Some(point) = spot.map(|spot| spot.point) {
            places.entry(entry.theatre).or_default().push([point.lat, point.lon]);
        }
    }
    let middle = |(theatre, places)| Some((theatre, middle(places)?));
    places.into_iter().filter_map(middle).collect()
}

fn middle(mut places: Vec<[f64; 2]>) -> Option<[f64; 2]> {
    let mut median = |axis: usize| {
        let at = places.len() / 2;
        places.select_nth_unstable_by(at, |one, other| one[axis].total_cmp(&other[axis])).1[axis]
    };
    let (lat, lon) = (median(0), median(1));
    let narrowing = lat.to_radians().cos();
    let apart = |place: &[f64; 2]| {
        let (north, east) = (place[0] - lat, (place[1] - lon) * narrowing);
        north * north + east * east
    };
    places.into_iter().min_by(|one, other| apart(one).total_cmp(&apart(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_place_near_the_middle_of_all() {
        let places = vec![[30.0, 30.0], [34.0, 44.0], [33.0, 43.0], [35.0, 45.0], [60.0, 44.0]];
        assert_eq!(middle(places), Some([34.0, 44.0]));
        assert_eq!(middle(vec![[1.0, 2.0]]), Some([1.0, 2.0]));
    }
}
