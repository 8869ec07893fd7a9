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

#[test]
fn a_whole_name_of_a_place_does_not_find_others_that_begin_so() {
    for (name, only, other) in [
        ("niger", "'niger or 'nigerien or area:niger", "nigeria"),
        ("mali", "'mali or 'malian or area:mali", "maliki"),
        ("oman", "'oman or 'omani", "yemen"),
        ("hama", "'hama or area:hama or \"northern hama\"", "hamas"),
    ] {
        let (names, only) = (found(name), found(only));
        assert!(!found(other).is_empty() || other == "maliki", "{other}");
        let stray = names.iter().filter(|key| !only.contains(key)).count();
        assert_eq!(stray, 0, "{name}");
    }
    let iraq = found("iraq");
    assert!(found("'iraqi").iter().all(|key| iraq.contains(key)), "what is of a place says it");
    let (begun, whole) = (found("nigeri"), found("nigeria"));
    assert!(whole.iter().all(|key| begun.contains(key)), "a name that is not whole yet goes on");
}
