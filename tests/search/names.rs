//! A thing is found by any of its names, wherever it is named and in whatever script.

use super::found;

#[test]
fn every_name_of_a_thing_finds_the_same() {
    for (one, other) in [
        ("دير الزور", "deir ezzor"),
        ("deir azzor", "deir ez-zor"),
        ("deir al-zour", "deir ez-zor"),
        ("target:SDF", "target:\"syrian democratic forces\""),
        ("target:isis", "target:\"islamic state\""),
        ("target:\"قوات سوريا الديمقراطية\"", "target:sdf"),
    ] {
        let (mut ones, mut others) = (found(one), found(other));
        ones.sort_unstable();
        others.sort_unstable();
        assert!(!ones.is_empty(), "{one}");
        assert_eq!(ones, others, "{one} {other}");
    }
}

#[test]
fn a_name_in_arabic_finds_what_its_tactic_and_its_outlet_find() {
    for (name, what) in [
        ("كمين", "tactic:ambush"),
        ("قناص", "tactic:sniper"),
        ("\u{627}\u{63a}\u{62a}\u{64a}\u{627}\u{644}", "tactic:targeted-killing"),
        ("target:\"syrian democratic forces\"", "target:sdf"),
        ("al naba", "source:naba"),
    ] {
        let (names, entries) = (found(name), found(what));
        assert!(!entries.is_empty(), "{what}");
        assert!(entries.iter().all(|key| names.contains(key)), "{name} {what}");
    }
}

#[test]
fn a_name_in_quotes_alone_stays_as_it_is_typed() {
    assert_eq!(found("\"قوات سوريا الديمقراطية\""), []);
}
