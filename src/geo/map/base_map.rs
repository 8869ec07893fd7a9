//! The lines of the base map: coasts, borders, provinces, rivers, lakes, in hundredths of a degree, cut
//! into runs with their boxes so that what is not in view is passed over. Coasts are closed rings.

use std::sync::OnceLock;

use crate::geo::packed::BASE_MAP;
use crate::geo::places::PackedBytes;
use crate::geo::sphere::GeoPoint;

/// What a line of the map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapLayer {
    /// Where land meets the sea.
    Coast,
    /// Between countries, as Natural Earth draws them: who holds the land, not who claims it.
    Border,
    /// Between the first-level parts of a country.
    Province,
    /// A river.
    River,
    /// The shore of a lake.
    Lake,
}

impl MapLayer {
    /// All, in the order of the packed file.
    pub const ALL: [Self; 5] = [Self::Coast, Self::Border, Self::Province, Self::River, Self::Lake];
}

/// A point in hundredths of a degree: longitude, latitude.
pub(super) type GridPoint = [i16; 2];

/// Hundredths in a degree.
pub(super) const PER_DEGREE: f64 = 100.0;
/// The meridian at which the map is cut, in hundredths.
const EDGE: i16 = 18_000;
/// The most points of a run: a shorter run has a smaller box, and there are more of them.
const RUN: usize = 48;

/// A run of one line, with the box around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineRun<'m> {
    pub(super) points: &'m [GridPoint],
    /// Least and greatest longitude, least and greatest latitude.
    pub(super) bounds: [i16; 4],
}

#[derive(Clone, Debug)]
struct StoredRun {
    start: u32,
    end: u32,
    bounds: [i16; 4],
}

#[derive(Clone, Debug, Default)]
struct LayerLines {
    points: Vec<GridPoint>,
    runs: Vec<StoredRun>,
}

/// The map that comes with the program, once it is unpacked.
static UNPACKED: OnceLock<BaseMap> = OnceLock::new();

/// The base map.
#[derive(Clone, Debug, Default)]
pub struct BaseMap {
    layers: [LayerLines; 5],
}

impl BaseMap {
    /// Returns the map that comes with the program. It is unpacked when it is first asked for.
    pub fn shipped() -> &'static Self {
        UNPACKED.get_or_init(|| {
            BASE_MAP.bytes().and_then(|bytes| Self::read(&bytes)).unwrap_or_default()
        })
    }

    /// Returns the same map if somebody asked for it before: for those who must not wait.
    pub fn known() -> Option<&'static Self> {
        UNPACKED.get()
    }

    /// Reads the unpacked bytes, as `geo/pack-basemap` writes them; none if they are not of that form.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = PackedBytes(bytes);
        let mut map = Self::default();
        for lines in &mut map.layers {
            *lines = LayerLines::read(&mut bytes)?;
        }
        bytes.0.is_empty().then_some(map)
    }

    /// Returns how many points a layer has.
    pub fn points(&self, layer: MapLayer) -> usize {
        self.lines(layer).points.len()
    }

    /// Returns the runs of a layer.
    pub(super) fn runs(&self, layer: MapLayer) -> impl Iterator<Item = LineRun<'_>> {
        let lines = self.lines(layer);
        let at = |index: u32| usize::try_from(index).unwrap_or(usize::MAX);
        lines.runs.iter().map(move |run| LineRun {
            points: lines.points.get(at(run.start)..at(run.end)).unwrap_or_default(),
            bounds: run.bounds,
        })
    }

    /// Returns the lines of a layer, each whole, with the box around it.
    pub(super) fn lines_of(
        &self,
        layer: MapLayer,
    ) -> impl Iterator<Item = (&[GridPoint], [i16; 4])> {
        let lines = self.lines(layer);
        // The runs of one line share their ends.
        let parts = lines.runs.chunk_by(|run, next| run.end.checked_sub(1) == Some(next.start));
        let at = |index: u32| usize::try_from(index).unwrap_or(usize::MAX);
        parts.filter_map(move |runs| {
            let (first, last) = (runs.first()?, runs.last()?);
            let bounds = runs.iter().fold(first.bounds, |all, run| {
                let [west, east, south, north] = run.bounds;
                [all[0].min(west), all[1].max(east), all[2].min(south), all[3].max(north)]
            });
            Some((lines.points.get(at(first.start)..at(last.end))?, bounds))
        })
    }

    fn lines(&self, layer: MapLayer) -> &LayerLines {
        let [coast, border, province, river, lake] = &self.layers;
        match layer {
            MapLayer::Coast => coast,
            MapLayer::Border => border,
            MapLayer::Province => province,
            MapLayer::River => river,
            MapLayer::Lake => lake,
        }
    }

    /// Returns where the way from a point to another crosses the first border between countries, if it
    /// ends in another country than it begins: an even number of crossings leads back.
    pub fn border_between(&self, from: GeoPoint, to: GeoPoint) -> Option<GeoPoint> {
        let grid = |point: GeoPoint| [point.lon * PER_DEGREE, point.lat * PER_DEGREE];
        let (from, to) = (grid(from), grid(to));
        let range = |at: usize| [from[at].min(to[at]), from[at].max(to[at])];
        let ([west, east], [south, north]) = (range(0), range(1));
        let mut crossings = 0_usize;
        let mut first: Option<f64> = None;
        for run in self.runs(MapLayer::Border) {
            let [left, right, low, high] = run.bounds.map(f64::from);
            if left > east || right < west || low > north || high < south {
                continue;
            }
            for pair in run.points.windows(2) {
                let [one, other] = pair else { continue };
                let Some(share) = crossing(from, to, one.map(f64::from), other.map(f64::from))
                else {
                    continue;
                };
                crossings += 1;
                first = Some(first.map_or(share, |known: f64| known.min(share)));
            }
        }
        let share = first.filter(|_| crossings % 2 == 1)?;
        let at = |axis: usize| (from[axis] + (to[axis] - from[axis]) * share) / PER_DEGREE;
        Some(GeoPoint::new(at(1), at(0)))
    }
}

