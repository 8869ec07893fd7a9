//! What a typed name, a denial or a day means: the thing itself before what only says its name, and
//! never the contrary of what was asked.

use std::collections::BTreeSet;

use watchfloor::archive::RecordKey;
use watchfloor::query::{Replaced, Results};

use super::SHIPPED;

/// Everything that typed words find as they are understood, with what was said of them.
fn typed(text: &str) -> (Results, Vec<String>) {
    let (corpus, index) = &*SHIPPED;
    let read = index.understand(corpus, text, &[]).unwrap();
    let found = index.search_nearest(corpus, &read.query, usize::MAX, &|| false).unwrap();
    (found, read.chips.iter().map(ToString::to_string).collect())
}

/// Returns how many of the first hits that are all of a query's entries, whatever their order.
fn first_are(text: &str, filter: &str) {
    let (found, _) = typed(text);
    let (own, _) = typed(filter);
    let own: BTreeSet<RecordKey> = own.hits.into_iter().collect();
    let first = found.hits.iter().take(own.len().min(5));
    assert!(!own.is_empty(), "{filter}");
    for (at, hit) in first.enumerate() {
        assert!(own.contains(hit), "{text}: hit {at} is not of {filter}");
    }
}

#[test]
fn the_name_of_a_place_leads_to_what_lies_there() {
    for (text, filter) in [
        ("iraq", "theatre:iraq"),
        ("العراق", "theatre:iraq"),
        ("syria", "theatre:syria"),
        ("niger", "area:niger"),
        ("mali", "area:mali"),
        ("afghanistan", "country:afghanistan"),
        ("drc", "area:\"dr congo\""),
        ("democratic republic of congo", "area:\"dr congo\""),
        ("democratic republic of the congo", "area:\"dr congo\""),
        ("republic of niger", "area:niger"),
    ] {
        first_are(text, filter);
    }
}

#[test]
fn the_tactic_of_an_event_counts_in_any_form_of_its_name() {
    first_are("ambushes", "tactic:ambush");
    first_are("snipers", "tactic:sniper");
    first_are("انتحاري", "tactic:suicide-bombing");
    first_are("مفخخة", "tactic:vehicle-bomb");
}

#[test]
fn what_a_question_adds_is_not_looked_for() {
    for (asked, meant) in [
        ("how many attacks were carried out in iraq", "total attacks iraq"),
        ("how many people were killed in iraq", "killed iraq"),
        ("كم هجوم في سوريا", "اجمالي هجوم سوريا"),
        ("ماذا حدث في كرمان", "كرمان"),
    ] {
        assert_eq!(typed(asked).0.hits, typed(meant).0.hits, "{asked}");
    }
}

#[test]
fn a_word_that_denies_is_never_left_out() {
    for text in [
        "unclaimed attacks",
        "nonlethal attack",
        "unofficial report",
        "unsuccessful plot",
        "disarmed fighters",
        "inactive cells",
    ] {
        let (found, chips) = typed(text);
        assert_eq!((found.records(), chips.as_slice()), (0, &[][..]), "{text}");
        assert!(found.nearest.is_none(), "{text}: nor does what has the other word follow");
    }
    assert!(typed("zzyzx attacks").0.records() > 0, "a word that says nothing is left out");
}

#[test]
fn a_day_that_does_not_exist_finds_nothing_and_is_said() {
    for text in
        ["30 february 2020 iraq", "2020-02-30", "q5 2020 attack", "year:2020 month:2 day:30"]
    {
        let (found, chips) = typed(text);
        assert_eq!(found.hits.len(), 0, "{text}");
        assert!(chips[0].starts_with("there is no such day"), "{text} {chips:?}");
    }
}

#[test]
fn a_wave_whose_end_is_not_known_is_not_in_every_later_month() {
    assert_eq!(typed("may 2025").0.hits, []);
    assert!(!typed("in:wave date:2022-09").0.hits.is_empty());
    assert!(!typed("in:wave christians date:2024-07").0.hits.is_empty(), "it may have gone on");
}

