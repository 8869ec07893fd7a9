//! How many events some entries tell is one figure with one doubt, wherever it stands: in search,
//! lists, pages, exports, the reader and comparisons. An entry may tell twelve events, or at least two.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::{Dispersion, Measure, RowOrigin, Table, ask, compare};
use watchfloor::digest::EventTotal;
use watchfloor::page::events_told;
use watchfloor::query::{Index, parse};
use watchfloor::tree::TreeNode;

use support::{Journey, Start};

const TAXONOMY: &str = "theatres: [{ id: coast, name: Coast }]\nactors: [{ name: Night Front }]\n\
     kinds: [{ id: raid, name: Raid, counts_as: attack }]\ntactics: [{ id: bomb, name: Bomb }]\n";

const WAVE: &str = "wave: 2031-06-drill\nname: Drill\nactor: Night Front\n\
     period: 2031-06-01..2031-06-14\nsource: Harbour\n";

/// Twelve events, at least two, one, and that one again.
const ENTRIES: &[(&str, &str)] = &[
    (
        "harbour",
        "- { date: 2031-06-02, kind: raid, actor: Night Front, text: Bombs., events: 12, basis: claimed }\n      \
         - { date: 2031-06-03, kind: raid, actor: Night Front, text: Fires., events: \">=2\", basis: reported }\n      \
         - { date: 2031-06-04, kind: raid, actor: Night Front, tactic: bomb, place: Old Quay, target: a ferry, text: A ferry., basis: claimed }\n",
    ),
    (
        "beacon",
        "- { date: 2031-06-04, kind: raid, actor: Night Front, tactic: bomb, place: Old Quay, target: a ferry, text: The ferry., basis: claimed }\n",
    ),
];

const TOLD: &str = "≥15 events (4 tellings)";

fn write(folder: &Path) {
    fs::create_dir_all(folder.join("digests/2031")).unwrap();
    fs::create_dir_all(folder.join("waves")).unwrap();
    fs::write(folder.join("taxonomy.yaml"), TAXONOMY).unwrap();
    fs::write(folder.join("waves/2031-06-drill.yaml"), WAVE).unwrap();
    fs::write(folder.join("searches.yaml"), "- { name: Coastal, query: \"theatre:coast\" }\n")
        .unwrap();
    for (publisher, entries) in ENTRIES {
        let digest = format!(
            "digest: {publisher}-2031-06-01\ntitle: A week\npublisher: {publisher}\nseries: weekly\n\
             period: 2031-06-01..2031-06-07\ncoverage: summary\nsource: Harbour\n\
             theatres:\n  - theatre: coast\n    entries:\n      {entries}"
        );
        fs::write(folder.join(format!("digests/2031/2031-06-01-{publisher}.yaml")), digest)
            .unwrap();
    }
}

fn loaded() -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [""; 0]);
    (folder, corpus)
}

/// What was counted of some subjects together, as the comparison writes it.
fn compared(corpus: &Corpus, index: &Index, subject: &str) -> (String, u32) {
    let asks = [subject, "2031-01"].map(|text| ask(text, corpus, &|_| None).unwrap());
    let table: Table = compare(&asks, 1, Dispersion::default(), corpus, index, &|| false).unwrap();
    let is_meant = |row: &&watchfloor::compare::Row| {
        row.measure == Measure::ENTRIES && row.line == RowOrigin::Counted && row.key.is_none()
    };
    let cell = &table.rows.iter().find(is_meant).unwrap().cells[0];
    (cell.value.as_ref().unwrap().text(), table.subjects[0].repeats)
}

#[test]
fn search_lists_pages_and_comparison_count_the_same() {
    let (_folder, corpus) = loaded();
    let index = Index::build(&corpus);
    let query = parse("theatre:coast", corpus.taxonomy()).unwrap();
    let found = index.search(&corpus, &query, 9, &|| false).unwrap();
    assert_eq!(events_told(&found.told()), TOLD);
    assert_eq!(index.totals(&corpus, &query, &|| false), Some(found.told()));
    let theatre = corpus.theatres().next().unwrap();
    assert_eq!(theatre.tallies().all().total(), found.told());
    assert_eq!(corpus.wave_events(0), found.told(), "all of them are of the wave");
    for subject in ["theatre:coast", "wave:2031-06-drill", "2031-06"] {
        assert_eq!(compared(&corpus, &index, subject), ("≥15".to_owned(), 1), "{subject}");
    }
    for subject in [TreeNode::Theatre(theatre.theatre), TreeNode::Wave(0)] {
        assert_eq!(subject.held(&corpus).1, found.events, "{subject:?}");
        assert!(subject.quote(&corpus).contains(TOLD), "{}", subject.quote(&corpus));
    }
}

#[test]
fn an_event_is_counted_once_whichever_of_its_tellings_are_found() {
    let (_folder, corpus) = loaded();
    let index = Index::build(&corpus);
    for (query, events, tellings) in [
        ("quay", 1, 2),
        ("is:repeat", 1, 1),
        ("-is:repeat", 15, 3),
        ("events:12", 12, 1),
        ("events:>2", 12, 1),
        ("zeppelin", 0, 0),
    ] {
        let query = parse(query, corpus.taxonomy()).unwrap();
        let EventTotal { events: sum, tellings: told } =
            index.totals(&corpus, &query, &|| false).unwrap();
        assert_eq!((sum.best, told), (events, tellings), "{query}");
        let keys = index.matching(&corpus, &query, &|| false).unwrap();
        assert_eq!(corpus.events_told(&keys).events, sum, "{query}");
    }
}

#[test]
fn the_reader_says_the_same_beside_a_search() {
    let (_folder, corpus) = loaded();
    let mut journey: Journey = Start::default().read(corpus);
    journey.keys("s f i r e s").answer();
    let picture = journey.picture();
    assert!(picture.contains("≥2 events (1 telling) of 4"), "{picture}");
}

fn run(folder: &Path, args: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(args)
        .args(["--archive", folder.to_str().unwrap()])
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn the_command_line_says_the_same_in_every_format() {
    let (folder, _) = loaded();
    let run = |args: &[&str]| run(folder.path(), args);
    assert!(run(&["search", "theatre:coast"]).1.contains(&format!("{TOLD} of 4")));
    let (out, said) = run(&["export", "theatre:coast", "--format", "json"]);
    assert!(said.contains(TOLD), "{said}");
    let about = serde_json::from_str::<Value>(&out).unwrap()["export"].clone();
    let span = |row: &Value| json!([row["events"], row["events_low"], row["events_high"]]);
    assert_eq!(span(&about), json!([15, 15, null]));
    for what in ["searches", "waves"] {
        let (out, _) = run(&["list", what, "--format", "json"]);
        let row = &serde_json::from_str::<Value>(&out).unwrap()[0];
        assert_eq!(span(row), json!([15, 15, null]), "{what}");
        assert_eq!(row["tellings"], 4, "{what}");
        for format in ["table", "markdown"] {
            assert!(run(&["list", what, "--format", format]).0.contains("≥15"), "{what} {format}");
        }
        assert!(run(&["list", what, "--format", "csv"]).0.contains("events_low"), "{what}");
    }
    let (markdown, _) = run(&["export", "theatre:coast", "--format", "markdown"]);
    assert!(markdown.contains("**events** ≥15"), "{markdown}");
}