/// Returns which share of the way from one point to another lies before a segment that it crosses.
fn crossing(from: [f64; 2], to: [f64; 2], one: [f64; 2], other: [f64; 2]) -> Option<f64> {
    let (way, side) = ([to[0] - from[0], to[1] - from[1]], [other[0] - one[0], other[1] - one[1]]);
    let cross = way[0] * side[1] - way[1] * side[0];
    if cross.abs() < f64::EPSILON {
        return None;
    }
    let gap = [one[0] - from[0], one[1] - from[1]];
    let share = (gap[0] * side[1] - gap[1] * side[0]) / cross;
    let along = (gap[0] * way[1] - gap[1] * way[0]) / cross;
    // A border that is met at the end of a segment is met in one of the two that share it.
    ((0.0..=1.0).contains(&share) && (0.0..1.0).contains(&along)).then_some(share)
}

impl LayerLines {
    fn read(bytes: &mut PackedBytes<'_>) -> Option<Self> {
        let count = usize::try_from(bytes.number()?).ok()?;
        let mut lengths = Vec::new();
        for _ in 0..count {
            lengths.push(usize::try_from(bytes.number()?).ok()?);
        }
        let mut lines = Self::default();
        let mut at = [0_i32; 2];
        for length in lengths {
            let start = lines.points.len();
            for _ in 0..length {
                at = [at[0].checked_add(bytes.signed()?)?, at[1].checked_add(bytes.signed()?)?];
                lines.points.push([i16::try_from(at[0]).ok()?, i16::try_from(at[1]).ok()?]);
            }
            lines.cut(start)?;
        }
        Some(lines)
    }

    /// Cuts the line from a point on into runs, which share their ends.
    fn cut(&mut self, start: usize) -> Option<()> {
        let mut from = start;
        while from + 1 < self.points.len() {
            let end = (from + RUN).min(self.points.len());
            let run = self.points.get(from..end)?;
            let mut bounds = [i16::MAX, i16::MIN, i16::MAX, i16::MIN];
            for [lon, lat] in run {
                bounds[0] = bounds[0].min(*lon);
                bounds[1] = bounds[1].max(*lon);
                bounds[2] = bounds[2].min(*lat);
                bounds[3] = bounds[3].max(*lat);
            }
            self.runs.push(StoredRun {
                start: u32::try_from(from).ok()?,
                end: u32::try_from(end).ok()?,
                bounds,
            });
            from = end - 1;
        }
        Some(())
    }
}

/// Returns true for a segment that lies on the cut of the map: it closes a ring and is no coast.
pub(super) fn lies_on_the_cut(one: GridPoint, other: GridPoint) -> bool {
    one[0].abs() == EDGE && other[0].abs() == EDGE
}
