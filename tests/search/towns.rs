//! Towns that the archive need not say: where they lie is offered, and nothing is found by it before it
//! is taken.

use super::{SHIPPED, found};
use watchfloor::query::TownOffer;

/// What is offered for a typed text.
fn offers(typed: &str) -> Vec<TownOffer> {
    let (corpus, index) = &*SHIPPED;
    let understood = index.understand(corpus, typed, &[]).unwrap();
    let found = index.search(corpus, &understood.query, 0, &|| false).unwrap();
    index.towns(corpus, typed, (&understood, &[]), &found, &|| false)
}

/// What is offered first, in words.
fn offered(typed: &str) -> String {
    offers(typed).first().map(ToString::to_string).unwrap_or_default()
}

#[test]
fn a_town_lies_in_the_area_that_the_archive_uses() {
    let table = [
        ("Khanaqin", "Diyala"),
        ("khaneqin", "Diyala"),
        ("خانقين", "Diyala"),
        ("Baqubah", "Diyala"),
        ("Ba'quba", "Diyala"),
        ("al-Muqdadiya", "Diyala"),
        ("Tal Afar", "Nineveh"),
        ("tal-afar", "Nineveh"),
        ("Sinjar", "Nineveh, or in Idlib"),
        ("Hawija", "Kirkuk"),
        ("Balad", "Salah al-Din"),
        ("Haditha", "Al-Anbar, or in Israel"),
        ("Tabqa", "Al-Raqqah"),
        ("Hajin", "Deir ez-Zor"),
        // A region that the archive knows as a theatre, and towns of regions that it does not know.
        ("Binnish", "Idlib"),
        ("Halabja", "Iraq"),
        ("Tartus", "Syria"),
        // Where the area is a country, its regions are names of it as well.
        ("Maiduguri", "Nigeria"),
        ("Borno", "Nigeria"),
        ("Cabo Delgado", "Mozambique"),
        ("Palma", "Mozambique, or in Spain"),
        ("Mocímboa da Praia", "Mozambique"),
        ("Bunia", "DR Congo"),
        ("Jalalabad", "Afghanistan, or in Bangladesh"),
        ("Marseille", "France"),
    ];
    let offers = table.map(|(town, _)| offered(town));
    assert_eq!(offers, table.map(|(town, lies)| format!("{town} lies in {lies}")));
}

#[test]
fn what_the_archive_calls_so_is_no_town() {
    for named in [
        "Diyala",
        "sheikh zuweid",
        "al-mayadin",
        "tikrit",
        "دير الزور",
        "rafah",
        "Niger",
        "Gaza",
        "ambush",
        "hawran",
    ] {
        assert_eq!(offered(named), "", "{named}");
    }
}

#[test]
fn ordinary_words_make_no_offer() {
    for words in [
        "of",
        "most",
        "man",
        "police",
        "the man of the police hit most",
        "who attacked near the border",
        "split",
        "nice",
        "central north delta",
        "may 2020",
        "more than ten dead",
        "islamic state",
    ] {
        assert_eq!(offered(words), "", "{words}");
    }
}

#[test]
fn what_is_asked_for_already_is_not_offered() {
    for typed in [
        "khanaqin diyala",
        "khanaqin area:diyala",
        "(khanaqin or area:diyala)",
        "khanaqin area:kirkuk",
        "khanaqin theatre:syria",
        "khanaqin syria",
        "-khanaqin",
        "'khanaqin",
        "\"khanaqin\"",
        "place:khanaqin",
        // All that the archive has of it says the town anyway, or there is nothing of it.
        "kerman place:kerman",
        "mosul",
        "khanaqin date:2018",
    ] {
        assert_eq!(offered(typed), "", "{typed}");
    }
    for typed in ["khanaqin iraq", "who attacked khanaqin?", "theatre:iraq khanaqin, 2020"] {
        assert_eq!(offered(typed), "khanaqin lies in Diyala", "{typed}");
    }
}

#[test]
fn an_offer_counts_what_the_rest_of_the_query_finds_there() {
    for (typed, there) in [
        ("khanaqin", "area:diyala"),
        ("khanaqin ied", "area:diyala ied"),
        ("khanaqin tactic:ied -checkpoint", "area:diyala tactic:ied -checkpoint"),
    ] {
        let counted: Vec<u64> = offers(typed).iter().map(|offer| offer.found.tellings).collect();
        assert_eq!(counted, [u64::try_from(found(there).len()).unwrap()], "{typed}");
    }
    assert_eq!(offers("khanaqin baqubah").len(), 2, "each town has its own");
}

#[test]
fn an_offer_that_is_taken_finds_the_town_first_and_the_area_below() {
    let offer = offers("khanaqin").remove(0);
    assert_eq!(offer.part(), "(khanaqin or area:diyala)");
    let (said, area, both) = (found("khanaqin"), found("area:diyala"), found(&offer.part()));
    assert!(!said.is_empty() && said.len() < both.len());
    assert_eq!(both[..said.len()], said, "what says it stands above");
    assert!(area.iter().all(|key| both.contains(key)));
    // What nothing says is not looked for: something alike would stand above the area.
    assert_eq!(offers("palma").remove(0).part(), "area:mozambique");
    assert_eq!(offers("خانقين").remove(0).part(), "area:diyala");
}

#[test]
fn an_offer_changes_nothing_that_is_found() {
    let (corpus, index) = &*SHIPPED;
    for typed in ["khanaqin", "maiduguri", "qara tapa ambush"] {
        let understood = index.understand(corpus, typed, &[]).unwrap();
        let all = index.search(corpus, &understood.query, usize::MAX, &|| false).unwrap();
        let diyala = found("area:diyala");
        assert!(!diyala.iter().all(|key| all.entries().any(|hit| hit == *key)), "{typed}");
    }
}

#[test]
fn a_name_that_is_known_and_initials_are_offered_as_no_town() {
    let (corpus, index) = &*SHIPPED;
    for text in ["tadmor", "palmira", "nato"] {
        let read = index.understand(corpus, text, &[]).unwrap();
        let found = index.search(corpus, &read.query, usize::MAX, &|| false).unwrap();
        assert!(found.records() > 0, "{text}");
        assert_eq!(index.towns(corpus, text, (&read, &[]), &found, &|| false), [], "{text}");
    }
}
