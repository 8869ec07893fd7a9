//! The real program telling where things happened: sentences to be read aloud, rows that add up, and
//! areas in a map file only where they are asked for.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

use std::process::Command;

use serde_json::Value;

/// What the program writes over its sample.
fn run(args: &[&str]) -> (i32, String, String) {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(args)
        .args(["--archive", data])
        .current_dir(std::env::temp_dir())
        .env_remove("WATCHFLOOR_ARCHIVE")
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The digest of a week.
const WEEK: &str = "digest:itic-2020-05-21";

#[test]
fn a_map_is_told_in_sentences() {
    let (code, told, _) = run(&["map", WEEK]);
    assert_eq!(code, 0, "{told}");
    let lines: Vec<&str> = told.lines().collect();
    let first = lines[0];
    assert!(
        first.starts_with("1. Al-Mayadeen, 8 attacks, all claimed, within 5 to 8.2 km"),
        "{first}"
    );
    assert!(first.ends_with(" km NW of Baghdad.") && first.contains("; about 4"), "{first}");
    for (number, line) in (1..).zip(&lines) {
        assert!(line.starts_with(&format!("{number}. ")) && line.ends_with('.'), "{line}");
    }
    assert!(told.contains("an area, ") && told.contains("without a place."), "{told}");
    let signs = |c: char| !(c.is_alphanumeric() || " .,;'-()ʿ‘’".contains(c));
    assert!(lines.iter().all(|line| !line.contains(signs)), "{told}");
}

#[test]
fn the_rows_of_a_map_add_up_to_what_the_search_finds() {
    let (_, rows, _) = run(&["map", WEEK, "--format", "json"]);
    let rows: Value = serde_json::from_str(&rows).unwrap();
    let rows = rows.as_array().unwrap();
    let number = |row: &Value, name: &str| row[name].as_u64().unwrap();
    let mut ids = Vec::new();
    for row in rows {
        let entries = number(row, "entries");
        let bases = ["claimed", "official", "reported", "assessed"];
        let by_basis: u64 = bases.iter().map(|basis| number(row, basis)).sum();
        assert_eq!(by_basis, entries, "{row}");
        let own = row["ids"].as_array().unwrap();
        assert_eq!(own.len() as u64, entries, "{row}");
        ids.extend(own.iter().map(|id| id.as_str().unwrap().to_owned()));
        assert_eq!(row["precision"] == "none", row["lat"].is_null(), "{row}");
    }
    ids.sort();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "each entry once");
    let (_, found, _) = run(&["search", WEEK, "--format", "ndjson", "in:entry"]);
    assert_eq!(all, found.lines().count(), "and all that is found");
}

#[test]
fn areas_have_a_point_where_that_is_asked_for() {
    let points = |args: &[&str]| {
        let (code, map, err) = run(args);
        assert_eq!(code, 0, "{err}");
        let map: Value = serde_json::from_str(&map).unwrap();
        let features = map["features"].as_array().unwrap().clone();
        features.iter().filter(|feature| !feature["geometry"].is_null()).count()
    };
    let pinned = points(&["export", WEEK, "--format", "geojson"]);
    let with_areas = points(&["export", WEEK, "--format", "geojson", "--areas"]);
    assert!(pinned > 40 && with_areas > pinned, "{pinned} {with_areas}");
}

#[test]
fn what_is_near_a_place_is_found() {
    let near = |query: &str| run(&["search", query, "--format", "ndjson"]).1.lines().count();
    let (close, far) = (near("near:\"Al-Mayadeen\"~5km"), near("near:\"Al-Mayadeen\"~40km"));
    assert!(close < far && far >= 8, "{close} {far}");
    assert_eq!(near("near:Al-Mayadeen"), near("near:\"Al-Mayadeen~25km\""));
    assert_eq!(near("near:nowhereatall"), 0);
    let (code, _, err) = run(&["search", "--strict", "near:\"Baqubah\"~far"]);
    assert!(code == 2 && err.contains("near"), "{err}");
}