#[test]
fn a_town_in_arabic_letters_is_found_by_its_sound_and_said() {
    for (text, name) in
        [("سامراء", "Samarra"), ("كابول", "Kabul"), ("بعقوبة", "Baqubah"), ("مقديشو", "Mogadishu")]
    {
        let (found, _) = typed(text);
        assert!(found.records() > 0, "{text}");
        let said: Vec<String> = found.replaced.iter().map(Replaced::message).collect();
        assert!(said.iter().any(|said| said.contains(name)), "{text} {said:?}");
    }
}

#[test]
fn what_the_archive_has_brings_nothing_that_sounds_alike() {
    for (text, not) in [("rabia", "Rabi"), ("police", "policy")] {
        let (found, _) = typed(text);
        let marks = |word: &str| found.marker.marks(word, watchfloor::query::TextField::Text).len();
        assert!(found.records() > 0 && marks(text) > 0);
        assert_eq!(marks(not), 0, "{text} {not}");
    }
}

#[test]
fn a_name_that_no_text_has_is_known_by_a_slip_or_by_its_root_and_said() {
    for (text, other, said) in [
        ("ديالا", "area:diyala", "ديالى"),
        ("كركوم", "area:kirkuk", "كركوك"),
        ("seized", "tactic:seizure", "Seizure"),
        ("كمائن", "tactic:ambush", "كمين"),
        ("ألغام", "tactic:ied", "لغم"),
    ] {
        let (found, _) = typed(text);
        let entries: BTreeSet<_> = found.entries().collect();
        let own = typed(other).0.entries().collect::<Vec<_>>();
        assert!(!own.is_empty() && own.iter().all(|key| entries.contains(key)), "{text}");
        let told: Vec<&String> = found.replaced.iter().flat_map(|told| &told.shown).collect();
        assert_eq!(told, [said], "{text}");
    }
    let (found, chips) = typed("كمائن نيجيريا");
    assert!(found.total > 0 && chips == ["place Nigeria"], "nothing is left out: {chips:?}");
    assert_eq!(typed("كم").0.replaced, [], "a short word has no root");
    assert!(typed("seized weapons").1.is_empty(), "it is not left out");
}

#[test]
fn a_letter_again_and_again_finds_nothing_and_is_said() {
    for text in ["aaaa", "zzzzz", "Offf"] {
        let (found, chips) = typed(text);
        assert_eq!((found.records(), found.hits.len()), (0, 0), "{text}");
        assert_eq!(chips, [format!("not in the archive: {text}")]);
    }
    let (found, chips) = typed("aaaa ied");
    assert_eq!(
        (found.total, chips),
        (typed("ied").0.total, vec!["not in the archive: aaaa".into()])
    );
}

#[test]
fn a_name_that_only_the_taxonomy_has_is_not_in_the_archive() {
    let taxonomy = SHIPPED.0.taxonomy();
    let names = taxonomy.areas().map(|(_, area)| &area.name);
    let names = names.filter(|name| !name.contains([' ', '-', '\'']));
    let mut said = 0;
    for name in names {
        let own =
            typed(&format!("area:{name}")).0.records() + typed(&format!("'{name}")).0.records();
        let (found, chips) = typed(name);
        let is_said = chips == [format!("not in the archive: {name}")];
        assert_eq!(is_said, found.records() == 0, "{name} {chips:?}");
        assert!(own == 0 || found.records() > 0, "{name}");
        said += usize::from(is_said);
    }
    assert!(said > 0, "every area of the taxonomy has a record");
}

#[test]
fn a_word_that_is_written_again_asks_for_nothing_more() {
    let (once, _) = typed("ied baqubah");
    let (often, chips) = typed(&"ied baqubah ".repeat(500));
    assert!(often.is_same_as(&once) && once.total > 0);
    assert_eq!((often.hits, chips), (once.hits, Vec::<String>::new()));
}
