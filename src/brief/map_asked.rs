//! What a map is of: a query, and the part of the earth that is shown where that is not as usual.

use crate::geo::{GeoPoint, MapSpan};

/// The degrees of a middle are kept in thousandths, which are about a hundred metres.
const PARTS: f64 = 1_000.0;

/// A query, and what part of the earth the map of what it finds shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct MapAsked {
    /// The query as it stands, or `@name` for a saved search; nothing for all of the archive.
    pub query: String,
    /// The part that is shown; the one that shows most where none is named.
    pub part: Option<MapPlacing>,
}

/// A part of the earth as a file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MapPlacing {
    /// The latitude and the longitude of the middle, in thousandths of a degree.
    middle: (i32, i32),
    /// Kilometres from the west to the east, and from the north to the south.
    span: (u32, u32),
}

impl From<&str> for MapAsked {
    fn from(query: &str) -> Self {
        Self { query: query.to_owned(), part: None }
    }
}

impl MapAsked {
    /// Returns the query and how it is shown in a few words.
    pub fn words(&self) -> String {
        let shown = self.shown_words();
        let told = [&self.query, &shown].into_iter().filter(|words| !words.is_empty());
        told.cloned().collect::<Vec<_>>().join(", ")
    }

    /// Returns what part is shown in words; nothing where that is as usual.
    pub fn shown_words(&self) -> String {
        self.part.map_or_else(String::new, |part| {
            let (across, down) = part.span;
            format!("{across} by {down} km about {}", part.middle_words())
        })
    }
}

impl MapPlacing {
    /// The most kilometres from one edge to the other.
    const MOST_KM: f64 = 41_000.0;

    /// Returns a part of the earth as it is kept.
    pub fn of(span: &MapSpan) -> Option<Self> {
        Self::from_numbers(
            [span.middle.lat, span.middle.lon],
            [span.across_km.round(), span.down_km.round()],
        )
    }

    /// Returns the part of these degrees and kilometres; none where they are no part of the earth.
    pub(super) fn from_numbers(middle: [f64; 2], span: [f64; 2]) -> Option<Self> {
        let [lat, lon] = middle;
        let is_there = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        let has_size = span.iter().all(|km| (1.0..=Self::MOST_KM).contains(km));
        #[expect(clippy::cast_possible_truncation, reason = "within the earth")]
        let parts = |degrees: f64| (degrees * PARTS).round() as i32;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and the most"
        )]
        let [across, down] = span.map(|km| km.round() as u32);
        (is_there && has_size)
            .then(|| Self { middle: (parts(lat), parts(lon)), span: (across, down) })
    }

    /// Returns the part of the earth.
    pub fn part(self) -> MapSpan {
        let (lat, lon) = self.degrees();
        let (across, down) = self.span;
        let (across_km, down_km) = (f64::from(across), f64::from(down));
        MapSpan { middle: GeoPoint::new(lat, lon), across_km, down_km }
    }

    fn degrees(self) -> (f64, f64) {
        let (lat, lon) = self.middle;
        (f64::from(lat) / PARTS, f64::from(lon) / PARTS)
    }

    pub(super) fn middle_words(self) -> String {
        let (lat, lon) = self.degrees();
        format!("{lat}, {lon}")
    }

    pub(super) fn span_words(self) -> String {
        let (across, down) = self.span;
        format!("{across}, {down}")
    }
}
