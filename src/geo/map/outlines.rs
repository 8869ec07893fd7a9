//! A view of the base map as lines rather than cells: for pictures that are drawn finer than a terminal.
//! What lies outside is left out, and so is every point that nobody would see.

use super::base_map::{BaseMap, GridPoint, MapLayer, PER_DEGREE};
use super::view::MapView;
use crate::geo::sphere::KM_PER_DEGREE;

/// A point in columns from the left and from the top: both axes have the same unit.
pub type OutlinePoint = [f64; 2];

/// So far beyond the view lines are kept, in columns, so that no cut is seen.
const BEYOND: f64 = 2.0;
/// How far the turns of the earth lie apart, in hundredths of a degree.
const TURNS: [f64; 3] = [-360.0 * PER_DEGREE, 0.0, 360.0 * PER_DEGREE];

/// The lines of a layer in a view. Closed ones are cut along the edge of the view, and stay closed; an
/// island of which nothing would be seen is left out. Of points nearer to each other than `apart`
/// columns, and of such as lie nearer than that to the line without them, few stay.
pub fn outlines(
    map: &BaseMap,
    layer: MapLayer,
    view: &MapView,
    apart: f64,
) -> Vec<Vec<OutlinePoint>> {
    let window = OutlineWindow::of(view);
    let mut found = Vec::new();
    for (points, bounds) in map.lines_of(layer) {
        for turn in TURNS {
            if !window.meets(bounds, turn) {
                continue;
            }
            let line = points.iter().map(|point| window.place(*point, turn));
            let line: Vec<OutlinePoint> = thinned(line, apart);
            if is_closed_layer(layer) {
                found.push(window.cut_ring(line));
            } else {
                window.cut_line(&line, &mut found);
            }
        }
    }
    let seen = |line: &Vec<OutlinePoint>| line.len() > 1 && reach(line) >= apart * 2.0;
    let found = found.into_iter().map(|line| straightened(&line, apart / 2.0));
    found.filter(seen).collect()
}

/// Returns true for layers of which every line is a ring.
fn is_closed_layer(layer: MapLayer) -> bool {
    match layer {
        MapLayer::Coast | MapLayer::Lake => true,
        MapLayer::Border | MapLayer::Province | MapLayer::River => false,
    }
}

/// A view in the numbers of the base map, with its edges.
struct OutlineWindow {
    middle: [f64; 2],
    /// Columns in one hundredth of a degree.
    scale: [f64; 2],
    half: [f64; 2],
}

impl OutlineWindow {
    fn of(view: &MapView) -> Self {
        let scale = KM_PER_DEGREE / view.km_per_column() / PER_DEGREE;
        Self {
            middle: [view.middle.lon * PER_DEGREE, view.middle.lat * PER_DEGREE],
            scale: [scale * view.narrowing(), scale],
            half: [f64::from(view.columns) / 2.0, f64::from(view.rows)],
        }
    }

    fn place(&self, [lon, lat]: GridPoint, turn: f64) -> OutlinePoint {
        let east = f64::from(lon) + turn - self.middle[0];
        let south = self.middle[1] - f64::from(lat);
        [self.half[0] + east * self.scale[0], self.half[1] + south * self.scale[1]]
    }

    fn meets(&self, bounds: [i16; 4], turn: f64) -> bool {
        let [west, east, south, north] = bounds;
        let [left, top] = self.place([west, north], turn);
        let [right, bottom] = self.place([east, south], turn);
        let [[low_x, high_x], [low_y, high_y]] = self.edges();
        right >= low_x && left <= high_x && bottom >= low_y && top <= high_y
    }

    /// Returns from where to where lines are kept, across and down.
    fn edges(&self) -> [[f64; 2]; 2] {
        self.half.map(|half| [-BEYOND, half * 2.0 + BEYOND])
    }

    /// Cuts a ring at each edge in turn; what lies beyond becomes a way along the edge.
    fn cut_ring(&self, mut ring: Vec<OutlinePoint>) -> Vec<OutlinePoint> {
        for (axis, edges) in self.edges().into_iter().enumerate() {
            for (edge, sign) in edges.into_iter().zip([1.0, -1.0]) {
                ring = cut_at(&ring, axis, edge, sign);
            }
        }
        ring
    }

