//! The real program comparing: every format read back, what it refuses, and how it exits.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

use std::process::Command;

use serde_json::Value;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .arg("compare")
        .args(args)
        .args(["--archive", concat!(env!("CARGO_MANIFEST_DIR"), "/data")])
        .env_remove("WATCHFLOOR_ARCHIVE")
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn json(args: &[&str]) -> Value {
    let ran = run(&[args, &["--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn row<'v>(table: &'v Value, measure: &str, key: &Value) -> &'v Value {
    let rows = table["rows"].as_array().unwrap();
    let is_meant =
        |row: &&Value| row["measure"] == measure && row["key"] == *key && row["line"] == "counted";
    rows.iter().find(is_meant).unwrap()
}

#[test]
fn json_has_the_shape_that_scripts_rely_on() {
    let table = json(&["wave:2019-04", "wave:2020-05-raids", "--baseline", "wave:2020-05-raids"]);
    assert_eq!(table["baseline"], "2020-05-raids-of-attrition");
    let subject = &table["subjects"][1];
    assert_eq!(subject["id"], "2020-05-raids-of-attrition");
    assert_eq!(subject["name"], "Raids of Attrition (May 2020)");
    assert_eq!((&subject["start"], &subject["end"]), (&"2020-05-14".into(), &"2020-05-24".into()));
    assert_eq!((&subject["days"], &subject["stated_days"]), (&11.into(), &10.into()));
    assert_eq!(subject["coverage"]["days"], 11);
    let iraq = row(&table, "attacks", &"iraq".into());
    assert_eq!((&iraq["group"], &iraq["unit"]), (&"location".into(), &"attacks".into()));
    let cell = &iraq["cells"][1];
    assert_eq!(cell["value"]["low"], 21);
    assert_eq!(cell["value"]["best"], 21);
    assert_eq!(cell["value"]["high"], 21);
    assert_eq!(cell["origin"], "counted");
    assert_eq!(cell["evidence"].as_array().unwrap().len(), 21);
    assert!(cell["ratio"].is_null(), "the baseline is held against nothing");
    let april = &row(&table, "attacks", &Value::Null)["cells"][0];
    assert!((april["ratio"].as_f64().unwrap() - 0.152_777_8).abs() < 1e-6);
    assert!(april["ratio_low"].as_f64() < april["ratio"].as_f64());
    assert!(april["ratio_high"].as_f64() < Some(1.0));
    assert_eq!(april["beyond_chance"], false, "not comparable: the other is held in full in part");
    let why = april["not_comparable"][0].as_str().unwrap();
    assert!(why.starts_with("digests are held in full for 0 of 4 days"), "{why}");
    let stated = table["rows"].as_array().unwrap().iter().find(|row| {
        row["line"] == "stated" && row["measure"] == "attacks" && row["issuer"] == "ISIS"
    });
    let stated = &stated.unwrap()["cells"][0];
    assert_eq!((&stated["origin"], &stated["basis"]), (&"stated".into(), &"claimed".into()));
    assert_eq!(stated["evidence"][0], "2019-04-vengeance-for-sham");
    assert!(stated["sources"][0]["url"].as_str().unwrap().starts_with("https://"));
    assert!(stated["file"].as_str().unwrap().starts_with("waves/"));
}

#[test]
fn csv_has_a_line_for_every_cell() {
    let ran = run(&["2020-05", "2020-07", "--format", "csv"]);
    assert_eq!(ran.code, 0);
    let table = json(&["2020-05", "2020-07"]);
    let cells = table["rows"].as_array().unwrap().len() * 2;
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let names = reader.headers().unwrap().clone();
    let at = |name: &str| names.iter().position(|other| other == name).unwrap();
    let lines: Vec<_> = reader.records().map(|line| line.unwrap()).collect();
    assert_eq!(lines.len(), cells);
    let found = lines.iter().find(|line| {
        &line[at("line")] == "counted"
            && &line[at("measure")] == "attacks"
            && &line[at("key")] == "syria"
            && &line[at("subject")] == "2020-07"
    });
    let line = found.unwrap();
    assert_eq!((&line[at("value_best")], &line[at("baseline")]), ("2", "no"));
    assert_eq!(&line[at("ratio")], "0.125");
    assert_eq!(line[at("evidence")].split("; ").count(), 2);
}

#[test]
fn a_piped_table_keeps_to_eighty_columns_with_six_subjects() {
    let six = [
        "wave:2019-04",
        "wave:2019-08",
        "wave:2019-12",
        "wave:2020-05-raids",
        "wave:2020-07",
        "wave:2022-04",
    ];
    let ran = run(&six);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for line in ran.out.lines() {
        assert!(line.chars().count() <= 80, "{} {line}", line.chars().count());
    }
    for group in ["duration", "location", "nature", "tempo", "basis"] {
        let heading = ran.out.lines().find(|line| line.starts_with(group)).unwrap();
        assert!(heading.split_whitespace().skip(1).eq(["A", "B", "C", "D", "E", "F"]), "{heading}");
    }
    // Nothing is cut: a stated line with a long name is on several lines.
    assert!(ran.out.contains("ISIS infographic of 28 May"));
    let ascii = run(&[&six[..], &["--ascii"]].concat());
    assert!(ascii.out.contains(" x0.") && !ascii.out.contains('×'));
}

#[test]
fn markdown_has_its_sources_and_doubts_in_footnotes() {
    let ran = run(&["december 2019", "wave:2020-05-raids", "--format", "markdown"]);
    assert_eq!(ran.code, 0);
    let mut used: Vec<&str> = Vec::new();
    for part in ran.out.split("[^").skip(1) {
        used.push(part.split_once(']').unwrap().0);
    }
    let notes: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("[^")).collect();
    assert!(notes.len() > 30, "{}", notes.len());
    for number in &used {
        assert!(notes.iter().any(|note| note.starts_with(&format!("[^{number}]: "))), "{number}");
    }
    let has = |words: &str| notes.iter().any(|note| note.contains(words));
    assert!(has("A. J. Al-Tamimi (assessed): individual claims 106"));
    assert!(has("Not comparable: the figure covers other days than the subject."));
    assert!(has("5 of 16 counts do not say how many."));
    assert!(has("Counted from 6 entries, each event once."));
    assert!(has("contradict"));
    let table = ran.out.lines().find(|line| line.starts_with("| killed |")).unwrap();
    assert!(table.starts_with("| killed | 31 | 56 ×1.81"), "{table}");
}

#[test]
fn rates_are_shown_where_they_are_asked_for() {
    let ran = run(&["2020-05", "2020-07", "--per-day"]);
    let attacks = ran.out.lines().find(|line| line.starts_with("attacks ")).unwrap();
    assert!(attacks.contains("2.06/day") && attacks.contains("0.39/day"), "{attacks}");
}

#[test]
fn what_is_used_wrongly_is_told_with_what_to_do() {
    for (args, told) in [
        (
            &["attrition", "2020-05"][..],
            "2020-05-raids-of-attrition  Raids of Attrition (May 2020)",
        ),
        (&["2020-05"], "name two to 6 things to compare, not 1"),
        (&["1", "2", "3", "4", "5", "6", "7"], "not 7"),
        (&["@nobody", "2020-05"], "there is no saved search `nobody`"),
        (&["wave:nothing", "2020-05"], "`watchfloor list waves` lists them"),
        (&["killed:many", "2020-05"], "^^^^"),
        (&["2020-05", "2020-06", "--baseline", "2020-07"], "is none of"),
    ] {
        let ran = run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.out.is_empty() && ran.err.contains(told), "{args:?}: {}", ran.err);
    }
}

#[test]
fn nothing_found_is_told_and_shown() {
    let ran = run(&["theatre:iraq tag:no-such-tag", "2020-05"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("nothing was found for theatre:iraq tag:no-such-tag"), "{}", ran.err);
    assert!(ran.out.contains("no days: nothing was found"));
}

#[test]
fn what_is_written_like_days_and_is_none_is_no_query() {
    for (text, told) in [
        ("2020-13", "`2020-13` names nothing: `2020-13` is not in the calendar"),
        ("2020-05-24..2020-05-14", "ends before it starts"),
    ] {
        let Ran { code, err, .. } = run(&[text, "2020"]);
        assert_eq!(code, 2, "{text}: {err}");
        assert!(err.contains(told), "{text}: {err}");
    }
}

#[test]
fn of_a_long_tempo_only_days_with_attacks_are_listed_for_reading() {
    let days = |format: &str| {
        let Ran { code, out, .. } = run(&["2020", "2019", "--format", format]);
        assert_eq!(code, 0);
        out.lines().filter(|line| line.trim_start_matches(['|', ' ']).starts_with("day ")).count()
    };
    let (listed, markdown) = (days("table"), days("markdown"));
    assert!(listed > 20 && listed < 200 && listed == markdown, "{listed} {markdown}");
    let Ran { out, .. } = run(&["2020", "2019"]);
    let said = format!("{} days without an attack in any of them are not listed", 366 - listed);
    assert!(out.contains(&said), "{said}");
    let table = json(&["2020", "2019"]);
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(
        rows.iter().filter(|row| row["measure"] == "day").count(),
        366,
        "all are in the data"
    );
}
