//! Choosing values of a field among the counts, one key after the other.

use std::collections::BTreeSet;

use watchfloor::query::{NameLookup, Query, Sign, TypedChoice, understand_without_index};

use super::judged::half;
use super::{SHIPPED, counted, found, read, search};

/// The query after some keys: `+` chooses a value, `-` leaves it out.
fn after(keys: &[(char, &str, &str)], text: &str) -> String {
    let names = NameLookup::of(SHIPPED.0.taxonomy());
    let press = |query: Query, (key, field, value): &(char, &str, &str)| match key {
        '+' => query.choosing(field, value, &names),
        _ => query.leaving_out(field, value, &names),
    };
    let query = keys.iter().fold(read(text), press);
    assert_eq!(read(&query.to_string()), query, "it prints as it reads");
    query.to_string()
}

#[test]
fn a_second_value_joins_the_first_and_a_third_key_takes_it_away() {
    let iraq = ('+', "theatre", "iraq");
    let syria = ('+', "theatre", "syria");
    assert_eq!(after(&[iraq, syria], "bomb"), "bomb theatre:iraq,syria");
    assert_eq!(after(&[iraq, syria, iraq], "bomb"), "bomb theatre:syria");
    assert_eq!(after(&[iraq, iraq], "bomb"), "bomb");
    assert_eq!(after(&[syria], "theatre:Iraq bomb"), "theatre:iraq,syria bomb");
}

#[test]
fn what_is_left_out_is_a_list_too_and_changes_sides() {
    let (no_iraq, no_syria) = (('-', "theatre", "iraq"), ('-', "theatre", "syria"));
    assert_eq!(after(&[no_iraq, no_syria], "bomb"), "bomb -theatre:iraq,syria");
    assert_eq!(after(&[no_iraq, no_iraq], "bomb"), "bomb");
    assert_eq!(after(&[no_iraq], "bomb theatre:iraq,syria"), "bomb theatre:syria -theatre:iraq");
    assert_eq!(after(&[('+', "theatre", "iraq")], "-theatre:iraq"), "theatre:iraq");
}

#[test]
fn what_was_written_by_hand_is_not_widened() {
    let may = ('+', "date", "2020-05");
    assert_eq!(after(&[may], "date:2020"), "date:2020 date:2020-05");
    assert_eq!(after(&[may, ('+', "date", "2020-06")], ""), "date:2020-05,2020-06");
    let iraq = ('+', "theatre", "iraq");
    assert_eq!(after(&[iraq], "theatre:iraq or bomb"), "(theatre:iraq or bomb) theatre:iraq");
    assert_eq!(after(&[('+', "colour", "red"), ('+', "theatre", "?!")], "bomb"), "bomb");
}

#[test]
fn a_value_with_a_comma_or_a_blank_stands_in_quotes() {
    let (one, other) = (('+', "source", "Amaq, the agency"), ('+', "source", "The Xyz Post"));
    assert_eq!(after(&[one, other], ""), "source:\"Amaq, the agency\",\"The Xyz Post\"");
    assert_eq!(after(&[one, other, one], ""), "source:\"The Xyz Post\"");
}

#[test]
fn a_list_finds_what_its_values_do_and_its_opposite_the_rest() {
    let set = |text: &str| found(text).into_iter().collect::<BTreeSet<_>>();
    for (list, one, other) in [
        ("area:diyala,kirkuk", "area:diyala", "area:kirkuk"),
        ("area:\"sheikh zuweid\",diyala", "area:\"sheikh zuweid\"", "area:diyala"),
        ("tactic:ied,\"small arms\"", "tactic:ied", "tactic:\"small arms\""),
        ("date:2020-05,2020-06", "date:2020-05", "date:2020-06"),
        ("source:telegram,amaq", "source:telegram", "source:amaq"),
        ("killed:1,>=10", "killed:1", "killed:>=10"),
        ("in:entry,point", "in:entry", "in:point"),
        ("target:\"border patrol\",police", "target:\"border patrol\"", "target:police"),
    ] {
        let any = set(list);
        assert_eq!(any, set(one).union(&set(other)).copied().collect(), "{list}");
        assert!(any.len() > 1, "{list}");
        let rest = set(&format!("-{list}"));
        assert_eq!(rest, set("").difference(&any).copied().collect(), "{list}");
        assert_eq!(rest, set(&format!("-{one} -{other}")), "{list}");
        assert_eq!(read(&read(list).to_string()), read(list), "{list}");
    }
}

