//! One event told in two digests is one event; two alike in one digest are two.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;

use watchfloor::archive::{Corpus, Found, Origin, load_all};
use watchfloor::digest::Harm;

/// Two digests whose periods overlap, each with the given entries under Iraq, Diyala.
fn corpus(older: &[&str], newer: &[&str]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    let digests = folder.path().join("digests");
    fs::create_dir(&digests).unwrap();
    for (first, entries) in [("2020-05-14", older), ("2020-05-18", newer)] {
        let mut text = format!(
            "digest: x-{first}\ntitle: T\npublisher: X\nperiod: {first}..2020-05-26\ntheatres:\n\
             - theatre: iraq\n  areas:\n  - area: Diyala\n    entries:\n"
        );
        for (at, entry) in entries.iter().enumerate() {
            let id = format!("id: x-{first}-{at}");
            let rest = "date: 2020-05-20, kind: attack, basis: claimed, text: T";
            writeln!(text, "    - {{ {id}, {rest}, {entry} }}").unwrap();
        }
        fs::write(digests.join(format!("{first}.yaml")), text).unwrap();
    }
    // Nothing belongs to this wave but what names it.
    fs::create_dir(folder.path().join("waves")).unwrap();
    let wave = "wave: 2020-04-raids\nname: Raids\nperiod: 2020-04-01..2020-04-02\n";
    fs::write(folder.path().join("waves/2020-04-raids.yaml"), wave).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let errors: Vec<_> = problems.iter().filter(|p| !p.message.contains("taxonomy")).collect();
    assert!(errors.is_empty(), "{errors:?}");
    corpus
}

/// Ids of the other tellings of an entry.
fn repeats(corpus: &Corpus, id: &str) -> Vec<String> {
    let Found::Entry(key) = corpus.find(id) else { panic!("no {id}") };
    corpus.repeats(key).filter_map(|key| corpus.entry(key)).map(|entry| entry.id()).collect()
}

const BOMB: &str = "tactic: ied, place: ~20 km NE of Baqubah, target: police patrol, killed: 2";

#[test]
fn an_event_told_twice_is_counted_once_at_its_oldest_telling() {
    let corpus = corpus(
        &[BOMB],
        &["tactic: [small-arms, ied], place: about 20 km northeast of Baqubah, target: a patrol"],
    );
    assert_eq!(repeats(&corpus, "x-2020-05-14-0"), ["x-2020-05-18-0"]);
    let tally = corpus.tally();
    assert_eq!((tally.entries, tally.repeats), (1, 1));
    let Found::Entry(newer) = corpus.find("x-2020-05-18-0") else { panic!() };
    assert!(corpus.is_repeat(newer));
}

#[test]
fn the_telling_that_knows_the_toll_is_counted() {
    let place = "tactic: ied, place: ~20 km NE of Baqubah, target: police patrol";
    let corpus = corpus(&[place], &[&format!("{place}, killed: 2")]);
    let Found::Entry(older) = corpus.find("x-2020-05-14-0") else { panic!() };
    assert!(corpus.is_repeat(older));
    assert_eq!(corpus.tally().harm(Harm::Killed).best, 2);
}

#[test]
fn what_differs_in_place_target_or_tactic_is_another_event() {
    for other in [
        "tactic: ied, place: ~10 km NE of Baqubah, target: police patrol",
        "tactic: ied, place: ~20 km SW of Baqubah, target: police patrol",
        "tactic: ied, place: ~20 km NE of Khanaqin, target: police patrol",
        "tactic: ied, place: ~20 km NE of Baqubah, target: army vehicle",
        "tactic: sniper, place: ~20 km NE of Baqubah, target: police patrol",
        "tactic: ied",
    ] {
        let corpus = corpus(&[BOMB], &[other]);
        assert_eq!(corpus.tally().entries, 2, "{other}");
    }
}

#[test]
fn two_alike_in_one_digest_are_two_events() {
    let other = "tactic: arson, target: field";
    let corpus = corpus(&[BOMB, BOMB], &[other]);
    assert_eq!((corpus.tally().entries, corpus.tally().repeats), (3, 0));
}

#[test]
fn what_one_telling_leaves_out_does_not_part_them() {
    let corpus = corpus(&[BOMB], &["tactic: ied, place: ~20 km NE of Baqubah"]);
    assert_eq!(corpus.tally().entries, 1);
}

#[test]
fn the_bombing_in_kerman_is_told_four_times_and_counted_once() {
    let (corpus, _) = load_all(&Origin::Sample);
    assert_eq!(repeats(&corpus, "kerman-2024-01-03").len(), 3);
}

#[test]
fn a_wave_that_only_another_telling_names_has_the_event() {
    let named = format!("{BOMB}, wave: 2020-04-raids");
    let more = format!("{BOMB}, wounded: 3");
    let corpus = corpus(&[&named], &[&more]);
    let Found::Entry(counted) = corpus.find("x-2020-05-18-0") else { panic!() };
    assert!(!corpus.is_repeat(counted), "the telling that knows more counts");
    assert_eq!(corpus.members(0), [counted]);
    assert_eq!((corpus.member_count(0), corpus.naming(0)), (1, &[counted][..]));
    assert_eq!(corpus.waves_of(counted).count(), 1);
    let Found::Entry(other) = corpus.find("x-2020-05-14-0") else { panic!() };
    assert_eq!(corpus.waves_of(other).count(), 0, "an event is a member once");
}
