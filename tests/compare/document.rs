//! docs/comparing.md says what is so: its outputs, its worked numbers, its measures and reasons.

use std::process::Command;

use watchfloor::compare::{Measure, Table};

use super::{SHIPPED, cells, table};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/comparing.md");

fn page() -> String {
    std::fs::read_to_string(PAGE).unwrap()
}

/// What a command prints on the shipped archive.
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
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(words.iter().skip(1))
        .args(["--archive", concat!(env!("CARGO_MANIFEST_DIR"), "/data")])
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
    let waves = table(&["wave:2019-04", "wave:2019-12", "wave:2020-05-raids"], 2);
    let months = table(&["2020-05", "2020-07"], 0);
    for (row, (table, column)) in rows.iter().zip([(&waves, 0), (&waves, 1), (&months, 1)]) {
        check(row, table, column);
    }
}

fn check(row: &[f64], table: &Table, column: usize) {
    let attacks = cells(table, Measure::ATTACKS, None);
    let number = |at: usize| super::bounds(&attacks[at]).unwrap().best;
    let days = |at: usize| f64::from(table.subjects[at].days.unwrap());
    let base = table.baseline;
    let change = attacks[column].change.unwrap();
    let interval = change.interval.unwrap();
    let own = [
        number(column),
        days(column),
        number(base),
        days(base),
        change.ratio.unwrap(),
        interval.low,
        interval.high.unwrap(),
    ];
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
    for name in names.chain(subjects.keys()) {
        assert!(page.contains(&format!("\"{name}\"")), "{name} is not explained");
    }
}

#[test]
fn the_sum_that_is_explained_is_there() {
    let may = table(&["wave:2020-05-raids", "2020-07"], 0);
    assert_eq!(super::texts(&may, Measure::WOUNDED, None)[0], "≥24 +5?");
    assert!(page().contains("`≥24 +5?`"));
    assert!(SHIPPED.0.len() > 200);
}
