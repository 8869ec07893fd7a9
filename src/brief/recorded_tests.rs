//! Tests of `recorded`: what is known by its place, while the digest that it stands in changes.

use std::fs;

use super::*;
use crate::archive::{Origin, Severity, load_all};
use crate::brief::{
    BriefArchive, BriefOrigin, BriefPart, BriefRequest, BriefTemplate, BriefTold, WorkStanding,
    compose, read_worklist, standings, write_worklist,
};
use crate::query::Index;

const DIGEST: &str = "\
digest: week-1
title: A week
publisher: Nobody
period: 2020-05-14..2020-05-20
coverage: full
source: Nobody <https://example.org/week>
overview:
  - { text: The first thing., basis: reported }
  - { text: The second thing., basis: claimed }
figures:
  - { of: attacks, issuer: ITIC, basis: claimed, period: 2020-05-14..2020-05-20, total: 12 }
  - { of: attacks, issuer: ITIC, basis: claimed, period: 2020-05-07..2020-05-13, total: 10 }
theatres:
  - theatre: iraq
    entries:
      - { date: 2020-05-15, kind: attack, basis: claimed, text: A bomb went off., killed: 1 }
      - { date: 2020-05-15, kind: attack, basis: claimed, text: A bomb went off., killed: 2 }
";

fn archive(digest: &str) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("digests")).unwrap();
    fs::write(folder.path().join("digests/week.yaml"), digest).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let lost = problems.iter().find(|problem| problem.severity == Severity::Error);
    assert_eq!(lost, None);
    corpus
}

/// The place of the passage that says something.
fn place(corpus: &Corpus, says: &str) -> PassageKey {
    let mut found = corpus.passages().filter(|(_, it)| passage_words(corpus, it).contains(says));
    found.next().map(|(key, _)| key).unwrap()
}

/// Gathers what says this, as the reader does.
fn gathered(corpus: &Corpus, says: &str) -> WorkItem {
    let key = place(corpus, says);
    let name = corpus.record_id(RecordKey::Passage(key)).unwrap().parse().unwrap();
    let is_figure = corpus.is_figure(key);
    let subject = if is_figure { WorkSubject::Figure(name) } else { WorkSubject::Point(name) };
    WorkItem::of_record(subject, RecordKey::Passage(key), corpus)
}

/// What becomes of items, in the list and in the briefing: read from their file.
fn told(corpus: &Corpus, items: &[WorkItem]) -> Vec<(String, String)> {
    let mut worklist = Worklist::default();
    for item in items {
        worklist.add(item.clone());
    }
    let read = read_worklist(write_worklist(&worklist).as_bytes());
    assert_eq!((&read.worklist, read.faults), (&worklist, Vec::new()));
    let listed = standings(&worklist, corpus, &|_| None);
    let request = BriefRequest {
        worklist: &worklist,
        template: &BriefTemplate::default(),
        origin: BriefOrigin::default(),
        saved: &|_| None,
    };
    let index = Index::build(corpus);
    let brief = compose(&request, &BriefArchive { corpus, index: &index }, &|| false).unwrap();
    let mut printed = Vec::new();
    for part in brief.parts() {
        match part {
            BriefPart::Item(item) => {
                let words = match &item.told {
                    BriefTold::Point(point) => point.text.clone(),
                    BriefTold::Figure(figure) => figure.total.clone().unwrap_or_default(),
                    BriefTold::Entry(entry) => entry.toll.clone().unwrap_or_default(),
                    BriefTold::Comparison(_) | BriefTold::Sum(_) | BriefTold::Picture(_) => {
                        String::new()
                    }
                };
                printed.push(format!("{words}{}", if item.has_changed { " changed" } else { "" }));
            }
            BriefPart::Missing(missing) => {
                printed.push(format!("gone, it said {}", missing.said.as_deref().unwrap_or("?")));
            }
            BriefPart::About | BriefPart::Text(_) | BriefPart::Note(_) => {}
        }
    }
    let word = |it: &crate::brief::ItemStanding| it.standing.word().to_owned();
    listed.iter().map(word).zip(printed).collect()
}

fn pair(listed: &str, printed: &str) -> (String, String) {
    (listed.to_owned(), printed.to_owned())
}

