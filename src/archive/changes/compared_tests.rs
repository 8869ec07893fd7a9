//! What is told of an archive that changed, on small archives of an invented land.

use std::fs;

use super::*;
use crate::archive::{Origin, RecordKey, load_all};

const TAXONOMY: &str = "\
theatres: [{ id: north, name: North, areas: [{ name: Harbour }] }]
kinds: [{ id: attack, name: Attack, counts_as: attack }]
tactics: [{ id: ied, name: IED }, { id: sniper, name: Sniper }]
";

fn entry(text: &str, killed: u32) -> String {
    format!(
        "          - {{ date: 2031-03-07, kind: attack, tactic: ied, place: Pier, killed: {killed}, \
         text: {text}, basis: claimed }}\n"
    )
}

fn digest(day: &str, entries: &[String], figures: &str) -> String {
    format!(
        "digest: x-{day}\ntitle: Week\npublisher: X\nperiod: {day}..2031-03-31\ntheatres:\n  - theatre: \
         north\n    areas:\n      - area: Harbour\n        entries:\n{}{figures}",
        entries.concat()
    )
}

fn corpus(digests: &[(&str, String)]) -> Corpus {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("digests")).unwrap();
    fs::write(place.path().join("taxonomy.yaml"), TAXONOMY).unwrap();
    for (day, text) in digests {
        fs::write(place.path().join(format!("digests/{day}.yaml")), text).unwrap();
    }
    let (corpus, problems) = load_all(&Origin::Folder(place.path().to_owned()));
    assert_eq!(problems, []);
    corpus
}

fn seen(corpus: &Corpus) -> SeenRecords {
    SeenRecords::of(corpus, &|| false).unwrap()
}

/// What is told, as `what thing id fields`.
fn told(before: &Corpus, now: &Corpus) -> Vec<String> {
    let (changes, fresh) = changes_from(&seen(before), &seen(now), now);
    let has_fresh = !fresh.records(now).is_empty();
    let is_told = changes.iter().any(|change| change.what != ChangeKind::Withdrawn);
    assert!(!has_fresh || is_told);
    let line = |change: &ArchiveChange| {
        let (what, thing) = (change.what.word(), change.thing.word());
        format!("{what} {thing} {} {}", change.id, change.fields.join(",")).trim_end().to_owned()
    };
    changes.iter().map(line).collect()
}

const DAY: &str = "2031-03-06";

fn one(entries: &[String], figures: &str) -> Corpus {
    corpus(&[(DAY, digest(DAY, entries, figures))])
}

fn id(corpus: &Corpus, index: u32) -> String {
    corpus.record_id(RecordKey::Entry(crate::archive::EntryKey { digest: 0, index })).unwrap()
}

#[test]
fn nothing_is_told_of_what_says_the_same_in_another_order() {
    let (a, b) = (entry("A bomb.", 1), entry("Another bomb.", 2));
    let before = one(&[a.clone(), b.clone()], "");
    assert_eq!(told(&before, &one(&[b, a], "# a remark\n")), [""; 0]);
}

#[test]
fn a_digest_that_came_or_went_is_told_once() {
    let (a, b) = (entry("A bomb.", 1), entry("Another bomb.", 2));
    let before = one(std::slice::from_ref(&a), "");
    let later = "2031-03-13";
    let both = corpus(&[
        (DAY, digest(DAY, std::slice::from_ref(&a), "")),
        (later, digest(later, &[a, b], "")),
    ]);
    assert_eq!(told(&before, &both), ["new digest x-2031-03-13"]);
    assert_eq!(told(&both, &before), ["withdrawn digest x-2031-03-13"]);
    let (changes, fresh) = changes_from(&seen(&before), &seen(&both), &both);
    assert_eq!(changes[0].entries, Some(2));
    let entries = both.entries().filter(|(key, _)| fresh.holds(RecordKey::Entry(*key)));
    assert_eq!(entries.map(|(key, _)| key.digest).collect::<Vec<_>>(), [0, 0]);
    assert!(fresh.records(&both).iter().all(|key| key.digest() == Some(0)));
}