    /// Cuts a line into the parts that may be seen.
    fn cut_line(&self, line: &[OutlinePoint], parts: &mut Vec<Vec<OutlinePoint>>) {
        let [across, down] = self.edges();
        let outside = |one: &OutlinePoint, other: &OutlinePoint| {
            let beside = |axis: usize, [low, high]: [f64; 2]| {
                one[axis].max(other[axis]) < low || one[axis].min(other[axis]) > high
            };
            beside(0, across) || beside(1, down)
        };
        let mut part: Vec<OutlinePoint> = Vec::new();
        for pair in line.windows(2) {
            let [one, other] = pair else { continue };
            if outside(one, other) {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            if part.is_empty() {
                part.push(*one);
            }
            part.push(*other);
        }
        parts.push(part);
    }
}

/// Cuts a ring at one edge.
fn cut_at(ring: &[OutlinePoint], axis: usize, edge: f64, sign: f64) -> Vec<OutlinePoint> {
    let inside = |point: &OutlinePoint| (point[axis] - edge) * sign >= 0.0;
    let mut kept = Vec::with_capacity(ring.len());
    let Some(mut before) = ring.last().copied() else { return kept };
    for point in ring {
        if inside(point) != inside(&before) {
            let share = (edge - before[axis]) / (point[axis] - before[axis]);
            let other = 1 - axis;
            let mut crossing = [edge; 2];
            crossing[other] = before[other] + (point[other] - before[other]) * share;
            kept.push(crossing);
        }
        if inside(point) {
            kept.push(*point);
        }
        before = *point;
    }
    kept
}

/// Leaves out points that are too near to the one before. The first and the last stay.
fn thinned(line: impl Iterator<Item = OutlinePoint>, apart: f64) -> Vec<OutlinePoint> {
    let mut kept: Vec<OutlinePoint> = Vec::new();
    let mut left_out = None;
    for point in line {
        match kept.last() {
            Some(before) if distance(*before, point) < apart => left_out = Some(point),
            Some(_) | None => {
                kept.push(point);
                left_out = None;
            }
        }
    }
    kept.extend(left_out);
    kept
}

/// Leaves out points that lie nearly on the line between others: of each stretch the point that lies
/// farthest from its line decides.
fn straightened(line: &[OutlinePoint], off: f64) -> Vec<OutlinePoint> {
    let Some(last) = line.len().checked_sub(1).filter(|last| *last > 1) else {
        return line.to_vec();
    };
    let mut stays = vec![false; line.len()];
    for end in [0, last] {
        stays[end] = true;
    }
    let mut stretches = vec![(0, last)];
    while let Some((from, to)) = stretches.pop() {
        let between = from + 1..to;
        let far = between.map(|at| (at, from_line(line[at], line[from], line[to])));
        let Some((at, most)) = far.max_by(|one, other| one.1.total_cmp(&other.1)) else { continue };
        if most > off {
            stays[at] = true;
            stretches.extend([(from, at), (at, to)]);
        }
    }
    line.iter().zip(stays).filter(|(_, stays)| *stays).map(|(point, _)| *point).collect()
}

/// Returns how far a point lies from a stretch.
fn from_line(point: OutlinePoint, from: OutlinePoint, to: OutlinePoint) -> f64 {
    let way = [to[0] - from[0], to[1] - from[1]];
    let long = way[0] * way[0] + way[1] * way[1];
    let along = (point[0] - from[0]) * way[0] + (point[1] - from[1]) * way[1];
    let share = if long > 0.0 { (along / long).clamp(0.0, 1.0) } else { 0.0 };
    distance(point, [from[0] + way[0] * share, from[1] + way[1] * share])
}

fn distance(one: OutlinePoint, other: OutlinePoint) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

/// Returns how wide or high a line is, whichever is more.
fn reach(line: &[OutlinePoint]) -> f64 {
    let size = |axis: usize| {
        let values = || line.iter().map(|point| point[axis]);
        values().fold(f64::MIN, f64::max) - values().fold(f64::MAX, f64::min)
    };
    size(0).max(size(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{GeoPoint, STEPS};

    fn view(lat: f64, lon: f64, step: usize) -> MapView {
        MapView { middle: GeoPoint::new(lat, lon), step, columns: 90, rows: 26 }
    }

    #[test]
    fn lines_stay_within_the_view_and_its_margin() {
        let map = BaseMap::shipped();
        for step in 0..STEPS.len() {
            for (lat, lon) in [(33.0, 44.0), (0.0, 179.0), (64.0, -19.0)] {
                let view = view(lat, lon, step);
                for line in outlines(map, MapLayer::Coast, &view, 0.1) {
                    assert!(line.len() > 1);
                    for [x, y] in line {
                        assert!((-2.01..=92.01).contains(&x), "{x} {y} at {view:?}");
                        assert!((-2.01..=54.01).contains(&y), "{x} {y} at {view:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn fewer_points_are_left_where_they_are_farther_apart() {
        let map = BaseMap::shipped();
        let points = |apart: f64| {
            let lines = outlines(map, MapLayer::Coast, &view(33.0, 44.0, 2), apart);
            lines.iter().map(Vec::len).sum::<usize>()
        };
        let [fine, coarse, blunt] = [0.02, 0.1, 0.4].map(points);
        assert!(fine > coarse && coarse > blunt && blunt > 100, "{fine} {coarse} {blunt}");
        assert!(coarse < 4_000, "{coarse}");
    }

    #[test]
    fn a_line_that_bends_keeps_its_bend_and_a_straight_one_its_ends() {
        let straight = [[0.0, 0.0], [1.0, 0.01], [2.0, 0.0], [3.0, 0.0]];
        let across = |line: Vec<OutlinePoint>| -> Vec<String> {
            line.iter().map(|point| point[0].to_string()).collect()
        };
        assert_eq!(across(straightened(&straight, 0.1)), ["0", "3"]);
        let bent = [[0.0, 0.0], [1.0, 0.0], [2.0, 2.0]];
        assert_eq!(across(straightened(&bent, 0.1)), ["0", "1", "2"]);
        assert_eq!(across(thinned(bent.into_iter(), 1.5)), ["0", "2"]);
    }

    #[test]
    fn land_around_the_whole_view_is_a_frame_around_it() {
        // In the middle of the Sahara there is no coast, and all of it is land.
        let map = BaseMap::shipped();
        let view = view(22.0, 10.0, 9);
        let lines = outlines(map, MapLayer::Coast, &view, 0.1);
        assert!(lines.iter().any(|line| reach(line) >= 90.0), "{lines:?}");
    }
}
