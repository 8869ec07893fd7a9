//! The real program comparing: every format read back, what it refuses, and how it exits. On the
//! archive of commit f38544a; what only full weeks can show, on the invented one under
//! `fixtures/exercise`.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

#[path = "support/mod.rs"]
mod support;

#[path = "support/ran.rs"]
mod ran;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use ran::Ran;
use serde_json::Value;
use support::unpack_kept;

static KEPT: LazyLock<(tempfile::TempDir, PathBuf)> = LazyLock::new(|| {
    let folder = unpack_kept();
    let archive = folder.path().join("data");
    (folder, archive)
});
const EXERCISE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exercise");

fn run(args: &[&str]) -> Ran {
    run_on(&KEPT.1, args)
}

fn exercise(args: &[&str]) -> Ran {
    run_on(Path::new(EXERCISE), args)
}

fn run_on(archive: &Path, args: &[&str]) -> Ran {
    Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .arg("compare")
        .args(args)
        .arg("--archive")
        .arg(archive)
        .env_remove("WATCHFLOOR_ARCHIVE")
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap()
        .into()
}

fn json(args: &[&str]) -> Value {
    json_on(&KEPT.1, args)
}

fn json_on(archive: &Path, args: &[&str]) -> Value {
    let ran = run_on(archive, &[args, &["--format", "json"]].concat());
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
    assert_eq!(april["per_day"], 0.75);
    // Neither is held in full, so they have no ratio, and nothing is tested.
    for name in ["difference", "ratio", "ratio_low", "ratio_high", "beyond_chance", "p", "q"] {
        assert!(april[name].is_null(), "{name}");
    }
    assert_eq!((&april["tested"], &table["tested"]), (&false.into(), &serde_json::json!([0, 0])));
    assert_eq!(table["dispersion"], 3.0);
    let why = april["not_comparable"][0].as_str().unwrap();
    assert_eq!(why, "held in part 3 of 4 days, words only 1");
    let coverage = &table["subjects"][0]["coverage"];
    assert_eq!((&coverage["state"], &coverage["in_full"]), (&"in_part".into(), &0.into()));
    assert_eq!(coverage["states"]["words_only"], 1, "{coverage}");
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
fn json_says_what_was_tested_and_how() {
    let weeks = ["2031-09-01..2031-09-07", "wave:2031-09-salt-days"];
    let table = json_on(Path::new(EXERCISE), &weeks);
    let cell = |key: Value| row(&table, "attacks", &key)["cells"][1].clone();
    let total = cell(Value::Null);
    let real = |name: &str| total[name].as_f64().unwrap();
    assert!((real("ratio") - 96.0 / 8.0 / (23.0 / 7.0)).abs() < 1e-9);
    let order = ["ratio_low_dispersed", "ratio_low", "ratio", "ratio_high", "ratio_high_dispersed"];
    assert!(order.is_sorted_by(|one, other| real(one) < real(other)), "{total}");
    assert_eq!((&total["beyond_chance"], &total["tested"]), (&true.into(), &true.into()));
    assert!(real("p") <= 0.025 && total["q"].is_null(), "the total is tested alone");
    let river = cell("river".into());
    assert!(river["q"].as_f64() >= river["p"].as_f64(), "{river}");
    assert_eq!(total["method"], "exact Poisson, 95 %");
    let tested = table["tested"][1].as_u64().unwrap();
    let cells = table["rows"].as_array().unwrap().iter().map(|row| &row["cells"][1]);
    assert_eq!(cells.filter(|cell| cell["tested"] == true).count() as u64, tested);
    let single = json_on(Path::new(EXERCISE), &[&weeks[..], &["--dispersion", "1"]].concat());
    assert_eq!(single["dispersion"], 1.0);
    let single = &row(&single, "attacks", &Value::Null)["cells"][1];
    assert_eq!(single["ratio_low"], total["ratio_low"]);
    assert_eq!(single["ratio_low_dispersed"], total["ratio_low"]);
    let stated = table["rows"].as_array().unwrap().iter().find(|row| {
        row["line"] == "stated" && row["measure"] == "attacks" && row["cells"][1]["listed"] == 96
    });
    assert_eq!(stated.unwrap()["cells"][1]["value"]["best"], 124, "96 of the 124 stated");
}

#[test]
fn the_baseline_is_what_the_others_are_held_against() {
    let weeks = ["2031-09-01..2031-09-07", "2031-09-15..2031-09-21"];
    let ratios = |baseline: &str| {
        let args = [&weeks[..], &["--baseline", baseline]].concat();
        let table = json_on(Path::new(EXERCISE), &args);
        assert_eq!(table["baseline"], baseline);
        let cells = row(&table, "attacks", &Value::Null)["cells"].clone();
        [0, 1].map(|at| cells[at]["ratio"].as_f64())
    };
    let [none, more] = ratios(weeks[0]);
    let [fewer, nothing] = ratios(weeks[1]);
    assert_eq!((none, nothing), (None, None));
    assert!((more.unwrap() * fewer.unwrap() - 1.0).abs() < 1e-12);
    let first = json_on(Path::new(EXERCISE), &weeks);
    assert_eq!(first["baseline"], weeks[0], "the first where none is named");
}

#[test]
fn a_dispersion_is_a_number_from_one_to_a_thousand() {
    for bad in ["0.9", "0", "-1", "1001", "NaN", "inf", "many"] {
        let ran = run(&["2020-05", "2020-07", &format!("--dispersion={bad}")]);
        assert_eq!(ran.code, 2, "{bad}");
        assert!(ran.out.is_empty() && ran.err.contains("is no dispersion"), "{bad}: {}", ran.err);
    }
    for good in ["1", "3", "2.5", "1000"] {
        assert_eq!(run(&["2020-05", "2020-07", "--dispersion", good]).code, 0, "{good}");
    }
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
    assert_eq!(&line[at("ratio")], "", "neither month is held in full");
    assert_eq!(&line[at("tested")], "no");
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
    assert!(!ran.out.contains(" ×0."), "none of them is held in full");
    let weeks = ["wave:2031-09-salt-days", "2031-09-01..2031-09-07"];
    let plain = exercise(&weeks);
    assert!(plain.out.contains(" ×0.27*"), "{}", plain.out);
    let ascii = exercise(&[&weeks[..], &["--ascii"]].concat());
    assert!(ascii.out.contains(" x0.27*") && !ascii.out.contains('×'));
}

#[test]
fn a_table_says_what_was_tested_or_why_nothing_was() {
    let said = |ran: &Ran| ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let weeks = said(&exercise(&["2031-09-01..2031-09-07", "2031-09-08..2031-09-14"]));
    assert!(
        weeks.contains("rows tested; of the marked ones at most 1 in 20 is expected to be chance")
    );
    let overlap = said(&exercise(&["2031-09-01..2031-09-14", "2031-09-08..2031-09-21"]));
    assert!(overlap.contains("not tested: 25 events are in both"), "{overlap}");
    let months = said(&run(&["2020-05", "2020-07"]));
    assert!(
        months.contains("no ratios: held in part, 31 days; the baseline: held in full 4 of 31")
    );
    let apart =
        said(&exercise(&["theatre:river date:2031-09-08..2031-09-14", "2031-09-01..2031-09-07"]));
    assert!(apart.contains("nothing is tested: the two select different things"), "{apart}");
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
    assert!(has("Not comparable: the figure covers other days than the subject: December 2019."));
    assert!(has("5 of 16 counts do not say how many."));
    assert!(has("Counted from 6 entries, each event once."));
    assert!(has("The archive lists 52 of these."));
    let table = ran.out.lines().find(|line| line.starts_with("| killed |")).unwrap();
    assert_eq!(table, "| killed | ≥31 | ≥56 |", "neither is held in full");
    assert!(!notes.iter().any(|note| note.contains("More is counted")), "fewer say nothing");
    let weeks = ["lantern-desk-2031-09-15", "2031-09-01..2031-09-07", "--format", "markdown"];
    let weeks = exercise(&weeks);
    assert!(weeks.out.contains("More is counted than the issuer allows at most."));
    assert!(weeks.out.contains("More than chance: the ratio lies between"));
    assert!(weeks.out.contains("(Clopper-Pearson, 95 %), for variance 3 x the mean between "));
}

#[test]
fn rates_are_shown_where_they_are_asked_for() {
    let ran = run(&["2020-05", "2020-07", "--per-day"]);
    let attacks = ran.out.lines().find(|line| line.starts_with("attacks ")).unwrap();
    assert!(attacks.contains("2.06/day") && attacks.contains("0.39/day"), "{attacks}");
    // Where nothing is known there is no rate either, and no unit of one.
    assert!(!ran.out.contains("–/day") && !ran.out.contains(" 0.00/day"), "{}", ran.out);
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
fn dates_in_words_beside_other_conditions_are_days_and_what_was_read_is_said() {
    let ran = run(&["theatre:iraq may 2020", "theatre:iraq date:2020-05", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = "`theatre:iraq may 2020` is read as: date 2020-05 (in quotes words are words)";
    assert_eq!(
        ran.err.lines().filter(|line| line.contains("is read as")).collect::<Vec<_>>(),
        [said]
    );
    let table: Value = serde_json::from_str(&ran.out).unwrap();
    let mut subjects = table["subjects"].as_array().unwrap().iter();
    let (words, field) = (subjects.next().unwrap(), subjects.next().unwrap());
    assert_eq!(words, field, "the same days and the same entries");
    let left_out = run(&["what happened in theatre:iraq may 2020", "2020-06"]);
    assert!(left_out.err.contains("left out: "), "{}", left_out.err);
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

/// What is held is said of every count by itself: a subject may be held in part and a theatre of it not
/// at all.
#[test]
fn every_cell_says_what_is_held_of_what_it_counts() {
    let of = |row: &Value, at: usize| row["cells"][at]["state"].clone();
    let whole = json(&["2020-05-21..2020-05-24", "2020-03"]);
    let row = |measure: &str, key: Option<&str>| {
        let rows = whole["rows"].as_array().unwrap().iter();
        let mut rows = rows.filter(|row| row["line"] == "counted" && row["measure"] == measure);
        rows.find(|row| row["key"].as_str() == key).unwrap().clone()
    };
    for at in [0, 1] {
        let subject = &whole["subjects"][at]["coverage"]["state"];
        assert_eq!(&of(&row("attacks", None), at), subject, "the whole");
    }
    assert_eq!(of(&row("attacks", Some("iraq")), 0), "in_full");
    assert_eq!(of(&row("attacks", Some("iraq")), 1), "in_part");
    let states = ["not_held", "silent", "words_only", "in_part", "in_full"];
    let mut seen = std::collections::BTreeSet::new();
    for row in whole["rows"].as_array().unwrap() {
        for cell in row["cells"].as_array().unwrap() {
            let state = &cell["state"];
            let known = state.as_str().is_some_and(|state| states.contains(&state));
            assert!(known || state.is_null(), "{state}");
            assert!(
                cell["origin"] != "stated" || state.is_null(),
                "a statement is no count: {cell}"
            );
            seen.insert(state.to_string());
        }
    }
    assert!(seen.len() >= 4, "{seen:?}");
    let csv = run(&["2020-05-21..2020-05-24", "2020-03", "--format", "csv"]).out;
    let mut read = csv::Reader::from_reader(csv.as_bytes());
    let at = read.headers().unwrap().iter().position(|name| name == "state").unwrap();
    let cells = read.records().map(|line| line.unwrap()[at].to_owned());
    let cells: std::collections::BTreeSet<_> = cells.filter(|state| !state.is_empty()).collect();
    assert_eq!(cells.len(), seen.len() - 1, "{cells:?} {seen:?}");
}
