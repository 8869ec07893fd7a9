//! What names a wave and happened on other days is in no sum of the wave, and never lost: page, row,
//! list, comparison and search say it apart.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::process::Command;

use serde_json::Value;
use watchfloor::archive::Corpus;
use watchfloor::compare::{Dispersion, ask, compare};
use watchfloor::page;
use watchfloor::query::{Index, parse};
use watchfloor::sums::FoundSet;
use watchfloor::tree::TreeNode;

use support::{kept, load, unpack_kept};

/// Waves of the kept archive, with the events within their days and outside.
const WAVES: [(&str, u64, u64); 3] = [
    ("2020-07-raids-of-attrition", 6, 2),
    ("2024-01-kill-them", 0, 1),
    ("2019-05-raids-of-attrition", 0, 1),
];

fn page_of(corpus: &Corpus, id: &str) -> String {
    page::plain(&page::wave(corpus, corpus.wave_of_id(id).unwrap()), 100)
}

#[test]
fn a_wave_counts_what_is_within_its_days() {
    let corpus = kept();
    for (id, inside, outside) in WAVES {
        let at = corpus.wave_of_id(id).unwrap();
        assert_eq!(corpus.wave_events(at).events.best, inside, "{id}");
        assert_eq!(corpus.wave_events_outside(at).events.best, outside, "{id}");
        assert_eq!(TreeNode::Wave(at).held(&corpus).1.best, inside, "{id}");
        let quote = TreeNode::Wave(at).quote(&corpus);
        let word = if outside == 1 { "event" } else { "events" };
        assert!(quote.contains(&format!(", {outside} {word}")), "{quote}");
        assert!(quote.contains(" outside its days"), "{quote}");
    }
}

#[test]
fn every_wave_counts_what_a_comparison_counts() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exercise");
    for corpus in [kept(), load(folder).0] {
        let index = Index::build(&corpus);
        for (at, wave) in corpus.waves().iter().enumerate() {
            let asked = ask(&wave.id, &corpus, &|_| None).unwrap();
            let other = ask("2031-09", &corpus, &|_| None).unwrap();
            let asked = [asked, other];
            let table = compare(&asked, 0, Dispersion::default(), &corpus, &index, &|| false);
            let subject = &table.unwrap().subjects[0];
            let told = |keys: &[_]| corpus.events_told(keys).events;
            let apart = [subject.earlier.as_slice(), &subject.later].concat();
            assert_eq!(corpus.wave_events(at).events, told(&subject.entries), "{}", wave.id);
            assert_eq!(corpus.wave_events_outside(at).events, told(&apart), "{}", wave.id);
        }
    }
}

#[test]
fn a_page_says_apart_what_is_outside_the_days() {
    let corpus = kept();
    let july = page_of(&corpus, WAVES[0].0);
    assert!(july.contains("2 events outside its days, 69 (≥31)≠ dead, apart (attacks)"), "{july}");
    assert!(july.contains("6+ events") && july.contains("22 (≥17)≠"), "{july}");
    assert!(!july.contains("8+ events") && !july.contains("91 ("), "{july}");
    let none = page_of(&corpus, WAVES[1].0);
    assert!(none.contains("No entry of the loaded digests lies within its days."), "{none}");
    assert!(
        none.contains("1 event (4 tellings) outside its days, 103 (90–110) dead, apart ("),
        "{none}"
    );
}

#[test]
fn a_search_for_a_wave_says_how_many_are_outside() {
    let corpus = kept();
    let index = Index::build(&corpus);
    let sum = |text: &str| {
        let query = parse(text, corpus.taxonomy()).unwrap();
        let keys = index.matching(&corpus, &query, &|| false).unwrap();
        FoundSet::new(None, &query, keys, &corpus).sum(&|| false).unwrap()
    };
    let july = sum("wave:2020-07-raids-of-attrition");
    assert_eq!((july.figures.events.best, july.outside.best), (8, 2));
    assert!(july.told().ends_with("; 2 of these outside its days"), "{}", july.told());
    let digest = sum("digest:itic-2020-05-21");
    assert!(digest.outside.best > 0, "{}", digest.told());
    for text in ["date:2020-07", "theatre:iraq", "wave:2020-07-raids-of-attrition date:2020-07-24"]
    {
        assert!(sum(text).outside.is_silent(), "{text}");
    }
}

#[test]
fn the_list_of_waves_has_them_in_a_column_of_their_own() {
    let folder = unpack_kept();
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(["list", "waves", "--format", "json", "--archive"])
        .arg(folder.path().join("data"))
        .current_dir(folder.path())
        .output()
        .unwrap();
    let rows: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    for (id, inside, outside) in WAVES {
        let row = rows.iter().find(|row| row["id"] == id).unwrap();
        let none = row["events"].is_null() && inside == 0;
        assert!(none || row["events"] == inside, "{row}");
        assert_eq!(row["events_outside"], outside, "{row}");
    }
}
