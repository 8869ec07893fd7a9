//! What is offered at the cursor, and that it can be taken.

use watchfloor::query::parse;

use super::SHIPPED;

/// The query with `|` for the cursor, with each offer taken.
fn taken(typed: &str) -> Vec<String> {
    let (corpus, index) = &*SHIPPED;
    let cursor = typed.find('|').unwrap();
    let text = typed.replace('|', "");
    let offers = index.complete(corpus, &text, cursor);
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
fn a_value_that_is_complete_is_not_exchanged_for_another() {
    for typed in ["tactic:ied|", "kind:attack|", "theatre:sinai tactic:ied|"] {
        assert_eq!(taken(typed), [] as [&str; 0], "{typed}");
    }
    assert_eq!(taken("kind:attac|")[0], "kind:attack", "what is not complete is");
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

#[test]
fn what_the_archive_says_is_offered_as_it_is_written() {
    for (typed, offered) in [
        ("ambush unifo|", "ambush uniform"),
        ("raqqa|", "raqqah"),
        ("'poli|", "'police"),
        ("-^check|", "-^checkpoint"),
        ("machine-g|", "machine-gun"),
        ("target:helic|", "target:helicopter"),
        ("target:\"border pat|", "target:\"border patrol\""),
        ("place:khan|", "place:khanaqin"),
        ("source:tele|", "source:Telegram"),
        ("tag:back|", "tag:background"),
        ("digest:itic-2020-05-2|", "digest:itic-2020-05-21"),
        ("publisher:|", "publisher:ITIC"),
        ("wave:2020-05|", "wave:2020-05-raids-of-attrition"),
        ("wave:raids|", "wave:2020-05-raids-of-attrition"),
        ("date:201|", "date:2019"),
        ("date:2020-0|", "date:2020-05"),
        ("date:2020-05..2020-0|", "date:2020-05..2020-07"),
        ("date:>=202|", "date:>=2021"),
        ("killed:s|", "killed:some"),
        ("is:|", "is:repeat"),
    ] {
        let offers = taken(typed);
        assert!(offers.iter().any(|offer| offer == offered), "{typed}: {offers:?}");
    }
}

#[test]
fn an_entry_is_offered_once_its_digest_is_written() {
    assert!(taken("id:itic-2020-05-2|").contains(&"id:itic-2020-05-21".to_owned()));
    let (corpus, _) = &*SHIPPED;
    let entries = taken("id:itic-2020-05-21|");
    let is_id = |offer: &&String| {
        let id = offer.trim_start_matches("id:");
        corpus.entries().any(|(_, entry)| entry.id() == id)
    };
    assert!(entries.iter().filter(is_id).count() > 1, "{entries:?}");
}

#[test]
fn what_is_offered_from_the_archive_finds_something() {
    for typed in [
        "a|",
        "s|",
        "actor:a|",
        "source:|",
        "tag:|",
        "digest:|",
        "publisher:|",
        "wave:|",
        "date:|",
        "date:2020|",
        "id:itic|",
        "place:b|",
        "text:o|",
        "area:b|",
    ] {
        let (corpus, index) = &*SHIPPED;
        let (text, cursor) = (typed.replace('|', ""), typed.len() - 1);
        let offers = index.complete(corpus, &text, cursor);
        assert!(!offers.is_empty(), "{typed}");
        for offer in offers.iter().filter(|offer| !offer.text.ends_with(':')) {
            let mut taken = text.clone();
            taken.replace_range(offer.range.clone(), &offer.text);
            let query = parse(&taken, corpus.taxonomy());
            let query = query.unwrap_or_else(|fault| panic!("{taken}: {fault}"));
            let total = super::search(&query).total;
            let none = offer.help.ends_with(" in 0 entries");
            assert!((total == 0) == none, "{taken} finds {total}: {}", offer.help);
        }
    }
}

#[test]
fn words_that_only_hold_a_sentence_together_are_not_offered() {
    for typed in ["o|", "th|", "an|", "wit|"] {
        let offers = taken(typed);
        for filler in ["or", "of", "the", "and", "with", "not"] {
            assert!(!offers.iter().any(|offer| offer == filler), "{offers:?}");
        }
    }
}
