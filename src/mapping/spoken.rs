//! A map in sentences, to be read aloud: one fact a line, numbers spelled, nothing side by side.

use super::NamedSpot;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{CountsAs, TheatreId, grouped};
use crate::geo::{Atlas, GeoPoint};

/// Nearer than so many kilometres a place is told as at a town, not as so far from it.
const AT_KM: f64 = 15.0;
/// The eight winds, from north clockwise.
const WINDS: [&str; 8] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

/// Says what happened at a place and where that is: `Al-Mayadeen, 8 attacks, all claimed, within 5 to 8
/// km; about 410 km NW of Baghdad`.
pub fn spoken_spot(spot: &NamedSpot, keys: &[EntryKey], corpus: &Corpus) -> String {
    let entries = entries_told(keys, corpus);
    let area = if spot.is_pinned { "" } else { ", an area" };
    let within = radius_told(spot.radius_km);
    let bases = spot.bases.told();
    let away = from_capital(spot.point);
    format!("{}{area}, {entries}, {bases}, within {within}{away}", spot.name)
}

/// Says what is on no map: `Iraq, 6 attacks without a place`.
pub fn spoken_without(theatre: TheatreId, keys: &[EntryKey], corpus: &Corpus) -> String {
    let name = corpus.taxonomy().theatre_name(theatre);
    format!("{name}, {} without a place", entries_told(keys, corpus))
}

/// Says how many entries there are, as attacks if all of them are: `8 attacks`, `1 entry`.
pub fn entries_told(keys: &[EntryKey], corpus: &Corpus) -> String {
    let is_attack = |key: &EntryKey| {
        let kind = corpus.entry(*key).map(|entry| entry.kind);
        kind.and_then(|kind| corpus.taxonomy().counts_as(kind)) == Some(CountsAs::Attack)
    };
    let attacks = !keys.is_empty() && keys.iter().all(is_attack);
    match (keys.len(), attacks) {
        (1, true) => "1 attack".to_owned(),
        (1, false) => "1 entry".to_owned(),
        (count, true) => format!("{} attacks", grouped(count)),
        (count, false) => format!("{} entries", grouped(count)),
    }
}

/// Says within how many kilometres: `5 km`, `5 to 8 km`.
pub fn radius_told((least, greatest): (f64, f64)) -> String {
    let (least, greatest) = (kilometres(least), kilometres(greatest));
    if least == greatest { format!("{least} km") } else { format!("{least} to {greatest} km") }
}

/// Writes kilometres whole, and below ten with a tenth where there is one.
pub fn kilometres(km: f64) -> String {
    let tenths = (km * 10.0).round() / 10.0;
    if tenths < 10.0 && tenths.fract().abs() > 0.05 {
        format!("{tenths:.1}")
    } else {
        format!("{km:.0}")
    }
}

/// Says how far from the nearest capital a point is.
fn from_capital(point: GeoPoint) -> String {
    let Some(capital) = Atlas::shipped().nearest_capital(point) else { return String::new() };
    let (name, km) = (capital.name(), capital.point().km_to(point));
    if km < AT_KM {
        return format!("; at {name}");
    }
    let wind = wind(capital.point().bearing_to(point));
    format!("; about {:.0} km {wind} of {name}", (km / 10.0).round() * 10.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bearing is from 0 to 360"
)]
fn wind(bearing: f64) -> &'static str {
    let at = (bearing / 45.0).round() as usize % WINDS.len();
    WINDS.get(at).copied().unwrap_or("N")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_told_from_the_nearest_capital() {
        let told = from_capital(GeoPoint::new(35.02, 40.45));
        assert!(told.starts_with("; about 4") && told.ends_with(" km NW of Baghdad"), "{told}");
        assert_eq!(from_capital(GeoPoint::new(33.32, 44.4)), "; at Baghdad");
        assert_eq!([0.0, 44.0, 350.0, 247.0].map(wind), ["N", "NE", "N", "SW"]);
        assert_eq!(radius_told((5.0, 5.0)), "5 km");
        assert_eq!(radius_told((5.0, 8.2)), "5 to 8.2 km");
        assert_eq!(kilometres(142.4), "142");
    }
}
