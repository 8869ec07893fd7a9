//! A slice that comes back: records of an export become an archive with the same ids and the same numbers,
//! and what means harm becomes nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use watchfloor::archive::{Origin, load_all};

use super::support::load;
use super::written::write_tables;

fn run(archive: Option<&Path>, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(args).env("HOME", "/nowhere");
    command.args(archive.into_iter().flat_map(|folder| [Path::new("--archive"), folder]));
    command.output().unwrap()
}

fn out(ran: &Output) -> &str {
    std::str::from_utf8(&ran.stdout).unwrap()
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The records of an archive by their ids, without where they stand.
fn records(archive: Option<&Path>) -> BTreeMap<String, Value> {
    let ran = run(archive, &["export", "--format", "ndjson"]);
    let records = out(&ran).lines().map(|line| {
        let mut record: Value = serde_json::from_str(line).unwrap();
        let fields = record.as_object_mut().unwrap();
        fields.remove("file").unwrap();
        fields.remove("line").unwrap();
        (record["id"].as_str().unwrap().to_owned(), record)
    });
    records.collect()
}

/// The counted rows of a comparison, but for coverage: words that stand beside entries are in no record.
fn counted(archive: Option<&Path>, subjects: &[&str]) -> Vec<Value> {
    let ran = run(archive, &[&["compare"], subjects, &["--format", "json"]].concat());
    let whole: Value = serde_json::from_str(out(&ran)).unwrap();
    let rows = whole["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["line"] == "counted" && row["measure"] != "covered");
    let rows = rows.map(|row| {
        let cells = row["cells"].as_array().unwrap().iter();
        let cells: Vec<Value> =
            cells.map(|cell| json!([cell["value"], cell["share"], cell["per_day"]])).collect();
        json!([row["measure"], row["key"], cells])
    });
    rows.collect()
}

#[test]
fn a_slice_comes_back_with_the_same_records_and_the_same_numbers() {
    let pairs: [(Option<PathBuf>, [&[&str]; 2]); 3] = [
        (None, [&["2020-05", "2020-07"], &["wave:2020-05-raids-of-attrition", "itic-2020-05-21"]]),
        (
            Some(fixture("exercise")),
            [&["2031-09", "wave:2031-09-salt-days"], &["theatre:river", "theatre:north"]],
        ),
        (Some(fixture("journey")), [&["2020-05", "2020"], &["kind:attack", "-kind:attack"]]),
    ];
    for (archive, comparisons) in pairs {
        let folder = tempfile::tempdir().unwrap();
        let archive = archive.as_deref();
        let corpus = archive.map_or_else(|| load_all(&Origin::Sample).0, |at| load(at).0);
        write_tables(&corpus, folder.path());
        let (slice, heads) =
            (folder.path().join("slice.ndjson"), folder.path().join("digests.ndjson"));
        std::fs::write(&slice, run(archive, &["export", "--format", "ndjson"]).stdout).unwrap();
        let back = folder.path().join("back");
        let args = [
            "import",
            slice.to_str().unwrap(),
            "--digests",
            heads.to_str().unwrap(),
            "-o",
            back.to_str().unwrap(),
        ];
        let ran = run(archive, &args);
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let (before, after) = (records(archive), records(Some(&back)));
        assert_eq!(before.len(), after.len());
        for (id, record) in &before {
            for (field, told) in record.as_object().unwrap() {
                assert_eq!(&after[id][field], told, "{id}: {field}");
            }
        }
        for subjects in comparisons {
            let (before, after) = (counted(archive, subjects), counted(Some(&back), subjects));
            assert!(before.len() > 20, "{subjects:?}: {}", before.len());
            assert_eq!(before, after, "{subjects:?}");
        }
    }
}

#[test]
fn rows_of_the_table_come_back_as_records_do() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = load_all(&Origin::Sample).0;
    write_tables(&corpus, folder.path());
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let args =
        ["import", &at("entries.ndjson"), "--digests", &at("digests.ndjson"), "-o", &at("back")];
    let ran = run(None, &args);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let (before, after) = (records(None), records(Some(Path::new(&at("back")))));
    assert_eq!(before.len(), after.len());
    for (id, record) in &before {
        for field in [
            "date",
            "date_precision",
            "killed",
            "events",
            "losses_killed",
            "toll_parts",
            "tactics",
            "sources",
            "x",
            "at",
        ] {
            assert_eq!(after[id].get(field), record.get(field), "{id}: {field}");
        }
    }
}

const GOOD: &str = r#"{"id":"a-1","digest":"desk-2031-03-06","date":"2031-03-07","date_to":"2031-03-07","date_precision":"day","basis":"claimed","kind":"attack","theatre":"iraq","text":"A bomb."}"#;

#[test]
fn what_means_harm_is_told_with_its_line_and_nothing_is_written() {
    let changed = |from: &str, to: &str| GOOD.replace(from, to);
    let deep = format!("{GOOD}\n{{\"x\":{}1{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let long = format!("{GOOD}\n{}", changed("A bomb.", &"x".repeat(5 << 20)));
    for (text, said) in [
        (format!("{GOOD}\n{GOOD}"), "line 2: the id `a-1` was on a line before"),
        (format!("{GOOD}\nnothing"), "line 2: it is no object"),
        (deep, "line 2: it is no object"),
        (long, "line 2: the line is longer"),
        (
            format!("{GOOD}\n{}", changed("a-1", "a-2").replace("desk-2031-03-06", "../../escape")),
            "line 2: `../../escape` is no id",
        ),
        (
            changed("2031-03-07\",\"date_prec", "2031-03-01\",\"date_prec"),
            "line 1: `date_to` is before",
        ),
        (changed("\"day\"", "\"hour\""), "line 1: `hour` is no `date_precision`"),
        (changed("\"iraq\"", "\"atlantis\""), "line 1: the taxonomy has no theatre `atlantis`"),
        (changed("\"attack\"", "\"picnic\""), "line 1: the taxonomy has no kind `picnic`"),
        (changed("\"id\":\"a-1\",", ""), "line 1: the record has no `id`"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (slice, back) = (folder.path().join("slice.ndjson"), folder.path().join("back"));
        std::fs::write(&slice, &text).unwrap();
        let ran = run(None, &["import", slice.to_str().unwrap(), "-o", back.to_str().unwrap()]);
        let told = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{told}");
        assert!(told.contains(said), "{told}");
        let left = std::fs::read_dir(&back).map_or(0, Iterator::count);
        assert_eq!(left, 0, "{told}");
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let folder = tempfile::tempdir().unwrap();
    let (slice, back) = (folder.path().join("slice.ndjson"), folder.path().join("back"));
    let text = "\u{1b}[2J\" - !!x {a: b}\\n&a *a";
    let record = GOOD.replace("\"A bomb.\"", &json!(text).to_string());
    std::fs::write(&slice, record).unwrap();
    let ran = run(None, &["import", slice.to_str().unwrap(), "-o", back.to_str().unwrap()]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let after = records(Some(&back));
    assert_eq!(after["a-1"]["text"], "[2J\" - !!x {a: b}\\n&a *a");
}

#[test]
fn too_many_entries_are_refused_with_their_number_and_no_folder_is_joined() {
    let folder = tempfile::tempdir().unwrap();
    let (slice, back) = (folder.path().join("slice.ndjson"), folder.path().join("back"));
    let lines: Vec<String> = (0..5).map(|at| GOOD.replace("a-1", &format!("a-{at}"))).collect();
    std::fs::write(&slice, lines.join("\n")).unwrap();
    let (slice, to) = (slice.to_str().unwrap(), back.to_str().unwrap());
    let ran = run(None, &["import", slice, "-o", to, "--limit", "4"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("more than 4 entries"));
    assert!(run(None, &["import", slice, "-o", to]).status.success());
    let again = run(None, &["import", slice, "-o", to]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("is there already"));
    let without = run(None, &["import", slice]);
    assert!(String::from_utf8_lossy(&without.stderr).contains("-o FOLDER"));
}