#[test]
fn an_entry_that_says_something_else_is_told_with_what_differs() {
    let (a, b) = (entry("A bomb.", 1), entry("Another bomb.", 2));
    let before = one(&[a.clone(), b.clone()], "");
    let toll = one(&[entry("A bomb.", 7), b.clone()], "");
    assert_eq!(told(&before, &toll), [format!("changed entry {} numbers", id(&toll, 0))]);
    // Its derived id is another, since it follows from the text.
    let text = one(&[entry("A big bomb.", 1), b.clone()], "");
    assert_ne!(id(&before, 0), id(&text, 0));
    assert_eq!(told(&before, &text), [format!("changed entry {} words", id(&text, 0))]);
    let gone = one(std::slice::from_ref(&b), "");
    assert_eq!(told(&before, &gone), [format!("withdrawn entry {}", id(&before, 0))]);
    assert_eq!(told(&gone, &before), [format!("new entry {}", id(&before, 0))]);
    // Two that could each be the one that is gone: nobody knows which.
    let two = one(&[entry("A big bomb.", 1), entry("A small bomb.", 1), b], "");
    let told = told(&before, &two);
    assert_eq!((told.len(), told.iter().filter(|line| line.starts_with("new")).count()), (3, 2));
}

#[test]
fn a_figure_keeps_its_name_while_its_number_changes() {
    let figure = |total: u32| {
        format!(
            "  - {{ of: attacks, issuer: X, basis: claimed, period: 2031-03, total: {total} }}\n"
        )
    };
    let figures = |all: &[String]| format!("figures:\n{}", all.concat());
    let a = [entry("A bomb.", 1)];
    let before = one(&a, &figures(&[figure(5), figure(6)]));
    let changed = told(&before, &one(&a, &figures(&[figure(5), figure(8)])));
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].starts_with("changed figure x-2031-03-06#"), "{changed:?}");
    let other =
        "  - { of: killed, issuer: X, basis: claimed, period: 2031-03, total: 5 }\n".to_owned();
    let came = told(&before, &one(&a, &figures(&[other, figure(5), figure(6)])));
    assert_eq!(came.len(), 1, "{came:?}");
    assert!(came[0].starts_with("new figure"), "{came:?}");
}

#[test]
fn what_there_was_no_room_for_is_not_told_as_new() {
    let a = entry("A bomb.", 1);
    let days = ["2031-03-06", "2031-03-13", "2031-03-20"];
    let all: Vec<_> =
        days.iter().map(|day| (*day, digest(day, std::slice::from_ref(&a), ""))).collect();
    let now = corpus(&all);
    let mut before = seen(&now);
    before.homes.truncate(2);
    assert_eq!(changes_from(&before, &seen(&now), &now).0.len(), 1);
    before.is_cut = true;
    assert_eq!(changes_from(&before, &seen(&now), &now).0, []);
    before.homes.remove(0);
    let newest = changes_from(&before, &seen(&now), &now).0;
    assert_eq!(newest.iter().map(|change| &*change.id).collect::<Vec<_>>(), ["x-2031-03-20"]);
}

#[test]
fn the_sample_is_hashed_alike_each_time() {
    let (corpus, _) = load_all(&Origin::Sample);
    let (one, two) = (seen(&corpus), seen(&load_all(&Origin::Sample).0));
    assert_eq!(one, two);
    let items: usize = one.homes.iter().map(|home| home.items.len()).sum();
    let figures: usize = corpus.digests().iter().map(|digest| digest.figures().len()).sum();
    assert_eq!(items, corpus.digests().len() + corpus.len() + figures);
    let mut known: Vec<_> = one
        .homes
        .iter()
        .flat_map(|home| home.items.iter().map(move |item| (&home.id, item.thing, item.id)))
        .collect();
    known.sort_unstable();
    known.dedup();
    assert_eq!(known.len(), items, "no two are known by the same");
    assert_eq!(SeenRecords::of(&corpus, &|| true), None);
}
