//! docs/comparing.md says what is so: its outputs, its worked numbers, its measures and reasons.

use std::process::Command;

use watchfloor::compare::{Measure, Table};

use super::exercise::{SALT, WEEKS, counted, exercise};
use super::table;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/comparing.md");

fn page() -> String {
    std::fs::read_to_string(PAGE).unwrap()
}

/// What a command prints on the archive that it names, else on the shipped one.
fn output(line: &str) -> String {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            letter => words.last_mut().unwrap().push(letter),
        }
    }
    let shipped = ["--archive", "data"];
    let names_one = words.iter().any(|word| word == "--archive");
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(words.iter().skip(1))
        .args(if names_one { &[][..] } else { &shipped })
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_outputs_are_what_the_program_prints() {
    let page = page();
    let mut lines = 0;
    for block in page.split("```console\n$ ").skip(1) {
        let block = block.split_once("\n```").unwrap().0;
        let (command, shown) = block.split_once('\n').unwrap();
        let printed = output(command);
        for line in shown.lines() {
            assert!(printed.lines().any(|other| other == line), "{line}\n\n{printed}");
            lines += 1;
        }
    }
    assert!(lines >= 5, "{lines}");
}

#[test]
fn the_worked_intervals_are_the_programs() {
    let page = page();
    let rows: Vec<Vec<f64>> = page
        .lines()
        .filter_map(|line| {
            let cells = line.trim_matches('|').split('|').map(|cell| cell.trim().parse().ok());
            cells.collect::<Option<Vec<f64>>>()
        })
        .collect();
    assert_eq!(rows.len(), 3, "the lines of numbers");
    let quiet = "2031-09-22..2031-09-28";
    for (row, subjects) in rows.iter().zip([[WEEKS[0], SALT], [quiet, WEEKS[2]], [WEEKS[0], quiet]])
    {
        check(row, &exercise(&subjects));
    }
}

fn check(row: &[f64], table: &Table) {
    let attacks = &counted(table, Measure::ATTACKS, None).cells;
    let number = |at: usize| super::bounds(&attacks[at]).unwrap().best;
    let days = |at: usize| f64::from(table.subjects[at].days.unwrap());
    let change = attacks[1].change.unwrap();
    let (interval, dispersed) = (change.interval.unwrap(), change.dispersed.unwrap());
    let own = [
        number(1),
        days(1),
        number(0),
        days(0),
        change.ratio.unwrap(),
        interval.low,
        interval.high.unwrap(),
        dispersed.low,
        dispersed.high.unwrap(),
        change.p.unwrap(),
    ];
    assert_eq!(own.len(), row.len());
    for (own, written) in own.iter().zip(row) {
        assert!((own - written).abs() <= 5e-6 * written, "{own} is not {written}");
    }
}

/// The table of measures as the definitions tell it.
fn measures() -> String {
    let line = |measure: Measure| {
        format!("| `{}` | {} | {} |\n", measure.word(), measure.group().word(), measure.doc())
    };
    let head = "| measure | group | what it is |\n| --- | --- | --- |\n".to_owned();
    head + &Measure::all().map(line).collect::<String>()
}

/// `UPDATE_DOCS=1 cargo test --test compare document` writes the table of measures.
#[test]
fn the_measures_are_what_their_definitions_say() {
    let (page, measures) = (page(), measures());
    let (before, rest) = page.split_once("| measure | group |").unwrap();
    let (_, after) = rest.split_once("\n\n").unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(PAGE, format!("{before}{measures}\n{after}")).unwrap();
    }
    assert!(
        page.contains(&measures),
        "docs/comparing.md is not as the definitions say:\n{measures}"
    );
    let mut words: Vec<&str> = Measure::all().map(Measure::word).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), Measure::all().count(), "a word is taken twice");
    assert!(Measure::all().all(|measure| !measure.doc().is_empty() && !measure.label().is_empty()));
}

#[test]
fn every_measure_and_every_word_of_the_data_is_explained() {
    let page = page();
    let all = table(
        &["wave:2019-04", "wave:2019-12", "wave:2020-05-raids", "2020-05", "itic-2020-05-21"],
        2,
    );
    for row in &all.rows {
        let word = format!("`{}`", row.measure.word());
        assert!(page.contains(&word), "{word} is not explained");
    }
    let json = output("watchfloor compare 2020-05 wave:2020-07 --format json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rows = json["rows"].as_array().unwrap();
    let names = rows.iter().flat_map(|row| {
        let cells = row["cells"].as_array().unwrap().iter();
        let fields = cells.flat_map(|cell| cell.as_object().unwrap().keys());
        row.as_object().unwrap().keys().chain(fields)
    });
    let subjects = json["subjects"][0].as_object().unwrap();
    let coverage = subjects["coverage"].as_object().unwrap();
    let whole = json.as_object().unwrap();
    for name in names.chain(subjects.keys()).chain(coverage.keys()).chain(whole.keys()) {
        assert!(page.contains(&format!("\"{name}\"")), "{name} is not explained");
    }
}

#[test]
fn the_sum_that_is_explained_is_there() {
    let weeks = exercise(&[SALT, WEEKS[0]]);
    let row = |measure| {
        let cells = &counted(&weeks, measure, None).cells;
        [0, 1].map(|at| cells[at].value.as_ref().unwrap().text())
    };
    assert_eq!(row(Measure::WOUNDED)[0], "≥131 +6?");
    assert_eq!(row(Measure::KILLED)[1], "21 (≥16)≠ +1?");
    assert!(page().contains("`≥131 +6?`") && page().contains("`21 (≥16)≠ +1?`"));
}
