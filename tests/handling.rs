//! Handling markings in everything that the real program writes: each format read back.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot be set up has failed

#[path = "support/mod.rs"]
mod support;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::marked;

const OURS: &str = "OFFICIAL – SENSITIVE";
const THEIRS: &str = "LIMITED, \"DISTRIBUTION\"";
const BOTH: &str = "OFFICIAL – SENSITIVE | LIMITED, \"DISTRIBUTION\"";
const NEWEST: &str = "2020-06-04";

/// The archive is marked, and its newest digest another way.
fn archive() -> tempfile::TempDir {
    marked(Some(OURS), &[(NEWEST, &THEIRS.replace('"', "\\\""))])
}

fn run(folder: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(args)
        .args(["--archive", folder.to_str().unwrap()])
        .current_dir(folder)
        .env_remove("WATCHFLOOR_ARCHIVE")
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {err}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Of a record of the newest digest and of another one.
fn marking_of(digest: &Value) -> &'static str {
    if digest.as_str().unwrap().contains(NEWEST) { BOTH } else { OURS }
}

fn assert_each<'a>(records: impl IntoIterator<Item = &'a Value>) {
    let records: Vec<_> = records.into_iter().collect();
    assert!(records.len() > 3);
    let different: HashSet<_> =
        records.iter().map(|record| record["marking"].to_string()).collect();
    assert_eq!(different.len(), 2, "{different:?}");
    for record in records {
        assert_eq!(record["marking"], marking_of(&record["digest"]), "{record}");
    }
}

#[test]
fn an_export_is_marked_in_every_format() {
    let folder = archive();
    let export = |format| run(folder.path(), &["export", "--format", format]);
    for text in [export("json"), serde_json::to_string(&yaml(&export("yaml"))).unwrap()] {
        let export = json(&text);
        assert_eq!(export["export"]["marking"], BOTH);
        assert_each(export["entries"].as_array().unwrap());
    }
    let map = json(&export("geojson"));
    assert_eq!(map["export"]["marking"], BOTH);
    assert_each(map["features"].as_array().unwrap().iter().map(|feature| &feature["properties"]));
    let lines: Vec<Value> = export("ndjson").lines().map(json).collect();
    assert_each(&lines);
    let text = export("csv");
    let records = csv::Reader::from_reader(text.as_bytes())
        .into_deserialize::<HashMap<String, String>>()
        .map(|record| serde_json::to_value(record.unwrap()).unwrap())
        .collect::<Vec<_>>();
    assert_each(&records);
    assert_eq!(export("table").lines().next(), Some(BOTH));
    let page = export("markdown");
    let head = page.lines().next().unwrap();
    assert!(head.starts_with("**OFFICIAL – SENSITIVE") && head.ends_with("**"), "{head}");
    assert!(head.contains("LIMITED"), "{head}");
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

#[test]
fn an_export_of_one_digest_has_the_markings_of_that_one() {
    let folder = archive();
    let of = |digest: &str| {
        json(&run(folder.path(), &["export", &format!("digest:{digest}"), "--format", "json"]))
    };
    assert_eq!(of("ob-2020-06-04")["export"]["marking"], BOTH);
    assert_eq!(of("ob-2020-05-28")["export"]["marking"], OURS);
}

#[test]
fn a_file_is_marked_and_what_stands_beside_it_too() {
    let folder = archive();
    let written = |name: &str| {
        run(folder.path(), &["export", "-o", name]);
        fs::read_to_string(folder.path().join(name)).unwrap()
    };
    assert_eq!(written("a.txt").lines().next(), Some(BOTH));
    assert_eq!(json(&written("a.json"))["export"]["marking"], BOTH);
    assert!(written("a.md").starts_with("**OFFICIAL"));
    written("a.csv");
    for about in ["a.txt.about.txt", "a.csv.about.txt"] {
        let about = fs::read_to_string(folder.path().join(about)).unwrap();
        assert_eq!(about.lines().next().unwrap(), format!("marking: {BOTH}"));
    }
}

#[test]
fn every_command_that_tells_of_an_archive_is_headed_by_its_marking() {
    let folder = archive();
    let broken = folder.path().join("digests/2020/2020-05-07.yaml");
    fs::write(
        &broken,
        "digest: ob-2020-05-07\ntitle: T\npublisher: OB\nperiod: 2020-05-07\nx: 1\n",
    )
    .unwrap();
    for (line, wanted) in [
        ("list digests", BOTH),
        ("list theatres", BOTH),
        ("list areas", BOTH),
        ("list waves", BOTH),
        ("search date:2020-06", BOTH),
        ("search digest:ob-2020-05-28", OURS),
        ("show ob-2020-06-04", BOTH),
        ("show ob-2020-05-28", OURS),
        ("show wave:2020-05-raids", BOTH),
    ] {
        let args: Vec<_> = line.split(' ').collect();
        let text = run(folder.path(), &args);
        assert_eq!(text.lines().next(), Some(wanted), "{line}:\n{text}");
        let markdown = run(folder.path(), &[&args[..], &["--format", "markdown"]].concat());
        assert!(markdown.starts_with("**OFFICIAL – SENSITIVE"), "{line}:\n{markdown}");
    }
    assert_eq!(json(&run(folder.path(), &["schema"]))["$comment"], OURS);
    let checked = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(["check", folder.path().to_str().unwrap()])
        .output()
        .unwrap();
    let checked = String::from_utf8(checked.stdout).unwrap();
    assert!(checked.starts_with(&format!("{BOTH}\n")) && checked.contains("key `x`"), "{checked}");
}

#[test]
fn rows_without_a_head_are_marked_one_by_one() {
    let folder = archive();
    for what in ["theatres", "areas", "waves"] {
        for row in run(folder.path(), &["list", what, "--format", "ndjson"]).lines() {
            assert_eq!(json(row)["marking"], BOTH, "{row}");
        }
    }
    let digests = json(&run(folder.path(), &["list", "digests", "--format", "json"]));
    for digest in digests.as_array().unwrap() {
        assert_eq!(digest["marking"], marking_of(&digest["id"]));
    }
    let shown = json(&run(folder.path(), &["show", "ob-2020-06-04", "--format", "json"]));
    assert_eq!(shown["marking"], BOTH);
    let wave = yaml(&run(folder.path(), &["show", "wave:2020-05-raids", "--format", "yaml"]));
    assert!(wave["marking"].as_str().unwrap().starts_with(OURS), "{wave}");
}

#[test]
fn where_nothing_is_marked_nothing_is_said() {
    let folder = marked(None, &[]);
    let rows = run(folder.path(), &["list", "waves", "--format", "csv"]);
    assert!(!rows.contains("marking"), "{rows}");
    assert!(run(folder.path(), &["list", "waves"]).starts_with("id "));
    assert!(run(folder.path(), &["export", "--format", "markdown"]).starts_with("# "));
    let export = json(&run(folder.path(), &["export", "--format", "json"]));
    assert_eq!(export["export"]["marking"], Value::Null);
    assert_eq!(export["entries"][0]["marking"], Value::Null);
    assert_eq!(json(&run(folder.path(), &["schema"])).get("$comment"), None);
}
