//! What is offered at the cursor, and that it can be taken.

use watchfloor::query::{complete, parse};

use super::SHIPPED;

/// The query with `|` for the cursor, with each offer taken.
fn taken(typed: &str) -> Vec<String> {
    let (corpus, index) = &*SHIPPED;
    let cursor = typed.find('|').unwrap();
    let text = typed.replace('|', "");
    let offers = complete(&text, cursor, corpus.taxonomy(), Some(index));
    offers
        .into_iter()
        .map(|offer| {
            let mut text = text.clone();
            text.replace_range(offer.range, &offer.text);
            text
        })
        .collect()
}

#[test]
fn fields_and_values_are_offered_where_the_cursor_is() {
    for (typed, first) in [
        ("ied th|", "ied theatre:"),
        ("-thea|", "-theatre:"),
        ("theatre:ir|", "theatre:iraq"),
        ("theatre:iraq,sin| ied", "theatre:iraq,sinai ied"),
        ("tactic:roadside|", "tactic:ied"),
        ("area:tikrit|", "area:salah-al-din"),
        ("actor:hts|", "actor:\"Hay'at Tahrir al-Sham\""),
        ("actor:\"iraqi p|", "actor:\"Iraqi police\""),
        ("basis:|", "basis:claimed"),
        ("baqu|", "baqubah"),
    ] {
        assert_eq!(taken(typed).first().map(String::as_str), Some(first), "{typed}");
    }
    assert_eq!(taken("quokka:a|"), [] as [&str; 0]);
    assert_eq!(taken("ied |"), [] as [&str; 0]);
}

#[test]
fn every_value_that_is_offered_is_one_that_is_known() {
    for field in ["theatre", "area", "tactic", "kind", "actor", "basis", "source", "is"] {
        let offers = taken(&format!("{field}:|"));
        assert!(!offers.is_empty(), "{field}");
        for offer in offers {
            parse(&offer, SHIPPED.0.taxonomy()).unwrap_or_else(|fault| panic!("{offer}: {fault}"));
        }
    }
}
