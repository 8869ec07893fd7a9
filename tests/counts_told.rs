//! What a number comes to, where people read it: the table of counts says what sums take for a word, and
//! an export says what all tellings of an event allow.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::process::Command;

use serde_json::Value;
use watchfloor::digest::Count;

use support::unpack_kept;

#[test]
fn the_table_of_counts_says_what_sums_take() {
    let page = include_str!("../docs/format.md");
    for (word, told) in [("several", "a few: "), ("dozens", ""), ("hundreds", "")] {
        let count: Count = word.parse().unwrap();
        let (low, best, high) = (count.low(), count.best().unwrap(), count.high().unwrap());
        let row = format!("| `{word}` | {told}{low} to {high}; sums take {best} |\n");
        assert!(page.contains(&row), "{row}");
    }
    let range: Count = "3-8".parse().unwrap();
    let told = format!("the middle, rounded down: {} |", range.best().unwrap());
    assert!(page.contains(&format!("| `3-8` | from three to eight; sums take {told}")), "{told}");
}

fn exported(archive: &std::path::Path, format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(["export", "--format", format, "--archive"])
        .arg(archive)
        .current_dir(archive)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn an_export_says_what_is_disputed_and_which_telling_counts() {
    let folder = unpack_kept();
    let archive = folder.path().join("data");
    let json: Value = serde_json::from_str(&exported(&archive, "json")).unwrap();
    let entries = json["entries"].as_array().unwrap();
    let of = |id: &str| entries.iter().find(|entry| entry["id"] == id).unwrap();
    let rabia = &of("itic-2020-07-16-k0d3f")["event_killed"];
    assert_eq!(
        (&rabia["low"], &rabia["best"], &rabia["high"]),
        (&2.into(), &40.into(), &40.into())
    );
    assert_eq!((&rabia["disputed"], &rabia["text"]), (&1.into(), &"40 (2–40)≠".into()));
    // Each event is counted at one of its tellings, and all of them give the same numbers.
    let counted = |entry: &Value| entry["counted"] == "yes";
    for entry in entries {
        let others = entry["repeats"].as_array().unwrap();
        let others: Vec<&Value> = others.iter().map(|id| of(id.as_str().unwrap())).collect();
        let all =
            others.iter().filter(|other| counted(other)).count() + usize::from(counted(entry));
        assert_eq!(all, 1, "{}", entry["id"]);
        for other in others {
            assert_eq!(other["event_killed"], entry["event_killed"], "{}", entry["id"]);
        }
    }
    assert!(entries.iter().any(|entry| !counted(entry)), "some events are told again");

    let csv = exported(&archive, "csv");
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<std::collections::HashMap<String, String>> =
        reader.deserialize().map(Result::unwrap).collect();
    let row = rows.iter().find(|row| row["id"] == "itic-2020-07-16-k0d3f").unwrap();
    let numbers =
        ["low", "best", "high", "disputed"].map(|it| &*row[&format!("event_killed_{it}")]);
    assert_eq!((numbers, &*row["counted"]), (["2", "40", "40", "1"], "yes"));
    let table = exported(&archive, "markdown-table");
    let row = table.lines().find(|line| line.contains("itic-2020-07-16-k0d3f")).unwrap();
    assert!(row.contains("| 40 (2–40)≠ |"), "{row}");
}
