//! With ASCII signs only, no screen shows anything else: neither a sign of the program nor a letter of
//! the archive that the terminal cannot draw.

use watchfloor::keys::{Action, Context, Keymap};
use watchfloor::screens::Screen;

use crate::keys::states::states_as;
use crate::support::{Journey, Start};

const ASCII: Start = Start { unicode: false, ..Start::DEFAULT };

/// The sizes at which other rows, columns and heads are shown.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// The rows of a screen that are not ASCII.
fn foreign(name: &str, journey: &Journey) -> Vec<String> {
    let text = journey.text();
    let rows = text.lines().filter(|row| !row.is_ascii());
    rows.map(|row| format!("{name}: {}", row.trim_end())).collect()
}

#[test]
fn every_screen_is_ascii_where_signs_are() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (name, journey) in states_as(ASCII) {
        for (columns, rows) in SIZES {
            let mut journey = journey.clone();
            journey.resize(columns, rows);
            wrong.extend(foreign(&format!("{name}, {columns}x{rows}"), &journey));
            seen += 1;
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen > 300, "{seen} pictures are not every screen");
}

#[test]
fn every_list_and_page_of_an_archive_is_ascii_where_signs_are() {
    let mut wrong = Vec::new();
    for first in ["", "tab", "w"] {
        for mut journey in [ASCII.shipped(80, 24), ASCII.invented(80, 24)] {
            journey.keys(first);
            wrong.extend(walked(&mut journey));
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// Goes down a list to its end, and into each of its rows, as deep as the tree is.
fn walked(journey: &mut Journey) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut last = String::new();
    while journey.text() != last {
        last = journey.text();
        wrong.extend(foreign(&journey.at(), journey));
        let mut within = journey.clone();
        within.keys("enter");
        if matches!(within.app.screen(), Some(Screen::Browse(_))) {
            wrong.extend(walked(&mut within));
        }
        journey.keys("j");
    }
    wrong
}

#[test]
fn every_row_of_comparisons_is_ascii_where_signs_are() {
    let mut wrong = Vec::new();
    for (columns, rows) in SIZES {
        for subjects in [["wave:2020-05", "wave:2020-07"], ["2020", "itic-2020-05-21"]] {
            let mut journey = ASCII.shipped(columns, rows);
            journey.compare(&subjects).keys("g");
            let mut last = String::new();
            while journey.text() != last {
                last = journey.text();
                wrong.extend(foreign(&format!("{subjects:?}, {columns}x{rows}"), &journey));
                journey.keys("j");
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_help_of_every_context_is_ascii_where_signs_are() {
    let keymap = Keymap::default();
    let mut wrong = Vec::new();
    for (name, mut journey) in states_as(ASCII) {
        let context: Context = journey.app.screen().unwrap().context();
        let Some(help) = keymap.chords(context, Action::Help).first() else { continue };
        journey.resize(200, 150).keys(&help.to_string());
        wrong.extend(foreign(&format!("{name}, the help"), &journey));
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}
