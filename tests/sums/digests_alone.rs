//! What a query for digests finds rests on what these hold, not on what others tell of the same days;
//! and what they recall as background is said apart.

use serde_json::Value;
use tempfile::TempDir;
use watchfloor::archive::Corpus;
use watchfloor::compare::{Dispersion, ask, compare};
use watchfloor::cover::State;
use watchfloor::query::{Index, parse};
use watchfloor::sums::By;

use super::support::load;
use super::written::{err, json, run};
use super::{by, found};

/// Two publishers tell of one week; the next issue of only one of them is held, which closes it.
const DIGESTS: [(&str, &str, &str, &[&str]); 5] = [
    ("alpha", "weekly", "2031-03-06..2031-03-12", &["date: 2031-03-07, killed: 40"]),
    ("alpha", "weekly", "2031-03-13..2031-03-19", &["date: 2031-03-14, killed: 2"]),
    (
        "beta",
        "weekly",
        "2031-03-06..2031-03-12",
        &["date: 2031-03-07, killed: 2", "date: 2031-03-08, killed: 1"],
    ),
    ("gamma", "article", "2031-03-06..2031-03-12", &["date: 2031-03-09, events: \">=1\""]),
    (
        "delta",
        "weekly",
        "2031-03-20..2031-03-26",
        &[
            "date: 2031-03-20, killed: 2",
            "date: 2031-03-21, killed: 1, tags: [Background]",
            "date: 2031-03-22, killed: 4, tags: [background]",
            "date: 2031-01-08, killed: 5, tags: [BACKGROUND]",
        ],
    ),
];

fn written() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("digests")).unwrap();
    for (publisher, series, period, entries) in DIGESTS {
        let from = period.split("..").next().unwrap();
        let entry = |more: &&str| {
            format!("  - {{ kind: attack, basis: claimed, text: {publisher} tells., {more} }}\n")
        };
        let entries: String = entries.iter().map(entry).collect();
        let text = format!(
            "digest: {publisher}-{from}\ntitle: x\npublisher: {publisher}\nseries: {series}\n\
             coverage: full\nperiod: {period}\ntheatres:\n- theatre: iraq\n  entries:\n{entries}"
        );
        let file = folder.path().join(format!("digests/{from}-{publisher}.yaml"));
        std::fs::write(file, text).unwrap();
    }
    folder
}

fn told(query: &str, corpus: &Corpus) -> String {
    found(query, corpus, &Index::build(corpus)).sum(&|| false).unwrap().told()
}

#[test]
fn a_sum_over_digests_rests_on_what_they_hold_themselves() {
    let folder = written();
    let corpus = load(folder.path()).0;
    let days = "6–12 March 2031";
    let part = "in full 5 of 7 days, in part 2";
    assert_eq!(
        told("digest:beta-2031-03-06", &corpus),
        format!("2+ events, killed 3+; {days}: {part}")
    );
    assert_eq!(
        told("digest:beta theatre:iraq", &corpus),
        format!("2+ events, killed 3+; {days}, Iraq: {part}")
    );
    assert_eq!(
        told("publisher:beta date:2031-03-06..2031-03-12", &corpus),
        format!("2+ events, killed 3+; {days}: {part}")
    );
    // The archive holds the week in full, and so do several digests of which one does.
    for query in
        ["digest:alpha-2031-03-06", "digest:alpha-2031-03-06,beta", "date:2031-03-06..2031-03-12"]
    {
        assert!(told(query, &corpus).ends_with("in full, 7 days"), "{}", told(query, &corpus));
    }
    // What any of them may tell rests on all, and a name of no digest is no digest.
    for query in ["digest:beta or killed:>30", "-digest:beta", "digest:none"] {
        let asked = parse(query, corpus.taxonomy()).unwrap().asked_of(&corpus);
        assert_eq!(asked.digests(&corpus), None, "{query}");
    }
    assert_eq!(
        told("digest:gamma", &corpus),
        format!("≥1 event; {days}: no digest asked for covers these days")
    );
}

#[test]
fn every_command_and_part_says_so() {
    let folder = written();
    let corpus = load(folder.path()).0;
    let query = "digest:beta-2031-03-06";
    let sentence = "6–12 March 2031: in full 5 of 7 days, in part 2";
    let archive = folder.path().to_str().unwrap();
    for option in [&[][..], &["--sum"], &["--by", "month"]] {
        let said = err(&run(archive, &[&["search", query][..], option].concat()));
        assert!(said.contains(&format!("; {sentence}")), "{option:?}: {said}");
    }
    let exported: Value = json(archive, &["export", query]);
    assert_eq!(exported["export"]["held"], sentence);
    let index = Index::build(&corpus);
    for unit in [By::Month, By::Week, By::Theatre] {
        for part in by(&found(query, &corpus, &index), unit) {
            assert_eq!(part.state(), Some(State::InPart), "{unit:?} {:?}", part.held);
        }
    }
    // A comparison says it of the query as of the digest.
    let subject = |text: &str| {
        let asked = ask(text, &corpus, &|_| None).unwrap();
        let table = compare(&[asked], 0, Dispersion::default(), &corpus, &index, &|| false);
        table.unwrap().subjects[0].coverage.held
    };
    let (asked, own) =
        (subject("digest:beta-2031-03-06 date:2031-03-06..2031-03-12"), subject("beta-2031-03-06"));
    assert_eq!(asked, own);
    assert_eq!(own.to_string(), "in full 5 of 7 days, in part 2");
}

#[test]
fn background_is_said_and_written_apart() {
    let folder = written();
    let corpus = load(folder.path()).0;
    let told = told("digest:delta-2031-03-20", &corpus);
    assert!(told.starts_with("4+ events, killed 12+; "), "{told}");
    assert!(told.ends_with("; 1 of these outside its days; 3 of these background"), "{told}");
    let archive = folder.path().to_str().unwrap();
    let args = |query| ["search", query, "--sum"];
    for (query, background) in [("digest:delta-2031-03-20", 3), ("digest:beta-2031-03-06", 0)] {
        let row = &json(archive, &args(query))[0];
        assert_eq!(row["events_background"]["best"], background, "{row}");
        let csv = run(archive, &[&args(query)[..], &["--format", "csv"]].concat());
        let mut csv = csv::Reader::from_reader(csv.stdout.as_slice());
        let at = csv.headers().unwrap().iter().position(|name| name == "events_background_best");
        let line = csv.records().next().unwrap().unwrap();
        assert_eq!(line[at.unwrap()], background.to_string());
    }
}
