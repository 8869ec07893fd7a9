//! One event told in two digests is one event; two alike in one digest are two.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;

use watchfloor::archive::{Corpus, Found, Origin, Severity, load_all};
use watchfloor::digest::{Basis, Harm};

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

/// Digests by publisher, day of publication and first day, each with one entry.
fn told(digests: &[(&str, &str, &str)]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    for (at, (publisher, published, entry)) in digests.iter().enumerate() {
        let text = format!(
            "digest: d{at}\ntitle: T\npublisher: {publisher}\nperiod: 2020-05-{:02}..2020-05-26\n\
             published: {published}\ntheatres:\n- theatre: iraq\n  areas:\n  - area: Diyala\n    \
             entries:\n    - {{ id: e{at}, date: 2020-05-20, kind: attack, tactic: ied, \
             place: Baqubah, text: T, {entry} }}\n",
            10 + at
        );
        fs::write(folder.path().join(format!("digests/d{at}.yaml")), text).unwrap();
    }
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let errors: Vec<_> = problems.iter().filter(|p| p.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    corpus
}

/// The id of the telling that counts, and how many independent sources its event has.
fn counted(digests: &[(&str, &str, &str)]) -> (String, u32) {
    let corpus = told(digests);
    let all = || corpus.entries().filter(|(key, _)| !corpus.is_repeat(*key));
    assert_eq!(all().count(), 1, "one event");
    let (key, entry) = all().next().unwrap();
    assert_eq!(corpus.tellings_of(key) as usize, digests.len());
    (entry.id(), corpus.sources_of(key))
}

#[test]
fn the_telling_that_knows_most_counts_and_of_equals_the_nearest_to_the_origin() {
    let one = ("A", "2020-05-27", "basis: reported, killed: 2");
    let more = ("B", "2020-05-28", "basis: assessed, killed: 2, time: night");
    assert_eq!(counted(&[one, more]).0, "e1", "the time of day is known");
    let official = ("B", "2020-05-28", "basis: official, killed: 2");
    assert_eq!(counted(&[one, official]).0, "e1", "nearer to the origin");
    let earlier = ("B", "2020-05-26", "basis: reported, killed: 2");
    assert_eq!(counted(&[one, earlier]).0, "e1", "appeared earlier");
    let same_day = ("B", "2020-05-27", "basis: reported, killed: 3");
    assert_eq!(counted(&[one, same_day]).0, "e0", "the id decides");
    let unknown = ("B", "2020-05-26", "basis: official, killed: unknown");
    assert_eq!(counted(&[one, unknown]).0, "e0", "unknown is no knowledge");
}

#[test]
fn of_equals_one_told_from_another_does_not_count() {
    let first = ("A", "2020-05-27", "basis: reported, killed: 40");
    for from in ["source: A", "told_from: e0", "told_from: d0"] {
        let told = format!("basis: claimed, killed: 2, {from}");
        assert_eq!(counted(&[first, ("B", "2020-05-26", &told)]), ("e0".to_owned(), 1), "{from}");
        let more = format!("{told}, time: night");
        assert_eq!(counted(&[first, ("B", "2020-05-28", &more)]).0, "e1", "it knows more");
    }
    let alone = ("B", "2020-05-28", "basis: claimed, killed: 2, source: Radio");
    assert_eq!(counted(&[first, alone]), ("e1".to_owned(), 2), "nearer to the origin");
    // Two of one address depend on each other: the nearer to the origin is the source.
    let shared = ["reported", "claimed"]
        .map(|basis| format!("basis: {basis}, killed: 2, source: 'Radio <https://r.example/1>'"));
    let [one, two] = &shared;
    let digests = [("A", "2020-05-27", one.as_str()), ("B", "2020-05-28", two.as_str())];
    assert_eq!(counted(&digests), ("e1".to_owned(), 1));
    let third = ("C", "2020-05-29", "basis: reported, killed: 2, source: Radio");
    let three = [digests[0], digests[1], third];
    assert_eq!(counted(&three), ("e1".to_owned(), 2));
}

#[test]
fn each_telling_has_its_own_number_within_what_all_allow() {
    let corpus = told(&[
        ("A", "2020-05-27", "basis: reported, killed: 40"),
        ("B", "2020-05-28", "basis: claimed, killed: 2, wounded: 3"),
        ("C", "2020-05-28", "basis: assessed, versions: [{ by: X, basis: official, killed: 7 }]"),
        ("D", "2020-05-28", "basis: assessed"),
    ]);
    let killed = |id: &str| {
        let Found::Entry(key) = corpus.find(id) else { panic!("no {id}") };
        let toll = corpus.toll(key, Harm::Killed).unwrap();
        let event = corpus.event_of(key).unwrap();
        assert_eq!((event.entry.id().as_str(), event.tolls[0]), (id, Some(toll)));
        (toll.low, toll.best().unwrap(), toll.high.unwrap(), toll.disputed, toll.basis)
    };
    assert_eq!(killed("e0"), (2, 40, 40, true, Basis::Reported));
    assert_eq!(killed("e1"), (2, 2, 40, true, Basis::Claimed));
    assert_eq!(killed("e2"), (2, 7, 40, true, Basis::Official), "its account goes before others");
    assert_eq!(killed("e3"), (2, 2, 40, true, Basis::Claimed), "it gives none: the main telling's");
}

#[test]
fn a_publisher_that_sets_itself_right_later_wins() {
    let first = ("A", "2020-05-27", "basis: official, killed: 40, wounded: 2");
    let right = ("A", "2020-05-29", "basis: reported, killed: 4, corrects: e0");
    assert_eq!(counted(&[first, right]).0, "e1");
    let again = ("A", "2020-05-30", "basis: reported, killed: 5, corrects: e1");
    assert_eq!(counted(&[first, right, again]).0, "e2");
    let other = ("B", "2020-05-29", "basis: reported, killed: 4, corrects: e0");
    assert_eq!(counted(&[first, other]).0, "e0", "another publisher");
    let before = ("A", "2020-05-26", "basis: reported, killed: 4, corrects: e0");
    assert_eq!(counted(&[first, before]).0, "e0", "an earlier telling");
}

#[test]
fn what_names_another_tells_the_same_event_however_unlike() {
    let first = ("A", "2020-05-27", "basis: official, target: bridge");
    for name in ["corrects: e0", "told_from: e0"] {
        let other = format!("basis: reported, target: police patrol, {name}");
        assert_eq!(
            counted(&[first, ("B", "2020-05-29", &other)]).1,
            if name.contains("told") { 1 } else { 2 }
        );
    }
}

#[test]
fn one_told_from_another_is_one_source() {
    let a = ("Daily A", "2020-05-27", "basis: reported, source: Radio");
    let sources =
        |entry: &str| counted(&[a, ("B", "2020-05-28", &format!("basis: reported, {entry}"))]).1;
    assert_eq!(sources("source: Television"), 2);
    assert_eq!(sources("source: Radio"), 2, "one outlet may tell two stories");
    assert_eq!(sources("source: daily a"), 1, "its publisher");
    assert_eq!(sources("source: [Television, Daily A]"), 1);
    assert_eq!(sources("told_from: e0"), 1);
    assert_eq!(sources("told_from: d0"), 1, "its digest");
    let radio = ("Daily A", "2020-05-27", "basis: reported, source: 'Radio <https://r.example/1>'");
    let again = |entry: &str| {
        counted(&[radio, ("B", "2020-05-28", &format!("basis: reported, {entry}"))]).1
    };
    assert_eq!(again("source: 'Radio <https://r.example/1>'"), 1, "the same address");
    assert_eq!(again("source: 'Radio <https://r.example/2>'"), 2);
    let weekly = ("Daily A", "2020-05-29", "basis: reported, source: Television");
    assert_eq!(counted(&[a, weekly]).1, 1, "the same publisher again");
}

#[test]
fn one_told_from_two_leaves_two_sources_and_a_circle_one() {
    let a = ("A", "2020-05-27", "basis: reported, source: Radio");
    let b = ("B", "2020-05-28", "basis: reported, source: Television");
    let both = ("C", "2020-05-29", "basis: reported, source: [A, B]");
    assert_eq!(counted(&[a, b, both]).1, 2);
    let circle = ["told_from: e1", "told_from: e2", "told_from: e0"]
        .map(|from| format!("basis: reported, {from}"));
    let [one, two, three] = &circle;
    let day = "2020-05-27";
    assert_eq!(counted(&[("A", day, one), ("B", day, two), ("C", day, three)]).1, 1);
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
