//! When and where it happened what a search found: the months of the archive over the list, bars and a
//! small map beside it, and the map of all of it.

use std::fmt::Write as _;

use watchfloor::app::{Effect, MapAnswer, Msg};
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::cover::{Scope, State};
use watchfloor::digest::Period;
use watchfloor::geo::BaseMap;
use watchfloor::mapping::MappedEntries;
use watchfloor::query::Index;

use crate::support::{Journey, Start};

fn shipped(columns: u16, rows: u16) -> Journey {
    Start { size: (columns, rows), ..Start::default() }.read(load_all(&Origin::Sample).0)
}

/// The entries that a query finds, each event once.
fn found(corpus: &Corpus, query: &str) -> Vec<watchfloor::archive::EntryKey> {
    let query = watchfloor::query::parse(query, corpus.taxonomy()).unwrap();
    let keys = Index::build(corpus).matching(corpus, &query, &|| false).unwrap();
    corpus.each_event_once(&keys)
}

#[test]
fn the_strip_is_of_all_months_and_tells_what_is_not_held_from_what_was_not_found() {
    let mut journey = shipped(120, 40);
    journey.search("tactic:ambush").shows("at most 2 events a month");
    let text = journey.text();
    let rows: Vec<&str> = text.lines().collect();
    let strip = rows.iter().position(|row| row.contains("events a month")).unwrap();
    let strip: Vec<char> = rows[strip].chars().skip(1).collect();
    let corpus = journey.app.corpus();
    let all = corpus.cover().days().unwrap();
    let events = found(corpus, "tactic:ambush");
    let mut month = all.from.format("%Y-%m-01").to_string().parse::<chrono::NaiveDate>().unwrap();
    let mut seen = [0; 3];
    for sign in strip {
        let next = month + chrono::Months::new(1);
        if month > all.to.unwrap() {
            break;
        }
        let span = Period { from: month, to: next.pred_opt() };
        let here = events.iter().filter(|key| {
            let (from, to) = corpus.entry(**key).unwrap().possible_days();
            span.holds(from) && span.holds(to)
        });
        if here.count() > 0 {
            assert!("▁▂▃▄▅▆▇█".contains(sign), "{month}: {sign}\n{text}");
            seen[0] += 1;
        } else {
            let wanted = match corpus.cover().held(Scope::All, &[span]).state() {
                State::NotHeld => '╱',
                State::Silent => '·',
                State::WordsOnly | State::InPart => '–',
                State::InFull => '0',
            };
            assert_eq!(sign, wanted, "{month}\n{text}");
            seen[if wanted == '╱' { 1 } else { 2 }] += 1;
        }
        month = next;
    }
    assert!(seen.iter().all(|count| *count > 1), "{seen:?}");
}

#[test]
fn where_says_how_many_are_placed_and_waits_for_nothing() {
    let mut journey = shipped(120, 40);
    journey.search("tactic:ambush").shows("Where").shows("The map is being read");
    journey.read_map().hides("being read");
    let corpus = journey.app.corpus();
    let entries = MappedEntries::of(found(corpus, "tactic:ambush"), corpus, corpus.spots());
    let told = format!("{} of {} placed", entries.placed(), entries.len());
    journey.shows(&told);
    // Another question has another map, and one that finds nothing has none.
    journey.search("theatre:iraq").hides(&told).shows(" placed");
    journey.search("zzzz").hides(" placed");
    insta::assert_snapshot!(
        "where-120x40",
        shipped(120, 40).search("tactic:ambush").read_map().picture()
    );
    insta::assert_snapshot!(
        "where-200x60",
        shipped(200, 60).search("tactic:ambush").read_map().picture()
    );
    insta::assert_snapshot!(
        "where-80x24",
        shipped(80, 24).search("tactic:ambush").read_map().picture()
    );
    insta::assert_snapshot!(
        "where-40x12",
        shipped(40, 12).search("tactic:ambush").read_map().picture()
    );
}

/// An archive of one digest with so many entries.
fn many(entries: usize) -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().unwrap();
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    std::fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    let mut yaml = String::from(
        "digest: itic-2031-05-21\ntitle: Spotlight\npublisher: ITIC\nperiod: 2031-05-21..2031-05-27\n\
         theatres:\n- theatre: iraq\n  areas:\n  - area: Diyala\n    entries:\n",
    );
    for at in 0..entries {
        let _ = writeln!(
            yaml,
            "    - {{ date: 2031-05-2{}, kind: attack, place: Baqubah, basis: claimed, text: Number {at} of many. }}",
            1 + at % 7
        );
    }
    std::fs::create_dir_all(folder.path().join("digests/2031")).unwrap();
    std::fs::write(folder.path().join("digests/2031/2031-05-21.yaml"), yaml).unwrap();
    let corpus = load_all(&Origin::Folder(folder.path().to_owned())).0;
    assert_eq!(corpus.len(), entries);
    (folder, corpus)
}

#[test]
fn the_map_of_a_search_has_all_that_was_found() {
    let (_folder, corpus) = many(700);
    let events = found(&corpus, "number").len();
    assert!(events > 500, "{events}");
    let mut journey = Start { size: (120, 40), ..Start::default() }.read(corpus);
    journey.search("number").keys("ctrl-t").read_map();
    journey.shows(&format!("{events} shown")).hides("the best");
}

#[test]
fn a_worker_puts_what_was_found_on_the_map() {
    let mut journey = shipped(120, 40);
    journey.search("tactic:ambush").shows("The map is being read");
    BaseMap::shipped();
    journey.app.corpus().spots();
    journey.send(Msg::MapRead).shows("The map is being read");
    let [Effect::MapFound(question)] = journey.effects.as_slice() else {
        panic!("{:?}", journey.effects)
    };
    let question = question.clone();
    let answer = question.answer(journey.app.corpus()).unwrap();
    // What answers another query is dropped.
    let older = MapAnswer { number: question.number - 1, ..answer.clone() };
    journey.send(Msg::FoundMapped(Box::new(older))).shows("The map is being read");
    journey.send(Msg::FoundMapped(Box::new(answer))).hides("being read").shows(" placed");
    assert_eq!(journey.effects, []);
    // A move asks for nothing; another query does, once its sum is there.
    journey.keys("down down");
    assert_eq!(journey.effects, []);
    // Without room for it nothing is asked for, and with room again only what is missing.
    let mut small = shipped(80, 24);
    small.app.corpus().spots();
    small.search("tactic:ambush");
    assert!(!small.effects.iter().any(|effect| matches!(effect, Effect::MapFound(_))));
    small.send(Msg::Resized(120, 40));
    assert!(matches!(small.effects.as_slice(), [Effect::MapFound(_)]), "{:?}", small.effects);
}