#[test]
fn the_others_of_a_field_are_counted_as_if_none_of_it_was_chosen() {
    let (corpus, index) = &*SHIPPED;
    for text in ["theatre:iraq", "police theatre:iraq,sinai", "-theatre:iraq date:2020-05"] {
        let query = read(text);
        let found = search(&query);
        let facets = index.facets_to_choose(corpus, &query, &found, &|| false).unwrap();
        let open = search(&query.without_choices("theatre"));
        assert_eq!(facets.theatres, counted(&open).theatres, "{text}");
        assert!(facets.theatres.len() > 2, "{text}");
        // Of a field from which nothing is chosen the counts are those of what was found.
        assert_eq!(facets.tactics, counted(&found).tactics, "{text}");
        for chosen in &facets.chosen {
            let alone = query.without_choices(chosen.field).narrowed(chosen.field, &chosen.word);
            assert_eq!(chosen.count as usize, search(&alone).records(), "{text} {chosen:?}");
        }
    }
}

/// The text after a choice in it.
fn typed(sign: Sign, field: &str, value: &str, text: &str) -> String {
    let corpus = &SHIPPED.0;
    let names = NameLookup::of(corpus.taxonomy());
    let read = |text: &str| Some(understand_without_index(text, corpus, &[]).ok()?.query);
    TypedChoice { field, value, sign }.in_text(text, &names, &read).unwrap()
}

#[test]
fn what_was_typed_beside_the_term_stays_byte_for_byte() {
    use Sign::{Asks, Denies};
    for (text, sign, field, value, then) in [
        ("Who  bombed, May 2020?", Asks, "theatre", "iraq", "Who  bombed, May 2020? theatre:iraq"),
        (
            "group:ISIS  \"border patrol\" ",
            Asks,
            "tactic",
            "ied",
            "group:ISIS  \"border patrol\" tactic:ied",
        ),
        (
            "not kind:attack theatre:\"Iraq\"  ied",
            Asks,
            "theatre",
            "syria",
            "not kind:attack theatre:\"Iraq\",syria  ied",
        ),
        ("theatre:Iraq,syria  Bomb", Asks, "theatre", "iraq", "theatre:syria  Bomb"),
        ("Bomb theatre:iraq  'Police", Asks, "theatre", "iraq", "Bomb 'Police"),
        ("Bomb  theatre:iraq", Asks, "theatre", "iraq", "Bomb"),
        ("theatre:iraq !kind:attack X", Denies, "kind", "plot", "theatre:iraq !kind:attack,plot X"),
        ("Theatre:iraq 2020 and 2021", Denies, "theatre", "iraq", "2020 and 2021 -theatre:iraq"),
        ("Ambush or  IED", Asks, "theatre", "iraq", "(Ambush or  IED) theatre:iraq"),
        ("country:iraq  X", Asks, "theatre", "syria", "country:iraq,syria  X"),
    ] {
        assert_eq!(typed(sign, field, value, text), then, "{text}");
    }
}

#[test]
fn a_choice_in_a_typed_text_means_what_it_means_in_its_query() {
    let corpus = &SHIPPED.0;
    let names = NameLookup::of(corpus.taxonomy());
    let read = |text: &str| understand_without_index(text, corpus, &[]).unwrap().query;
    let choices =
        [("theatre", "iraq"), ("area", "diyala"), ("date", "2020-05"), ("basis", "claimed")];
    let mut kept = 0;
    for judged in half("queries.yaml") {
        for (field, value) in choices {
            let text = &judged.query;
            let chosen = typed(Sign::Asks, field, value, text);
            assert_eq!(read(&chosen), read(text).choosing(field, value, &names), "{text}");
            let out = typed(Sign::Denies, field, value, text);
            assert_eq!(read(&out), read(text).leaving_out(field, value, &names), "{text}");
            kept += usize::from(chosen.contains(text.as_str()));
        }
    }
    assert!(kept > 300, "{kept}");
}
