//! Where on the earth: latitude and longitude with how exact they are. `33.75 44.64`, `33.75 44.64
//! ~5 km`, `33.75 44.64 exact`. Places as phrases are in `place`.

use std::fmt;
use std::str::FromStr;

/// How exact a position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exactness {
    /// The source does not say.
    Unsaid,
    /// `exact`: the very spot.
    Exact,
    /// `~5 km`: the spot is within that many kilometres, in tenths.
    Within(u32),
}

impl Exactness {
    /// Returns the radius in kilometres; 0 for an exact position, none where nothing is said.
    pub fn km(self) -> Option<f64> {
        match self {
            Self::Unsaid => None,
            Self::Exact => Some(0.0),
            Self::Within(tenths) => Some(f64::from(tenths) / 10.0),
        }
    }
}

/// A position in the WGS 84 system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    lat: i32,
    lon: i32,
    /// How exact it is.
    pub exactness: Exactness,
}

/// Positions are kept in millionths of a degree, some 11 cm.
const PER_DEGREE: f64 = 1e6;
/// The largest radius in kilometres; beyond it a position says nothing.
const WIDEST_KM: f64 = 5_000.0;

/// Why something is no position.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PositionError {
    /// Not one of the forms.
    #[error("`{0}` is no position; write 33.75 44.64, and `~5 km` or `exact` after it")]
    Form(String),
    /// A latitude beyond the poles; the two may have been swapped.
    #[error("the latitude in `{0}` is not from -90 to 90; latitude stands first, then longitude")]
    Latitude(String),
    /// A longitude beyond half a turn.
    #[error("the longitude in `{0}` is not from -180 to 180")]
    Longitude(String),
    /// A radius that says nothing.
    #[error("the radius in `{0}` is not from 0.1 to 5000 km")]
    Radius(String),
}

impl Position {
    /// Creates a position from degrees; `written` is quoted where they are out of range.
    pub fn new(
        lat: f64,
        lon: f64,
        exactness: Exactness,
        written: &str,
    ) -> Result<Self, PositionError> {
        if !(-90.0..=90.0).contains(&lat) {
            return Err(PositionError::Latitude(written.to_owned()));
        }
        if !(-180.0..=180.0).contains(&lon) {
            return Err(PositionError::Longitude(written.to_owned()));
        }
        Ok(Self { lat: millionths(lat), lon: millionths(lon), exactness })
    }

    /// Returns the latitude in degrees, from -90 (south) to 90 (north).
    pub fn lat(self) -> f64 {
        f64::from(self.lat) / PER_DEGREE
    }

    /// Returns the longitude in degrees, from -180 (west) to 180 (east).
    pub fn lon(self) -> f64 {
        f64::from(self.lon) / PER_DEGREE
    }

    /// Reads a radius in kilometres, as it stands after the degrees.
    pub fn radius(km: f64, written: &str) -> Result<Exactness, PositionError> {
        if (0.1..=WIDEST_KM).contains(&km) {
            Ok(Exactness::Within(tenths(km)))
        } else {
            Err(PositionError::Radius(written.to_owned()))
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "at most 180 million, checked before")]
fn millionths(degrees: f64) -> i32 {
    (degrees * PER_DEGREE).round() as i32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most 50,000 and not below 1, checked before"
)]
fn tenths(km: f64) -> u32 {
    (km * 10.0).round() as u32
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let degrees = format!("{} {}", self.lat(), self.lon());
        match self.exactness {
            Exactness::Unsaid => f.pad(&degrees),
            Exactness::Exact => f.pad(&format!("{degrees} exact")),
            Exactness::Within(tenths) => {
                f.pad(&format!("{degrees} ~{} km", f64::from(tenths) / 10.0))
            }
        }
    }
}

impl FromStr for Position {
    type Err = PositionError;

    fn from_str(text: &str) -> Result<Self, PositionError> {
        let form = || PositionError::Form(text.to_owned());
        let mut words = text.split_whitespace();
        let mut degrees = || words.next().and_then(decimal).ok_or_else(form);
        let (lat, lon) = (degrees()?, degrees()?);
        let rest: String = words.collect();
        let exactness = match rest.as_str() {
            "" => Exactness::Unsaid,
            "exact" => Exactness::Exact,
            rest => {
                let km = rest.strip_prefix('~').unwrap_or(rest).strip_suffix("km");
                Self::radius(km.and_then(decimal).ok_or_else(form)?, text)?
            }
        };
        Self::new(lat, lon, exactness, text)
    }
}