#[test]
fn what_has_moved_is_found_where_it_is_and_no_neighbour_stands_in_for_it() {
    let before = archive(DIGEST);
    let point = gathered(&before, "second thing");
    let figure = gathered(&before, "14–20 May 2020: 12");
    let items = [point, figure];
    let same = [pair("same", "The second thing."), pair("same", "12")];
    assert_eq!(told(&before, &items), same);
    let point = ("overview:\n", "  - { text: Put in before., basis: assessed }\n");
    let figure = ("figures:\n", "  - { of: wounded, issuer: ITIC, basis: claimed, total: 3 }\n");
    for (above, put_in) in [point, figure] {
        let moved = archive(&DIGEST.replace(above, &format!("{above}{put_in}")));
        assert_eq!(told(&moved, &items), same);
        let mut list = Worklist::default();
        list.add(items[1].clone());
        let listed = standings(&list, &moved, &|_| None);
        assert!(listed[0].moved_to.is_some(), "{listed:?}");
    }
    let without = DIGEST.replace("  - { text: The second thing., basis: claimed }\n", "");
    let gone = told(&archive(&without), &items);
    assert_eq!(gone[0], pair("gone", "12"), "what is found is printed first");
    assert_eq!(gone[1].1, "gone, it said The second thing.");
    let out = "  - { of: attacks, issuer: ITIC, basis: claimed, period: 2020-05-14..2020-05-20, total: 12 }\n";
    let gone = told(&archive(&DIGEST.replace(out, "")), &items);
    assert_eq!(gone[1].0, "gone", "the figure of the week before is another one");
}

#[test]
fn what_is_told_otherwise_of_the_same_thing_has_changed() {
    let before = archive(DIGEST);
    let point = gathered(&before, "second thing");
    let figure = gathered(&before, "14–20 May 2020: 12");
    let after = DIGEST.replace("basis: claimed }\nfig", "basis: reported }\nfig");
    let after = archive(&after.replace("total: 12", "total: '>12'"));
    let changed = told(&after, &[point, figure]);
    assert_eq!(changed[0], pair("changed", "The second thing. changed"));
    assert_eq!(changed[1], pair("changed", ">12 changed"));
}

#[test]
fn of_entries_that_only_their_order_tells_apart_the_one_that_was_seen_is_found() {
    let before = archive(DIGEST);
    let entry = |killed: &str| {
        let mut found = before.entries().filter(|(_, entry)| {
            entry.casualties().stated().any(|(_, count)| count.to_string() == killed)
        });
        let (key, entry) = found.next().unwrap();
        WorkItem::of_record(WorkSubject::Entry(entry.id()), RecordKey::Entry(key), &before)
    };
    let items = [entry("1"), entry("2")];
    assert_eq!(told(&before, &items), [pair("same", "killed 1"), pair("same", "killed 2")]);
    let line = "      - { date: 2020-05-15, kind: attack, basis: claimed, text: A bomb went off., killed: 1 }\n";
    let put_in =
        archive(&DIGEST.replace(line, &format!("{}{line}", line.replace(": 1 }", ": 9 }"))));
    assert_eq!(told(&put_in, &items), [pair("same", "killed 1"), pair("same", "killed 2")]);
    let without = archive(&DIGEST.replace(line, ""));
    assert_eq!(told(&without, &items[1..]), [pair("same", "killed 2")]);
}

#[test]
fn what_stands_at_the_place_of_something_gathered_can_be_gathered_too() {
    let before = archive(DIGEST);
    let first = gathered(&before, "first thing");
    let put_in = DIGEST.replace("overview:\n", "overview:\n  - { text: New., basis: assessed }\n");
    let after = archive(&put_in);
    let mut list = Worklist::default();
    list.add(first.clone());
    let again = gathered(&after, "first thing");
    assert_ne!(again.subject, first.subject, "it stands elsewhere");
    assert_eq!(list.add(again), crate::brief::Addition::Known(0), "and is the same");
    let new = gathered(&after, "New.");
    assert_eq!(new.subject, first.subject, "it stands where that stood");
    assert_eq!(list.add(new), crate::brief::Addition::At(1), "and is another one");
    let standing = standings(&list, &after, &|_| None);
    assert!(standing.iter().all(|it| it.standing == WorkStanding::Same), "{standing:?}");
    let read = read_worklist(write_worklist(&list).as_bytes());
    assert_eq!((read.worklist, read.faults), (list, Vec::new()));
}
