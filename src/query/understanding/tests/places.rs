//! Places among plain words: what is said of them, and what they change in the query.

use super::Invented;
use crate::query::parse;

/// The chips of a text.
fn chips(typed: &str, back: &[&str]) -> String {
    let back: Vec<String> = back.iter().map(|back| (*back).to_owned()).collect();
    let read = Invented::new().understand(typed, &back).unwrap();
    let chips: Vec<String> = read.chips.iter().map(ToString::to_string).collect();
    chips.join("; ")
}

#[test]
fn a_name_of_a_place_says_where_the_answer_is_asked() {
    for (typed, said) in [
        ("iraq", "place Iraq"),
        ("iraq 2020", "place Iraq; date 2020"),
        ("ied sinai", "place Sinai"),
        ("Diyala province police", "place Diyala"),
        ("deir ez-zor, iraq", "place Deir ez-Zor; place Iraq"),
        ("attack in sinai?", "place Sinai"),
        ("iraq ied or iraq sniper", "place Iraq"),
        // What is denied, stands as it is, or is of something else asks for no place.
        ("-iraq", ""),
        ("NOT iraq", ""),
        ("'iraq", ""),
        ("\"iraq\"", ""),
        ("area:diyala", ""),
        ("isis", ""),
        ("more than 10 iraq soldiers killed", "killed >10"),
    ] {
        assert_eq!(chips(typed, &[]), said, "{typed}");
    }
    assert_eq!(chips("iraq 2020", &["iraq"]), "date 2020");
    assert_eq!(chips("iraq 2020", &["2020"]), "place Iraq");
}

#[test]
fn a_place_finds_what_its_words_find() {
    let invented = Invented::new();
    for typed in ["iraq", "ied sinai", "deir ez-zor iraq"] {
        let read = invented.understand(typed, &[]).unwrap();
        let plain = parse(typed, &invented.taxonomy).unwrap();
        assert_eq!(read.query.to_string(), typed);
        assert_eq!(read.query.written_out(), plain);
        let asked = read.query.asked(&invented.taxonomy);
        // A search that was saved as it stands rests on the same places.
        assert!(asked.names_places(), "{typed}");
        assert_eq!(plain.asked(&invented.taxonomy), asked, "{typed}");
    }
}
