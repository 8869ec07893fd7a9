//! Faults stand where the mistake is, and say what was expected.

use watchfloor::query::parse;

use super::SHIPPED;

/// The query with the fault between marks, its message and hint.
fn fault(text: &str) -> String {
    let fault = parse(text, SHIPPED.0.taxonomy()).expect_err(text);
    let (before, after) = (&text[..fault.range.start], &text[fault.range.end..]);
    format!("{before}«{}»{after} {fault}", &text[fault.range.clone()])
}

#[test]
fn faults_point_at_their_place() {
    for (text, shown) in [
        ("theatr:iraq", "«theatr»:iraq there is no field `theatr` (did you mean `theatre:`?)"),
        (
            "ied tactics:ied",
            "ied «tactics»:ied there is no field `tactics` (did you mean `tactic:`?)",
        ),
        (
            "theatre:irap",
            "theatre:«irap» there is no theatre `irap` (did you mean `theatre:iraq`?)",
        ),
        (
            "tactic:ied,snipre",
            "tactic:ied,«snipre» there is no tactic `snipre` (did you mean `tactic:sniper`?)",
        ),
        ("basis:claim", "basis:«claim» there is no basis `claim` (did you mean `basis:claimed`?)"),
        ("date:2020-13", "date:«2020-13» `2020-13` is not in the calendar"),
        ("date:May", "date:«May» `May` is no date; write 2020-05-20, 2020-05, 2020, or from..to"),
        (
            "date:2020-05..2020-04",
            "date:«2020-05..2020-04» `2020-05..2020-04` ends before it starts; write the earlier day first",
        ),
        (
            "killed:many",
            "killed:«many» `many` is no count; write 3, >=3, 3..8, some or unknown, and `!` or `?` after a number (as in `killed:>=3`)",
        ),
        ("killed:5..2", "killed:«5..2» `5..2` runs backwards; smaller number first"),
        ("(ied or sniper", "«(»ied or sniper this bracket is never closed; expected `)`"),
        ("ied) sniper", "ied«)» sniper this bracket was never opened"),
        ("ied ()", "ied «()» expected something within the brackets"),
        ("ied or", "ied «or» expected something on both sides of `or`"),
        ("or ied", "«or» ied expected something on both sides of `or`"),
        ("\"machine gun", "«\"»machine gun this quote is never closed; expected `\"`"),
        ("ied -", "ied «-» expected what is not wanted right after `-`"),
        ("ied not", "ied «not» expected what is not wanted right after `not`"),
        ("theatre:", "theatre:«» expected a theatre after `theatre:` (as in `theatre:iraq`)"),
        ("area: diyala", "area:«» diyala expected an area after `area:` (as in `area:diyala`)"),
        (
            "theatre:iraq,",
            "theatre:iraq,«» expected a theatre after `theatre:` (as in `theatre:iraq`)",
        ),
        (
            "بعقوبة theatr:iraq",
            "بعقوبة «theatr»:iraq there is no field `theatr` (did you mean `theatre:`?)",
        ),
        ("ied ***", "ied «***» `***` has no letter to look for"),
        (
            "quokka:1",
            "«quokka»:1 there is no field `quokka` (to look for the words, put them in quotes)",
        ),
    ] {
        assert_eq!(fault(text), shown);
    }
}

#[test]
fn half_values_and_empty_places_say_what_is_expected() {
    for (text, shown) in [
        (
            "killed:>=",
            "killed:«>=» `>=` is no count; write 3, >=3, 3..8, some or unknown, and `!` or `?` after a number (as in `killed:>=3`)",
        ),
        (
            "killed:..",
            "killed:«..» `..` is no count; write 3, >=3, 3..8, some or unknown, and `!` or `?` after a number (as in `killed:>=3`)",
        ),
        ("date:..", "date:«..» expected a date before or after `..`"),
        ("date:>=", "date:«>=» `>=` is no date; write 2020-05-20, 2020-05, 2020, or from..to"),
        (
            "area:zuwaid",
            "area:«zuwaid» there is no area `zuwaid` (did you mean `area:sheikh-zuweid`?)",
        ),
        ("is:foo", "is:«foo» there is no repeat `foo` (as in `is:repeat`)"),
        ("ied or or sniper", "ied «or» or sniper expected something on both sides of `or`"),
        (
            "theatre:iraq,,syria",
            "theatre:iraq,«»,syria expected a theatre after `theatre:` (as in `theatre:iraq`)",
        ),
        ("theatre:\"iraq", "theatre:«\"»iraq this quote is never closed; expected `\"`"),
        ("date:2020-02-30", "date:«2020-02-30» `2020-02-30` is not in the calendar"),
    ] {
        assert_eq!(fault(text), shown);
    }
}

