//! `search --sum` and `--by` through the real program: every format has the same, what is beside it is
//! said, and under restriction nothing leaves.

use std::collections::HashMap;
use std::process::{Command, Output};

use serde_json::Value;

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exercise");
pub(super) const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

pub(super) fn run(archive: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(args)
        .args(["--archive", archive])
        .current_dir(std::env::temp_dir())
        .env_remove("WATCHFLOOR_ARCHIVE")
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(super) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(super) fn json(archive: &str, args: &[&str]) -> Value {
    let output = run(archive, &[args, &["--format", "json"]].concat());
    serde_json::from_str(&out(&output)).unwrap_or_else(|why| panic!("{why}: {output:?}"))
}

#[test]
fn every_format_of_a_sum_has_the_same_numbers() {
    let asked = ["search", "theatre:sinai", "date:2020"];
    for option in [&["--sum"][..], &["--by", "month"], &["--by", "area"]] {
        let args = [&asked[..], option].concat();
        let rows = json(SAMPLE, &args);
        let written =
            |format: &str| out(&run(SAMPLE, &[&args[..], &["--format", format]].concat()));
        let yaml: Value = serde_yaml::from_str(&written("yaml")).unwrap();
        assert_eq!(yaml, rows, "{option:?}");
        let lines = written("ndjson");
        let lines: Value =
            lines.lines().map(|it| serde_json::from_str::<Value>(it).unwrap()).collect();
        assert_eq!(lines, rows, "{option:?}");
        let csv = written("csv");
        let csv: Vec<HashMap<String, String>> =
            csv::Reader::from_reader(csv.as_bytes()).deserialize().map(Result::unwrap).collect();
        let best = |row: &Value| row["events"]["best"].as_u64().map(|n| n.to_string());
        let of_json: Vec<_> = rows.as_array().unwrap().iter().map(best).collect();
        let of_csv =
            csv.iter().map(|row| Some(row["events_best"].clone()).filter(|it| !it.is_empty()));
        assert_eq!(of_csv.collect::<Vec<_>>(), of_json, "{option:?}");
        let table = written("markdown-table");
        assert_eq!(table.lines().count(), 2 + of_json.len(), "{option:?}");
        assert!(!written("markdown").is_empty() && !written("table").is_empty());
    }
}

#[test]
fn a_sum_has_its_parts_and_what_it_rests_on() {
    let rows = json(SAMPLE, &["search", "theatre:sinai", "date:2020", "--sum"]);
    let sum = &rows[0];
    assert_eq!(sum["query"], "theatre:sinai date:2020");
    assert_eq!(sum["series"].as_array().unwrap().len(), 12, "no month is left out");
    let months = sum["series"].as_array().unwrap().iter();
    for month in months.clone() {
        let held = month["state"].as_str().unwrap();
        assert!(held == "in_full" || month["events"] != 0, "{month}");
        assert!(!month["events"].is_null() || held != "in_full", "{month}");
    }
    let counted: u64 = months.filter_map(|month| month["events"]["best"].as_u64()).sum();
    assert_eq!(Some(counted), sum["events"]["best"].as_u64());
    let bases = sum["by_basis"].as_array().unwrap().iter();
    let counted: u64 = bases.filter_map(|basis| basis["events"]["best"].as_u64()).sum();
    assert_eq!(Some(counted), sum["events"]["best"].as_u64());
    assert_eq!(sum["state"], "in_part");
    assert!(sum["coverage"].as_str().unwrap().contains(" weeks, "), "{sum}");
    let said = err(&run(SAMPLE, &["search", "theatre:sinai", "date:2020", "--sum"]));
    assert!(said.contains(sum["coverage"].as_str().unwrap()), "{said}");
}

/// Who takes a table or a report has nothing else beside it, so a lower bound says so there; data has the
/// number and its state.
#[test]
fn a_number_of_what_is_held_in_part_is_a_lower_bound_in_words() {
    let asked = ["search", "theatre:sinai", "date:2020-05", "--sum"];
    let written = |format: &str| out(&run(SAMPLE, &[&asked[..], &["--format", format]].concat()));
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let table = words(written("table"));
    assert!(table.contains("all 6+ 6 29+"), "{table}");
    // What is held of the whole holds of a basis too.
    assert!(table.contains("claimed 4+ 4 8+"), "{table}");
    let report = words(written("markdown"));
    assert!(report.contains("events 6+; tellings 6; killed 29+;"), "{report}");
    assert_eq!(json(SAMPLE, &asked)[0]["killed"]["best"], 29);
    assert!(!written("csv").contains("29+"));
    let whole =
        ["search", "theatre:sinai", "date:2020-05-23", "--by", "basis", "--format", "table"];
    assert!(!out(&run(SAMPLE, &whole)).contains('+'));
}

#[test]
fn the_parts_have_the_name_of_what_they_are_by() {
    for by in ["month", "week", "theatre", "area", "tactic", "actor", "basis"] {
        let rows = json(SAMPLE, &["search", "kind:attack", "--by", by]);
        let first = rows[0].as_object().unwrap();
        assert_eq!(first.keys().next().map(String::as_str), Some(by));
        assert_eq!(first.contains_key("theatre"), ["theatre", "area"].contains(&by));
        assert!(rows.as_array().unwrap().iter().any(|row| !row["killed"].is_null()), "{by}");
    }
    let said = err(&run(SAMPLE, &["search", "kind:attack", "--by", "tactic"]));
    assert!(said.contains("an event with several tactics counts under each of them"), "{said}");
    assert_eq!(run(SAMPLE, &["search", "kind:attack", "--by", "town"]).status.code(), Some(2));
    assert_eq!(run(SAMPLE, &["search", "x", "--sum", "--by", "month"]).status.code(), Some(2));
}

#[test]
fn a_zero_is_told_where_all_is_held_and_nowhere_else() {
    let weeks = json(FIXTURE, &["search", "tactic:raid", "date:2031", "--by", "week"]);
    let mut zeros = 0;
    for week in weeks.as_array().unwrap() {
        if week["events"].is_null() || week["events"]["high"] == 0 {
            assert_eq!(!week["events"].is_null(), week["state"] == "in_full", "{week}");
            zeros += usize::from(!week["events"].is_null());
            assert_eq!(week["events"].is_null(), week["killed"].is_null(), "{week}");
        }
    }
    assert!(zeros > 0, "the exercise has full weeks without a raid");
}

#[test]
fn nothing_found_is_1_and_restriction_lets_nothing_into_a_pipe() {
    let none = run(SAMPLE, &["search", "zzzqqqxxx", "--sum", "--format", "json"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(out(&none).contains("zzzqqqxxx") && err(&none).contains("0 events"), "{none:?}");
    for option in [&["--sum"][..], &["--by", "theatre"], &["--sort", "date"]] {
        let args = [&["search", "kind:attack", "--restricted"][..], option].concat();
        let refused = run(SAMPLE, &args);
        assert_eq!(refused.status.code(), Some(2), "{option:?}");
        assert!(refused.stdout.is_empty(), "{option:?}");
    }
}

#[test]
fn a_sort_puts_the_rows_in_its_order() {
    let dates = |sort: &str| {
        let rows = json(SAMPLE, &["search", "kind:attack", "--sort", sort]);
        let date = |row: &Value| row["date"].as_str().unwrap_or_default().to_owned();
        rows.as_array().unwrap().iter().map(date).collect::<Vec<_>>()
    };
    assert!(dates("date").is_sorted_by(|one, other| one >= other));
    assert!(!dates("place").is_sorted_by(|one, other| one >= other));
    let limited = run(SAMPLE, &["search", "sinai", "--sort", "date", "--limit", "2"]);
    assert!(err(&limited).contains("the first 2 shown (--limit)"), "{}", err(&limited));
}
