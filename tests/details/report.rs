//! What an entry says stands in a Markdown report, all of it, with the names of the taxonomy.

use std::process::Command;

use watchfloor::export::{OutputCell, RECORD, records};

use crate::{ALL, FIRST, PLAIN, fixture, held};

/// The fixture as a report, without what escapes markup and without the ends of lines.
fn report() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(["export", "--format", "markdown", "--archive"])
        .arg(fixture())
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap().replace('\\', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every text within a cell, the cells of its small records too.
fn texts(cell: &OutputCell) -> Vec<String> {
    match cell {
        OutputCell::Names(names) => names.iter().map(|name| name.label.clone()).collect(),
        OutputCell::List(words) => words.clone(),
        OutputCell::Group(rows) => rows.iter().flatten().flat_map(texts).collect(),
        OutputCell::Nothing
        | OutputCell::Text(_)
        | OutputCell::Number(_)
        | OutputCell::Told(..)
        | OutputCell::Real(_)
        | OutputCell::Count(_)
        | OutputCell::Sum(_)
        | OutputCell::SumAtLeast(_) => cell.words().into_iter().collect(),
    }
}

#[test]
fn all_that_an_entry_says_is_in_a_report() {
    let (corpus, report) = (held(), report());
    // Where it stands in the archive is nothing for a report; the rest is said in other words.
    let otherwise = [
        ("file", ""),
        ("line", ""),
        ("date_precision", ""),
        ("tellings", "also told as exercise-first-word: 1 source"),
        ("counted", "also told as exercise-two-sides: 1 source; not the telling that counts"),
        // The sign of a dispute stands at the number of the telling.
        ("event_killed", "killed 32≠"),
        ("event_wounded", "wounded 7-12 (8)"),
        ("event_captured", "captured some"),
        ("undirected", "it is left open who acted on whom"),
        ("geo_precision", "within 5 km"),
        ("geo_km", "the very spot"),
        ("geo_radius_km", "within 5 km"),
        // From which name the position comes, where it comes from one; how that matched is for data.
        ("geo_anchor", ""),
        ("geo_level", ""),
        ("toll_parts", "killed 32≠ (reported, 20 civilians, ~12 police)"),
        (
            "versions",
            "Men of the Hills (claimed, denies, 2031-03-08): killed 21 (assessed, 21 soldiers)",
        ),
        ("x", "other keys: gtd_id 203103070012; Grade B: likely"),
        ("date_basis", "(date supplied)"),
        ("losses_killed", "own losses: killed 15, captured some"),
        ("claimed_by", "claimed by ISIS, Men of the Hills on 2031-03-09; denied by Government"),
        ("actors", "by ISIS, Men of the Hills; against police, villagers"),
        ("attribution", "attribution suspected"),
        ("events", "6 events"),
    ];
    for (column, words) in otherwise {
        assert!(RECORD.columns().iter().any(|known| known.name == column), "{column}");
        assert!(report.contains(words), "{column}: {words}: {report}");
    }
    let mut seen = 0;
    for row in records(&corpus, [ALL, FIRST, PLAIN].into_iter()) {
        for (column, cell) in RECORD.columns().iter().zip(&row) {
            // `told` is what a date rests on where nothing is said, `1` how many events there are.
            let goes_without_saying = matches!(column.name, "date_basis" | "events");
            if goes_without_saying || otherwise.iter().any(|(known, _)| *known == column.name) {
                continue;
            }
            for text in texts(cell) {
                assert!(report.contains(&text), "{}: {text}: {report}", column.name);
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn the_sign_of_a_bound_is_that_of_print() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(fixture()).unwrap();
    let text = text
        .replace("events: 6", "events: \">=2\"")
        .replace("low: 7, best: 8, high: 12", "n: \"<=9\"");
    let file = folder.path().join("2031-03-06.yaml");
    std::fs::write(&file, text).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(["export", "--format", "markdown", "--archive"])
        .arg(&file)
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("≥2 events;") && text.contains("wounded ≤9"), "{text}");
    assert!(!text.contains(">="), "{text}");
}