/// Returns the position that a text means which is none in the form of the format, if it means one:
/// `33.75, 44.64`, `(33.75; 44.64)`, `33.75N 44.64E`.
pub fn position_reading(text: &str) -> Option<Position> {
    let bare = text.trim().trim_start_matches('(').trim_end_matches(')');
    // A comma may also stand for the point of a decimal: `33,75` is one number, or two of them.
    let mut parts = bare.split([',', ';']);
    let (lat, lon) = (parts.next()?, parts.next());
    let radius = parts.next().filter(|radius| is_radius(radius));
    if parts.next().is_some()
        || bare.matches([',', ';']).count() > 1 + usize::from(radius.is_some())
    {
        return None;
    }
    if let Some(lon) = lon.filter(|lon| !is_radius(lon))
        && !lon.starts_with(char::is_whitespace)
        && !(lat.contains('.') && lon.contains('.'))
    {
        return None;
    }
    let spaced = bare.replace([',', ';'], " ").replace('°', "");
    let mut words: Vec<String> = Vec::new();
    for word in spaced.split_whitespace() {
        match words.last_mut() {
            // `33.75 N` is one of the two.
            Some(degrees) if ["N", "S", "E", "W"].contains(&word) => degrees.push_str(word),
            Some(_) | None => words.push(word.to_owned()),
        }
    }
    for (word, [plus, minus]) in words.iter_mut().zip([["N", "S"], ["E", "W"]]) {
        if let Some(degrees) = word.strip_suffix(plus) {
            *word = degrees.to_owned();
        } else if let Some(degrees) = word.strip_suffix(minus).filter(|word| !word.starts_with('-'))
        {
            *word = format!("-{degrees}");
        }
    }
    words.join(" ").parse().ok()
}

fn is_radius(text: &str) -> bool {
    let text = text.trim();
    text == "exact" || text.ends_with("km")
}

/// Reads a plain decimal number: no exponent, no `inf`, no `nan`.
fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let starts = digits.starts_with(|c: char| c.is_ascii_digit());
    (plain && starts).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_prints_as_it_was_written() {
        for text in ["33.75 44.64", "33.75 44.64 ~5 km", "-33.9 18.4241 exact", "0 -0.5 ~0.5 km"] {
            let position: Position = text.parse().unwrap();
            assert_eq!(position.to_string(), text);
        }
        let position: Position = "33.75  44.64 ~5km".parse().unwrap();
        assert_eq!((position.lat(), position.lon()), (33.75, 44.64));
        assert_eq!(position.exactness.km(), Some(5.0));
        assert_eq!("1 2 exact".parse::<Position>().unwrap().exactness.km(), Some(0.0));
        assert_eq!("1 2".parse::<Position>().unwrap().exactness.km(), None);
    }

    #[test]
    fn what_is_no_position_is_told() {
        let error = |text: &str| text.parse::<Position>().unwrap_err();
        for text in ["", "33.75", "33.75, 44.64", "a b", "1e1 2", "inf 2", "1 2 near", "1 2 ~km"] {
            assert!(matches!(error(text), PositionError::Form(_)), "{text}");
        }
        assert!(matches!(error("144.64 33.75"), PositionError::Latitude(_)));
        assert!(matches!(error("33.75 244.64"), PositionError::Longitude(_)));
        assert!(matches!(error("33.75 44.64 ~0 km"), PositionError::Radius(_)));
        assert!(matches!(error("33.75 44.64 ~9000 km"), PositionError::Radius(_)));
    }

    #[test]
    fn other_forms_of_a_position_are_that_position() {
        for (text, meant) in [
            ("33.75, 44.64", "33.75 44.64"),
            ("(33.75;44.64)", "33.75 44.64"),
            ("33.75N 44.64E", "33.75 44.64"),
            ("33.75 N 44.64 E", "33.75 44.64"),
            ("33.75, 44.64, ~5 km", "33.75 44.64 ~5 km"),
            ("33.75°S, 44.64°W ~5 km", "-33.75 -44.64 ~5 km"),
        ] {
            assert_eq!(position_reading(text).unwrap().to_string(), meant, "{text}");
        }
        // Swapped, with commas for points, or no position at all.
        for text in ["144.64, 33.75", "33,75 44,64", "33,75", "33.75, ", "near Mosul", "-33S 44E"] {
            assert_eq!(position_reading(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn printing_and_reading_is_the_identity(
            lat in -90_000_000i32..=90_000_000, lon in -180_000_000i32..=180_000_000,
            km in proptest::option::of(1u32..=50_000)
        ) {
            let exactness = km.map_or(Exactness::Exact, Exactness::Within);
            let position = Position { lat, lon, exactness };
            proptest::prop_assert_eq!(position.to_string().parse::<Position>().unwrap(), position);
        }
    }
}