#[test]
fn names_are_known_by_other_spellings() {
    for (text, same) in [
        ("theatre:irak", "theatre:iraq"),
        ("tactic:snipper", "tactic:sniper"),
        ("area:\"dayr al zawr\"", "area:deir-ez-zor"),
        ("area:deirezzor", "area:deir-ez-zor"),
        ("area:\"shaykh zuwayid\"", "area:sheikh-zuweid"),
        ("actor:\"hayat tahrir alsham\"", "actor:hts"),
        ("actor:da'ish", "actor:daesh"),
        ("theatre:سَيناء", "theatre:sinai"),
    ] {
        let [one, other] = [text, same].map(|text| parse(text, SHIPPED.0.taxonomy()).expect(text));
        assert_eq!(one, other, "{text}");
    }
}

#[test]
fn deep_brackets_are_refused_and_not_followed() {
    assert!(fault(&"(".repeat(100_000)).contains("too many brackets"));
    assert!(fault(&"-".repeat(100_000)).contains("too many brackets"));
}

#[test]
fn what_only_looks_like_a_field_is_a_word() {
    for text in ["12:30", "https://example.org", "'theatre:iraq", "\"theatre:iraq\""] {
        assert!(parse(text, SHIPPED.0.taxonomy()).is_ok(), "{text}");
    }
}

/// What a query prints as.
fn printed(text: &str) -> String {
    parse(text, SHIPPED.0.taxonomy()).expect(text).to_string()
}

#[test]
fn words_that_are_no_field_ask_for_the_field_that_their_value_belongs_to() {
    for (text, meant) in [
        ("country:iraq", "theatre:iraq"),
        ("country:nigeria", "area:nigeria"),
        ("region:iraq,nigeria", "theatre:iraq or area:nigeria"),
        ("province:\"deir ezzor\" ied", "area:deir-ez-zor ied"),
        ("-country:iraq", "-theatre:iraq"),
        ("type:ied", "tactic:ied"),
        ("type:attack", "kind:attack"),
        ("weapon:ied", "tactic:ied"),
        ("weapon:drone", "text:drone"),
        ("weapons:ied,machete", "tactic:ied or text:machete"),
        ("method:\"car bomb\"", "tactic:vehicle-bomb"),
        ("year:2031", "date:2031"),
        ("month:2020-05", "date:2020-05"),
        ("since:2031", "date:2031.."),
        ("until:2031-03", "date:..2031-03"),
        ("before:2031", "date:..2030-12-31"),
        ("after:2031-02", "date:2031-03-01.."),
        ("deaths:>10", "killed:>=11"),
        ("fatalities:3", "killed:3"),
        ("injuries:some", "wounded:>=1"),
        ("casualties:>=3", "killed:>=3 or wounded:>=3 or killed_or_wounded:>=3"),
        ("group:isis", "actor:\"Islamic State\""),
        ("media:telegram", "source:Telegram"),
        ("city:baqubah", "place:baqubah"),
    ] {
        assert_eq!(printed(text), meant, "{text}");
    }
    assert_eq!(
        fault("country:irap"),
        "country:«irap» there is no theatre `irap` (did you mean `theatre:iraq`?)"
    );
    assert_eq!(
        fault("cuontry:iraq"),
        "«cuontry»:iraq there is no field `cuontry` (did you mean `country:`?)"
    );
    assert_eq!(
        fault("since:2020..2021"),
        "since:«2020..2021» expected one date; write 2020-05-20, 2020-05 or 2020"
    );
}
