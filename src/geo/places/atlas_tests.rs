//! What the shipped atlas must have.

use super::*;
use crate::geo::sphere::GeoPoint;

fn named(country: &str, name: &str, loosest: MatchLevel) -> Vec<(String, MatchLevel)> {
    let (code, keys) = (CountryCode::read(country).unwrap(), NameKeys::of(name).unwrap());
    let found = Atlas::shipped().places_named(code, &keys, loosest);
    found.into_iter().map(|(place, level)| (place.name().to_owned(), level)).collect()
}

#[test]
fn all_places_are_there_with_names_points_and_people() {
    let atlas = Atlas::shipped();
    let (mut places, mut capitals, mut names) = (0, 0, 0);
    for place in atlas.places() {
        places += 1;
        capitals += usize::from(place.is_capital);
        names += place.names().count();
        assert!(!place.name().is_empty());
        assert!(place.point() != GeoPoint::default(), "{}", place.name());
    }
    assert!(places >= 72_728, "{places}");
    assert!(names > 200_000, "{names}");
    assert!((190..=252).contains(&capitals), "{capitals}");
    let packed = concat!(env!("CARGO_MANIFEST_DIR"), "/geo/places.bin");
    let size = std::fs::metadata(packed).unwrap().len();
    assert!(size <= 1_500_000, "{size}");
    assert!(atlas.provinces().len() > 5_000 && atlas.countries().len() > 240);
}

#[test]
fn a_place_is_found_in_its_country_by_any_of_its_names() {
    for (country, name, main, level) in [
        ("IQ", "Baqubah", "Baqubah", MatchLevel::Exact),
        ("IQ", "بعقوبة", "Baqubah", MatchLevel::Alternate),
        ("MZ", "mocimboa da praia", "Mocímboa da Praia", MatchLevel::Exact),
        ("SY", "Al-Mayadeen", "Al Mayādīn", MatchLevel::Alternate),
    ] {
        let found = named(country, name, MatchLevel::Spelling);
        let close = found.iter().any(|(found, at)| found == main && *at <= level);
        assert!(close, "{name}: {found:?}");
    }
    assert!(named("SY", "Baqubah", MatchLevel::Sound).is_empty(), "of another country");
}

#[test]
fn the_supplement_has_only_whole_lines() {
    let lines = ANCHORS.lines().filter(|line| !line.starts_with('#')).count();
    let table = AnchorTable::read(ANCHORS);
    let found = Atlas::shipped().anchors_named(
        CountryCode::read("SY").unwrap(),
        &NameKeys::of("Umar oil field").unwrap(),
        MatchLevel::Exact,
    );
    assert_eq!(found.len(), 1);
    assert_eq!(table.len(), lines);
}

#[test]
fn a_country_is_known_by_its_names() {
    let atlas = Atlas::shipped();
    let code = |name| atlas.country_called(name).map(|country| country.code.to_string());
    for (name, expected) in
        [("Iraq", "IQ"), ("DR Congo", "CD"), ("Ivory Coast", "CI"), ("Turkey", "TR")]
    {
        assert_eq!(code(name).as_deref(), Some(expected), "{name}");
    }
    assert_eq!(code("Diyala"), None);
    let iraq = atlas.country_called("Iraq").unwrap();
    let (point, bounds) = iraq.outline.unwrap();
    assert!(bounds.km_outside(point) < 1e-9);
}

#[test]
fn the_largest_place_of_a_province_is_its_seat() {
    let atlas = Atlas::shipped();
    let seat = |country: &str, name: &str| {
        let (code, keys) = (CountryCode::read(country).unwrap(), NameKeys::of(name).unwrap());
        atlas
            .places_named(code, &keys, MatchLevel::Exact)
            .into_iter()
            .any(|(place, _)| atlas.is_seat(place))
    };
    assert!(seat("IQ", "Kirkuk") && seat("SY", "Idlib"));
    assert!(!seat("AF", "Balkh"), "that of Balkh is Mazar-e Sharif");
}
