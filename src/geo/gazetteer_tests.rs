//! What the shipped gazetteer must have, and what it must not.

use std::collections::HashSet;

use super::*;

fn codes<'g>(gazetteer: &'g Gazetteer, name: &str) -> Vec<&'g str> {
    gazetteer.regions_of(name).map(Region::code).collect()
}

#[test]
fn a_town_is_found_by_any_of_its_names() {
    let shipped = Gazetteer::shipped();
    for (name, code) in [
        ("Khanaqin", "IQ.10"),
        ("Khaniqin", "IQ.10"),
        ("خانقين", "IQ.10"),
        ("Baqubah", "IQ.10"),
        ("al-Muqdadiya", "IQ.10"),
        ("Tabqah", "SY.04"),
        ("Ba'qubah", "IQ.10"),
        ("Tal Afar", "IQ.15"),
        ("Al-Mayadin", "SY.07"),
        ("دير الزور", "SY.07"),
        ("Sheikh Zuweid", "EG.27"),
        ("Maiduguri", "NG.27"),
        ("Borno", "NG.27"),
        ("Cabo Delgado", "MZ.01"),
    ] {
        assert_eq!(codes(shipped, &fold(name)), [code], "{name}");
    }
    assert_eq!(codes(shipped, "palma"), ["ES.07", "MZ.01"], "the one of the most people first");
    assert!(!shipped.has("khanaqi") && !shipped.has("khanaqinn") && !shipped.has(""));
}

#[test]
fn ordinary_words_are_no_towns() {
    let shipped = Gazetteer::shipped();
    for word in [
        "of", "most", "man", "police", "nice", "split", "hit", "attack", "bomb", "mine", "killed",
        "central", "north", "western", "delta", "border", "de", "2020",
    ] {
        assert!(!shipped.has(word), "{word}");
    }
}

#[test]
fn every_name_is_folded_and_in_its_place() {
    let shipped = Gazetteer::shipped();
    let lines = shipped.text.get(shipped.towns.clone()).unwrap();
    let names: Vec<&str> = lines.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert!(names.len() > 90_000, "{}", names.len());
    let unfolded: Vec<_> = names.iter().filter(|name| fold(name) != **name).collect();
    assert!(unfolded.is_empty(), "{unfolded:?}");
    assert!(names.is_sorted());
    assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
    for name in names.iter().step_by(97).chain([&names[0], &names[names.len() - 1]]) {
        assert!(shipped.regions_of(name).next().is_some(), "{name}");
    }
}

#[test]
fn every_region_lies_in_a_country_that_has_a_name() {
    let shipped = Gazetteer::shipped();
    for at in 0..shipped.regions.len() {
        let region = shipped.region(at).unwrap();
        let country = shipped.country_of(region).unwrap();
        assert!(country.is_country() && country.code() == region.country_code(), "{region:?}");
        assert!(region.names().next().is_some_and(|name| !fold(name).is_empty()), "{region:?}");
    }
    let country = |name: &str| shipped.country_called(&fold(name)).map(Region::code);
    assert_eq!(country("Iraq"), Some("IQ"));
    assert_eq!(country("Côte d'Ivoire"), Some("CI"));
    assert_eq!(country("Diyala"), None, "a part of a country");
}

#[test]
fn a_gazetteer_of_nothing_has_no_town() {
    let empty = Gazetteer::default();
    assert!(!empty.has("khanaqin") && empty.regions_of("khanaqin").next().is_none());
    let alone = Gazetteer::of("IQ\tIraq\n\nbaqubah\t0\t7\tx\n".into());
    assert_eq!(codes(&alone, "baqubah"), ["IQ"], "numbers of no region are left out");
    assert!(!alone.has("a") && !alone.has("z"));
}

#[test]
fn a_part_of_a_country_is_found_by_its_names() {
    let shipped = Gazetteer::shipped();
    let parts =
        |name: &str| -> Vec<&str> { shipped.parts_called(&fold(name)).map(Region::code).collect() };
    assert_eq!(parts("Ituri"), ["CD.17"]);
    assert!(parts("Niger").iter().any(|code| code.starts_with("NG.")));
    assert!(parts("Iraq").is_empty() && parts("").is_empty());
}

#[test]
fn other_spellings_of_names_from_arabic_are_known() {
    let shipped = Gazetteer::shipped();
    let alike = |name: &str| -> HashSet<&str> {
        shipped.regions_like(&fold(name)).map(Region::code).collect()
    };
    for (name, code) in [("Ain Issa", "SY.04"), ("Tuz Khormato", "IQ.18")] {
        assert!(
            !shipped.has(&fold(name)) && alike(name).contains(code),
            "{name}: {:?}",
            alike(name)
        );
    }
    assert!(alike("Maiduguri").is_empty() && alike("").is_empty());
}
