//! `compare --counts`: the counts of an engine, told by the rules of the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn run(archive: Option<&Path>, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.arg("compare").args(args).env("HOME", "/nowhere");
    command.args(archive.into_iter().flat_map(|folder| [Path::new("--archive"), folder]));
    command.output().unwrap()
}

/// The counts of a comparison as an engine gives them: the seven columns, and which theatre an area is of.
fn counts(archive: Option<&Path>, subjects: &[&str]) -> Vec<Value> {
    let ran = run(archive, &[subjects, &["--format", "json"]].concat());
    let whole: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let ids: Vec<&Value> =
        whole["subjects"].as_array().unwrap().iter().map(|it| &it["id"]).collect();
    let (mut rows, mut theatre) = (Vec::new(), Value::Null);
    for row in whole["rows"].as_array().unwrap() {
        if row["depth"] == 1 {
            theatre = row["key"].clone();
        }
        let is_number = row["unit"] != "date" && row["unit"] != "entry";
        if row["line"] != "counted" || !is_number {
            continue;
        }
        let is_area = row["measure"] == "attacks" && row["depth"] == 2;
        for (id, cell) in ids.iter().zip(row["cells"].as_array().unwrap()) {
            let value = &cell["value"];
            if !value.is_null() {
                rows.push(json!({
                    "subject": id, "measure": row["measure"], "key": row["key"], "low": value["low"],
                    "best": value["best"], "high": value["high"], "unsaid": value["unsaid"],
                    "within": if is_area { theatre.clone() } else { Value::Null },
                }));
            }
        }
    }
    rows
}

fn ndjson(rows: &[Value]) -> String {
    let lines: Vec<String> = rows.iter().map(ToString::to_string).collect();
    lines.join("\n") + "\n"
}

fn csv(rows: &[Value]) -> String {
    let names = ["subject", "measure", "key", "low", "best", "high", "unsaid", "within"];
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    };
    let line = |row: &Value| names.map(|name| cell(&row[name])).join(",") + "\n";
    names.join(",") + "\n" + &rows.iter().map(line).collect::<String>()
}

#[test]
fn the_own_counts_give_what_compare_gives_in_every_format() {
    let exercise = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exercise");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("counts");
    for (archive, subjects) in [
        (None, &["2020-05", "2020-07"][..]),
        (None, &["wave:2020-05-raids-of-attrition", "itic-2020-05-21", "2019"]),
        (None, &["theatre:iraq date:2020", "theatre:iraq,syria", "2021-01-01.."]),
        (
            Some(exercise.as_path()),
            &["2031-09-01..2031-09-07", "wave:2031-09-salt-days", "2031-09"],
        ),
    ] {
        let rows = counts(archive, subjects);
        for text in [ndjson(&rows), csv(&rows)] {
            std::fs::write(&file, text).unwrap();
            for form in [
                &["--format", "json"][..],
                &["--format", "csv"],
                &["--format", "table", "--per-day"],
                &["--format", "markdown"],
                &["--format", "svg", "--what", "table"],
            ] {
                let plain = run(archive, &[subjects, form].concat());
                let given =
                    run(archive, &[subjects, form, &["--counts", file.to_str().unwrap()]].concat());
                assert_eq!(
                    String::from_utf8_lossy(&given.stderr),
                    String::from_utf8_lossy(&plain.stderr)
                );
                let (plain, given) = (
                    String::from_utf8_lossy(&plain.stdout),
                    String::from_utf8_lossy(&given.stdout),
                );
                let differs = plain.lines().zip(given.lines()).find(|(one, other)| one != other);
                assert_eq!(differs, None, "{subjects:?} {form:?}");
                assert_eq!(plain.len(), given.len());
            }
        }
    }
}

#[test]
fn other_counts_are_told_by_the_same_rules() {
    let exercise = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exercise");
    let subjects = ["2031-09-01..2031-09-07", "wave:2031-09-salt-days"];
    let mut rows = counts(Some(&exercise), &subjects);
    for row in
        rows.iter_mut().filter(|row| row["measure"] == "attacks" && row["subject"] == subjects[0])
    {
        for part in ["low", "best", "high"] {
            row[part] = json!(row[part].as_u64().unwrap() * 1_000);
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("counts.ndjson");
    std::fs::write(&file, ndjson(&rows)).unwrap();
    let ran = run(
        Some(&exercise),
        &[&subjects[..], &["--format", "json", "--counts", file.to_str().unwrap()]].concat(),
    );
    let told: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let total =
        told["rows"].as_array().unwrap().iter().find(|row| row["measure"] == "attacks").unwrap();
    assert_eq!(total["cells"][0]["value"]["best"], 23_000);
    assert_eq!(total["cells"][1]["value"]["best"], 96);
    // 96 in 8 days against 23,000 in 7.
    let ratio = total["cells"][1]["ratio"].as_f64().unwrap();
    assert!((ratio - 96.0 / 8.0 / (23_000.0 / 7.0)).abs() < 1e-9, "{ratio}");
    assert_eq!(total["cells"][1]["beyond_chance"], true);
    let river = told["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| {
            row["key"] == "river" && row["line"] == "counted" && row["measure"] == "attacks"
        })
        .unwrap();
    let share = river["cells"][0]["share"].as_f64().unwrap();
    assert!((share - 8.0 / 23.0).abs() < 1e-9, "{share}");
}

#[test]
fn a_wrong_file_is_refused_with_its_line_and_what_is_missing() {
    let subjects = ["2020-05", "2020-07"];
    let rows = counts(None, &subjects);
    let changed = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut rows = rows.clone();
        change(&mut rows);
        ndjson(&rows)
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("counts");
    for (text, said) in [
        (
            changed(&|rows| rows[2]["subject"] = json!("2020-06")),
            "line 3: `2020-06` is none of the subjects `2020-05`, `2020-07`",
        ),
        (
            changed(&|rows| rows[2]["measure"] = json!("peace")),
            "line 3: there is no measure `peace`",
        ),
        (
            changed(&|rows| {
                rows[1].as_object_mut().unwrap().remove("unsaid");
            }),
            "line 2: there is no `unsaid`",
        ),
        (
            changed(&|rows| rows[4]["low"] = json!("many")),
            "line 5: `low` is `many`, which is no count",
        ),
        (changed(&|rows| rows[4]["low"] = json!(-3)), "line 5: `low` is `-3`"),
        (changed(&|rows| rows[4]["low"] = json!(5_000_000_000_u64)), "line 5: "),
        (changed(&|rows| rows.push(rows[0].clone())), "was on a line before"),
        (
            changed(&|rows| {
                rows.retain(|row| row["measure"] != "west" || row["subject"] != "2020-07");
            }),
            "there is no count of `west` for `2020-07`",
        ),
        ("subject,measure\n".to_owned(), "line 1: there is no column `key`"),
        (
            csv(&rows).replacen("2020-05", "2020-05\",\"x", 1),
            "line 2: it has 9 cells, and the first line 8",
        ),
        ("{\"subject\"".to_owned(), "line 1: it is no object of JSON"),
        (String::new(), "line 1: there is no column `subject`"),
    ] {
        std::fs::write(&file, text).unwrap();
        let ran = run(None, &[&subjects[..], &["--counts", file.to_str().unwrap()]].concat());
        let told = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{said}: {told}");
        assert!(told.contains(said), "{said}: {told}");
        assert!(ran.stdout.is_empty());
    }
}
